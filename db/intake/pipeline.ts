// Owns: taking in a delivery, anew or from where it was cut off: rows to write in order, how far it is, counts to tell. One writer, nothing held up.
// Must not read files' contents itself nor decide what they are.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { refuseWhereClosed } from '../domains/history/closed.ts';
import { intakeSlice, longIntakeSlice } from '../domains/history/command.ts';
import { dropSomeOf } from '../domains/intake/arrivals.ts';
import {
  countBatch,
  countEntries,
  endBatch,
  endsForNow,
  goOnWithBatch,
  interruptBatch,
  readBatch,
  startBatch,
} from '../domains/intake/batches.ts';
import {
  type Begun,
  clearLists,
  filesLeft,
  keepAsked,
  keepFiles,
  keepReached,
  papersStanding,
  readUnfinished,
  standingPaper,
  type Unfinished,
} from '../domains/intake/unfinished.ts';
import { indexAtOnce, indexLater } from '../domains/search/indexing.ts';
import type { ColumnProfile } from '../model/columnProfile.ts';
import type { PartlyReadAs } from '../model/delimited.ts';
import type { Asked } from '../model/delivery.ts';
import type { BatchRow, EntryStatus, InsideFile, IntakeProgress, Side } from '../model/entry.ts';
import type { ArchiveReach, ColumnChoice, SpawnReader } from '../model/extraction.ts';
import { Refusal } from '../model/fault.ts';
import { type Id, newId } from '../model/ids.ts';
import type { Db } from '../store/prepared.ts';
import { baseOf, type Delivery, type OpenArchive, type Prepared, placeFile, placeMore } from './arrival.ts';
import { judgeAfterDelivery, peopleKey, peopleOf } from './judgeAgain.ts';
import { paceOf, portionsOf, prepareAgain, type Reading, readAhead, readIfNeeded, untilAborted } from './readAhead.ts';
import { createReaderPool, type PoolLimits, type ReaderPool } from './readerPool.ts';
import { sideJudge } from './sides.ts';
import { checkPaths, type FoundFile, findAgain, listFiles, placesOf } from './walk.ts';

/** How a delivery is taken in, whether anew or gone on with. */
export interface IntakeSetup {
  readonly db: Db;
  readonly caseId: Id;
  readonly actor: string;
  /** Columns named before in sheets of the case's landlord. */
  readonly profiles?: readonly ColumnProfile[];
  /** Opens locked files of this delivery; never kept. */
  readonly password?: string | undefined;
  /** Somebody works at the machine meanwhile: reading gives way to them. */
  readonly isBehind?: boolean;
  readonly spawnReader: SpawnReader;
  readonly onProgress: (progress: IntakeProgress) => void;
  /** Stops it. With `endsForNow` as its reason it is not what somebody wanted: the delivery counts as cut off. */
  readonly signal: AbortSignal;
  /** Reader processes at once, at most; one per core otherwise. */
  readonly readers?: number;
  readonly limits?: PoolLimits;
}

export interface IntakeOrder extends IntakeSetup {
  /** Who supplied the papers. */
  readonly side: Side;
  readonly paths: readonly string[];
  readonly note: string;
  readonly columns?: ColumnChoice | undefined;
  readonly readAs?: PartlyReadAs | undefined;
}

export interface GoOnOrder extends IntakeSetup {
  readonly batchId: Id;
}

export interface RunningIntake {
  readonly batchId: Id;
  /** Settles when the delivery stands or was cancelled; rejects when the store failed, the delivery then being marked interrupted. */
  readonly done: Promise<BatchRow>;
}

/** Readers are served after so much writing; where somebody works at the machine it is committed then as well, so that a person's write never waits longer. */
const turnMs = 12;
/**
 * Where nobody does, so much writing is committed together: each commit writes the same pages of the indexes once more. Turns are short there: a channel between two
 * processes holds a few dozen messages, and a reader that has read those waits for the next turn.
 */
const [shortTurnMs, sliceMs] = [2, 500];
/** The window draws each word of progress: more than four a second nobody reads. */
const progressMs = 250;
/** How often it is tried to mark a delivery that broke off, in milliseconds. */
const brokenOffMs = 2000;
/** The journal may grow further while much is written: each checkpoint costs a flush. */
const intakeCheckpointPages = 8000;
const usualCheckpointPages = 1000;

