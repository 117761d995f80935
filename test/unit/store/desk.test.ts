// Owns: the case list's lines, settings and who works here.
import { readdirSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { caseFileRow, caseIdOf, createCase, listCaseFiles, openDeskIn, readSetting, writeSetting } from '../../../db/domains/desk/cases.ts';
import { caseRow } from '../../../db/domains/desk/summary.ts';
import { changeDraft } from '../../../db/domains/draft/writes.ts';
import { noteOpened } from '../../../db/domains/entry/reading.ts';
import { command, deskOf, lastSequence } from '../../../db/domains/history/command.ts';
import { type DraftChange, type DraftKind, type DraftValue, emptyRequest } from '../../../db/model/draft.ts';
import { newId } from '../../../db/model/ids.ts';
import { deskPlace } from '../../../db/store/folder.ts';
import { closeStore } from '../../../db/store/open.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { oneOfEach } from '../../support/draftRows.ts';
import { putEntries } from '../../support/entries.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const values = oneOfEach({ headId: newId(), entryId: newId() });

function put<K extends DraftKind>(
  kind: K,
  value: DraftValue<K>,
  more: { readonly id?: string; readonly seenRevision?: number } = {},
): DraftChange {
  return { do: 'put', kind, id: newId(), seenRevision: null, value, ...more } as DraftChange;
}

function change(db: Db, ...changes: DraftChange[]): void {
  command(db, { actor, command: 'draft.change', label: 'Change' }, (tx) => changeDraft(tx, changes));
}

test('a new case has its line; its papers, unread ones and days are counted', () => {
  const { db, desk, caseId } = caseInFolder();
  const ids = putEntries(db, [
    { exhibit: 'R1', text: 'one' },
    { exhibit: 'R2', text: 'two' },
  ]);
  command(db, { actor, command: 'entry.noteOpened', label: 'Open R1' }, (tx) => noteOpened(tx, ids.slice(0, 1)));
  expect(caseRow(db, caseFileRow(desk, caseId), '2024-03-14')).toEqual({
    id: caseId,
    reference: '202400001',
    landlord: 'Larkfield Homes',
    stage: 'enquiry',
    waitingOn: 'nobody',
    received: '2024-03-04',
    daysOpen: 10,
    nextDeadline: null,
    entries: 2,
    unread: 1,
    heads: 0,
    overdue: [],
    problem: null,
    closed: null,
    hold: null,
    retention: ['working', 'papers'].map((of) => ({ of, rule: null, from: null, keptThrough: null, due: null })),
    disposed: [],
  });
});

test('the next deadline is the earliest of what is still waited for, with its reason', () => {
  const { db, desk, caseId } = caseInFolder();
  change(
    db,
    put('request', { ...emptyRequest(null, 'landlord'), item: 'Diary', due: '2025-02-03', state: 'chased' }),
    put('request', { ...emptyRequest(null, 'landlord'), item: 'Repair log', due: '2025-01-20' }),
    put('request', { ...emptyRequest(null, 'landlord'), item: 'Lease', due: '2025-01-06', state: 'supplied' }),
    put('request', { ...emptyRequest(null, 'landlord'), item: 'Photos', due: null }),
  );
  expect(caseRow(db, caseFileRow(desk, caseId), '2025-01-01').nextDeadline).toEqual({
    date: '2025-01-20',
    why: 'Request q2 to landlord: Repair log',
  });
});

test('orders run from the report once it is issued: next by their computed date, overdue after it, and no longer once kept', () => {
  const { db, desk, caseId } = caseInFolder();
  const facts = { ...values.facts, reportDate: '2025-04-25' };
  const order = { ...values.order, headIds: [], parts: [] };
  const [first, second] = [newId(), newId()];
  change(
    db,
    { ...put('order', order), id: first },
    { ...put('order', { ...order, text: 'Apologise', due: { weeks: 2 } }), id: second },
    put('facts', facts, { id: caseId, seenRevision: 1 }),
  );
  const line = (today: string) => caseRow(db, caseFileRow(desk, caseId), today);
  expect(line('2025-06-01')).toMatchObject({ nextDeadline: null, overdue: [], daysOpen: 454 });
  change(db, put('facts', { ...facts, stage: 'issued' }, { id: caseId, seenRevision: 2 }));
  expect(line('2025-05-09')).toMatchObject({
    nextDeadline: { date: '2025-05-09', why: 'Order 2: Apologise' },
    overdue: [],
    daysOpen: null,
  });
  change(db, put('compliance', { ...values.compliance, orderId: first, cites: [], chased: ['2025-05-26', '2025-05-24'] }));
  const open = { isInPart: false, chased: null };
  expect(line('2025-05-27').overdue).toEqual([
    { ...open, orderId: second, number: 2, text: 'Apologise', due: '2025-05-09', days: 18 },
    { orderId: first, number: 1, text: order.text, due: '2025-05-23', days: 4, isInPart: true, chased: '2025-05-26' },
  ]);
  change(db, put('compliance', { ...values.compliance, orderId: second, cites: [], standing: 'complied', compliedOn: '2025-05-20' }));
  expect(line('2025-05-27')).toMatchObject({ nextDeadline: { date: '2025-05-23' }, overdue: [{ orderId: first }] });
});

test.each([
  ['the file was only begun', ''],
  ['the file was half made under its temporary name', null],
])('a desk is made whole although an earlier run was cut off while making it: %s', (_what, begun) => {
  const folder = tempFolder();
  if (begun === null)
    new Database(`${deskPlace(folder)}.part`).exec('CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)').close();
  else writeFileSync(deskPlace(folder), begun);
  const desk = openDeskIn(folder);
  const deskId = deskOf(desk);
  closeStore(desk);
  expect(readdirSync(folder)).toEqual(['desk.db']);
  const again = openDeskIn(folder);
  expect(deskOf(again)).toBe(deskId);
  closeStore(again);
});

test('a reference is given once, and found again', () => {
  const { folder, desk, caseId } = caseInFolder();
  expect(caseIdOf(desk, '202400001')).toBe(caseId);
  expect(caseIdOf(desk, '202400002')).toBeUndefined();
  const again = { reference: '202400001', landlord: 'Another', received: null };
  expect(() => createCase(desk, folder, actor, again)).toThrow('There is a case 202400001 already.');
  expect(listCaseFiles(desk)).toHaveLength(1);
});

test('settings are kept as they are given, and each change is one row of the desk history', () => {
  const { desk } = caseInFolder();
  const value = { theme: 'dark', widths: [1, 2.5, null] };
  const before = lastSequence(desk);
  expect(readSetting(desk, 'view')).toBeNull();
  writeSetting(desk, actor, 'view', value);
  writeSetting(desk, actor, 'view', value);
  expect(readSetting(desk, 'view')).toEqual(value);
  writeSetting(desk, actor, 'view', null);
  expect(readSetting(desk, 'view')).toBeNull();
  expect(lastSequence(desk)).toBe(before + 2);
});
