// Owns: what lies in a folder as anybody who takes the disk can read it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Every file below a folder. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

/** Files in which one of these words can be read, in UTF-8 or UTF-16. */
export function naming(folder: string, words: readonly string[]): string[] {
  const sought = words.flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')]);
  return filesIn(folder).filter((file) => {
    const bytes = readFileSync(file);
    return sought.some((word) => bytes.includes(word));
  });
}

/** Files that are a plain database. */
export function plainDatabases(folder: string): string[] {
  return filesIn(folder).filter((file) => readFileSync(file).toString('latin1', 0, 15) === 'SQLite format 3');
}

/** Each file with a digest of its bytes and when it was written. */
export const digests = (folder: string) =>
  filesIn(folder).map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex'), statSync(file).mtimeMs]);
