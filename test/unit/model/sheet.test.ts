// Owns: how a sheet's cells sort, how a filter is told in words, and which column is taken for the dates.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partialDate, unknownDate } from '../../../db/model/dates.ts';
import { dateColumnOf, filterInWords, isWholeSheet, sortKey, wordsIn } from '../../../db/model/sheet.ts';

const sorted = (cells: readonly string[]) => [...cells].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));

test('figures sort by amount, days by the calendar, words without case and with their figures by amount', () => {
  expect(sorted(['£1,200', '£90.50', '-3', '12%'])).toEqual(['-3', '12%', '£90.50', '£1,200']);
  expect(sorted(['12/05/2023', '3/6/2023', '31/01/24', '2022-12-30'])).toEqual(['2022-12-30', '12/05/2023', '3/6/2023', '31/01/24']);
  expect(sorted(['Job 10', 'job 9', 'Alarm'])).toEqual(['Alarm', 'job 9', 'Job 10']);
  expect(sortKey('  ')).toBe('');
});

test('amounts sort as their numbers do, below nothing too', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -1e9, max: 1e9 }), (a, b) => {
      expect(sortKey(`${a}`) < sortKey(`${b}`)).toBe(a < b);
    }),
  );
});

test('a filter is told in words, and the whole sheet in none', () => {
  const filter = {
    words: ' leak ',
    columns: [
      { column: 1, words: 'plumb' },
      { column: 0, words: ' ' },
    ],
    from: '2023-05-03',
  };
  expect(filterInWords(filter, ['Date', 'Trade'])).toBe('leak; Trade: plumb; from 3 May 2023');
  expect(isWholeSheet(filter)).toBe(false);
  expect(filterInWords({ words: ' ' }, [])).toBe('');
  expect(isWholeSheet({ words: ' ', columns: [{ column: 2, words: '' }] })).toBe(true);
  expect(
    filterInWords({ words: 'x'.repeat(200), columns: [0, 1, 2].map((column) => ({ column, words: 'y'.repeat(200) })) }, []),
  ).toHaveLength(500);
  expect(wordsIn(' boiler  leak boiler ')).toEqual(['boiler', 'leak']);
});

test('the dates stand in the column that holds the day and year of most rows', () => {
  const row = (date: string, ...cells: string[]) => ({ cells, date: partialDate(date) });
  const rows = [
    row('2023-05-03', 'J3', '2023', '03/05/2023'),
    row('2023-05-12', 'J12', '2022', '12 May 23'),
    row('2023-06-01', 'J9', '', '20230601'),
  ];
  expect(dateColumnOf(rows)).toBe(2);
  expect(dateColumnOf(rows.map(({ cells }) => ({ cells, date: unknownDate })))).toBeNull();
  expect(dateColumnOf([])).toBeNull();
});
