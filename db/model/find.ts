// Owns: where the words looked for stand in one text: as typed into a find bar, or the terms of a search over the case. Pure; the differences overlooked are
// those of anchor.ts, and case and accents besides.
import { z } from 'zod';
import { type FoldedText, foldForMatch, placesOf } from './anchor.ts';
import { Refusal } from './fault.ts';
import { type Clause, otherWriting, type Phrase, readQuery } from './query.ts';

/** What is looked for: words as they stand, or the terms of a search. */
export const soughtSchema = z.union([
  z.strictObject({
    words: z.string().max(500),
    /** Capitals and accents must agree. */
    isExact: z.boolean(),
    isWhole: z.boolean(),
  }),
  z.strictObject({ search: z.string().max(500) }),
]);
export type Sought = z.infer<typeof soughtSchema>;

/** A place in a text, UTF-16 units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text made ready to be looked through many times. */
export interface Findable {
  readonly folded: FoldedText;
  /** The same without capitals and accents. */
  readonly loose: FoldedText;
}

/** No paper is walked through hit by hit for longer: so many may be more. */
export const mostHits = 20_000;

/** Makes a text ready. It must be in NFC. */
export function findable(text: string): Findable {
  const folded = foldForMatch(text);
  return { folded, loose: { ...folded, text: loosened(folded.text) } };
}

/** Without capitals and accents, unit for unit, so that places hold. */
function loosened(text: string): string {
  const lower = text.toLowerCase();
  // A few capitals have small forms of more than one unit; they stay as they are.
  const kept = lower.length === text.length ? lower : [...text].map((sign) => sameLength(sign, sign.toLowerCase())).join('');
  return kept.replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (sign) => sign.normalize('NFD').charAt(0));
}

function sameLength(sign: string, lower: string): string {
  return lower.length === sign.length ? lower : sign;
}

/** Looks for `sought`; the answer finds it in a text, in order, none overlapping. A search that cannot be read is found nowhere. */
export function finderOf(sought: Sought): (text: Findable) => readonly Span[] {
  if ('words' in sought) {
    const quote = foldForMatch(sought.words.normalize('NFC'));
    const wanted = sought.isExact ? quote : { ...quote, text: loosened(quote.text) };
    return ({ folded, loose }) => inOrder(folded, wordsIn(sought.isExact ? folded : loose, wanted, sought.isWhole));
  }
  const clauses = clausesOf(sought.search);
  return ({ folded, loose }) =>
    inOrder(
      folded,
      clauses.flatMap((clause) => clauseIn(loose, clause)),
    );
}

interface Place {
  readonly from: number;
  readonly to: number;
}

function inOrder({ at }: FoldedText, places: readonly Place[]): Span[] {
  const spans: Span[] = [];
  let last = -1;
  for (const { from, to } of [...places].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < last) continue;
    last = to;
    spans.push({ start: at[from] ?? 0, end: (at[to - 1] ?? 0) + 1 });
    if (spans.length === mostHits) break;
  }
  return spans;
}

function wordsIn(text: FoldedText, wanted: FoldedText, isWhole: boolean): Place[] {
  const { words, found } = placesOf(text, wanted);
  const places = found.map((from) => ({ from, to: from + words.length }));
  return isWhole ? places.filter(({ from, to }) => isEdge(text, from) && isEdge(text, to)) : places;
}

// What the index of words takes for words: letters, figures and what is added to them (SQLite, "FTS5 Extension", unicode61 tokenizer).
const wordSign = /[\p{L}\p{N}\p{M}\p{Co}]/u;
const wordRuns = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

function isWordAt(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  // The second half of a pair belongs to the first.
  const start = unit >= 0xdc00 && unit <= 0xdfff ? index - 1 : index;
  const point = text.codePointAt(start);
  return point !== undefined && wordSign.test(String.fromCodePoint(point));
}

/** Whether a word may begin or end here; a hyphen that was folded away stood between two words. */
function isEdge({ text, hyphens }: FoldedText, index: number): boolean {
  if (index <= 0 || index >= text.length || hyphens.has(index)) return true;
  return !isWordAt(text, index - 1) || !isWordAt(text, index);
}

/** The clauses of a search whose words stand in the paper itself; none of a search that cannot be read. */
function clausesOf(search: string): readonly Clause[] {
  try {
    return readQuery(search)
      .wanted.flat()
      .filter(({ field }) => field === null);
  } catch (problem) {
    if (problem instanceof Refusal) return [];
    throw problem;
  }
}

function clauseIn(text: FoldedText, { phrases, within }: Clause): Place[] {
  const found = phrases.map((phrase) => phraseIn(text, phrase));
  if (within === null) return found.flat();
  return found.flatMap((places, at) =>
    places.filter((place) => found.every((others, other) => other === at || others.some((next) => isNear(text.text, place, next, within)))),
  );
}

/** Longer than this on the average, words are no words. */
const longWord = 60;

/** At most so many words between two places. */
function isNear(text: string, one: Place, other: Place, within: number): boolean {
  const [from, to] = one.from < other.from ? [one.to, other.from] : [other.to, one.from];
  if (to <= from) return true;
  if (to - from > (within + 1) * longWord) return false;
  return (text.slice(from, to).match(wordRuns)?.length ?? 0) <= within;
}

function phraseIn(text: FoldedText, phrase: Phrase): Place[] {
  const other = phrase.isPrefix ? null : otherWriting(phrase.text);
  return other === null ? runIn(text, phrase) : [...runIn(text, phrase), ...runIn(text, { ...phrase, text: other })];
}

/** Where the words of a phrase follow each other, whatever stands between them that is no word. */
function runIn(text: FoldedText, { text: phrase, isPrefix }: Phrase): Place[] {
  const words = (phrase.match(wordRuns) ?? []).map(loosened);
  const [first] = words;
  if (first === undefined) return [];
  const places: Place[] = [];
  for (let from = text.text.indexOf(first); from >= 0; from = text.text.indexOf(first, from + 1)) {
    const to = isEdge(text, from) ? endOfRun(text, from, words, isPrefix) : -1;
    if (to < 0) continue;
    places.push({ from, to });
    if (places.length === mostHits) break;
    from = to - 1;
  }
  return places;
}

/** Where the words end that begin here; -1 when they do not. */
function endOfRun(text: FoldedText, from: number, words: readonly string[], isPrefix: boolean): number {
  let at = from;
  for (const [index, word] of words.entries()) {
    if (index > 0) while (at < text.text.length && !isWordAt(text.text, at)) at += 1;
    if (!text.text.startsWith(word, at) || !isEdge(text, at)) return -1;
    at += word.length;
    const isLast = index === words.length - 1;
    if (isLast && isPrefix) while (!isEdge(text, at)) at += 1;
    if (!isEdge(text, at)) return -1;
  }
  return at;
}
