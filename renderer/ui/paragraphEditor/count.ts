// Owns counting words as a word processor does: what stands between white space and has a letter or a figure. Pure.
import type { Run } from '../../../db/model/draft.ts';
import { plainText } from '../../../db/model/runs.ts';

/** Words of a text. */
export function wordsIn(text: string): number {
  return text.match(/[^\s]*[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}

/** Words of paragraphs as an issued edition prints them: citations are none. */
export function wordsOfRuns(paragraphs: readonly { readonly runs: readonly Run[] }[]): number {
  return paragraphs.reduce((sum, { runs }) => sum + wordsIn(plainText(runs)), 0);
}
