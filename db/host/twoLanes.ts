// Owns: which reads go in a lane of their own, so that what a person waits for is not behind what is brought up to date. Must not read itself.
import type { CaseReadName } from './caseReads.ts';
import type { ReadLane } from './readLane.ts';

/**
 * Reads that go through a whole case, asked for anew after every edit. At 100,000 entries one takes more than a second; a paper opened then must not wait
 * for it.
 */
const throughTheCase: ReadonlySet<CaseReadName> = new Set([
  'entry.axis',
  'entry.unread',
  'entry.cameAgain',
  'checks.run',
  'absence.laterHits',
  'absence.notSearched',
  'entry.doubtfulDates',
  'entry.doubtfulColumns',
  'entry.alike',
  'search.entries',
  'report.assemble',
  'report.numbers',
  'report.sweep',
  'report.build',
  'letter.assemble',
  'letter.build',
  'requestLetter.build',
  'chronology.build',
  'jurisdictionNote.build',
  'draftFile.export',
  'history.verify',
  'backup.make',
]);

/**
 * In milliseconds: how long after it was first asked for a case counts as being opened, and how long nothing else may have been asked for before a read through the
 * whole of it begins.
 */
const opening = { lasts: 1000, rests: 40 } as const;

/** A case since it was first asked for. */
interface Opened {
  readonly until: number;
  /** Settles when every near read asked for so far is answered. */
  near: Promise<unknown>;
}

const after = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/**
 * One lane made of two: for reads through a whole case, and for all others. While a case is being opened the others go first: with few cores the first screen
 * would otherwise share one with figures that can wait.
 */
export function twoLanes(start: () => ReadLane): ReadLane {
  const [near, far] = [start(), start()];
  const cases = new Map<string, Opened>();
  const opened = (caseId: string): Opened => {
    const known = cases.get(caseId);
    if (known !== undefined) return known;
    const first: Opened = { until: performance.now() + opening.lasts, near: Promise.resolve() };
    cases.set(caseId, first);
    return first;
  };
  const othersAnswered = async (its: Opened): Promise<void> => {
    for (let left = its.until - performance.now(); left > 0; left = its.until - performance.now()) {
      const before = its.near;
      await Promise.race([before, after(left)]);
      await after(opening.rests);
      if (its.near === before) return;
    }
  };
  const inTurn = async <T>(operation: CaseReadName, caseId: string, ask: (lane: ReadLane) => Promise<T>): Promise<T> => {
    const its = opened(caseId);
    if (throughTheCase.has(operation)) {
      await othersAnswered(its);
      return ask(far);
    }
    // The whole draft of a large case takes as long as all else of its first screen: it is read beside that, not before it.
    const answer = ask(operation === 'draft.read' && performance.now() < its.until ? far : near);
    its.near = Promise.allSettled([its.near, answer]);
    return answer;
  };
  const inBoth = async (act: (lane: ReadLane) => Promise<void>) => {
    await Promise.all([act(near), act(far)]);
  };
  return {
    read: (operation, input, actor) => inTurn(operation, input.caseId, (lane) => lane.read(operation, input, actor)),
    carry: (operation, input, actor) => inTurn(operation, input.caseId, (lane) => lane.carry(operation, input, actor)),
    forget: async (caseId) => {
      cases.delete(caseId);
      await inBoth((lane) => lane.forget(caseId));
    },
    close: () => inBoth((lane) => lane.close()),
  };
}
