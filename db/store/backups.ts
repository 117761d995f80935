// Owns: the backups of a file of the store, a case's or the desk's: made beside it, listed, thinned by the policy, and put back. Must not know what the tables mean.
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Backup, type BackupReason, backupName, backupPolicy, readBackupName, surplusBackups } from '../model/backups.ts';
import { Refusal } from '../model/fault.ts';
import { journalsBeside, walBeside } from './besides.ts';
import { backupsFolder, ownerOf } from './folder.ts';
import { heldFileKey } from './heldKeys.ts';
import { checkCopy, copyStore, copyUnderKey, flush, flushFolder } from './open.ts';
import type { Db } from './prepared.ts';

/** Backups of a case's file, newest first. */
export function listBackups(file: string): Backup[] {
  const folder = backupsFolder(file);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const said = readBackupName(name);
      return said === null ? [] : [{ name, ...said, bytes: statSync(path.join(folder, name)).size }];
    })
    .sort((one, other) => other.atMs - one.atMs);
}

/**
 * Copies a case whole beside itself, from any connection to it, and removes the scheduled backups that the policy no longer keeps. An encrypted case gives a
 * backup under the same key. Refused with `readonly` where there is no room.
 */
export function makeBackup(db: Db, why: BackupReason, nowMs: number): Backup {
  const folder = backupsFolder(db.name);
  mkdirSync(folder, { recursive: true });
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < statSync(db.name).size * 1.1) {
    throw new Refusal(
      'readonly',
      'The disk has no room for a backup. What you did is saved. Free some space and make the backup again.',
      folder,
    );
  }
  const name = backupName(nowMs, why, path.extname(db.name) === '.db' ? 'db' : 'case');
  const place = path.join(folder, name);
  copyStore(db, place);
  for (const surplus of surplusBackups(listBackups(db.name), nowMs)) rmSync(path.join(folder, surplus.name));
  return { name, atMs: nowMs, bytes: statSync(place).size, why };
}

/** True where the file changed since its newest backup and the policy's hours have gone by. A backup from the future does not hold the next one up. */
export function isBackupDue(file: string, nowMs: number): boolean {
  const changedMs = Math.max(...[file, walBeside(file)].map((each) => (each === null ? 0 : statSync(each).mtimeMs)));
  const newest = listBackups(file).find(({ atMs }) => atMs <= nowMs);
  return newest === undefined || (changedMs > newest.atMs && nowMs - newest.atMs >= backupPolicy.everyHours * 3_600_000);
}

/** Puts a checked copy of a backup at `target`, a place for this case or another one, where nothing may be. The backup stays. Refused with `notFound` and `notACase`. */
export function copyBackup(file: string, name: string, target: string): void {
  const backup = path.join(backupsFolder(file), name);
  if (readBackupName(name) === null || !existsSync(backup)) throw new Refusal('notFound', 'There is no such backup of this case.', name);
  if (existsSync(target)) throw new Refusal('conflict', `There is a file at ${target} already.`, target);
  try {
    if (ownerOf(backup).name === ownerOf(target).name) {
      copyFileSync(backup, target);
      checkCopy(target, heldFileKey(target));
      flush(target);
    } else {
      // Each case has a key of its own.
      copyUnderKey({ file: backup, key: heldFileKey(backup) }, { file: target, key: heldFileKey(target) });
    }
  } catch (error) {
    rmSync(target, { force: true });
    if ((error as { readonly code?: unknown }).code === 'ENOSPC') throw error;
    throw new Refusal('notACase', 'This backup is damaged or cannot be copied. The case was left as it is. Choose another backup.', name);
  }
}

/**
 * Puts `part`, a whole case, in the place of `file`, which no connection may have open. What stood there is kept among the backups, with the journal of a
 * crash beside it; `file` is one or the other at every moment.
 */
export function replaceCase(file: string, part: string, nowMs: number): void {
  const folder = backupsFolder(file);
  mkdirSync(folder, { recursive: true });
  const aside = path.join(folder, backupName(nowMs, 'replaced'));
  if (existsSync(file)) {
    keepAside(file, aside);
    for (const end of journalsBeside(file)) renameSync(`${file}${end}`, `${aside}${end}`);
    flushFolder(folder);
  }
  renameSync(part, file);
  flushFolder(path.dirname(file));
}

function keepAside(file: string, aside: string): void {
  try {
    linkSync(file, aside);
  } catch {
    // A disk without hard links.
    copyFileSync(file, aside);
    flush(aside);
  }
}
