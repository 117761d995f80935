// Owns: that every kind of command there is can be undone and done again after a restart, or says in words why not. A kind that is missing here does not compile.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { coveredTables } from '../../../db/domains/history/seal.ts';
import { startBatch } from '../../../db/domains/intake/batches.ts';
import { createDeskStore } from '../../../db/host/answer.ts';
import { spawnReaderOnNode } from '../../../db/intake/spawnNode.ts';
import { commandKinds, isUndoable, type UndoableKind } from '../../../db/model/commands.ts';
import { partialDate } from '../../../db/model/dates.ts';
import type { DraftChange, DraftKind, DraftValue } from '../../../db/model/draft.ts';
import { withoutNothing } from '../../../db/model/handover.ts';
import { newId } from '../../../db/model/ids.ts';
import type { Input, OperationName, Output } from '../../../db/model/operations.ts';
import { bookmarkOf } from '../../../db/model/returned.ts';
import { ruleSetOf, ruleSetsNamed } from '../../../db/rules/index.ts';
import { casePlace } from '../../../db/store/folder.ts';
import { openCase } from '../../../db/store/open.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { head, oneOfEach, paragraph } from '../../support/draftRows.ts';
import { putEntries } from '../../support/entries.ts';
import { putLetters } from '../../support/mail.ts';
import { putSheet } from '../../support/sheets.ts';
import { storedZip } from '../../support/storedZip.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const writer = 'A. Investigator';
const manager = 'M. Manager';

/** A desk with one case whose store can be closed and opened again. */
async function desk() {
  const folder = tempFolder();
  const open = () => createDeskStore({ folder, actor: null, spawnReader: spawnReaderOnNode, emit: () => undefined, reads: 'here' });
  let store = open();
  onTestFinished(() => store.close());
  const answer = async <K extends OperationName>(operation: K, input: Input<K>): Promise<Output<K>> => {
    const reply = await store.call(operation, input);
    if (!reply.ok) throw new Error(reply.fault.message);
    return reply.value;
  };
  const as = (name: string) => answer('desk.setActor', { name });
  await as(writer);
  const { caseId } = await answer('desk.createCase', { reference: '202400001', landlord: 'Larkfield Homes', received: null });
  const call = <K extends OperationName>(operation: K, input: Omit<Input<K>, 'caseId'>) =>
    answer(operation, { caseId, ...input } as unknown as Input<K>);
  const restart = async () => {
    await store.close();
    store = open();
  };
  const put = async <K extends DraftKind>(kind: K, value: DraftValue<K>): Promise<string> => {
    const id = newId();
    await call('draft.change', { label: `Add ${kind}`, changes: [{ do: 'put', kind, id, seenRevision: null, value } as DraftChange] });
    return id;
  };
  /** Works in the file while no store has it open. */
  const inFile = async <T>(work: (db: Db) => T | Promise<T>): Promise<T> => {
    await store.close();
    const db = openCase(casePlace(folder, caseId), { role: 'writer' });
    try {
      return await work(db);
    } finally {
      db.close();
      store = open();
    }
  };
  /** What the case holds and shows: rows of every kind, without revisions, which only ever grow, and without what is hidden. */
  const standing = (): unknown => {
    const db = openCase(casePlace(folder, caseId), { role: 'reader' });
    try {
      const hidden: Readonly<Record<string, string>> = { entry: 'WHERE is_withdrawn = 0', batch: `WHERE state <> 'withdrawn'` };
      return Object.fromEntries(
        coveredTables(db)
          .filter((table) => !['extraction', 'page', 'message', 'quoted_record'].includes(table))
          .map((table) => [
            table,
            db
              .prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}" ${hidden[table] ?? ''}`)
              .all()
              .map(({ revision: _, ...cells }) => JSON.stringify(cells))
              .sort(),
          ]),
      );
    } finally {
      db.close();
    }
  };
  return { folder, caseId, call, answer, as, restart, put, inFile, standing };
}

type World = Awaited<ReturnType<typeof desk>>;
/** Prepares a case; what it answers runs the command. */
type Trial = (world: World) => Promise<() => Promise<unknown>>;

const paper = { exhibit: 'R1', text: 'We met on 4 May 2023 and 5 May 2023.' };

