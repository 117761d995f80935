// Owns: the rare words an office has the sweep look for, as its desk keeps them. Pure; the list it starts from is data of db/rules.
import { z } from 'zod';

/** Key of the desk's setting. */
export const rareWordsKey = 'rareWords';

/** Beginnings of words: `epilep` finds epilepsy and epileptic. */
const rareWordsSchema = z.array(z.string().trim().min(2).max(60)).max(500);

/** The office's own list; null where it has none, or one that cannot be read: then the standard one is looked for. */
export function rareWordsFrom(setting: unknown): readonly string[] | null {
  const read = rareWordsSchema.safeParse(setting);
  return read.success ? read.data : null;
}

/** A list as it is typed, one a line, each once in the order of the alphabet; what is too short to look for is left out. */
export function rareWordsOf(typed: string): string[] {
  const lines = typed.split('\n').map((line) => line.trim().toLowerCase().replaceAll("'", '’'));
  return [...new Set(lines.filter((line) => line.length >= 2))].map((line) => line.slice(0, 60)).sort((a, b) => a.localeCompare(b, 'en'));
}
