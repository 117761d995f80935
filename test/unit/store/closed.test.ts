// Owns: that a closed case is refused every change in plain words, can still be read, and is opened again with a name and a reason.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDeskStore } from '../../../db/host/answer.ts';
import type { CaseWriteName, LongWriteName } from '../../../db/host/caseWrites.ts';
import { partialDate } from '../../../db/model/dates.ts';
import { newId } from '../../../db/model/ids.ts';
import type { OperationName } from '../../../db/model/operations.ts';
import { casePlace } from '../../../db/store/folder.ts';
import { openCase } from '../../../db/store/open.ts';
import { head, paragraph } from '../../support/draftRows.ts';
import { putEntries } from '../../support/entries.ts';
import { tempFolder } from '../../support/tempFolder.ts';

/** Undo offers what is done to a closed case too; that a paper was looked at is not noted; the others stop or only read. */
type GoesOn =
  | 'case.reopen'
  | 'case.hold'
  | 'case.liftHold'
  | 'history.undo'
  | 'history.redo'
  | 'entry.noteOpened'
  | 'intake.cancel'
  | 'scan.read'
  | 'scan.pause';

const closedBy = /^A\. Investigator closed this case on \d+ \w+ \d{4} \(Issued and complied with\)\. It can be read/;
const ofAnotherPaper: ReadonlySet<OperationName> = new Set([
  ...([
    'entry.keepTranscript',
    'entry.typeTranscript',
    'entry.makeQuoted',
    'entry.moveMarks',
    'entry.reviewSheet',
    'entry.settleColumn',
  ] as const),
  ...(['intake.goOn', 'intake.leave', 'scan.again', 'scan.leave', 'version.step'] as const),
]);

test('a closed case is read and not written, until it is opened again', async () => {
  const folder = tempFolder();
  const store = createDeskStore({
    folder,
    actor: 'A. Investigator',
    spawnReader: () => {
      throw new Error('Nothing is read here.');
    },
    emit: () => undefined,
  });
  onTestFinished(() => store.close());
  const call = async (operation: OperationName, input: object) => {
    const reply = await store.call(operation, input);
    return reply.ok ? (reply.value as unknown as Record<string, unknown>) : reply.fault;
  };
  const { caseId } = (await call('desk.createCase', { reference: '202400001', landlord: 'Larkfield Homes', received: null })) as {
    caseId: string;
  };
  const beside = openCase(casePlace(folder, caseId), { role: 'writer' });
  const [entryId = ''] = putEntries(beside, [{ exhibit: 'R1', text: 'We met on 4 May 2023.' }]);
  beside.close();
  const put = (kind: string, id: string, value: unknown) => ({
    caseId,
    label: 'Add',
    changes: [{ do: 'put', kind, id, seenRevision: null, value }],
  });
  const [headId, paragraphId] = [newId(), newId()];
  await call('draft.change', put('head', headId, head('Lock')));
  await call('draft.change', put('paragraph', paragraphId, paragraph('Words', headId)));
  await call('draft.type', { caseId, id: paragraphId, value: paragraph('Words typed', headId) });
  expect(await call('case.close', { caseId, reason: '' })).toMatchObject({ code: 'invalid' });
  expect(await call('case.close', { caseId, reason: 'Issued and complied with' })).toMatchObject({ closed: { actor: 'A. Investigator' } });

  const file = path.join(folder, 'letter.txt');
  writeFileSync(file, 'A letter');
  const [id, batchId] = [entryId, String(((await call('entry.batches', { caseId })) as unknown as { id: string }[])[0]?.id)];
  const change = put('head', newId(), head('Noise'));
  // Every write of a case but those that go on in a closed one: a new one does not compile until it stands in either.
  const writes: Readonly<Record<Exclude<CaseWriteName | LongWriteName, GoesOn>, object>> = {
    'draft.change': change,
    'draft.type': { caseId, id: paragraphId, value: paragraph('More', headId) },
    'draftFile.apply': {
      caseId,
      file: { ...((await call('draftFile.export', { caseId })) as object), complaintSteps: [{ stage: 1, sent: '2023-06-01' }] },
    },
    'entry.edit': { caseId, id, seenRevision: 1, patch: { title: 'Another' } },
    'entry.keepTranscript': { caseId, id },
    'entry.makeQuoted': { caseId, id, start: 0, end: 1 },
    'entry.moveMarks': { caseId, papers: [{ from: id, to: id }] },
    'entry.readAgain': { caseId, id },
    'entry.reviewSheet': { caseId, id, narrowedBy: '', rowsShown: 0 },
    'entry.setReadState': { caseId, ids: [id], state: 'read' },
    'entry.settleColumn': { caseId, id, order: 'day-first' },
    'entry.settleDate': { caseId, id, seenRevision: 1, date: partialDate('2023-05-05') },
    'entry.typeTranscript': { caseId, id, text: 'Words' },
    'intake.start': { caseId, side: 'resident', paths: [file], note: '' },
    'intake.goOn': { caseId, batchId },
    'intake.leave': { caseId, batchId },
    'intake.withdraw': { caseId, batchId },
    'report.takeBack': { caseId, path: file },
    'scan.again': { caseId, id },
    'scan.leave': { caseId, id },
    'version.submit': { caseId, copy: 'parties', note: '' },
    'version.step': { caseId, id: newId(), step: 'approve', note: '' },
    'case.close': { caseId, reason: 'Again' },
  };
  const last = async () => ((await call('draft.read', { caseId })) as { sequence: number }).sequence;
  const before = await last();
  for (const [operation, input] of Object.entries(writes) as [OperationName, object][]) {
    const fault = await call(operation, input);
    expect([operation, typeof fault.code]).toEqual([operation, 'string']);
    // Some are told first that the paper is not of the kind they are for.
    if (!ofAnotherPaper.has(operation)) expect(fault.message, operation).toMatch(closedBy);
    expect([operation, await last()]).toEqual([operation, before]);
  }
  const { draft, closed } = (await call('draft.read', { caseId })) as { draft: { head: unknown[] }; closed: unknown };
  expect([draft.head.length, closed]).toMatchObject([1, { reason: 'Issued and complied with' }]);
  expect(await call('entry.noteOpened', { caseId, ids: [newId()] })).toEqual({ count: 0 });
  expect(await call('history.verify', { caseId })).toMatchObject({ problems: [] });

  await call('case.reopen', { caseId, reason: 'A review was asked for' });
  expect(await call('case.reopen', { caseId, reason: 'Twice' })).toMatchObject({ code: 'conflict' });
  expect(await call('draft.change', put('head', newId(), head('Noise')))).toMatchObject({ rows: [{ key: 'b' }] });
  const rows = (await call('history.list', { caseId, before: null, limit: 4 })) as unknown as { actor: string; label: string }[];
  expect(rows.map(({ actor, label }) => `${actor}: ${label}`)).toEqual([
    'A. Investigator: Add',
    'A. Investigator: Open the closed case again: A review was asked for',
    'A. Investigator: Close the case: Issued and complied with',
    expect.stringContaining('Type in paragraph'),
  ]);
  expect(await call('history.verify', { caseId })).toMatchObject({ problems: [] });
});
