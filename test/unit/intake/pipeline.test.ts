// Owns: a delivery from folder to rows, in a real store with real reader processes.
import { randomBytes } from 'node:crypto';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originalBytes } from '../../../db/domains/entry/originals.ts';
import { listEntries, readAxis, readEntry } from '../../../db/domains/entry/reads.ts';
import { command } from '../../../db/domains/history/command.ts';
import { verifyFile } from '../../../db/domains/history/verify.ts';
import { recoverBatches } from '../../../db/domains/intake/batches.ts';
import { withdrawBatch } from '../../../db/domains/intake/withdraw.ts';
import { goOnWithIntake, type IntakeOrder, runIntake } from '../../../db/intake/pipeline.ts';
import { spawnReaderOnNode } from '../../../db/intake/spawnNode.ts';
import { unknownDate } from '../../../db/model/dates.ts';
import type { BatchRow, InsideFile, IntakeProgress, Side } from '../../../db/model/entry.ts';
import type { FromReader, SpawnReader, ToReader } from '../../../db/model/extraction.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { lockedZipOf, sevenZipOf } from '../../support/archives.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { storedZip } from '../../support/storedZip.ts';
import { tempFolder } from '../../support/tempFolder.ts';

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = tempFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

function order(db: Db, side: Side, paths: readonly string[], more: Partial<IntakeOrder> = {}): IntakeOrder {
  return {
    db,
    caseId: '01900000-0000-7000-8000-000000000000',
    actor,
    side,
    paths,
    note: '',
    spawnReader: spawnReaderOnNode,
    onProgress: () => undefined,
    signal: new AbortController().signal,
    readers: 2,
    ...more,
  };
}
const takeIn = (db: Db, side: Side, paths: readonly string[], more: Partial<IntakeOrder> = {}): Promise<BatchRow> =>
  runIntake(order(db, side, paths, more)).done;
const labels = (db: Db) =>
  readAxis(db)
    .map(({ exhibit, path, status }) => `${exhibit} ${path} ${status}`)
    .sort();

const mail = (subject: string, attached: string) =>
  `From: Repairs <repairs@larkfield.example>\nTo: ana@post.example\nDate: Tue, 18 Apr 2023 20:14:00 +0100\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nThe words of ${subject}\n--b\nContent-Type: text/plain; name=note.txt\nContent-Disposition: attachment; filename=note.txt\n\n${attached}\n--b--\n`;

