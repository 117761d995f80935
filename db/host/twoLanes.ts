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
  'entry.doubtfulDates',
  'entry.alike',
  'search.entries',
  'report.assemble',
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

/** One lane made of two: for reads through a whole case, and for all others. */
export function twoLanes(start: () => ReadLane): ReadLane {
  const [near, far] = [start(), start()];
  const laneOf = (operation: CaseReadName) => (throughTheCase.has(operation) ? far : near);
  const inBoth = async (act: (lane: ReadLane) => Promise<void>) => {
    await Promise.all([act(near), act(far)]);
  };
  return {
    read: (operation, input, actor) => laneOf(operation).read(operation, input, actor),
    carry: (operation, input, actor) => laneOf(operation).carry(operation, input, actor),
    forget: (caseId) => inBoth((lane) => lane.forget(caseId)),
    close: () => inBoth((lane) => lane.close()),
  };
}
