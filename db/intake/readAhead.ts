// Owns: hashing files and having them read ahead of the writer, and the portions of large archives. Must not write rows nor decide what a file is.
import { createHash, hash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { originalBytes } from '../domains/entry/originals.ts';
import { earlierEntry, maySayMore } from '../domains/intake/arrivals.ts';
import type { ColumnProfile } from '../model/columnProfile.ts';
import type { PartlyReadAs } from '../model/delimited.ts';
import type { InsideFile } from '../model/entry.ts';
import type { ArchiveReach, ColumnChoice, ReadPart, ReadResult } from '../model/extraction.ts';
import type { Db } from '../store/prepared.ts';
import { partsAllowance, readWhole, wholeParts } from './archiveParts.ts';
import type { Prepared } from './arrival.ts';
import { type ReaderPool, type ReadOrder, type SentAhead, usuallySent } from './readerPool.ts';
import { notRead } from './readers/unreadable.ts';
import { causeOf, type FoundFile } from './walk.ts';

/** How the files of one delivery are read. */
export interface Reading {
  readonly db: Db;
  readonly pool: ReaderPool;
  readonly signal: AbortSignal;
  readonly password?: string | undefined;
  readonly isBehind?: boolean;
  readonly columns?: ColumnChoice | undefined;
  readonly profiles?: readonly ColumnProfile[] | undefined;
  readonly readAs?: PartlyReadAs | undefined;
}

/** Files up to this are held in memory between hashing and storing. */
const heldBytes = 8 * 1024 * 1024;
/** Files up to this go to their reader as they were hashed, so that it need not open them once more. */
const sentBytes = 256 * 1024;
/** Files read ahead of the one being written, and how large they may be together: what is read in them is held as well. */
const bytesAhead = 128 * 1024 * 1024;

/**
 * How many files are read ahead of the one being written, how many are written before the reading ahead goes on, and how many each reader is sent before it answers
 * and of how many bytes in all. Beside somebody who works, little is done at once; otherwise a slice, and what is kept of it in the index of words, is the dearer the smaller it is.
 */
export function paceOf(isBehind: boolean | undefined): {
  readonly filesAhead: number;
  readonly together: number;
  /** So many are waited for before they are written, at most; fewer at the beginning and at the end, where somebody would wait for the writing alone. */
  readonly gathered: number;
  readonly sent: SentAhead;
} {
  return isBehind === true
    ? { filesAhead: 64, together: 16, gathered: 1, sent: usuallySent }
    : // A commit of half a second's writing takes as long as a reader takes for hundreds of messages: it has those meanwhile.
      { filesAhead: 4096, together: 512, gathered: 256, sent: { files: 512, bytes: 4 * 1024 * 1024 } };
}

/** After so long of hashing the process turns to whatever else waits. */
const hashedMs = 4;
/** Nothing that is ready is kept waiting for more for longer than so. */
const gatheringMs = 250;
/** The first files are written as soon as so few stand ready. */
const firstGathered = 16;

interface Waiting {
  readonly prepared: Promise<Prepared>;
  readonly bytes: number;
  ready: Prepared | null;
}

/** Hashes and reads files ahead of the writer as far as memory allows; yields, in order, those that stand ready together. */
export async function* readAhead(
  reading: Reading,
  files: readonly FoundFile[],
  tellInside: (inside: InsideFile | null) => void,
): AsyncGenerator<readonly Prepared[]> {
  const { filesAhead, together: mostTogether, gathered: mostGathered } = paceOf(reading.isBehind);
  let gathered = Math.min(firstGathered, mostGathered);
  const queue: Waiting[] = [];
  // Bytes already on their way to a reader: the same again need not be read twice.
  const underWay = new Set<string>();
  let next = 0;
  let held = 0;
  let hashing: Promise<unknown> = Promise.resolve();
  let lastTurn = performance.now();
  /** Thousands of files are hashed in one go otherwise: nobody would hear of it, nor could stop it, and no reader would be sent the first of them. */
  const letOthers = async () => {
    if (performance.now() - lastTurn < hashedMs) return;
    await setImmediate();
    lastTurn = performance.now();
  };
  const start = (file: FoundFile) => {
    // One hash after the other: which of two equal files counts as the first must not depend on speed.
    const hashed = hashing.then(letOthers).then(() => hashFile(reading, file, tellInside));
    hashing = hashed.catch(() => {});
    const prepared = hashed.then(async (found): Promise<Prepared> => {
      if ('refusal' in found) return refusedFile(file, found.refusal);
      const { place } = file;
      if (underWay.has(found.sha256) || isRead(reading, found.sha256)) return { file, place, ...found, result: null };
      underWay.add(found.sha256);
      return { file, place, ...found, result: await readWith(reading, file, sentAs(found.bytes) ?? place) };
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
  const startMore = () => {
    while (next < files.length && queue.length < filesAhead && (held < bytesAhead || queue.length === 0)) {
      const file = files[next];
      next += 1;
      if (file) start(file);
    }
  };
  while (next < files.length || queue.length > 0) {
    startMore();
    const [first] = queue;
    if (first === undefined || (await untilAborted(first.prepared, reading.signal)) === null) return;
    const last = queue[Math.min(gathered, Math.ceil(queue.length / 2)) - 1];
    if (last !== undefined) await untilGathered(last, reading.signal);
    gathered = Math.min(mostGathered, 2 * gathered);
    const waitsFrom = queue.findIndex(({ ready }) => ready === null);
    const together = queue.splice(0, Math.max(1, Math.min(mostTogether, waitsFrom < 0 ? queue.length : waitsFrom)));
    for (const { bytes } of together) held -= bytes;
    // While these are written as many again are read.
    startMore();
    yield await Promise.all(together.map(({ prepared }) => prepared));
  }
}

/** Waits for a file further back, so that more stand ready with it; not for long. */
async function untilGathered({ ready, prepared }: Waiting, signal: AbortSignal): Promise<void> {
  if (ready !== null) return;
  const enough = new AbortController();
  const late = setTimeout(gatheringMs, undefined, { signal: enough.signal }).catch(() => undefined);
  await untilAborted(Promise.race([prepared.catch(() => undefined), late]), signal);
  enough.abort();
}

/** Whether these bytes were read as well as they can be: with a password an archive may open that did not without. */
function isRead({ db, password }: Reading, sha256: string): boolean {
  const earlier = earlierEntry(db, sha256);
  return earlier !== undefined && !(password !== undefined && maySayMore(earlier));
}

/** Cancelling does not wait for the file being read: null then. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const stop = () => resolve(null);
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Equal bytes whose first copy did not become an entry after all (its delivery was withdrawn meanwhile) are read now. */
export async function readIfNeeded(reading: Reading, prepared: Prepared): Promise<Prepared> {
  if (prepared.result !== null || prepared.sha256 === null || earlierEntry(reading.db, prepared.sha256) !== undefined) return prepared;
  return { ...prepared, result: await readWith(reading, prepared.file, prepared.place) };
}

/**
 * Hashes and reads once more a file that was begun when its delivery was cut off.
 * @param kept hash of the bytes that stand for it; where the file is another by now, or gone, they are what is read
 * @param isOpen whether it is an archive that goes on behind its first portion: what that holds stands, and is not read again
 */
export async function prepareAgain(reading: Reading, file: FoundFile, kept: string | null, isOpen: boolean): Promise<Prepared> {
  const read = (again: FoundFile, place: string | Uint8Array) => (isOpen ? null : readWith(reading, again, place));
  const found = await hashFile(reading, file, () => undefined);
  if (kept !== null && ('refusal' in found || found.sha256 !== kept)) {
    const place = originalBytes(reading.db, kept, 0, Number.MAX_SAFE_INTEGER).bytes;
    const asKept = { ...file, bytes: place.byteLength, refusal: null };
    return { file: asKept, place, sha256: kept, bytes: null, result: await read(asKept, place) };
  }
  if ('refusal' in found) return refusedFile(file, found.refusal);
  return { file, place: file.place, ...found, result: await read(file, file.place) };
}

/** The portions of an archive from `more` on, each with where the next starts; ends early when it is stopped. */
export async function* portionsOf(
  reading: Reading,
  file: FoundFile,
  place: string | Uint8Array,
  more: string,
): AsyncGenerator<{ readonly parts: readonly ReadPart[]; readonly next: string | null; readonly reach: ArchiveReach | null }> {
  const { pool, signal, password } = reading;
  const allowance = partsAllowance();
  let after: string | undefined = more;
  while (after !== undefined) {
    const portion: ReadResult | null = await untilAborted(pool.read({ ...readOrder(reading, file, place), after }), signal);
    if (portion === null) return;
    const parts: readonly ReadPart[] | null = portion.ok
      ? await untilAborted(wholeParts(pool, portion.parts, 1, allowance, password), signal)
      : [restOfArchive(file, after, portion)];
    if (parts === null) return;
    after = portion.ok ? portion.more : undefined;
    yield { parts, next: after ?? null, reach: portion.ok ? (portion.reach ?? null) : null };
    if (signal.aborted) return;
  }
}

function restOfArchive({ fileName }: FoundFile, after: string, result: ReadResult): ReadPart {
  return { partPath: String(Number(after.split(' ')[0]) + 1), folder: '', fileName: `rest of ${fileName}`, bytes: null, result };
}

function refusedFile(file: FoundFile, refusal: string): Prepared {
  return { file, place: file.place, sha256: null, bytes: null, result: notRead(refusal) };
}

function readWith(reading: Reading, file: FoundFile, place: string | Uint8Array): Promise<ReadResult> {
  const { columns, profiles, readAs } = reading;
  return readWhole(reading.pool, {
    ...readOrder(reading, file, place),
    ...(columns === undefined ? {} : { columns }),
    ...(profiles === undefined ? {} : { profiles }),
    ...(readAs === undefined ? {} : { readAs }),
  });
}

function readOrder({ password }: Reading, { fileName, bytes }: FoundFile, place: string | Uint8Array): ReadOrder {
  return { place, fileName, bytes, ...(password === undefined ? {} : { password }) };
}

type Hashed = { readonly sha256: string; readonly bytes: Uint8Array | null } | { readonly refusal: string };

/** Bytes of a small file, as plain bytes: a message to a reader brings them as what they are. */
function sentAs(bytes: Uint8Array | null): Uint8Array | null {
  return bytes === null || bytes.byteLength > sentBytes ? null : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

async function hashFile({ isBehind }: Reading, file: FoundFile, tellInside: (inside: InsideFile | null) => void): Promise<Hashed> {
  if (file.refusal !== null) return { refusal: file.refusal };
  try {
    if (file.bytes <= heldBytes) {
      // Four turns of the system's threads for each small file are most of what reading it takes: they are spared where nobody waits.
      const bytes = isBehind === true ? await readFile(file.place) : readFileSync(file.place);
      return { sha256: hash('sha256', bytes), bytes };
    }
    const digest = createHash('sha256');
    let done = 0;
    for await (const chunk of createReadStream(file.place, { highWaterMark: 1024 * 1024 })) {
      digest.update(chunk as Buffer);
      done += (chunk as Buffer).byteLength;
      tellInside({ path: file.path, phase: 'read', done, of: file.bytes, unit: 'bytes' });
    }
    tellInside(null);
    return { sha256: digest.digest('hex'), bytes: null };
  } catch (error) {
    return { refusal: `The file could not be opened (${causeOf(error)}). Check who may read it and take it in again.` };
  }
}
