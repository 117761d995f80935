// Owns: the verb remedies.
import { orderStanding } from '../../model/compliance.ts';
import { describeDue, dueWorking } from '../../model/due.ts';
import { ledgerOf } from '../../model/ledger.ts';
import { poundsOf } from '../../model/money.ts';
import { templateIn } from '../../model/ruleSet.ts';
import type { Given } from '../arguments.ts';
import { caseNow } from '../caseNow.ts';
import type { Done } from '../commandLine.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const id = caseId(reference);
    const now = await caseNow(call, id);
    const { draft, calendar, today } = now;
    const reportDate = draft.facts[0]?.value.reportDate ?? null;
    const ruleSet = await call('rules.read', { caseId: id });
    const { itself } = templateIn(ruleSet, draft);
    const ledger = ledgerOf(draft, ruleSet);
    const heads = (ids: readonly string[]) => ids.map(now.head);
    const offers = draft.offer.map(({ key, value }) => ({
      id: key,
      heads: heads(value.headIds),
      by: value.by,
      for: value.for,
      amountGBP: poundsOf(value.amountPence),
      offeredOn: value.offeredOn,
      standing: value.standing,
      paidGBP: poundsOf(value.paidPence),
      paidOn: value.paidOn,
      offset: value.offset,
      cites: value.cites.map(now.cited),
    }));
    const orders = draft.order.map(({ id: orderId, key, value }) => {
      const note = draft.compliance.find((row) => row.value.orderId === orderId)?.value;
      const stands = orderStanding(value, note, reportDate, today, calendar);
      return {
        id: key,
        heads: heads(value.headIds),
        text: value.text,
        amountGBP: value.amountPence === null ? null : poundsOf(value.amountPence),
        rule: value.due === null ? '' : describeDue(value.due, itself),
        due: stands.due,
        working: value.due === null ? null : dueWorking(value.due, reportDate, calendar, note?.startedOn ?? null),
        standing: stands.standing,
        timing: stands.timing,
        days: stands.days,
        compliedOn: note?.compliedOn ?? null,
        chased: note?.chased ?? [],
        proof: (note?.cites ?? []).map(now.cited),
        remarks: note?.remarks ?? '',
      };
    });
    return {
      answer: {
        case: reference,
        today,
        offers,
        awards: ledger.awards.map((line) => ({ head: now.head(line.headId), for: line.for, amountGBP: poundsOf(line.pence) })),
        groups: ledger.groups.map((group) => ({
          heads: heads(group.headIds),
          offeredGBP: poundsOf(group.offeredPence),
          paidGBP: poundsOf(group.paidPence),
          awardedGBP: poundsOf(group.awardedPence),
          comesOffGBP: poundsOf(group.comesOffPence),
          owedBesideGBP: poundsOf(group.owedBesidePence),
          toPayGBP: poundsOf(group.toPayPence),
          unsettled: group.unsettled.map(({ key }) => key),
          isOutsideBand: group.isOutsideBand,
          reasons: group.reasons,
        })),
        toPayGBP: poundsOf(ledger.toPayPence),
        orders,
        recommendations: draft.recommendation.map(({ value }) => ({ heads: heads(value.headIds), text: value.text })),
      },
    };
  });
}
