// Owns a small file in the user data that remembers something of the program itself. Must not hold anything about cases. Written whole to a temporary name and renamed.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';

/** Reads and writes what is remembered; writing throws what the disk says. */
export type RememberedFile<T> = { readonly read: () => T; readonly write: (value: T) => void };

/**
 * @param folder user data; made when missing
 * @param name of the file, without its ending
 * @param unknown what is read where there is no file yet, or a damaged one
 */
export function rememberedFile<T>(folder: string, name: string, shape: z.ZodType<T>, unknown: T): RememberedFile<T> {
  const file = path.join(folder, `${name}.json`);
  return {
    read() {
      try {
        return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        return unknown;
      }
    },
    write(value) {
      mkdirSync(folder, { recursive: true });
      const temporary = `${file}.${process.pid}.tmp`;
      writeFileSync(temporary, JSON.stringify(value));
      renameSync(temporary, file);
    },
  };
}
