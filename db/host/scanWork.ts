// Owns: when the scans of which case are recognised: after papers came in, when a case is opened, when asked; one case at a time, never beside an intake. Must
// not recognise anything itself.
import { readSetting, writeSetting } from '../domains/desk/cases.ts';
import { closedCase } from '../domains/history/closed.ts';
import { lastSequence } from '../domains/history/command.ts';
import { leaveScan, recogniseAgain, scanCounts, scansThrough, waitingPages } from '../domains/intake/scans.ts';
import type { SpawnReader } from '../model/extraction.ts';
import type { Input, Output, StoreEvent } from '../model/operations.ts';
import { scansPausedKey } from '../model/scan.ts';
import type { Db } from '../store/prepared.ts';
import { faultOf, type Log } from './fault.ts';
import type { OpenCases } from './openCases.ts';

interface ScanWorkSetup {
  readonly desk: Db;
  readonly cases: Pick<OpenCases, 'writer' | 'hold'>;
  readonly actor: () => string;
  readonly spawnReader: SpawnReader;
  readonly emit: (event: StoreEvent) => void;
  readonly log: Log;
  /** Whether scans are recognised without being asked for. */
  readonly isUnasked: boolean;
}

export interface ScanWork {
  /** A case was opened, or papers came into it: what waits in it is recognised by and by. */
  readonly look: (caseId: string) => void;
  /** Stops while `work` goes on, and looks again after it. */
  readonly beside: <T>(caseId: string, work: Promise<T>) => Promise<T>;
  readonly read: (input: Input<'scan.read'>) => Promise<Output<'scan.read'>>;
  readonly pause: (input: Input<'scan.pause'>) => Output<'scan.pause'>;
  readonly again: (input: Input<'scan.again'>) => Output<'scan.again'>;
  readonly leave: (input: Input<'scan.leave'>) => Output<'scan.leave'>;
  readonly stop: () => Promise<void>;
}

/** A case just opened is shown first. */
const restMs = 2000;
const progressMs = 200;

/** The recognising of one desk. */
export function scanWorkOn(setup: ScanWorkSetup): ScanWork {
  const { desk, cases, emit, log } = setup;
  const inLine = new Set<string>();
  let running: { readonly caseId: string; readonly abort: AbortController; readonly done: Promise<void> } | null = null;
  let besides = 0;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  const isPaused = (): boolean => readSetting(desk, scansPausedKey) === true;

  const begin = (caseId: string): Promise<void> => {
    const db = cases.writer(caseId);
    const release = cases.hold(caseId);
    const abort = new AbortController();
    let lastTold = 0;
    const tell = (isRunning: boolean): void => {
      lastTold = Date.now();
      emit({ name: 'scan.progress', body: { caseId, isRunning, ...scanCounts(db) } });
    };
    const done = (async () => {
      const { recogniseScans } = await import('../intake/recognising.ts');
      await recogniseScans({
        db,
        spawnReader: setup.spawnReader,
        signal: abort.signal,
        isBehind: setup.isUnasked,
        onPage: (hasNewReading) => {
          if (Date.now() - lastTold >= progressMs) tell(true);
          if (!hasNewReading) return;
          emit({ name: 'case.changed', body: { caseId, kinds: ['entry', 'mark'], sequence: lastSequence(db) } });
        },
      });
    })().finally(() => {
      running = null;
      tell(false);
      release();
      serve();
    });
    running = { caseId, abort, done };
    tell(true);
    return done;
  };

  const serve = (): void => {
    if (isStopped || running !== null || besides > 0 || isPaused()) return;
    for (const caseId of inLine) {
      inLine.delete(caseId);
      try {
        const db = cases.writer(caseId);
        if (closedCase(db) !== null) continue;
        if (waitingPages(db, 1).length === 0 && scansThrough(db).length === 0) continue;
        begin(caseId).catch((error: unknown) => faultOf(error, 'scan.read', log));
        return;
      } catch (error) {
        faultOf(error, 'scan.read', log);
      }
    }
  };

  const look = (caseId: string): void => {
    if (!setup.isUnasked || isStopped) return;
    inLine.add(caseId);
    clearTimeout(timer);
    timer = setTimeout(serve, restMs);
    timer.unref();
  };

  const halt = async (): Promise<void> => {
    const now = running;
    now?.abort.abort();
    await now?.done.catch(() => undefined);
  };

  const turned = (caseId: string): void => {
    const db = cases.writer(caseId);
    emit({ name: 'scan.progress', body: { caseId, isRunning: running?.caseId === caseId, ...scanCounts(db) } });
  };

  return {
    look,
    async beside(caseId, work) {
      besides += 1;
      if (running !== null) inLine.add(running.caseId);
      void halt();
      try {
        return await work;
      } finally {
        besides -= 1;
        look(caseId);
      }
    },
    async read({ caseId }) {
      const db = cases.writer(caseId);
      while (running !== null && running.caseId !== caseId) await running.done.catch(() => undefined);
      await (running?.done ?? begin(caseId));
      return scanCounts(db);
    },
    pause({ isPaused: wanted }) {
      writeSetting(desk, setup.actor(), scansPausedKey, wanted);
      if (wanted) {
        if (running !== null) inLine.add(running.caseId);
        void halt();
      } else serve();
      emit({ name: 'desk.changed', body: {} });
      return { isPaused: wanted };
    },
    again({ caseId, id }) {
      const pages = recogniseAgain(cases.writer(caseId), setup.actor(), id);
      turned(caseId);
      inLine.add(caseId);
      serve();
      return { pages };
    },
    leave({ caseId, id }) {
      const pages = leaveScan(cases.writer(caseId), setup.actor(), id);
      turned(caseId);
      // What was recognised of it before is kept.
      inLine.add(caseId);
      serve();
      return { pages };
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await halt();
    },
  };
}
