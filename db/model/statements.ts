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

const monthName = `(?:${monthNames.join('|')}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)`;
const ordinal = '(?:st|nd|rd|th)?';
const units = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
/** `first` to `thirty-first`, the day at its index and one. */
const dayWords = [
  ...units,
  ...['tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth'],
  'twentieth',
  ...units.map((unit) => `twenty-${unit}`),
  'thirtieth',
  'thirty-first',
];
const dayWord = [...dayWords].reverse().join('|').replaceAll('-', '[-\\s]');
const andThen = '\\s*(?:,|and|or|to|&|–|-|/)\\s*';
/**
 * The British spellings: `3 May`, `the 3rd of May`, `15 and 18 December 2023`, `3-May-23`, `3 May ’23`, `the third of May`, `May 3rd`, `May 3, 2023`,
 * `April and May 2023`, `May/June 2023`, `May ’23`, `3 May 23`, `05/2023`, `3/5/23`, `3 / 5 / 2023`, `03.05.2023`, `03-05-2023`, `2023-05-03`. Figures alone are day first.
 */
const datePattern = new RegExp(
  [
    `\\b(?<days>(?:\\d{1,2}${ordinal}${andThen})*\\d{1,2}${ordinal})(?:\\s+(?:day\\s+)?(?:of\\s+)?|[-./](?=\\p{L}))(?<month>${monthName})\\b(?:(?:\\.?,?\\s+|[-./])(?<year>\\d{4}|['’]\\d{2})\\b|[-./](?<shortYear>\\d{2})\\b|\\s(?<bareYear>\\d{2})(?![\\d%]|[.:,/–-]\\d|\\s*[\\p{L}£]))?`,
    `\\b(?<spelt>${dayWord})\\s+(?:day\\s+)?of\\s+(?<speltMonth>${monthName})\\b(?:,?\\s+(?<speltYear>\\d{4})\\b)?`,
    `\\b(?<usMonth>${monthName})\\.?\\s+(?:the\\s+)?(?<usDay>\\d{1,2})(?:${ordinal},?\\s+(?<usYear>\\d{4})\\b|(?:st|nd|rd|th)\\b)`,
    `\\b(?<months>(?:${monthName}${andThen})*${monthName})\\.?,?\\s+(?:of\\s+)?(?<onlyYear>\\d{4}|['’]\\d{2})\\b`,
    '\\b(?<iso>\\d{4}([-/])\\d{2}\\k<isoMark>\\d{2})\\b'.replace('([-/])', '(?<isoMark>[-/])'),
    '\\b(?<numDay>\\d{1,2})(?<numMark>\\s?/\\s?|\\.)(?<numMonth>\\d{1,2})\\k<numMark>(?<numYear>\\d{4}|\\d{2})\\b',
    '\\b(?<dashDay>\\d{1,2})-(?<dashMonth>\\d{1,2})-(?<dashYear>\\d{4})\\b',
    '(?<![\\d/])(?<figureMonth>0?[1-9]|1[0-2])/(?<figureYear>(?:19|20)\\d{2})\\b',
  ].join('|'),
  'giu',
);
/** In small letters these are words of their own. */
const alsoWords = /^(?:may|march|mar|sept?|dec|jan|oct|nov)$/;

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
    const day = (year: string | null | undefined, month: string | undefined, number: number): DateMention[] => {
      const isWord = alsoWords.test(month ?? '') && year == null;
      return isWord || month === undefined ? [] : dayMention(words, index, fullYear(year), monthNumber(month), number);
    };
    if (found.days !== undefined) {
      const year = found.year ?? found.shortYear ?? found.bareYear;
      return [...found.days.matchAll(/\d+/g)].flatMap(([number]) => day(year, found.month, Number(number)));
    }
    if (found.spelt !== undefined)
      return day(found.speltYear, found.speltMonth, dayWords.indexOf(found.spelt.toLowerCase().replace(/\s/, '-')) + 1);
    if (found.usMonth !== undefined) return day(found.usYear, found.usMonth, Number(found.usDay));
    if (found.months !== undefined && found.onlyYear !== undefined) {
      const year = fullYear(found.onlyYear) ?? '';
      const names = found.months.match(/\p{L}{3,}/gu)?.filter((name) => monthNumber(name) > 0) ?? [];
      if (names.length === 1 && alsoWords.test(names[0] ?? '')) return [];
      return names.map((name) => monthMention(words, index, year, monthNumber(name)));
    }
    if (found.figureMonth !== undefined) return [monthMention(words, index, found.figureYear ?? '', Number(found.figureMonth))];
    if (found.iso !== undefined) {
      const [year = '', month, number] = found.iso.split(/[-/]/);
      return dayMention(words, index, year, Number(month), Number(number));
    }
    if (found.dashDay !== undefined)
      return dayMention(words, index, found.dashYear ?? null, Number(found.dashMonth), Number(found.dashDay));
    return dayMention(words, index, fullYear(found.numYear), Number(found.numMonth), Number(found.numDay));
  });
}

