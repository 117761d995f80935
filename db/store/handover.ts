// Owns: handover files as files: encrypted from their first byte with a passphrase of their own, made whole or not at all, opened without a store, turned into a
// case's file. Must not know what the tables mean.
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { migrations, newestVersion } from '../migrations/index.ts';
import { Refusal } from '../model/fault.ts';
import { applicationIds, checkCopy, flush, flushFolder, stepUp } from './open.ts';
import type { Db } from './prepared.ts';

/**
 * SQLCipher's format, version 4 (AES-256-CBC with HMAC-SHA512 over each page, salt in the first 16 bytes), as SQLite3 Multiple Ciphers writes it. The key is
 * drawn from the passphrase by PBKDF2-HMAC-SHA512 in so many rounds: more than twice what OWASP's Password Storage Cheat Sheet asks (210,000).
 */
export const handoverCipher = { name: 'sqlcipher', version: 4, rounds: 600_000 } as const;

function unlock(db: Db, passphrase: string): void {
  db.pragma(`cipher = '${handoverCipher.name}'`);
  db.pragma(`legacy = ${handoverCipher.version}`);
  db.pragma(`kdf_iter = ${handoverCipher.rounds}`);
  db.pragma(`key = '${passphrase.replaceAll("'", "''")}'`);
}

/**
 * Makes a handover file out of a store's file, under a temporary name beside it: copied under the passphrase, so that nothing plain touches the disk, then
 * `fill`ed, checked, flushed and renamed. `fill` tells whether it took anything away: what was taken away is then not in the file any more.
 */
export function makeHandoverFile(source: string, target: string, passphrase: string, fill: (db: Db) => { readonly hasRemoved: boolean }): void {
  const part = `${target}.part`;
  const clear = () => {
    for (const end of ['', '.key', '.less', '-journal', '.less-journal']) rmSync(`${part}${end}`, { force: true });
  };
  clear();
  try {
    copyUnderPassphrase(source, part, passphrase);
    const db = openPart(part, passphrase);
    let hasRemoved: boolean;
    try {
      ({ hasRemoved } = fill(db));
      // Removed rows stay in free pages until the file is written anew; the connection's key goes with it.
      if (hasRemoved) db.prepare('VACUUM INTO ?').run(`${part}.less`);
    } finally {
      db.close();
    }
    if (hasRemoved) renameSync(`${part}.less`, part);
    readThrough(part, passphrase);
    flush(part);
    renameSync(part, target);
    flushFolder(path.dirname(target));
  } finally {
    clear();
  }
}

/** The copy takes the key of the main file of the connection it is made on: an empty one under the passphrase, never written to. */
function copyUnderPassphrase(source: string, target: string, passphrase: string): void {
  const db = new Database(`${target}.key`);
  try {
    unlock(db, passphrase);
    db.pragma('temp_store = MEMORY');
    db.prepare(`ATTACH ? AS source KEY ''`).run(source);
    db.prepare('VACUUM source INTO ?').run(target);
  } finally {
    db.close();
  }
}

function openPart(file: string, passphrase: string): Db {
  const db = new Database(file, { fileMustExist: true });
  unlock(db, passphrase);
  db.pragma('trusted_schema = OFF');
  db.pragma('temp_store = MEMORY');
  db.pragma('journal_mode = MEMORY');
  return db;
}

function readThrough(file: string, passphrase: string): void {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    unlock(db, passphrase);
    const answer = db.pragma('quick_check', { simple: true });
    if (answer !== 'ok') throw new Error(`The copy ${file} did not pass its check: ${String(answer)}`);
  } finally {
    db.close();
  }
}

/** A handover file opened to be read. */
export interface OpenedHandover {
  /** Cannot write. */
  readonly db: Db;
  readonly close: () => void;
}

/**
 * Opens a handover file without changing a byte of it. One from an older version of the program is brought up to date on a copy in the folder for temporary
 * files, under the same passphrase; it goes with `close`. Refused with `notFound`, `notACase` (wrong passphrase, damaged, not a handover) and `newerFile`.
 */
export function openHandoverFile(file: string, passphrase: string): OpenedHandover {
  if (!existsSync(file)) throw new Refusal('notFound', `There is no file at ${file}.`, file);
  const db = openKeyed(file, passphrase);
  try {
    const version = Number(db.pragma('user_version', { simple: true }));
    if (version === newestVersion('case')) {
      expectOurShape(db, file);
      return { db, close: () => db.close() };
    }
  } catch (error) {
    db.close();
    throw error;
  }
  db.close();
  return openBroughtUp(file, passphrase);
}

function openKeyed(file: string, passphrase: string): Db {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    unlock(db, passphrase);
    db.pragma('trusted_schema = OFF');
    db.pragma('temp_store = MEMORY');
    expectHandover(db, file);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** The first read of a page under a wrong key fails as that of a damaged one does: nobody can tell which. */
function expectHandover(db: Db, file: string): void {
  const name = path.basename(file);
  let application: unknown;
  try {
    application = db.pragma('application_id', { simple: true });
  } catch {
    throw new Refusal('notACase', `${name} does not open: the passphrase is wrong, or the file is damaged or no handover. It was left as it is.`, file);
  }
  if (application !== applicationIds.case) throw new Refusal('notACase', `${name} is a database, but no case. It was left as it is.`, file);
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > newestVersion('case')) {
    throw new Refusal(
      'newerFile',
      `${name} was made by a newer version of this program (file version ${version}, this program knows ${newestVersion('case')}). It was left untouched: open it with the newer version.`,
      file,
    );
  }
}

function openBroughtUp(file: string, passphrase: string): OpenedHandover {
  const folder = mkdtempSync(path.join(tmpdir(), 'handover-'));
  const copy = path.join(folder, 'copy');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    copyFileSync(file, copy);
    const writer = openPart(copy, passphrase);
    try {
      stepUp(writer, 'case', Number(writer.pragma('user_version', { simple: true })), newestVersion('case'));
    } finally {
      writer.close();
    }
    const db = openKeyed(copy, passphrase);
    expectOurShape(db, file);
    return {
      db,
      close() {
        db.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Tables, indexes, triggers and views as the migrations make them. What came from elsewhere must not bring a trigger of its own into a store. */
function expectOurShape(db: Db, file: string): void {
  const ours = new Database(':memory:');
  let expected: ReadonlySet<string>;
  try {
    for (const step of migrations.case) ours.exec(step.sql);
    expected = new Set(shapeOf(ours));
  } finally {
    ours.close();
  }
  const strange = shapeOf(db).find((each) => !expected.has(each));
  if (strange === undefined) return;
  throw new Refusal('notACase', `${path.basename(file)} holds something that no case holds (${strange.split('\n')[0]}). It was left as it is.`, file);
}

function shapeOf(db: Db): string[] {
  return db
    .prepare<[], { type: string; name: string; sql: string | null }>('SELECT type, name, sql FROM sqlite_schema')
    .all()
    .map(({ type, name, sql }) => `${type} ${name}\n${sql ?? ''}`);
}

/** Puts a copy of a handover at `target`, where a case's file is to be made of it: no longer under the passphrase, but as this store keeps its cases. */
export function copyIntoStore(file: string, passphrase: string, target: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${target}${end}`, { force: true });
  try {
    copyFileSync(file, target);
    const db = openPart(target, passphrase);
    try {
      expectHandover(db, file);
      db.pragma(`rekey = ''`);
    } finally {
      db.close();
    }
    checkCopy(target);
    flush(target);
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  }
}
