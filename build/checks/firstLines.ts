// Owns the check that each module says on its first line what it owns. Pure: takes texts, answers problems. Must not judge the words.
import type { Source } from './arrows.ts';

/** @returns one sentence for each file that begins with something else than what it owns (`// Owns ...`) or, for a test, what it tests */
export function unspokenModules(files: readonly Source[]): string[] {
  return files
    .filter(({ path, text }) => !/^\/\/ Owns\b/.test(text) && !(path.startsWith('test/') && /^\/\/ Tests: /.test(text)))
    .map(({ path }) => `${path} does not say on its first line what it owns. Begin it with "// Owns ...", and what it must not do.`);
}
