// Owns: reader processes while files are read: how many, for how long, and what becomes of a file whose reader dies. Must not read files itself.
import { performance } from 'node:perf_hooks';
import type { ColumnProfile } from '../model/columnProfile.ts';
import type { PartlyReadAs } from '../model/delimited.ts';
import type { AskedPages, ColumnChoice, FromReader, PageRange, ReaderHandle, ReadResult, SpawnReader } from '../model/extraction.ts';
import { notRead } from './readers/unreadable.ts';

export interface ReadOrder {
  /** Where the file lies; or its bytes, where it lies only in the store. */
  readonly place: string | Uint8Array;
  readonly fileName: string;
  readonly bytes: number;
  readonly columns?: ColumnChoice;
  readonly profiles?: readonly ColumnProfile[];
  readonly readAs?: PartlyReadAs;
  readonly claimedType?: string;
  readonly password?: string;
  /** The portion of an archive's parts that is wanted. */
  readonly after?: string;
  /** Of a document with pages; all of them otherwise. */
  readonly pages?: AskedPages;
}

export interface ReaderPool {
  /** Starts the first process before there is a file for it. */
  start(): void;
  /** Reads one file in a reader process; always answers, with a reason where the reader died or took too long. */
  read(order: ReadOrder): Promise<ReadResult>;
  /** Ends every process; what is being read answers as cancelled. */
  close(): void;
}

export interface PoolLimits {
  /** Milliseconds a file may take, before what its size adds. */
  readonly fileMs: number;
  /** Milliseconds more per megabyte. */
  readonly perMegabyteMs: number;
}

const usualLimits: PoolLimits = { fileMs: 60_000, perMegabyteMs: 1000 };
/** A process that has not even started by then never will. */
const startMs = 30_000;
const mostStartsInVain = 3;
/** What is sent to a reader before it answers, so that it need not wait while the store writes: so many files, of so many bytes together. */
export interface SentAhead {
  readonly files: number;
  readonly bytes: number;
}

/** Where little is done at once. */
export const usuallySent: SentAhead = { files: 6, bytes: 512 * 1024 };
/** Whether one reader more is worth its start is asked after so long, and is where the store did nothing for most of it. */
const askedAfterMs = 200;
const mostlyIdle = 0.5;

interface Job {
  readonly order: ReadOrder;
  readonly seq: number;
  isSecondTry: boolean;
  /** Whether its parts were being read. */
  isInside: boolean;
  /** Its parts are left unread: reading them with it ended badly. */
  isApart: boolean;
  /** The page that was being read. */
  page: number | null;
  /** Pages left unread: reading them ended badly. */
  leftOut: readonly PageRange[];
  answer(result: ReadResult): void;
}

/**
 * Starts up to `size` readers as they are needed: the first at once, another wherever files wait for a reader while this process has nothing to do. Where it writes
 * what one reader reads as fast as that reads it, a second takes the processor from the writer and its own start besides.
 */
