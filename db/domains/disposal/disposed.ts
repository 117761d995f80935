// Owns: what was disposed of in a file, as the file itself says it: which disposal, by whom and when, and which rows of history it emptied. Must not dispose of
// anything.
import { formatDay, localDay } from '../../model/dates.ts';
import { classWords, type RecordClass } from '../../model/retention.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import type { Head } from '../history/command.ts';

/** One disposal, as a case's file keeps it (note `disposed`). */
export interface DisposalNote {
  /** Id of its record at the desk. */
  readonly id: string;
  readonly actor: string;
  readonly atMs: number;
  readonly through: RecordClass;
  /** Last row of each desk's history whose content went. */
  readonly heads: readonly Head[];
}

/** Disposals of part of this file, oldest first. */
export function disposedIn(db: Db): DisposalNote[] {
  const row = prepared<{ value: string }>(db, `SELECT value FROM meta WHERE key = 'disposed'`).get();
  return row === undefined ? [] : (JSON.parse(row.value) as DisposalNote[]);
}

/** Tells, among other settings, where somebody was. */
export const settingCommand = 'desk.writeSetting';

/** What verifying has to pass over because it was disposed of, and how it is said. */
export interface Emptied {
  /** Last row of a desk's history whose content went. */
  readonly deskId: string;
  readonly sequence: number;
  /** The only command whose rows were emptied; null where all were. */
  readonly command: string | null;
  readonly sentence: string;
}

/** Of a case's file, or of the desk's. */
export function emptiedIn(db: Db): Emptied[] {
  const isDesk = prepared(db, `SELECT 1 FROM pragma_table_list WHERE schema = 'main' AND name = 'disposal'`).get() !== undefined;
  if (!isDesk) {
    return disposedIn(db).flatMap(({ id, actor, atMs, through, heads }) => {
      const sentence = `Disposed of by ${actor} on ${formatDay(localDay(new Date(atMs)))}: ${classWords(through)}, with what the history said of them (disposal ${id}). Digests are kept.`;
      return heads.map((head) => ({ ...head, command: null, sentence }));
    });
  }
  return prepared<{ id: string; reference: string; actor: string; at_ms: number; up_to: number; desk_id: string }>(
    db,
    `SELECT d.id, d.reference, d.actor, d.at_ms, d.up_to, m.value AS desk_id FROM disposal d JOIN meta m ON m.key = 'desk_id' ORDER BY d.at_ms, d.id`,
  )
    .all()
    .map((row) => ({
      deskId: row.desk_id,
      sequence: row.up_to,
      command: settingCommand,
      sentence: `Disposed of by ${row.actor} on ${formatDay(localDay(new Date(row.at_ms)))} with case ${row.reference}: where somebody was in it (disposal ${row.id}). Digests are kept.`,
    }));
}
