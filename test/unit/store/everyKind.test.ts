// Owns: what is done with a case whose papers came in by the real pipeline and readers: in archives, in messages, in sheets, again from the other side, quoted only. Must not
// write rows as intake never would.
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test, vi } from 'vitest';
import { head, oneOfEach, paragraph } from '../../support/draftRows.ts';
import {
  deliver,
  handOver,
  idOf,
  lockedPdf,
  mailWith,
  makeQuoted,
  passphrase,
  quoting,
  readingDesk,
  receive,
  unlock,
} from '../../support/realIntake.ts';
import { scannedPdf } from '../../support/scans.ts';
import { storedZip } from '../../support/storedZip.ts';
import type { Desk } from '../../support/twoDesks.ts';

test('bug: where both desks had made a record of what a message quotes, their cases could not be merged at all', {
  timeout: 240_000,
}, async () => {
  const [a, b] = [readingDesk('A. Investigator'), readingDesk('B. Manager')];
  const caseId = await a.newCase('202400001');
  await deliver(a, caseId, 'resident', { 'door.eml': quoting });
  await receive(b, await handOver(a, caseId));
  const ids = new Map<Desk, string>();
  for (const desk of [a, b]) {
    expect(await makeQuoted(desk, caseId, 'R1')).toBe('R1#1');
    ids.set(desk, await idOf(desk, caseId, 'R1#1'));
  }
  const records = async (desk: Desk) => [await idOf(desk, caseId, 'R1#1'), await idOf(desk, caseId, 'R1#2')];
  await receive(a, await handOver(b, caseId));
  expect(await records(a)).toEqual([ids.get(a), '']);
  await receive(b, await handOver(a, caseId));
  expect(await records(b)).toEqual([ids.get(b), '']);
  // Undone, its number is given to no other.
  await a.call('history.undo', { caseId });
  await a.call('history.undo', { caseId });
  expect(await records(a)).toEqual(['', '']);
  expect(await makeQuoted(a, caseId, 'R1')).toBe('R1#2');
  for (const desk of [a, b]) expect(await desk.problems(caseId)).toEqual([]);
});

test('bug: a record made of a message with another label at the other desk came in under the label of another message', {
  timeout: 240_000,
}, async () => {
  const [a, b] = [readingDesk('A. Investigator'), readingDesk('B. Manager')];
  const caseId = await a.newCase('202400001');
  await deliver(a, caseId, 'resident', { 'first.txt': 'The first letter.' });
  await receive(b, await handOver(a, caseId));
  await deliver(a, caseId, 'resident', { 'ours.txt': 'Ours is another letter.' });
  await deliver(b, caseId, 'resident', { 'door.eml': quoting });
  await receive(a, await handOver(b, caseId));
  expect(await makeQuoted(b, caseId, 'R2')).toBe('R2#1');
  await receive(a, await handOver(b, caseId));
  const labels = async (desk: Desk) => (await desk.axis(caseId)).map(({ exhibit, title }) => `${exhibit} ${title}`).sort();
  const all = ['R1 first', 'R2 ours', 'R3 Re: Door', 'R3#1 Door'];
  expect(await labels(a)).toEqual(all);
  await receive(b, await handOver(a, caseId));
  expect(await labels(b)).toEqual(all);
  for (const desk of [a, b]) expect(await desk.problems(caseId)).toEqual([]);
});

test('bug: papers that both sides had sent went without rows, attachments, contents and thread where one side was left out', {
  timeout: 240_000,
}, async () => {
  const [a, b] = [readingDesk('A. Investigator'), readingDesk('B. Manager')];
  const caseId = await a.newCase('202400001');
  const files = {
    'door.eml': quoting,
    'lock.eml': mailWith('log.csv', 'Date,Note\n5/5/2023,The lock was tested\n6/5/2023,Tested again\n'),
    'log.csv': 'Date,Note\n3/5/2023,Called at the flat\n4/5/2023,Called again\n',
    'papers.zip': storedZip({ 'note.txt': 'A note in an archive', 'inner.zip': storedZip({ 'deep.txt': 'A note deep in it' }) }),
  };
  await deliver(a, caseId, 'resident', {
    ...files,
    'own.zip': storedZip({ 'own.txt': 'The quincunx of the resident', 'same.txt': 'Sent by both' }),
  });
  await deliver(a, caseId, 'landlord', { ...files, 'same.txt': 'Sent by both' });
  await makeQuoted(a, caseId, 'R1');
  const whole = await a.axis(caseId);
  await receive(b, await handOver(a, caseId, { papersOf: ['resident'] }));
  const gone = ['R4', 'R4.1'];
  for (const { id, exhibit, kind } of whole) {
    const [there, here] = [await a.call('entry.read', { caseId, id }), await b.call('entry.read', { caseId, id })];
    if (gone.includes(exhibit)) expect([exhibit, here.text]).toEqual([exhibit, '']);
    else expect(here).toEqual(there);
    if (kind !== 'sheet') continue;
    const rows = (desk: Desk) => desk.call('sheet.rows', { caseId, id, ordinals: [1, 2] });
    expect(await rows(b)).toEqual(await rows(a));
  }
  const thread = async (desk: Desk) => desk.call('entry.thread', { caseId, id: await idOf(desk, caseId, 'L1') });
  expect(await thread(b)).toEqual(await thread(a));
  expect(await b.problems(caseId)).toEqual([]);
  // Chosen by itself, a paper does not stay here in name only.
  const papers = [await idOf(a, caseId, 'R3')];
  await expect(handOver(a, caseId, { papers })).rejects.toThrow(
    'R3 came again as L3, whose bytes are the same and would go. Leave L3 out too',
  );
});

