// Owns: that a changed value in every column of every table is found and named, and that nothing altered means nothing found.

import { expect, onTestFinished, test } from 'vitest';
import { openDeskIn, writeSetting } from '../../../db/domains/desk/cases.ts';
import { recordDisposal } from '../../../db/domains/disposal/records.ts';
import { changeDraft, typeParagraph } from '../../../db/domains/draft/writes.ts';
import { noteOpened, reviewSheet } from '../../../db/domains/entry/reading.ts';
import { addReading } from '../../../db/domains/entry/readings.ts';
import { typeTranscript } from '../../../db/domains/entry/transcript.ts';
import { tellHandover } from '../../../db/domains/handover/given.ts';
import { command, intakeSlice } from '../../../db/domains/history/command.ts';
import { writeSealed } from '../../../db/domains/history/seal.ts';
import { sealStanding } from '../../../db/domains/history/sealStanding.ts';
import { verifyFile } from '../../../db/domains/history/verify.ts';
import {
  addChunk,
  addEntry,
  addMessage,
  addRecord,
  type NewEntry,
  nextExhibit,
  startOriginal,
} from '../../../db/domains/intake/arrivals.ts';
import { endBatch, recoverBatches, startBatch } from '../../../db/domains/intake/batches.ts';
import { withdrawBatch } from '../../../db/domains/intake/withdraw.ts';
import { correctPrecedent, keepPrecedents } from '../../../db/domains/precedents/writes.ts';
import { keepLetters, keepReturned, keepVersion } from '../../../db/domains/versions/writes.ts';
import type { CommandKind } from '../../../db/model/commands.ts';
import { unknownDate } from '../../../db/model/dates.ts';
import { type DraftKind, draftKinds } from '../../../db/model/draft.ts';
import { standardHouseStyle } from '../../../db/model/houseStyle.ts';
import { newId } from '../../../db/model/ids.ts';
import { openCase } from '../../../db/store/open.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { oneOfEach, paragraph, puts } from '../../support/draftRows.ts';

const shared = {
  parentId: null,
  side: 'resident',
  sideBasis: 'sender',
  suppliedBy: 'resident',
  bytes: 3,
  partPath: null,
  status: 'read',
  reason: null,
  duplicateOf: null,
  receivedMs: 5,
  isHidden: false,
} as const;
const found = {
  title: 'Door',
  sender: 'ana@post.example',
  recipients: null,
  date: unknownDate,
  time: null,
  offset: null,
  dateBasis: 'none',
} as const;
const noPages = { html: null, pages: [], headers: [], columns: [] };

/** One delivery with a message, a paper of pages, a sheet with a row, a quoted message and a recording. */
function takeIn(db: Db): { readonly batchId: string; readonly message: string; readonly sheet: string; readonly recording: string } {
  const batchId = newId();
  const place = (kind: NewEntry['kind'], sha256: string, extractionId: string, mediaType = 'text/plain') => {
    const fileName = `${kind}.bin`;
    const exhibit = nextExhibit(db, 'resident');
    return { ...shared, exhibit, batchId, kind, found, sha256, mediaType, fileName, path: fileName, extractionId } satisfies NewEntry;
  };
  const ids = intakeSlice(db, () => {
    startBatch(db, { id: batchId, suppliedBy: 'resident', note: 'First', receivedMs: 5 });
    const sha256 = '9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0';
    startOriginal(db, sha256, 3);
    addChunk(db, sha256, 0, new TextEncoder().encode('aaa'));
    const pages = [{ page: 1, start: 0, end: 4, width: 595, height: 842, rotation: 0, runs: [] }];
    const read = addReading(db, sha256, { ...noPages, reader: 'pdf', version: '1', text: 'Half a pair: \ud800', pages } as Parameters<
      typeof addReading
    >[2]);
    const message = addEntry(db, place('email', sha256, read));
    addMessage(db, message, [
      { name: 'Message-ID', value: '<a@post.example>' },
      { name: 'References', value: '<b@post.example> <c@post.example>' },
    ]);
    writeSealed(db, 'quoted_record', { entry_id: message, extraction_id: read, start_utf16: 1, end_utf16: 2 });
    const sheetRow = place('sheet', sha256, read);
    const sheet = addEntry(db, sheetRow);
    addRecord(db, { ...sheetRow, id: sheet }, { ordinal: 1, cells: ['x'], found } as Parameters<typeof addRecord>[2], 'resident', 'sender');
    const recording = addEntry(db, place('audio', sha256, read, 'audio/wav'));
    return { message, sheet, recording };
  });
  const counts = { received: 3, read: 3, duplicate: 0, unreadable: 0 };
  endBatch(db, batchId, { state: 'done', counts, reached: { settled: 0, begun: null }, actor, entriesSha256: '' }, () => undefined);
  return { batchId, ...ids };
}

