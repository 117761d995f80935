// Owns: taking in a delivery: files to hash, readers to feed, rows to write in order, counts to tell. One writer, many readers, nothing held up.
// Must not read files' contents itself nor decide what they are.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { refuseWhereClosed } from '../domains/history/closed.ts';
import { intakeSlice } from '../domains/history/command.ts';
import { earlierEntry } from '../domains/intake/arrivals.ts';
import { countBatch, endBatch, interruptBatch, readBatch, startBatch } from '../domains/intake/batches.ts';
import type { ColumnProfile } from '../model/columnProfile.ts';
import type { PartlyReadAs } from '../model/delimited.ts';
import type { BatchRow, EntryStatus, InsideFile, IntakeProgress, Side } from '../model/entry.ts';
import type { ColumnChoice, ReadPart, ReadResult, SpawnReader } from '../model/extraction.ts';
import { type Id, newId } from '../model/ids.ts';
import type { Db } from '../store/prepared.ts';
import { partsAllowance, readWhole, wholeParts } from './archiveParts.ts';
import { type Delivery, type OpenArchive, type Prepared, placeFile, placeMore } from './arrival.ts';
import { judgeAgain, peopleOf } from './judgeAgain.ts';
import { createReaderPool, type PoolLimits, type ReaderPool, type ReadOrder } from './readerPool.ts';
import { notRead } from './readers/unreadable.ts';
import { sideJudge } from './sides.ts';
import { causeOf, checkPaths, type FoundFile, listFiles, placesOf } from './walk.ts';

export interface IntakeOrder {
  readonly db: Db;
  readonly caseId: Id;
  readonly actor: string;
  /** Who supplied the papers. */
  readonly side: Side;
  readonly paths: readonly string[];
  readonly note: string;
  readonly columns?: ColumnChoice | undefined;
  /** Columns named before in sheets of the case's landlord. */
  readonly profiles?: readonly ColumnProfile[];
  readonly readAs?: PartlyReadAs | undefined;
  /** Opens locked files of this delivery; never kept. */
  readonly password?: string | undefined;
  readonly spawnReader: SpawnReader;
  readonly onProgress: (progress: IntakeProgress) => void;
  readonly signal: AbortSignal;
  /** Reader processes at once; one per core otherwise. */
  readonly readers?: number;
  readonly limits?: PoolLimits;
}

export interface RunningIntake {
  readonly batchId: Id;
  /** Settles when the delivery stands or was cancelled; rejects when the store failed, the delivery then being marked interrupted. */
  readonly done: Promise<BatchRow>;
}

/** A slice of writing is committed after this, so that a person's write never waits longer. */
const sliceMs = 12;
const progressMs = 100;
/** The journal may grow further while much is written: each checkpoint costs a flush. */
const intakeCheckpointPages = 8000;
const usualCheckpointPages = 1000;
/** Files up to this are held in memory between hashing and storing. */
const heldBytes = 8 * 1024 * 1024;
/** Files read ahead of the one being written, and how large they may be together: what is read in them is held as well. */
const filesAhead = 64;
/** Files written before the reading ahead goes on. */
const mostTogether = 16;
const bytesAhead = 128 * 1024 * 1024;

/**
 * Starts taking in a delivery. Paths are checked and the delivery's row is written before this returns; the rest goes on in the background.
 * Throws Refusal for a path that does not exist, and for a closed case.
 */
export function runIntake(order: IntakeOrder): RunningIntake {
  refuseWhereClosed(order.db);
  checkPaths(order.paths);
  const batchId = newId();
  const receivedMs = Date.now();
  intakeSlice(order.db, () => startBatch(order.db, { id: batchId, suppliedBy: order.side, note: order.note, receivedMs }));
  const size = Math.max(1, order.readers ?? availableParallelism());
  const reads = placesOf(order.paths);
  const pool = createReaderPool(() => order.spawnReader({ reads }), size, order.limits);
  const done = takeIn(order, batchId, receivedMs, pool).finally(() => pool.close());
  return { batchId, done };
}

