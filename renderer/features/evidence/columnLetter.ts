// Owns reading a column's letter as sheets name it. Pure.

/** The column of a letter, counted from 0: A is 0, Z 25, AA 26; null when it is no column up to ZZ. */
export function columnOfLetter(letter: string): number | null {
  if (!/^[A-Z]{1,2}$/.test(letter)) return null;
  return [...letter].reduce((column, each) => column * 26 + (each.charCodeAt(0) - 64), 0) - 1;
}