describe('a delivery', () => {
  it('becomes entries in path order, with attachments and dated lines below them', async () => {
    const { db } = caseInFolder();
    const folder = folderOf({
      'b/mail.eml': mail('Lock', 'note words'),
      'B.txt': 'capital comes first',
      'a.csv': 'Date,Note\n3/5/2023,Called at the flat\n,Undated line of it\n',
    });
    const batch = await takeIn(db, 'resident', [folder]);
    expect(batch).toMatchObject({ state: 'done', received: 4, read: 4, duplicate: 0, unreadable: 0 });
    expect(labels(db)).toEqual([
      'R1 B.txt read',
      'R2 a.csv read',
      'R2#1 a.csv read',
      'R2#2 a.csv read',
      'R3 b/mail.eml read',
      'R3.1 b/mail.eml/note.txt read',
    ]);
    const rows = listEntries(db, {}, null, 1000).rows;
    const byLabel = (exhibit: string) => rows.find((row) => row.exhibit === exhibit);
    expect(byLabel('R2#1')).toMatchObject({
      kind: 'record',
      date: { earliest: '2023-05-03' },
      title: 'Called at the flat',
      dateBasis: 'column',
      sha256: null,
    });
    expect(byLabel('R3')).toMatchObject({ side: 'landlord', sideBasis: 'sender', suppliedBy: 'resident', attachments: 1 });
    expect(byLabel('R3.1')).toMatchObject({ parentId: byLabel('R3')?.id, side: 'landlord' });
    const record = readEntry(db, byLabel('R2#1')?.id ?? '');
    expect(record).toMatchObject({
      text: '3/5/2023\nCalled at the flat',
      columns: ['Date', 'Note'],
      cells: ['3/5/2023', 'Called at the flat'],
    });
    expect(verifyFile(db).problems).toEqual([]);
  });

  it('gives the same labels whatever the number of readers', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [
        `${at % 3}/${at}.${at % 2 ? 'eml' : 'txt'}`,
        at % 2 ? mail(`m${at}`, `attached ${at % 5}`) : `text ${at % 7}`,
      ]),
    );
    const folder = folderOf(files);
    const seen = [];
    for (const readers of [1, 3]) {
      const { db } = caseInFolder();
      await takeIn(db, 'landlord', [folder], { readers });
      seen.push(labels(db));
    }
    expect(seen[0]).toEqual(seen[1]);
  });

  it('counts what it received as read, duplicate or unreadable, and keeps each byte string once', async () => {
    const content = fc.oneof(
      fc.constantFrom(
        'same words',
        '',
        mail('s', 'same words'),
        mail('s', 'other'),
        '%PDF-broken',
        'Date,Note\n3/5/2023,Called at the flat\n',
      ),
      fc.string(),
    );
    const name = fc
      .tuple(fc.constantFrom('a', 'b', 'c/d', 'c/e'), fc.constantFrom('txt', 'eml', 'pdf', 'csv', 'bin'))
      .map(([stem, ending]) => `${stem}.${ending}`);
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, content, { minKeys: 1, maxKeys: 8 }), async (files) => {
        const { db } = caseInFolder();
        const folder = folderOf(files);
        for (const side of ['resident', 'landlord'] as const) {
          const batch = await takeIn(db, side, [folder]);
          expect(batch.received).toBe(batch.read + batch.duplicate + batch.unreadable);
          const rows = readAxis(db).filter(({ batchId, kind }) => batchId === batch.id && kind !== 'record');
          expect(batch.received).toBe(rows.length);
          for (const status of ['read', 'duplicate', 'unreadable'] as const)
            expect(batch[status]).toBe(rows.filter((row) => row.status === status).length);
          if (side === 'landlord') expect(batch.duplicate).toBe(Object.keys(files).length);
          for (const row of rows) expect(row.status === 'read').toBe(row.reason === null);
        }
        const hashes = new Set(listEntries(db, {}, null, 1000).rows.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256])));
        expect(db.prepare('SELECT count(*) AS n FROM original').get()).toEqual({ n: hashes.size });
        expect(verifyFile(db).problems).toEqual([]);
      }),
      { numRuns: 6 },
    );
  }, 120_000);

  it('shows the same bytes again as received twice, across sides and inside messages', async () => {
    const { db } = caseInFolder();
    const note = 'same bytes';
    await takeIn(db, 'resident', [folderOf({ 'note.txt': note, 'z.eml': mail('m', note) })]);
    await takeIn(db, 'landlord', [folderOf({ 'copy 2023-05-03.txt': note })]);
    const rows = readAxis(db);
    const first = rows.find(({ exhibit }) => exhibit === 'R1');
    expect(rows.find(({ exhibit }) => exhibit === 'R2.1')).toMatchObject({
      status: 'duplicate',
      reason: 'Same bytes as R1',
      duplicateOf: first?.id,
    });
    const copy = rows.find(({ exhibit }) => exhibit === 'L1');
    expect(copy).toMatchObject({
      status: 'duplicate',
      reason: 'Same bytes as R1',
      timesReceived: 3,
      date: { earliest: '2023-05-03' },
      side: 'landlord',
    });
    expect(readEntry(db, copy?.id ?? '').text).toBe(note);
  });

  it('bug: a locked archive taken in once more with its password was only received again, and the whole delivery had to be withdrawn', async () => {
    const { db } = caseInFolder();
    const note = { 'note.txt': 'The lock was sanded.' };
    const folder = folderOf({ 'a.7z': await sevenZipOf(note, 'rose', true), 'b.zip': await lockedZipOf(note, 'rose'), 'c.txt': 'Words' });
    expect(await takeIn(db, 'landlord', [folder])).toMatchObject({ received: 3, read: 1, unreadable: 2 });
    const again = (password: string) => takeIn(db, 'landlord', [path.join(folder, 'a.7z'), path.join(folder, 'b.zip')], { password });
    expect(await again('wrong')).toMatchObject({ received: 2, duplicate: 2 });
    expect(await again('rose')).toMatchObject({ received: 4, read: 3, duplicate: 1 });
    expect(labels(db).slice(-4)).toEqual(['L6 a.7z read', 'L6.1 a.7z/note.txt read', 'L7 b.zip read', 'L7.1 b.zip/note.txt duplicate']);
    // From then on it is known what they hold.
    expect(await again('rose')).toMatchObject({ received: 2, duplicate: 2 });
    expect(readAxis(db).find(({ exhibit }) => exhibit === 'L8')).toMatchObject({ reason: 'Same bytes as L6' });
  });

  it('keeps originals to the byte, also those of many chunks', async () => {
    const { db } = caseInFolder();
    const large = randomBytes(9 * 1024 * 1024 + 17);
    await takeIn(db, 'third', [folderOf({ 'large.bin': large })]);
    const [row] = listEntries(db, {}, null, 1).rows;
    const { bytes, total } = originalBytes(db, row?.sha256 ?? '', 0, large.length);
    expect(total).toBe(large.length);
    expect(Buffer.compare(Buffer.from(bytes), large)).toBe(0);
    expect(row).toMatchObject({ status: 'unreadable', bytes: large.length });
  });

  it('lists links, empty files and system files with their reasons', async () => {
    const { db } = caseInFolder();
    const folder = folderOf({ 'a.txt': 'inside', 'sub/.DS_Store': 'x', 'empty.pdf': '' });
    symlinkSync('/etc', path.join(folder, 'outside'));
    symlinkSync(path.join(folder, 'a.txt'), path.join(folder, 'z link.txt'));
    await takeIn(db, 'resident', [folder]);
    expect(labels(db)).toEqual([
      'R1 a.txt read',
      'R2 empty.pdf unreadable',
      'R3 outside unreadable',
      'R4 sub/.DS_Store unreadable',
      'R5 z link.txt duplicate',
    ]);
    expect(readAxis(db).find(({ exhibit }) => exhibit === 'R3')?.reason).toContain('was not followed');
  });

  it('refuses a path that is not there before anything is written', () => {
    const { db } = caseInFolder();
    expect(() => runIntake(order(db, 'resident', ['/no/such/folder']))).toThrow(/no file or folder at \/no\/such\/folder/);
    expect(db.prepare('SELECT count(*) AS n FROM batch').get()).toEqual({ n: 0 });
  });

  it('tells its progress and ends with as many as there are', async () => {
    const { db } = caseInFolder();
    const told: IntakeProgress[] = [];
    const folder = folderOf(Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`${at}.eml`, mail(`m${at}`, `n${at}`)])));
    await takeIn(db, 'resident', [folder], { onProgress: (progress) => told.push(progress) });
    const last = told.at(-1);
    expect(last).toMatchObject({ state: 'done', received: 120, total: 120, current: null });
    for (const { received, total } of told) expect(received).toBeLessThanOrEqual(total);
  });

  it('says of a large file how much of it is read, then how much is kept', async () => {
    const { db } = caseInFolder();
    const folder = folderOf({ 'clip.mp4': '' });
    // Sparse: it takes no room on the disk.
    truncateSync(path.join(folder, 'clip.mp4'), 48 * 1024 * 1024);
    const told: InsideFile[] = [];
    await takeIn(db, 'resident', [folder], { onProgress: ({ inside }) => (inside === null ? undefined : told.push(inside)) });
    const kept = told.filter(({ phase }) => phase === 'kept').map(({ done }) => done);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept).toEqual(kept.toSorted((a, b) => a - b));
    for (const { path: file, done, of, unit } of told) {
      expect([file.endsWith('clip.mp4'), of, unit]).toEqual([true, 48 * 1024 * 1024, 'bytes']);
      expect(done).toBeLessThanOrEqual(of);
    }
  });

  it('says of a mailbox and an archive how much of it is taken out, and what is left counts in the total', async () => {
    const { db } = caseInFolder();
    const messages = Array.from({ length: 900 }, (_, at) => `From x Tue Apr 18 20:14:00 2023\n${mail(`m${at}`, `n${at}`)}\n`).join('');
    const files = Object.fromEntries(Array.from({ length: 900 }, (_, at) => [`${at}.txt`, `words ${at}`]));
    const folder = folderOf({ 'a.mbox': messages, 'b.zip': storedZip(files) });
    const told: IntakeProgress[] = [];
    await takeIn(db, 'resident', [folder], { onProgress: (progress) => told.push(progress) });
    const [mailbox, archive] = ['a.mbox', 'b.zip'].map((name) =>
      told.flatMap(({ inside, total, received }) =>
        inside?.phase === 'taken out' && inside.path === name ? [{ ...inside, left: total - received }] : [],
      ),
    );
    expect(mailbox?.[0]).toMatchObject({ unit: 'bytes', of: messages.length });
    expect(archive?.[0]).toMatchObject({ unit: 'files', of: 900 });
    for (const { done, of, left } of [...(mailbox ?? []), ...(archive ?? [])]) {
      expect(done).toBeGreaterThan(0);
      expect(done).toBeLessThan(of);
      // How near its end a portion stops is the machine's: the first leaves much, the last may leave one.
      expect(left).toBeGreaterThan(0);
    }
    for (const first of [mailbox?.[0], archive?.[0]]) expect(first?.left).toBeGreaterThan(10);
    expect(told.at(-1)).toMatchObject({ state: 'done', received: 2702, total: 2702, inside: null });
  });

  it('stopped in the middle of a large file keeps none of its bytes, and takes them when it goes on', async () => {
    const { db } = caseInFolder();
    const abort = new AbortController();
    const folder = folderOf({ 'clip.mp4': '' });
    truncateSync(path.join(folder, 'clip.mp4'), 128 * 1024 * 1024);
    const batch = await takeIn(db, 'resident', [folder], {
      signal: abort.signal,
      onProgress: ({ inside }) => (inside?.phase === 'kept' ? abort.abort() : undefined),
    });
    expect(batch).toMatchObject({ state: 'cancelled', received: 0, left: { files: 1, settled: 0 } });
    expect(db.prepare('SELECT (SELECT count(*) FROM chunk) + (SELECT count(*) FROM original)').pluck().get()).toBe(0);
    expect(verifyFile(db).problems).toEqual([]);
    const again = goOnWithIntake({ ...order(db, 'resident', []), batchId: batch.id });
    expect(await again.done).toMatchObject({ state: 'done', received: 1 });
    expect(db.prepare('SELECT sum(plain_bytes) FROM chunk').pluck().get()).toBe(128 * 1024 * 1024);
    expect(labels(db)).toEqual([expect.stringMatching(/^R1 clip\.mp4 /)]);
  }, 30_000);

  it('cancelled keeps what is done and says so', async () => {
    const { db } = caseInFolder();
    const abort = new AbortController();
    const folder = folderOf(
      Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`${String(at).padStart(3, '0')}.eml`, mail(`m${at}`, `n${at}`)])),
    );
    const batch = await takeIn(db, 'resident', [folder], {
      signal: abort.signal,
      onProgress: ({ received }) => (received > 0 ? abort.abort() : undefined),
    });
    expect(batch.state).toBe('cancelled');
    expect(batch.received).toBeGreaterThan(0);
    expect(batch.received).toBeLessThan(800);
    expect(readAxis(db)).toHaveLength(batch.received);
    // The rest can be taken in afterwards: what was done is found again as received twice.
    const again = await takeIn(db, 'resident', [folder]);
    expect(again.duplicate).toBeGreaterThan(0);
    expect(verifyFile(db).problems).toEqual([]);
  });

  it('shows a sheet of many lines only when it stands whole', async () => {
    const { db } = caseInFolder();
    const rows = Array.from({ length: 3000 }, (_, at) => `${(at % 28) + 1}/5/2023,Line number ${at} of the log`);
    const counts = new Set<number>();
    const running = takeIn(db, 'landlord', [folderOf({ 'log.csv': `Date,Note\n${rows.join('\n')}\n` })]);
    let isDone = false;
    void running.finally(() => {
      isDone = true;
    });
    while (!isDone) {
      counts.add((db.prepare('SELECT count(*) AS n FROM entry WHERE is_withdrawn = 0').get() as { n: number }).n);
      await new Promise((resume) => setImmediate(resume));
    }
    await running;
    expect([...counts].sort((a, b) => a - b)).toEqual([0, 3001]);
  });
});