/** A case with a row in every table. */
function wholeCase(): Db {
  const { db } = caseInFolder();
  const { message, sheet, recording } = takeIn(db);
  const ids = new Map<DraftKind, string>(draftKinds.map((kind) => [kind, newId()]));
  const idOf = (kind: DraftKind) => ids.get(kind) ?? '';
  const { facts: _, ...values } = oneOfEach({
    headId: idOf('head'),
    entryId: message,
    policyId: idOf('policy'),
    assertionId: idOf('assertion'),
    paragraphId: idOf('paragraph'),
    orderId: idOf('order'),
  });
  const act = (name: CommandKind, work: Parameters<typeof command>[2]) => command(db, { actor, command: name, label: name }, work);
  act('draft.change', (tx) => changeDraft(tx, puts(values, idOf)));
  act('entry.noteOpened', (tx) => noteOpened(tx, [message]));
  act('entry.reviewSheet', (tx) => reviewSheet(tx, sheet, '', 1));
  act('report.takeBack', (tx) => keepReturned(tx, 'back.docx', new Uint8Array([1, 2, 3])));
  act('version.submit', (tx) =>
    keepVersion(tx, {
      copy: 'parties',
      template: 't',
      houseStyle: standardHouseStyle,
      sequence: 1,
      corrects: null,
      files: [{ format: 'docx', fileName: 'report.docx', bytes: new Uint8Array([4, 5]) }],
      step: 'submit',
      note: '',
    } as Parameters<typeof keepVersion>[1]),
  );
  act('version.issue', (tx) => {
    const [id] = db.prepare<[], string>('SELECT id FROM report_version').pluck().all();
    const files = [{ format: 'txt', fileName: 'letter.txt', bytes: new Uint8Array([6]) }] as const;
    keepLetters(tx, id ?? '', [{ letter: 'resident', name: 'Letter to the resident', files }]);
  });
  typeParagraph(db, idOf('paragraph'), paragraph('Half a word', idOf('head')));
  typeTranscript(db, actor, recording, 'He said');
  act('handover.merge', (tx) => {
    const note = { deskId: newId(), actor, atMs: 1, reason: '', leftOut: [] };
    const id = tellHandover(tx, 'merged', { note, sha256: 'aa', fileName: 'a.handover' });
    tx.insert('merge_difference', {
      id: newId(),
      handover_id: id,
      ordinal: 1,
      of_table: 't',
      row: 'r',
      title: 'T',
      difference: '{}',
      choice: 'ours',
    });
    tx.insert('label_alias', { id: newId(), entry_id: message, label: 'R9', desk_id: newId() });
  });
  return db;
}

