// Owns: partial dates as a case file writes them (a text, a precision, an until) and back. The arithmetic is db/model/dates.
import { type DatePrecision, lastDayOfMonth, type PartialDate, partialDate, unknownDate } from '../../model/dates.ts';
import { type Path, refuse } from './refuse.ts';

export interface FileDate {
  readonly text?: string | undefined;
  readonly precision?: DatePrecision | undefined;
  readonly until?: string | undefined;
}

/** Reads a date of a case file; unknown where it gives none. Refuses a span that has no end or ends before it starts, and an end or a precision of no date. */
export function readDate(date: FileDate, path: Path): PartialDate {
  if (date.text === undefined) {
    if (date.until !== undefined || (date.precision ?? 'unknown') !== 'unknown')
      refuse(path, 'it is not there, but its end or precision is. Write the date too, or leave them out.');
    return unknownDate;
  }
  if (date.precision === 'between' && date.until === undefined) refuse(path, 'a date "between" needs its end as well.');
  if (date.until !== undefined && date.precision !== undefined && date.precision !== 'between') {
    refuse(path, `a date with an end is "between", not "${date.precision}".`);
  }
  const precision = date.until === undefined ? date.precision : 'between';
  let read: PartialDate;
  try {
    read = partialDate(date.text, precision, date.until);
  } catch (problem) {
    if (problem instanceof RangeError) return refuse(path, problem.message);
    throw problem;
  }
  if (read.earliest !== null && read.latest !== null && read.latest < read.earliest) refuse(path, 'it ends before it starts.');
  return read;
}

/** The same for a date that may be left out: null where it is. */
export function readDateOrNone(date: FileDate, path: Path): PartialDate | null {
  const read = readDate(date, path);
  return read.precision === 'unknown' ? null : read;
}

function spanText(earliest: string, latest: string): string {
  const year = earliest.slice(0, 4);
  if (earliest === `${year}-01-01` && latest === `${year}-12-31`) return year;
  const month = earliest.slice(0, 7);
  const lastDay = lastDayOfMonth(Number(year), Number(earliest.slice(5, 7)));
  return earliest === `${month}-01` && latest === `${month}-${lastDay}` ? month : earliest;
}

/** The inverse of `readDate`: what to write so that reading gives the same date. Precision is left out where the text alone says it. */
export function writeDate(date: PartialDate): FileDate {
  const { earliest, latest, precision } = date;
  const day = earliest ?? latest;
  if (precision === 'unknown' || day === null) return {};
  if (precision === 'between') return { text: day, until: latest ?? day };
  const text = earliest !== null && latest !== null ? spanText(earliest, latest) : day;
  const plain = text.length === 10 ? 'day' : text.length === 7 ? 'month' : 'year';
  return plain === precision ? { text } : { text, precision };
}
