// Owns: the store as a process: handshake, drain, and that what it acknowledged outlives it however it ends.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { IntakeProgress } from '../../../db/model/entry.ts';
import type { Reply } from '../../../db/model/fault.ts';
import { newId } from '../../../db/model/ids.ts';
import { head, paragraph } from '../../support/draftRows.ts';
import { startHost } from '../../support/hostProcess.ts';
import { type StoreChild, startStoreChild } from '../../support/storeChild.ts';
import { tempFolder } from '../../support/tempFolder.ts';

function value<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.fault.message);
  return reply.value;
}

const aCase = { reference: '202400001', landlord: 'Larkfield Homes', received: null };

test('it says hello first, refuses calls until opened, and leaves whole files when closed', async () => {
  const folder = tempFolder();
  const host = await startHost();
  expect(host.heard[0]).toMatchObject({ say: 'hello', canOpen: true, pid: host.child.pid, node: process.versions.node });
  expect(await host.call('desk.listCases', {})).toMatchObject({ ok: false, fault: { code: 'storeGone' } });
  value(await host.open(folder));
  const { caseId } = value(await host.call('desk.createCase', aCase));
  const change = { do: 'put', kind: 'head', id: newId(), seenRevision: null, value: head('Lock') };
  value(await host.call('draft.change', { caseId, label: 'Add a head', changes: [change] }));
  expect(value(await host.call('draft.read', { caseId })).draft.head).toHaveLength(1);
  expect(host.events().map(({ name }) => name)).toEqual(['cases.changed', 'case.changed', 'cases.changed']);
  value(await host.ask((seq) => ({ do: 'close', seq })));
  expect(await host.ended).toBe(0);
  expect(readdirSync(folder).sort()).toEqual([`${caseId}.case`, 'desk.db', 'store.lock'].sort());
});

test('it closes by itself when the program that started it is gone', async () => {
  const folder = tempFolder();
  const host = await startHost();
  value(await host.open(folder));
  const { caseId } = value(await host.call('desk.createCase', aCase));
  value(await host.call('draft.read', { caseId }));
  host.child.disconnect();
  expect(await host.ended).toBe(0);
  expect(readdirSync(folder).filter((name) => name.endsWith('-wal'))).toEqual([]);
});

test('a folder another process holds is refused in words, and free again when that one is killed', async () => {
  const folder = tempFolder();
  const first = await startHost();
  value(await first.open(folder));
  const second = await startHost();
  expect(await second.open(folder)).toMatchObject({ ok: false, fault: { code: 'busy' } });
  first.child.kill('SIGKILL');
  await first.ended;
  expect(await second.open(folder)).toMatchObject({ ok: true });
});

test('killed in the middle of writing, it has kept every command it answered, and all of each', async () => {
  const folder = tempFolder();
  const host = await startHost();
  value(await host.open(folder));
  const { caseId } = value(await host.call('desk.createCase', aCase));
  const typedIn = newId();
  const first = { do: 'put', kind: 'paragraph', id: typedIn, seenRevision: null, value: paragraph('Begun.') };
  value(await host.call('draft.change', { caseId, label: 'Add a paragraph', changes: [first] }));
  value(await host.call('draft.type', { caseId, id: typedIn, value: paragraph('Begun. And typed on') }));
  const acknowledged: string[] = [];
  // Pairs of rows per command, many under way at once; the kill falls among them.
  const writing = Array.from({ length: 400 }, async (_, at) => {
    const ids = [newId(), newId()];
    const changes = ids.map((id) => ({ do: 'put', kind: 'paragraph', id, seenRevision: null, value: paragraph(`Pair ${at}`) }));
    const reply = await Promise.race([host.call('draft.change', { caseId, label: `Add pair ${at}`, changes }), host.ended]);
    if (typeof reply === 'object' && reply !== null && reply.ok) acknowledged.push(...ids);
    if (acknowledged.length === 100) host.child.kill('SIGKILL');
  });
  await Promise.all(writing);
  expect(await host.ended).toBe('SIGKILL');
  expect(acknowledged.length).toBeGreaterThanOrEqual(100);
  expect(acknowledged.length).toBeLessThan(800);

  const again = await startHost();
  value(await again.open(folder));
  const { draft, typed } = value(await again.call('draft.read', { caseId }));
  const kept = new Set(draft.paragraph.map(({ id }) => id));
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  const pairs = Map.groupBy(
    draft.paragraph.filter(({ id }) => id !== typedIn),
    ({ value: { runs } }) => JSON.stringify(runs),
  );
  expect([...pairs.values()].every((pair) => pair.length === 2)).toBe(true);
  expect(typed).toMatchObject([{ id: typedIn, value: paragraph('Begun. And typed on') }]);
  expect(value(await again.call('history.verify', { caseId })).problems).toEqual([]);
});

test('killed while papers come in, it says afterwards how far it came, and goes on with nothing twice and nothing lost', async () => {
  const folder = tempFolder();
  const papers = tempFolder();
  for (let at = 0; at < 600; at += 1)
    writeFileSync(path.join(papers, `${String(at).padStart(3, '0')}.txt`), `Letter ${at} about the lock.`);
  const life = async (heard: (host: StoreChild, progress: IntakeProgress) => void) => {
    const host: StoreChild = await startStoreChild({
      hasReaders: true,
      onEvent: (event) => event.name === 'intake.progress' && heard(host, event.body),
      onStart: (child) => onTestFinished(() => void child.kill('SIGKILL')),
    });
    value(await host.open(folder));
    return host;
  };
  const first = await life((host, { received }) => received > 0 && host.child.kill('SIGKILL'));
  const { caseId } = value(await first.call('desk.createCase', aCase));
  const { batchId } = value(await first.call('intake.start', { caseId, side: 'resident', paths: [papers], note: '' }));
  expect(await first.ended).toBe('SIGKILL');

  const done = Promise.withResolvers<IntakeProgress>();
  const again = await life((_host, progress) => progress.state === 'done' && done.resolve(progress));
  const [cut] = value(await again.call('entry.batches', { caseId }));
  expect(cut).toMatchObject({ id: batchId, state: 'interrupted', left: { files: 600 } });
  expect(cut?.received).toBe(cut?.left?.settled);
  expect(cut?.received).toBeLessThan(600);
  const [last] = value(await again.call('history.list', { caseId, before: null, limit: 1 }));
  expect(last).toMatchObject({ command: 'intake.recover', label: 'Find a delivery cut off while coming in' });
  value(await again.call('intake.goOn', { caseId, batchId }));
  expect(await done.promise).toMatchObject({ id: batchId, received: 600, read: 600, duplicate: 0, unreadable: 0 });
  const rows = value(await again.call('entry.axis', { caseId }));
  expect(rows.map(({ exhibit, path: inside }) => `${exhibit} ${inside}`).sort()).toEqual(
    Array.from({ length: 600 }, (_, at) => `R${at + 1} ${String(at).padStart(3, '0')}.txt`).sort(),
  );
  expect(value(await again.call('history.verify', { caseId })).problems).toEqual([]);
});
