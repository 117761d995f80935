// Owns the verb `test`: every check and every test, in the order in which they tell most, and one line with the sum at the end. Must not hold a test.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { electronegativityProblems } from '../../checks/electronegativity.ts';
import { runChecks } from '../../checks/run.ts';
import { readyBundles } from '../bootstrap/bundles.ts';
import { readyDebian } from '../bootstrap/debian.ts';
import { onDisplay } from '../bootstrap/display.ts';
import { pack } from '../bootstrap/packed.ts';
import { cloneCache, root } from '../bootstrap/place.ts';
import { readyLaunch, readyRuntime } from '../bootstrap/runtime.ts';
import { readySample } from '../bootstrap/sampleDesk.ts';
import { say } from '../bootstrap/say.ts';
import { readyScanner, scan } from '../bootstrap/scanner.ts';
import { type Count, countPlaywright, countVitest } from '../testCount.ts';

const reports = path.join(cloneCache, 'reports');
const bin = path.join(root, 'node_modules', '.bin');

mkdirSync(reports, { recursive: true });
readyDebian('tests');
// It waits for the registry while others use the machine; whether it came is asked where it is needed.
const scanner = readyScanner();
scanner.catch(() => {});
const launch = await readyLaunch(await readyRuntime());
say(`Electron ${launch.version}`);
readySample();

const counts: Count[] = [];
say('Checks');
const failedChecks = runChecks();
counts.push({ passed: 0, failed: failedChecks, names: failedChecks === 0 ? [] : ['checks of the house: see their words above'] });
// The command line's tests print through the application, so the bundles come first.
const bundled = await tried('Building', readyBundles);
await tried('Electronegativity', async () => {
  await scanner;
  const { findings, unread } = scan();
  const problems = electronegativityProblems(findings, unread);
  if (problems.length > 0) throw new Error(`\n${problems.map((line) => `  ${line}`).join('\n')}`);
  say(`Electronegativity: ${findings.length} findings, each in the list with its reason`);
});
say('Tests without a window');
const vitestReport = path.join(reports, 'vitest.json');
counts.push(
  counted(vitestReport, countVitest, [
    path.join(bin, 'vitest'),
    'run',
    '-c',
    'build/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
  ]),
);
if (bundled && (await tried('Packaging', pack))) {
  say('Tests in the real application');
  const playwrightReport = path.join(reports, 'playwright.json');
  const command = onDisplay([path.join(bin, 'playwright'), 'test', '-c', 'build/playwright.config.ts', '--reporter=list,json']);
  counts.push(counted(playwrightReport, countPlaywright, command, { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport }));
  sayWhatStood();
}

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
if (passed === 0) say('Not one test ran.');
// Last, where a long log is read first.
for (const name of counts.flatMap(({ names }) => names)) say(`Failed: ${name}`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

/** What stood on the screen when a test of a window failed, and what the application had logged last: the machine it ran on may be gone. */
function sayWhatStood(): void {
  for (const found of globSync('test-results/*/{error-context.md,log.txt}', { cwd: root })) {
    const lines = readFileSync(path.join(root, found), 'utf8').split('\n');
    say(found);
    process.stderr.write(`${(found.endsWith('.txt') ? lines.slice(-40) : lines.slice(0, 160)).join('\n')}\n`);
  }
}

async function tried(name: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (problem) {
    say(`${name} failed: ${problem instanceof Error ? problem.message : String(problem)}`);
    counts.push({ passed: 0, failed: 1, names: [name] });
    return false;
  }
}

function counted(
  report: string,
  count: (report: unknown, exitCode: number) => Count,
  [command, ...args]: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Count {
  // A report left from the last run must not speak for this one.
  rmSync(report, { force: true });
  const done = spawnSync(command ?? '', args, { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, ...more } });
  if (!existsSync(report)) {
    say(`${command} wrote no report${done.error === undefined ? '' : `: ${done.error.message}`}.`);
    return { passed: 0, failed: 1, names: [path.basename(command ?? '')] };
  }
  return count(JSON.parse(readFileSync(report, 'utf8')), done.status ?? 1);
}
