// Owns the list of what the program is made of: each package with its licence, and the advisories published on them. Asks npm's registry for the latter, where
// there is a network; a machine without one says so. Run by hand: node build/scripts/licences.ts
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { doneAbout, licenceProblems, lockedPackages } from '../checks/licences.ts';
import { root } from './bootstrap/place.ts';

const packages = lockedPackages(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
for (const { name, version, license = 'none named' } of packages.sort((one, other) => one.name.localeCompare(other.name))) {
  process.stdout.write(`${name}\t${version}\t${license}\t${doneAbout(name) ?? ''}\n`);
}
const problems = licenceProblems(packages);
for (const problem of problems) process.stdout.write(`LICENCE ${problem}\n`);

const audit = spawnSync('npm', ['audit', '--json', '--package-lock-only'], {
  cwd: root,
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const told = advisories(audit.stdout);
if (told === null)
  process.stdout.write('ADVISORIES could not be asked for: the registry was not reached. Run this on a connected machine.\n');
else for (const line of told) process.stdout.write(`ADVISORY ${line}\n`);
if (told?.length === 0) process.stdout.write('ADVISORIES none is published on these versions.\n');
process.exit(problems.length > 0 || (told?.length ?? 0) > 0 ? 1 : 0);

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
