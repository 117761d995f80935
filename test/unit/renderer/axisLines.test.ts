// Owns the proof of the lines of Side by side: order, alignment, silence, ends of scope, and the steps of the keyboard.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../../db/model/clocks.ts';
import { dayFromNumber, partialDate, unknownDate } from '../../../db/model/dates.ts';
import { type DraftRow, emptyExpectation } from '../../../db/model/draft.ts';
import { sides } from '../../../db/model/entry.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import type { ExpectationReading } from '../../../db/model/pairing.ts';
import { showsAll } from '../../../renderer/api/arrangement.ts';
import { across, entryFrom, entryOn, placeOf, step } from '../../../renderer/features/sideBySide/alongLines.ts';
import { type AxisInput, type AxisLine, axisLines, gapHeight } from '../../../renderer/features/sideBySide/axisLines.ts';
import { entriesTagged, marksByEntry, passes } from '../../../renderer/features/sideBySide/filters.ts';
import { datedFrom, datedLines, focusLineOf, lineAtDay } from '../../../renderer/features/sideBySide/focusLine.ts';
import { nearestByDate } from '../../../renderer/features/sideBySide/nearest.ts';
import { paneFor } from '../../../renderer/features/sideBySide/useOpenPapers.ts';
import { axisRow as row } from './axisRow.ts';

const calendar: Calendar = { id: 'plain', name: 'Plain', holidays: new Map([['2023-05-08', 'coronation']]) };

function lines(rows: readonly AxisRow[], draft: AxisInput['draft'] = { head: [], window: [], exclusion: [] }): readonly AxisLine[] {
  return axisLines({ rows, contacts: [], readings: [], draft, headId: null, calendar });
}

const head = { id: 'head-b', revision: 1, key: 'b', position: 1, value: { title: 'Noise' } } as DraftRow<'head'>;
const window: DraftRow<'window'> = {
  id: 'w1',
  revision: 1,
  key: 'w1',
  position: 1,
  value: { headId: head.id, from: partialDate('2023-05'), to: partialDate('2023-06-30'), reason: 'Six months before the complaint.' },
};

