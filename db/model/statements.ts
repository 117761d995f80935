// Owns: finding in plain words what can be checked: days and months, sums of money, passages in quotation marks, sentences. No judgement of them.
import { fullYear } from './britishDate.ts';
import { lastDayOfMonth, monthNames, monthNumber } from './dates.ts';
import { dottedNumbersIn } from './dottedNumbers.ts';

/** A day or month named in words. `from` and `to` are ISO days, ends included; a day without its year has only `monthDay` (`11-13`). */
export interface DateMention {
  readonly words: string;
  readonly index: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly monthDay: string | null;
}

const monthName = `(?:${monthNames.join('|')}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)`;
const ordinal = '(?:(?:st|nd|rd|th)\\b)?';
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
const andThen = '\\s*(?:,\\s*(?:and|or|then)|,|(?:and|then)(?:\\s+again)?(?:\\s+on)?|or|to|until|till|through|&|–|—|-|/)\\s*';
/** How often in that month: `August (twice)`. */
const timesIn = '(?:\\s*\\((?:once|twice|thrice|(?:\\d{1,2}|\\p{L}+)\\s+times)\\))?';
const year = '(?:1[89]|20)\\d{2}(?!\\d|\\s?h(?:ou)?rs)';
const shortMark = "['’‘´`]\\s?";
/** Two figures after a mark are a year unless another day, a time or a further part begins with them. */
const notFurther = `(?![\\d\\p{L}]|[.:]\\d|\\s?(?:st|nd|rd|th|[ap]m)\\b|\\s*(?:of\\s+)?${monthName})`;
/** What figures with dots or dashes stand for where these words are before them. */
const notDates = '(?<!(?:version|\\bv|clause|paragraph|\\bpara|section|rule|\\bpart|chapter|§|item|annex|appendix|sort code)s?[.:]?\\s*)';
const roads = 'Street|Road|Close|Court|Avenue|Lane|House|Gardens|Way|Drive|Place|Terrace|Square|Crescent|Grove|Mews|Walk|Lodge|Tower';
/**
 * The British spellings: `3 May`, `3May2023`, `the 3rd of May`, `15 and 18 December 2023`, `3-May-23`, `3 May ’23`, `the third of May two thousand and four`,
 * `May 3rd`, `May 3, 2023`, `May 3–5, 2023`, `April and May 2023`, `April, May (twice) and June 2023`, `May/June 2023`, `May (2023)`, `May ’23`, `Nov-23`, `3 May 23`, `05/2023`, `3/5/23`, `3-5/5/23`,
 * `3 / 5 / 2023`,
 * `03.05.2023`, `03-05-23`, `2023-05-03`, `2023.5.3`. Figures alone are day first.
 */
