// Owns the small file that remembers which store folders outside the program's own data were opened here, so that a share which is not connected is not taken for an
// empty folder. Must not hold anything about cases.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const known = z.array(z.string());

/** The store folders that were opened. */
export type KnownStores = { readonly isKnown: (store: string) => boolean; readonly note: (store: string) => void };

/** @param folder user data; made when missing */
export function knownStores(folder: string): KnownStores {
  const file = path.join(folder, 'stores.json');
  const read = (): readonly string[] => {
    try {
      return known.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      // No file yet, or a damaged one: nothing is known.
      return [];
    }
  };
  return {
    isKnown: (store) => read().includes(store),
    note(store) {
      const before = read();
      if (before.includes(store)) return;
      try {
        mkdirSync(folder, { recursive: true });
        const temporary = `${file}.${process.pid}.tmp`;
        writeFileSync(temporary, JSON.stringify([...before, store]));
        renameSync(temporary, file);
      } catch {
        // A disk that takes no note stops nothing: the next start asks nothing of the folder.
      }
    },
  };
}
