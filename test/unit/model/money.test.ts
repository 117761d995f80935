// Tests: pounds and pence, there and back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPounds, parsePounds, penceOf, poundsOf } from '../../../db/model/money.ts';

describe('money', () => {
  it.each([
    [10_000, '£100'],
    [125_050, '£1,250.50'],
    [5, '£0.05'],
    [123_456_700, '£1,234,567'],
  ])('%i pence is %s', (pence, words) => {
    expect(formatPounds(pence)).toBe(words);
    expect(parsePounds(words)).toBe(pence);
  });

  it.each(['ten', '£', '1.234', '1,00', '£1 00', '-5'])('"%s" is not a sum', (text) => {
    expect(parsePounds(text)).toBeNull();
  });

  it('comes back from words and from pounds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_00 }), (pence) => {
        expect(parsePounds(formatPounds(pence))).toBe(pence);
        expect(penceOf(poundsOf(pence))).toBe(pence);
      }),
    );
  });
});
