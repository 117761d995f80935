// Owns: the verb pair.
import { looseText } from '../../model/dates.ts';
import { Refusal } from '../../model/fault.ts';
import { expectationDue, expectationReadings, pairedReports, unansweredReports } from '../../model/pairing.ts';
import type { Given } from '../arguments.ts';
import { type CaseNow, caseNow, overruledBy } from '../caseNow.ts';
import type { Done } from '../commandLine.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const id = caseId(reference);
    const now = await caseNow(call, id);
    const answer = {
      case: reference,
      reports: reportsOf(now),
      expectations: expectationsOf(now),
      unanswered: unansweredReports(now.rows, now.draft, null).map(({ exhibit, date, title }) => ({
        exhibit,
        date: looseText(date),
        title,
      })),
    };
    const asked = given.options.report;
    if (asked === undefined) return { answer };
    const report = now.rows.find(({ exhibit }) => exhibit === asked);
    if (report === undefined) {
      throw new Refusal('notFound', `There is no ${asked} in ${reference}. The verb list names every exhibit.`, asked);
    }
    const candidates = await call('pairing.candidates', { caseId: id, reportId: report.id });
    return {
      answer: {
        ...answer,
        reports: answer.reports.filter(({ exhibit }) => exhibit === asked),
        candidates: candidates.map(({ exhibit, title, date, workingDays, step, isAutoReply, reasons }) => ({
          exhibit,
          title,
          date: looseText(date),
          workingDays,
          step,
          isAutoReply,
          reasons: reasons.map(({ words }) => words),
        })),
      },
    };
  });
}

function reportsOf({ draft, calendar, entryOf, exhibit }: CaseNow) {
  const dateOf = (entryId: string) => {
    const row = entryOf(entryId);
    return row === undefined ? null : looseText(row.date);
  };
  const expectations = new Map(
    draft.expectation.map((row) => [row.id, { key: row.key, due: expectationDue(row.value, entryOf, calendar).due }]),
  );
  return pairedReports(draft, entryOf, calendar).map(({ reportId, steps, isAnswered }) => ({
    exhibit: exhibit(reportId),
    date: dateOf(reportId),
    answered: isAnswered,
    steps: steps.map(({ link: { value }, count, standing }) => {
      const expectation = expectations.get(value.expectationId ?? '');
      return {
        exhibit: exhibit(value.stepId),
        step: value.step,
        date: dateOf(value.stepId),
        workingDays: count?.workingDays ?? null,
        standing,
        expectation: expectation?.key ?? null,
        due: expectation?.due ?? null,
        note: value.note,
      };
    }),
  }));
}

function expectationsOf({ draft, calendar, today, entryOf, exhibit, head }: CaseNow) {
  return expectationReadings(draft, entryOf, calendar, today).map(({ expectation: { key, value }, ...reading }) => ({
    id: key,
    text: value.text,
    head: head(value.headId),
    basis: value.basis,
    countsFrom: exhibit(value.startEntryId),
    due: reading.due,
    standing: reading.standing,
    seen: reading.seen,
    missing: reading.missing,
    metOn: reading.metOn,
    state: reading.state,
    overruled: overruledBy(value),
  }));
}
