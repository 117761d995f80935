// Owns: the library of published decisions in the store: taken in by the readers, found by head, outcome and words, removed and put back, stopped cleanly.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDeskIn } from '../../../db/domains/desk/cases.ts';
import { createDeskStore, type DeskStore } from '../../../db/host/answer.ts';
import { createReadingStore } from '../../../db/host/readingStore.ts';
import { spawnReaderOnNode } from '../../../db/intake/spawnNode.ts';
import type { ReaderHandle } from '../../../db/model/extraction.ts';
import type { Reply } from '../../../db/model/fault.ts';
import type { StoreEvent } from '../../../db/model/operations.ts';
import { closeStore } from '../../../db/store/open.ts';
import { classicDecision, newerDecision } from '../../support/decisions.ts';
import { tempFolder } from '../../support/tempFolder.ts';

function value<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.fault.message);
  return reply.value;
}

function storeIn(folder: string, emit: (event: StoreEvent) => void = () => undefined, spawnReader: () => ReaderHandle = spawnReaderOnNode) {
  const store = createDeskStore({ folder, actor: 'A. Investigator', spawnReader, emit, reads: 'here' });
  onTestFinished(() => store.close());
  return store;
}

function decisions(): string {
  const folder = path.join(tempFolder(), 'decisions');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'classic.txt'), classicDecision);
  writeFileSync(path.join(folder, 'classic again.txt'), classicDecision);
  writeFileSync(
    path.join(folder, 'newer.html'),
    `<title>x</title><main>${newerDecision
      .split('\n')
      .map((line) => `<p>${line}</p>`)
      .join('')}</main>`,
  );
  writeFileSync(path.join(folder, 'letter.txt'), `Dear Ms Lee\n\n${'The lift was mended. '.repeat(20)}`);
  writeFileSync(path.join(folder, 'broken.pdf'), '%PDF-1.4 broken');
  return folder;
}

const search = async (
  store: DeskStore,
  sought: { words?: string; head?: string; outcome?: 'service-failure' | 'severe-maladministration' } = {},
) => value(await store.call('precedent.search', { words: '', head: '', outcome: null, limit: 50, ...sought }));
const references = async (...asked: Parameters<typeof search>) => (await search(...asked)).rows.map(({ reference }) => reference);

test('decisions are taken in once, and what is none is refused with its reason', async () => {
  const events: StoreEvent[] = [];
  const store = storeIn(tempFolder(), (event) => events.push(event));
  const folder = decisions();
  const taken = value(await store.call('precedent.takeIn', { paths: [folder] }));
  expect(taken).toMatchObject({ taken: 2, known: 1, isCancelled: false });
  expect(taken.refused.map(({ path }) => path)).toEqual(['broken.pdf', 'letter.txt']);
  expect(taken.refused[1]?.reason).toMatch(/^No head of complaint, outcome or order was recognised/);
  expect(events.map(({ name }) => name)).toEqual(expect.arrayContaining(['precedent.progress', 'precedents.changed']));
  expect(value(await store.call('precedent.takeIn', { paths: [folder] }))).toMatchObject({ taken: 0, known: 3 });
  expect((await search(store)).library).toBe(2);
});

test('the library is found by words, head and outcome together, with a figure for every outcome of the heads found', async () => {
  const store = storeIn(tempFolder());
  value(await store.call('precedent.takeIn', { paths: [decisions()] }));
  expect(await references(store)).toEqual(['202400789', '202400456']);
  expect(await references(store, { words: '"looks again"' })).toEqual(['202400789']);
  expect(await references(store, { head: 'leak OR boiler' })).toEqual(['202400789', '202400456']);
  expect(await references(store, { head: 'leak', outcome: 'severe-maladministration' })).toEqual(['202400456']);
  // The outcome is of the head found, not of another head of the same decision.
  expect(await references(store, { head: 'noise', outcome: 'severe-maladministration' })).toEqual([]);
  const { counts, total, rows } = await search(store, { head: 'handling', outcome: 'service-failure' });
  expect({ counts, total, sums: rows[0]?.sums, ordered: rows[0]?.ordered }).toEqual({
    counts: [
      { outcome: 'outside-jurisdiction', heads: 1 },
      { outcome: 'reasonable-redress', heads: 1 },
      { outcome: 'service-failure', heads: 1 },
      { outcome: 'severe-maladministration', heads: 1 },
    ],
    total: 1,
    sums: [20000],
    ordered: 1,
  });
  expect(await store.call('precedent.search', { words: 'from:ann', head: '', outcome: null, limit: 5 })).toMatchObject({
    ok: false,
    fault: { code: 'invalid', place: 'words' },
  });
});

