// Owns the proof that ids are UUIDv7, differ, and sort as they were made, whatever the clock does.
import { afterEach, expect, test, vi } from 'vitest';
import { idSchema, newId } from '../../../db/model/ids.ts';

afterEach(() => void vi.useRealTimers());

test('ids made later sort later, by the thousand in a millisecond and while the clock is set back', () => {
  vi.useFakeTimers();
  const ids: string[] = [];
  const start = Date.now();
  for (const at of [0, 1, 5, -60_000, 6]) {
    vi.setSystemTime(start + at);
    for (let made = 0; made < 2000; made += 1) ids.push(newId());
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
  for (const id of ids) expect(idSchema.safeParse(id).success && id[14] === '7' && /[89ab]/.test(id[19] ?? '')).toBe(true);
  // The first 48 bits are the millisecond (RFC 9562, 5.7).
  expect(Number.parseInt((ids.at(-1) ?? '').replace('-', '').slice(0, 12), 16)).toBe(start + 6);
});
