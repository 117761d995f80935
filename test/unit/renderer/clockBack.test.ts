// Owns the proof that a clock which was set back is told by the history, at the row where it was, and nowhere else.
import { expect, test } from 'vitest';
import { clockBackAt } from '../../../renderer/features/history/clockBack.ts';

const minute = 60_000;
const rows = (...times: readonly (readonly [deskId: string, atMs: number])[]) => times.map(([deskId, atMs]) => ({ deskId, atMs }));

test('a row before the one it follows is named; a second is not, nor another desk with a clock of its own', () => {
  expect([...clockBackAt(rows(['a', 11 * minute], ['a', 10 * minute], ['a', 400 * minute], ['a', 399 * minute]))]).toEqual([1]);
  expect([...clockBackAt(rows(['a', 10 * minute], ['a', 10 * minute + 900]))]).toEqual([]);
  expect([...clockBackAt(rows(['a', 20 * minute], ['b', 5 * minute], ['a', 19 * minute]))]).toEqual([]);
  expect([...clockBackAt([])]).toEqual([]);
});
