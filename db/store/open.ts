// Owns: opening a desk or a case: what kind of file it is, its version, the driver's settings, migration, copies. Must not know what the tables mean.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import Database from 'better-sqlite3';
import { migrations, newestVersion, type StoreKind } from '../migrations/index.ts';
import { backupName } from '../model/backups.ts';
import { Refusal } from '../model/fault.ts';
import { removeJournals, removeStoreFile, walBeside } from './besides.ts';
import { backupsFolder, lockPlace } from './folder.ts';
import { heldFileKey } from './heldKeys.ts';
import { cipherSettings, type FileKey, keyWords } from './key.ts';
import type { Db } from './prepared.ts';
import { mustBeWhole } from './readWhole.ts';
import { letSqlReadWords } from './words.ts';

/** Stamped in each file's header, so that it is known for ours without opening it. */
export const applicationIds: Readonly<Record<StoreKind, number>> = { desk: 0x4f44_534b, case: 0x4f44_4353 };

export interface OpenOptions {
  /** A reader never writes, migrates or repairs; it needs the writer to have opened the file before it. */
  readonly role: 'writer' | 'reader';
  /** Makes the file; refused where there is one. */
  readonly isNew?: boolean;
  /** Key of an encrypted file that belongs to no desk here; a file of a desk has the one that is held for it. */
  readonly key?: FileKey;
}

const busyMs = 5000;
const noKey = { passphrase: '' } as const;
/** The key each connection was opened with: what it copies is checked with it. */
const keys = new WeakMap<Db, FileKey>();
const ours: Readonly<Record<StoreKind, string>> = { desk: 'the case list of this program', case: 'a case of this program' };

/** Opens a `.case` file. Refuses a newer, foreign or missing one with `newerFile`, `notACase` or `notFound`, leaving it as it was. */
export function openCase(file: string, options: OpenOptions): Db {
  return openStore('case', file, options);
}

/** Opens a `desk.db`, with the same refusals as `openCase`. */
export function openDesk(file: string, options: OpenOptions): Db {
  return openStore('desk', file, options);
}