/** A desk with a row in every table. */
function wholeDesk(): Db {
  const { desk } = caseInFolder();
  writeSetting(desk, actor, 'theme', 'dark');
  const recognised = {
    body: 'uk-housing-ombudsman',
    reference: '202300001',
    landlord: 'Larkfield Homes',
    decidedOn: '2024-01-02',
    heads: [{ title: 'Lock', outcome: 'maladministration' }],
    orders: [{ text: 'Pay', sums: [100], isOrder: true }],
  };
  keepPrecedents(desk, actor, [
    { fileName: 'a.pdf', sha256: 'aa', bytes: 3, text: 'Words', recognised } as unknown as Parameters<typeof keepPrecedents>[2][0],
  ]);
  const id = desk.prepare<[], string>('SELECT id FROM precedent').pluck().get() ?? '';
  recordDisposal(desk, {
    id: newId(),
    caseId: newId(),
    reference: '202300001',
    landlord: 'Larkfield Homes',
    actor,
    through: 'papers',
    isWhole: false,
  } as Parameters<typeof recordDisposal>[1]);
  correctPrecedent(desk, actor, id, 0, { ...recognised, landlord: 'Northgate Homes' } as unknown as Parameters<typeof correctPrecedent>[4]);
  return desk;
}

/** Tables that hold what somebody did or received. A full-text index is made of them and can be made again. */
function tablesOf(db: Db): string[] {
  const sql = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`;
  return db.prepare<[], string>(sql).pluck().all();
}

/** How a problem names the tables that are not named as `table NAME`. */
const namedOtherwise: Readonly<Record<string, RegExp>> = {
  history: /^History: /m,
  history_payload: /^History: /m,
  chunk: /^Original .*table chunk|^Original .*or chunk/m,
  original: /table original/,
};
/** How far recognising is: made of the originals and made again from them (docs/decisions/0250); how far a delivery is, until it stands (0291). */
const canBeDoneAgain: readonly string[] = ['scan', 'scan_page', 'batch_asked', 'batch_file', 'handover_begun'];
/** In a handover file alone: test/unit/store/handover.test.ts. */
const elsewhere: readonly string[] = ['handover_note'];

test.each([
  ['a case', wholeCase],
  ['a desk', wholeDesk],
])('a changed value in any column of any table of %s is found and named', (_what, make) => {
  const db = make();
  expect(verifyFile(db).problems).toEqual([]);
  db.pragma('foreign_keys = OFF');
  db.pragma('ignore_check_constraints = ON');
  for (const trigger of db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all())
    db.exec(`DROP TRIGGER ${trigger}`);
  const missed: string[] = [];
  for (const table of tablesOf(db)) {
    if (canBeDoneAgain.includes(table) || elsewhere.includes(table)) continue;
    const row = db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}" LIMIT 1`).get();
    if (row === undefined) missed.push(`${table} has no row in this test`);
    for (const { name, type } of db.pragma(`table_info("${table}")`) as { name: string; type: string }[]) {
      if (row === undefined) continue;
      db.exec('BEGIN');
      try {
        const same = Object.keys(row).map((column) => `"${column}" IS ?`);
        const sql = `UPDATE "${table}" SET "${name}" = ? WHERE ${same.join(' AND ')}`;
        db.prepare(sql).run(changed(row[name], type), ...Object.values(row));
        // Rows are changed here, not the indexes of their words, which are looked at below.
        const problems = verifyFile(db, false).problems.join('\n');
        if (!(namedOtherwise[table] ?? new RegExp(`table (?:[a-z_, ]+, )?${table}\\b`)).test(problems))
          missed.push(`${table}.${name}: ${problems || 'nothing found'}`);
      } finally {
        db.exec('ROLLBACK');
      }
    }
  }
  expect(missed).toEqual([]);
  expect(verifyFile(db).problems).toEqual([]);
});

/** One bit of a value turned; a value where there was none. */
function changed(cell: unknown, type: string): string | number | Uint8Array {
  if (cell instanceof Uint8Array) return cell.map((byte, at) => (at === 0 ? byte ^ 1 : byte));
  if (typeof cell === 'number') return cell ^ 64;
  if (typeof cell === 'string') return cell === '' ? 'x' : String.fromCharCode(cell.charCodeAt(0) ^ 1) + cell.slice(1);
  return type === 'TEXT' ? 'x' : type === 'BLOB' ? new Uint8Array([1]) : 1;
}

