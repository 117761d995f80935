// Owns: reader processes while files are read: how many, for how long, and what becomes of a file whose reader dies. Must not read files itself.
import type { ColumnChoice, FromReader, ReaderHandle, ReadResult, SpawnReader } from '../model/extraction.ts';

export interface ReadOrder {
  readonly place: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly columns?: ColumnChoice;
}

export interface ReaderPool {
  /** Reads one file in a process of its own kind; always answers, with a reason where the reader died or took too long. */
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

interface Job {
  readonly order: ReadOrder;
  readonly seq: number;
  isSecondTry: boolean;
  answer(result: ReadResult): void;
}

/** Starts up to `size` readers as they are needed. */
export function createReaderPool(spawn: SpawnReader, size: number, limits: PoolLimits = usualLimits): ReaderPool {
  const waiting: Job[] = [];
  const readers = new Set<ReturnType<typeof startReader>>();
  let isClosed = false;
  let startsInVain = 0;
  let lastSeq = 0;

  function startReader() {
    const handle: ReaderHandle = spawn();
    let isReady = false;
    let isGone = false;
    let job: Job | null = null;
    let timer: NodeJS.Timeout | undefined;

    const leave = (result: (job: Job) => ReadResult | 'again') => {
      clearTimeout(timer);
      isGone = true;
      readers.delete(reader);
      const left = job;
      job = null;
      if (left === null) return;
      const outcome = result(left);
      if (outcome === 'again') {
        left.isSecondTry = true;
        waiting.unshift(left);
      } else {
        left.answer(outcome);
      }
    };
    const overdue = (ms: number, reason: string) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        leave(() => unreadable(reason));
        handle.kill();
        serve();
      }, ms);
    };
    const give = (next: Job) => {
      job = next;
      if (isReady) send(next);
      else overdue(startMs, 'The program that reads files did not start in time. Restart the application and take it in again.');
    };
    const send = (next: Job) => {
      const ms = limits.fileMs + Math.ceil(next.order.bytes / 1_048_576) * limits.perMegabyteMs;
      overdue(ms, `Reading it took longer than ${Math.round(ms / 1000)} seconds and was stopped. Ask for it again, or as PDF.`);
      const { place, fileName, columns } = next.order;
      handle.send({ do: 'read', seq: next.seq, path: place, fileName, ...(columns === undefined ? {} : { columns }) });
    };
    const reader = {
      give,
      isFree: () => !isGone && job === null,
      stop: (reason: string) => {
        leave(() => unreadable(reason));
        handle.kill();
      },
    };
    handle.hear({
      message(message: FromReader) {
        if (isGone) return;
        if (message.do === 'ready') {
          isReady = true;
          startsInVain = 0;
          if (job !== null) send(job);
        } else if (job !== null && message.seq === job.seq) {
          clearTimeout(timer);
          const done = job;
          job = null;
          done.answer(message.result);
          serve();
        }
      },
      gone(why) {
        if (isGone) return;
        if (!isReady) startsInVain += 1;
        const isHopeless = !isReady && startsInVain >= mostStartsInVain;
        // Once more in a fresh process: the first may have been full from the files before.
        leave((left) =>
          isHopeless
            ? unreadable(`The program that reads files cannot be started (${why}). Restart the application and take it in again.`)
            : left.isSecondTry
              ? unreadable(
                  `The program that reads files stopped on it, twice (${why}). It is damaged, or needs more memory than is allowed. Ask for it again, or as PDF.`,
                )
              : 'again',
        );
        serve();
      },
    });
    readers.add(reader);
    return reader;
  }

  function serve(): void {
    while (!isClosed && waiting.length > 0) {
      const free = [...readers].find((reader) => reader.isFree()) ?? (readers.size < size ? startReader() : null);
      if (free === null) return;
      const job = waiting.shift();
      if (job) free.give(job);
    }
  }

  return {
    read: (order) =>
      new Promise((answer) => {
        if (isClosed) return answer(unreadable('Taking in was stopped before it was read.'));
        lastSeq += 1;
        waiting.push({ order, seq: lastSeq, isSecondTry: false, answer });
        serve();
      }),
    close() {
      isClosed = true;
      for (const job of waiting.splice(0)) job.answer(unreadable('Taking in was stopped before it was read.'));
      for (const reader of [...readers]) reader.stop('Taking in was stopped while it was being read.');
    },
  };
}

function unreadable(reason: string): ReadResult {
  return { ok: false, mediaType: 'application/octet-stream', reason };
}
