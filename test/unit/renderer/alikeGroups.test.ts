// Tests: pairs of papers much alike in groups: each pair stands once, and as few as join a group stand first.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unknownDate } from '../../../db/model/dates.ts';
import type { AlikePapers } from '../../../db/model/operations.ts';
import { groupsOfAlike } from '../../../renderer/features/evidence/alikeGroups.ts';

const paper = (id: string): AlikePapers['one'] => ({ id, exhibit: id, title: id, suppliedBy: 'resident', date: unknownDate });
const pair = (one: string, other: string, percent = 90): AlikePapers => ({ one: paper(one), other: paper(other), percent });

test('a letter sent four times is three lines, beside two papers that are alike by themselves', () => {
  const pairs = [
    pair('R1', 'R2', 99),
    pair('L1', 'L2', 98),
    pair('R3', 'R4', 97),
    pair('R1', 'R3', 96),
    pair('R2', 'R3', 95),
    pair('R1', 'R4', 90),
  ];
  expect(
    groupsOfAlike(pairs).map(({ papers, joining, others }) => [
      papers,
      ...[joining, others].map((some) => some.map(({ one, other }) => one.id + other.id)),
    ]),
  ).toEqual([
    [4, ['R1R2', 'R3R4', 'R1R3'], ['R2R3', 'R1R4']],
    [2, ['L1L2'], []],
  ]);
});

test('no pair is left out, none stands twice, and joining pairs reach every paper of their group', () => {
  const pairs = fc.uniqueArray(
    fc.tuple(fc.nat(9), fc.nat(9)).filter(([one, other]) => one < other),
    {
      selector: ([one, other]) => one * 10 + other,
    },
  );
  fc.assert(
    fc.property(pairs, (some) => {
      const given = some.map(([one, other]) => pair(`R${one}`, `R${other}`));
      const groups = groupsOfAlike(given);
      const all = groups.flatMap(({ joining, others }) => [...joining, ...others]);
      expect([all.length, new Set(all)]).toEqual([given.length, new Set(given)]);
      for (const { papers, joining, others } of groups) {
        const reached = new Set(joining.flatMap(({ one, other }) => [one.id, other.id]));
        expect([reached.size, joining.length]).toEqual([papers, papers - 1]);
        for (const { one, other } of others) expect(reached.has(one.id) && reached.has(other.id)).toBe(true);
      }
    }),
  );
});
