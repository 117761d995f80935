// Owns: finding in plain words what can be checked: days and months, sums of money, passages in quotation marks, sentences. No judgement of them.
import { lastDayOfMonth, monthNames, monthNumber } from './dates.ts';

/** A day or month named in words. `from` and `to` are ISO days, ends included; a day without its year has only `monthDay` (`11-13`). */
export interface DateMention {
  readonly words: string;
  readonly index: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly monthDay: string | null;
}

const monthName = `${monthNames.join('|')}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec`;
const ordinal = '(?:st|nd|rd|th)?';
/** `15 and 18 December 2023`, `3 May`, `December 15, 2023`, `May 2023`, `2023-05-03`, `03/05/2023`. */
const datePattern = new RegExp(
  [
    `\\b(?<days>(?:\\d{1,2}${ordinal}\\s*(?:,|and|or|to|&|–|-)\\s*)*\\d{1,2}${ordinal})\\s+(?:of\\s+)?(?<month>${monthName})\\b\\.?(?:,?\\s+(?<year>\\d{4})\\b)?`,
    `\\b(?<usMonth>${monthName})\\s+(?<usDay>\\d{1,2})${ordinal},\\s*(?<usYear>\\d{4})\\b`,
    `\\b(?<onlyMonth>${monthName})\\s+(?<onlyYear>\\d{4})\\b`,
    '\\b(?<iso>\\d{4}-\\d{2}-\\d{2})\\b',
    '\\b(?<numDay>\\d{1,2})[/.](?<numMonth>\\d{1,2})[/.](?<numYear>\\d{4}|\\d{2})\\b',
  ].join('|'),
  'g',
);

const two = (number: number | string) => String(number).padStart(2, '0');

function dayMention(words: string, index: number, year: string | null, month: number, day: number): DateMention[] {
  if (month < 1 || month > 12 || day < 1 || day > lastDayOfMonth(Number(year ?? '2024'), month)) return [];
  const monthDay = `${two(month)}-${two(day)}`;
  const iso = year === null ? null : `${year}-${monthDay}`;
  return [{ words, index, from: iso, to: iso, monthDay }];
}

/** Every day or month named in a text, in order. Numbers with slashes are read day first, as the field writes them. */
export function datesIn(text: string): DateMention[] {
  return [...text.matchAll(datePattern)].flatMap((match) => {
    const found = match.groups ?? {};
    const [words] = match;
    const { index } = match;
    if (found.days !== undefined && found.month !== undefined) {
      const month = monthNumber(found.month);
      return [...found.days.matchAll(/\d+/g)].flatMap((day) => dayMention(words, index, found.year ?? null, month, Number(day[0])));
    }
    if (found.usMonth !== undefined) return dayMention(words, index, found.usYear ?? null, monthNumber(found.usMonth), Number(found.usDay));
    if (found.onlyMonth !== undefined) {
      const month = monthNumber(found.onlyMonth);
      const start = `${found.onlyYear}-${two(month)}`;
      return [{ words, index, from: `${start}-01`, to: `${start}-${lastDayOfMonth(Number(found.onlyYear), month)}`, monthDay: null }];
    }
    if (found.iso !== undefined) {
      const [year = '', month, day] = found.iso.split('-');
      return dayMention(words, index, year, Number(month), Number(day));
    }
    const year = found.numYear?.length === 2 ? `20${found.numYear}` : (found.numYear ?? null);
    return dayMention(words, index, year, Number(found.numMonth), Number(found.numDay));
  });
}

/** Every sum of money in pounds named in a text, in pence. */
export function sumsIn(text: string): { readonly words: string; readonly pence: number }[] {
  return [...text.matchAll(/£\s?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{2}))?(?![\d,]*\d)/g)].map(([words, pounds = '', pence = '0']) => ({
    words,
    pence: Number(pounds.replaceAll(',', '')) * 100 + Number(pence),
  }));
}

/** What stands in double quotation marks, without them, in order. */
export function quotationsIn(text: string): string[] {
  return [...text.matchAll(/“([^“”]+)”|"([^"“”]+)"/g)].map(([, curly, straight]) => curly ?? straight ?? '');
}

/** Sentences with where they start. A stop ends one when white space and a capital, a figure or an opening mark follow. */
export function sentencesIn(text: string): { readonly words: string; readonly index: number }[] {
  const sentences: { words: string; index: number }[] = [];
  let from = 0;
  for (const match of text.matchAll(/[.!?]["”’)]*\s+(?=["“‘(]?[\p{Lu}\d])/gu)) {
    const to = match.index + match[0].length;
    sentences.push({ words: text.slice(from, to).trimEnd(), index: from });
    from = to;
  }
  if (from < text.length) sentences.push({ words: text.slice(from), index: from });
  return sentences;
}

/** `two` to `twelve`, `once`, `twice` and figures as a number; null for anything else. */
export function numberOf(words: string): number | null {
  if (/^\d{1,3}$/.test(words)) return Number(words);
  const named = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
  const plain = words.toLowerCase();
  if (plain === 'once') return 1;
  if (plain === 'twice') return 2;
  const at = named.indexOf(plain);
  return at < 0 ? null : at;
}
