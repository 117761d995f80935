// Owns the proof that the sum at the end of `npm test` cannot hide a failure.
import { expect, test } from 'vitest';
import { countPlaywright, countVitest } from '../../../build/scripts/testCount.ts';

test('adds what the runners say', () => {
  expect(countVitest({ numPassedTests: 7, numFailedTests: 2, numFailedTestSuites: 1 }, 1)).toEqual({ passed: 7, failed: 2 });
  expect(countPlaywright({ stats: { expected: 3, unexpected: 1, flaky: 0 }, errors: [] }, 1)).toEqual({ passed: 3, failed: 1 });
});

test('a run that failed without a failed test counts as a failure', () => {
  expect(countVitest({ numPassedTests: 7, numFailedTests: 0, numFailedTestSuites: 1 }, 1).failed).toBe(1);
  expect(countPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0 }, errors: [] }, 1).failed).toBe(1);
});

test('a test that passed only when tried again has failed', () => {
  expect(countPlaywright({ stats: { expected: 3, unexpected: 0, flaky: 1 }, errors: [] }, 0).failed).toBe(1);
});

test('a report of another shape is not read as a success', () => {
  expect(() => countVitest({}, 0)).toThrow();
  expect(() => countPlaywright({ stats: {} }, 0)).toThrow();
});
