// Owns: the clocks of a case with their working: each complaint stage by the Code in force, the limits on complaining and referring. Reads the draft and
// the rules given to it; decides nothing and stores nothing.
import type { CaseClocks, ClockEvent, StageClock, TimeBarReading } from '../model/caseClocks.ts';
import { addWorkingDays, type Calendar, countWorkingDays } from '../model/clocks.ts';
import { addMonths, type CivilDate } from '../model/dates.ts';
import type { Draft, DraftRow } from '../model/draft.ts';
import { editionFor } from '../model/editions.ts';
import type { RuleSet } from '../model/ruleSet.ts';
import { complaintDay, finalResponse } from '../model/steps.ts';

type ClockDraft = Pick<Draft, 'facts' | 'complaintStep' | 'head'>;

/** All clocks of a case. Days counted are working days of the calendar given. */
export function caseClocks(draft: ClockDraft, ruleSet: RuleSet, calendar: Calendar): CaseClocks {
  const elapsed = draft.complaintStep.flatMap(({ id, value: { stage, sent, responded } }) =>
    sent === null || responded === null || responded < sent
      ? []
      : [{ stepId: id, stage, count: countWorkingDays(sent, responded, calendar) }],
  );
  return { calendar: calendar.name, stages: stageClocks(draft, ruleSet, calendar), elapsed, timeBars: timeBars(draft, ruleSet) };
}

/** The Code goes by the day of the complaint (Housing Ombudsman, Complaint Handling Code), so both stages of one complaint are held to one edition. */
function codeOf(draft: ClockDraft, ruleSet: RuleSet) {
  return editionFor(ruleSet.codes, draft.facts[0]?.value.ruleCode ?? '', complaintDay(draft.complaintStep));
}

function stageClocks(draft: ClockDraft, ruleSet: RuleSet, calendar: Calendar): StageClock[] {
  const code = codeOf(draft, ruleSet);
  if (code === null) return [];
  return draft.complaintStep.flatMap((row) =>
    code.clocks
      .filter(({ stage, step }) => stage === row.value.stage && step !== 'extend')
      .map((clock) => {
        const extension = code.clocks.find(({ stage, step }) => stage === clock.stage && step === 'extend');
        return stageClock(row, code.name, clock, clock.step === 'respond' ? extension : undefined, calendar);
      }),
  );
}

type Clock = RuleSet['codes'][number]['clocks'][number];

function stageClock(
  row: DraftRow<'complaintStep'>,
  code: string,
  clock: Clock,
  extension: Clock | undefined,
  calendar: Calendar,
): StageClock {
  const { sent, acknowledged, responded } = row.value;
  const received = sent === null ? null : { day: sent, what: 'complaint received' };
  // A complaint is logged when it is acknowledged: the desk keeps one date for both.
  const wanted = clock.from === 'received' || acknowledged === null ? null : { day: acknowledged, what: `complaint ${clock.from}` };
  const start = clock.from === 'received' ? received : (wanted ?? received);
  const isStartAssumed = clock.from !== 'received' && wanted === null && received !== null;
  const ended = clock.step === 'acknowledge' ? acknowledged : responded;
  const end = ended === null ? null : { day: ended, what: clock.step === 'acknowledge' ? 'acknowledged' : 'response given' };
  const due = start === null ? null : addWorkingDays(start.day, clock.workingDays, calendar);
  return {
    id: clock.id,
    stepId: row.id,
    name: clock.name,
    stage: clock.stage,
    code,
    workingDays: clock.workingDays,
    start,
    isStartAssumed,
    due,
    extendedDue: due === null || extension === undefined ? null : addWorkingDays(due, extension.workingDays, calendar),
    end,
    count: start === null || end === null || end.day < start.day ? null : countWorkingDays(start.day, end.day, calendar),
    standing: due === null ? 'unknown' : end === null ? 'open' : end.day <= due ? 'met' : 'late',
    source: clock.source,
  };
}

function timeBars(draft: ClockDraft, ruleSet: RuleSet): TimeBarReading[] {
  const facts = draft.facts[0]?.value;
  const code = codeOf(draft, ruleSet);
  const [complained, final] = [complaintDay(draft.complaintStep), finalResponse(draft.complaintStep)];
  const event = (day: CivilDate | null, what: string): ClockEvent | null => (day === null ? null : { day, what });
  return ruleSet.timeBars
    .filter(({ codes }) => codes.length === 0 || (code !== null && codes.includes(code.id)))
    .flatMap((bar) => {
      const end = bar.to === 'referred' ? event(facts?.received ?? null, 'referred to the Ombudsman') : event(complained, 'complained');
      const reading = (headId: string | null, start: ClockEvent | null): TimeBarReading => {
        const falls = start === null ? null : addMonths(start.day, bar.months);
        const isLate = falls !== null && end !== null && (bar.isLateOnTheDay ? end.day >= falls : end.day > falls);
        const standing = falls === null || end === null ? 'unknown' : isLate ? 'late' : 'in time';
        return { id: bar.id, name: bar.name, headId, months: bar.months, start, falls, end, standing, text: bar.text, source: bar.source };
      };
      if (bar.from === 'final response') return [reading(null, event(final, 'final response'))];
      return draft.head.map(({ id, value }) => reading(id, event(value.awareOn, 'resident became aware')));
    });
}
