// Owns the proof of the drafting screens' pure logic: order of uneven dates, what windows move, orders as typed, pages cut, checks grouped, times said.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../db/model/checks.ts';
import { compareDates } from '../../../db/model/chronology.ts';
import { partialDate, unknownDate } from '../../../db/model/dates.ts';
import type { Draft, DraftRow, ScopeWindow } from '../../../db/model/draft.ts';
import { draftKinds } from '../../../db/model/draft.ts';
import type { EntryRow } from '../../../db/model/entry.ts';
import { newId } from '../../../db/model/ids.ts';
import { groupsOf, placeName } from '../../../renderer/features/checks/grouping.ts';
import { dueOf, formOf, orderOf } from '../../../renderer/features/determination/orderForm.ts';
import { whenDone } from '../../../renderer/features/history/whenDone.ts';
import { type Measured, paginate } from '../../../renderer/features/report/paginate.ts';
import { isBackwards, stepDay } from '../../../renderer/features/scope/proposal.ts';
import { movesBetween } from '../../../renderer/features/scope/standing.ts';
import { axisOf, binsOf, dayAt, ticksOf, xOf } from '../../../renderer/ui/density.ts';

function emptyDraft(): Draft {
  return Object.fromEntries(draftKinds.map((kind) => [kind, []])) as unknown as Draft;
}
const head: DraftRow<'head'> = {
  id: newId(),
  revision: 1,
  key: 'a',
  position: 1,
  value: {
    title: 'The door',
    heading: '',
    raisedBy: '',
    raisedOn: null,
    inWords: '',
    agreed: '',
    why: '',
    jurisdiction: '',
    awareOn: null,
  },
};

describe('the order of events', () => {
  it('stands a wide date where it may begin, before and after round their day, undated last', () => {
    const dates = [
      unknownDate,
      partialDate('2023-05-03', 'after'),
      partialDate('2023-05-03'),
      partialDate('2023-05'),
      partialDate('2023-05-03', 'before'),
      partialDate('2023'),
      partialDate('2023-05-01'),
    ];
    expect(dates.toSorted(compareDates)).toEqual([dates[5], dates[3], dates[6], dates[4], dates[2], dates[1], dates[0]]);
  });
});

describe('scope', () => {
  const entry = (date: string): EntryRow => ({ id: newId(), date: partialDate(date) }) as EntryRow;
  const limits = (...windows: readonly ScopeWindow[]) => ({ windows, exclusions: [] });
  const entries = [entry('2023-02-10'), entry('2023-03-15'), entry('2023-12-20')];

  it('says what a change of windows moves', () => {
    const window = { headId: head.id, from: partialDate('2023-03'), to: partialDate('2023-12-18'), reason: '' };
    expect(movesBetween(emptyDraft(), entries, head.id, limits(), limits(window))).toEqual([
      { what: 'entries', from: 'in', to: 'before', count: 1 },
      { what: 'entries', from: 'in', to: 'after', count: 1 },
    ]);
    expect(movesBetween(emptyDraft(), entries, head.id, limits(window), limits({ ...window, to: partialDate('2023') }))).toEqual([
      { what: 'entries', from: 'after', to: 'in', count: 1 },
    ]);
  });

  it('steps an end by days and by months, the last day of a shorter month', () => {
    expect(stepDay(19417, { days: 1 })).toBe('2023-03-02');
    expect(stepDay(19388, { months: 1 })).toBe('2023-02-28');
    expect(isBackwards({ from: partialDate('2023-05-02'), to: partialDate('2023-05-01') })).toBe(true);
    expect(isBackwards({ from: partialDate('2023-05'), to: partialDate('2023-05-01') })).toBe(false);
  });

  it('counts every dated entry in the month it is drawn in', () => {
    const dated = [
      { date: partialDate('2023-01-31'), side: 'resident' as const },
      { date: partialDate('2023-03'), side: 'landlord' as const },
      { date: unknownDate, side: 'third' as const },
    ];
    const axis = axisOf([19388, 19432]);
    if (axis === null) throw new Error('two days make an axis');
    const bins = binsOf(dated, axis);
    expect(bins.map(({ month }) => month)).toEqual(['2022-12', '2023-01', '2023-02', '2023-03', '2023-04']);
    expect(bins.map(({ counts }) => [counts.resident, counts.landlord, counts.third])).toEqual([
      [0, 0, 0],
      [1, 0, 0],
      [0, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
    ]);
  });

  it('gives no label of the axis less room than its words need, the last before the edge among them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 12000, max: 20000 }),
        fc.integer({ min: 60, max: 9000 }),
        fc.integer({ min: 120, max: 1800 }),
        (first, days, width) => {
          const axis = { first, last: first + days };
          const places = [...ticksOf(axis, width).map(({ day }) => xOf(day, axis, width)), width];
          for (const [at, place] of places.entries()) if (at > 0) expect(place - (places[at - 1] ?? 0)).toBeGreaterThan(30);
        },
      ),
    );
  });

  it('finds the day again that stands at a place on the axis', () => {
    const axis = { first: 19000, last: 19999 };
    fc.assert(
      fc.property(fc.integer({ min: axis.first, max: axis.last }), fc.integer({ min: 2000, max: 4000 }), (day, width) => {
        expect(dayAt(xOf(day, axis, width) + 0.25, axis, width)).toBe(stepDay(day, { days: 0 }));
      }),
    );
  });
});

