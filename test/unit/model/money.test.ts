// Tests: pounds and pence, there and back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPounds, parsePounds, parseSums, penceOf, poundsOf } from '../../../db/model/money.ts';

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

  it('bug: a sum of a thousand pounds or more, shown in a field with others, came back as two', () => {
    expect(parseSums('£1,250, £345; 12,345.50')).toEqual([125000, 34500, 1234550]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99_999_999 })), (sums) => {
        expect(parseSums(sums.map(formatPounds).join(', '))).toEqual(sums);
      }),
    );
    expect(parseSums('£1k, 200')).toEqual([100000, 20000]);
    expect(parseSums('')).toEqual([]);
    expect(parseSums('£200, soon')).toBeNull();
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
