// Owns the proof that the store hands out a copy of an item with its marks, made in a reader process, and that the original stays as it was.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, it, onTestFinished } from 'vitest';
import { createDeskStore } from '../../../db/host/answer.ts';
import { spawnReaderOnNode } from '../../../db/intake/spawnNode.ts';
import type { StoreEvent } from '../../../db/model/operations.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const caseFile = {
  format: 'case-file/1',
  heads: [{ id: 'a', title: 'Repairs to a street door.' }],
  scope: { windows: [{ head: 'a', from: '2023-01-01', to: '2023-12-31', reason: 'the complaint' }] },
  marks: [
    { id: 'm1', exhibit: 'L1', quote: 'The lock was changed', heads: ['a'], tags: ['not told'], eventDate: '2023-04-03', note: 'Who?' },
    { id: 'm2', exhibit: 'L3#20', quote: 'Visit 20', heads: ['a'] },
  ],
};

const reader = 'working';
const words = 'The lock was changed on 3 April 2023. Her key is kept by Mr Ash.';

/** What the first note on the first page says. */
function noteOn(pdf: PDFDocument): string {
  const note = pdf.getPage(0).node.Annots()?.lookup(0)?.toString() ?? '';
  return Buffer.from(/\/Contents <FEFF([0-9A-F]+)>/.exec(note)?.[1] ?? '', 'hex')
    .swap16()
    .toString('utf16le');
}

/** A store with a case and three papers of the landlord in it: a PDF, a note and a log of 60 visits. */
async function deskWithPapers() {
  const folder = tempFolder();
  const papers = path.join(folder, 'papers');
  mkdirSync(papers);
  const made = await PDFDocument.create();
  made.addPage([595, 842]).drawText(words, { x: 72, y: 700, size: 12 });
  writeFileSync(path.join(papers, 'letter.pdf'), await made.save());
  writeFileSync(
    path.join(papers, 'note.txt'),
    'A note of a <b>call</b>, as text.\n\nHer key is kept by Mr Ash.\n\nAgain: Her key is kept by Mr Ash, she said.\n',
  );
  const log = Array.from({ length: 60 }, (_, at) => `${String((at % 28) + 1).padStart(2, '0')}/06/2023,Visit ${at + 1},`);
  writeFileSync(path.join(papers, 'repairs.csv'), `Date,Action,Empty\n${log.join('\n')}\n`);
  const ended = Promise.withResolvers<void>();
  const emit = ({ name, body }: StoreEvent) => {
    if (name === 'intake.progress' && body.state !== 'running') ended.resolve();
  };
  const store = createDeskStore({ folder: path.join(folder, 'desk'), actor: 'R. Okafor', spawnReader: spawnReaderOnNode, emit });
  onTestFinished(() => store.close());
  const call = async <K extends Parameters<typeof store.call>[0]>(operation: K, input: unknown) => {
    const reply = await store.call(operation, input);
    if (!reply.ok) throw new Error(reply.fault.message);
    return reply.value;
  };
  const { caseId } = await call('desk.createCase', { reference: '2024-1', landlord: 'Larkfield Homes', received: null });
  await call('intake.start', { caseId, side: 'landlord', paths: [papers], note: '' });
  await ended.promise;
  const { rows } = await call('entry.list', { caseId, filter: {}, after: null, limit: 1000 });
  const id = (exhibit: string) => rows.find((row) => row.exhibit === exhibit)?.id;
  return { call, caseId, rows, id, papers };
}

