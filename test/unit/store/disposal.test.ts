// Owns: that a case is disposed of by a person alone, by rule or with a reason, never while held or open; that nothing of it can be read afterwards but what is on
// record; that what is left of it verifies; and that a cut at any moment leaves it whole or gone.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { addMonths, localDay } from '../../../db/model/dates.ts';
import { withoutNothing } from '../../../db/model/handover.ts';
import { newId } from '../../../db/model/ids.ts';
import type { RecordClass, RetentionRule } from '../../../db/model/retention.ts';
import { backupsFolder, casePlace, deskPlace } from '../../../db/store/folder.ts';
import { openCase, openDesk } from '../../../db/store/open.ts';
import { markDisposing, remainderPlace } from '../../../db/store/removal.ts';
import { head, paragraph } from '../../support/draftRows.ts';
import { htmlFaults } from '../../support/htmlFaults.ts';
import { naming } from '../../support/onDisk.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { type Desk, deskOf } from '../../support/twoDesks.ts';

/** Words of the papers, of the draft, of what was typed over, and of where somebody was. */
const words = ['quincunx', 'zarzuela', 'ormolu', 'gamboge'];
const today = localDay(new Date());
const source = { publisher: 'The office', title: 'Retention schedule 2026', confidence: 'publisher' } as const;
const rule = (of: RecordClass, count: number, from: RetentionRule['from'] = 'closed'): RetentionRule => ({
  id: newId(),
  of,
  from,
  period: { count, unit: 'months' },
  source,
});

/** A case with papers, a draft, a version that was issued and one that was not, a backup, and a remembered place; closed. */
async function closedCase(desk: Desk, reference: string, bytes = 1): Promise<string> {
  const caseId = await desk.newCase(reference);
  await desk.takeIn(caseId, 'resident', {
    'letter.txt': 'The quincunx on the stairs.',
    // Chance does not pack.
    'again.txt': `Once more: quincunx ${randomBytes(bytes).toString('base64')}`,
  });
  const headId = await desk.put(caseId, 'head', head('The zarzuela'));
  const id = await desk.put(caseId, 'paragraph', paragraph('The ormolu was missing.', headId));
  await desk.edit(caseId, 'paragraph', id, paragraph('It was missing.', headId));
  const { draft } = await desk.call('draft.read', { caseId });
  const facts = draft.facts[0];
  await desk.edit(caseId, 'facts', facts?.id ?? '', { propertyBuilding: 'Zarzuela House'.toLowerCase(), stage: 'issued' });
  await desk.call('backup.make', { caseId, why: 'asked' });
  await desk.call('desk.writeSetting', {
    key: 'place',
    value: { caseId, cases: { [caseId]: { chronology: { word: 'gamboge' } }, other: {} } },
  });
  await desk.call('case.close', { caseId, reason: 'Complied with' });
  return caseId;
}

/** Submits, has approved by another and issues the report to the parties. */
async function issue(desk: Desk, caseId: string): Promise<void> {
  await desk.call('version.submit', { caseId, copy: 'parties', note: 'A gamboge note' });
  const step = async (who: string, name: string) => {
    await desk.call('desk.setActor', { name: who });
    const [version] = await desk.call('version.list', { caseId });
    await desk.call('version.step', { caseId, id: version?.id ?? '', step: name, note: '' });
  };
  await step('M. Manager', 'approve');
  await step('R. Keeper', 'issue');
}

