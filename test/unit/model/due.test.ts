// Tests: due dates of orders and their words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromNumber, dayNumber } from '../../../db/model/dates.ts';
import { describeDue, dueDate } from '../../../db/model/due.ts';
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
