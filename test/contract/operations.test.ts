// Owns: that every operation is guarded at the border and answered behind it, and that answers travel between processes unchanged.
import { isDeepStrictEqual } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { createDeskStore, type DeskStore } from '../../db/host/answer.ts';
import { newId } from '../../db/model/ids.ts';
import { type OperationName, operationInputs, type readInputs } from '../../db/model/operations.ts';
import { tempFolder } from '../support/tempFolder.ts';

function emptyStore(): DeskStore {
  const store = createDeskStore({
    folder: tempFolder(),
    actor: 'A. Investigator',
    spawnReader: () => {
      throw new Error('No file is read in this test.');
    },
    emit: () => undefined,
  });
  onTestFinished(() => store.close());
  return store;
}

const operations = Object.keys(operationInputs) as OperationName[];

test.each(operations)('%s refuses what it does not take, naming the place', async (operation) => {
  const store = emptyStore();
  for (const input of [null, 'text', 7, [], { unheardOf: 1 }, { caseId: '../../etc/passwd' }]) {
    const reply = await store.call(operation, input);
    expect(reply, JSON.stringify(input)).toMatchObject({ ok: false, fault: { code: 'invalid' } });
  }
});

test.each(operations.filter((operation) => 'caseId' in operationInputs[operation].shape))(
  '%s of an unknown case is refused',
  async (operation) => {
    const store = emptyStore();
    const id = newId();
    const samples: Record<string, unknown> = {
      caseId: newId(),
      id,
      batchId: id,
      entryId: id,
      reportId: id,
      ids: [id],
      entryIds: [id],
      filter: {},
      sort: null,
      readAs: { encoding: 'utf-8', delimiter: ',' },
      ordinals: [1],
      sheetId: id,
      sought: { search: 'door' },
      after: null,
      before: null,
      limit: 10,
      from: 0,
      start: 0,
      end: 10,
      length: 10,
      query: 'door',
      exact: 'door',
      prefix: '',
      suffix: '',
      page: 1,
      on: '2026-03-02',
      path: '/nowhere/report.docx',
      printed: null,
      reader: 'working',
      copy: 'parties',
      letter: 'resident',
      about: 'request',
      date: { earliest: '2023-05-03', latest: '2023-05-03', precision: 'day' },
      to: 'landlord',
      format: 'txt',
      label: 'Remove',
      changes: [{ do: 'remove', kind: 'head', id, seenRevision: 1 }],
      value: { section: 'findings', headId: null, parentId: null, runs: [], cites: [], form: 'paragraph', judgement: '', comment: '' },
      file: {},
      seenRevision: 1,
      patch: {},
      state: 'read',
      rowsShown: 1,
      narrowedBy: '',
      headId: id,
      side: 'resident',
      paths: ['/nowhere'],
      papers: [{ from: id, to: newId() }],
      note: '',
      reason: 'Decided',
      step: 'approve',
      text: 'words',
      why: 'asked',
      name: '20261125T201203123Z-asked.case',
      asReference: null,
      passphrase: 'four words to remember',
      without: { papersOf: [], draft: false, largerThan: null, onlyHeads: null, papers: [] },
      landlord: 'Larkfield Homes',
      isReplacing: false,
      order: 'day-first',
      through: 'working',
      typed: '202400001',
    };
    const fields = Object.keys(operationInputs[operation].shape).filter((field) => field in samples);
    const input = Object.fromEntries(fields.map((field) => [field, samples[field]]));
    expect(operationInputs[operation].safeParse(input).error).toBeUndefined();
    expect(await store.call(operation, input)).toMatchObject({ ok: false, fault: { code: 'notFound' } });
  },
);

test('a name that is no operation, inherited ones too, is refused', async () => {
  const store = emptyStore();
  for (const name of ['desk.dropAll', 'constructor', '__proto__', 'toString']) {
    expect(await store.call(name as OperationName, {})).toMatchObject({ ok: false, fault: { code: 'invalid' } });
  }
});

test('answers of an empty case survive the way between processes', async () => {
  const store = emptyStore();
  const made = await store.call('desk.createCase', { reference: '202400001', landlord: 'Larkfield Homes', received: '2024-03-04' });
  if (!made.ok) throw new Error(made.fault.message);
  const inputs: { readonly [K in keyof typeof readInputs]?: Record<string, unknown> } = {
    'desk.about': {},
    'desk.listCases': {},
    'desk.listRuleSets': {},
    'desk.readSetting': { key: 'theme' },
    'draft.read': made.value,
    'entry.axis': made.value,
    'entry.list': { ...made.value, filter: {}, after: null, limit: 10 },
    'entry.opening': { ...made.value, after: null, limit: 10 },
    'entry.batches': made.value,
    'entry.cameAgain': made.value,
    'entry.unread': made.value,
    'entry.nextUnread': { ...made.value, after: null, side: null, headId: null },
    'search.run': { ...made.value, query: 'door', filter: {}, limit: 10 },
    'search.rows': { ...made.value, sheetId: newId(), sought: { search: 'door' } },
    'search.entries': { ...made.value, query: 'door', filter: {} },
    'rules.read': made.value,
    'clock.read': made.value,
    'absence.laterHits': made.value,
    'absence.notSearched': made.value,
    'entry.doubtfulDates': made.value,
    'entry.doubtfulColumns': made.value,
    'entry.alike': made.value,
    'assertion.hold': { ...made.value, text: 'All in time', entryIds: [newId()] },
    'checks.run': made.value,
    'report.assemble': { ...made.value, copy: 'parties' },
    'report.numbers': made.value,
    'report.sweep': made.value,
    'report.build': { ...made.value, copy: 'working', format: 'html' },
    'letter.assemble': { ...made.value, letter: 'resident' },
    'letter.build': { ...made.value, letter: 'landlord', format: 'docx' },
    'houseStyle.read': made.value,
    'chronology.build': { ...made.value, filter: { status: 'agreed' }, format: 'html' },
    'jurisdictionNote.build': { ...made.value, headId: null, format: 'docx' },
    'history.next': made.value,
    'history.list': { ...made.value, before: null, limit: 10 },
    'version.list': made.value,
    'history.verify': made.value,
    'desk.verify': {},
  };
  for (const [operation, input] of Object.entries(inputs)) {
    const reply = await store.call(operation as OperationName, input);
    expect(reply, operation).toMatchObject({ ok: true });
    expect(isDeepStrictEqual(structuredClone(reply), reply), operation).toBe(true);
  }
});
