// Owns: what is said and kept when the disk is full, read-only or gone, when a second copy of the program comes, and when the clock is set back.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createDeskStore, type DeskStore } from '../../../db/host/answer.ts';
import { faultOfOpening } from '../../../db/host/fault.ts';
import type { Fault, Reply } from '../../../db/model/fault.ts';
import { newId } from '../../../db/model/ids.ts';
import { casePlace } from '../../../db/store/folder.ts';
import { closeStore, openCase } from '../../../db/store/open.ts';
import { head, paragraph } from '../../support/draftRows.ts';
import { lostDisk, smallDisk } from '../../support/smallDisk.ts';
import { startStoreChild } from '../../support/storeChild.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const aCase = { reference: '202400001', landlord: 'Larkfield Homes', received: null };
const megabyte = 1_048_576;

function storeIn(folder: string): DeskStore {
  const spawnReader = () => {
    throw new Error('Nothing is read here.');
  };
  const store = createDeskStore({ folder, actor: 'A. Investigator', spawnReader, emit: () => undefined });
  onTestFinished(() => store.close());
  return store;
}

function answered<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.fault.message);
  return reply.value;
}

function refusedOpening(folder: string): Fault | null {
  try {
    storeIn(folder);
    return null;
  } catch (error) {
    return faultOfOpening(error, folder, () => undefined);
  }
}

function addHead(store: Pick<DeskStore, 'call'>, caseId: string, title: string) {
  const change = { do: 'put', kind: 'head', id: newId(), seenRevision: null, value: head(title) };
  return store.call('draft.change', { caseId, label: `Add ${title}`, changes: [change] });
}

async function titles(store: DeskStore, caseId: string): Promise<string[]> {
  return answered(await store.call('draft.read', { caseId })).draft.head.map(({ value }) => value.title);
}

function expectWhole(folder: string, caseId: string): void {
  const db = openCase(casePlace(folder, caseId), { role: 'writer' });
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  closeStore(db);
}

test('a full disk is said in words, keeps what was saved, and saves again once there is room', async (context) => {
  const disk = smallDisk(3 * megabyte);
  if (disk === null) return context.skip();
  const store = storeIn(disk.folder);
  const { caseId } = answered(await store.call('desk.createCase', aCase));
  answered(await addHead(store, caseId, 'Lock'));
  const filler = path.join(disk.folder, 'somebody-elses-film');
  expect(() => writeFileSync(filler, Buffer.alloc(3 * megabyte))).toThrow('ENOSPC');
  const long = { do: 'put', kind: 'paragraph', id: newId(), seenRevision: null, value: paragraph('It rained in. '.repeat(20_000)) };
  const refused = await store.call('draft.change', { caseId, label: 'Add a paragraph', changes: [long] });
  expect(refused).toEqual({
    ok: false,
    fault: { code: 'readonly', message: 'The disk is full: nothing was saved. Free some space and try again.' },
  });
  expect(await titles(store, caseId)).toEqual(['Lock']);
  rmSync(filler);
  answered(await store.call('draft.change', { caseId, label: 'Add a paragraph', changes: [long] }));
  answered(await addHead(store, caseId, 'Noise'));
  expect(answered(await store.call('history.verify', { caseId })).problems).toEqual([]);
  await store.close();
  expectWhole(disk.folder, caseId);
});

test('a store on a read-only disk is refused in words, and its files stay', async (context) => {
  const disk = smallDisk(8 * megabyte);
  if (disk === null) return context.skip();
  const first = storeIn(disk.folder);
  const { caseId } = answered(await first.call('desk.createCase', aCase));
  answered(await addHead(first, caseId, 'Lock'));
  await first.close();
  disk.makeReadOnly();
  expect(refusedOpening(disk.folder)).toEqual({
    code: 'readonly',
    message: `The folder of this desk cannot be opened and written: ${disk.folder}. Look whether its disk or network share is there and whether you may write in it; then start again.`,
    place: disk.folder,
  });
  expect(existsSync(casePlace(disk.folder, caseId))).toBe(true);
});

