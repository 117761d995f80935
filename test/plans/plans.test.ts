// Owns: how SQLite goes about the queries a person waits for. A changed plan fails here before anyone waits for it.
import { expect, onTestFinished, test } from 'vitest';
import { openDeskIn } from '../../db/domains/desk/cases.ts';
import { alikeSql } from '../../db/domains/entry/alike.ts';
import { sameBytesSql, sameRowSql, waitingMarksSql } from '../../db/domains/entry/cameAgain.ts';
import { columnRowsSql, datedSheetsSql } from '../../db/domains/entry/columnDates.ts';
import { undisclosedSql } from '../../db/domains/entry/disclosed.ts';
import { doubtfulSql } from '../../db/domains/entry/doubtfulDates.ts';
import { filterConditions } from '../../db/domains/entry/filter.ts';
import { heldSql } from '../../db/domains/entry/held.ts';
import { againBySideSql, unreadByDateSql, unreadItemsSql, waitingSql } from '../../db/domains/entry/reading.ts';
import { attachmentsSql, axisSql, fromDaySql, listSql, sheetRowsSql } from '../../db/domains/entry/reads.ts';
import { dateKey, suppliedWithWholesSql } from '../../db/domains/entry/rows.ts';
import { keptRowsSql, markedSql, orderSql, rowsSql, sheetConditions } from '../../db/domains/entry/sheets.ts';
import { allMessagesSql, allReferencesSql, phraseSql, relatedSql } from '../../db/domains/entry/thread.ts';
import { partsSql } from '../../db/domains/entry/writes.ts';
import { residentMailOfSql, standingSql } from '../../db/domains/intake/authors.ts';
import { unreadableSql } from '../../db/domains/intake/batches.ts';
import { waitingPagesSql } from '../../db/domains/intake/scans.ts';
import { laterSql } from '../../db/domains/pairing/reads.ts';
import { precedentCountsSql, precedentPageSql } from '../../db/domains/precedents/reads.ts';
import { matchingSql, pageSql, wordedRowsSql } from '../../db/domains/search/reads.ts';
import { seenWithSql } from '../../db/domains/search/seen.ts';
import { notSearchedSql } from '../../db/domains/search/unsearched.ts';
import { caseInFolder } from '../support/caseInFolder.ts';
import { tempFolder } from '../support/tempFolder.ts';

function deskPlanOf(sql: string): string[] {
  const desk = openDeskIn(tempFolder());
  onTestFinished(() => void desk.close());
  return planOf(sql, desk);
}

function planOf(sql: string, db = caseInFolder().db): string[] {
  const cells = [...sql.matchAll(/\?/g)].map(() => null);
  const rows = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...cells) as { detail: string }[];
  return rows.map(({ detail }) => detail);
}

/** What is looked up for each entry of a page: every lookup by an index. */
const perEntry = [
  // Of what repeats another, that one's label.
  'CORRELATED SCALAR SUBQUERY 1',
  'SEARCH o USING INDEX sqlite_autoindex_entry_1 (id=?)',
  'CORRELATED SCALAR SUBQUERY 2',
  'SEARCH s USING INDEX entry_by_original (sha256=?)',
  'CORRELATED SCALAR SUBQUERY 6',
  // Who supplied it: from its bytes and what it came in upwards.
  'CO-ROUTINE came',
  'SETUP',
  'SCAN CONSTANT ROW',
  'RECURSIVE STEP',
  'COMPOUND QUERY',
  'LEFT-MOST SUBQUERY',
  'SCAN c',
  'SEARCH s USING INDEX entry_by_original (sha256=?)',
  'UNION ALL',
  'SCAN c',
  'SEARCH w USING INDEX sqlite_autoindex_entry_2 (exhibit=?)',
  'USE TEMP B-TREE FOR group_concat(DISTINCT)',
  'SCAN came',
  'CORRELATED SCALAR SUBQUERY 7',
  'SEARCH c USING INDEX entry_by_parent (parent_id=?)',
  'CORRELATED SCALAR SUBQUERY 8',
  'SEARCH c USING INDEX entry_by_parent (parent_id=?)',
  'CORRELATED SCALAR SUBQUERY 9',
  'SEARCH o USING INDEX sqlite_autoindex_entry_read_1 (entry_id=?)',
];
const anything = filterConditions({}).sql;

test('the axis is read in the order of its index, without sorting and without a lookup but for what repeats another', () => {
  expect(planOf(axisSql)).toEqual(['SCAN e USING INDEX entry_in_order', ...perEntry.slice(0, 2)]);
});

