// Owns: how an order stands after the report: its due day with what is known of its start, and whether it was kept in time. Must not decide whether the proof will do.
import type { Calendar } from './clocks.ts';
import { type CivilDate, dayNumber } from './dates.ts';
import type { Compliance, Order } from './draft.ts';
import { dueDate } from './due.ts';

/** How an order stands on a day. */
export interface OrderStanding {
  readonly standing: Compliance['standing'];
  readonly due: CivilDate | null;
  /** Null where nothing can be late: released, no day known. */
  readonly timing: 'in time' | 'late' | 'not due yet' | 'overdue' | null;
  /** Calendar days late or overdue; 0 otherwise. */
  readonly days: number;
}

/** The standing of an order on `today`. An order in part kept is still open. The due day itself is in time. */
export function orderStanding(
  order: Pick<Order, 'due'>,
  compliance: Pick<Compliance, 'standing' | 'startedOn' | 'compliedOn'> | undefined,
  reportDate: CivilDate | null,
  today: CivilDate,
  calendar: Calendar,
): OrderStanding {
  const standing = compliance?.standing ?? 'outstanding';
  const due = order.due === null ? null : dueDate(order.due, reportDate, calendar, compliance?.startedOn ?? null);
  const isKept = standing === 'complied';
  const until = isKept ? (compliance?.compliedOn ?? null) : today;
  if (standing === 'released' || due === null || until === null) return { standing, due, timing: null, days: 0 };
  const days = Math.max(0, dayNumber(until) - dayNumber(due));
  const timing = isKept ? (days > 0 ? 'late' : 'in time') : days > 0 ? 'overdue' : 'not due yet';
  return { standing, due, timing, days };
}
