// Owns: what becomes of a file whose reader hangs, dies or never starts; with real processes that do so.
import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { partsAllowance, wholeParts } from '../../../db/intake/archiveParts.ts';
import { createReaderPool } from '../../../db/intake/readerPool.ts';
import { spawnReaderOnNode } from '../../../db/intake/spawnNode.ts';
import type { FromReader, ReaderHandle, SpawnReader } from '../../../db/model/extraction.ts';
import { tempFolder } from '../../support/tempFolder.ts';

/** A program that reads each file as its name says: `hang`, `die`, or answers, `slow` ones after 60 ms, with its own process number. */
const program = `
process.on('message', ({ seq, fileName }) => {
  if (fileName === 'hang') for (;;);
  if (fileName === 'die') process.exit(7);
  if (fileName.startsWith('slow')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60);
  const full = fileName.startsWith('full') ? { isFull: true } : {};
  process.send({ do: 'result', seq, result: { ok: false, mediaType: 'text/plain', reason: String(process.pid) }, ...full });
});
process.send({ do: 'ready' });
`;

function spawnOf(source: string): { spawn: SpawnReader; started: () => number } {
  const file = path.join(tempFolder(), 'reader.cjs');
  writeFileSync(file, source);
  let started = 0;
  const spawn = (): ReaderHandle => {
    started += 1;
    const child = fork(file, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    return {
      send: (message) => void child.send(message),
      hear: (on) => {
        child.on('message', (message) => on.message(message as FromReader));
        child.on('exit', (code, signal) => on.gone(signal ?? `code ${code}`));
      },
      kill: () => void child.kill('SIGKILL'),
    };
  };
  return { spawn, started: () => started };
}
const limits = { fileMs: 300, perMegabyteMs: 0 };
const file = (fileName: string) => ({ place: `/nowhere/${fileName}`, fileName, bytes: 1 });
const reasonOf = async (pool: ReturnType<typeof createReaderPool>, fileName: string) => {
  const result = await pool.read(file(fileName));
  return result.ok ? 'read' : result.reason;
};

describe('readers', () => {
  it('that hang or die cost one file, not the rest', async () => {
    const { spawn, started } = spawnOf(program);
    const pool = createReaderPool(spawn, 2, limits);
    const reasons = await Promise.all(['a', 'hang', 'b', 'die', 'c', 'd'].map((name) => reasonOf(pool, name)));
    expect(reasons[1]).toMatch(/took longer than/);
    expect(reasons[3]).toMatch(/stopped on it, twice \(code 7\)/);
    for (const at of [0, 2, 4, 5]) expect(reasons[at]).toMatch(/^\d+$/);
    expect(started()).toBeGreaterThanOrEqual(4);
    pool.close();
  });

  it('that hang or die on pages of a document cost it those pages, and from the third on all that follow', async () => {
    const { spawn, started } = spawnOf(`
process.on('message', ({ seq, fileName, leftOut = [] }) => {
  const [how, bad] = fileName.split(' of ');
  const from = (page) => {
    const isLeftOut = leftOut.some(({ from, to }) => from <= page && page <= to);
    if (page > 9) process.send({ do: 'result', seq, result: { ok: false, mediaType: 'x/y', reason: JSON.stringify(leftOut) } });
    else if (isLeftOut) from(page + 1);
    else process.send({ do: 'page', seq, page }, () => {
      if (!bad.includes(page)) return from(page + 1);
      if (how === 'die') process.exit(7);
      for (;;);
    });
  };
  from(1);
});
process.send({ do: 'ready' });
`);
    const pool = createReaderPool(spawn, 1, limits);
    const page = (number: number) => ({ from: number, to: number });
    expect(JSON.parse(await reasonOf(pool, 'hang of 4'))).toEqual([page(4)]);
    expect(JSON.parse(await reasonOf(pool, 'die of 25'))).toEqual([page(2), page(5)]);
    expect(JSON.parse(await reasonOf(pool, 'die of 3579'))).toEqual([page(3), page(5), { from: 7, to: Number.MAX_SAFE_INTEGER }]);
    // Each that ended, and the one that still stands: the first death of a file is laid to no page.
    expect(started()).toBe(1 + 3 + 4 + 1);
    pool.close();
  });

  it('that have grown too big make way between two files, which loses and blames none', async () => {
    const { spawn, started } = spawnOf(program);
    const pool = createReaderPool(spawn, 1, limits);
    const readBy = await Promise.all(['full 1', 'full 2', 'a', 'b'].map((name) => reasonOf(pool, name)));
    expect(readBy).toEqual([expect.stringMatching(/^\d+$/), expect.stringMatching(/^\d+$/), readBy[3], expect.stringMatching(/^\d+$/)]);
    expect([started(), new Set(readBy).size]).toEqual([3, 3]);
    pool.close();
  });

  it('start before there is a file where that is asked for, once, and read what comes then', async () => {
    const { spawn, started } = spawnOf(program);
    const pool = createReaderPool(spawn, 2, limits);
    pool.start();
    pool.start();
    expect(started()).toBe(1);
    expect(await reasonOf(pool, 'a')).toMatch(/^\d+$/);
    expect(started()).toBe(1);
    pool.close();
    pool.start();
    expect(started()).toBe(1);
  });

  it('are sent no more at once than is said, in files and in bytes', async () => {
    const sent: number[] = [];
    const answers: ((seq: number) => void)[] = [];
    const spawn = () => ({
      send: (message: { readonly seq: number }) => sent.push(message.seq),
      hear: ({ message }: { readonly message: (said: FromReader) => void }) => {
        answers.push((seq) => message({ do: 'result', seq, result: { ok: false, mediaType: 'x/y', reason: 'read' } }));
        message({ do: 'ready' });
      },
      kill: () => undefined,
    });
    const pool = createReaderPool(spawn as unknown as SpawnReader, 1, limits, { files: 3, bytes: 100 });
    const orders = [10, 10, 10, 60, 60, 60].map((bytes, at) => pool.read({ ...file(String(at)), bytes }));
    expect(sent).toEqual([1, 2, 3]);
    answers[0]?.(1);
    answers[0]?.(2);
    expect(sent).toEqual([1, 2, 3, 4, 5]);
    answers[0]?.(3);
    expect(sent).toEqual([1, 2, 3, 4, 5]);
    pool.close();
    await Promise.all(orders);
  });

  it('that cannot start are given up with a reason', async () => {
    const { spawn } = spawnOf('process.exit(3)');
    const pool = createReaderPool(spawn, 1, limits);
    expect(await reasonOf(pool, 'a')).toMatch(/cannot be started|stopped on it/);
    pool.close();
  });

  it('are not started before there is something to read, and another only where files wait while nothing else is done', async () => {
    const { spawn, started } = spawnOf(program);
    const pool = createReaderPool(spawn, 2, limits);
    expect(started()).toBe(0);
    await Promise.all(Array.from({ length: 20 }, (_, at) => reasonOf(pool, `quick ${at}`)));
    expect(started()).toBe(1);
    const readBy = await Promise.all(Array.from({ length: 20 }, (_, at) => reasonOf(pool, `slow ${at}`)));
    expect(started()).toBe(2);
    expect(new Set(readBy).size).toBe(2);
    await Promise.all(Array.from({ length: 20 }, (_, at) => reasonOf(pool, `slow ${at}`)));
    expect(started()).toBe(2);
    pool.close();
    // One large file fills a reader: what waits behind it is seen all the same.
    const large = createReaderPool(spawn, 2, limits);
    await Promise.all(Array.from({ length: 12 }, (_, at) => large.read({ ...file(`slow ${at}`), bytes: 4_000_000 })));
    expect(started()).toBe(4);
    large.close();
    expect(await reasonOf(pool, 'later')).toMatch(/stopped/);
  });

  it('bug: what was read in a file is out before the next is begun, which may take its reader with it', async () => {
    const sheet = (rows: number) =>
      new TextEncoder().encode(
        `Date,Note\n${Array.from({ length: rows }, (_, at) => `03/05/2023,Called at flat ${at} about the lift`).join('\n')}`,
      );
    const pool = createReaderPool(() => spawnReaderOnNode(), 1, { fileMs: 60_000, perMegabyteMs: 0 });
    // Once for its code to be there.
    await pool.read({ place: sheet(10), fileName: 'a.csv', bytes: 1 });
    const began = performance.now();
    const answered = await Promise.all(
      [12_000, 60_000].map(async (rows) => {
        const result = await pool.read({ place: sheet(rows), fileName: `${rows}.csv`, bytes: 1 });
        expect(result.ok && result.extraction.records).toHaveLength(rows);
        return performance.now() - began;
      }),
    );
    expect(answered[0]).toBeLessThan((answered[1] ?? 0) / 2);
    pool.close();
  });

  it('of this program read a file, and say so where there is none', async () => {
    const folder = tempFolder();
    const pool = createReaderPool(() => spawnReaderOnNode({ reads: [folder] }), 1);
    writeFileSync(path.join(folder, 'a.txt'), 'words');
    const result = await pool.read({ place: path.join(folder, 'a.txt'), fileName: 'a.txt', bytes: 5 });
    expect(result).toMatchObject({ ok: true, extraction: { text: 'words' } });
    expect(await reasonOf(pool, 'gone.txt')).toMatch(/could not be opened/);
    pool.close();
  });

  it('outlive a failure that a library leaves unheard, and the next file is read', async () => {
    const pool = createReaderPool(() => spawnReaderOnNode({ reads: [] }), 1);
    // Found by damaging PDFs: its pages hang together in a way that pdf.js gives up beside the page it is asked for.
    const lost = '%PDF-\n1 0 obj<</Pages 2 0R\n2 0 obj<<///Kids[3 83 0R]/Count 6>>83 0 obj<<xref\ntrailer<</Root 1 0R';
    const words = (text: string, fileName: string) => pool.read({ place: new TextEncoder().encode(text), fileName, bytes: text.length });
    const [damaged, next] = await Promise.all([words(lost, 'lost.pdf'), words('words', 'a.txt')]);
    expect(damaged).not.toMatchObject({ reason: expect.stringContaining('stopped on it') });
    expect(next).toMatchObject({ ok: true, extraction: { text: 'words' } });
    pool.close();
  });

  it('that say what no reader says are ended, and the file is listed with that', async () => {
    const folder = tempFolder();
    const entry = path.join(folder, 'db', 'intake', 'reader.cjs');
    mkdirSync(path.dirname(entry), { recursive: true });
    writeFileSync(entry, program.replace(`mediaType: 'text/plain'`, `mediaType: { toString: 'evil' }`));
    const pool = createReaderPool(() => spawnReaderOnNode({ reads: [folder] }, entry), 1);
    expect(await reasonOf(pool, 'a')).toMatch(/stopped on it, twice \(it answered what no reader of this program says\)/);
    pool.close();
  });
});

describe('parts of an archive', () => {
  it('bug: of the same bytes twice, each was called by the name of whichever was read first', async () => {
    const pool = createReaderPool(() => spawnReaderOnNode({ reads: [], isBehind: false }), 1);
    onTestFinished(() => pool.close());
    const bytes = new TextEncoder().encode('rang');
    const parts = ['a again.txt', '2023-05-03 a.txt'].map((fileName, at) => ({
      ...{ partPath: String(at + 1), folder: '', fileName, bytes, result: null },
    }));
    const read = await wholeParts(pool, parts, 1, partsAllowance(), undefined);
    const found = read.map(({ result }) => (result?.ok === true ? result.extraction.found : null));
    expect(found.map((each) => [each?.title, each?.date.earliest])).toEqual([
      ['a again', null],
      ['2023-05-03 a', '2023-05-03'],
    ]);
  });
});
