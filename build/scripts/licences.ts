// Owns the list of what the program is made of: each package with its licence, and the advisories published on them. Asks npm's registry for the latter, where
// there is a network; a machine without one says so. Run by hand: node build/scripts/licences.ts
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { doneAbout, licenceProblems, lockedPackages } from '../checks/licences.ts';
import { root } from './bootstrap/place.ts';

/** What we depend on, and apart from it what only looks through our sources and comes into nothing. */
const folders = ['.', 'build/security'];
let failed = 0;
let unasked = 0;

for (const folder of folders) {
  const packages = lockedPackages(readFileSync(path.join(root, folder, 'package-lock.json'), 'utf8'));
  process.stdout.write(`PACKAGES of ${folder}: ${packages.length}\n`);
  for (const { name, version, license = 'none named' } of packages.sort((one, other) => one.name.localeCompare(other.name))) {
    process.stdout.write(`${name}\t${version}\t${license}\t${doneAbout(name) ?? ''}\n`);
  }
  const problems = licenceProblems(packages);
  for (const problem of problems) process.stdout.write(`LICENCE ${problem}\n`);

  const audit = spawnSync('npm', ['audit', '--json', '--package-lock-only'], {
    cwd: path.join(root, folder),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const told = advisories(audit.stdout);
  if (told === null) {
    unasked += 1;
    process.stdout.write(
      `ADVISORIES on ${folder} are not known: ${refusal(audit)} Run this on a machine whose registry answers npm audit.\n`,
    );
  } else for (const line of told) process.stdout.write(`ADVISORY ${line}\n`);
  if (told?.length === 0) process.stdout.write(`ADVISORIES on ${folder}: none is published on these versions.\n`);
  failed += problems.length + (told?.length ?? 0);
}
// Not knowing is not the same as none.
process.exitCode = failed > 0 ? 1 : unasked > 0 ? 2 : 0;

/** Why there is no report, in npm's own words. */
function refusal({
  stdout,
  stderr,
  error,
}: {
  readonly stdout: string;
  readonly stderr: string;
  readonly error?: Error | undefined;
}): string {
  try {
    return `the registry said "${(JSON.parse(stdout) as { readonly message: string }).message}".`;
  } catch {
    return `npm said "${(stderr.trim() || error?.message) ?? 'nothing'}".`;
  }
}

/** Lines of npm's audit report (auditReportVersion 2); null where it has none. */
function advisories(answer: string): string[] | null {
  try {
    const { vulnerabilities } = JSON.parse(answer) as {
      vulnerabilities?: Record<
        string,
        {
          readonly severity: string;
          readonly range: string;
          readonly via: readonly (string | { readonly title: string; readonly url: string })[];
        }
      >;
    };
    if (vulnerabilities === undefined) return null;
    return Object.entries(vulnerabilities).map(([name, { severity, range, via }]) => {
      const why = via.map((each) => (typeof each === 'string' ? `through ${each}` : `${each.title} ${each.url}`));
      return `${name} ${range}: ${severity}. ${why.join('; ')}`;
    });
  } catch {
    return null;
  }
}
