// Owns: placing a quotation in a canonical text, and the only differences that are overlooked in doing so. Must not know where texts come from.

import type { Anchor } from './draft.ts';
import type { PageText } from './entry.ts';

/** A text made ready for comparing. `at[i]` is the UTF-16 offset in the source of `text[i]`; `hyphens` are the hyphens of the source, taken out. */
export interface FoldedText {
  readonly source: string;
  readonly text: string;
  readonly at: Int32Array;
  readonly hyphens: ReadonlyMap<number, HyphenCount>;
}

/** Hyphens standing before one place of the folded text: real ones, and ones that may only be a word broken at a line's end. */
interface HyphenCount {
  readonly real: number;
  readonly lineEnd: number;
}

export interface Quotation {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

export type Placed =
  | {
      readonly ok: true;
      readonly start: number;
      readonly end: number;
      /** The words as they stand in the source, with 32 units of context either side. */
      readonly exact: string;
      readonly prefix: string;
      readonly suffix: string;
      /** True when the quotation given is not letter for letter what the source has. */
      readonly differs: boolean;
    }
  | { readonly ok: false; readonly why: 'missing' | 'ambiguous'; readonly count: number };

const contextLength = 32;
/** White space and hyphens that may stand between a quotation and its context. */
const contextSlack = 16;
const [straightSingle, straightDouble, hyphenMinus, hyphen, softHyphen] = [0x27, 0x22, 0x2d, 0x2010, 0xad];
const letter = /[\p{L}\p{N}]/u;

/** The white space of `\s`, by code: a long text is gone through unit by unit. */
function isSpace(code: number): boolean {
  if (code < 0xa0) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return code === 0xa0 || code === 0x3000 || code === 0xfeff || (code >= 0x1680 && code <= 0x205f && /\s/.test(String.fromCharCode(code)));
}

/** Curly marks U+2018 to U+201B are single, U+201C to U+201F double. */
function straightened(code: number): number {
  if (code < 0x2018 || code > 0x201f) return code;
  return code <= 0x201b ? straightSingle : straightDouble;
}

/** In stretches, because a function takes only so many arguments at once. `apply` and no spread: a spread walks them one by one and takes eight times as long. */
function textOf(codes: Uint16Array): string {
  const stretch = 8192;
  let text = '';
  for (let from = 0; from < codes.length; from += stretch)
    text += Reflect.apply(String.fromCharCode, null, codes.subarray(from, from + stretch));
  return text;
}

/** Where a hyphen breaks a word at the end of a line, the offset of the next line's first letter; else -1. */
function lineEndsAfter(source: string, at: number): number {
  if (at === 0 || !letter.test(source[at - 1] ?? '')) return -1;
  let next = at + 1;
  let isBroken = false;
  while (next < source.length && isSpace(source.charCodeAt(next))) {
    if (source[next] === '\n' || source[next] === '\r') isBroken = true;
    next += 1;
  }
  return isBroken && letter.test(source[next] ?? '') ? next : -1;
}

/**
 * Folds a text for comparing: runs of white space become one space, soft hyphens and hyphens at line ends go, curly quotation marks become straight.
 * Nothing else is overlooked: case, accents and every other mark must agree. The text must be in NFC for offsets to hold.
 */
export function foldForMatch(source: string): FoldedText {
  const at = new Int32Array(source.length);
  const codes = new Uint16Array(source.length);
  const hyphens = new Map<number, HyphenCount>();
  let length = 0;
  const addHyphen = (real: number, lineEnd: number) => {
    const before = hyphens.get(length) ?? { real: 0, lineEnd: 0 };
    hyphens.set(length, { real: before.real + real, lineEnd: before.lineEnd + lineEnd });
  };
  for (let index = 0; index < source.length; index += 1) {
    let code = source.charCodeAt(index);
    if (code === softHyphen) continue;
    if (code === hyphenMinus || code === hyphen) {
      const next = lineEndsAfter(source, index);
      if (next < 0) addHyphen(1, 0);
      else {
        addHyphen(0, 1);
        index = next - 1;
      }
      continue;
    }
    if (isSpace(code)) {
      // A hyphen between two spaces keeps them apart; otherwise a run of white space is one space.
      if (length > 0 && codes[length - 1] === 0x20 && !hyphens.has(length)) continue;
      code = 0x20;
    } else code = straightened(code);
    at[length] = index;
    codes[length] = code;
    length += 1;
  }
  return { source, text: textOf(codes.subarray(0, length)), at: at.subarray(0, length), hyphens };
}

/** Hyphens agree when they are as many, counting those at line ends, on either side, as there or not there. */
function hyphensAgree(text: FoldedText, from: number, quote: FoldedText, quoteFrom: number, length: number): boolean {
  if (text.hyphens.size === 0 && quote.hyphens.size === 0) return true;
  for (let offset = 1; offset < length; offset += 1) {
    const there = text.hyphens.get(from + offset);
    const here = quote.hyphens.get(quoteFrom + offset);
    if (there === undefined && here === undefined) continue;
    const [a, b] = [there ?? { real: 0, lineEnd: 0 }, here ?? { real: 0, lineEnd: 0 }];
    if (a.real > b.real + b.lineEnd || b.real > a.real + a.lineEnd) return false;
  }
  return true;
}

/** Folded words without white space or hyphens at their ends. */
function trimmed(text: FoldedText): { readonly from: number; readonly words: string } {
  const from = text.text.length - text.text.trimStart().length;
  return { from, words: text.text.trim() };
}

/** Which sides of a place read as the context given: what a quotation was found between. Both trimmed and folded. */
function contextAt(
  text: FoldedText,
  from: number,
  to: number,
  prefix: string,
  suffix: string,
): { readonly before: boolean; readonly after: boolean } {
  const before = text.text.slice(Math.max(0, from - prefix.length - contextSlack), from).trimEnd();
  const after = text.text.slice(to, to + suffix.length + contextSlack).trimStart();
  return { before: before.endsWith(prefix), after: after.startsWith(suffix) };
}

/** Every place of the folded text where the words stand, hyphens agreeing, in order; those that overlap too. `words` are those compared. */
export function placesOf(
  text: FoldedText,
  quote: FoldedText,
  within?: { readonly start: number; readonly end: number },
): { words: string; found: number[] } {
  const { from: quoteFrom, words } = trimmed(quote);
  const found: number[] = [];
  if (words === '') return { words, found };
  for (let from = text.text.indexOf(words); from >= 0; from = text.text.indexOf(words, from + 1)) {
    const start = text.at[from] ?? 0;
    const isInside = within === undefined || (start >= within.start && (text.at[from + words.length - 1] ?? 0) < within.end);
    if (isInside && hyphensAgree(text, from, quote, quoteFrom, words.length)) found.push(from);
  }
  return { words, found };
}

function placedAt(text: FoldedText, from: number, length: number, exactGiven: string): Placed {
  const start = text.at[from] as number;
  const end = (text.at[from + length - 1] as number) + 1;
  const exact = text.source.slice(start, end);
  return {
    ok: true,
    start,
    end,
    exact,
    prefix: text.source.slice(Math.max(0, start - contextLength), start),
    suffix: text.source.slice(end, end + contextLength),
    differs: exact !== exactGiven,
  };
}

/**
 * Places a quotation in a text. Prefix and suffix tell apart passages that read the same; a quotation found once needs neither.
 * Offsets are UTF-16 units into the text, `end` exclusive. `within` narrows the search to a page. The text must be in NFC; the quotation is brought to NFC.
 * Selectors: W3C, Web Annotation Data Model (text quote and text position).
 */
export function locate(text: string | FoldedText, quotation: Quotation, within?: { readonly start: number; readonly end: number }): Placed {
  const folded = typeof text === 'string' ? foldForMatch(text) : text;
  const { words, found } = placesOf(folded, foldForMatch(quotation.exact.normalize('NFC')), within);
  if (found.length === 0) return { ok: false, why: 'missing', count: 0 };
  let chosen = found;
  if (found.length > 1) {
    const { prefix, suffix } = contextOf(quotation);
    chosen = found.filter((from) => {
      const { before, after } = contextAt(folded, from, from + words.length, prefix, suffix);
      return before && after;
    });
    if (chosen.length !== 1) return { ok: false, why: 'ambiguous', count: found.length };
  }
  return placedAt(folded, chosen[0] as number, words.length, quotation.exact);
}

function contextOf({ prefix, suffix }: Quotation): { readonly prefix: string; readonly suffix: string } {
  return { prefix: trimmed(foldForMatch(prefix.normalize('NFC'))).words, suffix: trimmed(foldForMatch(suffix.normalize('NFC'))).words };
}

/** Where a mark stood in the reading it was made on. */
export interface StoodAt {
  readonly text: FoldedText;
  readonly start: number | null;
  readonly end: number | null;
}

/**
 * Places a mark again, in another reading of the paper it was made on. Stricter than `locate`, because nobody looks on: the words before and after must
 * both be there; or one of them, where the quotation stands once in the reading it was made on and once in this one. Of several such places the one with
 * all the same text before it or behind it is taken, else the one on the mark's own page. Anything else is refused, so that a mark never moves to other
 * words that read the same.
 * @param stood null where the reading it was made on is not known
 */
export function locateAgain(
  text: FoldedText,
  stood: StoodAt | null,
  quotation: Quotation,
  page?: { readonly start: number; readonly end: number },
): Placed {
  const quote = foldForMatch(quotation.exact.normalize('NFC'));
  const { words, found } = placesOf(text, quote);
  if (found.length === 0) return { ok: false, why: 'missing', count: 0 };
  const { prefix, suffix } = contextOf(quotation);
  const places = found.map((from) => {
    const to = from + words.length;
    const side = contextAt(text, from, to, prefix, suffix);
    // Nothing before means that the passage began the text: it agrees only with a place that does.
    return {
      from,
      start: text.at[from] as number,
      before: prefix === '' ? text.text.slice(0, from).trim() === '' : side.before,
      after: suffix === '' ? text.text.slice(to).trim() === '' : side.after,
    };
  });
  const agreeing = places.filter((place) => place.before && place.after);
  const isUntouched = untouchedBy(text, stood);
  const chosen = [
    agreeing,
    agreeing.filter(({ start }) => isUntouched(start)),
    agreeing.filter(({ start }) => page !== undefined && start >= page.start && start < page.end),
  ].find(({ length }) => length === 1)?.[0];
  if (chosen !== undefined) return placedAt(text, chosen.from, words.length, quotation.exact);
  if (agreeing.length > 1) return { ok: false, why: 'ambiguous', count: agreeing.length };
  const [only, another] = places;
  const isSure = another === undefined && stood !== null && placesOf(stood.text, quote).found.length === 1;
  if (only === undefined || !isSure || !(only.before || only.after)) return { ok: false, why: 'missing', count: found.length };
  return placedAt(text, only.from, words.length, quotation.exact);
}

/** Whether a place is the one a mark stood at, all the text before it or from it on being the same as it was. */
function untouchedBy(text: FoldedText, stood: StoodAt | null): (start: number) => boolean {
  if (stood === null || stood.start === null || stood.end === null) return () => false;
  const [now, was] = [text.source, stood.text.source];
  const { start: from, end } = stood;
  const hasSameHead = now.startsWith(was.slice(0, end));
  const hasSameTail = now.endsWith(was.slice(from));
  return (start) => (hasSameHead && start === from) || (hasSameTail && now.length - start === was.length - from);
}

/**
 * Rectangles of the runs between two offsets, in the page's own space. Part of a run takes its share of the width. On a page turned or mirrored to be read it takes the
 * whole run, because the run's rectangle does not say at which end its words begin.
 */
export function rectsOf(page: Pick<PageText, 'runs' | 'rotation'>, start: number, end: number): Anchor['rects'] {
  return page.runs
    .filter((run) => run.start < end && run.end > start)
    .map((run) => {
      const { x, y, width, height } = run;
      if (page.rotation !== 0) return { x, y, width, height };
      const length = Math.max(1, run.end - run.start);
      const from = Math.max(0, start - run.start) / length;
      const to = Math.min(length, end - run.start) / length;
      return { x: x + width * from, y, width: width * (to - from), height };
    });
}