test('bug: a copy for a party showed what is kept from it in a row of a kept sheet, a quoted message kept as a record, and a mark on the same bytes', {
  timeout: 240_000,
}, async () => {
  const desk = readingDesk('A. Investigator');
  const caseId = await desk.newCase('202400001');
  const files = { 'door.eml': quoting, 'log.csv': 'Date,Note\n3/5/2023,Called at the flat\n', 'note.txt': 'Her key is kept by Mr Ash.' };
  await deliver(desk, caseId, 'resident', files);
  await deliver(desk, caseId, 'third', { 'note.txt': files['note.txt'], 'again.eml': quoting });
  expect(await makeQuoted(desk, caseId, 'R1')).toBe('R1#1');
  for (const exhibit of ['R1#1', 'R2']) {
    const { id, revision } = (await desk.axis(caseId)).find((row) => row.exhibit === exhibit) ?? { id: '', revision: 0 };
    const patch = { disclosure: 'resident', disclosureWhy: 'Her safety' } as const;
    await desk.call('entry.edit', { caseId, id, seenRevision: revision, patch });
  }
  const marked = [{ id: 'm1', exhibit: 'T2', quote: 'kept by Mr Ash', disclosure: 'resident', heads: ['a'], disclosureWhy: 'Her safety' }];
  await desk.call('draftFile.apply', { caseId, file: { format: 'case-file/1', heads: [{ id: 'a', title: 'Keys' }], marks: marked } });
  const page = async (exhibit: string, reader: 'landlord' | 'resident') =>
    (await desk.call('entry.printable', { caseId, id: await idOf(desk, caseId, exhibit), reader }))?.html ?? '';
  await expect(page('R2#1', 'landlord')).rejects.toThrow('the landlord may not see R2, so no copy of R2#1 is made for them.');
  for (const [exhibits, words] of [
    [['R1', 'T1'], 'stood open since the storm'],
    [['R3', 'T2'], 'kept by Mr Ash'],
  ] as const) {
    for (const exhibit of exhibits) {
      expect(await page(exhibit, 'resident')).toContain(words);
      expect(await page(exhibit, 'landlord')).not.toContain(words);
      expect(await page(exhibit, 'landlord')).toContain('[not disclosed to the landlord]');
    }
  }
});

test('bug: papers of one delivery that two desks made readable, each another, were counted as one after a merge, or asked about', {
  timeout: 240_000,
}, async () => {
  const [a, b] = [readingDesk('A. Investigator'), readingDesk('B. Manager')];
  const caseId = await a.newCase('202400001');
  const files = { 'a.pdf': await lockedPdf('The first'), 'b.pdf': await lockedPdf('The second'), 'c.pdf': await lockedPdf('The third') };
  await deliver(a, caseId, 'resident', { ...files, 'd.pdf': await lockedPdf('The fourth') });
  await deliver(a, caseId, 'landlord', files);
  await receive(b, await handOver(a, caseId));
  await unlock(a, caseId, 'R1');
  await unlock(b, caseId, 'R2');
  await unlock(b, caseId, 'L3');
  const counts = async (desk: Desk) =>
    (await desk.call('entry.batches', { caseId })).map(({ received, read, duplicate, unreadable }) => [
      received,
      read,
      duplicate,
      unreadable,
    ]);
  expect(await receive(a, await handOver(b, caseId))).toMatchObject({ differences: 0 });
  const both = [
    [3, 0, 3, 0],
    [4, 3, 0, 1],
  ];
  expect(await counts(a)).toEqual(both);
  await receive(b, await handOver(a, caseId));
  expect(await counts(b)).toEqual(both);
  await a.call('history.undo', { caseId });
  expect(await counts(a)).toEqual([both[0], [4, 1, 0, 3]]);
  for (const desk of [a, b]) expect(await desk.problems(caseId)).toEqual([]);
});

