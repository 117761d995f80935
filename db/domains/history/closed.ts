// Owns: whether a case is closed, and the refusal of whatever would change one that is. Must not close or open any.
import { formatDay, localDay } from '../../model/dates.ts';
import { Refusal } from '../../model/fault.ts';
import type { ClosedCase } from '../../model/operations.ts';
import { type Db, prepared } from '../../store/prepared.ts';

/** Who closed a case, when and why; null while it is open. */
export function closedCase(db: Db): ClosedCase | null {
  const row = prepared<{ value: string }>(db, `SELECT value FROM meta WHERE key = 'closed'`).get();
  return row === undefined ? null : (JSON.parse(row.value) as ClosedCase);
}

/** Refuses with `readonly` whatever would change a closed case. */
export function refuseWhereClosed(db: Db): void {
  const closed = closedCase(db);
  if (closed === null) return;
  const { actor, atMs, reason } = closed;
  throw new Refusal(
    'readonly',
    `${actor} closed this case on ${formatDay(localDay(new Date(atMs)))} (${reason}). It can be read and exported, not changed. To change it, open it again in History.`,
  );
}
