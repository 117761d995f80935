// Owns: that stores of every earlier shape come to the newest with what was in them, are copied before, and stay as they were when that fails.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { schemaOf } from '../../build/scripts/schema.ts';
import { readDraft } from '../../db/domains/draft/reads.ts';
import { styleAfter } from '../../db/domains/versions/reads.ts';
import { migrations, newestVersion } from '../../db/migrations/index.ts';
import { readBackupName } from '../../db/model/backups.ts';
import { emptyAbsence, emptyExpectation, emptyRequest } from '../../db/model/draft.ts';
import { standardHouseStyle } from '../../db/model/houseStyle.ts';
import { backupsFolder } from '../../db/store/folder.ts';
import { closeStore, migrate, openCase, openDesk } from '../../db/store/open.ts';
import { tempFolder } from '../support/tempFolder.ts';

const kinds = ['case', 'desk'] as const;

/** A file as the program left it at `version`. */
function storeAt(kind: 'case' | 'desk', version: number, fill: string): string {
  const file = path.join(tempFolder(), `old.${kind}`);
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  migrate(db, kind, 0, version);
  db.exec(fill);
  closeStore(db);
  return file;
}

const oldCase = `
  INSERT INTO meta VALUES ('desk_id', 'd1'), ('case_id', 'c1');
  INSERT INTO batch VALUES ('b1', 'resident', '', 1, 'done', 1, 1, 0, 0);
  INSERT INTO original VALUES ('aa', 3, 1);
  INSERT INTO extraction (id, sha256, reader, version, text, text_sha256, headers, columns, created_ms)
    VALUES ('x1', 'aa', 'text', '1', 'the door lock', 'bb', '[]', '[]', 1);
  INSERT INTO entry (id, revision, exhibit, batch_id, kind, side, side_basis, supplied_by, title, date_precision, date_basis, sha256, bytes, media_type,
    file_name, path, status, extraction_id, found, received_ms)
    VALUES ('e1', 1, 'R1', 'b1', 'text', 'resident', 'supplier', 'resident', 'Door', 'unknown', 'none', 'aa', 3, 'text/plain', 'a.txt', 'a.txt', 'read', 'x1', '{}', 1);
`;

test.each(kinds)('steps of a %s go up in tens', (kind) => {
  const versions = migrations[kind].map(({ version }) => version);
  expect(versions).toEqual([...new Set(versions)].sort((one, other) => one - other));
  expect(versions.filter((version) => version % 10 !== 0)).toEqual([]);
});

test('a case of version 10 keeps its evidence, gains the draft, and is copied before', () => {
  const file = storeAt('case', 10, oldCase);
  const before = readFileSync(file);
  const db = openCase(file, { role: 'writer' });
  expect(db.pragma('user_version', { simple: true })).toBe(newestVersion('case'));
  expect(db.prepare('SELECT exhibit, title, extraction_id FROM entry').all()).toEqual([
    { exhibit: 'R1', title: 'Door', extraction_id: 'x1' },
  ]);
  expect(db.prepare(`SELECT count(*) FROM entry_fts WHERE entry_fts MATCH 'lock'`).pluck().get()).toBe(1);
  expect(db.prepare('SELECT count(*) FROM draft_mark').pluck().get()).toBe(0);
  closeStore(db);
  const [name = ''] = readdirSync(backupsFolder(file));
  expect(readBackupName(name)).toMatchObject({ why: 'migration' });
  const copy = new Database(path.join(backupsFolder(file), name), { readonly: true });
  expect(copy.pragma('user_version', { simple: true })).toBe(10);
  expect(copy.prepare('SELECT id FROM entry').pluck().all()).toEqual(['e1']);
  copy.close();
  expect(before.readUInt32BE(60)).toBe(10);
  expect(readFileSync(file).readUInt32BE(60)).toBe(newestVersion('case'));
  expect(readdirSync(backupsFolder(file))).toEqual([name]);
});