describe('axisLines', () => {
  test('puts what was expected behind its day, in the silence it falls in, and leaves out what was met or has no day', () => {
    const rows = [row('L1', 'landlord', partialDate('2023-05-03')), row('R1', 'resident', partialDate('2023-05-25'))];
    const reading = (id: string, part: Partial<ExpectationReading>): ExpectationReading => ({
      expectation: { id, revision: 1, key: id, position: 1, value: { ...emptyExpectation(null), text: id } },
      start: null,
      due: '2023-05-05',
      counted: null,
      standing: 'not seen',
      seen: [],
      missing: [],
      metOn: null,
      computedState: 'not requested',
      state: 'not requested',
      ...part,
    });
    const readings = [reading('x1', {}), reading('x2', { standing: 'met' }), reading('x3', { due: null, standing: 'no date' })];
    const draft = { head: [], window: [], exclusion: [] };
    const found = axisLines({ rows, contacts: [], readings, draft, headId: null, calendar });
    expect(found.map((line) => (line.kind === 'expected' ? line.due : line.kind))).toEqual(['line', 'gap', '2023-05-05', 'gap', 'line']);
    const ofHead = [{ ...readings[0], expectation: { id: 'x1', value: { headId: 'a' } } }] as unknown as ExpectationReading[];
    const elsewhere = axisLines({ rows, contacts: [], readings: ofHead, draft, headId: 'b', calendar });
    expect(elsewhere.some(({ kind }) => kind === 'expected')).toBe(false);
  });

  test('puts both sides of one date on one line, the rest under them', () => {
    const found = lines([
      row('L2', 'landlord', partialDate('2023-05-03')),
      row('R1', 'resident', partialDate('2023-05-03'), { time: '09:00' }),
      row('R2', 'resident', partialDate('2023-05-03'), { time: '14:00' }),
      row('T1', 'third', partialDate('2023-05-04')),
    ]);
    expect(
      found.map((line) => (line.kind === 'line' ? [line.resident?.id, line.landlord?.id, line.third?.id, line.showsDate] : line.kind)),
    ).toEqual([
      ['R1', 'L2', undefined, true],
      ['R2', undefined, undefined, false],
      [undefined, undefined, 'T1', true],
    ]);
  });

  test('puts a month before its days and what is undated last', () => {
    const found = lines([
      row('R3', 'resident', unknownDate),
      row('R2', 'resident', partialDate('2023-05-01')),
      row('R1', 'resident', partialDate('2023-05')),
    ]);
    expect(found.flatMap((line) => entryOn(line, 'resident')?.id ?? [])).toEqual(['R1', 'R2', 'R3']);
  });

  test('counts silence in working days, holidays left out, and stays quiet about a short one', () => {
    // From Wednesday 3 May to Thursday 18 May 2023: eleven working days pass, ten of them silent, one of those a holiday.
    const found = lines([row('R1', 'resident', partialDate('2023-05-03')), row('L1', 'landlord', partialDate('2023-05-18'))]);
    const told = (all: readonly AxisLine[]) => all.map((line) => (line.kind === 'gap' ? [line.workingDays, line.isNamed] : line.kind));
    expect(told(found)).toEqual(['line', [9, true], 'line']);
    const near = lines([row('R1', 'resident', partialDate('2023-05-03')), row('L1', 'landlord', partialDate('2023-05-09'))]);
    expect(told(near)).toEqual(['line', [2, false], 'line']);
  });

  test('draws no silence for a weekend or a holiday, and counts the whole of one that ends on a Saturday', () => {
    const on = (...days: string[]) => lines(days.map((day, index) => row(`R${index}`, 'resident', partialDate(day))));
    expect(on('2023-05-05', '2023-05-09').some(({ kind }) => kind === 'gap')).toBe(false);
    expect(on('2023-05-05', '2023-05-06').some(({ kind }) => kind === 'gap')).toBe(false);
    // Monday 15 to Saturday 20 May 2023: silent on Tuesday to Friday.
    expect(on('2023-05-15', '2023-05-20').flatMap((line) => (line.kind === 'gap' ? [line.workingDays] : []))).toEqual([4]);
  });

  test('draws equal silences equally tall, longer ones taller, up to a cap', () => {
    expect([0, 1, 2, 5, 10, 22, 250, 5000].map(gapHeight)).toEqual([0, 9, 14, 23, 31, 41, 72, 90]);
    fc.assert(
      fc.property(fc.nat({ max: 4000 }), fc.nat({ max: 4000 }), (some, more) => {
        expect(gapHeight(some + more)).toBeGreaterThanOrEqual(gapHeight(some));
        expect(gapHeight(some)).toBeLessThanOrEqual(90);
      }),
    );
  });

  test('cuts a silence where a window begins or ends inside it, its whole length said once', () => {
    const found = lines([row('R1', 'resident', partialDate('2023-04-03')), row('L1', 'landlord', partialDate('2023-07-31'))], {
      head: [head],
      window: [window],
      exclusion: [],
    });
    expect(found.map((line) => (line.kind === 'edge' ? (line.isBegin ? 'begin' : 'end') : line.kind))).toEqual([
      'line',
      'gap',
      'begin',
      'gap',
      'end',
      'gap',
      'line',
    ]);
    const gaps = found.flatMap((line) => (line.kind === 'gap' ? [line] : []));
    expect(gaps.map(({ scopeHeads }) => scopeHeads)).toEqual([[], ['b'], []]);
    expect(gaps.map(({ isNamed }) => isNamed)).toEqual([false, true, false]);
    expect(new Set(gaps.map(({ workingDays }) => workingDays)).size).toBe(1);
    const tall = gaps.reduce((sum, { height }) => sum + height, 0);
    expect(Math.abs(tall - gapHeight(gaps[0]?.workingDays ?? 0))).toBeLessThan(4);
  });

  test('counts the silence of one side while the other goes on, and not twice where both were silent', () => {
    const day = (id: string, side: 'resident' | 'landlord', on: string) => row(id, side, partialDate(on));
    const found = lines([
      day('R1', 'resident', '2023-05-03'),
      day('L1', 'landlord', '2023-05-05'),
      day('R2', 'resident', '2023-05-12'),
      day('L2', 'landlord', '2023-05-18'),
      day('L3', 'landlord', '2023-05-18'),
    ]).flatMap((line) => (line.kind === 'line' ? [[line.date.earliest, line.silentBefore.resident, line.silentBefore.landlord]] : []));
    // 8 May 2023 was a holiday. The resident: silent on 4, 5, 9, 10 and 11 May. The landlord: on 9 to 12 and 15 to 17 May; its second entry of a day after none.
    expect(found).toEqual([
      ['2023-05-03', null, null],
      ['2023-05-05', null, null],
      ['2023-05-12', 5, null],
      ['2023-05-18', null, 7],
      ['2023-05-18', null, null],
    ]);
  });

  test('draws the ends of a window round what lies in it and shades it', () => {
    const found = lines(
      [
        row('R1', 'resident', partialDate('2023-04-28')),
        row('R2', 'resident', partialDate('2023-05-01')),
        row('L1', 'landlord', partialDate('2023-06-30')),
        row('L2', 'landlord', partialDate('2023-07-03')),
      ],
      { head: [head], window: [window], exclusion: [] },
    );
    const seen = found
      .filter(({ kind }) => kind !== 'gap')
      .map((line) =>
        line.kind === 'edge'
          ? line.isBegin
            ? 'begin'
            : 'end'
          : `${line.kind === 'line' ? line.date.earliest : ''} ${line.scopeHeads.length > 0}`,
      );
    expect(seen).toEqual(['2023-04-28 false', 'begin', '2023-05-01 true', '2023-06-30 true', 'end', '2023-07-03 false']);
  });

  test('shades nothing while no head has a window', () => {
    const found = lines([row('R1', 'resident', partialDate('2023-05-01'))], { head: [head], window: [], exclusion: [] });
    expect(found.some(({ scopeHeads }) => scopeHeads.length > 0)).toBe(false);
  });

  test('loses no entry and keeps each side in order of date', () => {
    const anyRow = fc.record({ day: fc.integer({ min: 19_000, max: 19_400 }), side: fc.constantFrom(...sides), isDated: fc.boolean() });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 40 }), (made) => {
        const rows = made.map(({ day, side, isDated }, index) =>
          row(`R${index + 1}`, side, isDated ? partialDate(dayFromNumber(day)) : unknownDate),
        );
        const found = lines(rows);
        for (const side of sides) {
          const shown = found.flatMap((line) => entryOn(line, side) ?? []);
          expect(shown.map(({ id }) => id).sort()).toEqual(
            rows
              .filter((each) => each.side === side)
              .map(({ id }) => id)
              .sort(),
          );
          const days = shown.map(({ date }) => date.earliest ?? '9999');
          expect(days).toEqual([...days].sort());
        }
        expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
      }),
    );
  });
});

