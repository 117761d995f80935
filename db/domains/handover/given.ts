// Owns: what a case's own file says of its handovers: given to another desk, received, merged. Must not open files.
import type { HandoverNote } from '../../model/handover.ts';
import { newId } from '../../model/ids.ts';
import type { HandoverRow } from '../../model/operations.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import type { Tx } from '../history/command.ts';

/** Adds a line about a handover inside a command; returns its id. */
export function tellHandover(
  tx: Tx,
  direction: HandoverRow['direction'],
  {
    note,
    sha256,
    fileName,
  }: {
    readonly note: Pick<HandoverNote, 'actor' | 'deskId' | 'atMs' | 'reason' | 'leftOut'>;
    readonly sha256: string;
    readonly fileName: string;
  },
): string {
  const id = newId();
  tx.insert('handover', {
    id,
    direction,
    at_ms: tx.atMs,
    actor: note.actor,
    desk_id: note.deskId,
    made_ms: note.atMs,
    reason: note.reason,
    file_name: fileName,
    note_sha256: sha256,
    left_out: JSON.stringify(note.leftOut),
  });
  return id;
}

/** Handovers of a case, newest first. */
export function listHandovers(db: Db): HandoverRow[] {
  return prepared<Omit<HandoverRow, 'leftOut'> & { readonly leftOut: string }>(
    db,
    `SELECT h.id, h.direction, h.at_ms AS atMs, h.actor, h.desk_id AS deskId, h.made_ms AS madeMs, h.reason, h.file_name AS fileName, h.left_out AS leftOut,
            (SELECT count(*) FROM merge_difference d WHERE d.handover_id = h.id) AS differences
       FROM handover h ORDER BY h.at_ms DESC, h.id DESC`,
  )
    .all()
    .map((row) => ({ ...row, leftOut: JSON.parse(row.leftOut) as HandoverRow['leftOut'] }));
}