/** A delivery as it comes in: what it was asked for, and how far it was when this run began. */
interface Run extends IntakeSetup {
  readonly batchId: Id;
  readonly side: Side;
  readonly receivedMs: number;
  readonly asked: Asked;
  readonly from: Unfinished | null;
}

/**
 * Starts taking in a delivery. Paths are checked and the delivery's row is written before this returns; the rest goes on in the background.
 * Throws Refusal for a path that does not exist, and for a closed case.
 */
export function runIntake(order: IntakeOrder): RunningIntake {
  const { db, side, note, paths, columns, readAs } = order;
  refuseWhereClosed(db);
  checkPaths(paths);
  const batchId = newId();
  const receivedMs = Date.now();
  const asked: Asked = {
    // As they are here: whoever goes on may stand in another folder.
    paths: paths.map((given) => path.resolve(given)),
    ...(columns === undefined ? {} : { columns }),
    ...(readAs === undefined ? {} : { readAs }),
    hadPassword: order.password !== undefined,
  };
  intakeSlice(db, () => {
    startBatch(db, { id: batchId, suppliedBy: side, note, receivedMs });
    keepAsked(db, batchId, asked);
  });
  return begin({ ...order, batchId, receivedMs, asked, from: null });
}

/**
 * Goes on with a delivery that was cut off or stopped, with the files that do not stand yet. Throws Refusal (`conflict`) where nothing of it is left, `notFound`
 * where none of what is left lies where it was, and `readonly` in a closed case.
 */
export function goOnWithIntake(order: GoOnOrder): RunningIntake {
  const { db, batchId } = order;
  refuseWhereNothingIsThere(db, batchId);
  const from = goOnWithBatch(db, batchId, order.actor);
  const { suppliedBy: side, receivedMs } = readBatch(db, batchId);
  return begin({ ...order, side, receivedMs, asked: from.asked, from });
}

function refuseWhereNothingIsThere(db: Db, batchId: Id): void {
  const left = readUnfinished(db, batchId);
  if (left === undefined) return;
  if (left.files === null) {
    checkPaths(left.asked.paths);
    return;
  }
  const files = filesLeft(db, batchId);
  if (files.length === 0 || files.some(({ place }) => existsSync(place))) return;
  const [first] = files;
  throw new Refusal(
    'notFound',
    `None of the ${files.length === 1 ? 'file' : `${files.length.toLocaleString('en-GB')} files`} that are left is where it was, such as ${first?.place}. Connect the disk they lie on, or put them back, and go on then.`,
    first?.place,
  );
}

function begin(run: Run): RunningIntake {
  const size = Math.max(1, run.readers ?? availableParallelism());
  const reads = placesOf(run.asked.paths);
  const pool = createReaderPool(
    () => run.spawnReader({ reads, isBehind: run.isBehind === true }),
    size,
    run.limits,
    paceOf(run.isBehind).sent,
  );
  // It starts while the files are listed.
  pool.start();
  const done = takeIn(run, pool).finally(() => pool.close());
  return { batchId: run.batchId, done };
}

