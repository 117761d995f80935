// Owns: handover files as files: encrypted from their first byte with a passphrase of their own, made whole or not at all, opened without a store, turned into a
// case's file. Must not know what the tables mean.
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { migrations } from '../migrations/index.ts';
import { Refusal } from '../model/fault.ts';
import { removeStoreFile } from './besides.ts';
import type { FileKey } from './key.ts';
import { copyUnderKey, flush, flushFolder, type KeyedFile, openCase } from './open.ts';
import type { Db } from './prepared.ts';

/**
 * Makes a handover file out of a case's file, under a temporary name beside it: copied under the passphrase, so that nothing plain touches the disk, then
 * `fill`ed and proved, flushed and renamed. `fill` tells whether it took anything away: that is then nowhere in the file any more.
 */
export function makeHandoverFile(
  source: KeyedFile,
  target: string,
  passphrase: string,
  fill: (db: Db) => { readonly hasRemoved: boolean },
): void {
  const key: FileKey = { passphrase };
  const { part, less } = unfinished(target);
  clearUnfinished(target);
  try {
    copyUnderKey(source, { file: part, key });
    const db = openCase(part, { role: 'writer', key });
    let hasRemoved: boolean;
    try {
      ({ hasRemoved } = fill(db));
      // A file that is only looked at must not need a journal beside it.
      db.pragma('journal_mode = DELETE');
    } finally {
      db.close();
    }
    // Removed rows stay in free pages until the file is written anew.
    if (hasRemoved) {
      copyUnderKey({ file: part, key }, { file: less, key });
      renameSync(less, part);
    }
    flush(part);
    renameSync(part, target);
    flushFolder(path.dirname(target));
  } finally {
    clearUnfinished(target);
  }
}

function unfinished(target: string): { readonly part: string; readonly less: string } {
  return { part: `${target}.part`, less: `${target}.less` };
}

/** Takes away what a handover file that was not finished left beside its place. */
export function clearUnfinished(target: string): void {
  const { part, less } = unfinished(target);
  for (const file of [part, less]) for (const each of [file, `${file}.part`, `${file}.empty`]) removeStoreFile(each);
}

/** A handover file opened to be read. */
export interface OpenedHandover {
  /** Cannot write. */
  readonly db: Db;
  readonly close: () => void;
}

/**
 * Opens a handover file without changing a byte of it. One from an older version of the program is brought up to date on a copy in the folder for temporary
 * files, under the same passphrase; the copy goes with `close`. Refused with `notFound`, `notACase` (wrong passphrase, damaged, no case) and `newerFile`.
 */
export function openHandoverFile(file: string, passphrase: string): OpenedHandover {
  if (!existsSync(file)) throw new Refusal('notFound', `There is no file at ${file}.`, file);
  const key: FileKey = { passphrase };
  let db: Db;
  try {
    db = openCase(file, { role: 'reader', key });
  } catch (error) {
    if (error instanceof Refusal && error.fault.code === 'busy') return openBroughtUp(file, key);
    throw error;
  }
  return checked({ db, close: () => db.close() }, file);
}

function openBroughtUp(file: string, key: FileKey): OpenedHandover {
  const folder = mkdtempSync(path.join(tmpdir(), 'handover-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = path.join(folder, 'copy.case');
    copyFileSync(file, copy);
    const db = openCase(copy, { role: 'writer', key });
    db.pragma('query_only = ON');
    const close = () => {
      db.close();
      remove();
    };
    return checked({ db, close }, file);
  } catch (error) {
    remove();
    throw error;
  }
}

function checked(opened: OpenedHandover, file: string): OpenedHandover {
  const strange = strangeShape(opened.db);
  if (strange === null) return opened;
  opened.close();
  throw new Refusal('notACase', `${path.basename(file)} holds something that no case holds (${strange}). It was left as it is.`, file);
}

/** What is in a file that the migrations do not make: a trigger or a view that came from elsewhere must not come into a store. */
function strangeShape(db: Db): string | null {
  const ours = new Database(':memory:');
  try {
    for (const step of migrations.case) ours.exec(step.sql);
    const known = new Set(shapeOf(ours));
    return (
      shapeOf(db)
        .find((each) => !known.has(each))
        ?.split('\n')[0] ?? null
    );
  } finally {
    ours.close();
  }
}

function shapeOf(db: Db): string[] {
  return db
    .prepare<[], { type: string; name: string; sql: string | null }>(
      `SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'`,
    )
    .all()
    .map(({ type, name, sql }) => `${type} ${name}\n${sql ?? ''}`);
}

/** Puts a copy of a handover at `target`, no longer under its passphrase but under `key`, as the store keeps its cases. */
export function copyIntoStore(file: string, passphrase: string, target: KeyedFile): void {
  removeStoreFile(target.file);
  copyUnderKey({ file, key: { passphrase } }, target);
}