test('a case that is open, held, not named, or before its day is not disposed of', async () => {
  const desk = deskOf('R. Keeper');
  const caseId = await desk.newCase('202400001');
  const dispose = (input: object = {}) =>
    desk.call('disposal.dispose', { caseId, through: 'papers', typed: '202400001', reason: '', ...input });
  await expect(dispose()).rejects.toThrow('Case 202400001 is open. Close it in History first.');
  await desk.call('case.hold', { caseId, reason: 'A court asked for it' });
  await desk.call('case.close', { caseId, reason: 'Withdrawn' });
  await expect(dispose({ reason: 'Room' })).rejects.toThrow(
    /^R\. Keeper holds case 202400001 back .*: A court asked for it\. Lift the hold/,
  );
  await expect(desk.call('case.hold', { caseId, reason: 'Again' })).rejects.toThrow('R. Keeper holds this case already');
  // A backup from before the hold does not lift it.
  const { name } = await desk.call('backup.make', { caseId, why: 'asked' });
  await desk.call('backup.restore', { caseId, name, asReference: null });
  expect((await desk.call('desk.listCases', {}))[0]?.hold).toMatchObject({ actor: 'R. Keeper', reason: 'A court asked for it' });
  await desk.call('case.liftHold', { caseId, reason: 'The court is done' });
  await expect(desk.call('case.liftHold', { caseId, reason: 'x' })).rejects.toThrow('not held');
  await expect(dispose({ typed: '202400002' })).rejects.toThrow('Type the reference of the case, 202400001');
  await expect(dispose()).rejects.toThrow('No rule gives a day');
  await desk.call('retention.setRules', { rules: [rule('working', 6), rule('papers', 12)] });
  await expect(dispose()).rejects.toThrow(/^The rules keep them until /);
  await expect(dispose({ through: 'decision', reason: 'x' })).rejects.toThrow('There are no');
  const [row] = await desk.call('desk.listCases', {});
  expect(row?.retention.map(({ of, keptThrough }) => [of, keptThrough])).toEqual([
    ['working', addMonths(today, 6)],
    ['papers', addMonths(today, 12)],
  ]);
  const rows = await desk.call('history.list', { caseId, before: null, limit: 3 });
  expect(rows.map(({ actor, label }) => `${actor}: ${label}`)).toEqual([
    'R. Keeper: Lift the hold on disposal: The court is done',
    `R. Keeper: Restore case 202400001 from its backup ${name}`,
    'R. Keeper: Close the case: Withdrawn',
  ]);
  expect(await desk.problems(caseId)).toEqual([]);
  expect(await desk.call('disposal.list', {})).toEqual([]);
});

test('of a case that was disposed of nothing can be read but its record, which is exported and never changed', async () => {
  const desk = deskOf('R. Keeper');
  const caseId = await closedCase(desk, '202400001');
  const other = await closedCase(desk, '202400002');
  await desk.call('desk.writeSetting', {
    key: 'place',
    value: { caseId, cases: { [caseId]: { chronology: { word: 'gamboge' } }, [other]: {} } },
  });
  await desk.call('retention.setRules', { rules: [rule('papers', 12)] });
  const handover = path.join(tempFolder(), 'a.handover');
  const passphrase = 'correct horse battery staple';
  await desk.call('handover.make', { caseId, path: handover, passphrase, reason: 'Leave', without: withoutNothing, isReplacing: false });
  const [last] = await desk.call('history.list', { caseId, before: null, limit: 1 });
  const look = await desk.call('disposal.look', { caseId });
  expect(look).toMatchObject({
    refusal: null,
    counts: { papers: 2, originals: 2, draft: 2, backups: 1 },
    given: [{ fileName: 'a.handover' }],
  });

  const record = await desk.call('disposal.dispose', { caseId, through: 'papers', typed: '202400001', reason: '=Asked "for"' });
  expect(record).toMatchObject({
    caseId,
    reference: '202400001',
    landlord: 'Larkfield Homes',
    actor: 'R. Keeper',
    isWhole: true,
    isEarly: true,
    reason: '=Asked "for"',
    received: '2024-03-04',
    closed: { actor: 'R. Keeper', reason: 'Complied with' },
    classes: [
      { of: 'working', rule: null },
      { of: 'papers', rule: { source } },
    ],
    counts: look.counts,
    heads: [{ sequence: last?.sequence, hash: last?.hash }],
    given: [{ fileName: 'a.handover', reason: 'Leave' }],
    traces: 'plain',
  });
  expect((await desk.call('desk.listCases', {})).map(({ id }) => id)).toEqual([other]);
  await expect(desk.call('draft.read', { caseId })).rejects.toThrow('not in the store');
  expect(await desk.call('desk.readSetting', { key: 'place' })).toEqual({ caseId: null, cases: { [other]: {} } });
  const verdict = await desk.call('desk.verify', {});
  expect(verdict.problems).toEqual([]);
  expect(verdict.leftOut).toEqual([expect.stringMatching(/^Disposed of by R\. Keeper on .* with case 202400001: where somebody was/)]);
  // Somebody has a copy: it can be looked at, and does not come back unseen.
  await expect(desk.call('handover.receive', { path: handover, passphrase, asReference: null, choices: {} })).rejects.toThrow(
    'Case 202400001 was disposed of at this desk by R. Keeper',
  );

  const csv = new TextDecoder().decode((await desk.call('disposal.build', { format: 'csv' })).bytes);
  expect(csv).toContain(`"'=Asked ""for"""`);
  expect(csv.split('\r\n')).toHaveLength(3);
  const text = new TextDecoder().decode((await desk.call('disposal.build', { format: 'txt' })).bytes);
  expect(text).toContain('202400001');
  expect(text).toContain(String(last?.hash));
  const html = new TextDecoder().decode((await desk.call('disposal.build', { format: 'html' })).bytes);
  expect(await htmlFaults(html)).toEqual([]);

  await desk.call('disposal.dispose', { caseId: other, through: 'papers', typed: '202400002', reason: 'Asked for' });
  await desk.store.close();
  expect(readdirSync(desk.folder).sort()).toEqual(['backups', 'desk.db', 'store.lock']);
  expect(naming(desk.folder, words)).toEqual([]);
  const db = openDesk(deskPlace(desk.folder), { role: 'writer' });
  onTestFinished(() => void db.close());
  expect(() => db.exec(`UPDATE disposal SET reason = ''`)).toThrow();
  expect(() => db.exec(`UPDATE disposal SET actor = 'B'`)).toThrow('never changes');
  expect(() => db.exec('DELETE FROM disposal')).toThrow('is kept');
});

