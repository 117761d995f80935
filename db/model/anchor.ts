// Owns: placing a quotation in a canonical text, and the only differences that are overlooked in doing so. Must not know where texts come from.

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

/** Arguments a function may take at once are limited: a long text is put together in stretches. */
function textOf(codes: Uint16Array): string {
  const stretch = 8192;
  let text = '';
  for (let from = 0; from < codes.length; from += stretch) text += String.fromCharCode(...codes.subarray(from, from + stretch));
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

function contextAgrees(text: FoldedText, from: number, to: number, prefix: string, suffix: string): boolean {
  const before = text.text.slice(0, from).trimEnd();
  const after = text.text.slice(to).trimStart();
  return before.endsWith(prefix) && after.startsWith(suffix);
}

/**
 * Places a quotation in a text. Prefix and suffix tell apart passages that read the same; a quotation found once needs neither.
 * Offsets are UTF-16 units into the text, `end` exclusive. `within` narrows the search to a page. The text must be in NFC; the quotation is brought to NFC.
 * Selectors: W3C, Web Annotation Data Model (text quote and text position).
 */
export function locate(text: string | FoldedText, quotation: Quotation, within?: { readonly start: number; readonly end: number }): Placed {
  const folded = typeof text === 'string' ? foldForMatch(text) : text;
  const quote = foldForMatch(quotation.exact.normalize('NFC'));
  const { from: quoteFrom, words } = trimmed(quote);
  if (words === '') return { ok: false, why: 'missing', count: 0 };
  const found: number[] = [];
  for (let from = folded.text.indexOf(words); from >= 0; from = folded.text.indexOf(words, from + 1)) {
    const start = folded.at[from] ?? 0;
    const isInside = within === undefined || (start >= within.start && (folded.at[from + words.length - 1] ?? 0) < within.end);
    if (isInside && hyphensAgree(folded, from, quote, quoteFrom, words.length)) found.push(from);
  }
  if (found.length === 0) return { ok: false, why: 'missing', count: 0 };
  let chosen = found;
  if (found.length > 1) {
    const prefix = trimmed(foldForMatch(quotation.prefix.normalize('NFC'))).words;
    const suffix = trimmed(foldForMatch(quotation.suffix.normalize('NFC'))).words;
    chosen = found.filter((from) => contextAgrees(folded, from, from + words.length, prefix, suffix));
    if (chosen.length !== 1) return { ok: false, why: 'ambiguous', count: found.length };
  }
  const first = chosen[0] as number;
  const start = folded.at[first] as number;
  const end = (folded.at[first + words.length - 1] as number) + 1;
  const exact = folded.source.slice(start, end);
  return {
    ok: true,
    start,
    end,
    exact,
    prefix: folded.source.slice(Math.max(0, start - contextLength), start),
    suffix: folded.source.slice(end, end + contextLength),
    differs: exact !== quotation.exact,
  };
}
