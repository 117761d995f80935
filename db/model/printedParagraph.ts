// Owns: a paragraph of the draft in the words an edition prints, and finding words in them again by what stood around them. Pure; must not change a paragraph.
import type { DraftRow, Run } from './draft.ts';
import { labelPeople, type People, personWords } from './labels.ts';
import { joinedRuns } from './runs.ts';

/** A draft paragraph as an edition prints it, run by run; a citation prints nothing. */
export interface PrintedParagraph {
  readonly id: string;
  readonly runs: readonly Run[];
  /** What each run prints. */
  readonly printed: readonly string[];
}

/** What every run of a paragraph prints: people stand under their labels, and a citation takes the space with it that would stand alone. */
export function printedParagraph(
  { id, value: { runs } }: Pick<DraftRow<'paragraph'>, 'id' | 'value'>,
  parties: readonly DraftRow<'party'>[],
  people: People,
): PrintedParagraph {
  let before = '';
  const printed = runs.map((run) => {
    if (run.kind === 'cite') return '';
    const words = labelPeople(people, run.kind === 'person' ? personWords(run, parties, before) : run.text, before);
    before += words;
    return words;
  });
  return { id, runs, printed };
}

/** Words without white space: what editions and Word do to spaces says nothing. `at[i]` is the place in the text of the i-th of them. */
export function squeezed(text: string): { readonly words: string; readonly at: readonly number[] } {
  const at: number[] = [];
  let words = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index);
    if (/\s/.test(unit)) continue;
    words += unit;
    at.push(index);
  }
  return { words, at };
}

/** Whether two texts are the same but for white space. */
export function sameWords(one: string, other: string): boolean {
  return squeezed(one).words === squeezed(other).words;
}

/** A paragraph's words as an edition prints them, for showing. */
export function printedWords({ runs, printed }: PrintedParagraph): string {
  return joinedRuns(runs, (_, index) => printed[index] ?? '').trim();
}

/** Characters of context kept either side of words. */
export const contextLength = 48;

/** The words before and after a stretch, as they are kept with it. */
export function contextOf(words: string, from: number, to: number): { readonly prefix: string; readonly suffix: string } {
  return { prefix: words.slice(Math.max(0, from - contextLength), from), suffix: words.slice(to, to + contextLength) };
}

/** Where words stand in a text, white space aside. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds words between their context in a text, white space aside; null where they are not there, or there twice. Context is given up bit by bit, from the
 * outside in, because another change may have been accepted beside it.
 */
export function findWords(
  text: string,
  { exact, prefix, suffix }: { readonly exact: string; readonly prefix: string; readonly suffix: string },
): Stretch | null {
  const { words, at } = squeezed(text);
  const [own, before, after] = [squeezed(exact).words, squeezed(prefix).words, squeezed(suffix).words];
  for (const length of [contextLength, 24, 12, 6]) {
    for (const [left, right] of [
      [before.slice(-length), after.slice(0, length)],
      [before.slice(-length), ''],
      ['', after.slice(0, length)],
    ] as const) {
      const sought = left + own + right;
      if (sought === '' || (own === '' && left === '' && before !== '') || (own === '' && right === '' && after !== '')) continue;
      const first = words.indexOf(sought);
      if (first < 0 || words.indexOf(sought, first + 1) >= 0) continue;
      // The beginning of the text stands for an empty context.
      if (own === '' && before === '' && first !== 0) continue;
      return stretchAt(text, at, first + left.length, own.length, { exact, prefix });
    }
  }
  if (own !== '' && words.indexOf(own) >= 0 && words.indexOf(own) === words.lastIndexOf(own)) {
    return stretchAt(text, at, words.indexOf(own), own.length, { exact, prefix });
  }
  return own === '' && before === '' && after === '' ? { start: 0, end: 0 } : null;
}

/** From counts of words without spaces to places in the text; spaces at the ends go where the words had them. */
export function stretchAt(
  text: string,
  at: readonly number[],
  first: number,
  length: number,
  { exact, prefix }: { readonly exact: string; readonly prefix: string },
): Stretch {
  const afterSpaces = (from: number) => {
    let to = from;
    while (to < text.length && /\s/.test(text.charAt(to))) to += 1;
    return to;
  };
  const previous = at[first - 1];
  let start = previous === undefined ? 0 : previous + 1;
  if (/\s$/.test(prefix) || (length > 0 && !/^\s/.test(exact)))
    start = length > 0 && !/^\s/.test(exact) ? (at[first] ?? start) : afterSpaces(start);
  if (length === 0) return { start, end: start };
  const last = (at[first + length - 1] ?? start) + 1;
  return { start, end: /\s$/.test(exact) ? afterSpaces(last) : last };
}
