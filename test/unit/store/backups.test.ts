// Owns: that a backup is whole, comes back as a case of its own or in the case's place, and that nothing it replaces is lost.
import { readdirSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDeskStore, type DeskStore } from '../../../db/host/answer.ts';
import { backupsOn } from '../../../db/host/backups.ts';
import type { OpenCases } from '../../../db/host/openCases.ts';
import type { Reply } from '../../../db/model/fault.ts';
import { newId } from '../../../db/model/ids.ts';
import { isBackupDue } from '../../../db/store/backups.ts';
import { backupsFolder, casePlace, deskPlace } from '../../../db/store/folder.ts';
import { openCase, openDesk } from '../../../db/store/open.ts';
import { head } from '../../support/draftRows.ts';
import { tempFolder } from '../../support/tempFolder.ts';

interface Desk {
  readonly store: DeskStore;
  readonly folder: string;
  readonly caseId: string;
  readonly file: string;
  readonly addHead: (title: string) => Promise<void>;
  readonly titles: (caseId?: string) => Promise<string[]>;
  readonly backUp: () => Promise<string>;
}

function answered<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.fault.message);
  return reply.value;
}

async function deskWithCase(): Promise<Desk> {
  const folder = tempFolder();
  const spawnReader = () => {
    throw new Error('Nothing is read here.');
  };
  const store = createDeskStore({ folder, actor: 'A. Investigator', spawnReader, emit: () => undefined });
  onTestFinished(() => store.close());
  const made = { reference: '202400001', landlord: 'Larkfield Homes', received: null };
  const { caseId } = answered(await store.call('desk.createCase', made));
  return {
    store,
    folder,
    caseId,
    file: casePlace(folder, caseId),
    async addHead(title) {
      const change = { do: 'put', kind: 'head', id: newId(), seenRevision: null, value: head(title) };
      answered(await store.call('draft.change', { caseId, label: `Add ${title}`, changes: [change] }));
    },
    async titles(of = caseId) {
      return answered(await store.call('draft.read', { caseId: of })).draft.head.map(({ value }) => value.title);
    },
    async backUp() {
      return answered(await store.call('backup.make', { caseId, why: 'asked' })).name;
    },
  };
}

test('restored in its place, a case is as it was, and what it replaced can be restored in turn', async () => {
  const { store, caseId, addHead, titles, backUp } = await deskWithCase();
  await addHead('Lock');
  const name = await backUp();
  await addHead('Noise');
  expect(answered(await store.call('backup.restore', { caseId, name, asReference: null }))).toEqual({ caseId });
  expect(await titles()).toEqual(['Lock']);
  expect(answered(await store.call('history.verify', { caseId })).problems).toEqual([]);
  const [last] = answered(await store.call('history.list', { caseId, before: null, limit: 1 }));
  expect(last).toMatchObject({ command: 'backup.restore', label: `Restore case 202400001 from its backup ${name}` });
  const { backups, policy } = answered(await store.call('backup.list', { caseId }));
  expect(backups.map(({ why }) => why)).toEqual(['replaced', 'asked']);
  expect(policy.everyHours).toBe(4);
  answered(await store.call('backup.restore', { caseId, name: backups[0]?.name, asReference: null }));
  expect(await titles()).toEqual(['Lock', 'Noise']);
});

test('restored as a case of its own, it stands beside the first, which goes on unchanged', async () => {
  const { store, caseId, addHead, titles, backUp } = await deskWithCase();
  await addHead('Lock');
  const name = await backUp();
  await addHead('Noise');
  const taken = await store.call('backup.restore', { caseId, name, asReference: '202400001' });
  expect(taken).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  const copy = answered(await store.call('backup.restore', { caseId, name, asReference: '202400001-before' }));
  expect(copy.caseId).not.toBe(caseId);
  expect([await titles(), await titles(copy.caseId)]).toEqual([['Lock', 'Noise'], ['Lock']]);
  expect(answered(await store.call('desk.listCases', {})).map(({ reference }) => reference)).toEqual(['202400001', '202400001-before']);
  expect(answered(await store.call('history.verify', { caseId: copy.caseId })).problems).toEqual([]);
});

