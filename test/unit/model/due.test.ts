// Tests: due dates of orders and their words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderStanding } from '../../../db/model/compliance.ts';
import { dayFromNumber, dayNumber } from '../../../db/model/dates.ts';
import { describeDue, dueDate, dueWorking } from '../../../db/model/due.ts';
import { calendarOf } from '../../../db/rules/index.ts';

const calendar = calendarOf({ calendar: 'england-and-wales' });

describe('due dates', () => {
  it.each([
    [{ weeks: 4 }, '2025-05-23', 'within 4 weeks of the date of this report'],
    [{ weeks: 4, from: 'report' as const }, '2025-05-23', 'within 4 weeks of the date of this report'],
    [{ days: 1 }, '2025-04-26', 'within 1 day of the date of this report'],
    [{ workingDays: 6 }, '2025-05-06', 'within 6 working days of the date of this report'],
    [{ months: 1 }, '2025-05-25', 'within 1 month of the date of this report'],
    [{ date: '2025-06-01' }, '2025-06-01', 'by 1 June 2025'],
    [{ weeks: 2, from: 'completion' as const }, null, 'within 2 weeks of completing the work'],
    [{ from: 'report' as const }, null, ''],
  ])('%j from 25 April 2025', (rule, date, words) => {
    expect(dueDate(rule, '2025-04-25', calendar)).toBe(date);
    expect(describeDue(rule)).toBe(words);
  });

  it('keeps to the last day of a shorter month', () => {
    expect(dueDate({ months: 1 }, '2024-01-31', calendar)).toBe('2024-02-29');
    expect(dueDate({ months: 13 }, '2023-12-31', calendar)).toBe('2025-01-31');
  });

  it('is unknown without a report date', () => {
    expect(dueDate({ weeks: 4 }, null, calendar)).toBeNull();
  });

  it('counts a week as seven days from any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_957, max: 22_000 }), fc.integer({ min: 1, max: 60 }), (start, weeks) => {
        const due = dueDate({ weeks }, dayFromNumber(start), calendar) as string;
        expect(dayNumber(due) - start).toBe(weeks * 7);
      }),
    );
  });
});

describe('the working of a due date', () => {
  it('adds months first and working days last, and says what was passed over', () => {
    // 25 April 2025 and a month is Sunday 25 May; Monday 26 May is the spring bank holiday.
    expect(dueWorking({ months: 1, workingDays: 2, from: 'report' }, '2025-04-25', calendar)).toMatchObject({
      date: '2025-05-28',
      start: '2025-04-25',
      isWorkingDay: true,
      steps: [
        { span: '1 month', from: '2025-04-25', to: '2025-05-25', counted: null },
        {
          span: '2 working days',
          from: '2025-05-25',
          to: '2025-05-28',
          counted: { workingDays: 2, weekendDays: 0, holidays: [{ day: '2025-05-26' }] },
        },
      ],
    });
  });

  it('says that a day is no working day and does not move it', () => {
    expect(dueWorking({ days: 1 }, '2025-04-25', calendar)).toMatchObject({ date: '2025-04-26', isWorkingDay: false });
    expect(dueWorking({ date: '2025-05-26' }, null, calendar)).toMatchObject({
      date: '2025-05-26',
      start: null,
      steps: [],
      isWorkingDay: false,
    });
  });

  it('counts from receipt or completion once that day is known', () => {
    expect(dueDate({ weeks: 2, from: 'completion' }, '2025-04-25', calendar, '2025-06-02')).toBe('2025-06-16');
    // A report's own order does not wait for it.
    expect(dueDate({ weeks: 4 }, '2025-04-25', calendar, '2025-06-02')).toBe('2025-05-23');
  });

  it('goes from step to step without a gap, never back, and to the day dueDate gives', () => {
    const amount = fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined });
    const rule = fc.record({ months: amount, weeks: amount, days: amount, workingDays: amount });
    fc.assert(
      fc.property(rule, fc.integer({ min: 16_000, max: 20_500 }), (amounts, start) => {
        const from = dayFromNumber(start);
        const working = dueWorking(amounts, from, calendar);
        expect(working?.date ?? null).toBe(dueDate(amounts, from, calendar));
        expect(working === null).toBe(Object.values(amounts).every((each) => each === undefined));
        let at = from;
        for (const step of working?.steps ?? []) {
          expect(step.from).toBe(at);
          expect(dayNumber(step.to)).toBeGreaterThan(dayNumber(step.from));
          at = step.to;
        }
        expect(working?.date ?? from).toBe(at);
      }),
    );
  });
});

describe('an order after the report', () => {
  const order = { due: { weeks: 4 } };
  const stands = (compliance: Parameters<typeof orderStanding>[1], today: string) =>
    orderStanding(order, compliance, '2025-04-25', today, calendar);
  const note = { standing: 'complied', startedOn: null, compliedOn: '2025-05-23' } as const;

  it.each([
    [undefined, '2025-05-23', 'not due yet', 0],
    [undefined, '2025-05-24', 'overdue', 1],
    [{ ...note, standing: 'in part' as const }, '2025-06-23', 'overdue', 31],
    [note, '2026-01-01', 'in time', 0],
    [{ ...note, compliedOn: '2025-05-25' }, '2026-01-01', 'late', 2],
    [{ ...note, compliedOn: null }, '2026-01-01', null, 0],
    [{ ...note, standing: 'released' as const }, '2026-01-01', null, 0],
  ])('%j on %s is %s', (compliance, today, timing, days) => {
    expect(stands(compliance, today)).toMatchObject({ due: '2025-05-23', timing, days });
  });

  it('cannot be late without a due day', () => {
    expect(orderStanding({ due: null }, undefined, '2025-04-25', '2030-01-01', calendar)).toMatchObject({ due: null, timing: null });
    const fromWork = { due: { days: 7, from: 'completion' as const } };
    expect(orderStanding(fromWork, undefined, '2025-04-25', '2030-01-01', calendar).timing).toBeNull();
    const known = { standing: 'outstanding', startedOn: '2025-05-01', compliedOn: null } as const;
    expect(orderStanding(fromWork, known, '2025-04-25', '2025-05-09', calendar)).toMatchObject({
      due: '2025-05-08',
      timing: 'overdue',
      days: 1,
    });
  });
});
