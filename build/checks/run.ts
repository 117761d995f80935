// Owns the order of the checks that need no test runner: arrows, first lines, SQL, dependencies, generated files, types, lint and format. Must not hold a rule.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { cloneCache, root } from '../scripts/bootstrap/place.ts';
import { say } from '../scripts/bootstrap/say.ts';
import { forbiddenArrows, importedPackages, type Source } from './arrows.ts';
import { dependencyProblems } from './dependencies.ts';
import { unspokenModules } from './firstLines.ts';
import { licenceProblems, lockedPackages } from './licences.ts';
import { rooms } from './rooms.ts';
import { misplacedSql } from './sqlPlaces.ts';
import { shippedBeside, toolPackages } from './tools.ts';

const typedRooms = ['electron/contract', 'electron/main', 'electron/preload', 'renderer', 'db/model', 'db', 'build', 'test'];
/** Scripts that make a tracked file and, asked with --check, say whether it is what they would make. */
const generators = ['build/scripts/schema.ts', 'build/scripts/caseFileSchema.ts'];

/** Runs every check and answers how many failed. */
export function runChecks(): number {
  let failed = 0;
  const check = (name: string, problems: readonly string[]) => {
    if (problems.length === 0) return;
    failed += 1;
    say(`${name}:\n${problems.map((line) => `  ${line}`).join('\n')}`);
  };
  const files = sources(['db', 'electron', 'renderer', 'build', 'test']);
  check('Arrows', forbiddenArrows(files, rooms));
  check('First lines', unspokenModules(files));
  check('Places of SQL', misplacedSql(files));
  check('Dependencies', dependencyProblems(rooms, namedPackages(), importedPackages(files), [...toolPackages, ...shippedBeside]));
  for (const lock of ['package-lock.json', 'build/security/package-lock.json'])
    check(`Licences of ${lock}`, licenceProblems(lockedPackages(readFileSync(path.join(root, lock), 'utf8'))));
  for (const script of generators) {
    if (existsSync(path.join(root, script))) check(script, ran(process.execPath, [script, '--check']));
  }
  const bin = path.join(root, 'node_modules', '.bin');
  for (const room of typedRooms)
    check(`Types of ${room}`, ran(path.join(bin, 'tsc'), ['-p', `${room}/tsconfig.json`, '--pretty', 'false', ...remembered(room)]));
  check('Lint and format', ran(path.join(bin, 'biome'), ['check', '--diagnostic-level=warn', '--error-on-warnings', '.']));
  return failed;
}

function sources(folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
      .filter((file) => !file.includes('node_modules') && !file.startsWith(path.join('test', 'fixtures', 'sample-case', 'files')))
      .map((file) => ({ path: file.split(path.sep).join('/'), text: readFileSync(path.join(root, file), 'utf8') })),
  );
}

function namedPackages(): string[] {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string> | undefined
  >;
  return Object.keys({ ...dependencies, ...devDependencies });
}

function ran(command: string, args: readonly string[]): string[] {
  const done = spawnSync(command, args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
  if (done.status === 0) return [];
  return `${done.stdout}${done.stderr}${done.error?.message ?? ''}`.trimEnd().split('\n');
}

/** What the compiler saw last time lies in the clone's cache, so that it looks again only at what changed. */
function remembered(room: string): readonly string[] {
  return ['--incremental', '--tsBuildInfoFile', path.join(cloneCache, 'types', `${room.replaceAll('/', '-')}.json`)];
}
