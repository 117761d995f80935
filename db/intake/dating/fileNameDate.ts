// Owns: the date a file's name carries. Must not read the file.

import { isMonthName, readDate, realDay } from '../../model/britishDate.ts';
import { monthNumber, type PartialDate, partialDate } from '../../model/dates.ts';

const isoLike = /(?<!\d)((?:19|20)\d{2})([-_. ]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/g;
const dayFirst = /(?<!\d)(\d{1,2})([-_. ])(\d{1,2})\2((?:19|20)\d{2}|\d{2})(?!\d|[-_.]\d)/g;
const wordy = /(?<![A-Za-z0-9])(\d{1,2})(?:st|nd|rd|th)?[-_. ]*(?:of[-_. ])?([A-Za-z]{3,9})[-_., ]*((?:19|20)\d{2})(?!\d)/g;
const monthOnly = /(?<![A-Za-z0-9])([A-Za-z]{3,9})[-_. ]((?:19|20)\d{2})(?!\d)/g;

/** The one date in a file's name (`2023-05-03`, `20230503`, `03.05.23`, `3rd May 2023`, `May 2023`); null where there is none or more than one. */
export function fileNameDate(fileName: string): PartialDate | null {
  const stem = fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const days = new Set<string>();
  let rest = stem.replace(isoLike, (whole, year: string, _gap, month: string, day: string) => {
    const real = realDay(Number(year), Number(month), Number(day));
    if (real !== null) days.add(real);
    return real === null ? whole : ' ';
  });
  rest = rest.replace(wordy, (whole, day: string, month: string, year: string) => {
    const real = isMonthName(month) ? realDay(Number(year), monthNumber(month), Number(day)) : null;
    if (real !== null) days.add(real);
    return real === null ? whole : ' ';
  });
  rest = rest.replace(dayFirst, (whole, day: string, _gap, month: string, year: string) => {
    // Beside a date with its full year, three pairs of figures are a clock time: "2023-05-07 at 10.11.12".
    if (year.length === 2 && days.size > 0) return whole;
    const found = readDate(`${day}/${month}/${year}`);
    if (found?.date.earliest != null) days.add(found.date.earliest);
    return found ? ' ' : whole;
  });
  if (days.size > 1) return null;
  const [only] = days;
  if (only !== undefined) return partialDate(only);
  const monthsFound = new Set<string>();
  for (const [, month, year] of rest.matchAll(monthOnly)) {
    if (month !== undefined && isMonthName(month)) monthsFound.add(`${year}-${String(monthNumber(month)).padStart(2, '0')}`);
  }
  const [onlyMonth] = monthsFound;
  return monthsFound.size === 1 && onlyMonth !== undefined ? partialDate(onlyMonth) : null;
}