function openStore(kind: StoreKind, file: string, options: OpenOptions): Db {
  const key = options.key ?? heldFileKey(file);
  const isThere = existsSync(file) && statSync(file).size > 0;
  if (options.isNew === true && isThere) throw new Refusal('conflict', `There is a file at ${file} already.`, file);
  if (options.isNew !== true && !isThere) throw new Refusal('notFound', `There is no file at ${file}.`, file);
  const found = isThere ? look(kind, file, key) : 0;
  if (options.role === 'reader' && found < newestVersion(kind)) {
    throw new Refusal(
      'busy',
      `${path.basename(file)} was written by an older version and is not brought up to date yet. Open it first.`,
      file,
    );
  }
  const db = new Database(file, { readonly: options.role === 'reader', fileMustExist: isThere, timeout: busyMs });
  try {
    unlock(db, key);
    db.pragma('trusted_schema = OFF');
    if (kind === 'case') letSqlReadWords(db);
    db.pragma('foreign_keys = ON');
    db.pragma('temp_store = MEMORY');
    if (options.role === 'reader') return db;
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    // Where a file cannot be opened for writing SQLite opens it for reading, says so only at the first write, and keeps to that when it could be written again.
    db.exec('BEGIN; CREATE TABLE trial (at); ROLLBACK');
    if (found < newestVersion(kind)) migrate(db, kind, found, newestVersion(kind));
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function unlock(db: Db, key: FileKey | undefined): void {
  if (key === undefined) return;
  for (const setting of cipherSettings(key)) db.pragma(setting);
  db.pragma(`key = ${keyWords(key)}`);
  keys.set(db, key);
}

/**
 * Version of a file, found without changing a byte of it. The header says it for a plain file at rest; a file with a key, or with a
 * journal left by a crash, is asked through a read-only connection, which neither repairs nor checkpoints.
 */
function look(kind: StoreKind, file: string, key: FileKey | undefined): number {
  const header = headerOf(file);
  const isPlain = isPlainHeader(header);
  if (key === undefined && !isPlain) {
    throw new Refusal(
      'notACase',
      `${path.basename(file)} is not ${ours[kind]}, or it is encrypted or damaged. It was left as it is.`,
      file,
    );
  }
  let version = header.readUInt32BE(60);
  let application = header.readUInt32BE(68);
  const wal = walBeside(file);
  const hasJournal = wal !== null && statSync(wal).size > 0;
  if (!isPlain || hasJournal) {
    const db = new Database(file, { readonly: true, fileMustExist: true, timeout: busyMs });
    try {
      unlock(db, key);
      version = Number(db.pragma('user_version', { simple: true }));
      application = Number(db.pragma('application_id', { simple: true }));
    } catch {
      throw new Refusal(
        'notACase',
        `${path.basename(file)} cannot be opened: the passphrase is wrong or the file is damaged. Type it again, or use another copy of the file.`,
        file,
      );
    } finally {
      db.close();
    }
  }
  if (application !== applicationIds[kind]) {
    throw new Refusal('notACase', `${path.basename(file)} is a database, but not ${ours[kind]}. It was left as it is.`, file);
  }
  if (version > newestVersion(kind)) {
    throw new Refusal(
      'newerFile',
      `${path.basename(file)} was written by a newer version of this program (file version ${version}, this program knows ${newestVersion(kind)}). It was left untouched: open it with the newer version.`,
      file,
    );
  }
  return version;
}

/**
 * Brings a file from one version to another in one transaction; a file with content is copied among its backups first.
 * Exported for the tests that fill an old shape and migrate it.
 */
export function migrate(db: Db, kind: StoreKind, from: number, to: number): void {
  if (from > 0) backUpFirst(db, kind);
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      for (const step of migrations[kind]) {
        if (step.version <= from || step.version > to) continue;
        db.exec(step.sql);
        step.fill?.({ prepare: (sql) => db.prepare<(string | number | null)[]>(sql) });
      }
      const broken = db.pragma('foreign_key_check') as readonly { readonly table: string }[];
      if (broken.length > 0) {
        throw new Refusal(
          'notACase',
          `${path.basename(db.name)} could not be brought up to date: ${broken.length} rows of ${broken[0]?.table} point nowhere. It was left as it was.`,
          db.name,
        );
      }
      db.pragma(`application_id = ${applicationIds[kind]}`);
      db.pragma(`user_version = ${to}`);
    }).exclusive();
  } finally {
    db.pragma('foreign_keys = ON');
  }
  db.pragma('optimize');
  // The header on disk must name the new version at once: an older program looks there before it opens anything.
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/** The copy that a migration can be held against; the program never removes it. */
function backUpFirst(db: Db, kind: StoreKind): void {
  const folder = backupsFolder(db.name);
  mkdirSync(folder, { recursive: true });
  copyStore(db, path.join(folder, backupName(Date.now(), 'migration', kind === 'desk' ? 'db' : 'case')));
}

/** Copies a store whole to `target`, under its own key if it has one: to a temporary name, checked, flushed, then renamed over whatever stood there. */
export function copyStore(db: Db, target: string): void {
  mustBeWhole(db.name);
  copyWith(target, keys.get(db), (part) => db.prepare('VACUUM INTO ?').run(part));
}

/** A file of a store with what opens it; no key: a plain one. */
export interface KeyedFile {
  readonly file: string;
  readonly key: FileKey | undefined;
}

/**
 * Copies a store whole under another key, or to and from a plain file, as `copyStore` does. No byte of it is ever written under any other key than the
 * target's: the driver gives what it vacuums the key of the connection's own file, which is an empty one here.
 */
export function copyUnderKey(source: KeyedFile, target: KeyedFile): void {
  mustBeWhole(source.file);
  const empty = `${target.file}.empty`;
  rmSync(empty, { force: true });
  // The driver keys no database in memory; for a plain copy none is needed.
  const db = new Database(target.key === undefined ? ':memory:' : empty, { timeout: busyMs });
  try {
    unlock(db, target.key);
    db.pragma('temp_store = MEMORY');
    for (const setting of cipherSettings(source.key ?? noKey)) db.pragma(setting);
    db.exec(`ATTACH DATABASE ${sqlText(source.file)} AS source KEY ${keyWords(source.key ?? noKey)}`);
    copyWith(target.file, target.key, (part) => db.prepare('VACUUM source INTO ?').run(part));
  } finally {
    db.close();
    rmSync(empty, { force: true });
  }
}

