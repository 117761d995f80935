// Owns: the order in which a search is walked from paper to paper.
import { expect, test } from 'vitest';
import type { AxisRow } from '../../../db/model/operations.ts';
import { nextPaper, papersWith } from '../../../renderer/features/sideBySide/hitPapers.ts';

const row = (id: string, parentId: string | null = null): AxisRow =>
  ({ id, parentId, kind: parentId === null ? 'email' : 'record' }) as AxisRow;
const rows = [row('a'), row('s1', 's'), row('b'), row('s2', 's'), row('c'), row('d')];
const papers = papersWith(rows, new Set(['s1', 'b', 's2', 'd']));

test('a sheet is walked once, where the first of its rows found stands', () => {
  expect(papers.map(({ paperId, row }) => [paperId, row.id])).toEqual([
    ['s', 's1'],
    ['b', 'b'],
    ['d', 'd'],
  ]);
});

test.each([
  ['s1', 0, 1, 'b', false],
  ['d', 2, 1, 's1', true],
  ['s1', 0, -1, 'd', true],
  ['c', -1, 1, 'd', false],
  ['c', -1, -1, 'b', false],
  ['a', -1, -1, 'd', true],
] as const)('from %s (%i) by %i it goes to %s', (from, at, by, to, isRound) => {
  const next = nextPaper(
    papers,
    at,
    rows.find(({ id }) => id === from),
    rows,
    by,
  );
  expect([next?.row.id, next?.isRound]).toEqual([to, isRound]);
});

test('without a place it begins at the first, or goes back to the last; without papers nowhere', () => {
  expect(nextPaper(papers, -1, undefined, rows, 1)).toMatchObject({ row: { id: 's1' }, isRound: false });
  expect(nextPaper(papers, -1, undefined, rows, -1)).toMatchObject({ row: { id: 'd' } });
  expect(nextPaper([], -1, undefined, rows, 1)).toBeNull();
});
