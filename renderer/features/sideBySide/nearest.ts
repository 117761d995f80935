// Owns which entry of a side is nearest to a day, in words. Must not open it.
import { type Calendar, workingDaysBetween } from '../../../db/model/clocks.ts';
import { type CivilDate, dayNumber, formatPartialDate } from '../../../db/model/dates.ts';
import type { Side } from '../../../db/model/entry.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { sideBySideText } from '../../text/sideBySide.ts';

/** What is nearest by date, and how far. */
export interface NearestEntry {
  readonly row: AxisRow;
  readonly date: string;
  readonly distance: string;
}

/** The day an entry stands at; null where it has none. */
export function dayOf({ date }: AxisRow): CivilDate | null {
  return date.earliest ?? date.latest;
}

/** The entry of a side nearest to a day by the calendar, the later of two as near; null where the side has none with a day. What was received again is passed over. */
export function nearestByDate(rows: readonly AxisRow[], day: CivilDate, side: Side): AxisRow | null {
  type Dated = { readonly row: AxisRow; readonly on: CivilDate };
  let [before, after]: [Dated | null, Dated | null] = [null, null];
  for (const row of rows) {
    const on = dayOf(row);
    if (row.side !== side || on === null || row.status === 'duplicate') continue;
    if (on >= day) {
      if (after === null || on < after.on) after = { row, on };
    } else if (before === null || on > before.on) before = { row, on };
  }
  if (before === null || after === null) return (after ?? before)?.row ?? null;
  return (dayNumber(day) - dayNumber(before.on) < dayNumber(after.on) - dayNumber(day) ? before : after).row;
}

/** The entry of a side nearest to a day, and how far off it is; null where there is no day or no entry with one. */
export function nearestTo(day: CivilDate | null, rows: readonly AxisRow[], side: Side, calendar: Calendar | null): NearestEntry | null {
  return day === null ? null : fromDay(day, nearestByDate(rows, day, side), calendar);
}

/** How far an entry is from a day; null where there is none, or none with a date. */
export function fromDay(day: CivilDate | null, row: AxisRow | null, calendar: Calendar | null): NearestEntry | null {
  const on = row === null ? null : dayOf(row);
  if (day === null || row === null || on === null) return null;
  const workingDays = calendar === null ? 0 : workingDaysBetween(day, on, calendar);
  return { row, date: formatPartialDate(row.date), distance: sideBySideText.distance(workingDays, dayNumber(on) - dayNumber(day)) };
}

/** The entry of the same side after this one in order of date, or before it; null past the ends. Papers received again are passed over. */
export function besideIt(rows: readonly AxisRow[], entryId: string, by: 1 | -1): AxisRow | null {
  const side = rows.find(({ id }) => id === entryId)?.side;
  const own = rows.filter((row) => row.side === side && (row.status !== 'duplicate' || row.id === entryId));
  const at = own.findIndex(({ id }) => id === entryId);
  return at < 0 ? null : (own[at + by] ?? null);
}