function copyWith(target: string, key: FileKey | undefined, write: (part: string) => void): void {
  const part = `${target}.part`;
  rmSync(part, { force: true });
  try {
    write(part);
    checkCopy(part, key);
    flush(part);
    renameSync(part, target);
    flushFolder(path.dirname(target));
  } finally {
    rmSync(part, { force: true });
  }
}

function sqlText(words: string): string {
  return `'${words.replaceAll("'", "''")}'`;
}

/** Writes a file anew in its place, so that nothing of what was removed is left in free pages or in its journal. Other connections may have it open, at rest. */
export function rewriteStore(db: Db): void {
  db.exec('VACUUM');
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/**
 * Takes a journal that a crash left beside a file into it, and leaves none: beside a file that is then written anew under another key it would no longer fit, and
 * could be read. No connection to the file may be open.
 */
export function takeJournalIn(file: string, key: FileKey | undefined): void {
  const db = new Database(file, { fileMustExist: true, timeout: busyMs });
  try {
    unlock(db, key);
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
  removeJournals(file);
}

/** Refused with `notACase` where a copy is not whole; throws what the driver throws where it cannot be read at all. */
export function checkCopy(file: string, key: FileKey | undefined): void {
  const copy = new Database(file, { readonly: true, fileMustExist: true });
  try {
    unlock(copy, key);
    const answer = copy.pragma('quick_check', { simple: true });
    if (answer !== 'ok') throw new Refusal('notACase', `${path.basename(file)} is damaged: ${String(answer)}`, file);
  } finally {
    copy.close();
  }
}

/**
 * Makes a store's file whole or not at all: made and filled under a temporary name, flushed, then renamed. What an earlier attempt left half done is
 * taken away.
 */
export function makeStore(kind: StoreKind, file: string, fill: (db: Db) => void): void {
  const part = `${file}.part`;
  removeStoreFile(part);
  const db = openStore(kind, part, { role: 'writer', isNew: true });
  try {
    fill(db);
  } finally {
    closeStore(db);
  }
  flush(part);
  renameSync(part, file);
  flushFolder(path.dirname(file));
}

/** Whether a file is not encrypted: it begins as SQLite's own do. */
export function isPlainFile(file: string): boolean {
  return isPlainHeader(headerOf(file));
}

function isPlainHeader(header: Buffer): boolean {
  return header.toString('latin1', 0, 16) === 'SQLite format 3\0';
}

/** The header of a database file, 100 bytes; zeros past the end of a shorter file. */
function headerOf(file: string): Buffer {
  const header = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, header, 0, header.length, 0);
  } finally {
    closeSync(handle);
  }
  return header;
}

/** Has a file's bytes on the disk before it returns. */
export function flush(file: string): void {
  // Windows flushes only what may be written.
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A rename is on the disk when its folder is. Windows opens no folder, and keeps the order of renames by itself. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Closes a writer so that the one file is the whole store: nothing is left in `-wal` and `-shm`. Readers of it must be closed before. */
export function closeStore(db: Db): void {
  try {
    db.pragma('optimize');
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    // What the journal holds is safe there too; the next opening takes it in.
    db.close();
  }
}

/**
 * Holds a store folder for one process; refused with `busy` while another holds it. The lock is the operating system's, so a process that dies lets
 * go of it. Returns the release.
 */
export function holdStore(folder: string): () => void {
  const db = new Database(lockPlace(folder), { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if ((error as { readonly code?: unknown }).code !== 'SQLITE_BUSY') throw error;
    throw new Refusal('busy', `The store ${folder} is open in another program or window. Close it there and try again.`, folder);
  }
  return () => db.close();
}
