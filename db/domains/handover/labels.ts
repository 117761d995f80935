// Owns: what is known of a paper's label beside the label itself: names it had at other desks, and whether it may still change. Never writes.
import { type Db, prepared } from '../../store/prepared.ts';
import { deskOf, type Payload } from '../history/command.ts';
import { labelDesk } from '../history/line.ts';

/** Labels that a paper was first given and that two desks had given; each stays a name of it for ever. */
export function aliasesOf(db: Db, entryId: string): string[] {
  return prepared<string>(db, 'SELECT label FROM label_alias WHERE entry_id = ? ORDER BY label').pluck().all(entryId) as string[];
}

/** The paper that bears a label, or bore it first; undefined where none does. */
export function entryWithAlias(db: Db, label: string): string | undefined {
  return prepared<{ entry_id: string }>(db, 'SELECT entry_id FROM label_alias WHERE label = ? LIMIT 1').get(label)?.entry_id;
}

/** Whether a label was given at this desk and not yet seen by the one whose labels stay: that of a paper of another desk may take its number. */
export function isProvisional(db: Db, entryId: string): boolean {
  const desk = deskOf(db);
  const holder = labelDesk(db);
  if (holder === desk) return false;
  const batch = prepared<{ batch_id: string }>(db, 'SELECT batch_id FROM entry WHERE id = ?').get(entryId)?.batch_id ?? '';
  const given = prepared<{ sequence: number }>(
    db,
    `SELECT h.sequence FROM history h JOIN history_payload p ON p.desk_id = h.desk_id AND p.sequence = h.sequence
      WHERE h.desk_id = ? AND h.command = 'intake.start' AND instr(p.payload, ?) > 0`,
  ).get(desk, batch)?.sequence;
  return given !== undefined && given > lastSeenBy(db, holder, desk);
}

/** The last row of `desk` that `holder` had taken in, as far as is known here. */
function lastSeenBy(db: Db, holder: string, desk: string): number {
  const payloads = prepared<string>(
    db,
    `SELECT p.payload FROM history h JOIN history_payload p ON p.desk_id = h.desk_id AND p.sequence = h.sequence
      WHERE h.desk_id = ? AND h.command IN ('handover.merge', 'handover.receive')`,
  )
    .pluck()
    .all(holder) as string[];
  const seen = payloads.flatMap((payload) => ((JSON.parse(payload) as Payload).heads ?? []).filter(({ deskId }) => deskId === desk));
  return seen.reduce((last, { sequence }) => Math.max(last, sequence), 0);
}
