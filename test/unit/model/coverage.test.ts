// Tests: what has been read and used of each side: counts that add up, adverse passages no paragraph answers, papers considered and not relied on.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CoveredEntry, coverageByHead } from '../../../db/model/coverage.ts';
import type { Cite, Draft, Mark } from '../../../db/model/draft.ts';
import { readStates, scopePositions, sides } from '../../../db/model/entry.ts';
import { head, oneOfEach, paragraph } from '../../support/draftRows.ts';

const row = <V>(id: string, value: V) => ({ id, revision: 1, key: id, position: 1, value });
const values = oneOfEach({ headId: 'b', entryId: 'L1' });
const mark = (id: string, entryId: string, part: Partial<Mark> = {}) =>
  row(id, { ...values.mark, entryId, headIds: ['b'], speaksAgainst: null, ...part });
const entry = (id: string, part: Partial<CoveredEntry> = {}): CoveredEntry => ({
  id,
  kind: 'email',
  status: 'read',
  side: id.startsWith('R') ? 'resident' : 'landlord',
  readState: 'read',
  parentId: null,
  duplicateOf: null,
  scope: { b: 'in' },
  ...part,
});
type Given = Partial<Pick<Draft, 'mark' | 'event' | 'absence' | 'expectation' | 'paragraph'>>;
const draftOf = (given: Given) => ({
  head: [row('b', head('ASB'))],
  mark: [],
  event: [],
  absence: [],
  expectation: [],
  paragraph: [],
  ...given,
});
const citing = (...cites: Cite[]) => row('f1', { ...paragraph('It was so.', 'b'), cites });
const only = (given: Given, entries: readonly CoveredEntry[]) => coverageByHead(draftOf(given), entries)[0];

describe('coverage of a head', () => {
  it('counts items in scope by side and by how far they were read; records go with their sheet', () => {
    const entries = [
      entry('R1'),
      entry('R2', { readState: 'unread' }),
      entry('R3', { scope: { b: 'before' } }),
      entry('L1', { kind: 'sheet', readState: 'skimmed' }),
      entry('L1#4', { kind: 'record', parentId: 'L1' }),
      entry('L2', { status: 'unreadable' }),
    ];
    const coverage = only({ mark: [mark('m1', 'L1#4')] }, entries);
    expect(coverage?.sides.resident).toMatchObject({ items: 2, byReadState: { read: 1, unread: 1 }, marked: 0 });
    expect(coverage?.sides.landlord).toMatchObject({ items: 1, byReadState: { skimmed: 1 }, marked: 1, relied: 0 });
    expect(coverage?.notReliedOn).toEqual(['L1']);
  });

  it('bug: counted archives as papers nobody had read, and not a mark on a paper received again', () => {
    const entries = [
      entry('R1', { kind: 'archive', readState: 'unread' }),
      entry('R1.1'),
      entry('L1', { status: 'duplicate', duplicateOf: 'R1.1', readState: 'unread' }),
    ];
    const coverage = only({ mark: [mark('m1', 'L1')], paragraph: [citing({ kind: 'mark', id: 'm1' })] }, entries);
    expect(coverage?.sides.resident).toMatchObject({ items: 1, byReadState: { read: 1, unread: 0 }, marked: 1, relied: 1 });
    expect(coverage?.sides.landlord).toMatchObject({ items: 0, marked: 0 });
    expect(coverage?.notReliedOn).toEqual([]);
  });

  it('takes a paper as relied on through a mark, an event, an absence or by itself', () => {
    const event = row('e1', { ...values.event, cites: [{ kind: 'mark' as const, id: 'm1' }] });
    const expectation = row('x1', { ...values.expectation, cites: [{ kind: 'entry' as const, id: 'L2' }] });
    const absence = row('n1', { ...values.absence, expectationId: 'x1' });
    const coverage = only(
      {
        mark: [mark('m1', 'L1'), mark('m2', 'R1')],
        event: [event],
        expectation: [expectation],
        absence: [absence],
        paragraph: [citing({ kind: 'event', id: 'e1' }, { kind: 'absence', id: 'n1' })],
      },
      [entry('L1'), entry('L2'), entry('R1')],
    );
    expect([coverage?.sides.landlord.relied, coverage?.sides.resident.relied]).toEqual([2, 0]);
    expect(coverage?.notReliedOn).toEqual(['R1']);
  });

  it('lists a passage against a party until a paragraph under the head cites it', () => {
    const against = mark('m1', 'L1', { speaksAgainst: 'landlord' });
    const given = { mark: [against, mark('m2', 'L1')] };
    expect(only(given, [entry('L1')])?.unanswered.map(({ id }) => id)).toEqual(['m1']);
    expect(only({ ...given, paragraph: [citing({ kind: 'mark', id: 'm1' })] }, [entry('L1')])?.unanswered).toEqual([]);
    const elsewhere = row('f2', { ...paragraph('Other.', 'a'), cites: [{ kind: 'mark' as const, id: 'm1' }] });
    expect(only({ ...given, paragraph: [elsewhere] }, [entry('L1')])?.unanswered).toHaveLength(1);
  });

  it('ends where events cite one another', () => {
    const event = (id: string, to: string) => row(id, { ...values.event, cites: [{ kind: 'event' as const, id: to }] });
    expect(
      only({ event: [event('e1', 'e2'), event('e2', 'e1')], paragraph: [citing({ kind: 'event', id: 'e1' })] }, [])?.notReliedOn,
    ).toEqual([]);
  });

  it('adds up: every item in scope has one read state', () => {
    const any = fc.array(
      fc.record({
        side: fc.constantFrom(...sides),
        readState: fc.constantFrom(...readStates),
        position: fc.constantFrom(...scopePositions),
      }),
    );
    fc.assert(
      fc.property(any, (drawn) => {
        const entries = drawn.map(({ side, readState, position }, at) => entry(`x${at}`, { side, readState, scope: { b: position } }));
        const coverage = only({}, entries);
        for (const side of sides) {
          const { items, byReadState } = coverage?.sides[side] ?? { items: -1, byReadState: { unread: 0, skimmed: 0, read: 0, again: 0 } };
          expect(Object.values(byReadState).reduce((sum, count) => sum + count, 0)).toBe(items);
        }
        const counted = sides.reduce((sum, side) => sum + (coverage?.sides[side].items ?? 0), 0);
        expect(counted).toBe(drawn.filter(({ position }) => ['in', 'context', 'undated'].includes(position)).length);
      }),
    );
  });
});