test('working papers and papers go while what was issued stays, byte for byte, and the chain still says who did something when', async () => {
  const desk = deskOf('A. Investigator');
  const caseId = await closedCase(desk, '202400001');
  await desk.call('case.reopen', { caseId, reason: 'To issue it' });
  await issue(desk, caseId);
  const { draft } = await desk.call('draft.read', { caseId });
  await desk.put(caseId, 'paragraph', paragraph('More was missing.', draft.head[0]?.id ?? ''));
  await desk.call('version.submit', { caseId, copy: 'parties', note: 'A correction that never went out' });
  await desk.call('case.close', { caseId, reason: 'Complied with' });
  const [, issued] = await desk.call('version.list', { caseId });
  const id = issued?.id ?? '';
  const report = await desk.call('version.file', { caseId, id, format: 'txt', letter: null });
  const before = await desk.call('history.list', { caseId, before: null, limit: 100 });

  const first = await desk.call('disposal.dispose', { caseId, through: 'working', typed: '202400001', reason: 'By hand' });
  expect(first).toMatchObject({ isWhole: false, through: 'working' });
  expect((await desk.call('desk.listCases', {}))[0]).toMatchObject({ disposed: ['working'], entries: 2, heads: 0 });
  expect(await desk.problems(caseId)).toEqual([]);
  expect((await desk.call('search.run', { caseId, query: 'quincunx', filter: {}, limit: 5 })).hits).toHaveLength(2);
  expect(naming(desk.folder, ['ormolu', 'gamboge']).filter((file) => !file.endsWith('.db'))).toEqual([]);

  await desk.call('disposal.dispose', { caseId, through: 'papers', typed: '202400001', reason: 'By hand' });
  const verdict = await desk.call('history.verify', { caseId });
  expect(verdict.problems).toEqual([]);
  expect(verdict.leftOut).toEqual([
    expect.stringMatching(new RegExp(`^Disposed of by R\\. Keeper on .*: working papers, with .* \\(disposal ${first.id}\\)`)),
    expect.stringMatching(/: working papers and papers of the parties, with /),
  ]);
  expect((await desk.call('desk.listCases', {}))[0]).toMatchObject({
    disposed: ['working', 'papers'],
    entries: 0,
    retention: [{ of: 'decision' }],
  });
  expect(await desk.call('version.file', { caseId, id, format: 'txt', letter: null })).toEqual(report);
  expect((await desk.call('version.list', { caseId })).map(({ number, taken }) => [number, taken.map(({ note }) => note)])).toEqual([
    [1, ['', '', '']],
  ]);
  const after = await desk.call('history.list', { caseId, before: null, limit: 100 });
  const facts = (rows: typeof before) => rows.map(({ actor, atMs, command, hash }) => [actor, atMs, command, hash]);
  expect(facts(after).slice(-before.length)).toEqual(facts(before));
  await expect(desk.call('case.reopen', { caseId, reason: 'x' })).rejects.toThrow('so it stays closed');

  // A row that no disposal emptied is still missed, and one that was put back is held against its digest.
  await desk.store.close();
  expect(naming(desk.folder, ['quincunx', 'ormolu', 'gamboge', 'never went out'])).toEqual([]);
  const db = openCase(casePlace(desk.folder, caseId), { role: 'writer' });
  const full = db
    .prepare<[], string>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'`)
    .pluck()
    .all()
    .filter((table) => db.prepare(`SELECT 1 FROM "${table}" LIMIT 1`).get() !== undefined);
  // A table that is added must be emptied too, or be said here to hold nothing of what goes.
  expect(full.sort()).toEqual([
    'chunk',
    'draft_facts',
    'history',
    'history_payload',
    'key_counter',
    'label_lease',
    'meta',
    'original',
    'report_version',
    'report_version_file',
    'seal',
    'version_letter',
  ]);
  db.exec(`DELETE FROM history_payload WHERE sequence = (SELECT max(sequence) FROM history)`);
  db.close();
  const again = deskOf('R. Keeper', desk.folder);
  expect((await again.problems(caseId)).join('\n')).toMatch(/changed is missing, and no disposal took it/);
});

