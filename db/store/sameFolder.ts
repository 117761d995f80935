// Owns: telling whether a store folder is still the one that was opened, and may still be written: a disk that is pulled out, a share whose server goes, another folder in
// its place, a share that becomes read-only. Must not open anything of the store.
import { closeSync, fstatSync, fsyncSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** A folder held from when it was opened. */
export interface HeldFolder {
  /** False where the folder of this name is gone, does not answer, or is another one. */
  readonly isStillThere: () => boolean;
  /** Why nothing can be written in it now, found by writing something; null where something can. */
  readonly whyNotWritten: () => 'closed' | 'full' | null;
  readonly letGo: () => void;
}

/** What a disk answers that is gone; a folder that only cannot be flushed (a share that offers no such thing, a read-only disk) is there. */
const unanswered: ReadonlySet<unknown> = new Set(['EIO', 'ENXIO', 'ENODEV', 'ENOTCONN', 'ESTALE', 'EHOSTDOWN', 'ETIMEDOUT']);

const noRoom: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

/** Named as what is half made, so that one that stays is taken away with that. As large as what SQLite asks for at once, in bytes. */
const trial = { name: 'trial.db.part', bytes: 65_536 } as const;

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
    whyNotWritten() {
      const file = path.join(folder, trial.name);
      try {
        writeFileSync(file, Buffer.alloc(trial.bytes), { flush: true });
        return null;
      } catch (error) {
        return noRoom.has((error as { readonly code?: unknown }).code) ? 'full' : 'closed';
      } finally {
        removeIfPossible(file);
      }
    },
    letGo() {
      if (handle !== null) closeSync(handle);
    },
  };
}

function removeIfPossible(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The folder was closed in between: it goes with what is half made when the desk is opened next.
  }
}
