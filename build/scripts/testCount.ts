// Owns reading how many tests passed and which failed out of what the two test runners wrote. Pure: must not run anything.
import { z } from 'zod';

/** Tests that passed and failed; `names` of what failed, as the runner says them. */
export type Count = { readonly passed: number; readonly failed: number; readonly names: readonly string[] };

const vitestShape = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(
    z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })) }),
  ),
});

interface Suite {
  readonly specs?: readonly { readonly title: string; readonly file: string; readonly ok: boolean }[] | undefined;
  readonly suites?: readonly Suite[] | undefined;
}
const suiteShape: z.ZodType<Suite> = z.object({
  specs: z.array(z.object({ title: z.string(), file: z.string(), ok: z.boolean() })).optional(),
  get suites(): z.ZodOptional<z.ZodArray<z.ZodType<Suite>>> {
    return z.array(suiteShape).optional();
  },
});
const playwrightShape = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
  suites: z.array(suiteShape),
  errors: z.array(z.unknown()),
});

/**
 * Counts a run of the tests without a window.
 * @param report vitest's JSON report, parsed
 * @param exitCode the runner's; a run that failed with no failed test (a file that does not load) counts as one failure
 */
export function countVitest(report: unknown, exitCode: number): Count {
  const { numPassedTests, numFailedTests, testResults } = vitestShape.parse(report);
  const names = testResults.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed').map(({ fullName }) => `${name}: ${fullName}`);
    return failed.length === 0 && status === 'failed' ? [name] : failed;
  });
  return atLeastOne({ passed: numPassedTests, failed: numFailedTests, names }, exitCode);
}

/**
 * Counts a run of the tests in the real application. A test that passed only when tried again has failed.
 * @param report Playwright's JSON report, parsed
 * @param exitCode the runner's
 */
export function countPlaywright(report: unknown, exitCode: number): Count {
  const { stats, suites, errors } = playwrightShape.parse(report);
  const names = (suite: Suite): string[] => [
    ...(suite.specs ?? []).filter(({ ok }) => !ok).map(({ file, title }) => `${file}: ${title}`),
    ...(suite.suites ?? []).flatMap(names),
  ];
  const failed = stats.unexpected + stats.flaky + errors.length;
  return atLeastOne({ passed: stats.expected, failed, names: suites.flatMap(names) }, exitCode);
}

function atLeastOne(count: Count, exitCode: number): Count {
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}
