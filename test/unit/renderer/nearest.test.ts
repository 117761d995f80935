// Owns the proof of what a reader in a window of its own opens by key: the entry of its side nearest to a day, and the ones beside its own.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFromNumber, partialDate, unknownDate } from '../../../db/model/dates.ts';
import { besideIt, dayOf, nearestTo } from '../../../renderer/features/sideBySide/nearest.ts';
import { axisRow as row } from './axisRow.ts';

const rows = [
  row('R1', 'resident', partialDate('2023-05-01')),
  row('L1', 'landlord', partialDate('2023-05-02')),
  row('R2', 'resident', partialDate('2023-05-03'), { status: 'duplicate' }),
  row('R3', 'resident', partialDate('2023-05-10')),
  row('R4', 'resident', unknownDate),
];

describe('beside an entry', () => {
  test.each([
    ['R1', 1, 'R3'],
    ['R3', -1, 'R1'],
    ['R2', 1, 'R3'],
    ['R3', 1, 'R4'],
    ['R4', 1, undefined],
    ['R1', -1, undefined],
    ['L1', 1, undefined],
    ['gone', 1, undefined],
  ] as const)('%s, by %s, stands %s', (id, by, beside) => {
    expect(besideIt(rows, id, by)?.id).toBe(beside);
  });

  test('there and back is where one was', () => {
    fc.assert(
      fc.property(fc.nat({ max: 3 }), (at) => {
        const own = rows.filter(({ side, status }) => side === 'resident' && status !== 'duplicate');
        const from = own[at % own.length]?.id ?? '';
        const next = besideIt(rows, from, 1);
        if (next !== null) expect(besideIt(rows, next.id, -1)?.id).toBe(from);
      }),
    );
  });
});

describe('the nearest to a day', () => {
  test('is told with its date and how far off it is', () => {
    expect(nearestTo('2023-05-08', rows, 'resident', null)).toMatchObject({
      row: { id: 'R3' },
      date: '10 May 2023',
      distance: '2 days later',
    });
    expect(nearestTo('2023-05-02', rows, 'landlord', null)).toMatchObject({ row: { id: 'L1' }, distance: 'the same day' });
    expect(nearestTo(null, rows, 'resident', null)).toBeNull();
    expect(nearestTo('2023-05-02', rows, 'third', null)).toBeNull();
  });

  test('of an entry’s own day is an entry of that day', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 19_000, max: 19_100 }), { minLength: 1, maxLength: 9 }), fc.nat(), (days, which) => {
        const own = days.map((day, at) => row(`R${at}`, 'resident', partialDate(dayFromNumber(day))));
        const from = own[which % own.length];
        const day = from === undefined ? null : dayOf(from);
        const found = nearestTo(day, own, 'resident', null);
        expect(found === null ? null : dayOf(found.row)).toBe(day);
      }),
    );
  });
});
