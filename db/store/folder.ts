// Owns: what lies where in a store folder. Must not open or make anything.
import path from 'node:path';
import { keyringName } from '../model/protection.ts';

/** The desk: the case list and what belongs to no single case. */
export function deskPlace(folder: string): string {
  return path.join(folder, 'desk.db');
}

/** A case's file, named by its id so that no reference needs escaping. */
export function casePlace(folder: string, caseId: string): string {
  return path.join(folder, `${caseId}.case`);
}

/** Where the backups of a file of the store lie: of a case under its id, of the desk under its name. */
export function backupsFolder(file: string): string {
  return path.join(path.dirname(file), 'backups', path.basename(file, '.case'));
}

/** The empty database whose lock says that a process holds the folder (docs/decisions/0022). */
export function lockPlace(folder: string): string {
  return path.join(folder, 'store.lock');
}

/** What a passphrase opens, in a protected desk. */
export function keyringPlace(folder: string): string {
  return path.join(folder, keyringName);
}

/** Its copy, so that backups taken elsewhere can be opened. One for all of them: an older one would open with a passphrase that was changed. */
export function keyringCopyPlace(folder: string): string {
  return path.join(folder, 'backups', keyringName);
}

/** The store folder a file lies in, as itself, as a backup or under a name it has only while it is made, and whose it is: `desk.db` or the id of a case. */
export function ownerOf(file: string): { readonly folder: string; readonly name: string } {
  const within = path.dirname(path.resolve(file));
  const backups = path.dirname(within);
  if (path.basename(backups) === 'backups') return { folder: path.dirname(backups), name: path.basename(within) };
  const name = path.basename(file);
  return { folder: within, name: name.startsWith('desk.db') ? 'desk.db' : name.split('.', 1).join('') };
}
