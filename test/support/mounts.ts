// Owns mounting disks of a test's own, where the system lets us: root on Linux, in a container that may mount. Must not know of tests.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

/** Said where a test that needs a disk of its own cannot have one. */
export const noMounts = 'Not tried: only root on Linux, allowed to mount, can make the disk that this test fills or takes away.';

/** Whether a command of the system did what was asked. */
export function did(command: string, ...args: readonly string[]): boolean {
  return process.platform === 'linux' && spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** Puts a small disk in memory at an empty folder; false where this account may not. */
export function mountSmallDisk(at: string, bytes: number): boolean {
  return did('mount', '-t', 'tmpfs', '-o', `size=${bytes}`, 'none', at);
}

/** Shows a folder at another, empty one, as a share is shown at the place it is mounted. */
export function mountFolder(folder: string, at: string): boolean {
  return did('mount', '--bind', folder, at);
}

/** Takes away what is mounted there; files that are open on it stay open. */
export function unmount(at: string): boolean {
  return did('umount', '--lazy', at);
}
