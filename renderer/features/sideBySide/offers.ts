// Owns what the pairing panel is about and what it offers to link: candidates of a report, one entry chosen by hand, or the reports before an entry. Pure;
// must not link: the investigator does, on one key.
import type { Candidate } from '../../../db/model/candidates.ts';
import { isAutoReply } from '../../../db/model/candidates.ts';
import { type Calendar, workingDaysBetween } from '../../../db/model/clocks.ts';
import { type Draft, type DraftChange, type LinkStep, linkSteps } from '../../../db/model/draft.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { exactDay, isReport } from '../../../db/model/pairing.ts';
import { add, edit } from '../../api/draft.ts';

/** What the cursor and the held report mean together. */
export type Subject =
  | { readonly kind: 'report'; readonly report: AxisRow }
  | { readonly kind: 'by hand'; readonly report: AxisRow; readonly step: AxisRow }
  | { readonly kind: 'before'; readonly step: AxisRow };

/** The report asked about: the held one with the entry under the cursor, the resident's entry there, or what came before another's; null where the cursor is on none. */
export function subjectOf(at: AxisRow | undefined, held: AxisRow | undefined): Subject | null {
  if (at === undefined) return null;
  if (held !== undefined && held.id !== at.id) return { kind: 'by hand', report: held, step: at };
  return at.side === 'resident' ? { kind: 'report', report: at } : { kind: 'before', step: at };
}

/** One pair that can be linked on one key. */
export interface Offer {
  readonly report: AxisRow;
  readonly step: AxisRow;
  /** The one of the two that the list shows. */
  readonly shown: AxisRow;
  /** From the report to the step; null where either has no exact day, or the step comes first. */
  readonly workingDays: number | null;
  /** What it reads like; where the words say nothing, an answer. */
  readonly as: LinkStep;
  readonly isAutoReply: boolean;
  readonly reasons: readonly string[];
}

/** As many reports before an entry as are offered. */
const mostBefore = 12;

/** The resident's reports of the entry's day or before, the latest first. */
export function reportsBefore(rows: readonly AxisRow[], step: AxisRow): readonly AxisRow[] {
  const day = step.date.latest ?? step.date.earliest;
  if (day === null) return [];
  return rows
    .filter((row) => isReport(row) && row.id !== step.id && row.date.earliest !== null && row.date.earliest <= day)
    .sort((a, b) => ((a.date.earliest ?? '') < (b.date.earliest ?? '') ? 1 : -1))
    .slice(0, mostBefore);
}

/** A pair with what is known of it: reasons where the desk proposes it too. */
export function offerOf(
  pair: { readonly report: AxisRow; readonly step: AxisRow; readonly shown: AxisRow },
  candidates: readonly Candidate[],
  calendar: Calendar | null,
): Offer {
  const candidate = candidates.find(({ entryId }) => entryId === pair.step.id);
  const [from, to] = [exactDay(pair.report.date), exactDay(pair.step.date)];
  const isAuto = candidate?.isAutoReply ?? isAutoReply([], pair.step.title);
  return {
    ...pair,
    workingDays: calendar === null || from === null || to === null || to < from ? null : workingDaysBetween(from, to, calendar),
    as: candidate?.step ?? (isAuto ? 'acknowledged' : 'answered'),
    isAutoReply: isAuto,
    reasons: candidate?.reasons.map(({ words }) => words) ?? [],
  };
}

/** The step a digit stands for, 1 to 7; null for any other key. */
export function stepOfKey(key: string): LinkStep | null {
  return /^[1-7]$/.test(key) ? (linkSteps[Number(key) - 1] ?? null) : null;
}

interface LinkWish {
  readonly offer: Pick<Offer, 'report' | 'step'>;
  /** What it is taken as; null: it does not belong. */
  readonly as: LinkStep | null;
  /** Marks open in the readers; each goes with the link where it is of that paper. */
  readonly openMarkIds: readonly string[];
}

/** The one change that links a pair, or says that it does not belong; what was said of the pair before is said anew, not twice. */
export function linkChange(draft: Pick<Draft, 'link' | 'mark'>, { offer, as, openMarkIds }: LinkWish): DraftChange {
  const ofPair = draft.link.filter(({ value }) => value.reportId === offer.report.id && value.stepId === offer.step.id);
  const said = ofPair.find(({ value }) => value.verdict === 'not linked' || value.step === as);
  const markOf = (entryId: string) => draft.mark.find(({ id, value }) => openMarkIds.includes(id) && value.entryId === entryId)?.id ?? null;
  const [reportMarkId, stepMarkId] = [markOf(offer.report.id), markOf(offer.step.id)];
  if (said !== undefined) {
    return edit('link', said, {
      verdict: as === null ? 'not linked' : 'linked',
      ...(as === null ? {} : { step: as }),
      ...(reportMarkId === null ? {} : { reportMarkId }),
      ...(stepMarkId === null ? {} : { stepMarkId }),
    });
  }
  return add('link', {
    reportId: offer.report.id,
    stepId: offer.step.id,
    step: as ?? 'answered',
    verdict: as === null ? 'not linked' : 'linked',
    reportMarkId,
    stepMarkId,
    expectationId: null,
    note: '',
  });
}