test('what nobody opened is found in one pass with one lookup by index each, for the checks run after every edit', () => {
  expect(planOf(unreadItemsSql)).toEqual([
    'SCAN e USING COVERING INDEX entry_to_read',
    'CORRELATED SCALAR SUBQUERY 1',
    'SEARCH o USING COVERING INDEX sqlite_autoindex_entry_read_1 (entry_id=?)',
  ]);
});

test('papers that not every reader may see, and those a reader may see that have some words, are found without going through the case', () => {
  expect(planOf(undisclosedSql)).toEqual(['SCAN entry USING INDEX entry_kept']);
  expect(planOf(seenWithSql)).toEqual([
    'SCAN f VIRTUAL TABLE INDEX 0:M5',
    'SEARCH e USING INTEGER PRIMARY KEY (rowid=?)',
    'CORRELATED SCALAR SUBQUERY 1',
    'SEARCH s USING INDEX sqlite_autoindex_entry_1 (id=?)',
    'CORRELATED SCALAR SUBQUERY 2',
    'SEARCH d USING INDEX entry_by_original (sha256=?)',
  ]);
});

test('unread entries are counted by side and date in one pass over them', () => {
  expect(planOf(unreadByDateSql)).toEqual([
    'SCAN e USING COVERING INDEX entry_to_read',
    'CORRELATED SCALAR SUBQUERY 1',
    'SEARCH o USING COVERING INDEX sqlite_autoindex_entry_read_1 (entry_id=?)',
  ]);
});

test('what needs another look is counted from what was looked at, not from every entry', () => {
  expect(planOf(againBySideSql)[0]).toBe('SCAN o');
  expect(planOf(againBySideSql)[1]).toBe('SEARCH e USING INDEX sqlite_autoindex_entry_1 (id=?)');
});

test('the next unread entry is looked for in the order of the index, from where the reader stands', () => {
  expect(planOf(waitingSql(true))[0]).toBe('SCAN e USING INDEX entry_in_order');
  expect(planOf(waitingSql(false))[0]).toBe('SEARCH e USING INDEX entry_in_order (<expr>>?)');
  for (const isFirst of [true, false]) expect(planOf(waitingSql(isFirst))).not.toContain('USE TEMP B-TREE FOR ORDER BY');
});

test('rows of a sheet are found by their ordinals, however long it is', () => {
  expect(planOf(sheetRowsSql)).toEqual([
    'SEARCH entry USING INDEX entry_by_parent (parent_id=? AND ordinal>? AND ordinal<?)',
    'SCALAR SUBQUERY 1',
    'SEARCH entry USING INDEX sqlite_autoindex_entry_1 (id=?)',
  ]);
});

test('papers that came again are looked for from the marks, by id, bytes and row', () => {
  expect(planOf(waitingMarksSql).slice(0, 3)).toEqual([
    'SCAN m',
    'SEARCH e USING INDEX sqlite_autoindex_entry_1 (id=?)',
    'SEARCH p USING INDEX sqlite_autoindex_entry_1 (id=?) LEFT-JOIN',
  ]);
  expect(planOf(sameBytesSql)[0]).toBe('SEARCH entry USING INDEX entry_by_original (sha256=?)');
  expect(planOf(sameRowSql)).toEqual(['SEARCH entry USING INDEX entry_by_parent (parent_id=? AND ordinal=?)']);
});

test('the first page of a list is read in the order of the index, without sorting', () => {
  expect(planOf(listSql(anything, true))).toEqual(['SCAN e USING INDEX entry_in_order', ...perEntry]);
});

test('the first entries of a case start in the index where its first window does', () => {
  expect(planOf(fromDaySql)).toEqual(['SEARCH e USING INDEX entry_in_order (<expr>>?)', ...perEntry]);
});

test('a later page starts in the index where the one before ended', () => {
  const plan = planOf(listSql(anything, false));
  expect(plan[0]).toBe('SEARCH e USING INDEX entry_in_order (<expr>>?)');
  expect(plan.slice(5)).toEqual(perEntry);
});

test('what came in something that more than one side sent is looked for from those bytes downwards', () => {
  expect(planOf(suppliedWithWholesSql)).toEqual([
    'CO-ROUTINE came',
    'SETUP',
    'SEARCH entry USING INDEX entry_by_original (sha256=?)',
    'LIST SUBQUERY 1',
    'SEARCH entry USING INDEX entry_by_original (sha256>?)',
    'RECURSIVE STEP',
    'COMPOUND QUERY',
    'LEFT-MOST SUBQUERY',
    'SCAN c',
    'SEARCH w USING INDEX entry_by_original (sha256=?)',
    'SEARCH s USING INDEX sqlite_autoindex_entry_2 (exhibit>? AND exhibit<?)',
    'UNION ALL',
    'SCAN c',
    'SEARCH s USING INDEX entry_by_original (sha256=?)',
    'SCAN c',
    'USE TEMP B-TREE FOR GROUP BY',
    'USE TEMP B-TREE FOR group_concat(DISTINCT)',
  ]);
});

