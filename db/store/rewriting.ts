// Owns: rewriting every file of a store folder encrypted, or plain again, so that a cut at any moment leaves each file one or the other, whole. Must not ask for a
// passphrase, and no store may be open in the folder.
import { existsSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { readBackupName } from '../model/backups.ts';
import { Refusal } from '../model/fault.ts';
import { clearHalfMade, namesIn } from './besides.ts';
import { deskPlace, ownerOf } from './folder.ts';
import { fileKey } from './heldKeys.ts';
import { checkCopy, copyUnderKey, isPlainFile, takeJournalIn } from './open.ts';

/** How far a rewriting is. */
export interface Rewritten {
  readonly done: number;
  readonly total: number;
}

/** Files of a protected desk that are not encrypted, by their names within the folder. */
export function plainFiles(folder: string): string[] {
  return storeFiles(folder)
    .filter(isPlainFile)
    .map((file) => path.relative(folder, file));
}

/**
 * Refused with `notACase` where the desk or a case is damaged, with `readonly` where the disk has no room for the largest file once more. Changes nothing: a desk
 * is checked before the first file is rewritten.
 */
export function checkBeforeRewriting(folder: string, deskKey: Uint8Array | null): void {
  const files = storeFiles(folder);
  const { bavail, bsize } = statfsSync(folder);
  const largest = Math.max(0, ...files.map((file) => statSync(file).size));
  if (bavail * bsize < largest * 1.1) {
    throw new Refusal(
      'readonly',
      `The disk has no room to rewrite the largest file of this desk: ${Math.ceil((largest * 1.1) / 1e6)} MB are needed. Nothing was changed. Free some space and try again.`,
      folder,
    );
  }
  for (const file of files.filter((each) => path.dirname(each) === path.resolve(folder))) {
    const key = isPlainFile(file) || deskKey === null ? undefined : fileKey(deskKey, ownerOf(file).name);
    try {
      takeJournalIn(file, key);
      checkCopy(file, key);
    } catch (error) {
      if (!isDamage(error)) throw error;
      throw new Refusal(
        'notACase',
        `${path.basename(file)} is damaged, so it cannot be rewritten whole. Nothing was changed. Restore the case from one of its backups first.`,
        file,
      );
    }
  }
}

/**
 * Rewrites what is not yet as wanted, one file after the other; begun again, it goes on where it was. Backups that are damaged are left as they are.
 * @param to `encrypted`: each file under its own key; `plain`: none
 */
export function* rewriteFiles(folder: string, deskKey: Uint8Array, to: 'encrypted' | 'plain'): Generator<Rewritten, void, undefined> {
  clearHalfMade(folder);
  const files = storeFiles(folder);
  const total = files.length;
  for (const [done, file] of files.entries()) {
    yield { done, total };
    if (isPlainFile(file) === (to === 'plain')) continue;
    const key = fileKey(deskKey, ownerOf(file).name);
    try {
      takeJournalIn(file, to === 'plain' ? key : undefined);
      if (to === 'encrypted') copyUnderKey({ file, key: undefined }, { file, key });
      else copyUnderKey({ file, key }, { file, key: undefined });
    } catch (error) {
      const isBackup = path.dirname(file) !== path.resolve(folder);
      if (!isBackup || !isDamage(error)) throw error;
    }
  }
  yield { done: total, total };
}

/** The desk, its cases and all their backups, as absolute paths. */
function storeFiles(folder: string): string[] {
  const root = path.resolve(folder);
  const cases = namesIn(root).filter((name) => name.endsWith('.case'));
  const desk = existsSync(deskPlace(root)) ? [deskPlace(root)] : [];
  const backups = namesIn(path.join(root, 'backups')).flatMap((owner) =>
    namesIn(path.join(root, 'backups', owner))
      .filter((name) => readBackupName(name) !== null)
      .map((name) => path.join(root, 'backups', owner, name)),
  );
  return [...desk, ...cases.map((name) => path.join(root, name)), ...backups].filter((file) => statSync(file).size > 0);
}

/** Whether a copy failed because of what was copied, and not because of the disk it was copied to. */
function isDamage(error: unknown): boolean {
  if (error instanceof Refusal) return error.fault.code === 'notACase';
  return /^SQLITE_(?:CORRUPT|NOTADB)/.test(String((error as { readonly code?: unknown }).code));
}
