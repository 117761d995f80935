// Owns: that a published decision comes apart into what stands in it, in each form in which decisions are published, and that nothing is made up.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { precedentOutcomes } from '../../../db/model/precedents.ts';
import { outcomeIn, recognisePrecedent } from '../../../db/model/recognisePrecedent.ts';
import { classicDecision, councilDecision, newerDecision } from '../../support/decisions.ts';

describe('a decision', () => {
  it('of the classic form has the heads of its determination, not of its assessment', () => {
    const { orders, ...seen } = recognisePrecedent(classicDecision);
    expect(seen).toEqual({
      body: 'uk-housing-ombudsman',
      reference: '202400456',
      landlord: 'Larkfield Homes',
      decidedOn: '2025-03-03',
      heads: [
        { title: 'The landlord’s handling of a leak from the roof', outcome: 'severe-maladministration' },
        { title: 'The landlord’s response to reports of noise from a lift', outcome: 'no-maladministration' },
        { title: 'Complaint handling', outcome: 'reasonable-redress' },
      ],
    });
    expect(orders.map(({ sums, isOrder }) => [sums, isOrder])).toEqual([
      [[], true],
      [[115000, 90000, 25000], true],
      [[7500], false],
    ]);
  });

  it('of the newer form has a head for each finding, and no order in what every decision says of orders', () => {
    const seen = recognisePrecedent(newerDecision);
    expect(seen).toMatchObject({ reference: '202400789', landlord: 'Northgate Housing Trust', decidedOn: '2026-04-14' });
    expect(seen.heads).toEqual([
      { title: 'The landlord’s handling of a broken boiler', outcome: 'service-failure' },
      { title: 'The handling of the complaint', outcome: 'outside-jurisdiction' },
    ]);
    expect(seen.orders).toEqual([
      { text: 'The landlord must pay the resident £200 for the time without heating.', sums: [20000], isOrder: true },
      { text: 'We recommend that the landlord looks again at how it books engineers.', sums: [], isOrder: false },
    ]);
  });

  it('of the Local Government and Social Care Ombudsman is read across its wrapped lines', () => {
    const seen = recognisePrecedent(councilDecision);
    expect(seen).toMatchObject({
      body: 'lgsco',
      reference: '23 012 345',
      landlord: 'Brackenhill Borough Council',
      decidedOn: '2024-06-15',
    });
    expect(seen.heads).toEqual([{ title: 'The Council’s delay in offering her a transfer to a ground floor flat', outcome: 'upheld' }]);
    expect(seen.orders).toMatchObject([{ isOrder: true }]);
  });

  it('that is no decision has nothing', () => {
    expect(recognisePrecedent('Dear Ms Lee\n\nThe lift was mended on 3 May 2023. We are sorry.\n')).toEqual({
      body: 'unknown',
      reference: '',
      landlord: '',
      decidedOn: null,
      heads: [],
      orders: [],
    });
  });

  it.each([
    ['there was no evidence of maladministration', 'no-maladministration'],
    ['there was severe maladministration', 'severe-maladministration'],
    ['there was maladministration (service failure)', 'service-failure'],
    ['there was reasonable redress offered for its service failure', 'reasonable-redress'],
    ['the complaint is outside the Ombudsman’s jurisdiction', 'outside-jurisdiction'],
    ['we did not uphold the complaint', 'not-upheld'],
    ['the engineer came late', undefined],
  ])('says %s as %s', (words, outcome) => {
    expect(outcomeIn(words)?.outcome).toBe(outcome);
  });

  it('takes every line after a colon for a head where a page sets them as deep as what leads to them, and what was looked at besides by its subject', () => {
    const long = `The landlord’s answer to what was said of the lift${', of the doors, of the stairs'.repeat(8)}.`;
    const text = `REPORT\n\nCOMPLAINT 202400001\n\nLarkfield Homes\n\n3 May 2024\n\nThe complaint\n- The complaint is about:\n- ${long}\n- How charges are worked out.\n- The Ombudsman has also considered the landlord’s handling of the complaint.\nBackground\n- The resident is a tenant.\n`;
    const titles = recognisePrecedent(text).heads.map(({ title }) => title);
    expect(titles).toEqual([long.slice(0, -1), 'How charges are worked out', 'The landlord’s handling of the complaint']);
  });

  it('answers for any text, however broken, in its own words', () => {
    const pieces = fc.constantFrom(
      'Determination\n',
      'Orders\n',
      '1. ',
      '  1. ',
      'maladministration',
      ' regarding ',
      'the lift',
      ':\n',
      '.\n',
      '\n\n',
      '£5',
      '(',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 12 })), { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        for (const { title, outcome } of recognisePrecedent(text).heads) {
          expect(precedentOutcomes).toContain(outcome);
          expect(text.replace(/\s+/g, '').toLowerCase()).toContain(title.slice(1).split(': ')[0]?.replace(/\s+/g, '').toLowerCase());
        }
      }),
    );
  });
});
