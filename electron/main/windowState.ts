// Owns the small file that remembers where the window was. Must not hold anything about cases. Written whole to a temporary name and renamed.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const stateShape = z.strictObject({
  bounds: z.strictObject({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }).nullable(),
  isMaximized: z.boolean(),
});

/** Where a window was, in screen points; null bounds: not known. */
export type WindowState = z.infer<typeof stateShape>;

/** Reads and writes the remembered place. */
export type WindowStateFile = { readonly read: () => WindowState; readonly write: (state: WindowState) => void };

const unknown: WindowState = { bounds: null, isMaximized: false };

/**
 * The remembered place of the window.
 * @param folder user data; made when missing
 * @param name which window's
 */
export function windowStateFile(folder: string, name = 'window'): WindowStateFile {
  const file = path.join(folder, `${name}.json`);
  return {
    read() {
      try {
        return stateShape.parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        // No file yet, or a damaged one: the usual place is the right answer to both.
        return unknown;
      }
    },
    write(state) {
      mkdirSync(folder, { recursive: true });
      const temporary = `${file}.${process.pid}.tmp`;
      writeFileSync(temporary, JSON.stringify(state));
      renameSync(temporary, file);
    },
  };
}
