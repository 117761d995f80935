// Tests: the remedy ledger: awards by component, what comes off by which rule, totals that add up, the indicative range.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft, DraftRow, Offer, Order } from '../../../db/model/draft.ts';
import { bandOf, isOutside, ledgerOf, sumOf } from '../../../db/model/ledger.ts';
import { ruleSetOf } from '../../../db/rules/index.ts';
import { head, oneOfEach } from '../../support/draftRows.ts';

const ruleSet = ruleSetOf('uk-housing-ombudsman');
const values = oneOfEach({ headId: 'a', entryId: 'L1' });
const row = <T>(id: string, value: T) => ({ id, revision: 1, key: id, position: 1, value });
const order = (id: string, more: Partial<Order>): DraftRow<'order'> => row(id, { ...values.order, parts: [], ...more });
const offer = (id: string, more: Partial<Offer>): DraftRow<'offer'> => row(id, { ...values.offer, ...more });
const heads = ['a', 'b', 'c'].map((id) => row(id, head(id)));
const decided = (headId: string, outcome: string): DraftRow<'determination'> => row(headId, { ...values.determination, headId, outcome });

function ledger(parts: Partial<Pick<Draft, 'offer' | 'order' | 'determination'>>) {
  return ledgerOf({ head: heads, offer: [], order: [], determination: [], ...parts }, ruleSet);
}

