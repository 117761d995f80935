// Owns: deliveries that were cut off or stopped and go on: nothing twice, nothing lost, the labels of one that was never cut off. Real stores and real readers.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readAxis } from '../../../db/domains/entry/reads.ts';
import { command } from '../../../db/domains/history/command.ts';
import { undo } from '../../../db/domains/history/undo.ts';
import { verifyFile } from '../../../db/domains/history/verify.ts';
import { endsForNow, leaveBatch, listBatches, recoverBatches } from '../../../db/domains/intake/batches.ts';
import { clearLists, filesLeft } from '../../../db/domains/intake/unfinished.ts';
import { settleDeliveries, withdrawBatch } from '../../../db/domains/intake/withdraw.ts';
import { goOnWithIntake, type IntakeOrder, runIntake } from '../../../db/intake/pipeline.ts';
import { spawnReaderOnNode } from '../../../db/intake/spawnNode.ts';
import type { ReaderHandle, SpawnReader } from '../../../db/model/extraction.ts';
import { closeStore, openCase } from '../../../db/store/open.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { storedZip } from '../../support/storedZip.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const caseId = '01900000-0000-7000-8000-000000000000';

/** One reader process for many deliveries of a folder: starting one takes longer than all it is to read here. */
function oneReader(): SpawnReader {
  let kept: ReaderHandle | null = null;
  let hearing: Parameters<ReaderHandle['hear']>[0] | null = null;
  return (needs) => {
    const isNew = kept === null;
    kept ??= spawnReaderOnNode(needs);
    const reader = kept;
    if (isNew) {
      reader.hear({ message: (message) => hearing?.message(message), gone: (why) => hearing?.gone(why) });
      onTestFinished(() => reader.kill());
    }
    return {
      send: reader.send,
      hear: (on) => {
        hearing = on;
        if (!isNew) on.message({ do: 'ready' });
      },
      kill: () => undefined,
    };
  };
}

const setup = (db: Db, more: Partial<IntakeOrder> = {}) => ({
  db,
  caseId,
  actor,
  spawnReader: spawnReaderOnNode,
  onProgress: () => undefined,
  signal: new AbortController().signal,
  readers: 1,
  // In small slices, so that there are many moments to be cut off at.
  isBehind: true,
  ...more,
});

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = tempFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

const mail = (subject: string, ...attached: readonly string[]) =>
  `From: Repairs <repairs@larkfield.example>\nTo: ana@post.example\nDate: Tue, 18 Apr 2023 20:14:00 +0100\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nThe words of ${subject}\n${attached.map((words, at) => `--b\nContent-Type: text/plain; name=${at}.txt\nContent-Disposition: attachment; filename=${at}.txt\n\n${words}\n`).join('')}--b--\n`;

/** One of everything that takes several steps to place. */
const papers = {
  'a.txt': 'one',
  'b.eml': mail('Lock', 'first note', 'second note', 'one'),
  'c.csv': `Date,Note\n${Array.from({ length: 700 }, (_, at) => `${(at % 28) + 1}/5/2023,Line ${at}`).join('\n')}\n`,
  'd.zip': storedZip({
    ...Object.fromEntries(Array.from({ length: 450 }, (_, at) => [`box/${at}.txt`, `words ${at % 400}`])),
    'box/z.eml': mail('Inside', 'third note'),
  }),
  'e.txt': 'one',
  'f.mbox': Array.from({ length: 30 }, (_, at) => `From x Tue Apr 18 20:14:00 2023\n${mail(`m${at}`, `note ${at}`)}\n`).join(''),
  'g.pdf': '%PDF-broken',
};

const standing = (db: Db) =>
  readAxis(db)
    .map(({ exhibit, path: inside, status, kind }) => `${exhibit} ${inside} ${status} ${kind}`)
    .sort();

/** Copies of a case as a process killed between two transactions of an intake leaves it, one for every change of how far it is that `isWanted`. */
async function cutOff(
  folder: string,
  spawnReader: SpawnReader,
  isWanted: (change: number) => boolean,
): Promise<{ readonly whole: Db; readonly copies: readonly string[] }> {
  const { db, folder: store } = caseInFolder();
  const running = runIntake({ ...setup(db, { spawnReader }), side: 'resident', paths: [folder], note: 'By post' });
  const far = db
    .prepare<[], string>(
      `SELECT settled || ' ' || coalesce(exhibit, '') || ' ' || coalesce(portion, '') || ' ' || (SELECT count(*) FROM entry) FROM batch_asked`,
    )
    .pluck();
  const copies: string[] = [];
  let before: string | undefined = '';
  for (let changes = 0; before !== undefined; await new Promise((resume) => setImmediate(resume))) {
    const now = far.get();
    if (now !== undefined && now !== before && isWanted(changes++)) {
      const copy = path.join(store, `killed-${copies.length}.case`);
      db.prepare('VACUUM INTO ?').run(copy);
      copies.push(copy);
    }
    before = now;
  }
  await running.done;
  return { whole: db, copies };
}