export function createReaderPool(
  spawn: SpawnReader,
  size: number,
  limits: PoolLimits = usualLimits,
  sent: SentAhead = usuallySent,
): ReaderPool {
  const waiting: Job[] = [];
  const readers = new Set<ReturnType<typeof startReader>>();
  let allowed = 1;
  let asking: NodeJS.Timeout | undefined;
  let isClosed = false;
  let startsInVain = 0;
  let lastSeq = 0;

  function startReader() {
    const handle: ReaderHandle = spawn();
    // In the order sent; the reader works on the first.
    const jobs: Job[] = [];
    let isReady = false;
    let isGone = false;
    let timer: NodeJS.Timeout | undefined;

    /** Leaves the process: the first job gets what `blame` says or another try, the others go back to wait. */
    const leave = (blame: (job: Job) => ReadResult | 'again') => {
      clearTimeout(timer);
      isGone = true;
      readers.delete(reader);
      const [first, ...rest] = jobs.splice(0);
      waiting.unshift(...rest);
      if (first === undefined) return;
      const outcome = blame(first);
      if (outcome === 'again') {
        first.isSecondTry = true;
        first.page = null;
        waiting.unshift(first);
      } else {
        first.answer(outcome);
      }
    };
    /** Ends the process between two files: what was sent to it goes back to wait, and is blamed for nothing. */
    const retire = () => {
      clearTimeout(timer);
      isGone = true;
      readers.delete(reader);
      waiting.unshift(...jobs.splice(0));
      handle.kill();
    };
    const watch = () => {
      clearTimeout(timer);
      const [first] = jobs;
      if (first === undefined) return;
      const ms = isReady ? limits.fileMs + Math.ceil(first.order.bytes / 1_048_576) * limits.perMegabyteMs : startMs;
      timer = setTimeout(() => {
        leave((job) => withLessOf(job) ?? notRead(isReady ? tooSlow(ms) : notStarted));
        handle.kill();
        serve();
      }, ms);
    };
    const send = ({ seq, order, isApart, leftOut }: Job) => {
      const { place, fileName, bytes: _, ...more } = order;
      handle.send({
        do: 'read',
        seq,
        from: place,
        fileName,
        ...more,
        ...(isApart ? { isApart } : {}),
        ...(leftOut.length > 0 ? { leftOut } : {}),
      });
    };
    const reader = {
      give: (job: Job) => {
        jobs.push(job);
        if (isReady) send(job);
        if (jobs.length === 1) watch();
      },
      load: () => jobs.length,
      isFull: () =>
        jobs.length >= sent.files ||
        (jobs.length > 0 && jobs.reduce((sum, { order }) => sum + order.bytes, 0) >= sent.bytes) ||
        // What one reader has, another cannot take: ranges of a document wait for whoever is free.
        (jobs.length > 1 && jobs.some(({ order }) => isRange(order))),
      isReady: () => isReady,
      stop: (reason: string) => {
        const left = jobs.splice(1);
        leave(() => notRead(reason));
        for (const job of left) job.answer(notRead(reason));
        handle.kill();
      },
    };
    handle.hear({
      message(message: FromReader) {
        if (isGone) return;
        if (message.do === 'ready') {
          isReady = true;
          startsInVain = 0;
          jobs.forEach(send);
          watch();
        } else if (message.do === 'inside' && jobs[0] !== undefined && message.seq === jobs[0].seq) {
          jobs[0].isInside = true;
        } else if (message.do === 'page' && jobs[0] !== undefined && message.seq === jobs[0].seq) {
          jobs[0].page = message.page;
        } else if (message.do === 'result' && jobs[0] !== undefined && message.seq === jobs[0].seq) {
          const done = jobs.shift();
          if (message.isFull === true) retire();
          else watch();
          done?.answer(message.result);
          serve();
        }
      },
      gone(why) {
        if (isGone) return;
        if (!isReady) startsInVain += 1;
        const isHopeless = !isReady && startsInVain >= mostStartsInVain;
        // Once more in a fresh process: the first may have been full from the files before.
        leave((job) => (isHopeless ? notRead(neverStarts(why)) : job.isSecondTry ? (withLessOf(job) ?? notRead(died(why))) : 'again'));
        serve();
      },
    });
    readers.add(reader);
    return reader;
  }

  function serve(): void {
    while (!isClosed && waiting.length > 0) {
      const least = [...readers].sort((a, b) => a.load() - b.load())[0];
      // A long document is waited for, whatever else is done: its ranges are read by as many as there may be.
      const most = waiting[0] !== undefined && isRange(waiting[0].order) ? size : allowed;
      const isWanted = least === undefined || (least.load() > 0 && readers.size < Math.min(size, most));
      const reader = isWanted ? startReader() : least;
      if (reader === undefined || reader.isFull()) break;
      const job = waiting.shift();
      if (job) reader.give(job);
    }
    askForMore();
  }

  /** One reader more, some time from now, where it is true by then that this process waits for those there are. */
  function askForMore(): void {
    const isNoneWaiting = waiting.length === 0 && [...readers].every((reader) => reader.load() < 2);
    const isEnough = allowed >= size || readers.size < allowed || isNoneWaiting;
    if (asking !== undefined || isClosed || isEnough) return;
    const isReading = () => [...readers].every((reader) => reader.isReady());
    // Until one is ready there is nothing to write.
    const wasReading = isReading();
    const since = performance.eventLoopUtilization();
    asking = setTimeout(() => {
      asking = undefined;
      const isIdle = performance.eventLoopUtilization(since).utilization < mostlyIdle;
      if (isIdle && wasReading && isReading()) allowed += 1;
      serve();
    }, askedAfterMs);
  }

  return {
    start() {
      if (!isClosed && readers.size === 0) startReader();
    },
    read: (order) =>
      new Promise((answer) => {
        if (isClosed) return answer(notRead('Taking in was stopped before it was read.'));
        lastSeq += 1;
        waiting.push({ order, seq: lastSeq, isSecondTry: false, isInside: false, isApart: false, page: null, leftOut: [], answer });
        serve();
      }),
    close() {
      isClosed = true;
      clearTimeout(asking);
      for (const job of waiting.splice(0)) job.answer(notRead('Taking in was stopped before it was read.'));
      for (const reader of [...readers]) reader.stop('Taking in was stopped while it was being read.');
    },
  };
}

function isRange({ pages }: ReadOrder): boolean {
  return typeof pages === 'object';
}

/** The file once more, without what of it ended badly; null where that is not known or was left out already. */
function withLessOf(job: Job): 'again' | null {
  return apart(job) ?? withoutPage(job);
}

/** So many pages are left out one by one; with the next one goes what comes after it, so that a file is begun five times at most. */
const mostLeftOut = 2;

function withoutPage(job: Job): 'again' | null {
  const { page, leftOut } = job;
  if (page === null || leftOut.length > mostLeftOut) return null;
  job.leftOut = [...leftOut, { from: page, to: leftOut.length < mostLeftOut ? page : Number.MAX_SAFE_INTEGER }];
  return 'again';
}

/** A file whose part did not let itself be read is read once more without its parts, which are then read each by itself: one costs no other. */
function apart(job: Job): 'again' | null {
  if (!job.isInside || job.isApart) return null;
  job.isInside = false;
  job.isApart = true;
  return 'again';
}

const notStarted = 'The program that reads files did not start in time. Restart the application and take it in again.';
const tooSlow = (ms: number) =>
  `Reading it took longer than ${Math.round(ms / 1000)} seconds and was stopped. Ask for it again, or as PDF.`;
const neverStarts = (why: string) =>
  `The program that reads files cannot be started (${why}). Restart the application and take it in again.`;
const died = (why: string) =>
  `The program that reads files stopped on it, twice (${why}). It is damaged, or needs more memory than is allowed. Ask for it again, or as PDF.`;