const figureDates = new RegExp(
  [
    `(?<![\\d\\p{L}£]|\\d[:.])(?<days>(?:\\d{1,2}${ordinal}${andThen}(?:the\\s+)?)*\\d{1,2}(?:(?:st|nd|rd|th)\\.?)?)(?:\\s*(?:day\\s+)?(?:of\\s+)?|[-./_](?=\\p{L}))(?<month>${monthName})(?!\\p{L}|\\s+(?:${roads})\\b)(?:(?:\\.?,?\\s*(?:(?:in|of)\\s+)?|[-./_])(?<year>${year}|${shortMark}\\d{2}(?!\\d))|[-./_]?(?<shortYear>\\d{2})${notFurther}|\\s(?<bareYear>\\d{2})(?![\\d%]|[.:,/–-]\\d|\\s*[\\p{L}£]))?`,
    '(?<!\\d|\\d\\.)(?<iso>(?:19|20)\\d{2}([-/])\\d{1,2}\\k<isoMark>\\d{1,2})(?!\\d|\\.\\d)'.replace('([-/])', '(?<isoMark>[-/._])'),
    `(?<![\\d\\p{L}./£-])(?<fromDay>\\d{1,2})(?:[-–]|\\s[-–]\\s)(?<toDay>\\d{1,2})/(?<rangeMonth>\\d{1,2})/(?<rangeYear>(?:1[89]|20)\\d{2}|\\d{2})(?![\\d/])`,
    `${notDates}(?<![\\d./£]|(?<!\\d[./]\\d{2,4})-)(?<numDay>\\d{1,2})(?<numMark>\\s?/\\s?|[._–-])(?<numMonth>\\d{1,2})\\k<numMark>(?<numYear>(?:1[89]|20)\\d{2}|\\d{2})(?!\\d|[./]\\d|-\\d(?!\\d?[./]\\d))`,
    '(?<![\\d/])(?<figureMonth>0?[1-9]|1[0-2])/(?<figureYear>(?:19|20)\\d{2})\\b',
  ].join('|'),
  'iuy',
);
const wordDates = new RegExp(
  [
    `\\b(?<spelt>${dayWord})\\s+(?:day\\s+)?of\\s+(?<speltMonth>${monthName})\\b(?:,?\\s+(?:in\\s+the\\s+year\\s+)?(?:(?<speltYear>${year})|(?<yearInWords>(?:nineteen|two thousand|twenty)(?:[-\\s](?:and\\s+)?\\p{L}+){0,2})))?`,
    `\\b(?<usMonth>${monthName})\\.?\\s+(?:the\\s+)?(?<usDays>\\d{1,2}${ordinal}(?:${andThen}(?:the\\s+)?\\d{1,2}${ordinal})*)(?:(?:,\\s*|\\s+)(?<usYear>${year})|(?<=\\d(?:st|nd|rd|th))|(?<=\\b(?:on|since|dated)\\s+\\p{L}+\\.?\\s+\\d{1,2})(?![\\d:.]*\\d|\\s+\\p{Ll})|(?=[.;)]?$|[.;)]\\s))`,
    `\\b(?<months>(?:${monthName}${timesIn}${andThen})*${monthName}${timesIn})(?:\\.?,?\\s*(?:of\\s+)?[-–/]?(?<onlyYear>${year}|${shortMark}\\d{2}(?!\\d))|\\s\\((?<bracketYear>${year})\\)|-(?<onlyShortYear>\\d{2})(?![-/])${notFurther})`,
  ].join('|'),
  'iuy',
);
/** Where one may begin: at a figure, the name of a month or the word of a day. Trying the spellings at every letter takes most of the time. */
const beginnings = new RegExp(`\\d+|\\b(?:${[...new Set([...monthNames, ...dayWords].map((name) => name.slice(0, 3)))].join('|')})`, 'gi');
/** In small letters these are words of their own; with a year only the first. */
const alsoWords = /^(?:may|march|mar|sept?|dec|jan|oct|nov)$/;
const alsoWordsWithYear = /^(?:may|march|mar)$/;

const two = (number: number | string) => String(number).padStart(2, '0');

function dayMention(words: string, index: number, year: string | null, month: number, day: number): DateMention[] {
  if (month < 1 || month > 12 || day < 1 || day > lastDayOfMonth(Number(year ?? '2024'), month)) return [];
  const monthDay = `${two(month)}-${two(day)}`;
  const iso = year === null ? null : `${year}-${monthDay}`;
  return [{ words, index, from: iso, to: iso, monthDay }];
}

/** A day with its year in two figures, as sections and versions are numbered too. */
const likeNumbers = /^\d{1,2}\.\d{1,2}\.\d{2}$/;

/** Every day or month named in a text, in order. Numbers with slashes are read day first, as the field writes them; numbers of sections are none. */
export function datesIn(text: string): DateMention[] {
  const mentions = partsWithDates(text).flatMap(({ from, words }) =>
    datesInPart(words).map((mention) => (from === 0 ? mention : { ...mention, index: mention.index + from })),
  );
  if (!mentions.some(({ words }) => likeNumbers.test(words))) return mentions;
  const isNumbering = dottedNumbersIn(text);
  return mentions.filter(({ words, index }) => !likeNumbers.test(words) || !isNumbering(index));
}

const plainYear = '(?:19[5-9]\\d|20\\d{2})';
/** Words that make four figures a year: `in 2021`, `since early 2021`, `dating back to 2021 or 2022`, `between 2021 and 2022`, `mid-2022`, `summer 2023`. */
const yearPattern = new RegExp(
  `(?<![\\p{L}\\d])(?:in|into|since|from|until|till|during|throughout|between|before|after|by|as at|back to|early|late|mid|(?:end|start|beginning|spring|summer|autumn|winter)(?:\\s+of)?)(?:\\s+(?:the\\s+)?(?:early|late|mid|about|around|years?|start|end|beginning|spring|summer|autumn|winter)(?:\\s+of)?)*[\\s-]+(?<years>${plainYear}(?:(?:${andThen})${plainYear})*)(?![\\d%]|[-/.,–]\\d|\\s?h(?:ou)?rs|\\s+(?!(?:onwards?|as|is|was|has|its|this|because|across|towards)\\b)\\p{Ll}+s\\b)`,
  'giu',
);

