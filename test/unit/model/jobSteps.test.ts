// Tests: the days a repairs log tells of one job in columns of its own, whatever the housing system calls them.
import { expect, test } from 'vitest';
import { jobNumber, jobSteps } from '../../../db/model/jobSteps.ts';

const steps = (columns: readonly string[], cells: readonly string[], order: 'day-first' | 'month-first' = 'day-first') =>
  jobSteps(
    columns.map((name) => ({ name, order })),
    cells,
  ).map(({ step, date }) => `${step} ${date.earliest}`);

test.each([
  [
    ['Job no', 'Raised', 'Target', 'Attended', 'Completed'],
    ['4711', '3/5/2023', '10/5/2023', '12/5/2023', '20/5/2023'],
    ['raised 2023-05-03', 'target 2023-05-10', 'attended 2023-05-12', 'completed 2023-05-20'],
  ],
  [
    ['Completion date', 'Date reported', 'Target date', 'Completed by', 'Status'],
    ['20 May 2023', '2023-05-03', '10/05/23', 'P Shah', 'complete'],
    ['raised 2023-05-03', 'target 2023-05-10', 'completed 2023-05-20'],
  ],
  [
    ['ORDER_RAISED_DATE', 'APPOINTMENT_DATE', 'ACTUAL_END_DATE'],
    ['03/05/2023 09:12', '09/05/2023', ''],
    ['raised 2023-05-03', 'booked 2023-05-09'],
  ],
])('of %j', (columns, cells, told) => {
  expect(steps(columns, cells)).toEqual(told);
});

test('figures are read as the column writes them, and one day alone is no row of steps', () => {
  expect(steps(['Raised', 'Closed'], ['5/3/2023', '5/13/2023'], 'month-first')).toEqual(['raised 2023-05-03', 'completed 2023-05-13']);
  expect(steps(['Date', 'Raised', 'Note'], ['1/5/2023', '3/5/2023', 'Closed on 4 May 2023'])).toEqual([]);
  expect(steps(['Raised by', 'Completed by'], ['3/5/2023', '4/5/2023'])).toEqual([]);
});

test('a job is called by the number its row gives it, and by none where a column only says what it is or when', () => {
  const number = (row: Readonly<Record<string, string>>) =>
    jobNumber(
      Object.keys(row).map((name) => ({ name })),
      Object.values(row),
    );
  expect(number({ 'Date raised': '14/06/2023', 'Job no': 'J1001' })).toBe('J1001');
  expect(number({ 'Works Order No.': ' WO/4411 ' })).toBe('WO/4411');
  expect(number({ Job: 'Leak under sink 2', Ref: '3/5/2023', Order_Number: '77-12' })).toBe('77-12');
  expect(number({ Job: 'Leak', Trade: 'P12' })).toBeNull();
});
