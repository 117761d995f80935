// Owns: counting working days on a calendar given to it. Must not know which days are holidays (db/rules/holidays) nor which limits apply (rule sets).
import { type CivilDate, dayFromNumber, dayNumber } from './dates.ts';

/** The days on which offices are shut besides Saturdays and Sundays, each with its name. */
export interface Calendar {
  readonly id: string;
  readonly name: string;
  readonly holidays: ReadonlyMap<CivilDate, string>;
}

/** A count of working days with its working: what was counted, and what was passed over. */
export interface WorkingCount {
  readonly start: CivilDate;
  readonly end: CivilDate;
  readonly workingDays: number;
  /** Saturdays and Sundays passed over. */
  readonly weekendDays: number;
  /** Holidays on weekdays passed over, in order. */
  readonly holidays: readonly { readonly day: CivilDate; readonly name: string }[];
}

/** 1970-01-01 was a Thursday: 0 is Monday, 6 Sunday. */
function weekday(days: number): number {
  return (((days + 3) % 7) + 7) % 7;
}

function isOpen(days: number, calendar: Calendar): boolean {
  return weekday(days) < 5 && !calendar.holidays.has(dayFromNumber(days));
}

/** True unless the day is a Saturday, a Sunday or a holiday of the calendar. */
export function isWorkingDay(day: CivilDate, calendar: Calendar): boolean {
  return isOpen(dayNumber(day), calendar);
}

/**
 * Working days after `start` up to and including `end`: the day something arrives is day nought. Negative when `end` comes first.
 * 28 September 2023 to 10 October 2023 is 8 (Housing Ombudsman, determination 202334516).
 */
export function workingDaysBetween(start: CivilDate, end: CivilDate, calendar: Calendar): number {
  const [first, last] = [dayNumber(start), dayNumber(end)];
  if (last < first) {
    const back = workingDaysBetween(end, start, calendar);
    return back === 0 ? 0 : -back;
  }
  let count = 0;
  for (let day = first + 1; day <= last; day += 1) if (isOpen(day, calendar)) count += 1;
  return count;
}

/**
 * `workingDaysBetween` with its working. The three figures always add up to the calendar days after `start` up to and including `end`.
 * Throws RangeError where the end comes before the start.
 */
export function countWorkingDays(start: CivilDate, end: CivilDate, calendar: Calendar): WorkingCount {
  const [first, last] = [dayNumber(start), dayNumber(end)];
  if (last < first) throw new RangeError(`${end} comes before ${start}.`);
  let [workingDays, weekendDays] = [0, 0];
  const holidays: { day: CivilDate; name: string }[] = [];
  for (let number = first + 1; number <= last; number += 1) {
    const day = dayFromNumber(number);
    const name = calendar.holidays.get(day);
    if (weekday(number) >= 5) weekendDays += 1;
    else if (name !== undefined) holidays.push({ day, name });
    else workingDays += 1;
  }
  return { start, end, workingDays, weekendDays, holidays };
}

/** The day on which the `count`-th working day after `start` falls; `start` itself when `count` is 0. Throws RangeError on a negative or broken count. */
export function addWorkingDays(start: CivilDate, count: number, calendar: Calendar): CivilDate {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`Working days are counted forward in whole days, not ${count}.`);
  let day = dayNumber(start);
  for (let left = count; left > 0; ) {
    day += 1;
    if (isOpen(day, calendar)) left -= 1;
  }
  return dayFromNumber(day);
}
