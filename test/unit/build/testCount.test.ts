// Owns the proof that the sum at the end of `npm test` cannot hide a failure, and names each.
import { expect, test } from 'vitest';
import { countPlaywright, countVitest } from '../../../build/scripts/testCount.ts';

const files = [
  {
    name: 'scope.test.ts',
    status: 'failed',
    assertionResults: [
      { status: 'passed', fullName: 'holds its ends' },
      { status: 'failed', fullName: 'counts days' },
    ],
  },
  { name: 'broken.test.ts', status: 'failed', assertionResults: [] },
];

test('adds what the runners say, and names what failed', () => {
  expect(countVitest({ numPassedTests: 7, numFailedTests: 2, testResults: files }, 1)).toEqual({
    passed: 7,
    failed: 2,
    names: ['scope.test.ts: counts days', 'broken.test.ts'],
  });
  const specs = [
    { file: 'keys.spec.ts', title: 'opens the map', ok: false },
    { file: 'keys.spec.ts', title: 'closes it', ok: true },
  ];
  expect(countPlaywright({ stats: { expected: 3, unexpected: 1, flaky: 0 }, suites: [{ suites: [{ specs }] }], errors: [] }, 1)).toEqual({
    passed: 3,
    failed: 1,
    names: ['keys.spec.ts: opens the map'],
  });
});

test('a run that failed without a failed test counts as a failure', () => {
  expect(countVitest({ numPassedTests: 7, numFailedTests: 0, testResults: [] }, 1).failed).toBe(1);
  expect(countPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0 }, suites: [], errors: [] }, 1).failed).toBe(1);
});

test('a test that passed only when tried again has failed', () => {
  expect(countPlaywright({ stats: { expected: 3, unexpected: 0, flaky: 1 }, suites: [], errors: [] }, 0).failed).toBe(1);
});

test('a report of another shape is not read as a success', () => {
  expect(() => countVitest({}, 0)).toThrow();
  expect(() => countPlaywright({ stats: {} }, 0)).toThrow();
});
