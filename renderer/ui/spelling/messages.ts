// Owns what the page and the speller's worker say to each other.

export type SpellerAsk =
  /** First of all, once: where the dictionary's two files lie. */
  | { readonly do: 'begin'; readonly affixes: string; readonly words: string }
  | { readonly do: 'unknown'; readonly id: number; readonly words: readonly string[] }
  | { readonly do: 'suggest'; readonly id: number; readonly word: string };

export interface SpellerAnswer {
  readonly id: number;
  /** The words the dictionary does not have, or what it offers for one. */
  readonly words: readonly string[];
}
