// Owns: that a protected desk shows nothing on the disk, opens with its secrets alone, damages nothing when they are wrong, and survives being cut off while it is rewritten.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createDeskStore, type DeskStore } from '../../../db/host/answer.ts';
import { deskDoor, waitAfter } from '../../../db/host/deskDoor.ts';
import { protect, protectionOf, unlock, unprotect } from '../../../db/host/protection.ts';
import { migrations, newestVersion } from '../../../db/migrations/index.ts';
import type { Reply } from '../../../db/model/fault.ts';
import { newId } from '../../../db/model/ids.ts';
import { backupsFolder, casePlace } from '../../../db/store/folder.ts';
import { fileKey, heldDeskKey, holdDeskKey, letDeskKeyGo } from '../../../db/store/heldKeys.ts';
import { newDeskKey, passphraseSlot, readKeyring, writeKeyring } from '../../../db/store/keyring.ts';
import { applicationIds, closeStore, copyUnderKey, migrate, openCase } from '../../../db/store/open.ts';
import { rewriteFiles } from '../../../db/store/rewriting.ts';
import { cheap, makeCheap } from '../../support/cheapKeys.ts';
import { head } from '../../support/draftRows.ts';
import { digests, filesIn, naming, plainDatabases } from '../../support/onDisk.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const passphrase = 'tortoise lamp seven';
const secret = (words: string) => ({ with: 'passphrase', secret: words }) as const;

function answered<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.fault.message);
  return reply.value;
}

function storeIn(folder: string): DeskStore {
  const spawnReader = () => {
    throw new Error('Nothing is read here.');
  };
  const store = createDeskStore({ folder, actor: 'A. Investigator', spawnReader, emit: () => undefined });
  onTestFinished(() => store.close());
  return store;
}

/** A closed desk with cases that hold a word of their own, and a backup of each. */
async function deskWith(references: readonly string[]): Promise<{ folder: string; caseIds: string[] }> {
  const folder = tempFolder();
  onTestFinished(() => letDeskKeyGo(folder));
  const store = storeIn(folder);
  const caseIds: string[] = [];
  for (const reference of references) {
    const { caseId } = answered(await store.call('desk.createCase', { reference, landlord: 'Larkfield Homes', received: null }));
    const change = { do: 'put', kind: 'head', id: newId(), seenRevision: null, value: head(`Albion ${reference}`) };
    answered(await store.call('draft.change', { caseId, label: 'Add a head', changes: [change] }));
    answered(await store.call('backup.make', { caseId, why: 'asked' }));
    caseIds.push(caseId);
  }
  await store.close();
  return { folder, caseIds };
}

async function titles(folder: string, caseIds: readonly string[]): Promise<string[]> {
  const store = storeIn(folder);
  const found: string[] = [];
  for (const caseId of caseIds) {
    const { draft } = answered(await store.call('draft.read', { caseId }));
    found.push(...draft.head.map(({ value }) => value.title));
    expect(answered(await store.call('history.verify', { caseId })).problems).toEqual([]);
  }
  await store.close();
  return found;
}

/** Files that show a word of a case, or that they are a database. */
const showing = (folder: string) => [...new Set([...plainDatabases(folder), ...naming(folder, ['Albion', 'Larkfield'])])];

test('a desk is protected, locked, opened by either secret, worked in, backed up, restored and made open again', async () => {
  const { folder, caseIds } = await deskWith(['1']);
  expect(showing(folder)).toHaveLength(3);
  const recoveryKey = await protect(folder, passphrase);
  expect(showing(folder)).toEqual([]);
  await makeCheap(folder, passphrase);
  expect(protectionOf(folder)).toEqual({ state: 'unlocked', autoLockMinutes: 15, sealed: null, plain: [] });
  letDeskKeyGo(folder);
  expect(protectionOf(folder).state).toBe('locked');
  expect(() => storeIn(folder)).toThrow('This desk is locked.');
  expect(() => openCase(casePlace(folder, caseIds[0] ?? ''), { role: 'reader' })).toThrow('This desk is locked.');

  const before = digests(folder);
  await expect(unlock(folder, secret('tortoise lamp eight'))).rejects.toThrow('That passphrase does not open this desk.');
  expect(digests(folder)).toEqual(before);

  await unlock(folder, { with: 'recoveryKey', secret: recoveryKey });
  const store = storeIn(folder);
  expect(answered(await store.call('desk.about', {})).isEncrypted).toBe(true);
  const [caseId = ''] = caseIds;
  const { name } = answered(await store.call('backup.make', { caseId, why: 'asked' }));
  expect(answered(await store.call('backup.restore', { caseId, name, asReference: null })).caseId).toBe(caseId);
  const own = answered(await store.call('backup.restore', { caseId, name, asReference: '1-before' })).caseId;
  answered(await store.call('desk.createCase', { reference: '3', landlord: 'Larkfield Homes', received: null }));
  await store.close();
  expect(await titles(folder, [caseId, own])).toEqual(['Albion 1', 'Albion 1']);
  expect(showing(folder)).toEqual([]);

  await unprotect(folder);
  expect(protectionOf(folder).state).toBe('open');
  expect(await titles(folder, [caseId, own])).toEqual(['Albion 1', 'Albion 1']);
  // The desk and three cases, three backups and what the first restore put aside.
  expect(showing(folder)).toHaveLength(7);
});

