// Tests: what days and figures of a record say to a statement, and where they say nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HeldRecord, recordReading, verdictCounts } from '../../../db/model/assertions.ts';
import { dayFromNumber, dayNumber, partialDate, unknownDate } from '../../../db/model/dates.ts';
import { calendarOf } from '../../../db/rules/index.ts';

const calendar = calendarOf({ calendar: 'england-and-wales' });
const columns = ['Job', 'Raised', 'Target', 'Attended', 'Completed'];
const job = (raised: string, target: string, attended: string, completed: string): HeldRecord => {
  const cells = ['J-1', raised, target, attended, completed];
  return { date: partialDate('2023-04-19'), columns, cells, words: cells.join(' ') };
};
const letter = (words: string, date = unknownDate): HeldRecord => ({ date, columns: [], cells: [], words });
const verdict = (statement: string, record: HeldRecord) => recordReading(statement, record, calendar)?.verdict ?? null;

describe('a statement of time', () => {
  const all = 'Every repair was attended within its target time';
  it('is held against the record’s own target, by the day that the statement speaks of', () => {
    expect(verdict(all, job('2023-04-19', '2023-04-20', '2023-04-20', '2023-04-25'))).toBe('agrees');
    expect(verdict('All work was completed within target', job('2023-04-19', '2023-04-20', '2023-04-20', '2023-04-25'))).toBe('conflicts');
    expect(verdict(all, job('19/04/2023', '20/04/2023', '', ''))).toBe('does not say');
    expect(recordReading(all, job('2023-04-19', '2023-04-20', '2023-04-21', ''), calendar)?.facts[0]).toEqual({
      kind: 'target',
      due: '2023-04-20',
      done: '2023-04-21',
      column: 'Attended',
    });
  });

  it('is held against the length of time it names, from the day the record was raised', () => {
    const within = 'Emergencies were attended within 24 hours';
    expect(verdict(within, job('2023-04-19', '', '2023-04-20', ''))).toBe('agrees');
    expect(verdict(within, job('2023-04-19', '', '2023-04-21', ''))).toBe('conflicts');
    // 28 April 2023 is a Friday before a bank holiday.
    expect(verdict('Visits were made within 2 working days', job('2023-04-28', '', '2023-05-03', ''))).toBe('agrees');
  });

  it('agrees on every day up to the target and conflicts on every day after', () => {
    const start = dayNumber('2023-01-01');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: -40, max: 40 }), (target, by) => {
        const due = dayFromNumber(start + target);
        const done = dayFromNumber(start + target + by);
        expect(verdict(all, job('2022-12-01', due, done, done))).toBe(by <= 0 ? 'agrees' : 'conflicts');
      }),
    );
  });

  it('says nothing to a paper without columns', () => expect(verdict(all, letter('We came on 3 May 2023.'))).toBeNull());
});

describe('dates and sums of a statement', () => {
  const opened = 'A case was opened on 30 October 2023';
  it('are named by the record, in its words or its own date, or are not: no conflict by itself', () => {
    expect(verdict(opened, letter('Case opened 30/10/2023.'))).toBe('agrees');
    expect(verdict(opened, letter('Plan', partialDate('2023-10-30')))).toBe('agrees');
    expect(verdict(opened, letter('Signed on 9 November 2023.'))).toBe('does not say');
    expect(verdict('It paid £50 on 3 May 2023', letter('We sent £50.00.'))).toBe('in part');
  });
  it('are none: nothing is computed', () => expect(verdict('The officer was polite', letter('3 May 2023'))).toBeNull());
});

it('counts each verdict and nothing else', () => {
  expect(verdictCounts(['agrees', 'agrees', 'conflicts'])).toEqual({ agrees: 2, conflicts: 1, 'in part': 0, 'does not say': 0 });
});
