// Owns the small file that remembers which store folders outside the program's own data were opened here, so that a share which is not connected is not taken for an
// empty folder. Must not hold anything about cases.
import { z } from 'zod';
import { rememberedFile } from './rememberedFile.ts';

const known = z.array(z.string());

/** The store folders that were opened. */
export type KnownStores = { readonly isKnown: (store: string) => boolean; readonly note: (store: string) => void };

/** @param folder user data; made when missing */
export function knownStores(folder: string): KnownStores {
  const { read, write } = rememberedFile<readonly string[]>(folder, 'stores', known, []);
  return {
    isKnown: (store) => read().includes(store),
    note(store) {
      const before = read();
      if (before.includes(store)) return;
      try {
        write([...before, store]);
      } catch {
        // A disk that takes no note stops nothing: the next start asks nothing of the folder.
      }
    },
  };
}
