// Owns: taking files of published decisions into the desk's library: one at a time for the desk, with progress, cancelled at will. Must not read files itself.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { keepPrecedents, knownPrecedent, type ReadPrecedent } from '../domains/precedents/writes.ts';
import type { SpawnReader } from '../model/extraction.ts';
import { Refusal } from '../model/fault.ts';
import type { Output, StoreEvent } from '../model/operations.ts';
import type { PrecedentRefused } from '../model/precedents.ts';
import { recognisePrecedent } from '../model/recognisePrecedent.ts';
import type { Db } from '../store/prepared.ts';

interface Setup {
  readonly desk: Db;
  readonly actor: () => string;
  readonly spawnReader: SpawnReader;
  readonly emit: (event: StoreEvent) => void;
}

export interface PrecedentIntake {
  /** Refused with `busy` while one is under way, with `notFound` for a path that is not there. */
  readonly takeIn: (paths: readonly string[]) => Promise<Output<'precedent.takeIn'>>;
  readonly cancel: () => Output<'precedent.cancel'>;
}

/** A decision is a few pages; what is larger is no decision. */
const largestBytes = 32 * 1024 * 1024;
/** Fewer words than this decide nothing. */
const fewestLetters = 200;
/** Files read together and kept in one command. */
const together = 16;

/** The taking in of one desk. Nothing starts before it is asked for. */
export function precedentIntakeOn({ desk, actor, spawnReader, emit }: Setup): PrecedentIntake {
  let running: AbortController | null = null;

  const run = async (paths: readonly string[], { signal }: AbortController): Promise<Output<'precedent.takeIn'>> => {
    const [{ checkPaths, listFiles, causeOf }, { createReaderPool }] = await Promise.all([
      import('../intake/walk.ts'),
      import('../intake/readerPool.ts'),
    ]);
    checkPaths(paths);
    const files = await listFiles(paths);
    const refused: PrecedentRefused[] = [];
    const counts = { taken: 0, known: 0 };
    const pool = createReaderPool(spawnReader, 2);
    const stop = () => pool.close();
    signal.addEventListener('abort', stop, { once: true });

    type File = (typeof files)[number];
    const read = async (file: File): Promise<ReadPrecedent | null> => {
      const refuse = (reason: string) => {
        refused.push({ path: file.path, reason });
        return null;
      };
      if (file.refusal !== null) return refuse(file.refusal);
      if (file.bytes > largestBytes) return refuse('It is larger than 32 MB. Take in the decision alone, as text, HTML or PDF.');
      const bytes = await readFile(file.place).catch((error: unknown) => causeOf(error));
      if (typeof bytes === 'string') return refuse(`The file could not be opened (${bytes}). Check who may read it and take it in again.`);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (knownPrecedent(desk, sha256)?.isRemoved === false) {
        counts.known += 1;
        return null;
      }
      const result = await pool.read({ place: new Uint8Array(bytes), fileName: file.fileName, bytes: file.bytes });
      if (signal.aborted) return null;
      if (!result.ok) return refuse(result.reason);
      const { text } = result.extraction;
      if (text.trim().length < fewestLetters)
        return refuse('It has hardly any words, as a scan has none. Take in the decision as text, HTML or a PDF with text.');
      const recognised = recognisePrecedent(text);
      if (recognised.heads.length === 0 && recognised.orders.length === 0)
        return refuse(
          'No head of complaint, outcome or order was recognised in it, so it would not be found. Take in the whole decision as published.',
        );
      return { fileName: file.fileName, sha256, bytes: file.bytes, text, recognised };
    };

    try {
      for (let from = 0; from < files.length && !signal.aborted; from += together) {
        const some = files.slice(from, from + together);
        emit({ name: 'precedent.progress', body: { total: files.length, done: from, current: some[0]?.path ?? null } });
        const decisions = (await Promise.all(some.map(read))).filter((decision) => decision !== null);
        // The same bytes twice in one folder are one decision.
        const once = decisions.filter(({ sha256 }, index) => decisions.findIndex((each) => each.sha256 === sha256) === index);
        counts.known += decisions.length - once.length;
        counts.taken += once.length;
        if (once.length === 0) continue;
        keepPrecedents(desk, actor(), once);
        emit({ name: 'precedents.changed', body: {} });
      }
    } finally {
      signal.removeEventListener('abort', stop);
      pool.close();
      emit({ name: 'precedent.progress', body: { total: files.length, done: files.length, current: null } });
    }
    refused.sort((one, other) => (one.path < other.path ? -1 : 1));
    return { ...counts, refused, isCancelled: signal.aborted };
  };

  return {
    async takeIn(paths) {
      if (running !== null) throw new Refusal('busy', 'Decisions are being taken in already. Wait for that to end, or cancel it.');
      running = new AbortController();
      try {
        return await run(paths, running);
      } finally {
        running = null;
      }
    },
    cancel() {
      const wasRunning = running !== null;
      running?.abort();
      return { wasRunning };
    },
  };
}