describe('the keyboard', () => {
  const found = lines([
    row('R1', 'resident', partialDate('2023-05-01')),
    row('L1', 'landlord', partialDate('2023-05-02')),
    row('R2', 'resident', partialDate('2023-05-03')),
  ]);

  test('steps along one side and stops at its end', () => {
    expect(step(found, 0, 'resident', 1)?.id).toBe('R2');
    expect(step(found, placeOf(found, 'R2')?.index ?? 0, 'resident', 1)).toBeNull();
    expect(step(found, -1, 'landlord', 1)?.id).toBe('L1');
  });

  test('crosses to the nearest entry of the other side', () => {
    expect(across(found, 0, 'landlord')?.id).toBe('L1');
    expect(across(found, 1, 'resident')?.id).toBe('R2');
    expect(across(found, 2, 'landlord')?.id).toBe('L1');
    expect(across(found, 0, 'third')).toBeNull();
  });

  test('opens a third party where there is room', () => {
    expect(paneFor('third', { resident: null, landlord: 'L1' })).toBe('resident');
    expect(paneFor('third', { resident: 'R1', landlord: null })).toBe('landlord');
    expect(paneFor('resident', { resident: null, landlord: null })).toBe('resident');
  });
});

describe('going to a day', () => {
  const both = lines([
    row('R1', 'resident', partialDate('2023-05-01')),
    row('L1', 'landlord', partialDate('2023-05-03')),
    row('R2', 'resident', partialDate('2023-06-01')),
    row('R3', 'resident', unknownDate),
  ]);

  test.each([
    ['2023-01-01', 'resident', 'R1'],
    ['2023-05-02', 'resident', 'R2'],
    ['2023-05-03', 'landlord', 'L1'],
    ['2023-05-04', 'landlord', 'L1'],
    ['2024-01-01', 'resident', 'R2'],
    ['2023-05-02', 'third', undefined],
  ] as const)('%s on the %s’s side', (day, side, exhibit) => {
    expect(entryFrom(both, day, side)?.exhibit).toBe(exhibit);
  });

  test('finds the first entry that is not before the day, whatever stands between', () => {
    const day = fc.integer({ min: 19_000, max: 19_400 });
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.constantFrom(...sides)), { minLength: 1, maxLength: 20 }), day, (placed, wanted) => {
        const rows = placed.map(([at, side], index) => row(`E${index}`, side, partialDate(dayFromNumber(at))));
        const iso = dayFromNumber(wanted);
        for (const side of sides) {
          const own = rows.filter((each) => each.side === side).map(({ date }) => date.earliest ?? '');
          const later = own.filter((each) => each >= iso).toSorted()[0];
          expect(entryFrom(lines(rows), iso, side)?.date.earliest).toBe(later ?? own.toSorted().at(-1));
        }
      }),
    );
  });
});

