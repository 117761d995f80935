// Owns reading how many tests passed and failed out of what the two test runners wrote. Pure: must not run anything.
import { z } from 'zod';

/** Tests that passed and failed. */
export type Count = { readonly passed: number; readonly failed: number };

const vitestShape = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), numFailedTestSuites: z.int() });
const playwrightShape = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
  errors: z.array(z.unknown()),
});

/**
 * Counts a run of the tests without a window.
 * @param report vitest's JSON report, parsed
 * @param exitCode the runner's; a run that failed with no failed test (a file that does not load) counts as one failure
 */
export function countVitest(report: unknown, exitCode: number): Count {
  const { numPassedTests, numFailedTests } = vitestShape.parse(report);
  return atLeastOne({ passed: numPassedTests, failed: numFailedTests }, exitCode);
}

/**
 * Counts a run of the tests in the real application. A test that passed only when tried again has failed.
 * @param report Playwright's JSON report, parsed
 * @param exitCode the runner's
 */
export function countPlaywright(report: unknown, exitCode: number): Count {
  const { stats, errors } = playwrightShape.parse(report);
  return atLeastOne({ passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }, exitCode);
}

function atLeastOne(count: Count, exitCode: number): Count {
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}