test('bug: the report for a party could quote what is kept from it in a record of a quoted message, or in a mark on another receipt', {
  timeout: 240_000,
}, async () => {
  const desk = readingDesk('A. Investigator');
  const caseId = await desk.newCase('202400001');
  await deliver(desk, caseId, 'resident', { 'door.eml': quoting, 'note.txt': 'Her key is kept by Mr Ash.' });
  await deliver(desk, caseId, 'third', { 'note.txt': 'Her key is kept by Mr Ash.' });
  expect(await makeQuoted(desk, caseId, 'R1')).toBe('R1#1');
  const headId = await desk.put(caseId, 'head', head('Keys'));
  await desk.put(caseId, 'paragraph', paragraph('It was said that “her key is kept by Mr Ash”.', headId));
  await desk.put(caseId, 'paragraph', paragraph('It “has stood open since the storm”.', headId));
  const named = async () => JSON.stringify((await desk.call('checks.run', { caseId })).filter(({ check }) => check === 'not-disclosed'));
  expect(await named()).toBe('[]');
  const mark = oneOfEach({ headId, entryId: await idOf(desk, caseId, 'T1') }).mark;
  const anchor = { ...mark.anchor, exact: 'key is kept by Mr Ash', start: 4, end: 25 };
  await desk.put(caseId, 'mark', { ...mark, anchor, headIds: [headId], disclosure: 'resident', disclosureWhy: 'Her safety' });
  expect(await named()).toContain('T1');
  const { id, revision } = (await desk.axis(caseId)).find(({ exhibit }) => exhibit === 'R1#1') ?? { id: '', revision: 0 };
  const patch = { disclosure: 'resident', disclosureWhy: 'Her safety' } as const;
  await desk.call('entry.edit', { caseId, id, seenRevision: revision, patch });
  expect(await named()).toContain('R1#1');
});

test('bug: a paper received again named the one it repeats by a label that a merge had given to another', {
  timeout: 240_000,
}, async () => {
  const [a, b] = [readingDesk('A. Investigator'), readingDesk('B. Manager')];
  const caseId = await a.newCase('202400001');
  await receive(b, await handOver(a, caseId));
  await deliver(a, caseId, 'resident', { 'ours.txt': 'Ours is another letter.' });
  await deliver(b, caseId, 'resident', { 'note.txt': 'A note of theirs.' });
  await deliver(b, caseId, 'landlord', { 'note.txt': 'A note of theirs.' });
  const again = async (desk: Desk) => (await desk.axis(caseId)).find(({ exhibit }) => exhibit === 'L1')?.reason;
  expect(await again(b)).toBe('Same bytes as R1');
  await receive(a, await handOver(b, caseId));
  expect(await again(a)).toBe('Same bytes as R2');
  await receive(b, await handOver(a, caseId));
  expect(await again(b)).toBe('Same bytes as R2');
  expect((await b.call('entry.read', { caseId, id: await idOf(b, caseId, 'L1') })).entry.reason).toBe('Same bytes as R2');
});

/** Processes of the last delivery may be ending still: then it is refused. */
const disposeOfWorking = (desk: Desk, caseId: string) =>
  vi.waitFor(() => desk.call('disposal.dispose', { caseId, through: 'working', typed: '202400001', reason: 'By hand' }), 20_000);

test('bug: a scan with a page that was not recognised kept its case from verifying, and so from being handed over or disposed of in part', {
  timeout: 240_000,
}, async () => {
  const [a, b] = [readingDesk('A. Investigator'), readingDesk('B. Manager')];
  const caseId = await a.newCase('202400001');
  await a.call('scan.pause', { isPaused: true });
  await deliver(a, caseId, 'resident', { 'scan.pdf': await scannedPdf([{ lines: ['The boiler failed'] }, { lines: ['It was cold'] }]) });
  const id = await idOf(a, caseId, 'R1');
  await a.call('scan.leave', { caseId, id });
  await a.call('scan.read', { caseId });
  expect((await a.call('scan.list', { caseId })).counts).toEqual({ waiting: 0, done: 0, failed: 2 });
  expect(await a.problems(caseId)).toEqual([]);
  await receive(b, await handOver(a, caseId));
  expect(await b.problems(caseId)).toEqual([]);
  // Put back in line, and left out again.
  await a.call('scan.again', { caseId, id });
  expect(await a.problems(caseId)).toEqual([]);
  await a.call('scan.leave', { caseId, id });
  await a.call('case.close', { caseId, reason: 'Withdrawn' });
  await disposeOfWorking(a, caseId);
});

