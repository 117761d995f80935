// Tests: the chronology: uneven dates in order, what a filter lets through, the order by hand within one date, what bears a date, and the background made of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backgroundOf } from '../../../db/model/background.ts';
import {
  type ChronologyEntryOf,
  type ChronologyFilter,
  chronologyOf,
  compareDates,
  dateBearers,
  filteredChronology,
  movedPast,
} from '../../../db/model/chronology.ts';
import { dayFromNumber, type PartialDate, partialDate, unknownDate } from '../../../db/model/dates.ts';
import type { Draft } from '../../../db/model/draft.ts';
import { citesOf } from '../../../db/model/runs.ts';
import { calendarOf } from '../../../db/rules/index.ts';
import { add } from '../../../renderer/api/draft.ts';
import { applied, changed, emptyDraft, Papers } from '../review/desk.ts';

const calendar = calendarOf({ calendar: 'england-and-wales' });
const papers = new Papers([
  { exhibit: 'R1', text: 'Nobody has called.', date: '2023-05-07' },
  { exhibit: 'L1', text: 'The LHM will call within 2 working days.', date: '2023-05-03' },
  { exhibit: 'L2', text: 'Spoke to the neighbour.', date: '2023-05-12' },
  { exhibit: 'T1', text: 'We warned both.', date: '2023-12-08' },
]);
const file = {
  format: 'case-file/1',
  heads: [
    { id: 'a', title: 'The lock' },
    { id: 'b', title: 'The noise' },
  ],
  scope: { windows: [{ head: 'b', from: '2023-03', to: '2023-11-13', reason: 'Six months before.' }] },
  marks: [
    { id: 'm1', exhibit: 'L1', quote: 'within 2 working days', heads: ['b'] },
    { id: 'm2', exhibit: 'R1', quote: 'Nobody has called', heads: ['b'], eventDate: '2023-05-05' },
  ],
  events: [
    { id: 'e1', date: '2023-12-08', text: 'The Police warn both.', heads: ['b'], cites: ['T1'], status: 'one side silent' },
    { id: 'e2', date: '2023-05-12', text: 'The neighbour is spoken to.', heads: ['b'], cites: ['L2'], status: 'one side silent' },
    { id: 'e3', date: '2023-05-12', text: 'A box is seen.', heads: ['b'], cites: ['R1', 'L2'], status: 'agreed' },
    { id: 'e4', date: '2023-05', text: 'The noise begins.', heads: ['a', 'b'], cites: ['m2'], status: 'contradicted' },
    { id: 'e5', text: 'Something of which no day is known.', cites: [] },
  ],
  expectations: [
    {
      id: 'x1',
      text: 'The LHM to call',
      head: 'b',
      cites: ['m1'],
      countsFrom: 'L1',
      limit: { amount: 2, unit: 'working days' },
      steps: ['told'],
    },
  ],
  absences: [
    { id: 'n1', kind: 'record-missing', head: 'b', expectation: 'x1', text: 'Nothing shows a call.' },
    { id: 'n2', kind: 'not-borne-out', head: 'b', text: 'That the landlord sent them.' },
  ],
};
const draft = applied(file, emptyDraft(), papers);
const entryOf: ChronologyEntryOf = (id) => {
  const entry = papers.byId(id);
  if (entry === null) return undefined;
  const { side, date, title, disclosure } = { ...entry.now, disclosure: entry.now.disclosure ?? 'both' };
  return { side, date, title, disclosure, exhibit: entry.exhibit, dateBasis: 'header' };
};
const of = { draft, entryOf, calendar, today: '2025-04-25' };
const keys = (filter: ChronologyFilter, on: Draft = draft) =>
  filteredChronology(chronologyOf({ ...of, draft: on }), filter, of).map(({ row }) => row.key);
const headId = (key: string) => draft.head.find((row) => row.key === key)?.id ?? '';
const event = (key: string, on: Draft = draft) => {
  const row = on.event.find((each) => each.key === key);
  if (row === undefined) throw new Error(`There is no event ${key}.`);
  return row;
};

const dates: fc.Arbitrary<PartialDate> = fc.oneof(
  fc.constant(unknownDate),
  fc
    .record({
      day: fc.integer({ min: 19_400, max: 19_440 }).map(dayFromNumber),
      precision: fc.constantFrom('day', 'month', 'year', 'about', 'before', 'after'),
    })
    .map(({ day, precision }) => partialDate(day, precision as 'day')),
);