describe('the focus date', () => {
  const found = lines([
    row('R1', 'resident', partialDate('2023-05-01')),
    row('L1', 'landlord', partialDate('2023-06-01')),
    row('L2', 'landlord', partialDate('2023-06-01')),
    row('R2', 'resident', unknownDate),
  ]);
  const dated = datedLines(found);

  test.each([
    ['2023-01-01', '2023-05-01'],
    ['2023-05-01', '2023-05-01'],
    ['2023-05-02', '2023-06-01'],
    ['2024-01-01', '2023-06-01'],
  ])('%s is looked for at %s', (day, at) => {
    expect(lineAtDay(dated, day)?.day).toBe(at);
  });

  test('a line without a day looks at the next one below, or the last above', () => {
    expect(found[1]?.kind).toBe('gap');
    expect(datedFrom(dated, 1)).toEqual({ index: 2, day: '2023-06-01' });
    expect(datedFrom(dated, found.length - 1)?.index).toBe(3);
    expect(datedFrom([], 0)).toBeNull();
    expect(lineAtDay([], '2023-05-01')).toBeNull();
  });
});

describe('where the focus date is drawn', () => {
  const draft = { head: [head], window: [window], exclusion: [] };
  const rows = [row('R1', 'resident', partialDate('2023-03-01')), row('L1', 'landlord', partialDate('2023-09-01'))];
  const found = lines(rows, draft);
  const drawn = (day: string, of = found) => {
    const at = focusLineOf(of, datedLines(of), day);
    const line = at === null ? undefined : of[at.index];
    return [line?.kind === 'edge' ? (line.isBegin ? 'begin' : 'end') : line?.kind === 'line' ? line.date.earliest : line?.kind, at?.place];
  };

  test.each([
    ['2023-02-01', '2023-03-01', 'before'],
    ['2023-03-01', '2023-03-01', 'on'],
    ['2023-04-30', 'begin', 'before'],
    ['2023-05-01', 'end', 'before'],
    ['2023-06-30', 'end', 'before'],
    ['2023-07-01', '2023-09-01', 'before'],
    ['2023-10-01', '2023-09-01', 'after'],
  ])('%s, in a silence over a window, stands at %s (%s)', (day, at, place) => {
    expect(found.map(({ kind }) => kind)).toEqual(['line', 'gap', 'edge', 'gap', 'edge', 'gap', 'line']);
    expect(drawn(day)).toEqual([at, place]);
  });

  test('behind the last entry it passes the ends of windows it is past, and no others', () => {
    const early = lines(rows.slice(0, 1), draft);
    expect(early.map(({ kind }) => kind)).toEqual(['line', 'edge', 'edge']);
    expect(drawn('2023-04-01', early)).toEqual(['2023-03-01', 'after']);
    expect(drawn('2023-06-01', early)).toEqual(['begin', 'after']);
    expect(drawn('2023-08-01', early)).toEqual(['end', 'after']);
    expect(drawn('2023-08-01', lines([]))).toEqual([undefined, undefined]);
  });

  test('it is never drawn on the other side of a window’s end than its day', () => {
    const day = fc.integer({ min: 19_400, max: 19_700 });
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 8 }), day, (days, wanted) => {
        const of = lines(
          days.map((on, index) => row(`R${index}`, 'resident', partialDate(dayFromNumber(on)))),
          draft,
        );
        const iso = dayFromNumber(wanted);
        const at = focusLineOf(of, datedLines(of), iso);
        const above = of.slice(0, (at?.index ?? 0) + (at?.place === 'after' ? 1 : 0));
        const passed = above.flatMap((line) => (line.kind === 'edge' ? [line.isBegin] : []));
        expect(passed).toEqual([...(iso >= '2023-05-01' ? [true] : []), ...(iso > '2023-06-30' ? [false] : [])]);
      }),
    );
  });
});

