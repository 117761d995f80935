// Owns the proof that a window lets go of memory after an answer as large as a case, and only while nobody touches it.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { letGoAfter } from '../../../renderer/api/letGo.ts';

let asked = 0;

beforeEach(() => {
  vi.useFakeTimers();
  asked = 0;
  vi.stubGlobal('window', Object.assign(new EventTarget(), { desk: { letGo: () => (asked += 1) } }));
});

afterEach(() => {
  vi.runAllTimers();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const large = new Array(20_000).fill(null);

test('after a large answer it lets go once, when the window has rested', () => {
  letGoAfter(large);
  vi.advanceTimersByTime(4000);
  expect(asked).toBe(0);
  window.dispatchEvent(new Event('wheel'));
  vi.advanceTimersByTime(4000);
  expect(asked).toBe(0);
  vi.advanceTimersByTime(1000);
  expect(asked).toBe(1);
  window.dispatchEvent(new Event('wheel'));
  vi.advanceTimersByTime(60_000);
  expect(asked).toBe(1);
});

test('after small answers it does not', () => {
  letGoAfter(large.slice(1));
  letGoAfter({ rows: large });
  vi.advanceTimersByTime(60_000);
  expect(asked).toBe(0);
});