describe('an order as typed', () => {
  it('is kept in pence with its due rule', () => {
    const form = { ...formOf(null, [head.id]), text: ' Pay the resident. ', amount: '£1,250.50' };
    expect(orderOf(form)).toEqual({
      headIds: [head.id],
      orderKind: '',
      text: 'Pay the resident.',
      amountPence: 125_050,
      parts: [],
      due: { weeks: 4, from: 'report' },
      reason: '',
    });
  });

  it('takes the sum of its parts where it has no amount, and is not kept while a field is wrong', () => {
    const form = {
      ...formOf(null, []),
      text: 'Pay.',
      parts: [
        { for: 'distress', amount: '75', headId: null },
        { for: 'time', amount: '25.50', headId: 'gone' },
      ],
    };
    expect(orderOf(form)?.amountPence).toBe(10_050);
    expect(orderOf({ ...form, amount: 'a lot' })).toBeNull();
    // A part that was added and left empty is none; one that says only what it is for wants its sum.
    const empty = { for: '', amount: ' ', headId: null };
    expect(orderOf({ ...form, parts: [...form.parts, empty] })).toEqual(orderOf(form));
    expect(orderOf({ ...form, parts: [...form.parts, { ...empty, for: 'distress' }] })).toBeNull();
    expect(orderOf({ ...form, text: ' ' })).toBeNull();
    // A head the order is not for is no head of its part.
    expect(orderOf(form)?.parts.map(({ headId }) => headId)).toEqual([null, null]);
    const none = { months: '', weeks: '', days: '', workingDays: '' };
    for (const counts of [none, { ...none, weeks: '0' }, { ...none, weeks: '4', days: 'x' }, { ...none, days: '5001' }]) {
      expect(orderOf({ ...form, counts })).toBeNull();
    }
    expect(dueOf({ ...form, due: 'none' })).toBeNull();
    expect(dueOf({ ...form, due: 'date', date: '2025-05-23' })).toEqual({ date: '2025-05-23' });
  });

  it('comes back from its form unchanged', () => {
    const order = {
      headIds: [head.id],
      orderKind: 'apology',
      text: 'Apologise.',
      amountPence: 10_000,
      parts: [{ for: 'distress', amountPence: 10_000, headId: head.id }],
      due: { months: 1, workingDays: 10, from: 'receipt' as const },
      reason: 'r',
    };
    expect(orderOf(formOf(order, []))).toEqual(order);
  });
});

describe('pages', () => {
  const paragraph = (lines: number): Measured => ({ height: lines * 20 + 10, line: 20, isHeading: false });
  const heading: Measured = { height: 40, line: 20, isHeading: true };

  it('show every pixel of every block once and in order, and never overflow where they can be cut', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant(heading), fc.integer({ min: 1, max: 40 }).map(paragraph)), { maxLength: 30 }), (blocks) => {
        const pages = paginate(blocks, 400);
        const slices = pages.flat();
        for (const [index, { height }] of blocks.entries()) {
          const own = slices.filter(({ block }) => block === index);
          expect(own[0]?.from).toBe(0);
          expect(own.at(-1)?.to).toBe(height);
          for (const [at, slice] of own.entries()) if (at > 0) expect(slice.from).toBe(own[at - 1]?.to);
        }
        for (const page of pages) expect(page.reduce((sum, { from, to }) => sum + to - from, 0)).toBeLessThanOrEqual(400);
      }),
    );
  });

  it('do not end with a heading', () => {
    const pages = paginate([paragraph(16), heading, paragraph(5)], 400);
    expect(pages.map((page) => page.map(({ block }) => block))).toEqual([[0], [1, 2]]);
  });
});

describe('checks', () => {
  const result = (headId: string | null, waived = false): CheckResult => ({
    check: 'head-without-determination',
    place: { kind: 'head', id: headId ?? 'none', name: 'Head' },
    headId,
    message: 'm',
    finding: 'f',
    waived,
    waiverReason: null,
  });

  it('are grouped by head, the whole case first, waived apart', () => {
    const groups = groupsOf([result(head.id), result(null), result(head.id, true)], [head]);
    expect(groups.map((group) => [group.head?.key ?? 'case', group.open.length, group.waived.length])).toEqual([
      ['case', 1, 0],
      ['a', 1, 1],
    ]);
  });

  it('name their place so that a waiver holds in a case file too', () => {
    const draft = { ...emptyDraft(), head: [head] };
    expect(placeName({ kind: 'head', id: head.id, name: 'Head (a)' }, draft)).toBe('a');
    expect(placeName({ kind: 'unread', id: newId(), name: 'Evidence' }, draft)).toBe('case');
    expect(placeName({ kind: 'entry', id: newId(), name: 'R3' }, draft)).toBe('R3');
  });
});

describe('times in the history', () => {
  it('are the clock of the desk where it was done, with its zone', () => {
    expect(whenDone(Date.UTC(2026, 10, 23, 23, 30, 5), 60)).toBe('24 November 2026, 00:30:05 UTC+01:00');
    expect(whenDone(Date.UTC(2026, 10, 23, 1, 0, 0), -210)).toBe('22 November 2026, 21:30:00 UTC-03:30');
  });
});
