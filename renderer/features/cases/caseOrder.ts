// Owns how cases are filtered and sorted in the list. Pure.
import type { CaseRow } from '../../../db/model/operations.ts';
import { type CaseColumn, wordsOfCase } from '../../text/cases.ts';

/** The cases whose words hold every word typed, sorted by a column; cases without a value in it come last either way. */
export function arrangeCases(rows: readonly CaseRow[], typed: string, column: CaseColumn, isDescending: boolean): readonly CaseRow[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const kept = rows.filter((row) => {
    const text = wordsOfCase(row);
    return words.every((word) => text.includes(word));
  });
  return kept.sort((left, right) => {
    const [a, b] = [sortValue(left, column), sortValue(right, column)];
    if (a === b) return left.reference.localeCompare(right.reference);
    if (a === null) return 1;
    if (b === null) return -1;
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en-GB', { numeric: true });
    return isDescending ? -order : order;
  });
}

function sortValue(row: CaseRow, column: CaseColumn): string | number | null {
  switch (column) {
    case 'deadline':
      return row.nextDeadline?.date ?? null;
    case 'orders':
      return row.overdue.length;
    case 'waitingOn':
      return row.waitingOn === 'nobody' ? null : row.waitingOn;
    default:
      return row[column];
  }
}