test('a desk of version 10 keeps its cases and settings, and gains an empty library', () => {
  const file = storeAt(
    'desk',
    10,
    `INSERT INTO meta VALUES ('desk_id', 'd1');
     INSERT INTO case_file VALUES ('c1', '202400001', 'Larkfield Homes', 1, NULL);
     INSERT INTO setting VALUES ('actor', '"A. Investigator"');`,
  );
  const desk = openDesk(file, { role: 'writer' });
  expect(desk.prepare('SELECT reference FROM case_file').pluck().all()).toEqual(['202400001']);
  expect(desk.prepare(`SELECT value FROM setting WHERE key = 'actor'`).pluck().get()).toBe('"A. Investigator"');
  expect(desk.prepare('SELECT count(*) FROM precedent').pluck().get()).toBe(0);
  expect(desk.prepare('SELECT count(*) FROM precedent_correction').pluck().get()).toBe(0);
  closeStore(desk);
});

test('a case of version 20 finds its sheets by the words above their rows', () => {
  const file = storeAt(
    'case',
    20,
    `${oldCase}
    INSERT INTO original VALUES ('cc', 3, 1);
    INSERT INTO extraction VALUES ('x2', 'cc', 'delimited', '1', 'History of the block' || char(10) || 'Raised' || char(9) || 'Fault' || char(10) || '1 May 2023' || char(9) || 'Lift', 'dd', NULL, '[]', '["Raised","Fault"]', 1);
    INSERT INTO entry (id, revision, exhibit, batch_id, kind, side, side_basis, supplied_by, title, date_precision, date_basis, sha256, bytes, media_type,
      file_name, path, status, extraction_id, found, received_ms)
      VALUES ('e2', 1, 'R2', 'b1', 'sheet', 'resident', 'supplier', 'resident', 'Log', 'unknown', 'none', 'cc', 3, 'text/csv', 'b.csv', 'b.csv', 'read', 'x2', '{}', 1);`,
  );
  const db = openCase(file, { role: 'writer' });
  const found = db.prepare('SELECT e.exhibit FROM entry_fts f JOIN entry e ON e.rowid = f.rowid WHERE entry_fts MATCH ?').pluck();
  expect(['block', 'fault', 'log', 'lift', 'lock'].map((word) => found.all(word))).toEqual([['R2'], ['R2'], ['R2'], [], ['R1']]);
  db.prepare(`UPDATE entry SET title = 'Repairs' WHERE id = 'e2'`).run();
  expect(['log', 'repairs', 'block'].map((word) => found.all(word))).toEqual([[], ['R2'], ['R2']]);
  db.prepare(`INSERT INTO entry_fts (entry_fts, rank) VALUES ('integrity-check', 1)`).run();
  closeStore(db);
});

test('a case of version 30 keeps what was opened as skimmed, no more', () => {
  const file = storeAt('case', 30, `${oldCase} INSERT INTO entry_opened VALUES ('e1', 77);`);
  const db = openCase(file, { role: 'writer' });
  expect(db.prepare('SELECT * FROM entry_read').all()).toEqual([{ entry_id: 'e1', state: 'skimmed', at_ms: 77 }]);
  closeStore(db);
});

test('a case of version 80 keeps what was expected and missing, and gains what links a report to its answers', () => {
  const file = storeAt(
    'case',
    80,
    `${oldCase}
    INSERT INTO draft_head VALUES ('h1', 1, 'a', 1, 'Lock', '', '', NULL, '', '', '', '');
    INSERT INTO draft_expectation VALUES ('x1', 1, 'x1', 1, 'A call', '2023-05-05', 'h1', '[]');
    INSERT INTO draft_absence VALUES ('n1', 1, 'n1', 1, 'record-missing', 'h1', 'x1', NULL, 'No call', '{"query":"call","count":0,"on":null}');
    INSERT INTO draft_exclusion VALUES ('z1', 1, 'z1', 1, 'h1', 'historic', '', NULL, NULL, '', '', '', '', '');`,
  );
  const db = openCase(file, { role: 'writer' });
  const draft = readDraft(db);
  expect(draft.expectation.map(({ value }) => value)).toEqual([{ ...emptyExpectation('h1'), text: 'A call', due: '2023-05-05' }]);
  expect(draft.absence.map(({ value }) => value)).toEqual([
    { ...emptyAbsence('h1', 'x1'), text: 'No call', searched: { query: 'call', count: 0, on: null, found: null } },
  ]);
  expect(draft.head[0]?.value.awareOn).toBeNull();
  expect(draft.exclusion[0]?.value.cites).toEqual([]);
  expect([draft.link, draft.policy, draft.policyLimit, draft.assertion, draft.assertionRecord, draft.series]).toEqual([
    [],
    [],
    [],
    [],
    [],
    [],
  ]);
  closeStore(db);
});

