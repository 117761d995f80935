// Owns: making files of a case unreadable and gone, whole or replaced by what is left of it, so that a cut at any moment is gone on with. Must not know what the
// tables mean, nor decide that anything goes.
import { closeSync, existsSync, fstatSync, fsyncSync, linkSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { journalsBeside, removeStoreFile } from './besides.ts';
import { backupsFolder, casePlace } from './folder.ts';
import { flushFolder } from './open.ts';

/** A disposal under way, by the case and the id of its record. */
export interface Disposing {
  readonly caseId: string;
  readonly disposalId: string;
}

const pieceBytes = 1024 * 1024;
const zeros = Buffer.alloc(pieceBytes);

/** Says that files of a case are about to go: it lies there until they have, so that the next start goes on where this one was cut off. */
export function markerPlace(folder: string, { caseId, disposalId }: Disposing): string {
  return path.join(folder, `${caseId}.${disposalId}.disposing`);
}

/** Where what is left of a case is made, before it takes the case's place. */
export function remainderPlace(folder: string, { caseId, disposalId }: Disposing): string {
  return path.join(folder, `${caseId}.${disposalId}.left`);
}

/** What was there before it, while it is made unreadable. */
function formerPlace(folder: string, { caseId, disposalId }: Disposing): string {
  return path.join(folder, `${caseId}.${disposalId}.former`);
}

/** Puts the marker on the disk. */
export function markDisposing(folder: string, disposing: Disposing): void {
  const handle = openSync(markerPlace(folder, disposing), 'w');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  flushFolder(folder);
}

/** Disposals that were begun in a folder and not ended. */
export function begunDisposals(folder: string): Disposing[] {
  return readdirSync(folder).flatMap((name) => {
    const [caseId, disposalId, end] = name.split('.');
    return end === 'disposing' && caseId !== undefined && disposalId !== undefined ? [{ caseId, disposalId }] : [];
  });
}

/** Takes away what was made for a disposal that never came to be on record. */
export function abandonDisposal(folder: string, disposing: Disposing): void {
  const left = remainderPlace(folder, disposing);
  for (const file of [left, `${left}.part`]) removeStoreFile(file);
  rmSync(markerPlace(folder, disposing), { force: true });
}

/**
 * Removes every file of a case, its backups first and the case itself last, each written over with zeros before it goes. Begun again, it goes on. Yields between
 * pieces of large files.
 */
export function* removeCaseFiles(folder: string, disposing: Disposing): Generator<void, void, undefined> {
  yield* removeBackups(folder, disposing.caseId);
  const marker = path.basename(markerPlace(folder, disposing));
  const names = readdirSync(folder).filter((name) => name.startsWith(`${disposing.caseId}.`) && name !== marker);
  for (const name of names) yield* shred(path.join(folder, name));
  flushFolder(folder);
}

/** Puts what is left of a case in its place and makes what was there, and its backups, unreadable. Begun again, it goes on. No connection to the case may be open. */
export function* replaceByRemainder(folder: string, disposing: Disposing): Generator<void, void, undefined> {
  const [file, left, former] = [casePlace(folder, disposing.caseId), remainderPlace(folder, disposing), formerPlace(folder, disposing)];
  yield* removeBackups(folder, disposing.caseId);
  if (existsSync(left)) {
    for (const end of journalsBeside(file)) yield* shred(`${file}${end}`);
    rmSync(former, { force: true });
    try {
      linkSync(file, former);
    } catch {
      // A disk without hard links: what was there is let go of without being written over.
    }
    renameSync(left, file);
    flushFolder(folder);
  }
  if (existsSync(former)) yield* shred(former);
  flushFolder(folder);
}

function* removeBackups(folder: string, caseId: string): Generator<void, void, undefined> {
  const backups = backupsFolder(casePlace(folder, caseId));
  if (!existsSync(backups)) return;
  for (const name of readdirSync(backups)) yield* shred(path.join(backups, name));
  rmSync(backups, { recursive: true });
  flushFolder(path.dirname(backups));
}

/** Disks that write elsewhere than they say (flash, copying file systems) may keep traces: an encrypted desk or disk covers those. */
function* shred(file: string): Generator<void, void, undefined> {
  const handle = openSync(file, 'r+');
  try {
    const { size } = fstatSync(handle);
    for (let at = 0; at < size; at += pieceBytes) {
      writeSync(handle, zeros, 0, Math.min(pieceBytes, size - at), at);
      yield;
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  rmSync(file);
}