test('a share that goes away while the store is open is said in words, and what was saved is there when it is back', {
  timeout: 120_000,
}, async (context) => {
  const disk = lostDisk();
  if (disk === null) return context.skip();
  // In a process of its own: a page of a file that is gone ends it, as it would the application's.
  const first = await startStoreChild({ onStart: (child) => onTestFinished(() => void child.kill('SIGKILL')) });
  answered(await first.open(disk.folder));
  const { caseId } = answered(await first.call('desk.createCase', aCase));
  answered(await addHead(first, caseId, 'Lock'));
  disk.goAway();
  const lost = await Promise.race([addHead(first, caseId, 'Noise'), first.ended]);
  if (typeof lost === 'object' && lost !== null) {
    const message = `The disk or network share of this desk is gone: ${disk.folder}. Nothing was saved by this; what was saved before is kept there. Connect it again.`;
    expect(lost).toEqual({ ok: false, fault: { code: 'readonly', message, place: disk.folder } });
    // What is open cannot be used again, even where the disk comes back: the process ends, and main starts another.
    expect(await first.ended).toBe(1);
  } else expect(lost).toBe('SIGBUS');

  // Begun again, as main does, while it is still gone.
  expect(refusedOpening(disk.folder)).toEqual({
    code: 'readonly',
    message: `The folder of this desk cannot be opened and written: ${disk.folder}. Look whether its disk or network share is there and whether you may write in it; then start again.`,
    place: disk.folder,
  });

  disk.comeBack();
  const again = storeIn(disk.folder);
  expect(await titles(again, caseId)).toEqual(['Lock']);
  expect(answered(await again.call('history.verify', { caseId })).problems).toEqual([]);
  answered(await addHead(again, caseId, 'Noise'));
  await again.close();
  expectWhole(disk.folder, caseId);
});

test('a folder whose desk is not there any more is no new desk, and another disk in its place is told from it', async (context) => {
  const folder = tempFolder();
  const setup = { folder, actor: null, spawnReader: () => Promise.reject() as never, emit: () => undefined, mustBeThere: true };
  expect(() => createDeskStore(setup)).toThrow(
    `The desk that was in ${folder} is not there. Look whether its disk or network share is connected`,
  );
  expect(readdirSync(folder)).toEqual([]);

  const disk = smallDisk(8 * megabyte);
  if (disk === null) return context.skip();
  const lost = vi.fn();
  const store = createDeskStore({ ...setup, folder: disk.folder, mustBeThere: false, lost });
  onTestFinished(() => store.close());
  const { caseId } = answered(await store.call('desk.createCase', aCase));
  disk.unmount();
  const message = expect.stringContaining(`The disk or network share of this desk is gone: ${disk.folder}.`);
  expect(await store.call('desk.createCase', { ...aCase, reference: '202400002' })).toMatchObject({ ok: false, fault: { message } });
  expect(readdirSync(disk.folder)).toEqual([]);
  expect(lost).toHaveBeenCalledTimes(1);
  // A row that is refused for its own sake is not blamed on the disk of a folder that is there.
  const whole = storeIn(tempFolder());
  expect(await whole.call('draft.read', { caseId })).toMatchObject({ ok: false, fault: { code: 'notFound' } });
});

test('a second copy of the program on one store is refused in words, and the first goes on', async () => {
  const folder = tempFolder();
  const first = storeIn(folder);
  const { caseId } = answered(await first.call('desk.createCase', aCase));
  expect(() => storeIn(folder)).toThrow(`The store ${folder} is open in another program or window. Close it there and try again.`);
  answered(await addHead(first, caseId, 'Lock'));
  expect(await titles(first, caseId)).toEqual(['Lock']);
});

test('a clock set back by a year keeps the order of what was done, and undoes the last thing first', async () => {
  const folder = tempFolder();
  const store = storeIn(folder);
  const { caseId } = answered(await store.call('desk.createCase', aCase));
  answered(await addHead(store, caseId, 'Lock'));
  onTestFinished(() => void vi.useRealTimers());
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 365 * 86_400_000 });
  answered(await addHead(store, caseId, 'Noise'));
  const rows = answered(await store.call('history.list', { caseId, before: null, limit: 10 }));
  expect(rows.map(({ label }) => label)).toEqual(['Add Noise', 'Add Lock', 'Open case 202400001 against Larkfield Homes']);
  expect(rows[0]?.atMs).toBeLessThan(rows[1]?.atMs ?? 0);
  expect(answered(await store.call('history.verify', { caseId })).problems).toEqual([]);
  answered(await store.call('history.undo', { caseId }));
  expect(await titles(store, caseId)).toEqual(['Lock']);
  await store.close();
  expectWhole(folder, caseId);
});