async function takeIn(order: IntakeOrder, batchId: Id, receivedMs: number, pool: ReaderPool): Promise<BatchRow> {
  const { db, signal } = order;
  const counts = { received: 0, read: 0, duplicate: 0, unreadable: 0 };
  const digest = createHash('sha256');
  let filesDone = 0;
  let current: string | null = null;
  let inside: InsideFile | null = null;
  let lastTold = 0;
  let files: readonly FoundFile[] = [];
  let isCutShort = false;

  const tell = (isDue: boolean) => {
    const now = Date.now();
    if (!isDue && now - lastTold < progressMs) return;
    lastTold = now;
    // Parts are found as their files are read: the total grows with them, and ends equal to what was received.
    const total = counts.received + files.length - filesDone;
    order.onProgress({ ...readBatch(db, batchId), ...counts, caseId: order.caseId, total, current, inside });
  };
  const tellInside = (now: InsideFile | null) => {
    inside = now;
    tell(false);
  };
  const people = peopleOf(db);
  const delivery: Delivery = {
    db,
    batchId,
    suppliedBy: order.side,
    receivedMs,
    sideOf: sideJudge(people),
    placed: (status: EntryStatus, exhibit, sha256) => {
      counts[status] += 1;
      counts.received += 1;
      digest.update(`${exhibit}\t${status}\t${sha256 ?? ''}\n`);
    },
    kept: tellInside,
  };

  const write = (steps: Generator<void>) => writeInSlices(db, steps, () => countBatch(db, batchId, counts));

  db.pragma(`wal_autocheckpoint = ${intakeCheckpointPages}`);
  try {
    // A folder of many thousands takes a while to look through, and a first file of gigabytes to keep.
    tell(true);
    files = await listFiles(order.paths);
    tell(true);
    for await (const ready of readAhead(order, files, pool, tellInside)) {
      const arrived = await Promise.all(ready.map((prepared) => readIfNeeded(order, pool, prepared)));
      for (const run of upToArchives(arrived)) {
        let open: OpenArchive | null = null;
        const steps = placeFiles(delivery, run, (file, archive) => {
          filesDone += 1;
          current = file.path;
          open = archive;
        });
        await write(steps);
        tell(false);
        const last = run.at(-1)?.file;
        if (open !== null && last !== undefined)
          isCutShort = !(await placeRest(order, pool, delivery, last, open, write, () => tell(false)));
        if (signal.aborted) break;
      }
      if (signal.aborted) break;
    }
  } catch (error) {
    // The store itself failed (disk full, say): what stands stays, and the delivery says that it broke off.
    interruptBatch(db, batchId, order.actor);
    order.onProgress({ ...readBatch(db, batchId), caseId: order.caseId, total: files.length, current: null, inside: null });
    throw error;
  } finally {
    db.pragma(`wal_autocheckpoint = ${usualCheckpointPages}`);
  }
  current = null;
  inside = null;
  const state = filesDone < files.length || isCutShort ? 'cancelled' : 'done';
  const ended = { state, counts, actor: order.actor, entriesSha256: digest.digest('hex') } as const;
  endBatch(db, batchId, ended, (tx) => {
    // The delivery may show whose addresses those of earlier ones are.
    const known = new Set(people.residentMail.map(({ sender }) => sender));
    if (peopleOf(db).residentMail.some(({ sender }) => !known.has(sender))) judgeAgain(tx);
  });
  // "Taken in" is said when it is on the disk (design 5.6).
  db.pragma('wal_checkpoint(PASSIVE)');
  tell(true);
  return readBatch(db, batchId);
}

/** Files that stand ready are written one after the other, so that a slice is not cut short at the end of a small file. */
function* placeFiles(
  delivery: Delivery,
  arrived: readonly Prepared[],
  placed: (file: FoundFile, archive: OpenArchive | null) => void,
): Generator<void> {
  for (const prepared of arrived) {
    const archive = yield* placeFile(delivery, prepared);
    placed(prepared.file, archive);
    yield;
  }
}

/** Files cut after each archive that has more: what it holds is placed before what comes after it, however fast either was read. */
function* upToArchives(arrived: readonly Prepared[]): Generator<readonly Prepared[]> {
  let from = 0;
  for (const [at, { result }] of arrived.entries()) {
    if (result?.ok !== true || result.more === undefined) continue;
    yield arrived.slice(from, at + 1);
    from = at + 1;
  }
  if (from < arrived.length) yield arrived.slice(from);
}

/** Reads and places the other portions of an archive; false when it was stopped before the last. */
async function placeRest(
  order: IntakeOrder,
  pool: ReaderPool,
  delivery: Delivery,
  file: FoundFile,
  archive: OpenArchive,
  write: (steps: Generator<void>) => Promise<void>,
  tell: () => void,
): Promise<boolean> {
  const allowance = partsAllowance();
  let more: string | undefined = archive.more;
  while (more !== undefined) {
    const portion: ReadResult | null = await untilAborted(pool.read({ ...readOrder(order, file), after: more }), order.signal);
    if (portion === null) return false;
    const parts: readonly ReadPart[] = portion.ok
      ? ((await untilAborted(wholeParts(pool, portion.parts, 1, allowance, order.password), order.signal)) ?? [])
      : [
          {
            partPath: String(Number(more.split(' ')[0]) + 1),
            folder: '',
            fileName: `rest of ${file.fileName}`,
            bytes: null,
            result: portion,
          },
        ];
    await write(placeMore(delivery, archive, parts));
    tell();
    if (order.signal.aborted) return false;
    more = portion.ok ? portion.more : undefined;
  }
  return true;
}

