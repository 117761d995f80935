// Owns: when a column of dates is asked about, and what the sheet tells of the two ways to read it.
import { expect, test } from 'vitest';
import { bothReadings, columnEvidence } from '../../../db/model/columnOrder.ts';
import { withOrder } from '../../../db/model/columnProfile.ts';

const rows = (...dates: readonly string[]) => dates.map((date) => ({ cells: ['Job', date, ''] }));

test('a date has two readings only where its figures name two days', () => {
  expect(bothReadings('03/04/2023')).toMatchObject({ 'day-first': { earliest: '2023-04-03' }, 'month-first': { earliest: '2023-03-04' } });
  expect(bothReadings('13/04/2023')).toMatchObject({ 'day-first': { earliest: '2023-04-13' }, 'month-first': null });
  for (const written of ['04/04/2023', '2023-03-04', '3 April 2023', '31/02/2023 ', 'No access', ''])
    expect(bothReadings(written)).toBeNull();
});

test('a column is asked about where nothing or both ways are borne out, and not where one is', () => {
  expect(columnEvidence(rows('03/04/2023', '05/06/2023'), 1)).toMatchObject({ ambiguous: 2, only: { 'day-first': 0, 'month-first': 0 } });
  expect(columnEvidence(rows('03/04/2023', '13/06/2023', '06/13/2023'), 1)).toMatchObject({ only: { 'day-first': 1, 'month-first': 1 } });
  expect(columnEvidence(rows('03/04/2023', '13/06/2023'), 1)).toBeNull();
  expect(columnEvidence(rows('03/04/2023', '06/13/2023'), 1)).toBeNull();
  expect(columnEvidence(rows('3 April 2023', '04/04/2023'), 1)).toBeNull();
});

test('days of the week and the order of the rows are counted for either reading', () => {
  // 3 April 2023 was a Monday, 4 March 2023 a Saturday, 5 June 2023 a Monday, 6 May 2023 a Saturday.
  const logged = [
    { cells: ['Mon', '03/04/2023'] },
    { cells: ['Saturday', '04/03/2023'] },
    { cells: ['', 'Mon 05/06/2023'] },
    { cells: ['Saturday job', '06/07/2023'] },
  ];
  expect(columnEvidence(logged, 1)).toMatchObject({ ambiguous: 4, weekdays: 3, agreeing: { 'day-first': 3, 'month-first': 0 }, steps: 3 });
  // Newest first is an order too.
  const newestFirst = rows('09/05/2023', '08/05/2023', '07/05/2023', '12/04/2023');
  expect(columnEvidence(newestFirst, 1)?.inOrder).toEqual({ 'day-first': 3, 'month-first': 2 });
});

test('how the dates are written is said of the profile that names the column, or kept as one of its own', () => {
  expect(withOrder([{ date: 'Logged', title: 'Job' }, { date: 'Seen' }], 'Logged', 'month-first')).toEqual([
    { date: 'Logged', title: 'Job', order: 'month-first' },
    { date: 'Seen' },
  ]);
  expect(withOrder([{ title: 'Job' }], 'Logged', 'day-first')).toEqual([{ date: 'Logged', order: 'day-first' }, { title: 'Job' }]);
});
