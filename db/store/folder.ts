// Owns: what lies where in a store folder. Must not open or make anything.
import path from 'node:path';

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
