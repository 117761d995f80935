// Owns: the type of the one file inside word-extractor that is reached into, which its own types leave out (db/intake/readers/oldWordFields.ts).
declare module 'word-extractor/lib/filters.js' {
  const filters: {
    /** Makes text of words as Word keeps them. */
    clean(words: string): string;
    /** Writes plain signs for others. */
    filter(words: string): string;
  };
  export = filters;
}
