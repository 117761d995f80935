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

/** A holiday on a weekday, by the number of its day. */
interface Closed {
  readonly number: number;
  readonly day: CivilDate;
  readonly name: string;
}

/** Holidays on weekdays of each calendar, in order, worked out once: a calendar never changes. */
const closedOf = new WeakMap<Calendar, readonly Closed[]>();

function closedDays(calendar: Calendar): readonly Closed[] {
  const known = closedOf.get(calendar);
  if (known !== undefined) return known;
  const closed = [...calendar.holidays]
    .map(([day, name]) => ({ number: dayNumber(day), day, name }))
    .filter(({ number }) => weekday(number) < 5)
    .sort((a, b) => a.number - b.number);
  closedOf.set(calendar, closed);
  return closed;
}

/** Where the first holiday after a day stands in the list. */
function firstAfter(closed: readonly Closed[], day: number): number {
  let [low, high] = [0, closed.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((closed[middle] as Closed).number > day) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Weekdays after `first` up to and including `last`: five of every whole week, and those of the days left over. */
function weekdaysBetween(first: number, last: number): number {
  const weeks = Math.floor((last - first) / 7);
  let count = 5 * weeks;
  for (let day = first + 7 * weeks + 1; day <= last; day += 1) if (weekday(day) < 5) count += 1;
  return count;
}

/** True unless the day is a Saturday, a Sunday or a holiday of the calendar. */
export function isWorkingDay(day: CivilDate, calendar: Calendar): boolean {
  return weekday(dayNumber(day)) < 5 && !calendar.holidays.has(day);
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
  const closed = closedDays(calendar);
  return weekdaysBetween(first, last) - (firstAfter(closed, last) - firstAfter(closed, first));
}

/**
 * `workingDaysBetween` with its working. The three figures always add up to the calendar days after `start` up to and including `end`.
 * Throws RangeError where the end comes before the start.
 */
export function countWorkingDays(start: CivilDate, end: CivilDate, calendar: Calendar): WorkingCount {
  const [first, last] = [dayNumber(start), dayNumber(end)];
  if (last < first) throw new RangeError(`${end} comes before ${start}.`);
  const closed = closedDays(calendar);
  const holidays = closed.slice(firstAfter(closed, first), firstAfter(closed, last)).map(({ day, name }) => ({ day, name }));
  const weekdays = weekdaysBetween(first, last);
  return { start, end, workingDays: weekdays - holidays.length, weekendDays: last - first - weekdays, holidays };
}

/** The day on which the `count`-th working day after `start` falls; `start` itself when `count` is 0. Throws RangeError on a negative or broken count. */
export function addWorkingDays(start: CivilDate, count: number, calendar: Calendar): CivilDate {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`Working days are counted forward in whole days, not ${count}.`);
  const closed = closedDays(calendar);
  let day = dayNumber(start);
  let next = firstAfter(closed, day);
  for (let left = count; left > 0; ) {
    day += 1;
    const isClosed = closed[next]?.number === day;
    if (isClosed) next += 1;
    if (weekday(day) < 5 && !isClosed) left -= 1;
  }
  return dayFromNumber(day);
}
