// Tests: how dates of every precision stand to windows and exclusions.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromNumber, partialDate, unknownDate } from '../../../db/model/dates.ts';
import type { Exclusion, ScopeWindow } from '../../../db/model/draft.ts';
import { describeWindow, markScope, scopeByHead, scopePosition } from '../../../db/model/scope.ts';

const head = 'head-b';
const windowOf = (from: string | null, to: string | null, headId = head): ScopeWindow => ({
  headId,
  from: from === null ? null : partialDate(from),
  to: to === null ? null : partialDate(to),
  reason: '',
});
const exclusionOf = (patch: Partial<Exclusion>): Exclusion => ({
  cites: [],
  headId: null,
  reason: 'historic',
  text: '',
  from: null,
  to: null,
  topic: '',
  impact: '',
  actor: '',
  basis: '',
  canConsider: '',
  ...patch,
});
const windows = [windowOf('2023-03-28', '2023-12-18')];

describe('scope', () => {
  it.each([
    ['2023-03-27', 'before'],
    ['2023-03-28', 'in'],
    ['2023-12-18', 'in'],
    ['2023-12-19', 'after'],
    ['2023-03', 'in'],
    ['2023', 'in'],
    ['2022', 'before'],
    ['2024-01', 'after'],
  ])('%s is %s', (date, position) => {
    expect(scopePosition(partialDate(date), head, windows, [])).toBe(position);
  });

  it('takes open dates in where any day of theirs may be in', () => {
    expect(scopePosition(partialDate('2023-06-01', 'before'), head, windows, [])).toBe('in');
    expect(scopePosition(partialDate('2023-01-01', 'before'), head, windows, [])).toBe('before');
    expect(scopePosition(partialDate('2022-01-01', 'after'), head, windows, [])).toBe('in');
    expect(scopePosition(partialDate('2024-01-01', 'after'), head, windows, [])).toBe('after');
    expect(scopePosition(partialDate('2023-01-01', 'between', '2023-04'), head, windows, [])).toBe('in');
    expect(scopePosition(unknownDate, head, windows, [])).toBe('undated');
  });

  it('has several windows a head, and a gap between two is after the first', () => {
    const two = [windowOf('2021-01', '2021-03'), windowOf('2023-03', null)];
    expect(scopePosition(partialDate('2021-02-01'), head, two, [])).toBe('in');
    expect(scopePosition(partialDate('2022-02-01'), head, two, [])).toBe('after');
    expect(scopePosition(partialDate('2020-12-31'), head, two, [])).toBe('before');
    expect(scopePosition(partialDate('2029-12-31'), head, two, [])).toBe('in');
  });

  it('limits a head only by its own windows', () => {
    expect(scopeByHead(partialDate('2020-01-01'), ['head-a', head], windows, [])).toEqual({ 'head-a': 'in', [head]: 'before' });
  });

  it('excludes by period only what lies wholly inside, and only what would be in', () => {
    const holiday = [exclusionOf({ from: '2023-08-01', to: '2023-08-31' })];
    expect(scopePosition(partialDate('2023-08'), head, windows, holiday)).toBe('excluded');
    expect(scopePosition(partialDate('2023'), head, windows, holiday)).toBe('in');
    const historic = [exclusionOf({ from: '2021-01-01', to: '2023-03-27' })];
    expect(scopePosition(partialDate('2022-01-01'), head, windows, historic)).toBe('before');
  });

  it('computes nothing from an exclusion by topic, impact or actor, nor from another head’s', () => {
    const others = [
      exclusionOf({ from: '2023-08-01', topic: 'health' }),
      exclusionOf({ from: '2023-08-01', actor: 'the Police' }),
      exclusionOf({ from: '2023-08-01', headId: 'head-a' }),
      exclusionOf({ reason: 'courts' }),
    ];
    expect(scopePosition(partialDate('2023-08-02'), head, windows, others)).toBe('in');
  });

  it('honours the investigator’s own word on a mark, then the date it tells of', () => {
    const entryDate = partialDate('2022-01-01');
    expect(markScope({ eventDate: null, scopeOverride: null }, entryDate, head, windows, [])).toBe('before');
    expect(markScope({ eventDate: partialDate('2023-05-01'), scopeOverride: null }, entryDate, head, windows, [])).toBe('in');
    expect(markScope({ eventDate: partialDate('2023-05-01'), scopeOverride: 'context' }, entryDate, head, windows, [])).toBe('context');
  });

  it('never says before for a day that is not earlier than every window', () => {
    const day = fc.integer({ min: 18_000, max: 20_000 }).map(dayFromNumber);
    fc.assert(
      fc.property(day, fc.array(fc.tuple(day, day), { maxLength: 4 }), (date, spans) => {
        const all = spans.map(([a, b]) => (a < b ? windowOf(a, b) : windowOf(b, a)));
        const position = scopePosition(partialDate(date), head, all, []);
        const isInOne = all.some((window) => (window.from?.earliest ?? '') <= date && date <= (window.to?.latest ?? '9999'));
        expect(position === 'in').toBe(all.length === 0 || isInOne);
        if (position === 'before') expect(all.every((window) => date < (window.from?.earliest ?? ''))).toBe(true);
      }),
    );
  });

  it('says a window in words', () => {
    expect(describeWindow(windowOf('2023-03', '2023-12-18'))).toBe('from March 2023 to 18 December 2023');
    expect(describeWindow(windowOf(null, '2023'))).toBe('up to 2023');
    expect(describeWindow(windowOf('2023-03-28', null))).toBe('from 28 March 2023');
    expect(describeWindow(windowOf(null, null))).toBe('all dates');
  });
});