function fullYear(year: string | null | undefined): string | null {
  const figures = year?.replace(/['’]/, '');
  return figures === undefined ? null : figures.length === 2 ? `20${figures}` : figures;
}

function monthMention(words: string, index: number, year: string, month: number): DateMention {
  const start = `${year}-${two(month)}`;
  return { words, index, from: `${start}-01`, to: `${start}-${lastDayOfMonth(Number(year), month)}`, monthDay: null };
}

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const scales: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, million: 1_000_000, billion: 1_000_000_000 };
const numberWord = `(?:an?|${[...small, ...tens, ...Object.keys(scales)].join('|')})`;
const spelledOut = `${numberWord}(?:[-\\s]+(?:and\\s+)?${numberWord})*`;
const figuresOfSum = '(?:\\d{1,3}(?:[,\\u00a0 ]\\d{3})+|\\d+)';

/**
 * The British spellings: `£1,000.00`, `£1 000`, `£1k`, `£1.2 million`, `£100–200`, `GBP 100`, `1,000 pounds`, `100 quid`, `a hundred pounds`,
 * `two hundred and fifty pounds`, `half a million pounds`, `50p`, `fifty pence`.
 */
const sumPattern = new RegExp(
  [
    `(?:£|\\bGBP)\\s?(?<pounds>${figuresOfSum})(?:\\.(?<pence>\\d{1,2})(?!\\d))?(?:\\s?(?<scale>k|thousand|m|million|bn|billion)\\b)?(?![\\d,]*\\d)(?:[-–](?<upTo>${figuresOfSum})(?<upToScale>k|m|bn)?(?![\\d,.]*\\d|\\p{L}|[-–/]))?`,
    `(?<![\\d.,£])(?<count>${figuresOfSum})(?:\\.(?<countPence>\\d{1,2}))?(?:\\s(?<countScale>thousand|million|billion))?\\s(?:pounds?|quid|GBP)\\b`,
    `\\b(?:(?<half>half)\\s+)?(?<spelled>${spelledOut})\\s+(?<unit>pounds?|quid|pence)\\b`,
    '(?<![\\d.,£])(?<onlyPence>\\d{1,2})(?:p\\b|\\s?pence\\b)',
  ].join('|'),
  'giu',
);

/** Every sum of money in pounds named in a text, in pence. */
export function sumsIn(text: string): { readonly words: string; readonly pence: number }[] {
  return [...text.matchAll(sumPattern)].flatMap((match) => {
    const [words] = match;
    const {
      pounds,
      pence = '',
      scale,
      count,
      countPence = '',
      countScale,
      upTo,
      upToScale,
      half,
      spelled,
      unit,
      onlyPence,
    } = match.groups ?? {};
    const figures = pounds ?? count;
    if (figures !== undefined) {
      const sum = poundsIn(figures) * 100 + Number((pounds === undefined ? countPence : pence).padEnd(2, '0') || '0');
      // `£1-2k` is of thousands at both ends.
      const from = { words, pence: Math.round(sum * scaleOf(scale ?? countScale ?? upToScale)) };
      const to = upTo === undefined ? [] : [{ words, pence: poundsIn(upTo) * 100 * scaleOf(upToScale ?? scale) }];
      return [from, ...to];
    }
    if (onlyPence !== undefined) return [{ words, pence: Number(onlyPence) }];
    const number = spelledNumber(spelled ?? '');
    if (number === null) return [];
    const whole = unit?.toLowerCase() === 'pence' ? number : number * 100;
    return [{ words, pence: half === undefined ? whole : whole / 2 }];
  });
}

function poundsIn(figures: string): number {
  return Number(figures.replace(/[,\u00a0 ]/g, ''));
}

function scaleOf(words: string | undefined): number {
  if (words === undefined) return 1;
  if (/^b/i.test(words)) return 1_000_000_000;
  return /^m/i.test(words) ? 1_000_000 : 1000;
}

/** `two hundred and fifty` is 250, `a thousand` 1000; null where the words make no number, as in `a one`. */
function spelledNumber(words: string): number | null {
  let [total, group] = [0, 0];
  let isBegun = false;
  for (const word of words.toLowerCase().split(/[-\s]+/)) {
    if (word === 'and') continue;
    const scale = scales[word];
    if (scale !== undefined) {
      if (!isBegun) return null;
      group *= scale;
      if (scale > 100) [total, group] = [total + group, 0];
      continue;
    }
    const value = word === 'a' || word === 'an' ? 1 : tens.includes(word) ? 20 + 10 * tens.indexOf(word) : small.indexOf(word);
    if (value < 0) return null;
    group += value;
    isBegun = true;
  }
  return isBegun ? total + group : null;
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
