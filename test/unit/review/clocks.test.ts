// Tests: the clocks of a case: the reference report's two stages, each edition of the Code, assumed starts, and the limits on complaining and referring.
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../../db/model/dates.ts';
import type { Draft, DraftValue } from '../../../db/model/draft.ts';
import { limitEnd, limitWords } from '../../../db/model/timeLimit.ts';
import { caseClocks } from '../../../db/review/clocks.ts';
import { calendarOf, ruleSetOf } from '../../../db/rules/index.ts';
import { head, oneOfEach } from '../../support/draftRows.ts';

const ruleSet = ruleSetOf('uk-housing-ombudsman');
const calendar = calendarOf({ calendar: 'england-and-wales' });
const values = oneOfEach({ headId: 'h', entryId: 'e' });
type Step = DraftValue<'complaintStep'>;

function draftOf(
  steps: readonly Partial<Step>[],
  received: string | null = null,
  awareOn: string | null = null,
): Pick<Draft, 'facts' | 'complaintStep' | 'head'> {
  const row = <V>(id: string, value: V) => ({ id, revision: 1, key: id, position: 1, value });
  return {
    facts: [row('f', { ...values.facts, received })],
    head: [row('h', { ...head('Lock'), awareOn })],
    complaintStep: steps.map((step, at) => row(`s${at + 1}`, { ...values.complaintStep, acknowledged: null, responded: null, ...step })),
  };
}

/** Dates of the reference report: Housing Ombudsman, determination 202334516. */
const reference = [
  { stage: 1, sent: '2023-09-28', responded: '2023-10-10' },
  { stage: 2, sent: '2023-10-31', responded: '2023-11-13' },
];

describe('the clocks of a case', () => {
  it('counts 8 working days for stage 1 and 9 for stage 2 of the reference report', () => {
    const { elapsed } = caseClocks(draftOf(reference), ruleSet, calendar);
    expect(elapsed.map(({ stage, count }) => [stage, count.workingDays])).toEqual([
      [1, 8],
      [2, 9],
    ]);
  });

  it('holds a complaint of 2023 to the 2022 Code, and says where a start is assumed', () => {
    const clocks = caseClocks(draftOf(reference), ruleSet, calendar).stages;
    expect(clocks.map(({ id, standing, isStartAssumed, due }) => [id, standing, isStartAssumed, due])).toEqual([
      ['code-2022-s1-acknowledge', 'open', false, '2023-10-05'],
      ['code-2022-s1-respond', 'met', true, '2023-10-12'],
      ['code-2022-s2-respond', 'met', false, '2023-11-28'],
    ]);
  });

  it('counts the response from the acknowledgement by the 2024 Code, with the longest extension beside it', () => {
    const steps = [{ stage: 1, sent: '2024-05-01', acknowledged: '2024-05-07', responded: '2024-05-22' }];
    const respond = caseClocks(draftOf(steps), ruleSet, calendar).stages.find(({ id }) => id === 'code-2024-s1-respond');
    expect(respond).toMatchObject({
      start: { day: '2024-05-07', what: 'complaint acknowledged' },
      isStartAssumed: false,
      due: '2024-05-21',
      extendedDue: '2024-06-05',
      standing: 'late',
      count: { workingDays: 11, holidays: [] },
    });
  });

  it('puts the end of the time for referring 12 months after the final response, that day itself too late', () => {
    const bar = (received: string | null) =>
      caseClocks(draftOf(reference, received), ruleSet, calendar).timeBars.find(({ id }) => id === 'referral-12-months');
    expect(bar('2024-11-12')).toMatchObject({ falls: '2024-11-13', standing: 'in time' });
    expect(bar('2024-11-13')).toMatchObject({ falls: '2024-11-13', standing: 'late' });
    expect(bar(null)).toMatchObject({ falls: '2024-11-13', standing: 'unknown' });
    expect(caseClocks(draftOf(reference.slice(0, 1), '2024-11-12'), ruleSet, calendar).timeBars[0]).toMatchObject({
      falls: null,
      standing: 'unknown',
    });
  });

  it('looks at the time for complaining per head, only by the Code that has it', () => {
    const steps = [{ stage: 1, sent: '2024-05-01' }];
    const bars = (awareOn: string, given: readonly Partial<Step>[]) =>
      caseClocks(draftOf(given, null, awareOn), ruleSet, calendar).timeBars.filter(({ id }) => id === 'complaint-12-months');
    expect(bars('2023-05-01', steps)).toMatchObject([{ headId: 'h', falls: '2024-05-01', standing: 'in time' }]);
    expect(bars('2023-04-30', steps)).toMatchObject([{ falls: '2024-04-30', standing: 'late' }]);
    expect(bars('2023-04-30', reference)).toEqual([]);
  });
});

describe('a length of time', () => {
  it('ends by its own unit, hours as whole days', () => {
    const end = (amount: number, unit: 'hours' | 'days' | 'working days' | 'weeks' | 'months') =>
      limitEnd('2023-05-03', { amount, unit }, calendar);
    expect(end(2, 'working days')).toBe('2023-05-05');
    expect(end(4, 'working days')).toBe('2023-05-10');
    expect(end(24, 'hours')).toBe('2023-05-04');
    expect(end(4, 'hours')).toBe('2023-05-03');
    expect(end(2, 'weeks')).toBe('2023-05-17');
    expect(end(5, 'days')).toBe('2023-05-08');
    expect(end(1, 'months')).toBe('2023-06-03');
    expect(limitWords({ amount: 1, unit: 'working days' })).toBe('1 working day');
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
    expect(addMonths('2024-01-15', -13)).toBe('2022-12-15');
  });
});
