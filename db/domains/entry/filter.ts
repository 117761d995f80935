// Owns: the filters of lists and search as SQL conditions on the entry `e`. Values are always bound, never written into the SQL.
import type { EntryFilter } from '../../model/operations.ts';
import type { Cell } from '../../store/prepared.ts';
import { unreadSql } from './rows.ts';

export interface Conditions {
  readonly sql: readonly string[];
  readonly cells: readonly Cell[];
}

/** Conditions an entry must meet. A date that only overlaps `from`..`to` is kept: leaving evidence out needs certainty. Undated entries fail a date filter. */
export function filterConditions(filter: EntryFilter): Conditions {
  const sql = ['e.is_withdrawn = 0'];
  const cells: Cell[] = [];
  const add = (condition: string, cell: Cell) => {
    sql.push(condition);
    cells.push(cell);
  };
  if (filter.side !== undefined) add('e.side = ?', filter.side);
  if (filter.kind !== undefined) add('e.kind = ?', filter.kind);
  if (filter.from !== undefined) {
    add(`(e.date_latest >= ? OR (e.date_latest IS NULL AND e.date_earliest IS NOT NULL))`, filter.from);
  }
  if (filter.to !== undefined) {
    add(`(e.date_earliest <= ? OR (e.date_earliest IS NULL AND e.date_latest IS NOT NULL))`, filter.to);
  }
  if (filter.isUnread !== undefined) {
    sql.push(filter.isUnread ? unreadSql : `NOT ${unreadSql}`);
  }
  if (filter.batchId !== undefined) add('e.batch_id = ?', filter.batchId);
  if (filter.parentId !== undefined) add('e.parent_id = ?', filter.parentId);
  return { sql, cells };
}
