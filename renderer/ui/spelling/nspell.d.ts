// Owns the types of as much of nspell as is used here. Its published types bring Node's with them, and the page has no Node.
declare module 'nspell' {
  interface Speller {
    correct(word: string): boolean;
    suggest(word: string): string[];
    add(word: string): Speller;
  }
  // biome-ignore lint/style/noDefaultExport: the package exports its one function so
  export default function nspell(affixes: string, words: string): Speller;
}