/** Every year named without a day or month, in order; each with its first and last day. */
export function yearsIn(text: string): DateMention[] {
  return [...text.matchAll(yearPattern)].flatMap((match) =>
    [...(match.groups?.years ?? '').matchAll(/\d{4}/g)].map(([words]) => ({
      words,
      index: match.index + match[0].indexOf(words),
      from: `${words}-01-01`,
      to: `${words}-12-31`,
      monthDay: null,
    })),
  );
}

/** No date is without one of these: a figure, or a month after `of`. */
const ofDates = new RegExp(`\\d+|\\bof\\s+${monthName}`, 'giu');
/** A date, and what stands beside it and decides how it is read, reaches no further from a figure. */
const reach = 120;

/** The parts of a long text in which a date may stand: most of a letter or policy is words alone, and no spelling need be looked for there. */
function partsWithDates(text: string): { readonly from: number; readonly words: string }[] {
  if (text.length <= 2 * reach) return [{ from: 0, words: text }];
  const spans: { from: number; to: number }[] = [];
  for (const match of text.matchAll(ofDates)) {
    const [from, to] = [Math.max(0, match.index - reach), match.index + match[0].length + reach];
    const last = spans.at(-1);
    if (last !== undefined && from <= last.to) last.to = to;
    else spans.push({ from, to });
  }
  return spans.map(({ from, to }) => ({ from, words: text.slice(from, to) }));
}

/** What the spellings match, from left to right and none within another. */
function dateMatches(text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  for (let at = 0; ; ) {
    beginnings.lastIndex = at;
    const begun = beginnings.exec(text);
    if (begun === null) return matches;
    const spellings = isFigure(text.charCodeAt(begun.index)) ? figureDates : wordDates;
    spellings.lastIndex = begun.index;
    const match = spellings.exec(text);
    if (match !== null) matches.push(match);
    at = begun.index + (match ?? begun)[0].length;
  }
}