const goOn = (db: Db, more: Partial<IntakeOrder> = {}) =>
  goOnWithIntake({ ...setup(db, more), batchId: listBatches(db)[0]?.id ?? '' }).done;

test('cut off between any two transactions it goes on to what stands where nothing was cut off', async () => {
  const folder = folderOf(papers);
  const spawnReader = oneReader();
  const { whole, copies } = await cutOff(folder, spawnReader, (change) => change % 5 === 3);
  const expected = standing(whole);
  const { id, receivedMs, ...counts } = listBatches(whole)[0] ?? expect.fail('no delivery');
  expect(counts).toMatchObject({ state: 'done', left: null, received: counts.read + counts.duplicate + counts.unreadable });
  expect(copies.length).toBeGreaterThan(2);
  let begun = 0;
  for (const copy of copies) {
    const db = openCase(copy, { role: 'writer' });
    try {
      recoverBatches(db);
      expect(verifyFile(db).problems).toEqual([]);
      expect(listBatches(db)[0]).toMatchObject({ state: 'interrupted', left: { hadPassword: false } });
      if (db.prepare('SELECT exhibit FROM batch_asked').pluck().get() !== null) begun += 1;
      await goOn(db, { spawnReader });
      expect(standing(db)).toEqual(expected);
      expect(listBatches(db)).toEqual([{ id, receivedMs, ...counts }]);
      expect(verifyFile(db).problems).toEqual([]);
      expect(db.prepare('SELECT (SELECT count(*) FROM batch_asked) + (SELECT count(*) FROM batch_file)').pluck().get()).toBe(0);
      expect(db.prepare('SELECT command FROM history ORDER BY sequence DESC LIMIT 3').pluck().all()).toEqual([
        'intake.start',
        'intake.goOn',
        'intake.recover',
      ]);
    } finally {
      closeStore(db);
    }
  }
  expect(begun).toBeGreaterThan(0);
}, 60_000);

/** A delivery of these files, stopped as soon as so many of them stand. */
async function stopped(folder: string, after: number, reason?: unknown, more: Partial<IntakeOrder> = {}): Promise<Db> {
  const { db } = caseInFolder();
  const abort = new AbortController();
  const settled = db.prepare<[], number>('SELECT settled FROM batch_asked').pluck();
  // Looked at whenever a transaction has ended.
  const watching = setInterval(() => (settled.get() ?? 0) >= after && abort.abort(reason), 0);
  await runIntake({ ...setup(db, { signal: abort.signal, ...more }), side: 'resident', paths: [folder], note: '' }).done;
  clearInterval(watching);
  return db;
}

const letters = (count: number) =>
  folderOf(Object.fromEntries(Array.from({ length: count }, (_, at) => [`${String(at).padStart(3, '0')}.txt`, `Letter ${at}`])));

test('stopped anywhere inside a mailbox or an archive it goes on to the same', async () => {
  const folder = folderOf(papers);
  const spawnReader = oneReader();
  const { db: whole } = caseInFolder();
  await runIntake({ ...setup(whole, { spawnReader }), side: 'resident', paths: [folder], note: '' }).done;
  const places = new Set<string | null>();
  for (const after of [4, 40, 455]) {
    const { db } = caseInFolder();
    let abort = new AbortController();
    const entries = db.prepare<[], number>(`SELECT count(*) FROM entry WHERE kind <> 'record'`).pluck();
    const watching = setInterval(() => (entries.get() ?? 0) >= after && abort.abort(), 0);
    const batch = await runIntake({ ...setup(db, { spawnReader, signal: abort.signal }), side: 'resident', paths: [folder], note: '' })
      .done;
    clearInterval(watching);
    if (batch.state === 'done') continue;
    abort = new AbortController();
    expect(batch).toMatchObject({ state: 'cancelled', received: batch.read + batch.duplicate + batch.unreadable });
    expect(verifyFile(db).problems).toEqual([]);
    places.add(db.prepare<[], string | null>('SELECT exhibit FROM batch_asked').pluck().get() ?? null);
    await goOn(db, { spawnReader });
    expect(standing(db)).toEqual(standing(whole));
    expect(verifyFile(db).problems).toEqual([]);
  }
  expect(places).toContain('R4');
}, 60_000);

