// Owns: that every row of history bears a name, whoever or whatever did it, and that nothing is done in nobody's name.
import { expect, test } from 'vitest';
import { readArguments } from '../../../db/cli/arguments.ts';
import { command, intakeSlice } from '../../../db/domains/history/command.ts';
import { startBatch } from '../../../db/domains/intake/batches.ts';
import { newId } from '../../../db/model/ids.ts';
import { casePlace, deskPlace } from '../../../db/store/folder.ts';
import { openCase, openDesk } from '../../../db/store/open.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { caseInFolder } from '../../support/caseInFolder.ts';
import { head, paragraph } from '../../support/draftRows.ts';
import { deskOf } from '../../support/twoDesks.ts';

const acts = (db: Db) => db.prepare<[], { command: string; actor: string }>('SELECT command, actor FROM history ORDER BY sequence').all();

test('an act is by whoever works here, what the program does by itself says for whom, and typing is whose it was typed by', async () => {
  const desk = deskOf('A. Investigator');
  const caseId = await desk.newCase('202400001');
  await desk.takeIn(caseId, 'resident', { 'letter.txt': 'The lock failed.' });
  const headId = await desk.put(caseId, 'head', head('Lock'));
  const paragraphId = await desk.put(caseId, 'paragraph', paragraph('Words', headId));
  const [entry] = await desk.axis(caseId);
  await desk.call('entry.setReadState', { caseId, ids: [entry?.id ?? ''], state: 'read' });
  await desk.call('draft.type', { caseId, id: paragraphId, value: paragraph('Typed by A', headId) });
  await desk.call('desk.setActor', { name: '  B. Manager ' });
  await desk.call('history.undo', { caseId }).catch(() => undefined);
  await desk.call('case.hold', { caseId, reason: 'A court' });
  await desk.store.close();

  const cut = openCase(casePlace(desk.folder, caseId), { role: 'writer' });
  intakeSlice(cut, () => startBatch(cut, { id: newId(), suppliedBy: 'landlord', note: '', receivedMs: 6 }));
  cut.exec(`INSERT INTO meta VALUES ('unsealed', 'what stood before seals')`);
  cut.close();
  const again = deskOf('C. Keeper', desk.folder);
  await again.call('draft.read', { caseId });
  await again.store.close();

  const db = openCase(casePlace(desk.folder, caseId), { role: 'reader' });
  const told = acts(db);
  db.close();
  expect(told).toEqual([
    { command: 'desk.createCase', actor: 'A. Investigator' },
    { command: 'intake.start', actor: 'A. Investigator' },
    { command: 'draft.change', actor: 'A. Investigator' },
    { command: 'draft.change', actor: 'A. Investigator' },
    { command: 'entry.setReadState', actor: 'A. Investigator' },
    { command: expect.stringContaining('draft'), actor: 'A. Investigator' },
    { command: 'case.hold', actor: 'B. Manager' },
    { command: 'intake.recover', actor: 'the program, for C. Keeper' },
    { command: 'history.seal', actor: 'the program, for C. Keeper' },
  ]);
  const list = openDesk(deskPlace(desk.folder), { role: 'reader' });
  expect(acts(list).map(({ actor }) => actor.trim())).not.toContain('');
  list.close();
});

test('nothing is done in nobody\u2019s name: not by a command, not by a name of spaces, not from the command line', async () => {
  const { db } = caseInFolder();
  const act = (actor: string) => () =>
    command(db, { actor, command: 'draft.change', label: 'Change' }, (tx) => tx.insert('meta', { key: 'x', value: 'y' }));
  for (const actor of ['', '  ']) expect(act(actor)).toThrow('Say who works here first');
  const desk = deskOf('A. Investigator');
  await expect(desk.call('desk.setActor', { name: '   ' })).rejects.toThrow();
  expect(() => readArguments(['list', '1', '--store', '.', '--actor', ' '], {})).toThrow('--actor needs a name');
});