test('a case of version 90 keeps its readings, made by a program', () => {
  const file = storeAt('case', 90, oldCase);
  const db = openCase(file, { role: 'writer' });
  expect(db.prepare('SELECT id, made_by FROM extraction').all()).toEqual([{ id: 'x1', made_by: null }]);
  expect(db.prepare('SELECT count(*) FROM transcript_typed').pluck().get()).toBe(0);
  closeStore(db);
});

test('a case of version 100 learns from its headers what its e-mails say of themselves and of each other', () => {
  const headers = JSON.stringify([
    { name: 'Message-ID', value: '<b@x.example>' },
    { name: 'References', value: '<a@x.example> <c@x.example>' },
    { name: 'Subject', value: 'RE: Fwd: Door' },
  ]);
  const file = storeAt(
    'case',
    100,
    `${oldCase}
    INSERT INTO original VALUES ('ee', 3, 1);
    INSERT INTO extraction (id, sha256, reader, version, text, text_sha256, headers, columns, created_ms)
      VALUES ('x3', 'ee', 'email', '1', 'words', 'ff', '${headers}', '[]', 1);
    INSERT INTO entry (id, revision, exhibit, batch_id, kind, side, side_basis, supplied_by, title, date_precision, date_basis, sha256, bytes, media_type,
      file_name, path, status, duplicate_of, extraction_id, found, received_ms)
      VALUES ('e3', 1, 'R3', 'b1', 'email', 'resident', 'supplier', 'resident', 'Door', 'unknown', 'none', 'ee', 3, 'message/rfc822', 'c.eml', 'c.eml', 'read', NULL, 'x3', '{}', 1),
             ('e4', 1, 'R4', 'b1', 'email', 'resident', 'supplier', 'resident', 'Door', 'unknown', 'none', 'ee', 3, 'message/rfc822', 'd.eml', 'd.eml', 'duplicate', 'e3', 'x3', '{}', 1);`,
  );
  const db = openCase(file, { role: 'writer' });
  expect(db.prepare('SELECT * FROM message').all()).toEqual([
    { entry_id: 'e3', message_id: 'b@x.example', subject: 'door', turn: 'reply', thread_index: null },
  ]);
  expect(db.prepare('SELECT message_id FROM message_reference ORDER BY ordinal').pluck().all()).toEqual(['a@x.example', 'c@x.example']);
  expect(db.prepare('SELECT DISTINCT quoted, plain FROM extraction').all()).toEqual([{ quoted: '[]', plain: null }]);
  closeStore(db);
});

test('a case of version 110 keeps its absences, with nothing looked at since', () => {
  const file = storeAt(
    'case',
    110,
    `${oldCase}
    INSERT INTO draft_absence (id, revision, key, position, absence_kind, head_id, expectation_id, request_id, text, searched, searched_ms, state_override, state_reason)
      VALUES ('n1', 1, 'n1', 1, 'uncontradicted', NULL, NULL, NULL, 'It stands', NULL, 7, NULL, '');`,
  );
  const db = openCase(file, { role: 'writer' });
  expect(readDraft(db).absence.map(({ value }) => value)).toEqual([
    { ...emptyAbsence(null, null), absenceKind: 'uncontradicted', text: 'It stands', searchedMs: 7 },
  ]);
  closeStore(db);
});

test('a case of version 120 has no headings and no comments, also where a paragraph was being typed', () => {
  const paragraph = `INSERT INTO draft_paragraph (id, revision, key, position, section, head_id, parent_id, runs, cites, judgement)
    VALUES ('f1', 1, 'f1', 1, 'background', NULL, NULL, '[]', '[]', 'appropriate');
    INSERT INTO draft_typed VALUES ('f1', 7, '{"section":"background","judgement":"appropriate"}');`;
  const db = openCase(storeAt('case', 120, paragraph), { role: 'writer' });
  expect(db.prepare('SELECT form, judgement, comment FROM draft_paragraph').all()).toEqual([
    { form: 'paragraph', judgement: 'appropriate', comment: '' },
  ]);
  expect(JSON.parse(String(db.prepare('SELECT value FROM draft_typed').pluck().get()))).toEqual({
    section: 'background',
    judgement: 'appropriate',
    form: 'paragraph',
    comment: '',
  });
  expect(() => db.exec(`UPDATE draft_paragraph SET form = 'quotation'`)).toThrow(/CHECK/);
  closeStore(db);
});

