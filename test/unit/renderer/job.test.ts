// Tests: the job at the cursor as points among the lines: its days in order, where each stands, which comes next, and that all of it is one path.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { partialDate } from '../../../db/model/dates.ts';
import { jobSteps } from '../../../db/model/jobSteps.ts';
import { calendarOf } from '../../../db/rules/index.ts';
import { axisLines } from '../../../renderer/features/sideBySide/axisLines.ts';
import { datedLines } from '../../../renderer/features/sideBySide/focusLine.ts';
import { JobLayer } from '../../../renderer/features/sideBySide/JobLayer.tsx';
import { daysOf, jobDayFrom, jobPoints } from '../../../renderer/features/sideBySide/job.ts';
import { axisRow } from './axisRow.ts';

const columns = ['Job', 'Raised', 'Target', 'Attended', 'Completed'].map((name) => ({ name, order: 'day-first' as const }));
const job = { days: daysOf(jobSteps(columns, ['J1', '03/05/2023', '24/05/2023', '10/05/2023', '10/05/2023'])) };
const rows = [
  ['R1', '2023-04-18'],
  ['L0', '2023-05-03'],
  ['L1', '2023-05-03'],
  ['R2', '2023-05-12'],
].map(([id = '', day = '']) => axisRow(id, id.startsWith('R') ? 'resident' : 'landlord', partialDate(day)));
const calendar = calendarOf({ calendar: 'england-and-wales' });
const lines = axisLines({ rows, contacts: [], readings: [], draft: { head: [], window: [], exclusion: [] }, headId: null, calendar });
const indexOf = (id: string) => lines.findIndex((line) => line.kind === 'line' && (line.resident?.id === id || line.landlord?.id === id));

test('the days of a job stand in order of date, what falls on one day together, each on its line or beside the nearest', () => {
  expect(job.days.map(({ day, steps }) => [day, ...steps])).toEqual([
    ['2023-05-03', 'raised'],
    ['2023-05-10', 'attended', 'completed'],
    ['2023-05-24', 'target'],
  ]);
  expect(jobPoints(lines, datedLines(lines), job, indexOf('L1')).map(({ index, place }) => [index, place])).toEqual([
    [indexOf('L1'), 'on'],
    [indexOf('R2'), 'before'],
    [indexOf('R2'), 'after'],
  ]);
  expect(jobPoints([], [], job, -1)).toEqual([]);
});

test('the keyboard goes along the days and stops at either end', () => {
  expect(jobDayFrom(job, null, 1)?.day).toBe('2023-05-10');
  expect(jobDayFrom(job, '2023-05-10', 1)?.day).toBe('2023-05-24');
  expect(jobDayFrom(job, '2023-05-24', 1)).toBeNull();
  expect(jobDayFrom(job, '2023-05-24', -1)?.day).toBe('2023-05-10');
  expect(jobDayFrom(job, null, -1)).toBeNull();
});

test('the whole of a job is one path over the lines drawn, and nothing where it passes none of them', () => {
  const drawn = (first: number, last: number) =>
    renderToStaticMarkup(
      createElement(JobLayer, {
        name: 'J1',
        points: jobPoints(lines, datedLines(lines), job, indexOf('L1')),
        ...{
          first,
          last,
          startOf: (index: number) => index * 44,
          endOf: (index: number) => index * 44 + 44,
          hasLeft: true,
          hasRight: true,
        },
      }),
    );
  const all = drawn(0, lines.length - 1);
  expect(all.match(/<path/g)).toHaveLength(1);
  expect(all.match(/<text[^>]*>([^<]*)/g)?.map((text) => text.replace(/<[^>]*>/, ''))).toEqual([
    'J1 raised',
    'attended, completed 10 May',
    'target 24 May',
  ]);
  expect(drawn(0, 0)).toBe('');
});

test('bug: the words of two days between the same two lines were drawn over one another', () => {
  const point = (day: string, step: 'raised' | 'target') => ({ day, steps: [step], index: 1, place: 'before' as const });
  const drawn = renderToStaticMarkup(
    createElement(JobLayer, {
      name: 'J1',
      points: [point('2023-05-03', 'raised'), point('2023-05-10', 'target')],
      ...{ first: 0, last: 1, startOf: (index: number) => index * 44, endOf: (index: number) => index * 44 + 44 },
      ...{ hasLeft: true, hasRight: true },
    }),
  );
  expect([...drawn.matchAll(/<text x="\d+" y="(-?\d+)">([^<]*)/g)].map(([, y, words]) => [Number(y), words])).toEqual([
    [27, 'J1 raised 3 May'],
    [40, 'target 10 May'],
  ]);
});