async function takeIn(order: Run, pool: ReaderPool): Promise<BatchRow> {
  const { db, batchId, signal } = order;
  const counts = order.from === null ? { received: 0, read: 0, duplicate: 0, unreadable: 0 } : { ...countEntries(db, batchId) };
  const digest = createHash('sha256');
  const digested = (exhibit: string, status: EntryStatus, sha256: string | null) =>
    digest.update(`${exhibit}\t${status}\t${sha256 ?? ''}\n`);
  for (const { exhibit, status, sha256 } of order.from === null ? [] : papersStanding(db, batchId)) digested(exhibit, status, sha256);
  const reached: { settled: number; begun: Begun | null } = { settled: order.from?.settled ?? 0, begun: order.from?.begun ?? null };
  let filesDone = 0;
  let current: string | null = null;
  let inside: InsideFile | null = null;
  let opened: InsideFile | null = null;
  /** Bytes that do not all stand yet: no entry holds them, should it end here. */
  let keeping: string | null = null;
  let lastTold = 0;
  let files: readonly FoundFile[] = [];
  let isCutShort = false;
  /** The first files are read while the list of all is written. */
  let listed: Promise<unknown> = Promise.resolve();
  /** What the archive that is open has besides what is taken out of it, as far as can be told. */
  let stillInside = 0;

  const tell = (isDue: boolean) => {
    const now = Date.now();
    if (!isDue && now - lastTold < progressMs) return;
    lastTold = now;
    // Parts are found as their files are read: the total grows with them, and ends equal to what was received.
    const total = counts.received + files.length - filesDone + stillInside;
    order.onProgress({ ...readBatch(db, batchId), ...counts, caseId: order.caseId, total, current, inside: opened ?? inside });
  };
  const tellInside = (now: InsideFile | null) => {
    inside = now;
    tell(false);
  };
  const people = peopleOf(db, batchId);
  const judge = sideJudge(people);
  const named = peopleKey(db);
  const delivery: Delivery = {
    db,
    batchId,
    suppliedBy: order.side,
    receivedMs: order.receivedMs,
    sideOf: judge.sideOf,
    placed: (status, exhibit, sha256) => {
      counts[status] += 1;
      counts.received += 1;
      digested(exhibit, status, sha256);
    },
    begun: (exhibit) => {
      reached.begun = { exhibit, portion: null };
    },
    isGoneOnWith: false,
    keeping: (sha256) => {
      keeping = sha256;
    },
    kept: tellInside,
  };

  /** False when it was stopped before its last step. */
  const write = (steps: Generator<void>) =>
    writeInSlices(db, steps, order.isBehind === true, signal, () => {
      countBatch(db, batchId, counts);
      keepReached(db, batchId, reached);
    });
  const tellReach = ({ path: where }: FoundFile, reach: ArchiveReach | null, placed: number) => {
    stillInside = reach === null || reach.done === 0 ? 0 : Math.round((placed * (reach.of - reach.done)) / reach.done);
    opened = reach === null ? null : { path: where, phase: 'taken out', ...reach };
    tell(true);
  };
  /** A file stands whole, or but for the rest of what it holds. */
  const stoodUpTo = (rest: Pick<OpenArchive, 'more'> | null) => {
    if (rest === null) reached.settled += 1;
    reached.begun = rest === null || reached.begun === null ? null : { ...reached.begun, portion: rest.more };
  };
  const reading: Reading = { ...order, ...order.asked, pool };
  /** Places what an archive has after its first portion; false when it was stopped before the last. */
  const placeArchive = async (to: Delivery, { file, place }: Prepared, archive: OpenArchive): Promise<boolean> => {
    tellReach(file, archive.reach, partsBefore(archive.more));
    for await (const { parts, next, reach } of portionsOf(reading, file, place, archive.more)) {
      if (!(await write(placeMore(to, archive, parts)))) return false;
      stoodUpTo(next === null ? null : { more: next });
      tellReach(file, reach, next === null ? 0 : partsBefore(next));
      if (next === null) return true;
    }
    return false;
  };
  /** Places what is missing of the file that was begun when the delivery was cut off; false when it was stopped before its end. */
  const finish = async (file: FoundFile, begun: Begun): Promise<boolean> => {
    const to: Delivery = { ...delivery, isGoneOnWith: true };
    const prepared = await untilAborted(
      prepareAgain(reading, file, standingPaper(db, begun.exhibit)?.sha256 ?? null, begun.portion !== null),
      signal,
    );
    if (prepared === null) return false;
    let archive: OpenArchive | null = null;
    if (begun.portion === null) {
      const stands = await write(
        placeFiles(to, [prepared], begun.exhibit, (_file, open) => {
          archive = open;
          filesDone += 1;
          stoodUpTo(open);
        }),
      );
      if (!stands) return false;
    } else {
      archive = { base: baseOf(begun.exhibit, file, file.bytes), more: begun.portion, reach: null };
      filesDone += 1;
    }
    return archive === null || placeArchive(to, prepared, archive);
  };

  db.pragma(`wal_autocheckpoint = ${intakeCheckpointPages}`);
  try {
    // A folder of many thousands takes a while to look through, and a first file of gigabytes to keep.
    tell(true);
    if (order.from === null || order.from.files === null) {
      files = await listFiles(order.asked.paths);
      listed = write(keepFiles(db, batchId, files));
      // Where it fails it is met below.
      listed.catch(() => undefined);
    } else files = await findAgain(filesLeft(db, batchId));
    tell(true);
    const [first, ...others] = files;
    const begun = reached.begun;
    if (begun !== null && first !== undefined) isCutShort = !(await finish(first, begun));
    for await (const ready of isCutShort ? [] : readAhead(reading, begun === null ? files : others, tellInside)) {
      await listed;
      const arrived = await Promise.all(ready.map((prepared) => readIfNeeded(reading, prepared)));
      for (const run of upToArchives(arrived)) {
        let open: OpenArchive | null = null;
        const steps = placeFiles(delivery, run, null, (file, archive) => {
          filesDone += 1;
          current = file.path;
          open = archive;
          stoodUpTo(archive);
        });
        if (!(await write(steps))) break;
        tell(false);
        const last = run.at(-1);
        if (open !== null && last !== undefined) isCutShort = !(await placeArchive(delivery, last, open));
        if (signal.aborted) break;
      }
      if (signal.aborted) break;
    }
    await listed;
  } catch (error) {
    // The store itself failed (disk full, say): what stands stays, and the delivery says that it broke off.
    const total = Math.max(files.length, counts.received);
    order.onProgress({ ...readBatch(db, batchId), state: 'interrupted', caseId: order.caseId, total, current: null, inside: null });
    await markBrokenOff(order, error);
    throw error;
  } finally {
    db.pragma(`wal_autocheckpoint = ${usualCheckpointPages}`);
  }
  if (keeping !== null) await clearHalfKept(db, keeping);
  current = null;
  inside = null;
  opened = null;
  stillInside = 0;
  const isWhole = filesDone === files.length && !isCutShort;
  const state = isWhole ? 'done' : signal.reason === endsForNow ? 'interrupted' : 'cancelled';
  const ended = { state, counts, reached, actor: order.actor, entriesSha256: digest.digest('hex') } as const;
  // The delivery may show whose addresses those of earlier ones are.
  endBatch(db, batchId, ended, (tx) => judgeAfterDelivery(tx, batchId, { people, judge, named }));
  while (intakeSlice(db, () => clearLists(db))) await nextTurn();
  // Slices are not flushed one by one: a delivery is told to stand once it is on the disk.
  db.pragma('wal_checkpoint(PASSIVE)');
  tell(true);
  return readBatch(db, batchId);
}