it('copies a PDF with its marks, tells what has to be printed, and refuses what was not', async () => {
  const { call, caseId, rows, id, papers } = await deskWithPapers();
  await call('draftFile.apply', { caseId, file: caseFile });
  const copy = await call('entry.markedCopy', { caseId, id: id('L1'), reader, printed: null });
  const original = readFileSync(path.join(papers, 'letter.pdf'));
  expect(copy).toMatchObject({ fileName: 'L1 with marks.pdf', shown: 1, listed: 0 });
  expect(Buffer.from(copy.bytes.subarray(0, original.length)).equals(original)).toBe(true);
  const read = await PDFDocument.load(copy.bytes, { updateMetadata: false });
  const sha256 = createHash('sha256').update(original).digest('hex');
  expect(read.getSubject()).toMatch(new RegExp(`^Copy of L1 with marks; original SHA-256 ${sha256}; made .* by R\\. Okafor\\.$`));
  expect(noteOn(read)).toBe('m1 (a) Repairs to a street door., in scope; tag: not told; tells of 3 April 2023; note: Who?');

  expect(await call('entry.printable', { caseId, id: id('L1'), reader })).toBeNull();
  const note = await call('entry.printable', { caseId, id: id('L2'), reader });
  expect(note?.labels).toEqual(['The words as read']);
  expect(note?.html).toContain('A note of a &lt;b&gt;call&lt;/b&gt;, as text.');
  expect(note?.html).toContain(String(rows.find(({ exhibit }) => exhibit === 'L2')?.sha256));
  await expect(call('entry.markedCopy', { caseId, id: id('L2'), reader, printed: null })).rejects.toThrow('L2 has to be printed');

  const sheet = await call('entry.printable', { caseId, id: id('L3'), reader });
  expect(sheet?.labels).toEqual([17, 18, 19, 20, 21, 22, 23].map((row) => `L3#${row}`));
  expect(sheet?.remarks).toEqual([
    'Printed from the rows as read from the original: 7 of 60, the marked ones with 3 on either side, else the first ones. The others are left out.',
    'Columns that are empty in these rows are left out: Empty.',
  ]);
  expect(sheet?.html).toContain('16 rows left out');
  expect(sheet?.html).toContain('<th scope="row">L3#20</th><td>20/06/2023</td><td>Visit 20</td>');
  const row = await call('entry.printable', { caseId, id: id('L3#1'), reader });
  expect(row?.labels).toEqual([1, 2, 3, 4].map((each) => `L3#${each}`));
  expect(row?.html).toContain(String(rows.find(({ exhibit }) => exhibit === 'L3')?.sha256));
  expect(await call('history.verify', { caseId })).toMatchObject({ problems: [] });
}, 60_000);

it('leaves out of the copy for a party what that party may not see, passage by passage, and says so', async () => {
  const kept = { disclosure: 'landlord', disclosureWhy: 'Her safety' };
  const file = {
    ...caseFile,
    marks: [
      { id: 'm1', exhibit: 'L1', quote: 'The lock was changed', heads: ['a'], note: 'Who?' },
      { id: 'm2', exhibit: 'L1', quote: 'Her key is kept by Mr Ash', heads: ['a'], ...kept },
      { id: 'm3', exhibit: 'L2', quote: 'kept by Mr Ash', prefix: 'Her key is ', suffix: '.\n\nAgain', heads: ['a'], ...kept },
      { id: 'm4', exhibit: 'L2', quote: 'A note of', heads: ['a'], note: 'Ask her' },
      { id: 'm5', exhibit: 'L2', quote: 'she said', prefix: 'Mr Ash, ', heads: ['a'] },
      { id: 'm6', exhibit: 'L3#20', quote: 'Visit 20', heads: ['a'], ...kept },
      { id: 'm7', exhibit: 'L3#21', quote: 'Visit 21', heads: ['a'] },
    ],
  };
  const { call, caseId, rows, id } = await deskWithPapers();
  await call('draftFile.apply', { caseId, file });
  const html = async (exhibit: string, to: 'working' | 'resident' | 'landlord') =>
    (await call('entry.printable', { caseId, id: id(exhibit), reader: to }))?.html ?? null;

  // The desk's copy is the original; it says on its last page whom it is not for.
  const ours = await call('entry.markedCopy', { caseId, id: id('L1'), reader, printed: null });
  expect(ours).toMatchObject({ fileName: 'L1 with marks.pdf', shown: 2 });
  expect(await html('L1', 'landlord')).toBeNull();

  // The pages of a PDF would show it: its words are printed without it.
  const page = await html('L1', 'resident');
  expect(page).toContain('The lock was changed on 3 April 2023. [not disclosed to the resident].');
  expect(page).not.toContain('Mr Ash');
  expect(page).toContain('One part that the resident may not see is left out, and said so in its place. Its pages are not copied');
  await expect(call('entry.markedCopy', { caseId, id: id('L1'), reader: 'resident', printed: null })).rejects.toThrow(
    'L1 has to be printed',
  );
  const print = await PDFDocument.create();
  print.addPage([595, 842]).drawText('The words as read The lock was changed on 3 April 2023.', { x: 72, y: 700, size: 12 });
  const theirs = await call('entry.markedCopy', { caseId, id: id('L1'), reader: 'resident', printed: await print.save() });
  expect(theirs).toMatchObject({ fileName: 'L1 with marks, for the resident.pdf', shown: 1, listed: 0 });
  expect(noteOn(await PDFDocument.load(theirs.bytes))).toBe('m1 (a) Repairs to a street door.');

  // Wherever the words stand, not only where they were marked; a mark beside them stays.
  const note = await html('L2', 'resident');
  expect(note).toContain('Her key is [not disclosed to the resident].');
  expect(note).toContain('Again: Her key is [not disclosed to the resident], she said.');
  expect(await html('L2', 'landlord')).toContain('kept by Mr Ash');

  const sheet = await html('L3', 'resident');
  expect(sheet).not.toContain('Visit 20<');
  expect(sheet).toContain('<th scope="row">L3#20</th><td colspan="2" class="withheld">Not disclosed</td>');
  expect(sheet).toContain('Visit 21');
  expect(await html('L3#21', 'resident')).not.toContain('Visit 20<');
  expect(await html('L3', 'landlord')).toContain('Visit 20<');

  // A row that is kept without a mark on it is printed beside a marked one: it is asked about before, and told of on the last page.
  const unmarked = rows.find(({ exhibit }) => exhibit === 'L3#22');
  const noMark = { disclosure: 'landlord', disclosureWhy: 'Her safety' };
  await call('entry.edit', { caseId, id: unmarked?.id, seenRevision: unmarked?.revision, patch: noMark });
  const limits = async (exhibit: string) => (await call('entry.copyLimits', { caseId, id: id(exhibit) })).inside.map(({ name }) => name);
  expect(await Promise.all(['L1', 'L2', 'L3', 'L3#21', 'L3#22', 'L3#40'].map(limits))).toEqual([
    ['m2'],
    ['m3'],
    ['m6', 'L3#22'],
    ['m6', 'L3#22'],
    ['m6', 'L3#22'],
    [],
  ]);
  expect((await call('entry.copyLimits', { caseId, id: id('L3#22') })).whole).toEqual([
    { name: 'L3#22', disclosure: 'landlord' },
    { name: 'L3', disclosure: 'both' },
  ]);
  const working = await call('entry.markedCopy', { caseId, id: id('L3'), reader, printed: await print.save() });
  const { readFileBytes } = await import('../../../db/intake/readers/read.ts');
  const lastPage = await readFileBytes(working.bytes, 'copy.pdf');
  expect(lastPage.ok ? lastPage.extraction.text.replace(/\s+/g, ' ') : '').toContain(
    'Working copy, not for the resident: it shows what the resident may not see (m6, L3#22).',
  );

  // A paper that the party may not see at all.
  const l2 = rows.find(({ exhibit }) => exhibit === 'L2');
  await call('entry.edit', {
    caseId,
    id: l2?.id,
    seenRevision: l2?.revision,
    patch: { disclosure: 'none', disclosureWhy: 'Another person' },
  });
  await expect(html('L2', 'landlord')).rejects.toThrow('the landlord may not see L2, so no copy of it is made for them.');
  expect(await html('L2', 'working')).toContain('kept by Mr Ash');
}, 60_000);

