// Tests: absences raised again by a link or by papers received since, and the state of evidence of one that belongs to no expectation.
import { describe, expect, it } from 'vitest';
import { absenceReadings, type LaterHit } from '../../../db/model/absences.ts';
import { partialDate } from '../../../db/model/dates.ts';
import { type Absence, type Draft, draftKinds, emptyAbsence } from '../../../db/model/draft.ts';
import { calendarOf } from '../../../db/rules/index.ts';
import { oneOfEach } from '../../support/draftRows.ts';

const calendar = calendarOf({ calendar: 'england-and-wales' });
const values = oneOfEach({ headId: 'b', entryId: 'L1' });
const row = <V>(id: string, value: V) => ({ id, revision: 1, key: id, position: 1, value });
const empty = Object.fromEntries(draftKinds.map((kind) => [kind, []])) as unknown as Draft;
const absence = (part: Partial<Absence>) => row('n1', { ...emptyAbsence('b', null), ...part });
const entryOf = () => ({ date: partialDate('2023-05-12'), side: 'landlord' as const, disclosure: 'both' as const });
const read = (part: Partial<Draft>, hits: readonly LaterHit[] = []) =>
  absenceReadings({ ...empty, ...part }, entryOf, calendar, '2025-04-25', new Map(hits.length === 0 ? [] : [['n1', hits]]))[0];

describe('an absence', () => {
  it('is raised again once something is linked to what was expected, and by papers received since that its search finds', () => {
    const expectation = row('x1', { ...values.expectation, steps: [], due: null });
    const given = { expectation: [expectation], absence: [absence({ expectationId: 'x1' })] };
    expect(read(given)?.raisedBy).toEqual([]);
    const link = row('lk1', { ...values.link, step: 'told' as const, expectationId: 'x1' });
    expect(read({ ...given, link: [link] })?.raisedBy).toEqual(['linked']);
    expect(read(given, [{ entryId: 'L9', exhibit: 'L9', title: 'A call note' }])?.raisedBy).toEqual(['received since']);
    const no = row('lk1', { ...values.link, step: 'told' as const, expectationId: 'x1', verdict: 'not linked' as const });
    expect(read({ ...given, link: [no] })?.raisedBy).toEqual([]);
  });

  it('is raised no more by papers of which the investigator said that it stands, only by the next', () => {
    const expectation = row('x1', { ...values.expectation, steps: [], due: null });
    const link = row('lk1', { ...values.link, stepId: 'L3', step: 'told' as const, expectationId: 'x1' });
    const hit = { entryId: 'L9', exhibit: 'L9', title: 'A call note' };
    const given = (lookedAt: string[]) => ({
      expectation: [expectation],
      link: [link],
      absence: [absence({ expectationId: 'x1', lookedAt })],
    });
    expect(read(given([]), [hit])).toMatchObject({ raisedBy: ['linked', 'received since'], linkedIds: ['L3'], laterHits: [hit] });
    expect(read(given(['L9']), [hit])).toMatchObject({ raisedBy: ['linked'], laterHits: [] });
    expect(read(given(['L3', 'L9']), [hit])?.raisedBy).toEqual([]);
    const next = { ...hit, entryId: 'L10' };
    expect(read(given(['L3', 'L9']), [hit, next])).toMatchObject({ raisedBy: ['received since'], laterHits: [next] });
  });

  it('has a state of its own where no expectation gives it one, which can be overruled', () => {
    const request = row('q1', { ...values.request, state: 'refused' as const });
    const state = (part: Partial<Absence>, more: Partial<Draft> = {}) => read({ absence: [absence(part)], ...more })?.state;
    expect(state({})).toBe('not requested');
    expect(state({ requestId: 'q1' }, { request: [request] })).toBe('requested, not supplied');
    expect(state({ searched: { query: 'call', count: 0, on: null, found: null } })).toBe('searched, none found');
    expect(state({ searched: { query: 'call', count: 2, on: null, found: null } })).toBe('searched, some found');
    expect(state({ absenceKind: 'uncontradicted' })).toBe('asserted only');
    expect(state({ absenceKind: 'uncontradicted', stateOverride: 'disputed', stateReason: 'two accounts' })).toBe('disputed');
  });
});
