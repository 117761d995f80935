// Owns: reading a date as people type it, in a field or a search. Pure; must not know fields or screens.
import { type DatePrecision, formatPartialDate, looseDateSchema, looseText, type PartialDate, partialDate, unknownDate } from './dates.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const approaches: readonly (readonly [RegExp, DatePrecision])[] = [
  [/^(about|around|circa|c\.?)\s+/i, 'about'],
  [/^before\s+/i, 'before'],
  [/^(after|since)\s+/i, 'after'],
];

/** The ISO form of `3 May 2023`, `3/5/23`, `May 2023`, `2023` or ISO itself (day before month); null when it is none of these. */
export function isoFromWords(typed: string): string | null {
  const text = typed.trim().toLowerCase().replace(/,/g, ' ').replace(/\s+/g, ' ');
  let iso: string | null = null;
  const words = /^(?:(\d{1,2})(?:st|nd|rd|th)? )?([a-z]{3,9})\.? (\d{4})$/.exec(text);
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  if (words !== null) {
    const [, day, name = '', year = ''] = words;
    const month = months.indexOf(name.slice(0, 3)) + 1;
    if (month > 0) iso = `${year}-${two(month)}${day === undefined ? '' : `-${two(Number(day))}`}`;
  } else if (numbers !== null) {
    const [, day = '', month = '', year = ''] = numbers;
    iso = `${year.length === 2 ? `20${year}` : year}-${two(Number(month))}-${two(Number(day))}`;
  } else if (/^\d{4}(-\d{2}){0,2}$/.test(text)) iso = text;
  return iso !== null && looseDateSchema.safeParse(iso).success ? iso : null;
}

/** The partial date somebody typed: also `about May 2023`, `before 3 May 2023`, `between 1 May 2023 and 3 May 2023`; empty is unknown, null is unreadable. */
export function partialFromWords(typed: string): PartialDate | null {
  const text = typed.trim();
  if (text === '' || text.toLowerCase() === 'undated') return unknownDate;
  const between = /^between (.+) and (.+)$/i.exec(text);
  if (between !== null) {
    const [from, to] = [isoFromWords(between[1] ?? ''), isoFromWords(between[2] ?? '')];
    return from === null || to === null ? null : partialDate(from, 'between', to);
  }
  for (const [pattern, precision] of approaches) {
    if (pattern.test(text)) {
      const iso = isoFromWords(text.replace(pattern, ''));
      return iso === null ? null : partialDate(iso, precision);
    }
  }
  const iso = isoFromWords(text);
  return iso === null ? null : partialDate(iso);
}

/** How a partial date stands in its field: `3 May 2023`; empty when unknown. */
export function wordsOfPartial(date: PartialDate | null): string {
  return date === null || looseText(date) === null ? '' : formatPartialDate(date);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
