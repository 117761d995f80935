// Owns: running every check over a draft and matching the waivers. Each rule is a file of its own beside this one; none of them changes anything.
import { hash } from 'node:crypto';
import type { CheckId, CheckPlace, CheckResult } from '../../model/checks.ts';
import type { Draft } from '../../model/draft.ts';
import { absenceWithoutRequest } from './absenceWithoutRequest.ts';
import { adversePassageUnanswered } from './adversePassageUnanswered.ts';
import { adverseWithoutImpact } from './adverseWithoutImpact.ts';
import { adverseWithoutRemedy } from './adverseWithoutRemedy.ts';
import { assertionContradicted } from './assertionContradicted.ts';
import { citedOutsideScope } from './citedOutsideScope.ts';
import { countAgainstRecords } from './countAgainstRecords.ts';
import { dateOrSumNotInCitations } from './dateOrSumNotInCitations.ts';
import { factWithoutCitation } from './factWithoutCitation.ts';
import { headWithoutDetermination } from './headWithoutDetermination.ts';
import { headWithoutWindow } from './headWithoutWindow.ts';
import { identifiesSomebody } from './identifiesSomebody.ts';
import { limitNotInForce } from './limitNotInForce.ts';
import { lockedQuotationDiffers } from './lockedQuotationDiffers.ts';
import { markNotPlaced } from './markNotPlaced.ts';
import { moneyOutsideBand } from './moneyOutsideBand.ts';
import { neverOpened } from './neverOpened.ts';
import { noEvidenceWithoutAbsence } from './noEvidenceWithoutAbsence.ts';
import { notDisclosed } from './notDisclosed.ts';
import { orderInTime } from './orderInTime.ts';
import { orderWithoutDeadline } from './orderWithoutDeadline.ts';
import { pronounDrift } from './pronounDrift.ts';
import { quotationNotInSource } from './quotationNotInSource.ts';
import { quotationRecognised } from './quotationRecognised.ts';
import { type CheckContext, type Found, Reading } from './reading.ts';
import { windowPastFinalResponse } from './windowPastFinalResponse.ts';

export type { CheckContext, CheckEntry, CheckEvidence } from './reading.ts';
export { PaperTexts } from './reading.ts';

const checks: Readonly<Record<CheckId, (reading: Reading) => Found[]>> = {
  'head-without-determination': headWithoutDetermination,
  'adverse-without-remedy': adverseWithoutRemedy,
  'order-without-deadline': orderWithoutDeadline,
  'fact-without-citation': factWithoutCitation,
  'quotation-not-in-source': quotationNotInSource,
  'locked-quotation-differs': lockedQuotationDiffers,
  'quotation-recognised': quotationRecognised,
  'date-or-sum-not-in-citations': dateOrSumNotInCitations,
  'cited-outside-scope': citedOutsideScope,
  'no-evidence-without-absence': noEvidenceWithoutAbsence,
  'absence-without-request': absenceWithoutRequest,
  'adverse-without-impact': adverseWithoutImpact,
  'order-in-time': orderInTime,
  'count-against-records': countAgainstRecords,
  'pronoun-drift': pronounDrift,
  'never-opened': neverOpened,
  'money-outside-band': moneyOutsideBand,
  'mark-not-placed': markNotPlaced,
  'head-without-window': headWithoutWindow,
  'window-past-final-response': windowPastFinalResponse,
  'assertion-contradicted': assertionContradicted,
  'adverse-passage-unanswered': adversePassageUnanswered,
  'limit-not-in-force': limitNotInForce,
  'identifies-somebody': identifiesSomebody,
  'not-disclosed': notDisclosed,
};

/** Every check over the draft as it stands, or those named; waived ones among them and marked so. Order: by check, then as the draft runs. */
export function runChecks(context: CheckContext, wanted: readonly CheckId[] = Object.keys(checks) as CheckId[]): CheckResult[] {
  const reading = new Reading(context);
  const names = namesOf(context.draft);
  return wanted.flatMap((check) => {
    // What may identify somebody is accepted word by word where it is swept: a place once waived would hide what is written there later.
    const waivers =
      check === 'identifies-somebody' ? [] : context.draft.waiver.filter(({ value }) => value.check === check).map((row) => row.value);
    return checks[check](reading).map((found): CheckResult => {
      const finding = findingOf(found);
      const isOfIt = (given: string) => given === '' || finding === '' || given === finding;
      const waiver = waivers.find((given) => isPlace(given.place, found.place, names) && isOfIt(given.finding));
      return { check, ...found, finding, waived: waiver !== undefined, waiverReason: waiver?.reason ?? null };
    });
  });
}

/**
 * A digest of what was found, in the words of the check without those of its place: a paragraph may become the seventh, and the finding stays. What was never
 * opened is one list for the whole case, which opening some of it must not raise again.
 */
function findingOf({ place, message }: Found): string {
  return place.kind === 'unread' ? '' : hash('sha256', message.replaceAll(place.name, '')).slice(0, findingLength);
}

/** Enough to tell the findings of one place apart, and short in a case file. */
const findingLength = 16;

/** A waiver names its place by id, by the name rows go by (f12, o1, b, m3), by exhibit, or as the check words it; `case` is the case. */
function isPlace(words: string, place: CheckPlace, names: ReadonlyMap<string, string>): boolean {
  return words === place.id || words === names.get(place.id) || words === place.name || (place.kind === 'unread' && words === 'case');
}

function namesOf(draft: Draft): Map<string, string> {
  const { head, paragraph, mark, absence, order, determination, window, assertion, expectation } = draft;
  const headKeys = new Map(head.map((row) => [row.id, row.key]));
  const names = new Map(
    [...head, ...paragraph, ...mark, ...absence, ...order, ...window, ...assertion, ...expectation].map((row) => [row.id, row.key]),
  );
  for (const row of determination) names.set(row.id, headKeys.get(row.value.headId) ?? row.key);
  return names;
}
