// Owns: the rows of sheets as the store filters, sorts and reads them; that a sheet's own answer ships none of them.
import { expect, test } from 'vitest';
import { changeDraft } from '../../../db/domains/draft/writes.ts';
import { doubtfulColumns, settleColumn } from '../../../db/domains/entry/columnDates.ts';
import { noteOpened, reviewSheet, sheetReviews } from '../../../db/domains/entry/reading.ts';
import { readEntry } from '../../../db/domains/entry/reads.ts';
import { markedRecords, readSheet, sheetOrder, sheetRows } from '../../../db/domains/entry/sheets.ts';
import { command } from '../../../db/domains/history/command.ts';
import { undo } from '../../../db/domains/history/undo.ts';
import { rowsWith } from '../../../db/domains/search/reads.ts';
import { caseWrites } from '../../../db/host/caseWrites.ts';
import { standardHouseStyle } from '../../../db/model/houseStyle.ts';
import { newId } from '../../../db/model/ids.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { sheetText } from '../../../renderer/text/sheet.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { putEntries } from '../../support/entries.ts';
import { putSheet } from '../../support/sheets.ts';

const columns = ['Date', 'Trade', 'Notes', 'Cost', 'Spare'];
const lines: readonly (readonly string[])[] = [
  ['03/05/2023', 'Plumber', 'Leak under the sink, 50% mended', '£90', ''],
  ['12/05/2023', 'Joiner', 'Door planed', '£1,200', ''],
  ['', 'PLUMBER', 'CAFÉ below says the leak is back', '', ''],
  ['01/06/2023', 'Roofer', 'No access_given', '£7.50', ''],
];

function sheetOfLines(): { db: Db; id: string } {
  const { db } = caseInFolder();
  return { db, id: putSheet(db, { exhibit: 'L1', columns, rows: lines, above: 'Repairs, printed by P Shah' }) };
}

test('a sheet is read without its rows, with what stands above, its empty columns and its dates', () => {
  const { db, id } = sheetOfLines();
  const sheet = readSheet(db, id);
  expect(sheet).toMatchObject({ id, exhibit: 'L1', rows: 4, dateColumn: 0, above: 'Repairs, printed by P Shah' });
  expect(sheet.columns.map(({ name, isEmpty }) => [name, isEmpty])).toEqual(columns.map((name) => [name, name === 'Spare']));
  const { children, text } = readEntry(db, id);
  expect(children).toEqual([]);
  expect(text).toBe('Repairs, printed by P Shah');
});

test('bug: rows without a date were told of the first sheet of a workbook and of no other', () => {
  const { db } = caseInFolder();
  const id = putSheet(db, {
    exhibit: 'Jobs',
    columns: ['Raised', 'Job'],
    rows: ['03/05/2023', '04/05/2023', ''].map((day) => [day, 'Damp in the bedroom']),
    others: [
      { name: 'Calls', columns: ['Date', 'Note'], rows: ['', '05/06/2023', '', '06/06/2023'].map((day) => [day, 'Rang about the damp']) },
    ],
  });
  const { rows, parts, columns: shown } = readSheet(db, id);
  expect(rows).toBe(7);
  expect(parts).toEqual([
    { name: 'Jobs', rows: 3, undated: 1, dateColumn: 1 },
    { name: 'Calls', rows: 4, undated: 2, dateColumn: 3 },
  ]);
  const told = parts.map(({ dateColumn, ...part }) => ({ ...part, column: shown[dateColumn ?? 0]?.name }));
  expect(sheetText.datedBy(told)).toBe(
    '“Jobs”: dated by “Raised”, 1 of 3 rows without a date. “Calls”: dated by “Date”, 2 of 4 rows without a date.',
  );
  expect(sheetText.datedBy([{ name: '', column: 'Raised', rows: 3, undated: 0 }])).toBe('Its rows are dated by “Raised”.');
});

test.each([
  [{}, null],
  [{ words: 'LEAK' }, [1, 3]],
  [{ words: 'sink leak' }, [1]],
  [{ words: 'café' }, [3]],
  [{ words: '50%' }, [1]],
  [{ words: 's_g' }, [4]],
  [{ columns: [{ column: 1, words: 'plumber' }] }, [1, 3]],
  [{ columns: [{ column: 2, words: 'plumber' }] }, []],
  [{ words: 'leak', columns: [{ column: 0, words: '03/05' }] }, [1]],
  [{ from: '2023-05-12' }, [2, 4]],
  [{ from: '2023-05-04', to: '2023-05-31' }, [2]],
])('the filter %j leaves the rows %j', (filter, ordinals) => {
  const { db, id } = sheetOfLines();
  expect(sheetOrder(db, id, filter, null)).toEqual(ordinals);
});

test.each([
  [{ by: 3, isDescending: false } as const, [4, 1, 2, 3]],
  [{ by: 3, isDescending: true } as const, [2, 1, 4, 3]],
  [{ by: 'date', isDescending: true } as const, [4, 2, 1, 3]],
  [{ by: 1, isDescending: false } as const, [2, 1, 3, 4]],
])('sorted %j the rows are %j, and rows with nothing to sort by come last', (sort, ordinals) => {
  const { db, id } = sheetOfLines();
  expect(sheetOrder(db, id, {}, sort)).toEqual(ordinals);
});

test('rows come in the order asked for, with their cells; those that are not there are left out', () => {
  const { db, id } = sheetOfLines();
  const rows = sheetRows(db, id, [3, 99, 1]);
  expect(rows.map(({ ordinal, cells }) => [ordinal, cells[1]])).toEqual([
    [3, 'PLUMBER'],
    [1, 'Plumber'],
  ]);
  expect(rows[1]?.date.earliest).toBe('2023-05-03');
});

