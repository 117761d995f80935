// Owns: the store answering operations as a whole: guards, reads beside the writer, events, what is left on disk.
import { existsSync, readdirSync } from 'node:fs';
import Database from 'better-sqlite3';
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

const head = {
  title: 'Lock',
  heading: '',
  raisedBy: '',
  raisedOn: null,
  inWords: '',
  agreed: '',
  why: '',
  jurisdiction: '',
  awareOn: null,
};

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

test('more cases than are kept open at once all answer, and none leaves a journal', async () => {
  const folder = tempFolder();
  const { store, log } = storeIn(folder, 'thread');
  const ids: string[] = [];
  for (let at = 0; at < 16; at += 1) {
    ids.push(value(await store.call('desk.createCase', { reference: `R-${at}`, landlord: 'Larkfield Homes', received: null })).caseId);
  }
  for (const caseId of [...ids, ...ids.slice(0, 5)]) {
    const change = { do: 'put', kind: 'head', id: newId(), seenRevision: null, value: head };
    value(await store.call('draft.change', { caseId, label: 'Add a head', changes: [change] }));
  }
  const heads = await Promise.all(ids.map((caseId) => store.call('draft.read', { caseId })));
  expect(heads.map((reply) => value(reply).draft.head.length)).toEqual(ids.map((_, at) => (at < 5 ? 2 : 1)));
  expect(
    value(await store.call('desk.listCases', {}))
      .map(({ heads: count }) => count)
      .sort(),
  ).toEqual([...Array(11).fill(1), ...Array(5).fill(2)]);
  await store.close();
  expect(readdirSync(folder).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
  expect(log.filter((line) => line.includes('Closing case'))).toEqual([]);
});

test('a refusal names the field that is wrong, not the shapes it might have had', async () => {
  const { store } = storeIn(tempFolder(), 'here');
  const change = { do: 'put', kind: 'determination', id: newId(), seenRevision: null, value: { outcome: 'Service Failure' } };
  const reply = await store.call('draft.change', { caseId: newId(), label: 'Determine', changes: [change] });
  expect(reply).toMatchObject({ ok: false, fault: { code: 'invalid', place: 'changes[0].value.headId' } });
});

test('what fails unexpectedly is logged whole and told without its insides', async () => {
  const folder = tempFolder();
  const { store, log } = storeIn(folder, 'here');
  const { caseId } = value(await store.call('desk.createCase', { reference: 'R-1', landlord: 'Larkfield Homes', received: null }));
  await store.call('draft.read', { caseId });
  const other = new Database(`${folder}/${caseId}.case`);
  other.exec('DROP TABLE draft_waiver');
  other.close();
  const reply = await store.call('draft.read', { caseId });
  expect(reply).toMatchObject({ ok: false, fault: { code: 'internal' } });
  expect(JSON.stringify(reply)).not.toContain('draft_waiver');
  expect(log.join('\n')).toContain('no such table: draft_waiver');
});

test('who works here is remembered by the desk, and undoes only their own', async () => {
  const folder = tempFolder();
  const { store } = storeIn(folder, 'here');
  const { caseId } = value(await store.call('desk.createCase', { reference: 'R-1', landlord: 'Larkfield Homes', received: null }));
  const change = { do: 'put', kind: 'head', id: newId(), seenRevision: null, value: head };
  value(await store.call('draft.change', { caseId, label: 'Add a head', changes: [change] }));
  expect(value(await store.call('history.next', { caseId })).undo).toBe('Add a head');
  value(await store.call('desk.setActor', { name: 'B. Colleague' }));
  expect(value(await store.call('history.next', { caseId })).undo).toBeNull();
  expect(await store.call('history.undo', { caseId })).toMatchObject({ ok: false, fault: { message: 'There is nothing to undo.' } });
  await store.close();
  const again = createDeskStore({
    folder,
    actor: null,
    spawnReader: () => {
      throw new Error('unused');
    },
    emit: () => undefined,
  });
  onTestFinished(() => again.close());
  expect(value(await again.call('desk.about', {})).actor).toBe('B. Colleague');
});

test('typing under way is undone first, and told as a change of paragraphs', async () => {
  const { store, events } = storeIn(tempFolder(), 'here');
  const { caseId } = value(await store.call('desk.createCase', { reference: 'R-1', landlord: 'Larkfield Homes', received: null }));
  const id = newId();
  const begun = {
    section: 'findings',
    headId: null,
    parentId: null,
    runs: [{ kind: 'text', text: 'One.' }],
    cites: [],
    form: 'paragraph',
    judgement: '',
    comment: '',
  };
  const typed = { ...begun, runs: [{ kind: 'text', text: 'One. Two.' }] };
  value(
    await store.call('draft.change', {
      caseId,
      label: 'Add',
      changes: [{ do: 'put', kind: 'paragraph', id, seenRevision: null, value: begun }],
    }),
  );
  value(await store.call('draft.type', { caseId, id, value: typed }));
  expect(value(await store.call('history.undo', { caseId })).label).toBe('Type in paragraph f1');
  expect(events.findLast(({ name }) => name === 'case.changed')?.body).toMatchObject({ caseId, kinds: ['paragraph'] });
  expect(value(await store.call('draft.read', { caseId })).typed).toEqual([]);
  expect(value(await store.call('history.next', { caseId }))).toMatchObject({ undo: 'Add', redo: 'Type in paragraph f1' });
  value(await store.call('history.redo', { caseId }));
  expect(value(await store.call('draft.read', { caseId })).draft.paragraph[0]?.value).toEqual(typed);
});