test('a decision removed is found no more, is put back whole, and both are in the history of the desk', async () => {
  const folder = tempFolder();
  const store = createDeskStore({ folder, actor: 'A. Investigator', spawnReader: spawnReaderOnNode, emit: () => undefined, reads: 'here' });
  value(await store.call('precedent.takeIn', { paths: [decisions()] }));
  const [first] = (await search(store)).rows;
  const ids = [first?.id ?? ''];
  value(await store.call('precedent.remove', { ids }));
  expect(await references(store)).toEqual(['202400456']);
  expect((await search(store)).counts.reduce((sum, { heads }) => sum + heads, 0)).toBe(3);
  value(await store.call('precedent.restore', { ids }));
  expect(await references(store)).toEqual(['202400789', '202400456']);
  expect(value(await store.call('precedent.read', { id: ids[0] ?? '' })).text).toContain('The engineer came late.');
  // Another program reads the library beside this one, and cannot change it.
  const beside = createReadingStore(folder, null, spawnReaderOnNode, () => undefined);
  expect(await references(beside)).toEqual(['202400789', '202400456']);
  expect(await beside.call('precedent.remove', { ids })).toMatchObject({ ok: false, fault: { code: 'busy' } });
  await beside.close();
  await store.close();
  const desk = openDeskIn(folder);
  onTestFinished(() => closeStore(desk));
  expect(desk.prepare(`SELECT label FROM history WHERE command LIKE 'precedent.%' ORDER BY sequence`).pluck().all()).toEqual([
    'Take in 2 published decisions',
    'Remove Northgate Housing Trust 202400789 from the library',
    'Put Northgate Housing Trust 202400789 back in the library',
  ]);
  // What is removed and taken in again comes back as the row it was.
  expect(desk.prepare('SELECT count(*) FROM precedent').pluck().get()).toBe(2);
});

test('a taking in is cancelled in the middle of a file, and one at a time goes on', async () => {
  const silent = (): ReaderHandle => ({ send: () => undefined, hear: ({ message }) => message({ do: 'ready' }), kill: () => undefined });
  let begun: () => void = () => undefined;
  const beginning = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const store = storeIn(tempFolder(), ({ name }) => name === 'precedent.progress' && begun(), silent);
  const folder = decisions();
  const taking = store.call('precedent.takeIn', { paths: [folder] });
  await beginning;
  expect(await store.call('precedent.takeIn', { paths: [folder] })).toMatchObject({ ok: false, fault: { code: 'busy' } });
  expect(value(await store.call('precedent.cancel', {}))).toEqual({ wasRunning: true });
  expect(value(await taking)).toMatchObject({ taken: 0, isCancelled: true });
  expect(value(await store.call('precedent.cancel', {}))).toEqual({ wasRunning: false });
});

test('what was misrecognised is put right by hand, found by the correction, and put back', async () => {
  const store = storeIn(tempFolder());
  value(await store.call('precedent.takeIn', { paths: [decisions()] }));
  const [row] = (await search(store, { head: 'leak' })).rows;
  const id = row?.id ?? '';
  const read = async () => value(await store.call('precedent.read', { id }));
  const recognised = await read();
  expect(recognised.corrections).toEqual([]);
  const parts = {
    landlord: 'Harbour Homes',
    decidedOn: '2024-02-29',
    heads: [{ title: 'Damp in the stairwell', outcome: 'service-failure' }],
    orders: [{ text: 'Pay the resident £75.', sums: [7500], isOrder: true }],
  };
  expect(await store.call('precedent.correct', { id, seen: 0, parts })).toMatchObject({ ok: true, value: { corrections: 1 } });
  expect(await read()).toMatchObject({ ...parts, text: recognised.text, corrections: [{ actor: 'A. Investigator', parts }] });
  expect((await search(store, { head: 'stairwell', outcome: 'service-failure' })).rows).toMatchObject([
    { id, landlord: 'Harbour Homes', sums: [7500] },
  ]);
  expect(await references(store, { head: 'leak' })).not.toContain(recognised.reference);

  // Somebody who has not seen the correction does not write over it.
  expect(await store.call('precedent.correct', { id, seen: 0, parts })).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  value(await store.call('precedent.correct', { id, seen: 1, parts: null }));
  const back = await read();
  expect(back).toMatchObject({ ...recognised, corrections: [{ parts }, { parts: null }] });
  expect(await references(store, { head: 'leak' })).toContain(recognised.reference);
  expect(await references(store, { head: 'stairwell' })).toEqual([]);
  expect(await store.call('precedent.correct', { id: row?.id.replace(/.$/, '0'), seen: 0, parts })).toMatchObject({ ok: false });
});