/** Runs the steps in transactions of a few milliseconds, letting people's writes in between. */
async function writeInSlices(db: Db, steps: Generator<void>, count: () => void): Promise<void> {
  let isDone = false;
  while (!isDone) {
    intakeSlice(db, () => {
      const until = performance.now() + sliceMs;
      do isDone = steps.next().done === true;
      while (!isDone && performance.now() < until);
      count();
    });
    await new Promise((resume) => setImmediate(resume));
  }
}

interface Waiting {
  readonly prepared: Promise<Prepared>;
  readonly bytes: number;
  ready: Prepared | null;
}

/** Hashes and reads files ahead of the writer as far as memory allows; yields, in order, those that stand ready together. */
async function* readAhead(
  order: IntakeOrder,
  files: readonly FoundFile[],
  pool: ReaderPool,
  tellInside: (inside: InsideFile | null) => void,
): AsyncGenerator<readonly Prepared[]> {
  const queue: Waiting[] = [];
  // Bytes already on their way to a reader: the same again need not be read twice.
  const underWay = new Set<string>();
  let next = 0;
  let held = 0;
  let hashing: Promise<unknown> = Promise.resolve();
  const start = (file: FoundFile) => {
    // One hash after the other: which of two equal files counts as the first must not depend on speed.
    const hashed = hashing.then(() => hashFile(file, tellInside));
    hashing = hashed.catch(() => {});
    const prepared = hashed.then(async (hash): Promise<Prepared> => {
      if ('refusal' in hash) return { file, sha256: null, bytes: null, result: notRead(hash.refusal) };
      if (underWay.has(hash.sha256) || earlierEntry(order.db, hash.sha256) !== undefined) return { file, ...hash, result: null };
      underWay.add(hash.sha256);
      return { file, ...hash, result: await readWith(order, pool, file) };
    });
    const waiting: Waiting = { prepared, bytes: file.bytes, ready: null };
    prepared.then(
      (ready) => {
        waiting.ready = ready;
      },
      // A failure is met where the file is awaited.
      () => undefined,
    );
    held += waiting.bytes;
    queue.push(waiting);
  };
  while (next < files.length || queue.length > 0) {
    while (next < files.length && queue.length < filesAhead && (held < bytesAhead || queue.length === 0)) {
      const file = files[next];
      next += 1;
      if (file) start(file);
    }
    const [first] = queue;
    if (first === undefined || (await untilAborted(first.prepared, order.signal)) === null) return;
    const waitsFrom = queue.findIndex(({ ready }) => ready === null);
    const together = queue.splice(0, Math.max(1, Math.min(mostTogether, waitsFrom < 0 ? queue.length : waitsFrom)));
    for (const { bytes } of together) held -= bytes;
    yield await Promise.all(together.map(({ prepared }) => prepared));
  }
}

/** Cancelling does not wait for the file being read. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const stop = () => resolve(null);
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Equal bytes whose first copy did not become an entry after all (its delivery was withdrawn meanwhile) are read now. */
async function readIfNeeded(order: IntakeOrder, pool: ReaderPool, prepared: Prepared): Promise<Prepared> {
  if (prepared.result !== null || prepared.sha256 === null || earlierEntry(order.db, prepared.sha256) !== undefined) return prepared;
  return { ...prepared, result: await readWith(order, pool, prepared.file) };
}

function readWith(order: IntakeOrder, pool: ReaderPool, file: FoundFile): Promise<ReadResult> {
  return readWhole(pool, {
    ...readOrder(order, file),
    ...(order.columns === undefined ? {} : { columns: order.columns }),
    ...(order.profiles === undefined ? {} : { profiles: order.profiles }),
    ...(order.readAs === undefined ? {} : { readAs: order.readAs }),
  });
}

function readOrder({ password }: IntakeOrder, { place, fileName, bytes }: FoundFile): ReadOrder {
  return { place, fileName, bytes, ...(password === undefined ? {} : { password }) };
}

type Hashed = { readonly sha256: string; readonly bytes: Uint8Array | null } | { readonly refusal: string };

async function hashFile(file: FoundFile, tellInside: (inside: InsideFile | null) => void): Promise<Hashed> {
  if (file.refusal !== null) return { refusal: file.refusal };
  try {
    if (file.bytes <= heldBytes) {
      const bytes = await readFile(file.place);
      return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
    }
    const hash = createHash('sha256');
    let done = 0;
    for await (const chunk of createReadStream(file.place, { highWaterMark: 1024 * 1024 })) {
      hash.update(chunk as Buffer);
      done += (chunk as Buffer).byteLength;
      tellInside({ path: file.path, phase: 'read', done, bytes: file.bytes });
    }
    tellInside(null);
    return { sha256: hash.digest('hex'), bytes: null };
  } catch (error) {
    return { refusal: `The file could not be opened (${causeOf(error)}). Check who may read it and take it in again.` };
  }
}
