// Owns: intakes and the sample case through the store: told as they go on, stopped cleanly, found again after a cut.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDeskStore, type DeskStore } from '../../../db/host/answer.ts';
import { spawnReaderOnNode } from '../../../db/intake/spawnNode.ts';
import type { CaseFile } from '../../../db/model/caseFile.ts';
import type { ReaderHandle } from '../../../db/model/extraction.ts';
import type { Reply } from '../../../db/model/fault.ts';
import type { StoreEvent } from '../../../db/model/operations.ts';
import { tempFolder } from '../../support/tempFolder.ts';

function value<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.fault.message);
  return reply.value;
}

interface Listening {
  readonly store: DeskStore;
  readonly events: StoreEvent[];
  /** Resolves at the first event that fits, past ones included. */
  readonly until: (fits: (event: StoreEvent) => boolean) => Promise<void>;
}

function storeIn(folder: string, spawnReader: () => ReaderHandle = spawnReaderOnNode): Listening {
  const events: StoreEvent[] = [];
  const waiting = new Set<() => void>();
  const emit = (event: StoreEvent) => {
    events.push(event);
    for (const look of waiting) look();
  };
  const store = createDeskStore({ folder, actor: 'A. Investigator', spawnReader, emit, reads: 'here' });
  onTestFinished(() => store.close());
  const until = (fits: (event: StoreEvent) => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!events.some(fits)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return { store, events, until };
}

function letters(count: number): string {
  const folder = tempFolder();
  for (let at = 0; at < count; at += 1)
    writeFileSync(path.join(folder, `${String(at).padStart(3, '0')}.txt`), `Letter ${at} about the lock.`);
  return folder;
}

const aCase = { reference: '202400001', landlord: 'Larkfield Homes', received: null };
const ended = (state: string) => (event: StoreEvent) => event.name === 'intake.progress' && event.body.state === state;
/** A reader that never answers. */
const silentReader = (): ReaderHandle => ({
  send: () => undefined,
  hear: ({ message }) => message({ do: 'ready' }),
  kill: () => undefined,
});

test('an intake answers with its delivery at once, tells its progress, and is one row of history', async () => {
  const { store, until } = storeIn(tempFolder());
  const { caseId } = value(await store.call('desk.createCase', aCase));
  const { batchId } = value(await store.call('intake.start', { caseId, side: 'landlord', paths: [letters(12)], note: 'By post' }));
  expect(value(await store.call('entry.batches', { caseId }))).toMatchObject([{ id: batchId, state: 'running' }]);
  await until(ended('done'));
  expect(value(await store.call('entry.batches', { caseId }))).toMatchObject([
    { id: batchId, state: 'done', received: 12, read: 12, note: 'By post' },
  ]);
  expect(value(await store.call('search.run', { caseId, query: 'letter lock', filter: {}, limit: 50 })).hits).toHaveLength(12);
  const rows = value(await store.call('history.list', { caseId, before: null, limit: 10 }));
  expect(rows.map(({ command }) => command)).toEqual(['intake.start', 'desk.createCase']);
  value(await store.call('intake.withdraw', { caseId, batchId }));
  expect(value(await store.call('entry.axis', { caseId }))).toEqual([]);
  expect(value(await store.call('history.verify', { caseId })).problems).toEqual([]);
});

test('an intake that goes on is cancelled on request, and by closing', async () => {
  const folder = tempFolder();
  const { store, events, until } = storeIn(folder, silentReader);
  const { caseId } = value(await store.call('desk.createCase', aCase));
  const paths = [letters(3)];
  const first = value(await store.call('intake.start', { caseId, side: 'resident', paths, note: '' }));
  value(await store.call('intake.cancel', { caseId, batchId: first.batchId }));
  await until(ended('cancelled'));
  await until((event) => event.name === 'cases.changed' && events.filter(({ name }) => name === 'cases.changed').length === 2);
  expect(await store.call('intake.cancel', { caseId, batchId: first.batchId })).toMatchObject({ ok: false, fault: { code: 'notFound' } });
  value(await store.call('intake.start', { caseId, side: 'resident', paths, note: '' }));
  await store.close();
  const again = storeIn(folder).store;
  const states = value(await again.call('entry.batches', { caseId })).map(({ state }) => state);
  // Somebody stopped the first; the program's end is nobody's wish.
  expect(states).toEqual(['interrupted', 'cancelled']);
});

test('a path that is not there is refused before anything is made', async () => {
  const { store } = storeIn(tempFolder());
  const { caseId } = value(await store.call('desk.createCase', aCase));
  const reply = await store.call('intake.start', { caseId, side: 'resident', paths: ['/nowhere/at/all'], note: '' });
  expect(reply).toMatchObject({ ok: false, fault: { message: expect.stringContaining('/nowhere/at/all') } });
  expect(value(await store.call('entry.batches', { caseId }))).toEqual([]);
});

/** A sample of one letter per side and a draft that marks one of them. */
function smallSample(quote: string): string {
  const folder = tempFolder();
  for (const side of ['resident', 'landlord', 'third']) {
    mkdirSync(path.join(folder, 'files', side), { recursive: true });
    writeFileSync(path.join(folder, 'files', side, 'letter.txt'), `3 May 2023\nThe ${side} wrote about the lock.`);
  }
  const draft: CaseFile = {
    format: 'case-file/1',
    landlord: { name: 'Larkfield Homes' },
    heads: [{ id: 'a', title: 'Repairs to the lock.' }],
    marks: [{ id: 'm1', exhibit: 'L1', quote, heads: ['a'] }],
    findings: [{ head: 'a', paragraphs: [{ text: 'The landlord wrote.', cites: ['m1'] }] }],
  };
  writeFileSync(path.join(folder, 'draft.case-file.json'), JSON.stringify(draft));
  writeFileSync(path.join(folder, 'sample.json'), JSON.stringify({ reference: '202400117' }));
  return folder;
}

test('the sample case is made once, whole', async () => {
  const { store } = storeIn(tempFolder());
  const folder = smallSample('landlord wrote about');
  const both = await Promise.all([store.call('desk.openSample', { folder }), store.call('desk.openSample', { folder })]);
  const [caseId, second] = both.map((reply) => value(reply).caseId);
  expect(second).toBe(caseId);
  expect(value(await store.call('desk.openSample', { folder })).caseId).toBe(caseId);
  expect(value(await store.call('desk.listCases', {}))).toMatchObject([
    { id: caseId, reference: '202400117', landlord: 'Larkfield Homes', entries: 3, unread: 3, heads: 1, problem: null },
  ]);
  const exported = value(await store.call('draftFile.export', { caseId }));
  expect(exported).toMatchObject({ marks: [{ id: 'm1', exhibit: 'L1' }] });
  expect(value(await store.call('draftFile.apply', { caseId, file: exported }))).toMatchObject({ changes: 0 });
  expect(value(await store.call('report.assemble', { caseId, copy: 'working' })).reference).toBe('202400117');
});

test('a sample whose draft cannot be placed leaves no half a case', async () => {
  const folder = tempFolder();
  const { store } = storeIn(folder);
  const reply = await store.call('desk.openSample', { folder: smallSample('words nobody wrote') });
  expect(reply).toMatchObject({ ok: false, fault: { place: expect.stringContaining('marks[0]') } });
  expect(readdirSync(folder).filter((name) => name.includes('.case'))).toEqual([]);
  expect(value(await store.call('desk.listCases', {}))).toEqual([]);
});

test('a case file that cannot be opened is listed with its reason; the others stay usable', async () => {
  const folder = tempFolder();
  const { store } = storeIn(folder);
  const lost = value(await store.call('desk.createCase', aCase)).caseId;
  const sound = value(await store.call('desk.createCase', { ...aCase, reference: '202400002' })).caseId;
  writeFileSync(path.join(folder, `${lost}.case`), 'overwritten by accident');
  const list = value(await store.call('desk.listCases', {}));
  expect(list).toMatchObject([
    { id: lost, reference: '202400001', landlord: 'Larkfield Homes', problem: expect.stringContaining('is not a case of this program') },
    { id: sound, problem: null },
  ]);
  expect(await store.call('draft.read', { caseId: lost })).toMatchObject({ ok: false, fault: { code: 'notACase' } });
  expect(await store.call('draft.read', { caseId: sound })).toMatchObject({ ok: true });
});

test('columns named in a sheet of a landlord are known in its next one, in another case and after a restart', async () => {
  const folder = tempFolder();
  const log = (day: string) => {
    const papers = tempFolder();
    writeFileSync(path.join(papers, 'log.csv'), `Date,Opened,What was done\n1/1/2020,${day},Somebody called at the flat\n`);
    return papers;
  };
  const take = async ({ store, until }: Listening, reference: string, landlord: string, day: string, columns?: object) => {
    const { caseId } = value(await store.call('desk.createCase', { ...aCase, reference, landlord }));
    const input = { caseId, side: 'landlord', paths: [log(day)], note: '', ...(columns === undefined ? {} : { columns }) } as const;
    const { batchId } = value(await store.call('intake.start', input));
    await until((event) => event.name === 'intake.progress' && event.body.id === batchId && event.body.state === 'done');
    const rows = value(await store.call('entry.axis', { caseId }));
    return rows.find(({ kind }) => kind === 'record')?.date.earliest;
  };
  const first = storeIn(folder);
  expect(await take(first, '202400001', 'Larkfield Homes', '3/5/2023')).toBe('2020-01-01');
  expect(await take(first, '202400002', 'Larkfield Homes', '3/5/2023', { date: 1 })).toBe('2023-05-03');
  await first.store.close();
  const second = storeIn(folder);
  expect(await take(second, '202400003', 'larkfield  homes', '4/5/2023')).toBe('2023-05-04');
  expect(await take(second, '202400004', 'Brackenhill Homes', '4/5/2023')).toBe('2020-01-01');
});
