// Tests: working days against the reference dates and against counting by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, countWorkingDays, isWorkingDay, workingDaysBetween } from '../../../db/model/clocks.ts';
import { dayFromNumber, dayNumber } from '../../../db/model/dates.ts';
import { calendarOf } from '../../../db/rules/index.ts';

const calendar = calendarOf({ calendar: 'england-and-wales' });
const day = fc.integer({ min: 10_957, max: 22_000 }).map(dayFromNumber);

describe('working days', () => {
  it('counts the clocks of the reference report', () => {
    expect(workingDaysBetween('2023-09-28', '2023-10-10', calendar)).toBe(8);
    expect(workingDaysBetween('2023-10-31', '2023-11-13', calendar)).toBe(9);
  });

  it('skips weekends and bank holidays', () => {
    expect(isWorkingDay('2023-05-08', calendar)).toBe(false);
    expect(isWorkingDay('2023-05-09', calendar)).toBe(true);
    expect(isWorkingDay('2023-05-13', calendar)).toBe(false);
    expect(addWorkingDays('2023-12-22', 1, calendar)).toBe('2023-12-27');
    expect(workingDaysBetween('2023-12-22', '2023-12-26', calendar)).toBe(0);
  });

  it('shows its working: days counted, weekends and holidays passed over', () => {
    expect(countWorkingDays('2023-04-25', '2023-05-09', calendar)).toEqual({
      start: '2023-04-25',
      end: '2023-05-09',
      workingDays: 8,
      weekendDays: 4,
      holidays: [
        { day: '2023-05-01', name: 'early May bank holiday' },
        { day: '2023-05-08', name: 'coronation' },
      ],
    });
    fc.assert(
      fc.property(day, fc.nat(400), (start, length) => {
        const end = dayFromNumber(dayNumber(start) + length);
        const { workingDays, weekendDays, holidays } = countWorkingDays(start, end, calendar);
        expect(workingDays).toBe(workingDaysBetween(start, end, calendar));
        expect(workingDays + weekendDays + holidays.length).toBe(length);
      }),
    );
    expect(() => countWorkingDays('2023-05-09', '2023-05-08', calendar)).toThrow(/comes before/);
  });

  it('refuses to count backwards by a negative amount', () => {
    expect(() => addWorkingDays('2023-12-22', -1, calendar)).toThrow(/whole days/);
  });

  it('adds exactly what it counts, and lands on a working day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (start, count) => {
        const end = addWorkingDays(start, count, calendar);
        expect(workingDaysBetween(start, end, calendar)).toBe(count);
        expect(isWorkingDay(end, calendar)).toBe(true);
      }),
    );
  });

  it('adds up over a day in between', () => {
    fc.assert(
      fc.property(fc.tuple(day, day, day), (days) => {
        const [a, b, c] = [...days].sort() as [string, string, string];
        expect(workingDaysBetween(a, c, calendar)).toBe(workingDaysBetween(a, b, calendar) + workingDaysBetween(b, c, calendar));
      }),
    );
  });
});
