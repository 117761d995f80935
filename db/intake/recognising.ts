// Owns: recognising the scans of a case in the background: two processes, a page each at a time, what came of it kept at once. One writer, nothing held up.
// Must not recognise anything itself.
import { availableParallelism } from 'node:os';
import { originalBytes } from '../domains/entry/originals.ts';
import { finishScan, keepScanPage, pageOrderOf, scansThrough, type WaitingPage, waitingPages } from '../domains/intake/scans.ts';
import type { FromReader, ReaderHandle, SpawnReader } from '../model/extraction.ts';
import type { PageOrder, PageRead } from '../model/scan.ts';
import type { Db } from '../store/prepared.ts';
import { letterDate } from './dating/letterDate.ts';

export interface ScansOrder {
  readonly db: Db;
  readonly spawnReader: SpawnReader;
  /** Stops at once; pages under way wait again. */
  readonly signal: AbortSignal;
  /** Told after each page, and with true when a paper has a new reading. */
  readonly onPage: (hasNewReading: boolean) => void;
  /** Whether it makes way for what a person does meanwhile. */
  readonly isBehind: boolean;
  /** Pages at a time; two, where there are two cores. */
  readonly size?: number;
  readonly limits?: ScanLimits;
}

export interface ScanLimits {
  /** Milliseconds one page may take, the start of its process included. */
  readonly pageMs: number;
}

const usualLimits: ScanLimits = { pageMs: 180_000 };
/** Larger originals would not fit into the process that draws their pages. */
const largestBytes = 400 * 1024 * 1024;
const pieceBytes = 8 * 1024 * 1024;

/** Recognises what waits until nothing does or it is stopped. Rejects only when the store fails; what cannot be recognised is kept with its reason. */
export async function recogniseScans(order: ScansOrder): Promise<void> {
  const { db, signal, limits = usualLimits } = order;
  const size = order.size ?? Math.min(2, availableParallelism());
  const underWay = new Set<string>();
  const finish = (): void => {
    for (const sha256 of scansThrough(db)) order.onPage(finishScan(db, sha256, letterDate));
  };
  const work = async (): Promise<void> => {
    const worker = recognisingProcess(() => order.spawnReader({ draws: true, isBehind: order.isBehind }), limits, signal);
    try {
      while (!signal.aborted) {
        const next = waitingPages(db, size).find((page) => !underWay.has(nameOf(page)));
        if (next === undefined) return;
        underWay.add(nameOf(next));
        const read = await recognised(order, worker, next);
        underWay.delete(nameOf(next));
        if (signal.aborted) return;
        // Only a paper whose last page this was can be through.
        if (keepScanPage(db, next, read) === 0) finish();
        order.onPage(false);
      }
    } finally {
      worker.end();
    }
  };
  // Those that were through when the program ended last.
  finish();
  await Promise.all(Array.from({ length: size }, work));
}

function nameOf({ sha256, page }: WaitingPage): string {
  return `${sha256} ${page}`;
}

async function recognised({ db }: ScansOrder, worker: Recogniser, next: WaitingPage): Promise<PageRead> {
  const order = pageOrderOf(db, next);
  if (order === null) return { ok: false, reason: 'Its paper was read otherwise meanwhile, and has no such page.' };
  const { length, ...page } = order;
  if (length > largestBytes) return { ok: false, reason: 'It is larger than 400 MB and is kept without being drawn. Ask for it in parts.' };
  return worker.read(page, () => wholeOriginal(db, next.sha256, length));
}

/** An original read in pieces, so that no write of a person's waits for all of it. */
async function wholeOriginal(db: Db, sha256: string, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  for (let from = 0; from < length; from += pieceBytes) {
    bytes.set(originalBytes(db, sha256, from, pieceBytes).bytes, from);
    await new Promise((resume) => setImmediate(resume));
  }
  return bytes;
}

interface Recogniser {
  read(page: Omit<PageOrder, 'bytes'>, bytes: () => Promise<Uint8Array>): Promise<PageRead>;
  end(): void;
}

/** One process at a time, begun when it is needed; a page it dies on is tried once more in a fresh one. */
function recognisingProcess(spawn: () => ReaderHandle, { pageMs }: ScanLimits, signal: AbortSignal): Recogniser {
  let reader: Asking | null = null;
  let holds: string | null = null;
  const end = (): void => {
    reader?.kill();
    reader = null;
    holds = null;
  };
  signal.addEventListener('abort', end, { once: true });
  const attempt = async (page: Omit<PageOrder, 'bytes'>, bytes: () => Promise<Uint8Array>): Promise<PageRead | Ended> => {
    const given = holds === page.sha256 && reader !== null ? null : await bytes();
    if (signal.aborted) return { ended: 'it was stopped', isSlow: false };
    reader ??= asking(spawn());
    holds = page.sha256;
    const answer = await reader.ask({ ...page, bytes: given }, pageMs);
    if ('ended' in answer) end();
    return answer;
  };
  return {
    async read(page, bytes) {
      const first = await attempt(page, bytes);
      if (!('ended' in first)) return first;
      if (first.isSlow)
        return { ok: false, reason: `Recognising it took longer than ${Math.round(pageMs / 1000)} seconds and was stopped.` };
      const second = signal.aborted ? first : await attempt(page, bytes);
      if (!('ended' in second)) return second;
      return { ok: false, reason: `The program that recognises words stopped on it, twice (${second.ended}).` };
    },
    end: () => {
      signal.removeEventListener('abort', end);
      end();
    },
  };
}

interface Ended {
  readonly ended: string;
  readonly isSlow: boolean;
}

interface Asking {
  ask(page: PageOrder, ms: number): Promise<PageRead | Ended>;
  kill(): void;
}

/** Questions and answers with one process, one at a time. */
function asking(handle: ReaderHandle): Asking {
  let seq = 0;
  let isReady = false;
  let waiting: { readonly page: PageOrder; readonly answer: (read: PageRead | Ended) => void } | null = null;
  const send = (): void => {
    if (waiting !== null) handle.send({ do: 'recognise', seq, order: waiting.page });
  };
  const settle = (read: PageRead | Ended): void => {
    const { answer } = waiting ?? {};
    waiting = null;
    answer?.(read);
  };
  handle.hear({
    message(message: FromReader) {
      if (message.do === 'ready') {
        isReady = true;
        send();
      } else if (message.do === 'recognised' && message.seq === seq) settle(message.read);
    },
    gone: (why) => settle({ ended: why, isSlow: false }),
  });
  return {
    ask: (page, ms) =>
      new Promise((resolve) => {
        seq += 1;
        const patience = setTimeout(() => settle({ ended: 'it took too long', isSlow: true }), ms);
        const answer = (read: PageRead | Ended) => {
          clearTimeout(patience);
          resolve(read);
        };
        waiting = { page, answer };
        if (isReady) send();
      }),
    kill: () => {
      handle.kill();
      settle({ ended: 'it was stopped', isSlow: false });
    },
  };
}
