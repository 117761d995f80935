// Owns the list of what the program is made of: each package with its licence, and the advisories published on them. Asks npm's registry for the latter, or reads what it
// said elsewhere; not knowing is said. Run by hand: node build/scripts/licences.ts [--advisories FILE] [--tool-advisories FILE]
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { advisoriesIn } from '../checks/advisories.ts';
import { doneAbout, licenceProblems, lockedPackages } from '../checks/licences.ts';
import { root } from './bootstrap/place.ts';

const { values: saved } = parseArgs({ options: { advisories: { type: 'string' }, 'tool-advisories': { type: 'string' } } });
/** What we depend on, and apart from it what only looks through our sources and comes into nothing; each with a saved report, where one is given. */
const folders = [
  ['.', saved.advisories],
  ['build/security', saved['tool-advisories']],
] as const;
let failed = 0;
let unasked = 0;

for (const [folder, file] of folders) {
  const lock = readFileSync(path.join(root, folder, 'package-lock.json'), 'utf8');
  const packages = lockedPackages(lock);
  process.stdout.write(`PACKAGES of ${folder}: ${packages.length}\n`);
  for (const { name, version, license = 'none named' } of packages.sort((one, other) => one.name.localeCompare(other.name))) {
    process.stdout.write(`${name}\t${version}\t${license}\t${doneAbout(name) ?? ''}\n`);
  }
  const problems = licenceProblems(packages);
  for (const problem of problems) process.stdout.write(`LICENCE ${problem}\n`);

  const told = file === undefined ? asked(folder, lock) : readSaved(file, lock);
  if (typeof told === 'string') {
    unasked += 1;
    process.stdout.write(`ADVISORIES on ${folder} are not known: ${told}\n`);
  } else {
    for (const line of told) process.stdout.write(`ADVISORY ${line}\n`);
    if (told.length === 0) process.stdout.write(`ADVISORIES on ${folder}: none is published on these versions${asOf(file)}.\n`);
    failed += told.length;
  }
  failed += problems.length;
}
// Not knowing is not the same as none.
process.exitCode = failed > 0 ? 1 : unasked > 0 ? 2 : 0;

/** What the registry says now; a sentence where it says nothing. */
function asked(folder: string, lock: string): string[] | string {
  const audit = spawnSync('npm', ['audit', '--json', '--package-lock-only'], {
    cwd: path.join(root, folder),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  try {
    return advisoriesIn(audit.stdout, lock);
  } catch {
    return `${refusal(audit)} Give what npm audit --json says on a machine whose registry answers it (docs/CONTRIBUTING.md).`;
  }
}

/** What a saved report says; a sentence where it is none of this lock file. */
function readSaved(file: string, lock: string): string[] | string {
  let report: string;
  try {
    report = readFileSync(file, 'utf8');
  } catch (error) {
    return `${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'no reason given'}).`;
  }
  try {
    return advisoriesIn(report, lock);
  } catch (error) {
    return `${file} is of no use. ${(error as Error).message}`;
  }
}

function asOf(file: string | undefined): string {
  return file === undefined ? '' : `, as of ${statSync(file).mtime.toISOString().slice(0, 10)} when ${file} was written`;
}

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