describe('the order of uneven dates', () => {
  it('puts a wide date where it may begin, an event before what was expected by its day, and what has no date last', () => {
    expect(keys({})).toEqual(['e4', 'x1', 'e2', 'e3', 'e1', 'e5', 'n2']);
  });

  it('puts "before" a day just ahead of it and "after" just behind', () => {
    const order = [partialDate('2023-05-03', 'after'), partialDate('2023-05-03'), partialDate('2023-05-03', 'before')].toSorted(
      compareDates,
    );
    expect(order.map(({ precision }) => precision)).toEqual(['before', 'day', 'after']);
  });

  it('is an order whatever the dates: it agrees both ways round and from one to a third', () => {
    fc.assert(
      fc.property(dates, dates, dates, (a, b, c) => {
        expect(Math.sign(compareDates(a, b))).toBe(-Math.sign(compareDates(b, a)) + 0);
        if (compareDates(a, b) <= 0 && compareDates(b, c) <= 0) expect(compareDates(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('never puts a date ahead of one that was over before it can have begun', () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        if (a.latest !== null && b.earliest !== null && a.latest < b.earliest) expect(compareDates(a, b)).toBeLessThan(0);
      }),
    );
  });
});

describe('filters', () => {
  it('show a head, a status, a silent side, and what lies in scope, out of it or has no date', () => {
    expect(keys({ headId: headId('a') })).toEqual(['e4']);
    expect(keys({ status: 'agreed' })).toEqual(['e3']);
    expect(keys({ silent: 'resident' })).toEqual(['e2', 'e1', 'e5']);
    expect(keys({ silent: 'landlord' })).toEqual(['e4', 'e1', 'e5']);
    expect(keys({ scope: 'out' })).toEqual(['e1']);
    expect(keys({ scope: 'out', headId: headId('a') })).toEqual([]);
    expect(keys({ scope: 'out', headId: headId('b') })).toEqual(['e1']);
    expect(keys({ scope: 'undated' })).toEqual(['e5', 'n2']);
  });

  it('hold a date to lie in a range when any day it may mean does', () => {
    expect(keys({ from: '2023-05-08' })).toEqual(['e4', 'e2', 'e3', 'e1']);
    expect(keys({ from: '2023-05-05', to: '2023-05-12' })).toEqual(['e4', 'x1', 'e2', 'e3']);
  });

  it('find words in a line, in what it quotes and in the labels of that, all of them', () => {
    expect(keys({ words: 'WORKING days' })).toEqual(['x1']);
    expect(keys({ words: 'nobody begins' })).toEqual(['e4']);
    expect(keys({ words: 'T1' })).toEqual(['e1']);
    expect(keys({ words: 'nobody police' })).toEqual([]);
  });

  it('never show what the whole does not have, in another order', () => {
    const whole = keys({});
    fc.assert(
      fc.property(
        fc.record(
          {
            status: fc.constantFrom('agreed', 'one side silent', 'contradicted'),
            silent: fc.constantFrom('resident', 'landlord'),
            scope: fc.constantFrom('in', 'out', 'undated'),
            from: fc.constantFrom('2023-05-01', '2023-05-12'),
            words: fc.constantFrom('the', 'call', ''),
          },
          { requiredKeys: [] },
        ),
        (filter) => {
          const shown = keys(filter as ChronologyFilter);
          expect(whole.filter((key) => shown.includes(key))).toEqual(shown);
        },
      ),
    );
  });
});

describe('the order by hand within one date', () => {
  const moved = (on: Draft, id: string, past: string) =>
    changed(
      on,
      movedPast(on.event, event(id, on).id, event(past, on).id).map(({ row, position }) => ({
        do: 'put',
        kind: 'event',
        id: row.id,
        seenRevision: row.revision,
        value: row.value,
        position,
      })),
    );

  it('moves an event past its neighbour and back, and nothing of another date', () => {
    const after = moved(draft, 'e3', 'e2');
    expect(keys({}, after)).toEqual(['e4', 'x1', 'e3', 'e2', 'e1', 'e5', 'n2']);
    expect(keys({}, moved(after, 'e3', 'e2'))).toEqual(keys({}));
    expect(movedPast(draft.event, event('e3').id, event('e1').id)).toEqual([]);
  });

  it('tells two events apart that were given one place', () => {
    const [first, second] = [event('e2'), event('e3')];
    const level = draft.event.map((row) => (row.id === second.id ? { ...row, position: first.position } : row));
    const moves = movedPast(level, second.id, first.id);
    const place = (id: string) => moves.find(({ row }) => row.id === id)?.position ?? first.position;
    expect(place(second.id)).toBeLessThan(place(first.id));
  });

  it('keeps the others in their order, whichever is moved past whichever', () => {
    const day = Array.from({ length: 6 }, (_, at) => ({ ...event('e2'), id: `e${at}`, key: `e${at}`, position: at * 2 }));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), (from, to) => {
        fc.pre(from !== to);
        const places = new Map(day.map(({ id, position }) => [id, position]));
        for (const { row, position } of movedPast(day, `e${from}`, `e${to}`)) places.set(row.id, position);
        const order = [...places].sort((a, b) => a[1] - b[1]).map(([id]) => id);
        expect(order.indexOf(`e${from}`)).toBe(to);
        expect(order.filter((id) => id !== `e${from}`)).toEqual(day.flatMap(({ id }) => (id === `e${from}` ? [] : [id])));
      }),
    );
  });
});

describe('what bears a date', () => {
  it('is the papers dated so and the passages that tell of it, and nothing else', () => {
    expect(dateBearers(event('e3').value, draft, entryOf)).toEqual([{ exhibit: 'L2', basis: 'header' }]);
    expect(dateBearers(event('e4').value, draft, entryOf)).toEqual([]);
    const told = { ...event('e4').value, date: partialDate('2023-05-05') };
    expect(dateBearers(told, draft, entryOf)).toEqual([{ exhibit: 'R1', basis: 'passage' }]);
    expect(dateBearers(event('e5').value, draft, entryOf)).toEqual([]);
  });
});

describe('the background', () => {
  it('gets a paragraph for each event in order, citing the event and its passages, and none twice', () => {
    const rows = [event('e4'), event('e2')];
    const paragraphs = backgroundOf(draft, rows);
    expect(paragraphs.map(({ runs }) => runs[0])).toEqual([
      { kind: 'text', text: 'May 2023: The noise begins. ' },
      { kind: 'text', text: '12 May 2023: The neighbour is spoken to. ' },
    ]);
    expect(paragraphs.map((paragraph) => citesOf(paragraph).map(({ kind }) => kind))).toEqual([
      ['event', 'mark'],
      ['event', 'entry'],
    ]);
    const after = changed(
      draft,
      paragraphs.map((paragraph, at) => ({ ...add('paragraph', paragraph), key: `f${at}` })),
    );
    expect(backgroundOf(after, [...rows, event('e1')]).map(({ section, cites }) => [section, cites.length])).toEqual([['background', 1]]);
  });
});