const noSort = (plan: readonly string[]) => expect(plan).not.toContain('USE TEMP B-TREE FOR ORDER BY');

test('a search of few hits sorts those alone, each looked up by row', () => {
  expect(planOf(pageSql.few(anything))).toEqual([
    'SCAN j VIRTUAL TABLE INDEX 1:',
    'SEARCH e USING INTEGER PRIMARY KEY (rowid=?)',
    'USE TEMP B-TREE FOR ORDER BY',
  ]);
});

test('what hangs together with a message is found by an index each way, never by reading all messages', () => {
  const lookups = Object.fromEntries(
    Object.entries(relatedSql).map(([way, sql]) => [way, planOf(sql).filter((step) => /^(?:SCAN|SEARCH) [merm]/.test(step))]),
  );
  expect(lookups).toEqual({
    named: ['SEARCH m USING INDEX message_by_message_id (message_id=?)'],
    naming: ['SEARCH r USING COVERING INDEX message_reference_by_message_id (message_id=?)'],
    indexed: ['SEARCH m USING INDEX message_by_index (<expr>=?)'],
    titled: ['SEARCH m USING INDEX message_by_subject (subject=?)'],
    messages: ['SEARCH m USING INDEX sqlite_autoindex_message_1 (entry_id=?)', 'SEARCH e USING INDEX sqlite_autoindex_entry_1 (id=?)'],
    references: ['SEARCH r USING PRIMARY KEY (entry_id=?)'],
  });
});

test('every message of a case is read in one pass, its references in order without sorting', () => {
  expect(planOf(allMessagesSql)).toEqual([
    'SCAN e USING INDEX entry_in_order',
    'SEARCH m USING INDEX sqlite_autoindex_message_1 (entry_id=?)',
  ]);
  expect(planOf(allReferencesSql)).toEqual(['SCAN message_reference']);
});

test('papers that hold a phrase are found by the full-text index', () => {
  expect(planOf(phraseSql)).toEqual([
    expect.stringContaining('SCAN entry_fts VIRTUAL TABLE INDEX'),
    'SEARCH e USING INTEGER PRIMARY KEY (rowid=?)',
  ]);
});

test('what may have followed a report is read from its day on, in the order of the index', () => {
  const plan = planOf(laterSql);
  expect(plan[0]).toBe('SEARCH e USING INDEX entry_in_order (<expr>>? AND <expr><?)');
  expect(plan).not.toContain('USE TEMP B-TREE FOR ORDER BY');
  expect(plan.filter((line) => line.startsWith('SCAN'))).toEqual([]);
});

test('the rows of a sheet are filtered and put in order from the index of its rows alone', () => {
  const filter = { words: 'leak', columns: [{ column: 2, words: 'sink' }], from: '2023-05-03', to: '2023-06-03' };
  const { sql } = sheetConditions(filter);
  for (const sort of [null, { by: 3, isDescending: true }, { by: 'date', isDescending: false }] as const) {
    expect(planOf(orderSql(sql, sort))).toEqual(['SEARCH e USING INDEX entry_by_parent (parent_id=?)']);
  }
});

test('rows of a sheet in view are found by their ordinals, whatever the length of the sheet', () => {
  const plan = planOf(rowsSql);
  expect(plan[0]).toBe('SEARCH e USING INDEX entry_by_parent (parent_id=? AND ordinal=?)');
  expect(plan.filter((line) => line.startsWith('SCAN') && !line.includes('json_each'))).toEqual([]);
});

test('what came with an entry is found without passing over the rows of a sheet', () => {
  expect(planOf(partsSql).slice(0, 2)).toEqual([
    'SEARCH w USING INDEX sqlite_autoindex_entry_1 (id=?)',
    'SEARCH e USING INDEX sqlite_autoindex_entry_2 (exhibit>? AND exhibit<?)',
  ]);
  expect(planOf(attachmentsSql)[0]).toBe('SEARCH e USING INDEX entry_by_parent (parent_id=? AND ordinal=?)');
});

test('the marked rows of a sheet are looked up from the marks, not by going through the sheet', () => {
  expect(planOf(markedSql)[0]).toBe('SEARCH e USING INDEX sqlite_autoindex_entry_1 (id=?)');
  expect(planOf(keptRowsSql)).toEqual([expect.stringMatching(/^SEARCH e USING INDEX /)]);
});

