// Owns which stretches of a paragraph are words to be spelled. Pure: nothing here knows a dictionary.

/** A word and where it stands, UTF-16 units. */
export interface SpelledWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

// Letters with apostrophes inside; a hyphen parts two words, as each half is spelled by itself.
const wordPattern = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*/gu;

/** Words that could be misspelt: not those with figures in or beside them, in capitals (ASB), or inside addresses of any kind. */
export function wordsToSpell(text: string): SpelledWord[] {
  const words: SpelledWord[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const [word] = match;
    const start = match.index;
    const end = start + word.length;
    const before = text[start - 1] ?? '';
    const after = text[end] ?? '';
    const isInAddress = /[@/\\_\d]/u.test(before) || /[@/\\_\d]/u.test(after) || (before === '.' && /\p{L}/u.test(text[start - 2] ?? ''));
    const isDomain = after === '.' && /\p{L}/u.test(text[end + 1] ?? '');
    const isInitials = word.length === 1 || /^\p{Lu}{2,}(?:['’]?s)?$/u.test(word);
    if (!isInAddress && !isDomain && !isInitials) words.push({ word, start, end });
  }
  return words;
}

/** Words every report of the field has and the dictionary has not. */
export const fieldWords: readonly string[] = ['timeframe', 'timeframes', 'wellbeing'];

/** The word as dictionaries have it: straight apostrophe. */
export function plainWord(word: string): string {
  return word.replaceAll('’', "'");
}

/** Words of names, each by itself and without the possessive, as they may stand in a report. */
export function wordsOfNames(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => [...name.matchAll(wordPattern)].map(([word]) => plainWord(word).replace(/'s$/u, ''))))];
}
