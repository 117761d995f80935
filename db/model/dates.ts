// Owns: civil dates as the field uses them: ISO text with a precision and a latest bound. Must not know calendars of working days (clocks.ts) nor time zones of instants.
import { z } from 'zod';

/** The months in English, January first. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A real calendar day, `2023-05-03`; 30 February is refused. */
export const civilDateSchema = z.iso.date();
export type CivilDate = string;

/** `2023`, `2023-05` or `2023-05-03`: as much of a date as the paper gives. */
export const looseDateSchema = z.union([
  civilDateSchema,
  z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'not a month such as 2023-05'),
  z.string().regex(/^\d{4}$/, 'not a year such as 2023'),
]);

const datePrecisions = ['day', 'month', 'year', 'about', 'before', 'after', 'between', 'unknown'] as const;
export const datePrecisionSchema = z.enum(datePrecisions);
export type DatePrecision = z.infer<typeof datePrecisionSchema>;

/** A date as far as it is known. `earliest` and `latest` are days and inclusive; both null when precision is unknown. */
export const partialDateSchema = z.strictObject({
  earliest: civilDateSchema.nullable(),
  latest: civilDateSchema.nullable(),
  precision: datePrecisionSchema,
});
export type PartialDate = z.infer<typeof partialDateSchema>;

export const unknownDate: PartialDate = { earliest: null, latest: null, precision: 'unknown' };

/** Last day of a month. `month` counts from 1. */
export function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * Reads `2023`, `2023-05` or `2023-05-03` into a partial date. `after` leaves `latest` null, `before` leaves `earliest` null; `month` and `year`
 * take no more of the text than they say. Throws RangeError on a day that does not exist, and where the text says less than the precision.
 */
export function partialDate(written: string, precision?: DatePrecision, until?: string | null): PartialDate {
  const loose = looseDateSchema.safeParse(written);
  if (!loose.success) throw new RangeError(`"${written}" is not a date such as 2023-05-03, 2023-05 or 2023.`);
  const length = precision === 'day' ? 10 : precision === 'month' ? 7 : precision === 'year' ? 4 : written.length;
  if (written.length < length) throw new RangeError(`"${written}" names no ${precision}. Write more of the date, or another precision.`);
  const text = written.slice(0, length);
  const [year, month] = text.split('-').map(Number) as [number, number | undefined];
  const earliest = text.length === 10 ? text : `${text.slice(0, 4)}-${text.length === 7 ? text.slice(5) : '01'}-01`;
  const latest = text.length === 10 ? text : month === undefined ? `${text}-12-31` : civilDate(year, month, lastDayOfMonth(year, month));
  const given = precision ?? (text.length === 10 ? 'day' : text.length === 7 ? 'month' : 'year');
  if (given === 'unknown') return unknownDate;
  if (given === 'before') return { earliest: null, latest, precision: given };
  if (given === 'after') return { earliest, latest: null, precision: given };
  if (given === 'between' && until != null) return { earliest, latest: partialDate(until).latest, precision: given };
  return { earliest, latest, precision: given };
}

/** `2023-05-03` as `3 May 2023`. */
export function formatDay(day: CivilDate): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return `${date} ${monthNames[month - 1]} ${year}`;
}

/** A partial date in words: `3 May 2023`, `May 2023`, `about May 2023`, `before 3 May 2023`, `undated`. */
export function formatPartialDate(date: PartialDate): string {
  const { earliest, latest, precision } = date;
  const day = earliest ?? latest;
  if (day === null || precision === 'unknown') return 'undated';
  const month = `${monthNames[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
  switch (precision) {
    case 'day':
      return formatDay(day);
    case 'month':
      return month;
    case 'year':
      return day.slice(0, 4);
    case 'about':
      return `about ${earliest === latest ? formatDay(day) : month}`;
    case 'before':
      return `before ${formatDay(latest ?? day)}`;
    case 'after':
      return `after ${formatDay(earliest ?? day)}`;
    case 'between':
      return `between ${formatDay(earliest ?? day)} and ${formatDay(latest ?? day)}`;
  }
}

/** The shortest ISO text that gives the date back with its precision: the inverse of `partialDate` for day, month and year. */
export function looseText(date: PartialDate): string | null {
  const day = date.earliest ?? date.latest;
  if (day === null) return null;
  if (date.precision === 'month') return day.slice(0, 7);
  if (date.precision === 'year') return day.slice(0, 4);
  return day;
}

/** 1 to 12 for an English month name or its first three letters, in any case; 0 for anything else. */
export function monthNumber(name: string): number {
  const start = name.slice(0, 3).toLowerCase();
  return monthNames.findIndex((month) => month.slice(0, 3).toLowerCase() === start) + 1;
}

/** The ISO text of a day. `month` counts from 1; nothing is checked. */
export function civilDate(year: number, month: number, day: number): CivilDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Day number counted from 1970-01-01, for arithmetic without time zones. */
export function dayNumber(day: CivilDate): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return Math.round(Date.UTC(year, month - 1, date) / 86_400_000);
}

/** The day with this number; inverse of `dayNumber`. */
export function dayFromNumber(days: number): CivilDate {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

/** The day it is on the clock of this machine at an instant: its own time zone, as people at it count days. */
export function localDay(instant: Date): CivilDate {
  return civilDate(instant.getFullYear(), instant.getMonth() + 1, instant.getDate());
}

/** The same day of another month, or that month's last day: 31 January and one month is 28 or 29 February. `months` may be negative. */
export function addMonths(day: CivilDate, months: number): CivilDate {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  return civilDate(toYear, toMonth, Math.min(date, lastDayOfMonth(toYear, toMonth)));
}
