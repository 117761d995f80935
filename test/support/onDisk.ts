// Owns: what lies in a folder as anybody who takes the disk can read it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Every file below a folder. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

/** Files that show a word of the case, or that they are a plain database. */
export function showing(folder: string, names: readonly string[] = ['Albion', 'Larkfield']): string[] {
  const words = names.flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')]);
  return filesIn(folder).filter((file) => {
    const bytes = readFileSync(file);
    return bytes.toString('latin1', 0, 15) === 'SQLite format 3' || words.some((word) => bytes.includes(word));
  });
}

/** Each file with a digest of its bytes and when it was written. */
export const digests = (folder: string) =>
  filesIn(folder).map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex'), statSync(file).mtimeMs]);