async function firstPaper({ call, inFile }: World) {
  await inFile((db) => putEntries(db, [paper]));
  const [row] = await call('entry.axis', {});
  if (row === undefined) throw new Error('No paper stands.');
  return row;
}

async function submitted(world: World): Promise<string> {
  await world.put('paragraph', paragraph('The landlord did not mend the lock.', await world.put('head', head('Lock'))));
  return (await world.call('version.submit', { copy: 'parties', note: '' })).id;
}

/** A sheet whose column of days can be read in either order. */
const withSheet = ({ inFile }: World) =>
  inFile((db) =>
    putSheet(db, {
      exhibit: 'L1',
      columns: ['Logged', 'Notes'],
      rows: [
        ['03/04/2023', 'Leak'],
        ['05/06/2023', 'Mended'],
      ],
    }),
  );

const trials: Readonly<Record<UndoableKind, Trial>> = {
  'case.close':
    async ({ call }) =>
    () =>
      call('case.close', { reason: 'Complied with' }),
  'case.reopen': async ({ call }) => {
    await call('case.close', { reason: 'Complied with' });
    return () => call('case.reopen', { reason: 'A review' });
  },
  'case.hold': async ({ call }) => {
    // A hold is placed and undone in a closed case too.
    await call('case.close', { reason: 'Complied with' });
    return () => call('case.hold', { reason: 'Asked for by a court' });
  },
  'case.liftHold': async ({ call }) => {
    await call('case.hold', { reason: 'Asked for by a court' });
    return () => call('case.liftHold', { reason: 'The court has it' });
  },
  'draft.change':
    async ({ put }) =>
    () =>
      put('head', head('Lock')),
  'draftFile.apply': async ({ call, put }) => {
    await put('head', head('Lock'));
    const file = {
      ...((await call('draftFile.export', {})) as object),
      complaintSteps: [{ stage: 2, sent: '2023-06-01', responded: '2023-07-03' }],
    };
    return () => call('draftFile.apply', { file });
  },
  'entry.edit': async (world) => {
    const { id, revision } = await firstPaper(world);
    return () => world.call('entry.edit', { id, seenRevision: revision, patch: { title: 'Letter of 4 May' } });
  },
  'entry.keepTranscript': async (world) => {
    const { id } = await firstPaper(world);
    await world.inFile((db) => db.prepare(`UPDATE entry SET kind = 'audio' WHERE id = ?`).run(id));
    await world.call('entry.typeTranscript', { id, text: '[00:00:01] Turn it down' });
    return () => world.call('entry.keepTranscript', { id });
  },
  'entry.makeQuoted': async ({ call, inFile }) => {
    const text =
      'See below.\n\n-----Original Message-----\nFrom: Repairs <repairs@larkfield.example>\nSent: 02 May 2023 16:20\nTo: Ana Lee\nSubject: Door\n\nWithin 2 working days.\n';
    const [id = ''] = await inFile((db) => putLetters(db, [{ id: 'b@x', day: 4, subject: 'Re: Door', text }]));
    const quoted = (await call('entry.thread', { id })).messages[0]?.quoted[0];
    return () => call('entry.makeQuoted', { id, start: quoted?.start ?? 0, end: quoted?.end ?? 0 });
  },
  'entry.moveMarks': async (world) => {
    const { id } = await firstPaper(world);
    await world.put('mark', { ...oneOfEach({ headId: newId(), entryId: id }).mark, headIds: [] });
    const [batch] = await world.call('entry.batches', {});
    await world.call('intake.withdraw', { batchId: batch?.id ?? '', keepsMarks: true });
    const bytes = new TextEncoder().encode(paper.text + paper.exhibit);
    const [again = ''] = await world.inFile((db) => putEntries(db, [{ ...paper, exhibit: 'R2', bytes }]));
    return () => world.call('entry.moveMarks', { papers: [{ from: id, to: again }] });
  },
  'entry.readAgain': async (world) => {
    const { id } = await firstPaper(world);
    // As an older reader left it.
    await world.inFile((db) => db.prepare(`UPDATE extraction SET text = 'We rnet', text_sha256 = 'older', version = '0'`).run());
    return () => world.call('entry.readAgain', { id });
  },
  'entry.reviewSheet': async (world) => {
    const id = await withSheet(world);
    return () => world.call('entry.reviewSheet', { id, narrowedBy: '', rowsShown: 2 });
  },
  'entry.setReadState': async (world) => {
    const { id } = await firstPaper(world);
    return () => world.call('entry.setReadState', { ids: [id], state: 'read' });
  },
  'entry.settleColumn': async (world) => {
    const id = await withSheet(world);
    return () => world.call('entry.settleColumn', { id, order: 'month-first' });
  },
  'entry.settleDate': async (world) => {
    const { id, revision } = await firstPaper(world);
    return () => world.call('entry.settleDate', { id, seenRevision: revision, date: partialDate('2023-05-05') });
  },
  'handover.merge': async (world) => {
    await world.put('head', head('Lock'));
    const [passphrase, reason] = ['correct horse battery staple', ''];
    const given = { passphrase, reason, without: withoutNothing, isReplacing: false };
    const [out, back] = [path.join(tempFolder(), 'out.handover'), path.join(tempFolder(), 'back.handover')];
    await world.call('handover.make', { ...given, path: out });
    const other = await desk();
    const { caseId } = await other.answer('handover.receive', { path: out, passphrase, asReference: '202400002', choices: {} });
    const change: DraftChange = { do: 'put', kind: 'head', id: newId(), seenRevision: null, value: head('Noise') };
    await other.answer('draft.change', { caseId, label: 'Add a head', changes: [change] });
    await other.answer('handover.make', { caseId, ...given, path: back });
    return () => world.answer('handover.receive', { path: back, passphrase, asReference: null, choices: {} });
  },
  'intake.leave': async ({ call, inFile }) => {
    const batchId = newId();
    // As a process leaves it that is killed while papers come in.
    await inFile((db) => startBatch(db, { id: batchId, suppliedBy: 'resident', note: '', receivedMs: 1_700_000_000_000 }));
    return () => call('intake.leave', { batchId });
  },
  'intake.withdraw': async (world) => {
    await firstPaper(world);
    const [batch] = await world.call('entry.batches', {});
    return () => world.call('intake.withdraw', { batchId: batch?.id ?? '' });
  },
  'report.takeBack': async ({ folder, put, call }) => {
    const id = await put('paragraph', paragraph('The lock was not mended.', await put('head', head('Lock'))));
    const place = path.join(folder, 'report back.docx');
    const body = `<w:p><w:bookmarkStart w:id="1" w:name="${bookmarkOf(id)}"/><w:r><w:t>The lock was not </w:t></w:r><w:del w:author="M"><w:r><w:delText>mended</w:delText></w:r></w:del><w:ins w:author="M"><w:r><w:t>repaired</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>`;
    writeFileSync(place, storedZip({ 'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>` }));
    return () => call('report.takeBack', { path: place });
  },
  'version.submit': async (world) => {
    await world.put('paragraph', paragraph('The lock was not mended.', await world.put('head', head('Lock'))));
    return () => world.call('version.submit', { copy: 'parties', note: '' });
  },
  'version.approve': async (world) => {
    const id = await submitted(world);
    await world.as(manager);
    return () => world.call('version.step', { id, step: 'approve', note: '' });
  },
  'version.return': async (world) => {
    const id = await submitted(world);
    await world.as(manager);
    return () => world.call('version.step', { id, step: 'return', note: 'Say when.' });
  },
};

describe('every kind of command is undone and done again, each after a restart', () => {
  test.each(Object.keys(trials) as UndoableKind[])('%s', { timeout: 60_000 }, async (kind) => {
    const world = await desk();
    const run = await trials[kind](world);
    // Opened, so that a delivery that was cut off is found before.
    await world.call('draft.read', {});
    const before = world.standing();
    await run();
    const [row] = await world.call('history.list', { before: null, limit: 1 });
    expect(row).toMatchObject({ command: kind, whyNotUndoable: null });
    const after = world.standing();
    expect(after).not.toEqual(before);
    for (const [operation, stands] of [
      ['history.undo', before],
      ['history.redo', after],
      ['history.undo', before],
    ] as const) {
      await world.restart();
      expect((await world.call('history.next', {}))[operation === 'history.undo' ? 'undo' : 'redo']).toBe(row?.label);
      expect(await world.call(operation, {})).toMatchObject({ label: row?.label });
      expect(world.standing()).toEqual(stands);
    }
    // Rows put in beside the program, to stand for what an older one left, are not of the history.
    if (!['entry.readAgain', 'entry.keepTranscript', 'entry.makeQuoted'].includes(kind)) {
      expect((await world.call('history.verify', {})).problems).toEqual([]);
    }
  });
});

test('what cannot be undone says why, in the history and when Undo passes over it', async () => {
  const world = await desk();
  const { call } = world;
  for (const [kind, why] of Object.entries(commandKinds))
    if (why !== null) expect([kind, why]).toEqual([kind, expect.stringMatching(/^[a-z].*[a-z]$/)]);
  await expect(call('history.undo', {})).rejects.toThrow(
    'There is nothing to undo. “Open case 202400001 against Larkfield Homes” stays: the case begins with it.',
  );
  await world.put('head', head('Lock'));
  const file = path.join(tempFolder(), 'out.handover');
  await call('handover.make', {
    path: file,
    passphrase: 'correct horse battery staple',
    reason: 'Leave',
    without: withoutNothing,
    isReplacing: false,
  });
  const passed = { label: 'Hand the case over: Leave', why: 'the file has left this desk' };
  expect((await call('history.list', { before: null, limit: 2 })).map(({ whyNotUndoable }) => whyNotUndoable)).toEqual([passed.why, null]);
  expect(await call('history.next', {})).toEqual({ undo: 'Add head', passedOver: passed, redo: null });
  expect(await call('history.undo', {})).toMatchObject({ label: 'Add head', passedOver: passed });
  await world.put('head', head('Lock'));
  await world.put('head', head('Noise'));
  expect(await call('history.undo', {})).toMatchObject({ label: 'Add head', passedOver: null });
});

test('steps of sign-off that last, and no others, are the ones that are not undone, in every rule set', () => {
  for (const { body } of ruleSetsNamed()) {
    for (const { id, isLasting } of ruleSetOf(body).signOff.steps)
      expect([body, id, isUndoable(`version.${id}`)]).toEqual([body, id, !isLasting]);
  }
});

test('a closed case offers to undo its closing and nothing before it, and not another person’s', async () => {
  const world = await desk();
  await world.put('head', head('Lock'));
  await world.as(manager);
  await world.call('case.close', { reason: 'Complied with' });
  await world.as(writer);
  expect(await world.call('history.next', {})).toMatchObject({ undo: null, redo: null });
  await expect(world.call('history.undo', {})).rejects.toThrow(
    /^M\. Manager closed this case on .* To change it, open it again in History\.$/,
  );
  await world.as(manager);
  expect(await world.call('history.next', {})).toMatchObject({ undo: 'Close the case: Complied with' });
  await world.call('history.undo', {});
  expect(await world.call('draft.read', {})).toMatchObject({ closed: null });
});

test('a withdrawn delivery comes back as it was, hidden sheet and waiting marks included, unless its papers came again', async () => {
  const world = await desk();
  const sheet = await withSheet(world);
  const { id } = await firstPaper(world);
  await world.put('mark', { ...oneOfEach({ headId: newId(), entryId: id }).mark, headIds: [] });
  await world.inFile((db) => {
    // A sheet that was cut off, as its history tells it.
    db.prepare('UPDATE entry SET is_withdrawn = 1 WHERE id = ? OR parent_id = ?').run(sheet, sheet);
    db.prepare(`UPDATE batch SET state = 'running' WHERE id = (SELECT batch_id FROM entry WHERE id = ?)`).run(sheet);
  });
  await world.call('draft.read', {});
  const before = world.standing();
  for (const { id: batchId } of await world.call('entry.batches', {})) await world.call('intake.withdraw', { batchId, keepsMarks: true });
  expect(await world.call('entry.axis', {})).toEqual([]);
  await world.call('history.undo', {});
  await world.call('history.undo', {});
  expect(world.standing()).toEqual(before);
  const [batch] = await world.call('entry.batches', {});
  await world.call('intake.withdraw', { batchId: batch?.id ?? '', keepsMarks: true });
  await world.inFile((db) => putEntries(db, [{ ...paper, exhibit: 'R2', bytes: new TextEncoder().encode(paper.text + paper.exhibit) }]));
  await expect(world.call('history.undo', {})).rejects.toThrow('R1 came again as R2 since its delivery was withdrawn.');
  expect((await world.call('history.verify', {})).problems).toEqual([]);
});