it('covers an area of a page for the party that may not see it, and says so', async () => {
  const kept = { disclosure: 'landlord', disclosureWhy: 'Her safety' };
  const area = { id: 'm1', exhibit: 'L1', page: 1, areas: [{ x: 60, y: 690, width: 400, height: 30 }], heads: ['a'], ...kept };
  const beside = { id: 'm2', exhibit: 'L1', page: 1, areas: [{ x: 60, y: 100, width: 50, height: 30 }], heads: ['a'], note: 'Who?' };
  const inWords = { id: 'm3', exhibit: 'L1', quote: 'The lock was changed', heads: ['a'] };
  const { call, caseId, id } = await deskWithPapers();
  await call('draftFile.apply', { caseId, file: { ...caseFile, marks: [area, beside, inWords] } });
  const copyFor = (to: string) => call('entry.markedCopy', { caseId, id: id('L1'), reader: to, printed: null });
  expect(await call('entry.printable', { caseId, id: id('L1'), reader: 'resident' })).toBeNull();
  const theirs = await copyFor('resident');
  // The words of m3 stand on that page, perhaps under the area: they are not told either.
  expect(theirs).toMatchObject({ fileName: 'L1 with marks, for the resident.pdf', shown: 1, listed: 0 });
  const { readFileBytes } = await import('../../../db/intake/readers/read.ts');
  const read = await readFileBytes(theirs.bytes, 'copy.pdf');
  const text = read.ok ? read.extraction.text.replace(/\s+/g, ' ') : '';
  expect(text).toContain('One area that the resident may not see is black: what stood there was taken out before the copy was made.');
  expect(text).toContain('Each page is a picture of the original’s: its words can be neither searched nor copied.');
  expect(text).toContain('Not listed, because their words may stand under a black area: 1 mark.');
  expect(text).not.toMatch(/lock was changed|Mr Ash|m1|m3|Who\?/);
  // Who may see it has the original; and words and an area are not left out of one copy.
  expect(await copyFor('landlord')).toMatchObject({ shown: 3 });
  await call('draftFile.apply', { caseId, file: { ...caseFile, marks: [area, beside, { ...inWords, ...kept }] } });
  await expect(copyFor('resident')).rejects.toThrow('words and areas are not left out of one copy');
}, 60_000);