describe('the nearest entry of the other side', () => {
  test('is the nearest by the calendar, the later of two as near, never a duplicate', () => {
    const rows = [
      row('L1', 'landlord', partialDate('2023-05-01')),
      row('L2', 'landlord', partialDate('2023-05-09')),
      row('L3', 'landlord', partialDate('2023-05-05'), { status: 'duplicate' }),
      row('L4', 'landlord', unknownDate),
      row('R1', 'resident', partialDate('2023-05-05')),
    ];
    expect(nearestByDate(rows, '2023-05-05', 'landlord')?.id).toBe('L2');
    expect(nearestByDate(rows, '2023-05-04', 'landlord')?.id).toBe('L1');
    expect(nearestByDate(rows, '2025-01-01', 'landlord')?.id).toBe('L2');
    expect(nearestByDate(rows, '2023-05-05', 'third')).toBeNull();
  });

  test('no other entry of that side is nearer', () => {
    const day = fc.integer({ min: 19_000, max: 19_400 });
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 20 }), day, (days, wanted) => {
        const rows = days.map((on, index) => row(`L${index}`, 'landlord', partialDate(dayFromNumber(on))));
        const found = nearestByDate(rows, dayFromNumber(wanted), 'landlord');
        const off = Math.min(...days.map((on) => Math.abs(on - wanted)));
        expect([dayFromNumber(wanted - off), dayFromNumber(wanted + off)]).toContain(found?.date.earliest);
      }),
    );
  });
});

describe('filters', () => {
  const marks = marksByEntry(
    [{ id: 'm', revision: 1, key: 'm1', position: 1, value: { entryId: 'R1', headIds: ['head-a'] } } as unknown as DraftRow<'mark'>],
    null,
  );

  test.each([
    ['nothing asked', {}, true],
    ['another kind', { kind: 'pdf' as const }, false],
    ['unread', { isUnread: true }, true],
    ['marked', { isMarked: true }, true],
    ['in scope', { isInScope: true }, false],
  ])('%s', (_name, part, expected) => {
    const entry = row('R1', 'resident', partialDate('2023-05-01'), { scope: { 'head-a': 'before' } });
    expect(passes(entry, { ...showsAll, ...part }, null, { counts: marks, tagged: null, unanswered: null })).toBe(expected);
  });

  test('in scope asks the head looked at', () => {
    const entry = row('R1', 'resident', partialDate('2023-05-01'), { scope: { 'head-a': 'before', 'head-b': 'in' } });
    const filter = { ...showsAll, isInScope: true };
    expect(passes(entry, filter, 'head-b', { counts: marks, tagged: null, unanswered: null })).toBe(true);
    expect(passes(entry, filter, 'head-a', { counts: marks, tagged: null, unanswered: null })).toBe(false);
    expect(passes(entry, filter, null, { counts: marks, tagged: null, unanswered: null })).toBe(true);
  });

  test.each([
    ['byResident', false],
    ['byLandlord', true],
    ['byThird', false],
    ['fromResident', true],
    ['fromLandlord', false],
    ['onlyFromOther', true],
  ] as const)('a landlord’s letter the resident sent in, %s', (party, expected) => {
    const letter = row('R1', 'landlord', partialDate('2023-05-01'), { suppliedBy: 'resident' });
    expect(passes(letter, { ...showsAll, party }, null, { counts: marks, tagged: null, unanswered: null })).toBe(expected);
    const both = { ...letter, alsoSuppliedBy: ['landlord' as const] };
    expect(passes(both, { ...showsAll, party: 'onlyFromOther' }, null, { counts: marks, tagged: null, unanswered: null })).toBe(false);
    expect(passes(both, { ...showsAll, party: 'fromLandlord' }, null, { counts: marks, tagged: null, unanswered: null })).toBe(true);
  });

  test('a tag asks for a mark of it or of one under it', () => {
    const mark = (entryId: string, tags: readonly string[]) => ({ value: { entryId, tags } }) as unknown as DraftRow<'mark'>;
    const all = [mark('R1', ['communication / not told']), mark('R2', ['repairs']), mark('R3', [])];
    expect(entriesTagged(all, null)).toBeNull();
    expect([...(entriesTagged(all, 'communication') ?? [])]).toEqual(['R1']);
    const tagged = entriesTagged(all, 'repairs');
    expect(
      passes(row('R2', 'resident', unknownDate), { ...showsAll, tag: 'repairs' }, null, { counts: marks, tagged, unanswered: null }),
    ).toBe(true);
    expect(
      passes(row('R1', 'resident', unknownDate), { ...showsAll, tag: 'repairs' }, null, { counts: marks, tagged, unanswered: null }),
    ).toBe(false);
  });
});
