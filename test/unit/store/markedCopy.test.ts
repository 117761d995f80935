// Owns the proof that the store hands out a copy of an item with its marks, made in a reader process, and that the original stays as it was.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, it } from 'vitest';
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

it('copies a PDF with its marks, tells what has to be printed, and refuses what was not', async () => {
  const folder = tempFolder();
  const papers = path.join(folder, 'papers');
  mkdirSync(papers);
  const made = await PDFDocument.create();
  made.addPage([595, 842]).drawText('The lock was changed on 3 April 2023.', { x: 72, y: 700, size: 12 });
  writeFileSync(path.join(papers, 'letter.pdf'), await made.save());
  writeFileSync(path.join(papers, 'note.txt'), 'A note of a <b>call</b>, as text.\n');
  const log = Array.from({ length: 60 }, (_, at) => `${String((at % 28) + 1).padStart(2, '0')}/06/2023,Visit ${at + 1},`);
  writeFileSync(path.join(papers, 'repairs.csv'), `Date,Action,Empty\n${log.join('\n')}\n`);
  const ended = Promise.withResolvers<void>();
  const emit = ({ name, body }: StoreEvent) => {
    if (name === 'intake.progress' && body.state !== 'running') ended.resolve();
  };
  const store = createDeskStore({ folder: path.join(folder, 'desk'), actor: 'R. Okafor', spawnReader: spawnReaderOnNode, emit });
  try {
    const call = async <K extends Parameters<typeof store.call>[0]>(operation: K, input: unknown) => {
      const reply = await store.call(operation, input);
      if (!reply.ok) throw new Error(reply.fault.message);
      return reply.value;
    };
    const { caseId } = await call('desk.createCase', { reference: '2024-1', landlord: 'Larkfield Homes', received: null });
    await call('intake.start', { caseId, side: 'landlord', paths: [papers], note: '' });
    await ended.promise;
    await call('draftFile.apply', { caseId, file: caseFile });
    const rows = await call('entry.axis', { caseId });
    const id = (exhibit: string) => rows.find((row) => row.exhibit === exhibit)?.id;

    const copy = await call('entry.markedCopy', { caseId, id: id('L1'), printed: null });
    const original = readFileSync(path.join(papers, 'letter.pdf'));
    expect(copy).toMatchObject({ fileName: 'L1 with marks.pdf', shown: 1, listed: 0 });
    expect(Buffer.from(copy.bytes.subarray(0, original.length)).equals(original)).toBe(true);
    const read = await PDFDocument.load(copy.bytes, { updateMetadata: false });
    const sha256 = createHash('sha256').update(original).digest('hex');
    expect(read.getSubject()).toMatch(new RegExp(`^Copy of L1 with marks; original SHA-256 ${sha256}; made .* by R\\. Okafor\\.$`));
    const notes = read.getPage(0).node.Annots()?.lookup(0)?.toString() ?? '';
    const said = Buffer.from(/\/Contents <FEFF([0-9A-F]+)>/.exec(notes)?.[1] ?? '', 'hex')
      .swap16()
      .toString('utf16le');
    expect(said).toBe('m1 (a) Repairs to a street door., in scope; tag: not told; tells of 3 April 2023; note: Who?');

    expect(await call('entry.printable', { caseId, id: id('L1') })).toBeNull();
    const note = await call('entry.printable', { caseId, id: id('L2') });
    expect(note?.labels).toEqual(['The words as read']);
    expect(note?.html).toContain('A note of a &lt;b&gt;call&lt;/b&gt;, as text.');
    expect(note?.html).toContain(String(rows.find(({ exhibit }) => exhibit === 'L2')?.sha256));
    await expect(call('entry.markedCopy', { caseId, id: id('L2'), printed: null })).rejects.toThrow('L2 has to be printed');

    const sheet = await call('entry.printable', { caseId, id: id('L3') });
    expect(sheet?.labels).toEqual([17, 18, 19, 20, 21, 22, 23].map((row) => `L3#${row}`));
    expect(sheet?.remarks).toEqual([
      'Printed from the rows as read from the original: 7 of 60, the marked ones with 3 on either side, else the first ones. The others are left out.',
      'Columns that are empty in these rows are left out: Empty.',
    ]);
    expect(sheet?.html).toContain('16 rows left out');
    expect(sheet?.html).toContain('<th scope="row">L3#20</th><td>20/06/2023</td><td>Visit 20</td>');
    const row = await call('entry.printable', { caseId, id: id('L3#1') });
    expect(row?.labels).toEqual([1, 2, 3, 4].map((each) => `L3#${each}`));
    expect(row?.html).toContain(String(rows.find(({ exhibit }) => exhibit === 'L3')?.sha256));
    expect(await call('history.verify', { caseId })).toMatchObject({ problems: [] });
  } finally {
    await store.close();
  }
}, 60_000);
