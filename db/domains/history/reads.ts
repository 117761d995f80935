// Owns: listing the history. Never verifies.
import { whyNotUndoable } from '../../model/commands.ts';
import type { HistoryPlace, HistoryRow } from '../../model/operations.ts';
import { type Db, prepared } from '../../store/prepared.ts';

/** A row of history as it is stored. */
export interface StoredRow {
  readonly desk_id: string;
  readonly sequence: number;
  readonly previous_hash: string;
  readonly hash: string;
  readonly at_ms: number;
  readonly offset_minutes: number;
  readonly actor: string;
  readonly command: string;
  readonly label: string;
  readonly acts_on: number | null;
  readonly acts_as: 'do' | 'undo' | 'redo';
  readonly is_undoable: number;
  readonly changes: number;
  readonly payload_sha256: string;
}

/** Past every row. */
const newest = '9223372036854775807';

/**
 * SQL of what was done last about a row `h` of the history: undone or done again; NULL where nothing was.
 * @param upTo the last row of its desk that counts, a number or `?`; all of them where it is left out
 */
export function lastActSql(upTo: string = newest): string {
  return `(SELECT x.acts_as FROM history x WHERE x.desk_id = h.desk_id AND x.acts_on = h.sequence AND x.sequence <= ${upTo} ORDER BY x.sequence DESC LIMIT 1)`;
}

/**
 * History rows in the order in which they came to this file, newest first: a clock that was set back moves none of them, and what another desk did stands under the
 * merge that brought it. `before` is the row to go on from.
 */
export function listHistory(db: Db, before: HistoryPlace | null, limit: number): HistoryRow[] {
  const rows = prepared<StoredRow & { last_act: string | null }>(
    db,
    `SELECT h.*, ${lastActSql()} AS last_act
       FROM history h WHERE h.rowid < coalesce((SELECT b.rowid FROM history b WHERE b.desk_id = ? AND b.sequence = ?), ${newest})
      ORDER BY h.rowid DESC LIMIT ?`,
  ).all(before?.deskId ?? null, before?.sequence ?? null, limit);
  return rows.map((row) => ({
    deskId: row.desk_id,
    sequence: row.sequence,
    atMs: row.at_ms,
    offsetMinutes: row.offset_minutes,
    actor: row.actor,
    command: row.command,
    label: row.label,
    actsOn: row.acts_on,
    isUndone: row.last_act === 'undo',
    whyNotUndoable: row.acts_as === 'do' ? whyNotUndoable(row.command, row.is_undoable === 1) : null,
    changes: row.changes,
    hash: row.hash,
  }));
}