test('what is no sheet has no rows', () => {
  const { db } = caseInFolder();
  const [id = ''] = putEntries(db, [{ exhibit: 'R1', text: 'x' }]);
  expect(() => readSheet(db, id)).toThrow('R1 is not a sheet');
  expect(() => sheetOrder(db, newId(), {}, null)).toThrow('not in the case');
});

test('a sheet received twice shows and counts the rows of the first', () => {
  const { db, id } = sheetOfLines();
  const [twin = ''] = putEntries(db, [{ exhibit: 'R9', text: 'twin' }]);
  db.prepare(`UPDATE entry SET kind = 'sheet', status = 'duplicate', extraction_id = NULL, duplicate_of = ? WHERE id = ?`).run(id, twin);
  expect(readSheet(db, twin)).toMatchObject({ id, rows: 4 });
  expect(sheetRows(db, twin, [2])).toHaveLength(1);
});

test('a review counts the rows opened, and the records with marks are told', () => {
  const { db, id } = sheetOfLines();
  const [first, , third] = sheetRows(db, id, [1, 2, 3]);
  if (first === undefined || third === undefined) throw new Error('The sheet has no rows.');
  const run = <T>(label: string, work: Parameters<typeof command<T>>[2]) =>
    command(db, { actor, command: 'entry.reviewSheet', label }, work);
  run('Open', (tx) => noteOpened(tx, [first.id]));
  run('Review', (tx) => reviewSheet(tx, id, 'leak', 2));
  expect(sheetReviews(db, id)).toMatchObject([{ actor, filter: 'leak', rows: 4, rowsShown: 2, rowsOpened: 1 }]);
  expect(sheetRows(db, id, [1, 3]).map(({ readState }) => readState)).toEqual(['skimmed', 'unread']);
  expect(markedRecords(db, id)).toEqual([]);
  const anchor = { exact: 'PLUMBER', prefix: '', suffix: '', start: 0, end: 7, extractionId: null, page: null, rects: [], cells: null };
  const mark = {
    entryId: third.id,
    anchor,
    headIds: [],
    tags: [],
    stance: '',
    account: null,
    eventDate: null,
    scopeOverride: null,
    scopeReason: '',
    speaksAgainst: null,
    disclosure: null,
    disclosureWhy: '',
    note: '',
  };
  run('Mark', (tx) => changeDraft(tx, [{ do: 'put', kind: 'mark', id: newId(), seenRevision: null, value: mark }]));
  expect(markedRecords(db, id).map(({ exhibit }) => exhibit)).toEqual(['L1#3']);
});

test('a row opened leaves what is told of the whole case alone; the sheet opened itself puts it right', async () => {
  const { db, id } = sheetOfLines();
  const [row] = sheetRows(db, id, [1]);
  if (row === undefined) throw new Error('The sheet has no rows.');
  const told = async (opened: string) => {
    const heard: unknown[] = [];
    const hear = { changed: (...kinds: readonly string[]) => heard.push(kinds), looked: (states: object) => heard.push(states) };
    await caseWrites['entry.noteOpened'](
      { db, actor, deskSettings: { houseStyle: () => standardHouseStyle, rareWords: () => null }, ...hear },
      { caseId: 'any', ids: [opened] },
    );
    return heard;
  };
  expect(await told(row.id)).toEqual([['row-opened']]);
  expect(await told(id)).toEqual([['read-state'], { [id]: 'skimmed' }]);
  expect(await told(id)).toEqual([]);
});

test('each hit of a row is told with its column, cells that are empty passed over', () => {
  const { db, id } = sheetOfLines();
  const found = (words: string) =>
    rowsWith(db, id, { words, isExact: false, isWhole: false }).map(({ ordinal, columns }) => [ordinal, ...columns]);
  expect(found('leak')).toEqual([
    [1, 2],
    [3, 2],
  ]);
  expect(found('plumber')).toEqual([
    [1, 1],
    [3, 1],
  ]);
  expect(found('0')).toEqual([
    [1, 0, 0, 0, 2, 3],
    [2, 0, 0, 3, 3],
    [4, 0, 0, 0, 3],
  ]);
});

test('a column of dates that can be read two ways is one question, settles all its rows, and comes back with undo', () => {
  const { db } = caseInFolder();
  const id = putSheet(db, {
    exhibit: 'L1',
    columns: ['Logged', 'Notes'],
    rows: [
      ['03/04/2023', 'Leak under the sink, called twice'],
      ['04/04/2023', 'Plumber did not come at all'],
      ['05/06/2023', 'Leak mended by the plumber'],
    ],
  });
  putSheet(db, { exhibit: 'L2', columns: ['Logged', 'Notes'], rows: [['13/04/2023', 'Certain by itself, this one is']] });
  const days = () => sheetRows(db, id, [1, 2, 3]).map(({ date }) => date.earliest);
  const stood = ['2023-04-03', '2023-04-04', '2023-06-05'];
  expect(days()).toEqual(stood);
  const [question, ...more] = doubtfulColumns(db);
  expect(more).toEqual([]);
  expect(question).toMatchObject({
    id,
    exhibit: 'L1',
    column: 'Logged',
    stands: 'day-first',
    evidence: { ambiguous: 2 },
    example: { written: '03/04/2023' },
  });
  const settle = () => command(db, { actor, command: 'entry.settleColumn', label: 'Settle' }, (tx) => settleColumn(tx, id, 'month-first'));
  expect(settle()).toBe(2);
  expect(days()).toEqual(['2023-03-04', '2023-04-04', '2023-05-06']);
  expect(doubtfulColumns(db)).toEqual([]);
  expect(settle).toThrow('are settled');
  undo(db, actor, () => {});
  expect(days()).toEqual(stood);
  expect(doubtfulColumns(db)).toHaveLength(1);
});