test('bug: a part merged into the whole case kept it from verifying, and the whole merged into a part left its papers without words', {
  timeout: 240_000,
}, async () => {
  const [a, b, c] = [readingDesk('A. Investigator'), readingDesk('B. Manager'), readingDesk('C. Reviewer')];
  const caseId = await a.newCase('202400001');
  await deliver(a, caseId, 'resident', { 'door.eml': quoting });
  await receive(b, await handOver(a, caseId));
  await deliver(a, caseId, 'resident', {
    'lock.eml': mailWith('log.csv', 'Date,Note\n5/5/2023,The lock was tested\n'),
    'papers.zip': storedZip({ 'note.txt': 'A note in an archive' }),
  });
  await deliver(a, caseId, 'landlord', { 'reply.txt': 'A reply' });
  await makeQuoted(a, caseId, 'R1');
  const headId = await a.put(caseId, 'head', head('Keys'));
  await a.edit(caseId, 'head', headId, { title: 'Locks' });
  const papers = async (desk: Desk) =>
    Promise.all(
      (await desk.axis(caseId)).map(async ({ id, exhibit, title }) => [exhibit, title, await desk.call('entry.read', { caseId, id })]),
    );
  const whole = await papers(a);
  const later = await handOver(a, caseId);
  const part = await handOver(a, caseId, { papersOf: ['resident'], draft: true });
  expect(await receive(b, part)).toMatchObject({ did: 'merged', differences: 0, papers: 5 });
  expect(await b.problems(caseId)).toEqual([]);
  // What cannot be proved is not handed on.
  await receive(c, await handOver(b, caseId, { papersOf: ['resident'] }));
  expect(await papers(b)).toContainEqual(whole.find(([exhibit]) => exhibit === 'L1'));
  for (const desk of [b, c]) {
    expect(await receive(desk, later)).toMatchObject({ did: 'merged', differences: 0 });
    expect(await papers(desk)).toEqual(whole);
    expect((await desk.call('search.run', { caseId, query: 'tested', filter: {}, limit: 5 })).hits).toHaveLength(1);
    expect((await desk.call('draft.read', { caseId })).draft.head).toMatchObject([{ value: { title: 'Locks' } }]);
    expect(await desk.problems(caseId)).toEqual([]);
    await desk.call('history.undo', { caseId });
    expect(await desk.problems(caseId)).toEqual([]);
  }
});

test('bug: a case merged with what another desk had left after a disposal no longer verified', { timeout: 240_000 }, async () => {
  const [a, b] = [readingDesk('A. Investigator'), readingDesk('B. Manager')];
  const caseId = await a.newCase('202400001');
  await deliver(a, caseId, 'resident', { 'door.eml': quoting });
  await receive(b, await handOver(a, caseId));
  await a.put(caseId, 'head', head('Keys'));
  await a.call('case.close', { caseId, reason: 'Withdrawn' });
  await disposeOfWorking(a, caseId);
  const left = await handOver(a, caseId);
  await expect(b.call('handover.compare', { path: left, passphrase })).rejects.toThrow('after A. Investigator disposed of working papers');
  await expect(receive(b, left)).rejects.toThrow('It cannot be merged with the case here');
  expect(await b.problems(caseId)).toEqual([]);
});

test('bug: the copy of a PDF for a party held what is attached to it and kept from that party', { timeout: 240_000 }, async () => {
  const desk = readingDesk('A. Investigator');
  const caseId = await desk.newCase('202400001');
  const letter = await PDFDocument.create();
  letter
    .addPage([595, 842])
    .drawText('The key is with her sister, as the paper attached to this letter says.', { x: 40, y: 700, size: 12 });
  await letter.attach(Buffer.from('Her sister lives in Ash Road.'), 'sister.txt', { mimeType: 'text/plain' });
  const files = { 'letter.pdf': await letter.save() };
  await deliver(desk, caseId, 'resident', files);
  await deliver(desk, caseId, 'third', files);
  const attached = (await desk.axis(caseId)).find(({ exhibit }) => exhibit === 'R1.1');
  const patch = { disclosure: 'resident', disclosureWhy: 'Her safety' } as const;
  await desk.call('entry.edit', { caseId, id: attached?.id ?? '', seenRevision: attached?.revision ?? 0, patch });
  const holds = async (exhibit: string, reader: 'landlord' | 'resident') => {
    const id = await idOf(desk, caseId, exhibit);
    const { bytes } = await desk.call('entry.markedCopy', { caseId, id, reader, printed: null });
    return (await PDFDocument.load(bytes)).getAttachments().some(({ data }) => Buffer.from(data).includes('Ash Road'));
  };
  for (const exhibit of ['R1', 'T1']) {
    expect(await holds(exhibit, 'resident')).toBe(true);
    expect(await holds(exhibit, 'landlord')).toBe(false);
  }
});