test.each([
  ['a paper taken out', `DELETE FROM entry WHERE exhibit = 'R3'`, /Paper \(table entry, row .*\) is missing/],
  ['a reference taken out', 'DELETE FROM message_reference WHERE ordinal = 0', /Message R1 .*table message_reference/],
  ['a mark taken out', 'DELETE FROM draft_mark', /Mark \(table draft_mark.*is missing/],
  ['a mark put in', `UPDATE draft_mark SET id = 'new'`, /put there by nothing in the history/],
  ['a paper hidden', `UPDATE entry SET is_withdrawn = 1 WHERE exhibit = 'R1'`, /Paper R1 .*is hidden, though nobody withdrew it/],
  ['seals taken off the end', 'DELETE FROM seal WHERE n = (SELECT max(n) FROM seal)', /vouches for \d+ seals; \d+ are there/],
])('%s is found', (_what, sql, problem) => {
  const db = wholeCase();
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  expect(verifyFile(db).problems.join('\n')).toMatch(problem);
});

test('a withdrawn delivery and one that broke off are sound', () => {
  const { db } = caseInFolder();
  const { batchId } = takeIn(db);
  command(db, { actor, command: 'intake.withdraw', label: 'Withdraw' }, (tx) => withdrawBatch(tx, batchId));
  expect(verifyFile(db).problems).toEqual([]);
  const cutOff = newId();
  intakeSlice(db, () => {
    startBatch(db, { id: cutOff, suppliedBy: 'landlord', note: '', receivedMs: 6 });
    const sheet = { ...shared, exhibit: nextExhibit(db, 'landlord'), batchId: cutOff, kind: 'sheet', found, isHidden: true } as const;
    const whole = { ...sheet, sha256: null, mediaType: 'text/csv', fileName: 'a.csv', path: 'a.csv', extractionId: null };
    const id = addEntry(db, whole);
    addRecord(db, { ...whole, id }, { ordinal: 1, cells: ['x'], found } as Parameters<typeof addRecord>[2], 'landlord', 'sender');
  });
  expect(verifyFile(db).problems).toEqual([]);
  recoverBatches(db);
  expect(verifyFile(db).problems).toEqual([]);
});

test('what stood before there were seals is sealed once, and a change of it is found from then on', () => {
  const db = wholeCase();
  db.exec(`DELETE FROM seal; UPDATE draft_typed SET digest = ''; INSERT INTO meta VALUES ('unsealed', 'what stood before seals')`);
  sealStanding(db);
  sealStanding(db);
  expect(verifyFile(db).problems).toEqual([]);
  db.exec(`UPDATE entry SET title = 'Window' WHERE exhibit = 'R1'; UPDATE draft_head SET title = 'Window'`);
  expect(verifyFile(db).problems.join('\n')).toMatch(
    /Paper R1 .*was altered[\s\S]*Head a .*was altered|Head a .*was altered[\s\S]*Paper R1 .*was altered/,
  );
});

test('a desk made today has nothing to seal', () => {
  const { folder, desk } = caseInFolder();
  desk.close();
  const again = openDeskIn(folder);
  expect(verifyFile(again).problems).toEqual([]);
  again.close();
});

test('a case that changes between two verifyings on one connection, or while one goes on, is not called damaged', () => {
  const { db } = caseInFolder();
  takeIn(db);
  const first = db.prepare<[], { sha256: string; extractionId: string }>('SELECT sha256, extraction_id AS extractionId FROM entry').get();
  if (first === undefined) throw new Error('Nothing was taken in.');
  const more = (received: number) => {
    const batchId = newId();
    intakeSlice(db, () => startBatch(db, { id: batchId, suppliedBy: 'resident', note: '', receivedMs: 5 }));
    for (let at = 0; at < received; at += 1) {
      const file = { kind: 'email', found, mediaType: 'text/plain', fileName: 'again.txt', path: 'again.txt' } as const;
      intakeSlice(db, () => addEntry(db, { ...shared, ...file, ...first, exhibit: nextExhibit(db, 'resident'), batchId }));
    }
    const counts = { received, read: received, duplicate: 0, unreadable: 0 };
    endBatch(db, batchId, { state: 'done', counts, reached: { settled: 0, begun: null }, actor, entriesSha256: '' }, () => undefined);
  };
  const reader = openCase(db.name, { role: 'reader' });
  onTestFinished(() => void reader.close());
  expect(verifyFile(reader).problems).toEqual([]);
  // Meanwhile expect(verifyFile(reader).problems).toEqual([]);
  // Meanwhile the index of words is merged into other parts than those the reader has seen.
  for (let round = 0; round < 10; round += 1) {
    more(15);
    expect(verifyFile(reader).problems).toEqual([]);
  }

  let isWalked = false;
  const late = new Proxy(reader, {
    get(target, name) {
      if (name !== 'prepare') {
        const found = Reflect.get(target, name, target) as unknown;
        return typeof found === 'function' ? found.bind(target) : found;
      }
      return (sql: string) => {
        if (isWalked) more(1);
        isWalked = sql.startsWith('SELECT h.*');
        return target.prepare(sql);
      };
    },
  });
  expect(verifyFile(late).problems).toEqual([]);
});

test('an index of words that is not of the words is named with what it has otherwise, in a case and in the library', () => {
  const db = wholeCase();
  db.exec(`INSERT INTO entry_fts (entry_fts, rowid, title, file_name, sender, recipients, body)
    SELECT 'delete', rowid, title, file_name, sender, recipients, body FROM entry_text WHERE rowid = 1`);
  expect(verifyFile(db).problems.join('\n')).toMatch(
    /The index of words \(table entry_fts\) does not have \d+ words as they stand in entry_text: “/,
  );
  db.exec(`INSERT INTO entry_fts (entry_fts) VALUES ('rebuild')`);
  expect(verifyFile(db).problems).toEqual([]);
  const desk = wholeDesk();
  desk.exec(`UPDATE precedent_text SET text = 'Other'; INSERT INTO precedent_fts (precedent_fts) VALUES ('rebuild')`);
  desk.exec(`UPDATE precedent_text SET text = 'Words'`);
  expect(verifyFile(desk).problems).toEqual([
    'The index of words (table precedent_fts) does not have 2 words as they stand in precedent_text: “other”, “words”. A search may miss them.',
  ]);
});

test.each([
  ['of no paper', `UPDATE scan SET sha256 = 'bb'`, /table scan, row bb\) is of no paper/],
  ['through with a page that waits', `UPDATE scan SET state = 'done'`, /table scan, .* is said to be through/],
  ['of a page there is not', 'UPDATE scan_page SET page = 9', /table scan_page, .* 9\) is no page of a scan/],
  ['failed without a reason', `UPDATE scan_page SET state = 'failed'`, /table scan_page, .* do not go together/],
  ['words of a page that waits', `UPDATE scan_page SET found = '{}'`, /table scan_page, .* do not go together/],
])('recognising %s is named', (_what, sql, problem) => {
  const db = wholeCase();
  const sha256 = db.prepare<[], string>('SELECT sha256 FROM extraction LIMIT 1').pluck().get() ?? '';
  db.prepare(`INSERT INTO scan VALUES (?, 1, 'waiting')`).run(sha256);
  db.prepare(`INSERT INTO scan_page VALUES (?, 1, 'waiting', NULL, NULL)`).run(sha256);
  expect(verifyFile(db).problems).toEqual([]);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  expect(verifyFile(db).problems.join('\n')).toMatch(problem);
});