test('a damaged case is named before anything is rewritten; a damaged backup is left and told of', async () => {
  const { folder, caseIds } = await deskWith(['1', '2']);
  const [one = '', two = ''] = caseIds;
  const [backup = ''] = readdirSync(backupsFolder(casePlace(folder, one)));
  truncateSync(path.join(backupsFolder(casePlace(folder, one)), backup), 5000);
  const whole = readFileSync(casePlace(folder, two));
  truncateSync(casePlace(folder, two), 5000);
  await expect(protect(folder, passphrase)).rejects.toThrow(`${two}.case is damaged`);
  expect(existsSync(path.join(folder, 'desk.keys'))).toBe(false);
  writeFileSync(casePlace(folder, two), whole);
  await protect(folder, passphrase);
  expect(protectionOf(folder).plain).toEqual([path.join('backups', one, backup)]);
  expect(await titles(folder, caseIds)).toEqual(['Albion 1', 'Albion 2']);
});

test('killed while a desk is protected or opened again, every file is one or the other, and the next start goes on', async () => {
  const references = ['1', '2', '3', '4'];
  const { folder, caseIds } = await deskWith(references);
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, '../../support/protectChild.ts'), folder, passphrase],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  child.stdout.on('data', (said: Buffer) => {
    if (said.toString().includes('file 3\n')) child.kill('SIGKILL');
  });
  expect(await new Promise((done) => child.once('exit', (_code, by) => done(by)))).toBe('SIGKILL');
  expect(protectionOf(folder).state).toBe('locked');
  await unlock(folder, secret(passphrase));
  expect(await titles(folder, caseIds)).toEqual(references.map((reference) => `Albion ${reference}`));
  expect(showing(folder)).toEqual([]);

  // Cut off on the way back, between two files.
  const keyring = readKeyring(folder);
  const deskKey = heldDeskKey(folder);
  if (keyring === null || deskKey === null) throw new Error('The desk is protected and its key held.');
  writeKeyring(folder, { ...keyring, state: 'opening' });
  for (const { done } of rewriteFiles(folder, deskKey, 'plain')) if (done === 5) break;
  expect(showing(folder)).toHaveLength(5);
  expect(await titles(folder, caseIds)).toEqual(references.map((reference) => `Albion ${reference}`));
  expect(protectionOf(folder).state).toBe('open');
  expect(filesIn(folder).filter((file) => /\.(?:part|empty|keys)$|-wal$/.test(file))).toEqual([]);
});

test('a protected case of an older version is brought up to date, and the copy put aside is encrypted', async () => {
  const folder = tempFolder();
  const plain = tempFolder();
  onTestFinished(() => letDeskKeyGo(folder));
  const deskKey = newDeskKey();
  writeKeyring(folder, {
    format: 'ombudsman-desk-keys/1',
    state: 'protected',
    autoLockMinutes: null,
    slots: [await passphraseSlot(deskKey, passphrase, cheap)],
  });
  const id = newId();
  const old = path.join(plain, `${id}.case`);
  const older = migrations.case.at(-2)?.version ?? 0;
  const db = new Database(old);
  migrate(db, 'case', 0, older);
  db.prepare(`INSERT INTO meta (key, value) VALUES ('reference', 'Albion')`).run();
  db.close();
  copyUnderKey({ file: old, key: undefined }, { file: casePlace(folder, id), key: fileKey(deskKey, id) });
  holdDeskKey(folder, deskKey);
  const opened = openCase(casePlace(folder, id), { role: 'writer' });
  expect([opened.pragma('user_version', { simple: true }), opened.pragma('application_id', { simple: true })]).toEqual([
    newestVersion('case'),
    applicationIds.case,
  ]);
  closeStore(opened);
  expect(readdirSync(backupsFolder(casePlace(folder, id)))).toHaveLength(1);
  expect(showing(folder)).toEqual([]);
});

test('after five wrong passphrases the next has to be waited for, the right one too', async () => {
  expect([0, 4, 5, 6, 7, 40].map(waitAfter)).toEqual([0, 0, 5000, 10_000, 20_000, 300_000]);
  const { folder } = await deskWith([]);
  writeKeyring(folder, {
    format: 'ombudsman-desk-keys/1',
    state: 'protected',
    autoLockMinutes: null,
    slots: [await passphraseSlot(newDeskKey(), passphrase, cheap)],
  });
  const spawnReader = () => {
    throw new Error('Nothing is read here.');
  };
  const door = deskDoor({ folder, actor: null, spawnReader, emit: () => undefined }, () => undefined);
  onTestFinished(() => door.close());
  const code = (reply: Reply<unknown>) => (reply.ok ? 'opened' : reply.fault.code);
  expect(code(await door.open())).toBe('locked');
  expect(await door.carry('desk.listCases', {})).toMatchObject({ ok: false, fault: { code: 'locked' } });
  expect(code(await door.protection({ do: 'unlock', secret: 'a' }))).toBe('invalid');
  const tried = await Promise.all(
    ['a', 'b', 'c', 'd', 'e', passphrase].map((words) => door.protection({ do: 'unlock', secret: secret(words) })),
  );
  expect(tried.map(code)).toEqual(['wrongKey', 'wrongKey', 'wrongKey', 'wrongKey', 'wrongKey', 'busy']);
});
