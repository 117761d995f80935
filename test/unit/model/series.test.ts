// Tests: reports of a series in order of time with the days between them.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayFromNumber, dayNumber, partialDate, unknownDate } from '../../../db/model/dates.ts';
import { seriesPoints } from '../../../db/model/series.ts';
import { calendarOf } from '../../../db/rules/index.ts';

const calendar = calendarOf({ calendar: 'england-and-wales' });

it('stands in order of time, with days and working days since the one before; what has no exact day comes last', () => {
  const entries = [
    { id: 'c', date: unknownDate },
    { id: 'b', date: partialDate('2023-05-02') },
    { id: 'a', date: partialDate('2023-04-28') },
    { id: 'd', date: partialDate('2023-06') },
  ];
  expect(seriesPoints(entries, calendar).map(({ entry, day, since }) => [entry.id, day, since])).toEqual([
    ['a', '2023-04-28', null],
    ['b', '2023-05-02', { days: 4, workingDays: 1 }],
    ['c', null, null],
    ['d', null, null],
  ]);
});

it('adds up from the first to the last', () => {
  const start = dayNumber('2023-01-01');
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 2, maxLength: 12 }), (days) => {
      const points = seriesPoints(
        days.map((day) => ({ date: partialDate(dayFromNumber(start + day)) })),
        calendar,
      );
      const sum = points.reduce((all, { since }) => all + (since?.days ?? 0), 0);
      expect(sum).toBe(Math.max(...days) - Math.min(...days));
    }),
  );
});
