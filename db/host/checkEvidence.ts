// Owns: the evidence of a case as the checks ask for it: one entry at a time, so that a case of 100,000 entries is checked as fast as a small one.
import { unreadItems } from '../domains/entry/reading.ts';
import { type CheckedReading, checkedReading, readPages } from '../domains/entry/readings.ts';
import { entryLine } from '../domains/entry/reads.ts';
import { isLeftOut } from '../domains/handover/part.ts';
import { Refusal } from '../model/fault.ts';
import { recognisedPassage } from '../model/scan.ts';
import type { CheckEntry, CheckEvidence } from '../review/checks/index.ts';
import type { Db } from '../store/prepared.ts';
import type { CaseContext } from './caseContext.ts';

/** Evidence read where it is asked for; what was read once is not read again. */
export function checkEvidenceOf(db: Db, { textOf }: Pick<CaseContext, 'textOf'>): CheckEvidence {
  const known = new Map<string, CheckEntry | null>();
  const readings = new Map<string, CheckedReading | null>();
  return {
    entry(id) {
      const entry = known.get(id);
      if (entry !== undefined) return entry;
      const found = lineOrNull(db, id);
      known.set(id, found);
      return found;
    },
    textOf,
    reading(extractionId) {
      const held = readings.get(extractionId) ?? checkedReading(db, extractionId);
      readings.set(extractionId, held);
      return held;
    },
    recognised(extractionId, start, end) {
      const text = this.reading(extractionId)?.text ?? '';
      return recognisedPassage(text, readPages(db, extractionId), start, end);
    },
    isLeftOut: (id) => isLeftOut(db, id),
    unread: (most) => unreadItems(db, most),
  };
}

function lineOrNull(db: Db, id: string): CheckEntry | null {
  try {
    return entryLine(db, id);
  } catch (error) {
    if (error instanceof Refusal && error.fault.code === 'notFound') return null;
    throw error;
  }
}
