// Owns: which files are opened, which are refused and left as they were.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { newestVersion } from '../../../db/migrations/index.ts';
import { Refusal } from '../../../db/model/fault.ts';
import type { FileKey } from '../../../db/store/key.ts';
import { applicationIds, closeStore, copyStore, copyUnderKey, holdStore, openCase, openDesk } from '../../../db/store/open.ts';
import { unreadPart } from '../../../db/store/readWhole.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

function codeOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof Refusal) return error.fault.code;
    throw error;
  }
  return 'opened';
}

function newCase(name = 'x.case', key?: FileKey): string {
  const file = path.join(tempFolder(), name);
  closeStore(openCase(file, { role: 'writer', isNew: true, ...(key === undefined ? {} : { key }) }));
  return file;
}

test('a new case is one file, stamped as ours, in WAL with foreign keys on', () => {
  const file = newCase();
  expect(readdirSync(path.dirname(file))).toEqual(['x.case']);
  const header = readFileSync(file);
  expect(header.readUInt32BE(68)).toBe(applicationIds.case);
  expect(header.readUInt32BE(60)).toBe(newestVersion('case'));
  const db = openCase(file, { role: 'writer' });
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  closeStore(db);
});

test('a file of a newer version is refused and not a byte of it changes', () => {
  const file = newCase();
  const db = new Database(file);
  db.pragma(`user_version = ${newestVersion('case') + 10}`);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  const before = digest(file);
  expect(() => openCase(file, { role: 'writer' })).toThrow(/written by a newer version/);
  expect(codeOf(() => openCase(file, { role: 'reader' }))).toBe('newerFile');
  expect(digest(file)).toBe(before);
  expect(readdirSync(path.dirname(file))).toEqual(['x.case']);
});

test('a newer version that stands only in a journal left by a crash is seen too', () => {
  const file = newCase();
  const writer = new Database(file);
  onTestFinished(() => void writer.close());
  writer.pragma(`user_version = ${newestVersion('case') + 10}`);
  expect(readFileSync(file).readUInt32BE(60)).toBe(newestVersion('case'));
  expect(codeOf(() => openCase(file, { role: 'writer' }))).toBe('newerFile');
});

test.each([
  ['text', 'this is a letter, not a case'],
  ['nothing like a header', '\0\u0001\u0002'],
])('a file of %s is refused and left', (_name, content) => {
  const file = path.join(tempFolder(), 'x.case');
  writeFileSync(file, content);
  expect(codeOf(() => openCase(file, { role: 'writer' }))).toBe('notACase');
  expect(readFileSync(file, 'utf8')).toBe(content);
});

test('a database of another program and a desk are no case', () => {
  const folder = tempFolder();
  const other = path.join(folder, 'other.case');
  new Database(other).exec('CREATE TABLE t (x)').close();
  expect(codeOf(() => openCase(other, { role: 'writer' }))).toBe('notACase');
  const desk = path.join(folder, 'desk.db');
  closeStore(openDesk(desk, { role: 'writer', isNew: true }));
  expect(codeOf(() => openCase(desk, { role: 'writer' }))).toBe('notACase');
});

test('a missing file is not made by opening it, a standing one not by making it', () => {
  const file = path.join(tempFolder(), 'x.case');
  expect(codeOf(() => openCase(file, { role: 'writer' }))).toBe('notFound');
  expect(existsSync(file)).toBe(false);
  expect(codeOf(() => openCase(newCase(), { role: 'writer', isNew: true }))).toBe('conflict');
});

const isPlain = (file: string): boolean => readFileSync(file).toString('latin1', 0, 15) === 'SQLite format 3';
const rawKey = (byte: number) => ({ raw: new Uint8Array(32).fill(byte) });

test.each([
  ['a passphrase', { passphrase: "it's long enough" }, { passphrase: 'wrong' }],
  ['a raw key', rawKey(7), rawKey(8)],
])('a case with %s shows nothing of itself, opens with it alone and is copied with it', (_name, key, other) => {
  const file = newCase('x.case', key);
  expect(isPlain(file)).toBe(false);
  expect(codeOf(() => openCase(file, { role: 'writer' }))).toBe('notACase');
  expect(codeOf(() => openCase(file, { role: 'writer', key: other }))).toBe('notACase');
  const db = openCase(file, { role: 'writer', key });
  const copy = `${file}.copy`;
  copyStore(db, copy);
  closeStore(db);
  closeStore(openCase(copy, { role: 'writer', key }));
  expect(isPlain(copy)).toBe(false);
});

test('a case is copied under another key, from plain and to plain, whole and with nothing left beside it', () => {
  const file = newCase();
  const folder = path.dirname(file);
  const filled = openCase(file, { role: 'writer' });
  filled.prepare(`INSERT INTO meta (key, value) VALUES ('reference', 'Albion House')`).run();
  closeStore(filled);
  const at = (name: string) => path.join(folder, name);
  const places = [
    { file, key: undefined },
    { file: at('first'), key: rawKey(1) },
    { file: at('second'), key: rawKey(2) },
    { file: at('third'), key: { passphrase: 'three random words' } },
    { file: at('fourth'), key: undefined },
  ];
  for (const [index, target] of places.entries()) {
    const source = places[index - 1];
    if (source === undefined) continue;
    copyUnderKey(source, target);
    expect([isPlain(target.file), readFileSync(target.file).includes('Albion House')]).toEqual(
      target.key === undefined ? [true, true] : [false, false],
    );
    const db = openCase(target.file, { role: 'writer', ...(target.key === undefined ? {} : { key: target.key }) });
    expect(db.prepare(`SELECT value FROM meta WHERE key = 'reference'`).pluck().get()).toBe('Albion House');
    closeStore(db);
  }
  expect(readdirSync(folder).sort()).toEqual(['first', 'fourth', 'second', 'third', 'x.case']);
});

test('one store folder is held by one at a time', () => {
  const folder = tempFolder();
  const release = holdStore(folder);
  expect(codeOf(() => holdStore(folder))).toBe('busy');
  release();
  holdStore(folder)();
});

test('a journal outlives another program that opens and closes its file, though the file was looked at and read through beside its connection', () => {
  // Closing any handle of a file drops the locks this process holds on it (POSIX): SQLite before 3.51 took the journal for nobody's then, and threw it away.
  const file = newCase();
  const db = openCase(file, { role: 'writer' });
  db.exec('CREATE TABLE kept (word)');
  const reader = openCase(file, { role: 'reader' });
  expect(unreadPart(file)).toBeNull();
  const journal = statSync(`${file}-wal`).ino;
  const other = `const Database = require('better-sqlite3'); const db = new Database(process.argv[1]); db.exec("INSERT INTO kept VALUES ('theirs')"); db.close();`;
  expect(spawnSync(process.execPath, ['-e', other, file], { encoding: 'utf8' }).stderr).toBe('');
  db.exec(`INSERT INTO kept VALUES ('ours')`);
  expect(statSync(`${file}-wal`).ino).toBe(journal);
  reader.close();
  closeStore(db);
  const again = openCase(file, { role: 'reader' });
  expect(again.prepare('SELECT word FROM kept ORDER BY word').pluck().all()).toEqual(['ours', 'theirs']);
  again.close();
});
