// Owns: listing the history. Never verifies.
import type { HistoryRow } from '../../model/operations.ts';
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

/**
 * History rows of every desk by time, newest first. `before` is the instant to go on from, in milliseconds; a page is longer than `limit` where rows of one
 * instant would be parted.
 */
export function listHistory(db: Db, before: number | null, limit: number): HistoryRow[] {
  const until = before ?? Number.MAX_SAFE_INTEGER;
  const from = prepared<{ at_ms: number }>(db, 'SELECT at_ms FROM history WHERE at_ms < ? ORDER BY at_ms DESC LIMIT 1 OFFSET ?').get(
    until,
    limit - 1,
  )?.at_ms;
  const rows = prepared<StoredRow & { last_act: string | null }>(
    db,
    `SELECT h.*, (SELECT x.acts_as FROM history x WHERE x.desk_id = h.desk_id AND x.acts_on = h.sequence ORDER BY x.sequence DESC LIMIT 1) AS last_act
       FROM history h WHERE h.at_ms < ? AND h.at_ms >= ? ORDER BY h.at_ms DESC, h.sequence DESC, h.desk_id`,
  ).all(until, from ?? Number.MIN_SAFE_INTEGER);
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
    changes: row.changes,
    hash: row.hash,
  }));
}
