// Owns: the rules of what follows when a report goes round: until when the parties may comment on a draft, whether a review was asked for in time, and who may
// decide it. Pure; limits are the rule set's.
import type { Calendar } from './clocks.ts';
import { type CivilDate, localDay } from './dates.ts';
import type { PartyComment, ReviewRequest } from './draft.ts';
import type { RuleSet, SignOff } from './ruleSet.ts';
import { limitEnd } from './timeLimit.ts';
import { hasGoneOut, isSamePerson, type ReportVersion } from './version.ts';

/** The day a version took a step; null where it never did. */
function dayOfStep({ taken }: Pick<ReportVersion, 'taken'>, step: string): CivilDate | null {
  const last = taken.findLast((each) => each.step === step);
  return last === undefined ? null : localDay(new Date(last.atMs));
}

/** The last version whose draft went to the parties, and the day by which they may comment; null where none did or the rule set has no such step. */
export function commentsDue(
  signOff: SignOff,
  versions: readonly ReportVersion[],
  calendar: Calendar,
): { readonly version: number; readonly sent: CivilDate; readonly due: CivilDate } | null {
  const { comments } = signOff;
  if (comments === null) return null;
  const [last] = versions
    .filter(({ copy }) => copy !== 'publication')
    .flatMap((version) => {
      const sent = dayOfStep(version, comments.step);
      return sent === null ? [] : [{ version: version.number, sent, due: limitEnd(sent, comments.limit, calendar) }];
    })
    .sort((one, other) => other.version - one.version);
  return last ?? null;
}

/** Whether something came by the last day there was for it. */
export function isLate({ received }: Pick<PartyComment, 'received'>, due: CivilDate): boolean {
  return received > due;
}

/** The day a version was issued: it took the step that ends the procedure. Null where it has not. */
export function issuedOn(signOff: SignOff, version: Pick<ReportVersion, 'taken'>): CivilDate | null {
  const last = signOff.steps.at(-1);
  return last === undefined || !hasGoneOut(signOff, version) ? null : dayOfStep(version, last.id);
}

export interface ReviewStanding {
  readonly issued: CivilDate | null;
  /** The last day on which a request is in time; null where the day of issue or the limit is not known. */
  readonly due: CivilDate | null;
  readonly standing: 'in time' | 'late' | 'not known';
}

/** Whether a review was asked for in time, counted from the day the version was issued. */
export function reviewStanding(
  { review, signOff }: Pick<RuleSet, 'review' | 'signOff'>,
  request: Pick<ReviewRequest, 'received' | 'version'>,
  versions: readonly ReportVersion[],
  calendar: Calendar,
): ReviewStanding {
  const version = versions.find(({ number }) => number === request.version);
  const issued = version === undefined ? null : issuedOn(signOff, version);
  const due = issued === null || review.limit === null ? null : limitEnd(issued, review.limit, calendar);
  return { issued, due, standing: due === null ? 'not known' : request.received <= due ? 'in time' : 'late' };
}

/**
 * Why a request may not be decided as it says: a review is decided by somebody other than who wrote the decision, and says what was decided, when and why.
 * Null where it may, or where nothing is decided yet.
 */
export function whyNotDecided(
  { decidedBy, decidedOn, outcome, reasons, version, received }: ReviewRequest,
  versions: readonly Pick<ReportVersion, 'number' | 'taken'>[],
): string | null {
  if (outcome === '') return null;
  if (decidedBy.trim() === '') return 'Say who decided on the request.';
  const writer = versions.find(({ number }) => number === version)?.taken[0]?.actor;
  if (writer !== undefined && isSamePerson(writer, decidedBy)) {
    return `${writer} submitted the decision under review. Somebody else must decide on the request.`;
  }
  if (decidedOn === null) return 'Say on which day it was decided.';
  if (decidedOn < received) return 'It cannot have been decided before the request was received. Correct one of the two days.';
  return reasons.trim() === '' ? 'Say why it was decided so.' : null;
}
