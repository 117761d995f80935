// Owns: reading one date in British writing, strictly. Must not search long prose for dates: a wrong date is worse than none.
import { type CivilDate, civilDate, lastDayOfMonth, monthNumber, type PartialDate, partialDate } from './dates.ts';

const monthName =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const wholeMonthName = new RegExp(`^${monthName}$`, 'i');
const weekday = '(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\\.?,?\\s+)?';
const year = "(?:19|20)\\d{2}|'?\\d{2}";
const clock =
  '(?:,?\\s*(?:at\\s+|T)?(\\d{1,2})[:.](\\d{2})(?:[:.]\\d{2}(?:\\.\\d+)?)?\\s*([ap]\\.?m\\.?)?(?:\\s*(?:hrs|hours|Z|GMT|BST|UTC))?)?';

/** Order of day and month in dates written all in figures. */
export type FigureOrder = 'day-first' | 'month-first';

export interface WrittenDate {
  readonly date: PartialDate;
  /** `14:05` as written (12-hour clocks turned to 24), or null. */
  readonly time: string | null;
}

const wordy = new RegExp(
  `^${weekday}(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+day)?(?:\\s+of)?[\\s,./-]+(${monthName})[\\s,./-]*(${year})${clock}$`,
  'i',
);
const american = new RegExp(`^${weekday}(${monthName})\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(${year})${clock}$`, 'i');
const figures = new RegExp(`^${weekday}(\\d{1,2})\\s?([/.-])\\s?(\\d{1,2})\\s?\\2\\s?(${year})${clock}$`, 'i');
const iso = new RegExp(`^((?:19|20)\\d{2})([-/.])(\\d{1,2})\\2(\\d{1,2})${clock}(?:[+-]\\d{2}:?\\d{2})?$`, 'i');
const monthOnly = new RegExp(`^(${monthName})[\\s,]+((?:19|20)\\d{2})$`, 'i');

/**
 * Reads text that is a date and nothing else: `3 May 2023`, `Wednesday 3rd May 2023 at 2.05pm`, `03/05/23`, `2023-05-03T14:05:00`, `May 3, 2023`,
 * `May 2023`. Dates in figures are day first unless told otherwise. Returns null for anything else and for days that do not exist.
 */
export function readDate(text: string, order: FigureOrder = 'day-first'): WrittenDate | null {
  const clean = text
    .replace(/[\u00a0\u2000-\u200b\u202f\s]+/g, ' ')
    .trim()
    .replace(/[.,;]$/, '');
  if (clean.length < 6 || clean.length > 60) return null;
  let found = wordy.exec(clean);
  if (found) return written(found[3], monthNumber(found[2] ?? ''), found[1], found.slice(4));
  found = american.exec(clean);
  if (found) return written(found[3], monthNumber(found[1] ?? ''), found[2], found.slice(4));
  found = iso.exec(clean);
  if (found) return written(found[1], Number(found[3]), found[4], found.slice(5));
  found = figures.exec(clean);
  if (found) {
    const [first, second] = [Number(found[1]), Number(found[3])];
    return order === 'day-first' ? written(found[4], second, first, found.slice(5)) : written(found[4], first, second, found.slice(5));
  }
  found = monthOnly.exec(clean);
  if (found) return { date: partialDate(`${found[2]}-${two(monthNumber(found[1] ?? ''))}`), time: null };
  return null;
}

/**
 * How a column of dates in figures is written: month first only where some value cannot be day first and none says the opposite.
 */
export function figureOrder(texts: readonly string[]): FigureOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const text of texts) {
    const found = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b/.exec(text);
    if (!found) continue;
    if (Number(found[1]) > 12) dayFirst += 1;
    else if (Number(found[2]) > 12) monthFirst += 1;
  }
  return monthFirst > 0 && dayFirst === 0 ? 'month-first' : 'day-first';
}

/** The day, when year, month and day exist together between 1950 and 2099; else null. */
export function realDay(yearNumber: number, month: number, day: number): CivilDate | null {
  if (yearNumber < 1950 || yearNumber > 2099 || month < 1 || month > 12 || day < 1 || day > lastDayOfMonth(yearNumber, month)) return null;
  return civilDate(yearNumber, month, day);
}

/** `14:05` from hours, minutes and an am/pm word; null when there is no such time. */
export function clockTime(hours: string | undefined, minutes: string | undefined, half: string | undefined): string | null {
  if (hours === undefined || minutes === undefined) return null;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  return hour > 23 || Number(minutes) > 59 ? null : `${two(hour)}:${minutes}`;
}

/** True for an English month name or its usual abbreviation and nothing else. */
export function isMonthName(word: string): boolean {
  return wholeMonthName.test(word);
}

function written(
  yearText: string | undefined,
  month: number,
  day: string | number | undefined,
  rest: (string | undefined)[],
): WrittenDate | null {
  const real = realDay(fullYear((yearText ?? '').replace("'", '')), month, Number(day));
  return real === null ? null : { date: partialDate(real), time: clockTime(rest[0], rest[1], rest[2]) };
}

/** The year that figures mean: two of them below 70 are of this century. */
export function fullYear(figures: string): number {
  const year = Number(figures);
  return figures.length === 2 ? year + (year < 70 ? 2000 : 1900) : year;
}

function two(figure: number): string {
  return String(figure).padStart(2, '0');
}
