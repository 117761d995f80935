// Owns: a disk of a test's own that refuses a store process what it asks, and obeys again, while its files stay open: a share that becomes read-only, a disk that
// cannot be read at one place. Must not be used where a real disk can be made to do the same.
import { rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { did } from './mounts.ts';

export interface RefusingDisk {
  /** Environment of the process that is refused. */
  readonly environment: NodeJS.ProcessEnv;
  /** From now on what would change something on it fails with this error of the system, or what would read something, or both. */
  readonly refuse: (error: 'EROFS' | 'EACCES' | 'EIO', what?: keyof typeof letters) => void;
  readonly obey: () => void;
}

/** What refusingDisk.c takes after the number of the error. */
const letters = { writing: '', reading: 'o', both: 'r' } as const;

const source = path.join(import.meta.dirname, 'refusingDisk.c');

/** The disk of everything below `folder`, made in `place`, another folder; null, with a line that says so, where none can be made. */
export function refusingDisk(folder: string, place: string): RefusingDisk | null {
  const library = path.join(place, 'refusingDisk.so');
  if (!did('cc', '-shared', '-fPIC', '-O1', '-o', library, source, '-ldl')) {
    console.log('Not tried: only Linux with a C compiler can make the disk that refuses in this test.');
    return null;
  }
  const flag = path.join(place, 'refuses');
  return {
    environment: { ...process.env, LD_PRELOAD: library, REFUSING_FOLDER: folder, REFUSING_FLAG: flag },
    refuse: (error, what = 'writing') => writeFileSync(flag, `${constants.errno[error]}${letters[what]}`),
    obey: () => rmSync(flag),
  };
}
