// Owns: telling the number of a section, version or code that is written with dots (5.7.35) from a day that is written so. Pure; must not read days itself.

/** A number of three parts or more with dots between them, where it stands. */
interface Dotted {
  readonly index: number;
  readonly end: number;
  /** Its parts but the last: the section that it is one of. */
  readonly section: string;
  readonly isDay: boolean;
  readonly isNumbering: boolean;
}

/** What such numbers are called where they are not days. */
const numbered =
  '(?:sub-?)?(?:section|paragraph|clause)|paras?|§|sect?|version|v|rule|part|chapter|item|annex|appendix|app|schedule|sch|table|figure|fig|article|art|regulation|reg|standard|criterion|criteria|requirement|condition|provision|footnote|heading|bullet|point|code|coded|release|firmware|build|IP(?:\\s+address)?';
/** As such a number begins: with what it is called, or with the letter of its annex (K4.2.22). */
const calledSo = new RegExp(`(?:(?<!\\p{L})(?:${numbered})(?:e?s)?[.:]?\\s*|§\\s*)$`, 'iu');
const lettered = /(?<![\p{L}\d])\p{Lu}$/u;
/** Words that a rule follows and a day does not; and words behind a number that say which paper it is a section of. */
const beforeRules =
  /(?<!\p{L})(?:under|pursuant to|in accordance with|in line with|contrary to|(?:in )?breach(?:es)? of|compl(?:y|ies|ied|iant|iance) with|set out (?:in|at)|required by|defined (?:in|at))\s+$/iu;
const ofAPaper =
  /^\)?\s+of\s+(?:the|its|our|their|your|this)\s+(?:\p{L}[\p{L}’'-]*\s+){0,3}(?:polic(?:y|ies)|procedures?|agreement|lease|handbook|code|scheme|guidance|act|regulations|standards?|manual|terms)(?!\p{L})/iu;
/** A line that begins with a number of two parts and goes on with a capital is the heading of a section, `2.4 Repairs`. */
const headings = /^[ \t]*(\d{1,3}\.\d{1,3})\.?[ \t]+\p{Lu}/gmu;
/** Words that a day follows and the number of a section does not. */
const beforeDays =
  /(?<!\p{L})(?:on|dated?|since|until|till|before|after|born|d\.?o\.?b\.?|due|expir(?:es|ed|y|ing)|ending|ended|starting|started|commencing|issued|signed|sent|received|approved|reviewed|w\/[ce])[.:]?\s*$/iu;
/** What may stand between two of a list or range: `5.7.35 to 5.7.40, 5.8.252 and PR 5.8.259`. */
const between = /^\.?\)?\s*(?:,\s*(?:and|or)?|;|and|or|to|&|[-–—])\s*(?:\p{Lu}{1,5}\s)?$/u;
const numbers = /(?<![\d.])(\d{1,3})\.(\d{1,3})\.(\d{1,4})((?:\.\d+)*)(?!\d)/g;
/** Two-figure years that no date in a complaint is of, not even the start of a tenancy, unless a word says that it is a date. */
const [firstUnlikelyYear, lastUnlikelyYear] = [30, 69];
/** Characters around a number that are looked at: enough for the name of a paper behind it. */
const reach = 80;

/**
 * Answers whether figures at a place of this text, such as `5.7.35`, number a rule or paragraph and are no date. Signs of a number:
 * - what it is called, there or elsewhere in the text; the paper it is said to be of; words that only a rule follows (under 2.4.10);
 * - others of its list; others of its section that cannot be days (5.7.100); the heading of its section on a line of its own;
 * - a year too far off.
 * Figures with a nought (05.07.23), with a whole year, or after a word such as `on` or `dated` stay a date.
 */
export function dottedNumbersIn(text: string): (index: number) => boolean {
  const found = [...text.matchAll(numbers)].map((match) => dottedAt(text, match));
  const isNumbering = found.map((each) => each.isNumbering);
  const spread = (at: number, from: number) => {
    const [one, other] = [found[at], found[from]];
    if (one === undefined || other === undefined || one.isDay || isNumbering[at] === true || isNumbering[from] !== true) return;
    const [first, second] = at < from ? [one, other] : [other, one];
    if (between.test(text.slice(first.end, second.index))) isNumbering[at] = true;
  };
  for (let at = 1; at < found.length; at += 1) spread(at, at - 1);
  for (let at = found.length - 2; at >= 0; at -= 1) spread(at, at + 1);
  const sections = new Set(found.filter((_each, at) => isNumbering[at]).map(({ section }) => section));
  if (found.length > 0) for (const [, section = ''] of text.matchAll(headings)) sections.add(section);
  const places = new Set(
    found.filter(({ isDay, section }, at) => isNumbering[at] || (!isDay && sections.has(section))).map(({ index }) => index),
  );
  return (index) => places.has(index);
}

function dottedAt(text: string, match: RegExpExecArray): Dotted {
  const [words, first = '', second = '', third = '', more = ''] = match;
  const { index } = match;
  const before = text.slice(Math.max(0, index - reach), index);
  const isCalledSo = calledSo.test(before) || lettered.test(before);
  const hasNought = [first, second, third].some((part) => part.startsWith('0'));
  const isDay = !isCalledSo && more === '' && (third.length === 4 || hasNought || beforeDays.test(before));
  const isNoDay = more !== '' || third.length === 1 || third.length === 3 || Number(first) > 31;
  const isUnlikely = third.length === 2 && Number(third) >= firstUnlikelyYear && Number(third) <= lastUnlikelyYear;
  // A time of day: 09.09.26am.
  const after = text.slice(index + words.length, index + words.length + reach);
  const isTime = /^(?:[ap]\.?m\b|h(?:ou)?rs\b)/i.test(after);
  const isOfRules = beforeRules.test(before) || ofAPaper.test(after);
  return {
    index,
    end: index + words.length,
    section: `${first}.${second}`,
    isDay: isDay && !isTime,
    isNumbering: isCalledSo || isTime || (!isDay && (isNoDay || isUnlikely || isOfRules)),
  };
}