function isFigure(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function datesInPart(text: string): DateMention[] {
  return dateMatches(text).flatMap((match) => {
    const found = match.groups ?? {};
    const [words] = match;
    const { index } = match;
    const day = (figures: string | null | undefined, month: string | undefined, number: number): DateMention[] => {
      const isWord = alsoWords.test(month ?? '') && figures == null;
      return isWord || month === undefined ? [] : dayMention(words, index, yearOf(figures), monthNumber(month), number);
    };
    if (found.days !== undefined) {
      const figures = found.year ?? found.shortYear ?? found.bareYear;
      return [...found.days.matchAll(/\d+/g)].flatMap(([number]) => day(figures, found.month, Number(number)));
    }
    if (found.spelt !== undefined) {
      const figures = found.speltYear ?? yearInWords(found.yearInWords);
      return day(figures, found.speltMonth, dayWords.indexOf(found.spelt.toLowerCase().replace(/\s/, '-')) + 1);
    }
    if (found.usDays !== undefined)
      return [...found.usDays.matchAll(/\d+/g)].flatMap(([number]) => day(found.usYear, found.usMonth, Number(number)));
    if (found.months !== undefined) {
      const figures = yearOf(found.onlyYear ?? found.bracketYear ?? found.onlyShortYear) ?? '';
      const names = found.months.match(/\p{L}{3,}/gu)?.filter((name) => monthNumber(name) > 0) ?? [];
      if (names.length === 1 && alsoWordsWithYear.test(names[0] ?? '')) return [];
      return names.map((name) => monthMention(words, index, figures, monthNumber(name)));
    }
    if (found.figureMonth !== undefined) return [monthMention(words, index, found.figureYear ?? '', Number(found.figureMonth))];
    if (found.iso !== undefined) {
      const [figures = '', month, number] = found.iso.split(/[-/._]/);
      return dayMention(words, index, figures, Number(month), Number(number));
    }
    if (found.rangeYear !== undefined) {
      const days = [Number(found.fromDay), Number(found.toDay)];
      return days.flatMap((number) => dayMention(words, index, yearOf(found.rangeYear), Number(found.rangeMonth), number));
    }
    return dayMention(words, index, yearOf(found.numYear), Number(found.numMonth), Number(found.numDay));
  });
}

function yearOf(figures: string | null | undefined): string | null {
  return figures == null ? null : String(fullYear(figures.replace(/\D/g, '')));
}

/** `two thousand and twenty-three` as `2023`, `nineteen ninety-eight` as `1998`; null where the words make no year. */
function yearInWords(words: string | undefined): string | null {
  if (words === undefined) return null;
  const [, century, rest] = /^(nineteen|twenty)[-\s](?!thousand)(.+)$/i.exec(words) ?? [];
  const number =
    century === undefined
      ? spelledNumber(words)
      : (century.toLowerCase() === 'twenty' ? 2000 : 1900) + (spelledNumber(rest ?? '') ?? Number.NaN);
  return number !== null && number >= 1900 && number < 2100 ? String(number) : null;
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
const figuresOfSum = '(?:\\d{1,3}(?:[,\\u00a0\\u202f\\u2009 ]\\d{3})+|\\d+)';
const penceAfter = '(?:[.·](?<NAME>\\d{1,2})(?!\\d)|[,:](?<NAMEOdd>\\d{2})(?![\\d,]))';
/** Of pence that follow pounds in words or figures of their own: `£5 and 50 pence`, `five pounds fifty`. */
const endOfSum = '(?=[.,;:!?)’”"]*(?:\\s*$|\\s+[-–—(]|[.;:!?)’”"]|,\\s))';
/** After the upper end of a range without a sign of its own only words that go on from a sum: not what was counted. */
const goesOn =
  '(?=[.,;:!?)’”"]*(?:\\s*$|[;:!?)’”"]|[.,](?:\\s|$)|\\s+(?:for|in|per|a|an|each|was|were|is|are|as|by|at|on|of|to|from|towards|plus|and|or|if|but|because|depending|which|that)\\b))';
/**
 * After `£`, a space between three figures and three more is one of thousands where round thousands follow, or words that go on from a sum; in `£100 200 tenants` it
 * parts a sum from what is counted.
 */
const figuresAfterSign = `(?:\\d{1,3}(?:[,\\u00a0\\u202f\\u2009]\\d{3})+|\\d{1,2}(?: \\d{3})+|\\d{3}(?: 000)+(?!\\d)|\\d{3}(?: \\d{3})+${goesOn}|\\d+)`;
const scaleWord = 'k|hundred|thousand|grand|m|mn|mil|million|bn|billion';
const fraction = '\\.(?<NAME>\\d{1,6})(?=\\s?(?:k|thousand|m|mn|mil|million|bn|billion)\\b)';

/**
 * The British spellings: `£1,000.00`, `£1 000`, `£1k`, `£1.2 million`, `£100–200`, `£100 to 200`, `GBP 100`, `1,000 pounds`, `100 quid`, `2 grand`, `a tenner`,
 * `100GBP`, `a hundred pounds`, `two hundred and fifty pounds`, `half a million pounds`, `£.50`, `£5 and 50 pence`, `five pounds fifty`, `50p`, `fifty pence`.
 */
const sumPattern = new RegExp(
  [
    `(?:£|\\bGBP)\\s?[-−]?(?:(?<pounds>${figuresAfterSign})(?:${fraction.replace('NAME', 'ofPounds')}|${penceAfter.replaceAll('NAME', 'pence')}|(?!\\.\\d))(?:\\s?(?<scale>${scaleWord})\\b)?(?![\\d,]*\\d)|\\.(?<noPounds>\\d{2})(?!\\d))(?:\\s(?:and\\s)?(?<besides>\\d{1,2})\\s?(?:p|pence)\\b|(?:[-–—]|\\s[-–—]\\s|\\s(?:to|or|and)\\s)(?<upTo>${figuresOfSum})(?:(?<upToScale>k|m|bn)\\b)?(?![\\d,.]*\\d|\\p{L}|[-–/])(?:(?<=\\d[-–—]\\d[\\d,kmbn]*)|${goesOn}))?`,
    `(?<![\\d.,£])(?<count>${figuresOfSum})(?:${fraction.replace('NAME', 'ofCount')}|\\.(?<countPence>\\d{1,2})(?!\\d))?(?:(?:\\s?(?<countScale>k|thousand|million|billion))?[-\\s]?(?:pounds?|quid|GBP)\\b|\\s?(?<grand>grand)\\b(?!\\s+(?:piano|stair|total|union|canal))|\\s?£(?!\\s?\\d))(?:\\s(?:and\\s)?(?<countBesides>\\d{1,2})(?:\\s?(?:p|pence)\\b|${endOfSum}))?`,
    `\\b(?:(?<half>half)\\s+)?(?<spelled>${spelledOut})\\s+(?:(?<unit>pounds?|quid|pence|grand)\\b(?!\\s+(?:piano|stair|total|union|canal))(?:\\s+(?:and\\s+)?(?:(?<spelledBesides>${spelledOut})(?:\\s+pence\\b|${endOfSum})|(?<figuresBesides>\\d{1,2})\\s?(?:p|pence)\\b))?|(?<note>fivers?|tenners?)\\b)`,
    '(?<![\\d\\p{L}.,£])(?<onlyPence>\\d{1,3})(?:p\\b(?!\\.?m\\b)|\\s?pence\\b)',
  ].join('|'),
  'giu',
);
/** Heights of a picture in lines, such as `720p`, which are no sums. */
const lines: ReadonlySet<string> = new Set(['144p', '240p', '360p', '480p', '576p', '720p']);

/** The scale of the sum that follows, which is that of both. */
const sharedScale = /^(?:\s(?:to|and|or)\s|\s?[-–—]\s?)£[\d,]+(?:\.\d+)?\s?(k|m|mn|mil|million|bn|billion)\b/i;

/** Every sum of money in pounds named in a text, in pence. */
export function sumsIn(text: string): { readonly words: string; readonly pence: number }[] {
  return [...text.matchAll(sumPattern)].flatMap((match) => {
    const [words] = match;
    const found = match.groups ?? {};
    const figures = found.pounds ?? found.count;
    if (found.noPounds !== undefined) return [{ words, pence: Number(found.noPounds) }];
    if (figures !== undefined) {
      const scale = found.scale ?? found.countScale ?? found.grand ?? found.upToScale;
      const parts = found.ofPounds ?? found.ofCount;
      const pence = found.pence ?? found.penceOdd ?? found.countPence;
      // `£1.7 and £1.9 million`: a tenth of a pound is written by nobody.
      const shared =
        scale === undefined && found.pence?.length === 1 ? sharedScale.exec(text.slice(match.index + words.length))?.[1] : undefined;
      if (shared !== undefined) return [{ words, pence: Math.round(Number(`${poundsIn(figures)}.${pence}`) * 100 * scaleOf(shared)) }];
      // `£1.234 million`: a fraction is of the scale, and a sum of pence in whole figures.
      const sum = parts === undefined ? poundsIn(figures) * 100 + hundredths(pence) : Number(`${poundsIn(figures)}.${parts}`) * 100;
      const besides = Number(found.besides ?? found.countBesides ?? 0);
      // `£1-2k` is of thousands at both ends.
      const from = { words, pence: Math.round(sum * scaleOf(scale)) + besides };
      const to = found.upTo === undefined ? [] : [{ words, pence: poundsIn(found.upTo) * 100 * scaleOf(found.upToScale ?? found.scale) }];
      return [from, ...to];
    }
    if (found.onlyPence !== undefined) return lines.has(words) ? [] : [{ words, pence: Number(found.onlyPence) }];
    const number = spelledNumber(found.spelled ?? '');
    if (number === null) return [];
    if (found.note !== undefined) return [{ words, pence: number * (/^f/i.test(found.note) ? 500 : 1000) }];
    const unit = found.unit?.toLowerCase();
    const whole = unit === 'pence' ? number : number * (unit === 'grand' ? 100_000 : 100);
    const besides = Number(found.figuresBesides ?? spelledNumber(found.spelledBesides ?? '') ?? 0);
    return [{ words, pence: (found.half === undefined ? whole : whole / 2) + besides }];
  });
}

function hundredths(figures = ''): number {
  return Number(figures.padEnd(2, '0') || '0');
}

function poundsIn(figures: string): number {
  return Number(figures.replace(/[,\s]/g, ''));
}

function scaleOf(words: string | undefined): number {
  if (words === undefined) return 1;
  if (/^b/i.test(words)) return 1_000_000_000;
  if (/^h/i.test(words)) return 100;
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