test('a case of version 150 has said nothing yet of words before publication', () => {
  const db = openCase(storeAt('case', 150, oldCase), { role: 'writer' });
  expect(readDraft(db).editionChange).toEqual([]);
  closeStore(db);
});

test('a case whose rows point nowhere is not migrated, and stays as it was', () => {
  const file = storeAt('case', 10, `PRAGMA foreign_keys = OFF; ${oldCase} UPDATE entry SET parent_id = 'nobody';`);
  expect(() => openCase(file, { role: 'writer' })).toThrow(/could not be brought up to date: 1 rows of entry point nowhere/);
  const db = new Database(file, { readonly: true });
  expect(db.pragma('user_version', { simple: true })).toBe(10);
  expect(db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name LIKE 'draft%'`).pluck().get()).toBe(0);
  db.close();
});

test('nothing is copied where there is nothing to migrate', () => {
  const file = storeAt('desk', newestVersion('desk'), `INSERT INTO meta VALUES ('desk_id', 'd1')`);
  const db = openDesk(file, { role: 'writer' });
  onTestFinished(() => closeStore(db));
  expect(existsSync(backupsFolder(file))).toBe(false);
  expect(db.prepare('SELECT value FROM meta').pluck().all()).toEqual(['d1']);
});

test.each(kinds)('the schema kept for review is what the migrations of a %s make', (kind) => {
  const kept = readFileSync(path.resolve(import.meta.dirname, `../../db/schema/${kind}.sql`), 'utf8');
  expect(kept).toBe(schemaOf(kind));
});

test('a case of version 140 has determinations that rest on nothing yet, and orders whose parts have no head', () => {
  const rows = `
    INSERT INTO draft_head (id, revision, key, position, title, heading, raised_by, in_words, agreed, why, jurisdiction) VALUES ('h1', 1, 'a', 1, 'The lock', '', '', '', '', '', '');
    INSERT INTO draft_determination VALUES ('d1', 1, 'd1', 1, 'h1', 'service-failure', '52', '', '');
    INSERT INTO draft_order VALUES ('o1', 1, 'o1', 1, '["h1"]', 'compensation', 'Pay', 100, '[{"for":"distress","amountPence":100}]', NULL, '');`;
  const db = openCase(storeAt('case', 140, rows), { role: 'writer' });
  const draft = readDraft(db);
  expect(draft.determination[0]?.value.restsOn).toEqual([]);
  expect(draft.order[0]?.value.parts).toEqual([{ for: 'distress', amountPence: 100, headId: null }]);
  expect([draft.offer, draft.compliance]).toEqual([[], []]);
  closeStore(db);
});

test('a case of version 180 had its versions printed in the standard style', () => {
  const row = `INSERT INTO report_version VALUES ('v1', 1, 1, 'parties', 'classic', 'd1', 7, NULL, '[{"step":"issue"}]')`;
  const db = openCase(storeAt('case', 180, row), { role: 'writer' });
  expect(styleAfter(db, ['issue'])).toEqual(standardHouseStyle);
  expect(styleAfter(db, ['approve'])).toBeNull();
  closeStore(db);
});

test('a case of version 160 has no version of its report yet; one that is kept never changes', () => {
  const db = openCase(storeAt('case', 160, "INSERT INTO original VALUES ('00', 0, 1)"), { role: 'writer' });
  expect(db.prepare('SELECT count(*) FROM report_version').pluck().get()).toBe(0);
  db.exec(`INSERT INTO report_version VALUES ('v1', 1, 1, 'parties', 'classic', 'd1', 7, NULL, '[{"step":"submit"}]', 'null');
    INSERT INTO report_version_file VALUES ('f1', 'v1', 'txt', 'report.txt', '00');
    UPDATE report_version SET taken = '[{"step":"submit"},{"step":"approve"}]', revision = 2;`);
  for (const column of ["copy = 'working'", 'sequence = 9', 'number = 2', "house_style = '{}'"]) {
    expect(() => db.exec(`UPDATE report_version SET ${column}`)).toThrow('never changes');
  }
  expect(() => db.exec("UPDATE report_version_file SET format = 'html'")).toThrow('never changes');
  expect(() => db.exec('DELETE FROM report_version')).toThrow('acted on is kept');
  closeStore(db);
});

test('a case of version 180 names who overruled a state of evidence, as far as its history tells', () => {
  const change = (id: string, after: object) =>
    JSON.stringify({ label: 'x', changes: [{ table: 'draft_absence', id, before: null, after }] });
  const told = (sequence: number, actor: string, atMs: number, payload: string) => `
    INSERT INTO history VALUES ('d1', ${sequence}, '', 'h${sequence}', ${atMs}, 60, '${actor}', 'draft.change', 'x', NULL, 'do', 1, 1, '');
    INSERT INTO history_payload VALUES ('d1', ${sequence}, '', '${payload}');`;
  const columns = '(id, revision, key, position, absence_kind, text, state_override, state_reason)';
  const rows = `
    INSERT INTO draft_absence ${columns} VALUES ('n1', 2, 'n1', 1, 'record-missing', '', 'disputed', 'two accounts');
    INSERT INTO draft_absence ${columns} VALUES ('n2', 1, 'n2', 2, 'record-missing', '', 'disputed', 'not told');
    INSERT INTO draft_absence ${columns} VALUES ('n3', 1, 'n3', 3, 'record-missing', '', NULL, '');
    ${told(1, 'A. Reed', 1_700_000_000_000, change('n1', { state_override: 'recorded', state_reason: 'x' }))}
    ${told(2, 'B. Finch', 1_700_090_000_000, change('n1', { state_override: 'disputed', state_reason: 'two accounts' }))}
    ${told(3, 'C. Lark', 1_700_190_000_000, change('n1', { text: '' }))}`;
  const db = openCase(storeAt('case', 180, oldCase + rows), { role: 'writer' });
  expect(readDraft(db).absence.map(({ value: { stateBy, stateOn } }) => [stateBy, stateOn])).toEqual([
    ['B. Finch', '2023-11-16'],
    ['', null],
    ['', null],
  ]);
  closeStore(db);
});

test('a case of version 200 has nothing said of its report yet; a comment outlives its paragraph', () => {
  const db = openCase(storeAt('case', 200, oldCase), { role: 'writer' });
  const { comment, returnedChange, partyComment, reviewRequest } = readDraft(db);
  expect([comment, returnedChange, partyComment, reviewRequest]).toEqual([[], [], [], []]);
  expect(() => db.exec("INSERT INTO returned_file VALUES ('f1', 'report.docx', 'no such bytes')")).toThrow(/FOREIGN KEY/);
  closeStore(db);
});

test('a case of version 220 keeps its requests as they were, and its contacts evidence of neither side', () => {
  const rows = `
    INSERT INTO draft_request VALUES ('q1', 1, 'q1', 1, 'landlord', 'Diary', 'promised', '2025-01-06', '2025-01-20', NULL, 'none-held', 'None.');
    INSERT INTO draft_contact VALUES ('c1', 1, 'c1', 1, 'landlord', 'call', 'out', '2025-01-06', '', 'Chased');`;
  const db = openCase(storeAt('case', 220, oldCase + rows), { role: 'writer' });
  const draft = readDraft(db);
  expect(draft.request[0]?.value).toEqual({
    ...emptyRequest(null, 'landlord'),
    item: 'Diary',
    why: 'promised',
    asked: '2025-01-06',
    due: '2025-01-20',
    state: 'none-held',
    reply: 'None.',
  });
  expect(draft.contact[0]?.value.evidenceOf).toBeNull();
  closeStore(db);
});

test('a waiver of a case of version 280 still stands for whatever is found in its place', () => {
  const rows = "INSERT INTO draft_waiver VALUES ('w1', 1, 'k1', 1, 'never-opened', 'R2', 'blank', '');";
  const db = openCase(storeAt('case', 280, rows), { role: 'writer' });
  expect(readDraft(db).waiver[0]?.value).toEqual({ check: 'never-opened', place: 'R2', reason: 'blank', text: '', finding: '' });
  closeStore(db);
});