/** Marks a delivery as broken off. A disk that took no paper may not take that either: where somebody works at the machine it is tried until it does, or until the desk is closed. */
async function markBrokenOff({ db, batchId, actor, signal, isBehind }: Run, error: unknown): Promise<void> {
  while (!signal.aborted) {
    try {
      return interruptBatch(db, batchId, actor);
    } catch {
      // The next opening of the case marks it otherwise.
      if (isBehind !== true) throw error;
      await setTimeout(brokenOffMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** How many parts of an archive lie before a portion, as its place says. */
function partsBefore(portion: string): number {
  return Number(portion.split(' ')[0]);
}

/** Files that stand ready are written one after the other, so that a slice is not cut short at the end of a small file. */
function* placeFiles(
  delivery: Delivery,
  arrived: readonly Prepared[],
  given: string | null,
  placed: (file: FoundFile, archive: OpenArchive | null) => void,
): Generator<void> {
  for (const prepared of arrived) {
    const archive = yield* placeFile(delivery, prepared, given);
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

/**
 * Runs the steps in transactions, letting readers in between turns; and people's writes, where there may be any. Stopped, it ends between two turns: what was
 * begun stands as far as it came, as it does where the program ended, and false is answered.
 */
async function writeInSlices(db: Db, steps: Generator<void>, isBehind: boolean, signal: AbortSignal, count: () => void): Promise<boolean> {
  let isDone = false;
  const takeTurn = () => {
    const until = performance.now() + (isBehind ? turnMs : shortTurnMs);
    do isDone = steps.next().done === true;
    while (!isDone && performance.now() < until);
  };
  try {
    while (!isDone && !signal.aborted) {
      if (isBehind) {
        intakeSlice(db, () => {
          const index = indexLater(db);
          takeTurn();
          index();
          count();
        });
      } else {
        await longIntakeSlice(db, async () => {
          const index = indexLater(db);
          const until = performance.now() + sliceMs;
          do {
            takeTurn();
            await nextTurn();
          } while (!isDone && !signal.aborted && performance.now() < until);
          index();
          count();
        });
      }
      await nextTurn();
    }
    // Lets go of the file it was reading from.
    if (!isDone) steps.return(undefined);
    return isDone;
  } finally {
    indexAtOnce(db);
  }
}

/** Takes away what is kept of a file that was being kept when it was stopped, a little at a time: it may be gigabytes. */
async function clearHalfKept(db: Db, sha256: string): Promise<void> {
  while (intakeSlice(db, () => dropSomeOf(db, sha256))) await nextTurn();
}

const nextTurn = () => new Promise<void>((resume) => setImmediate(resume));