test('a search of more hits meets the newest in the order of the index, without sorting', () => {
  for (const way of ['known', 'all', 'each', 'filtered'] as const) {
    const plan = planOf(pageSql[way]([`${dateKey} < '9999-12-31'`, ...anything]));
    expect(plan[0]).toBe('SEARCH e USING INDEX entry_in_order (<expr><?)');
    noSort(plan);
  }
  expect(planOf(pageSql.each(anything))[1]).toBe('SCAN f VIRTUAL TABLE INDEX 0:=M5');
});

test('rows that match come from the index of words alone; marks narrow them without a lookup for each', () => {
  expect(planOf(matchingSql(false))).toEqual(['CO-ROUTINE (subquery-1)', 'SCAN entry_fts VIRTUAL TABLE INDEX 0:M5', 'SCAN (subquery-1)']);
  expect(planOf(matchingSql(true)).filter((line) => line.includes('entry_fts'))).toEqual(['SCAN entry_fts VIRTUAL TABLE INDEX 0:M5']);
});

test('the rows of a sheet are looked through in their order, without sorting', () => {
  const plan = planOf(wordedRowsSql);
  expect(plan[0]).toBe('SEARCH e USING INDEX entry_by_parent (parent_id=?)');
  noSort(plan);
});

test('entries held against a statement are looked up one by one, however many there are', () => {
  expect(planOf(heldSql).filter((line) => !line.startsWith('SEARCH'))).toEqual(['SCAN asked VIRTUAL TABLE INDEX 1:']);
});

test('papers that no search looks into are told from one pass over the entries, all else by its index', () => {
  expect(planOf(notSearchedSql).filter((line) => !line.startsWith('SEARCH') && !line.startsWith('CORRELATED'))).toEqual(['SCAN e']);
});

test('the next page of a scan that waits is found by the order of the scans, whatever else waits', () => {
  expect(planOf(waitingPagesSql).filter((line) => !line.startsWith('SEARCH') && !line.startsWith('CORRELATED'))).toEqual([
    'SCAN s USING INDEX scan_waiting',
    'USE TEMP B-TREE FOR LAST TERM OF ORDER BY',
  ]);
});

test('published decisions are read newest first in the order of their index, words and heads looked up once', () => {
  const words = 'p.rowid IN (SELECT rowid FROM precedent_fts WHERE precedent_fts MATCH ?)';
  const heads = ['h.rowid IN (SELECT rowid FROM precedent_head_fts WHERE precedent_head_fts MATCH ?)', 'h.outcome = ?'];
  expect(deskPlanOf(precedentPageSql(['p.is_removed = 0'], []))).toEqual(['SCAN p USING INDEX precedent_in_order']);
  const plan = deskPlanOf(precedentPageSql(['p.is_removed = 0', words], heads));
  expect(plan[0]).toMatch(/^(?:SCAN|SEARCH) p USING/);
  expect(plan.filter((line) => line.startsWith('CORRELATED'))).toEqual([]);
  const counts = deskPlanOf(precedentCountsSql(['p.is_removed = 0', words], heads));
  expect(counts.filter((line) => line.startsWith('CORRELATED'))).toEqual([]);
  expect(counts).toContain('SEARCH p USING INTEGER PRIMARY KEY (rowid=?)');
});

test('rows dated by a column are found by their sheet', () => {
  expect(planOf(datedSheetsSql)).toEqual([
    'SCAN e USING INDEX entry_in_order',
    'SEARCH x USING INDEX sqlite_autoindex_extraction_1 (id=?)',
  ]);
  expect(planOf(columnRowsSql)).toEqual(['SEARCH e USING INDEX entry_by_parent (parent_id=?)']);
});

test('dates in doubt are found in one pass in order of date, each with one lookup of its words', () => {
  expect(planOf(alikeSql)).toEqual(['SCAN e USING INDEX entry_in_order', 'SEARCH x USING INDEX sqlite_autoindex_extraction_1 (id=?)']);
  expect(planOf(doubtfulSql)).toEqual([
    'SCAN e USING INDEX entry_in_order',
    'SEARCH x USING INDEX sqlite_autoindex_extraction_1 (id=?) LEFT-JOIN',
  ]);
});

test('a delivery that ends looks at its own papers, and at those that are part of others, by their indexes', () => {
  expect(planOf(residentMailOfSql)).toEqual(['SEARCH entry USING INDEX entry_by_batch (batch_id=?)', 'USE TEMP B-TREE FOR DISTINCT']);
  expect(planOf(unreadableSql)).toEqual(['SEARCH entry USING INDEX entry_by_batch (batch_id=?)']);
  expect(planOf(standingSql('parent_id'))).toContain('SEARCH e USING INDEX entry_by_parent (parent_id=?)');
});