describe('after a delivery', () => {
  it('it can be withdrawn: hidden everywhere, its labels burnt', async () => {
    const { db } = caseInFolder();
    const folder = folderOf({ 'a.txt': 'one', 'b.txt': 'two' });
    const { id } = await takeIn(db, 'resident', [folder]);
    command(db, { actor, command: 'intake.withdraw', label: 'Withdraw' }, (tx) => withdrawBatch(tx, id));
    expect(readAxis(db)).toEqual([]);
    await takeIn(db, 'resident', [folder]);
    expect(labels(db)).toEqual(['R3 a.txt read', 'R4 b.txt read']);
    expect(verifyFile(db).problems).toEqual([]);
  });

  it('it cannot be withdrawn while a later one repeats its bytes', async () => {
    const { db } = caseInFolder();
    const folder = folderOf({ 'a.txt': 'one' });
    const { id } = await takeIn(db, 'resident', [folder]);
    await takeIn(db, 'landlord', [folder]);
    const withdraw = () => command(db, { actor, command: 'intake.withdraw', label: 'Withdraw' }, (tx) => withdrawBatch(tx, id));
    expect(withdraw).toThrow(/L1 of another delivery has the same bytes as R1/);
    expect(readAxis(db)).toHaveLength(2);
  });

  it('one cut off says so, and leaves no bytes that nothing holds', async () => {
    const { db } = caseInFolder();
    const { id } = await takeIn(db, 'resident', [folderOf({ 'a.txt': 'one' })]);
    db.prepare(`UPDATE batch SET state = 'running', received = 7 WHERE id = ?`).run(id);
    db.prepare(`INSERT INTO original (sha256, bytes) VALUES ('abc', 5000000)`).run();
    recoverBatches(db);
    recoverBatches(db);
    expect(db.prepare(`SELECT label FROM history WHERE command = 'intake.recover'`).pluck().all()).toEqual([
      'Find a delivery cut off while coming in',
    ]);
    expect(db.prepare('SELECT state, received, read FROM batch').get()).toEqual({ state: 'interrupted', received: 1, read: 1 });
    expect(verifyFile(db)).toMatchObject({ originals: 1, problems: [] });
  });
});