test('bug: what was written for the report beside the facts of the case outlived its working papers', async () => {
  const desk = deskOf('A. Investigator');
  const caseId = await closedCase(desk, '202400001');
  await desk.call('case.reopen', { caseId, reason: 'To write in it' });
  const { draft } = await desk.call('draft.read', { caseId });
  const written = { jurisdictionNote: 'The celadon is not ours to look at', complaintIntro: 'She spoke of majolica' };
  await desk.edit(caseId, 'facts', draft.facts[0]?.id ?? '', written);
  await desk.call('case.close', { caseId, reason: 'Complied with' });
  await desk.call('disposal.dispose', { caseId, through: 'working', typed: '202400001', reason: 'By hand' });
  expect(await desk.problems(caseId)).toEqual([]);
  expect((await desk.call('draft.read', { caseId })).draft.facts[0]?.value).toMatchObject({ propertyBuilding: 'zarzuela house' });
  await desk.store.close();
  expect(naming(desk.folder, ['celadon', 'majolica'])).toEqual([]);
});

test.each([
  ['papers', 0],
  ['papers', 3],
  ['working', 0],
] as const)('killed while a case is disposed of (%s, %i turns after it is on record), the next start ends it', async (through, turns) => {
  const desk = deskOf('R. Keeper');
  // Large enough for several pieces to be written over.
  const caseId = await closedCase(desk, '202400001', 1_200_000);
  await desk.store.close();
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      path.join(import.meta.dirname, '../../support/disposeChild.ts'),
      desk.folder,
      caseId,
      '202400001',
      through,
      String(turns),
    ],
    { stdio: 'inherit' },
  );
  expect(await new Promise((done) => child.once('exit', (_code, by) => done(by)))).toBe('SIGKILL');
  expect(readdirSync(desk.folder).some((name) => name.endsWith('.disposing'))).toBe(true);
  const again = deskOf('R. Keeper', desk.folder);
  expect(await again.call('disposal.list', {})).toMatchObject([{ through, actor: 'R. Keeper' }]);
  if (through === 'working') {
    expect((await again.call('desk.listCases', {}))[0]).toMatchObject({ disposed: ['working'] });
    expect(await again.problems(caseId)).toEqual([]);
  } else expect(await again.call('desk.listCases', {})).toEqual([]);
  expect((await again.call('desk.verify', {})).problems).toEqual([]);
  await again.store.close();
  expect(readdirSync(desk.folder).filter((name) => /disposing|left|former/.test(name))).toEqual([]);
  expect(naming(desk.folder, through === 'working' ? ['ormolu', 'gamboge'] : words)).toEqual([]);
});

test('cut off before it is on record, a disposal never was: the case is whole', async () => {
  const desk = deskOf('R. Keeper');
  const caseId = await closedCase(desk, '202400001');
  await desk.store.close();
  const disposing = { caseId, disposalId: newId() };
  markDisposing(desk.folder, disposing);
  copyFileSync(casePlace(desk.folder, caseId), remainderPlace(desk.folder, disposing));
  writeFileSync(`${remainderPlace(desk.folder, disposing)}.part`, 'quincunx');
  const again = deskOf('R. Keeper', desk.folder);
  expect((await again.call('draft.read', { caseId })).draft.head).toHaveLength(1);
  expect(await again.problems(caseId)).toEqual([]);
  expect(await again.call('disposal.list', {})).toEqual([]);
  expect(readdirSync(desk.folder).filter((name) => name.includes(disposing.disposalId))).toEqual([]);
  expect(existsSync(backupsFolder(casePlace(desk.folder, caseId)))).toBe(true);
});