test('a case whose file is damaged lists its backups and comes back from one; its damaged file is kept', async () => {
  const { store, caseId, file, addHead, titles, backUp } = await deskWithCase();
  await addHead('Lock');
  const name = await backUp();
  await store.close();
  writeFileSync(file, 'not a case any more');
  const again = createDeskStore({
    folder: path.dirname(file),
    actor: null,
    spawnReader: () => {
      throw new Error('Nothing is read here.');
    },
    emit: () => undefined,
  });
  onTestFinished(() => again.close());
  expect(await again.call('draft.read', { caseId })).toMatchObject({ ok: false, fault: { code: 'notACase' } });
  expect(answered(await again.call('backup.list', { caseId })).backups.map((each) => each.name)).toEqual([name]);
  answered(await again.call('backup.restore', { caseId, name, asReference: null }));
  expect(answered(await again.call('draft.read', { caseId })).draft.head.map(({ value }) => value.title)).toEqual(['Lock']);
  const aside = readdirSync(backupsFolder(file)).find((each) => each.includes('replaced')) ?? '';
  expect(statSync(path.join(backupsFolder(file), aside)).size).toBe('not a case any more'.length);
  await expect(titles()).rejects.toThrow('closing');
});

test('a damaged backup, one that is not there, and a name that leads elsewhere are refused, and the case stays', async () => {
  const { store, caseId, file, addHead, titles, backUp } = await deskWithCase();
  await addHead('Lock');
  const name = await backUp();
  truncateSync(path.join(backupsFolder(file), name), 5000);
  const codes = [];
  for (const each of [name, '20200101T000000000Z-asked.case', '../../desk.db']) {
    const reply = await store.call('backup.restore', { caseId, name: each, asReference: null });
    codes.push(reply.ok ? 'restored' : reply.fault.code);
  }
  expect(codes).toEqual(['notACase', 'notFound', 'notFound']);
  expect(await titles()).toEqual(['Lock']);
  expect(readdirSync(path.dirname(file)).filter((each) => each.includes('restored'))).toEqual([]);
});

test('a backup is due after the first change, and after that when the case changed and four hours went by', async () => {
  const { store, caseId, file, addHead } = await deskWithCase();
  await addHead('Lock');
  const nowMs = Date.now();
  expect(isBackupDue(file, nowMs)).toBe(true);
  const { atMs } = answered(await store.call('backup.make', { caseId, why: 'schedule' }));
  const hours = (count: number) => atMs + count * 3_600_000;
  expect([isBackupDue(file, hours(5)), isBackupDue(file, hours(3))]).toEqual([false, false]);
  await addHead('Noise');
  utimesSync(`${file}-wal`, new Date(hours(1)), new Date(hours(1)));
  expect([isBackupDue(file, hours(5)), isBackupDue(file, hours(3))]).toEqual([true, false]);
  // A clock set back by a year: what is from the future does not hold the next backup up.
  expect(isBackupDue(file, atMs - 365 * 24 * 3_600_000)).toBe(true);
});

test('a backup of an encrypted case opens with its passphrase and not without', async () => {
  const folder = tempFolder();
  const file = path.join(folder, 'locked.case');
  const db = openCase(file, { role: 'writer', isNew: true, key: { passphrase: 'correct horse' } });
  const { makeBackup } = await import('../../../db/store/backups.ts');
  const { name } = makeBackup(db, 'asked', Date.now());
  db.close();
  const backup = path.join(backupsFolder(file), name);
  openCase(backup, { role: 'reader', key: { passphrase: 'correct horse' } }).close();
  expect(() => openCase(backup, { role: 'reader' })).toThrow('encrypted or damaged');
  rmSync(backup);
});

test('what is due is backed up: the open case, and the list of cases beside it, each once', async () => {
  const { store, folder, caseId, addHead } = await deskWithCase();
  await addHead('Lock');
  const desk = openDesk(deskPlace(folder), { role: 'reader' });
  onTestFinished(() => void desk.close());
  const made: string[] = [];
  const setup = {
    desk,
    folder,
    cases: { ids: () => [caseId] } as unknown as OpenCases,
    actor: () => 'A. Investigator',
    emit: () => undefined,
    log: () => undefined,
    make: async (id: string) => made.push(answered(await store.call('backup.make', { caseId: id, why: 'schedule' })).name),
  };
  const backups = backupsOn(setup);
  await backups.tick(Date.now());
  await backups.tick(Date.now());
  const listed = answered(await store.call('backup.list', { caseId }));
  expect(listed.backups.map(({ name }) => name)).toEqual(made);
  expect(listed.desk.map(({ why, name }) => [why, path.extname(name)])).toEqual([['schedule', '.db']]);
  openDesk(path.join(backupsFolder(deskPlace(folder)), listed.desk[0]?.name ?? ''), { role: 'reader' }).close();
});
