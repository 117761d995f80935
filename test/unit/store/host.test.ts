// Owns: the store answering operations as a whole: guards, reads beside the writer, events, what is left on disk.
import { existsSync, readdirSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { createDeskStore, type DeskStore } from '../../../db/host/answer.ts';
import type { Reply } from '../../../db/model/fault.ts';
import { newId } from '../../../db/model/ids.ts';
import type { StoreEvent } from '../../../db/model/operations.ts';
import { tempFolder } from '../../support/tempFolder.ts';

function storeIn(
  folder: string,
  reads: 'here' | 'thread',
): { readonly store: DeskStore; readonly events: StoreEvent[]; readonly log: string[] } {
  const events: StoreEvent[] = [];
  const log: string[] = [];
  const store = createDeskStore({
    folder,
    actor: 'A. Investigator',
    spawnReader: () => {
      throw new Error('No file is read in this test.');
    },
    emit: (event) => events.push(event),
    log: (_level, text) => log.push(text),
    reads,
  });
  onTestFinished(() => store.close());
  return { store, events, log };
}

function value<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.fault.message);
  return reply.value;
}

const head = { title: 'Lock', heading: '', raisedBy: '', raisedOn: null, inWords: '', agreed: '', why: '', jurisdiction: '' };

test.each(['here', 'thread'] as const)('a read sees the write answered before it, reads %s', async (reads) => {
  const { store, events } = storeIn(tempFolder(), reads);
  const { caseId } = value(await store.call('desk.createCase', { reference: '202400001', landlord: 'Larkfield Homes', received: null }));
  for (let count = 1; count <= 20; count += 1) {
    const change = { do: 'put', kind: 'head', id: newId(), seenRevision: null, value: head };
    const answer = value(await store.call('draft.change', { caseId, label: 'Add a head', changes: [change] }));
    const read = value(await store.call('draft.read', { caseId }));
    expect(read.draft.head).toHaveLength(count);
    expect(read.sequence).toBe(answer.sequence);
  }
  expect(events.filter(({ name }) => name === 'case.changed')).toHaveLength(20);
});

test('closing leaves the files alone, without journals', async () => {
  const folder = tempFolder();
  const { store } = storeIn(folder, 'thread');
  const { caseId } = value(await store.call('desk.createCase', { reference: '202400001', landlord: 'Larkfield Homes', received: null }));
  value(await store.call('draft.read', { caseId }));
  value(await store.call('desk.listCases', {}));
  await store.close();
  expect(readdirSync(folder).sort()).toEqual([`${caseId}.case`, 'desk.db', 'store.lock'].sort());
  expect(existsSync(`${folder}/desk.db-wal`)).toBe(false);
});

test('a second store on the same folder is refused until the first is closed', async () => {
  const folder = tempFolder();
  const { store } = storeIn(folder, 'here');
  expect(() => storeIn(folder, 'here')).toThrow(/open in another program/);
  await store.close();
  const again = storeIn(folder, 'here');
  expect(value(await again.store.call('desk.listCases', {}))).toEqual([]);
});