describe('the ledger', () => {
  it('takes what was paid of an included offer off the award, and leaves the unpaid part of it in the award', () => {
    // £300, of which £150 was offered and £50 of that paid already: £250 is still to pay.
    const found = ledger({
      order: [
        order('o1', {
          amountPence: 300_00,
          parts: [
            { for: 'distress and inconvenience', amountPence: 200_00, headId: null },
            { for: 'time and trouble', amountPence: 100_00, headId: null },
          ],
        }),
      ],
      offer: [offer('of1', { amountPence: 150_00, paidPence: 50_00, offset: 'included' })],
    });
    expect(found).toMatchObject({ offeredPence: 150_00, paidPence: 50_00, awardedPence: 300_00, toPayPence: 250_00 });
    expect(found.awards).toEqual([
      { headId: 'a', for: 'distress and inconvenience', pence: 200_00 },
      { headId: 'a', for: 'time and trouble', pence: 100_00 },
    ]);
    expect(found.groups.map(({ headIds }) => headIds)).toEqual([['a']]);
  });

  it.each([
    ['on-top', 'offered', 100_00 + 30_00],
    ['on-top', 'accepted', 100_00 + 30_00],
    ['on-top', 'refused', 100_00],
    ['on-top', 'lapsed', 100_00],
    ['apart', 'offered', 100_00],
    ['included', 'offered', 80_00],
    ['', 'offered', 100_00],
  ] as const)('an offer of £50, £20 of it paid, that counts as "%s" and is %s leaves %d pence', (offset, standing, pence) => {
    const found = ledger({
      order: [order('o1', { amountPence: 100_00 })],
      offer: [offer('of1', { amountPence: 50_00, paidPence: 20_00, offset, standing })],
    });
    expect(found.toPayPence).toBe(pence);
    expect(found.groups[0]?.unsettled.length).toBe(offset === '' ? 1 : 0);
  });

  it('does not let money paid for one head lessen the award of another, unless something is for both', () => {
    const paid = offer('of1', { headIds: ['a'], amountPence: 200_00, paidPence: 200_00, offset: 'included' });
    const awards = [order('o1', { headIds: ['a'], amountPence: 50_00 }), order('o2', { headIds: ['b'], amountPence: 100_00 })];
    const apart = ledger({ order: awards, offer: [paid] });
    expect(apart.groups.map(({ toPayPence, beyondPence }) => [toPayPence, beyondPence])).toEqual([
      [0, 150_00],
      [100_00, 0],
    ]);
    const joined = ledger({ order: awards, offer: [{ ...paid, value: { ...paid.value, headIds: ['a', 'b'] } }] });
    expect(joined.groups.map(({ headIds, toPayPence, beyondPence }) => [headIds, toPayPence, beyondPence])).toEqual([
      [['a', 'b'], 0, 50_00],
    ]);
  });

  it('holds an award against the ranges of its heads added up', () => {
    const awarded = (pence: number) =>
      ledger({
        order: [order('o1', { headIds: ['a', 'b'], amountPence: pence, reason: '' })],
        determination: [decided('a', 'service-failure'), decided('b', 'maladministration')],
      }).groups[0];
    expect(awarded(1100_00)).toMatchObject({ band: { fromPence: 50_00, toPence: 1100_00 }, isOutsideBand: false, reasons: [] });
    expect(awarded(1100_01)?.isOutsideBand).toBe(true);
    expect(awarded(49_99)?.isOutsideBand).toBe(true);
    expect(bandOf(ruleSet, ['service-failure', null])).toBeNull();
    expect(bandOf(ruleSet, [])).toBeNull();
    expect(bandOf(ruleSet, ['severe-maladministration'])?.toPence).toBeNull();
    expect(isOutside(999_999_99, { fromPence: 600_00, toPence: null })).toBe(false);
  });

  it('adds up, whatever is offered, paid and awarded, in whatever order', () => {
    const pence = fc.integer({ min: 0, max: 1_000_00 });
    const headIds = fc.subarray(['a', 'b', 'c']);
    const anyOrder = fc.record({
      headIds,
      amountPence: fc.option(pence),
      parts: fc.array(fc.record({ for: fc.constantFrom('x', 'y', ''), amountPence: pence, headId: fc.constantFrom('a', 'b', null) }), {
        maxLength: 3,
      }),
    });
    const anyOffer = fc.record({
      headIds,
      amountPence: pence,
      paidPence: pence,
      standing: fc.constantFrom('offered', 'accepted', 'refused', 'lapsed'),
      offset: fc.constantFrom('included', 'on-top', 'apart', ''),
    });
    fc.assert(
      fc.property(fc.array(anyOrder, { maxLength: 5 }), fc.array(anyOffer, { maxLength: 5 }), (orders, offers) => {
        const rows = {
          order: orders.map((more, index) => order(`o${index}`, more)),
          offer: offers.map((more, index) => offer(`of${index}`, more)),
        };
        const found = ledger(rows);
        expect(found.awardedPence).toBe(rows.order.reduce((sum, { value }) => sum + sumOf(value), 0));
        expect(found.awards.reduce((sum, line) => sum + line.pence, 0)).toBe(found.awardedPence);
        expect(found.offeredPence).toBe(offers.reduce((sum, { amountPence }) => sum + amountPence, 0));
        expect(found.paidPence).toBe(offers.reduce((sum, { paidPence }) => sum + paidPence, 0));
        for (const group of found.groups) {
          expect(group.toPayPence).toBeGreaterThanOrEqual(group.owedBesidePence);
          expect(group.toPayPence - group.beyondPence).toBe(group.awardedPence - group.comesOffPence + group.owedBesidePence);
          expect(group.toPayPence - group.owedBesidePence === 0 || group.beyondPence === 0).toBe(true);
        }
        // No head stands in two groups, and what lies apart changes nothing.
        const grouped = found.groups.flatMap((group) => group.headIds);
        expect(new Set(grouped).size).toBe(grouped.length);
        expect(ledger({ order: rows.order.toReversed(), offer: rows.offer.toReversed() }).toPayPence).toBe(found.toPayPence);
        const apart = {
          ...rows,
          offer: [...rows.offer, offer('apart', { headIds: ['a'], amountPence: 5_00, paidPence: 5_00, offset: 'apart' })],
        };
        expect(ledger(apart).toPayPence).toBe(found.toPayPence);
      }),
    );
  });
});