test('files that are gone by then are listed with the reason; where none is there it is refused and can still go on', async () => {
  const folder = letters(300);
  const db = await stopped(folder, 1, endsForNow, { password: 'secret' });
  const [batch] = listBatches(db);
  expect(batch).toMatchObject({ state: 'interrupted', left: { files: 300, hadPassword: true } });
  expect(db.prepare('SELECT asked FROM batch_asked').pluck().get()).not.toContain('secret');
  const left = filesLeft(db, batch?.id ?? '');
  expect(left).toHaveLength(300 - (batch?.left?.settled ?? 0));
  const aside = `${folder} aside`;
  onTestFinished(() => rmSync(aside, { recursive: true, force: true }));
  renameSync(folder, aside);
  expect(() => goOn(db)).toThrow(/^None of the \d+ files that are left is where it was, such as .*\.txt\. Connect the disk/);
  expect(listBatches(db)).toEqual([batch]);
  renameSync(aside, folder);
  rmSync(path.join(folder, '299.txt'));
  expect(await goOn(db)).toMatchObject({ state: 'done', received: 300, read: 299, unreadable: 1, left: null });
  expect(readAxis(db).find(({ path: inside }) => inside === '299.txt')).toMatchObject({
    exhibit: 'R300',
    reason: 'The file was gone when it was to be taken in. Take it in again.',
  });
  expect(() => goOn(db)).toThrow('There is nothing left to take in of this delivery.');
});

test('one that was stopped goes on too, one that is left counts as stopped, one that is withdrawn does not go on', async () => {
  const db = await stopped(letters(200), 1);
  expect(listBatches(db)[0]).toMatchObject({ state: 'cancelled', left: { files: 200 } });
  db.prepare(`UPDATE batch SET state = 'running'`).run();
  recoverBatches(db);
  const { id = '' } = listBatches(db)[0] ?? {};
  const leave = () => command(db, { actor, command: 'intake.leave', label: 'Leave' }, (tx) => leaveBatch(tx, id));
  leave();
  expect(listBatches(db)[0]).toMatchObject({ state: 'cancelled', left: { files: 200 } });
  expect(leave).toThrow('This delivery is not one that was cut off.');
  expect(await goOn(db)).toMatchObject({ state: 'done', received: 200, read: 200 });
  expect(verifyFile(db).problems).toEqual([]);

  const other = await stopped(letters(200), 1);
  const batchId = listBatches(other)[0]?.id ?? '';
  command(other, { actor, command: 'intake.withdraw', label: 'Withdraw' }, (tx) => withdrawBatch(tx, batchId));
  expect(listBatches(other)[0]).toMatchObject({ state: 'withdrawn', left: null });
  expect(() => goOn(other)).toThrow('There is nothing left');
  // Undone, it goes on: what was left of it is kept, and forgotten when all of it stands.
  expect(clearLists(other)).toBe(false);
  undo(other, actor, settleDeliveries);
  expect(listBatches(other)[0]).toMatchObject({ state: 'cancelled', left: { files: 200 } });
  expect(await goOn(other)).toMatchObject({ state: 'done', received: 200, read: 200 });
  expect(clearLists(other)).toBe(false);
  expect(verifyFile(other).problems).toEqual([]);
});

test('a message that was begun is finished from the bytes the case keeps, where its file is another by now', async () => {
  const folder = folderOf({ 'a.eml': mail('Lock', 'first note', 'second note') });
  const spawnReader = oneReader();
  const { copies } = await cutOff(folder, spawnReader, () => true);
  for (const copy of copies) {
    const db = openCase(copy, { role: 'writer' });
    recoverBatches(db);
    const hasBegun = db.prepare(`SELECT count(*) FROM entry`).pluck().get() === 1;
    writeFileSync(path.join(folder, 'a.eml'), mail('Another', 'third note'));
    await goOn(db, { spawnReader });
    const [first] = readAxis(db).filter(({ exhibit }) => exhibit === 'R1');
    if (hasBegun) expect([first?.title, readAxis(db).length]).toEqual(['Lock', 3]);
    expect(verifyFile(db).problems).toEqual([]);
    closeStore(db);
  }
});

test('what the case keeps beside its papers outlives the clearing up after a cut', () => {
  const { db } = caseInFolder();
  db.exec(`INSERT INTO original (sha256, bytes) VALUES ('sent', 3), ('left over', 3);
    INSERT INTO returned_file (id, file_name, sha256) VALUES ('f', 'draft.docx', 'sent');
    INSERT INTO batch (id, supplied_by, note, received_ms, state) VALUES ('b', 'resident', '', 1, 'running')`);
  recoverBatches(db);
  expect(db.prepare('SELECT sha256 FROM original').pluck().all()).toEqual(['sent']);
});