/** Readers one of which ends as soon as it is to read what `isHostile` says: what a file that breaks its reader does. */
function endingOn(isHostile: (message: Extract<ToReader, { do: 'read' }>) => boolean, isInside: boolean): SpawnReader {
  return (needs) => {
    const reader = spawnReaderOnNode(needs);
    let told: ((message: FromReader) => void) | null = null;
    let unanswered = 0;
    let end: (() => void) | null = null;
    return {
      ...reader,
      send: (message) => {
        if (end !== null) return;
        if (message.do !== 'read' || !isHostile(message)) {
          unanswered += 1;
          return reader.send(message);
        }
        // A reader takes one file after the other: what was sent before is read first.
        end = () => {
          if (isInside) told?.({ do: 'inside', seq: message.seq });
          reader.kill();
        };
        if (unanswered === 0) end();
      },
      hear: (on) => {
        told = on.message;
        reader.hear({
          ...on,
          message: (message) => {
            on.message(message);
            if (message.do !== 'result') return;
            unanswered -= 1;
            if (unanswered === 0) end?.();
          },
        });
      },
    };
  };
}

describe('an archive in a delivery', () => {
  it('is a folder of papers of their own, in order, however many portions it takes and however many readers there are', async () => {
    const inside = Object.fromEntries(Array.from({ length: 450 }, (_, at) => [`box ${at % 2}/${at}.txt`, `words ${at % 300}`]));
    const folder = folderOf({ 'a.zip': storedZip({ 'mail.eml': mail('Lock', 'note words'), ...inside }), 'b.txt': 'words 7' });
    const seen = [];
    for (const readers of [1, 3]) {
      const { db } = caseInFolder();
      const batch = await takeIn(db, 'resident', [folder], { readers });
      expect(batch).toMatchObject({ state: 'done', received: 454, read: 303, duplicate: 151, unreadable: 0 });
      seen.push(labels(db));
      const rows = readAxis(db);
      const row = (exhibit: string) => rows.find((each) => each.exhibit === exhibit);
      expect(row('R1')).toMatchObject({ kind: 'archive', path: 'a.zip', attachments: 0 });
      expect(row('R1.1')).toMatchObject({ kind: 'email', parentId: null, path: 'a.zip/mail.eml', side: 'landlord', attachments: 1 });
      expect(row('R1.1.1')).toMatchObject({ parentId: row('R1.1')?.id, path: 'a.zip/mail.eml/note.txt' });
      expect(row('R1.451')).toMatchObject({ path: 'a.zip/box 1/449.txt', status: 'duplicate', duplicateOf: row('R1.151')?.id });
      // What stands after the archive is placed after all it holds.
      expect(row('R2')).toMatchObject({ status: 'duplicate', duplicateOf: row('R1.9')?.id });
      expect(readEntry(db, row('R1')?.id ?? '').text).toContain('box 1/449.txt');
      expect(verifyFile(db).problems).toEqual([]);
    }
    expect(seen[0]).toEqual(seen[1]);
  });

  it('loses nothing but the file that stops the reader', async () => {
    const { db } = caseInFolder();
    const folder = folderOf({ 'a.zip': storedZip({ '1.txt': 'one', 'kills.txt': 'two', '3.txt': 'three' }) });
    const spawnReader = endingOn(({ fileName }) => fileName === 'kills.txt', false);
    expect(await takeIn(db, 'resident', [folder], { spawnReader })).toMatchObject({ received: 4, read: 3, unreadable: 1 });
    expect(labels(db)).toEqual(['R1 a.zip read', 'R1.1 a.zip/1.txt read', 'R1.2 a.zip/kills.txt unreadable', 'R1.3 a.zip/3.txt read']);
  });

  it('and a message, whose attachments are read apart when one of them stopped the reader', async () => {
    const { db } = caseInFolder();
    const folder = folderOf({ 'mail.eml': mail('Lock', 'note words') });
    const spawnReader = endingOn(({ fileName, isApart }) => (fileName === 'mail.eml' && isApart !== true) || fileName === 'note.txt', true);
    expect(await takeIn(db, 'resident', [folder], { spawnReader })).toMatchObject({ received: 2, read: 1, unreadable: 1 });
    expect(labels(db)).toEqual(['R1 mail.eml read', 'R1.1 mail.eml/note.txt unreadable']);
    expect(readAxis(db)[0]).toMatchObject({ title: 'Lock' });
  });

  it('that holds itself, or another that holds it, is waited for by nobody', async () => {
    const { db } = caseInFolder();
    // Files that say what they hold: a ZIP that holds itself to the byte can be made, but not here.
    const holds: Readonly<Record<string, readonly string[]>> = {
      own: ['own', 'leaf'],
      one: ['other'],
      other: ['one', 'leaf 2'],
      all: ['other', 'one', 'own'],
    };
    const empty = { reader: 'zip', version: '1', text: '', html: null, pages: [], headers: [], columns: [], records: [] };
    const found = { title: 'x', sender: null, recipients: null, date: unknownDate, time: null, offset: null, dateBasis: 'none' } as const;
    const partOf = (name: string, at: number) => {
      return { partPath: String(at + 1), folder: '', fileName: `${name}.zip`, bytes: new TextEncoder().encode(name), result: null };
    };
    const spawnReader: SpawnReader = () => {
      let on: { message(message: FromReader): void } | null = null;
      return {
        hear: (hearing) => {
          on = hearing;
          on.message({ do: 'ready' });
        },
        send: (message) => {
          if (message.do !== 'read' || typeof message.from === 'string') return;
          const inside = holds[new TextDecoder().decode(message.from)];
          const extraction = { ...empty, found, kind: inside === undefined ? 'other' : 'archive', mediaType: 'application/zip' } as const;
          const result = { ok: true, extraction, parts: (inside ?? []).map(partOf) } as const;
          setImmediate(() => on?.message({ do: 'result', seq: message.seq, result }));
        },
        kill: () => undefined,
      };
    };
    const folder = folderOf({ 'all.zip': 'all', 'own.zip': 'own' });
    expect(await takeIn(db, 'resident', [folder], { spawnReader })).toMatchObject({ state: 'done', received: 10, unreadable: 0 });
    expect(labels(db)).toEqual([
      'R1 all.zip read',
      'R1.1 all.zip/other.zip read',
      'R1.1.1 all.zip/other.zip/one.zip read',
      'R1.1.1.1 all.zip/other.zip/one.zip/other.zip duplicate',
      'R1.1.2 all.zip/other.zip/leaf 2.zip read',
      'R1.2 all.zip/one.zip duplicate',
      'R1.3 all.zip/own.zip read',
      'R1.3.1 all.zip/own.zip/own.zip duplicate',
      'R1.3.2 all.zip/own.zip/leaf.zip read',
      'R2 own.zip duplicate',
    ]);
  });

  it('nested to do harm runs out, and says so', async () => {
    const { db } = caseInFolder();
    const wide = storedZip(Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`${at}.txt`, `words ${at}`])));
    let nested = wide;
    for (let depth = 0; depth < 3; depth += 1)
      nested = storedZip(Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${depth} ${at}.zip`, nested])));
    const batch = await takeIn(db, 'resident', [folderOf({ 'a.zip': nested, 'b.txt': 'goes on' })]);
    expect(batch.received).toBe(batch.read + batch.duplicate + batch.unreadable);
    expect(labels(db).at(-1)).toBe('R2 b.txt read');
  });
});
