// Owns: disks of a test's own: a small one that can become read-only, and one that goes away, where the system lets us make one. Must not be used where a plain folder does.
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { did, mountSmallDisk, noMounts, unmount } from './mounts.ts';
import { tempFolder } from './tempFolder.ts';

export interface SmallDisk {
  readonly folder: string;
  readonly makeReadOnly: () => void;
  /** Takes it out from under its folder, which is empty then; files that are open on it stay open. */
  readonly unmount: () => void;
}

/** A disk of this many bytes, unmounted when the running test ends; null, with a line that says so, where this account may not mount one. */
export function smallDisk(bytes: number): SmallDisk | null {
  const folder = tempFolder();
  if (!mountSmallDisk(folder, bytes)) {
    console.log(noMounts);
    return null;
  }
  onTestFinished(() => void unmount(folder));
  return {
    folder,
    makeReadOnly: () => expectMounted(did('mount', '-o', 'remount,ro', folder)),
    unmount: () => expectMounted(unmount(folder)),
  };
}

function expectMounted(isMounted: boolean): void {
  if (!isMounted) throw new Error('The disk could not be made what the test needs.');
}

export interface LostDisk {
  readonly folder: string;
  /** From now on everything on it is answered with an error, as a network share answers whose server has gone. */
  readonly goAway: () => void;
  readonly comeBack: () => void;
}

/** `EXT4_IOC_SHUTDOWN` with `EXT4_GOING_FLAGS_NOLOGFLUSH` (Linux, "ext4.h"): what was not flushed is lost, and every access fails until it is mounted anew. */
const shutDown = `import fcntl, os, struct, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587d, struct.pack('I', 2))`;

/** A disk that can be lost while files on it are open; null, with a line that says so, where this account may not make one. */
export function lostDisk(): LostDisk | null {
  // In memory: what the real disk has to do meanwhile does not matter here.
  const place = smallDisk(40 * 1024 * 1024)?.folder;
  if (place === undefined) return null;
  const [image, folder] = [path.join(place, 'image'), path.join(place, 'share')];
  mkdirSync(folder);
  const mount = () => did('mount', '-o', 'loop', image, folder);
  writeFileSync(image, '');
  truncateSync(image, 24 * 1024 * 1024);
  if (!did('python3', '--version') || !did('mkfs.ext4', '-q', '-F', image) || !mount()) {
    console.log('Not tried: only root on Linux, with ext4 and Python, can make the disk that this test loses.');
    return null;
  }
  onTestFinished(() => void unmount(folder));
  return {
    folder,
    goAway: () => expectMounted(did('python3', '-c', shutDown, folder)),
    comeBack: () => expectMounted(unmount(folder) && mount()),
  };
}
