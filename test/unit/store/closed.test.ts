// Owns: that a closed case is refused every change in plain words, can still be read, and is opened again with a name and a reason.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDeskStore } from '../../../db/host/answer.ts';
import { newId } from '../../../db/model/ids.ts';
import type { OperationName } from '../../../db/model/operations.ts';
import { head, paragraph } from '../../support/draftRows.ts';
import { tempFolder } from '../../support/tempFolder.ts';

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
  const writes: readonly (readonly [OperationName, object])[] = [
    ['draft.change', put('head', newId(), head('Noise'))],
    ['draft.type', { caseId, id: paragraphId, value: paragraph('More', headId) }],
    ['intake.start', { caseId, side: 'resident', paths: [file], note: '' }],
    ['case.close', { caseId, reason: 'Again' }],
  ];
  for (const [operation, input] of writes) {
    const fault = await call(operation, input);
    expect(fault, operation).toMatchObject({ code: 'readonly' });
    expect(fault.message, operation).toMatch(
      /^A\. Investigator closed this case on \d+ \w+ \d{4} \(Issued and complied with\)\. It can be read/,
    );
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
