// Owns: a disk of a test's own, small and able to become read-only, where the system lets us make one. Must not be used where a plain folder does.
import { spawnSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { tempFolder } from './tempFolder.ts';

export interface SmallDisk {
  readonly folder: string;
  readonly makeReadOnly: () => void;
}

/** A disk of this many bytes, unmounted when the running test ends; null, with a line that says so, where this account may not mount one. */
export function smallDisk(bytes: number): SmallDisk | null {
  const folder = tempFolder();
  const mount = (...options: readonly string[]) =>
    process.platform === 'linux' && spawnSync('mount', [...options, folder], { stdio: 'ignore' }).status === 0;
  if (!mount('-t', 'tmpfs', '-o', `size=${bytes}`, 'none')) {
    console.log('Not tried: only root on Linux can mount the small disk that this test fills.');
    return null;
  }
  onTestFinished(() => void spawnSync('umount', ['--lazy', folder], { stdio: 'ignore' }));
  return { folder, makeReadOnly: () => expectMounted(mount('-o', 'remount,ro')) };
}

function expectMounted(isMounted: boolean): void {
  if (!isMounted) throw new Error('The disk could not be made read-only.');
}
