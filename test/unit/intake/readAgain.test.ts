// Owns: that a paper is read again from the bytes the case keeps, by a real reader process, and that nothing is written where nothing is new.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { checkReferences } from '../../../db/domains/draft/references.ts';
import { changeDraft } from '../../../db/domains/draft/writes.ts';
import { giveReading } from '../../../db/domains/entry/readings.ts';
import { readAxis, readEntry } from '../../../db/domains/entry/reads.ts';
import { readSheet } from '../../../db/domains/entry/sheets.ts';
import { command, lastSequence } from '../../../db/domains/history/command.ts';
import { undo } from '../../../db/domains/history/undo.ts';
import { listBatches } from '../../../db/domains/intake/batches.ts';
import { scanCounts } from '../../../db/domains/intake/scans.ts';
import { runIntake } from '../../../db/intake/pipeline.ts';
import { readAgain } from '../../../db/intake/readAgain.ts';
import { spawnReaderOnNode } from '../../../db/intake/spawnNode.ts';
import { newId } from '../../../db/model/ids.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { oneOfEach } from '../../support/draftRows.ts';
import { scannedPicture } from '../../support/scans.ts';
import { tempFolder } from '../../support/tempFolder.ts';

async function takenIn(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ readonly db: Db; readonly ids: readonly string[] }> {
  const { db, caseId } = caseInFolder();
  const folder = tempFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const { done } = runIntake({
    ...{ db, caseId, actor, side: 'resident', paths: [folder], note: '', readers: 1 },
    spawnReader: spawnReaderOnNode,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  await done;
  const items = readAxis(db).filter(({ kind }) => kind !== 'record');
  return { db, ids: items.sort((a, b) => a.exhibit.localeCompare(b.exhibit)).map(({ id }) => id) };
}
const again = (db: Db, id: string) => readAgain({ db, actor, id, spawnReader: spawnReaderOnNode });

test('the same words as before are nothing new, and nothing is written', async () => {
  const { db, ids } = await takenIn({ 'a.txt': 'The lock was sanded.' });
  const before = lastSequence(db);
  expect(await again(db, ids[0] ?? '')).toEqual({
    isNew: false,
    reader: 'text',
    version: expect.stringMatching(/^\d+$/),
    placed: 0,
    notPlaced: 0,
  });
  expect(lastSequence(db)).toBe(before);
  expect(readEntry(db, ids[0] ?? '').readings).toHaveLength(1);
});

test('what an older reader got wrong is read anew, also where the same bytes came twice', async () => {
  const { db, ids } = await takenIn({ 'a.txt': 'The lock was sanded.', 'b.txt': 'The lock was sanded.' });
  db.prepare(`UPDATE extraction SET text = 'The 1ock', text_sha256 = 'older', version = '0'`).run();
  expect(await again(db, ids[1] ?? '')).toMatchObject({ isNew: true, version: expect.stringMatching(/^\d+$/) });
  expect(ids.map((id) => readEntry(db, id).text)).toEqual(['The lock was sanded.', 'The lock was sanded.']);
  undo(db, actor, checkReferences);
  expect(ids.map((id) => readEntry(db, id).text)).toEqual(['The 1ock', 'The 1ock']);
});

test('words that somebody typed or recognised since are not replaced by a reader that finds none', async () => {
  const { db, ids } = await takenIn({ 'a.txt': ' ' });
  const reading = { reader: 'ocr', version: '1', text: 'Recognised.', html: null, pages: [], headers: [], columns: [] };
  command(db, { actor, command: 'entry.readAgain', label: 'Recognise' }, (tx) => giveReading(tx, ids[0] ?? '', reading));
  expect(await again(db, ids[0] ?? '')).toMatchObject({ isNew: false });
  expect(readEntry(db, ids[0] ?? '').text).toBe('Recognised.');
});

test('what could not be read and now can is counted as read, and undone again', async () => {
  const { db, ids } = await takenIn({ '2023-05-03 a.txt': 'The lock was sanded.' });
  const [id = ''] = ids;
  // As a version without this reader would have left it.
  db.prepare(`UPDATE entry SET status = 'unreadable', kind = 'other', reason = 'Not read.', extraction_id = NULL`).run();
  db.prepare('UPDATE batch SET read = 0, unreadable = 1').run();
  expect(await again(db, id)).toMatchObject({ isNew: true });
  expect(readEntry(db, id)).toMatchObject({ entry: { status: 'read', kind: 'text', reason: null }, text: 'The lock was sanded.' });
  expect(listBatches(db)[0]).toMatchObject({ received: 1, read: 1, duplicate: 0, unreadable: 0 });
  undo(db, actor, checkReferences);
  expect(readEntry(db, id).entry).toMatchObject({ status: 'unreadable', kind: 'other', reason: 'Not read.' });
  expect(listBatches(db)[0]).toMatchObject({ received: 1, read: 0, duplicate: 0, unreadable: 1 });
});

test('a sheet whose rows would be others is refused: its labels must not come to mean something else', async () => {
  const { db, ids } = await takenIn({ 'log.csv': 'Date,Note\n3/5/2023,Called\n4/5/2023,Wrote\n' });
  const [id = ''] = ids;
  expect(await again(db, id)).toMatchObject({ isNew: false });
  db.prepare(`UPDATE entry SET cells = '["3/5/2023","Cal1ed"]' WHERE ordinal = 1`).run();
  await expect(again(db, id)).rejects.toThrow('R1 would have other rows today than when it was taken in');
});

test('a sheet of plain text is read by another encoding, row by row: marks and what was edited stay, and a later reading keeps the choice', async () => {
  const text = 'Date,Note\n3/5/2023,Cost £20 for the mould\n4/5/2023,“No heat” he said\n';
  const { db, ids } = await takenIn({ 'log.csv': iconv.encode(text, 'macroman') });
  const [sheet = ''] = ids;
  const rows = () =>
    readAxis(db)
      .filter(({ kind }) => kind === 'record')
      .toSorted((a, b) => a.exhibit.localeCompare(b.exhibit));
  const [first, second] = rows();
  expect(rows()[1]?.title).not.toContain('“');
  const exact = 'for the mould';
  const start = readEntry(db, first?.id ?? '').text.indexOf(exact);
  const sample = oneOfEach({ headId: newId(), entryId: first?.id ?? '' }).mark;
  const anchor = { ...sample.anchor, exact, start, end: start + exact.length };
  const value = { ...sample, headIds: [], anchor };
  command(db, { actor, command: 'draft.change', label: 'Mark' }, (tx) =>
    changeDraft(tx, [{ do: 'put', kind: 'mark', id: newId(), seenRevision: null, value }]),
  );
  const readAs = { encoding: 'macintosh', delimiter: ',' } as const;
  const before = readSheet(db, sheet);
  expect(before.how).toMatchObject({ doubts: ['encoding'], isChosen: false });
  const order = { db, actor, id: sheet, spawnReader: spawnReaderOnNode };
  expect(await readAgain({ ...order, readAs })).toMatchObject({ isNew: true, notPlaced: 0, placed: 1 });
  expect(rows().map(({ exhibit, title }) => [exhibit, title])).toEqual([
    ['R1#1', 'Cost £20 for the mould'],
    ['R1#2', '“No heat” he said'],
  ]);
  expect(readSheet(db, sheet)).toMatchObject({ rows: 2, how: { encoding: 'macintosh', isChosen: true, doubts: [] } });
  expect(await readAgain(order)).toMatchObject({ isNew: false });
  await expect(readAgain({ ...order, readAs: { ...readAs, delimiter: ';' } })).rejects.toThrow('R1 would have 3 rows read so');
  undo(db, actor, checkReferences);
  expect(rows()[1]?.title).toBe(second?.title);
});

test('a sheet is read by other columns than those recognised: its rows are dated anew, marks and what was edited stay, and undo gives the first back', async () => {
  const { db, ids } = await takenIn({
    'log.csv': 'Opened,Due,Note,By\n3/4/2023,5/5/2023,Leak reported,P Shah\n13/4/2023,6/6/2023,Leak mended,P Shah\n',
  });
  const [sheet = ''] = ids;
  const rows = () =>
    readAxis(db)
      .filter(({ kind }) => kind === 'record')
      .toSorted((a, b) => a.exhibit.localeCompare(b.exhibit))
      .map(({ exhibit, title, date }) => `${exhibit} ${title} ${date.earliest}`);
  const before = rows();
  expect(before).toEqual(['R1#1 Leak reported 2023-04-03', 'R1#2 Leak mended 2023-04-13']);
  const [first] = readAxis(db).filter(({ kind }) => kind === 'record');
  const sample = oneOfEach({ headId: newId(), entryId: first?.id ?? '' }).mark;
  const exact = 'Leak reported';
  expect(first?.title).toBe(exact);
  const start = readEntry(db, first?.id ?? '').text.indexOf(exact);
  const around = { prefix: '5/5/2023\n', suffix: '\nP Shah' };
  const value = { ...sample, headIds: [], anchor: { ...sample.anchor, ...around, exact, start, end: start + exact.length } };
  command(db, { actor, command: 'draft.change', label: 'Mark' }, (tx) =>
    changeDraft(tx, [{ do: 'put', kind: 'mark', id: newId(), seenRevision: null, value }]),
  );
  const order = { db, actor, id: sheet, spawnReader: spawnReaderOnNode };
  expect(await readAgain({ ...order, columns: { date: 1 } })).toMatchObject({ isNew: true, placed: 1, notPlaced: 0 });
  expect(rows()).toEqual(['R1#1 Leak reported 2023-05-05', 'R1#2 Leak mended 2023-06-06']);
  expect(readSheet(db, sheet)).toMatchObject({ rows: 2, dateColumn: 1 });
  expect(await readAgain(order)).toMatchObject({ isNew: false });
  undo(db, actor, checkReferences);
  expect(rows()).toEqual(before);
});

test('bug: a mirrored picture taken in before its orientation was understood kept its old turn when it was read again', async () => {
  const { db, ids } = await takenIn({ 'photo.jpg': scannedPicture({ lines: ['The boiler failed'] }, 5) });
  const [id = ''] = ids;
  const pageNow = () => readEntry(db, id).pages[0];
  const { rotation } = pageNow() ?? {};
  db.prepare(`UPDATE page SET rotation = 90`).run();
  db.prepare(`UPDATE scan_page SET state = 'done'`).run();
  db.prepare(`UPDATE scan SET state = 'done'`).run();
  expect(pageNow()?.rotation).toBe(90);
  expect(await again(db, id)).toMatchObject({ isNew: true });
  expect(pageNow()?.rotation).toBe(rotation);
  // Its words are sought where they stand now.
  expect(scanCounts(db)).toMatchObject({ waiting: 1 });
  expect(await again(db, id)).toMatchObject({ isNew: false });
});
