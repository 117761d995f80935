// Tests: papers nearly the same in words are found whatever their case, marks and spacing; others are not; and the estimate keeps near the true share.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alikeAmong, alikeFrom, resemblance, sketchOf } from '../../../db/model/alike.ts';

const word = fc.stringMatching(/^[a-z]{3,8}$/);
const words = (least: number, most: number) => fc.array(word, { minLength: least, maxLength: most });

test('the same words are the same, whatever their case, marks and spacing', () => {
  fc.assert(
    fc.property(words(20, 80), (some) => {
      const [plain, loud] = [sketchOf(some.join(' ')), sketchOf(`“${some.join(',\n ').toUpperCase()}”.`)];
      expect(resemblance(plain, loud)).toBe(1);
    }),
    { numRuns: 60 },
  );
});

test('the share is that of the runs of words in both, exactly for short papers and nearly for long ones', () => {
  const runsOf = (some: readonly string[]) => new Set(some.slice(3).map((_, at) => some.slice(at, at + 4).join(' ')));
  const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `word${from + at}`);
  for (const [count, changed] of [
    [60, 10],
    [3000, 200],
    [3000, 1500],
  ] as const) {
    const [one, other] = [numbered(count), [...numbered(count - changed), ...numbered(changed, 10_000)]];
    const [a, b] = [runsOf(one), runsOf(other)];
    const both = [...a].filter((run) => b.has(run)).length / new Set([...a, ...b]).size;
    const told = resemblance(sketchOf(one.join(' ')), sketchOf(other.join(' ')));
    expect(Math.abs(told - both)).toBeLessThan(count === 60 ? 1e-9 : 0.1);
  }
});

test('pairs are found among many, and neither short papers nor what everybody sends makes one', () => {
  const footer = Array.from({ length: 30 }, (_, at) => `footer${at}`).join(' ');
  const papers = Array.from(
    { length: 100 },
    (_, paper) => `${Array.from({ length: 40 }, (_, at) => `own${paper}x${at}`).join(' ')} ${footer}`,
  );
  const twin = `${papers[3]} one more`;
  const pairs = alikeAmong([...papers, twin, 'short note', 'short note'].map(sketchOf));
  expect(pairs.map(({ one, other }) => [one, other])).toEqual([[3, 100]]);
  expect(pairs[0]?.share).toBeGreaterThan(alikeFrom);
});
