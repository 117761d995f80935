// Owns: telling whether a store folder is still the one that was opened: a disk that is pulled out, a share whose server goes, or another folder in its place. Must not
// open anything of the store.
import { closeSync, fstatSync, fsyncSync, openSync, statSync } from 'node:fs';
import process from 'node:process';

/** A folder held from when it was opened. */
export interface HeldFolder {
  /** False where the folder of this name is gone, does not answer, or is another one. */
  readonly isStillThere: () => boolean;
  readonly letGo: () => void;
}

/** What a disk answers that is gone; a folder that only cannot be flushed (a share that offers no such thing, a read-only disk) is there. */
const unanswered: ReadonlySet<unknown> = new Set(['EIO', 'ENXIO', 'ENODEV', 'ENOTCONN', 'ESTALE', 'EHOSTDOWN', 'ETIMEDOUT']);

/** Holds a folder. Windows opens no folder: there its number on its disk has to do. */
export function holdFolder(folder: string): HeldFolder {
  const handle = process.platform === 'win32' ? null : openSync(folder, 'r');
  const { dev, ino } = handle === null ? statSync(folder) : fstatSync(handle);
  return {
    isStillThere() {
      try {
        const now = statSync(folder);
        if (now.dev !== dev || now.ino !== ino) return false;
      } catch {
        return false;
      }
      try {
        // What the system remembers of a folder outlives its disk; flushing asks the disk itself.
        if (handle !== null) fsyncSync(handle);
        return true;
      } catch (error) {
        return !unanswered.has((error as { readonly code?: unknown }).code);
      }
    },
    letGo() {
      if (handle !== null) closeSync(handle);
    },
  };
}
