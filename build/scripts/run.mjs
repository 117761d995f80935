// Owns the commands of package.json: readies the npm packages, then hands over to Node 24. Runs on a bare Node 20; must not import any package,
// and must never write words on stdout (the command line prints JSON there).
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { areBundlesCurrent } from './bootstrap/bundleStamp.mjs';
import { readyPackages } from './bootstrap/packages.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const verbs = ['start', 'test', 'cli', 'package', 'bootstrap', 'lint', 'build'];
const [verb, ...args] = process.argv.slice(2);

if (verb === undefined || !verbs.includes(verb)) {
  process.stderr.write(`Say what to do: node build/scripts/run.mjs ${verbs.join('|')}\n`);
  process.exit(2);
}

let node;
try {
  node = readyPackages(root);
} catch (problem) {
  process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n`);
  process.exit(1);
}

// The command line starts here without a stop on the way when it needs no more than the packages: each start of Node costs.
// A copy with marks may have to be printed; which items are is known only to the store.
const isPdf = args.some((word) => word === 'pdf' || word === '--format=pdf');
const isPrinting = args[0] === 'export' || (isPdf && ['report', 'chronology', 'memo'].includes(args[0] ?? ''));
const needsRuntime = verb === 'cli' && isPrinting;
const script = verb === 'cli' && !needsRuntime ? commandLine() : `build/scripts/verbs/${verb}.ts`;
const bin = path.join(root, 'node_modules', '.bin');
// What is compiled for the command line is kept for its next start, which takes a quarter less.
const compiled = verb === 'cli' ? { NODE_COMPILE_CACHE: path.join(root, '.cache', 'node') } : {};
const child = spawn(node, ['--disable-warning=ExperimentalWarning', path.join(root, script), ...args], {
  stdio: 'inherit',
  env: { ...compiled, ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` },
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
child.on('error', (problem) => {
  process.stderr.write(`${node} could not be started: ${problem.message}\n`);
  process.exit(1);
});
child.on('exit', (code, signal) => {
  process.exit(signal === null ? (code ?? 1) : 128 + (constants.signals[signal] ?? 0));
});

/**
 * The command line as it was last built, where that is of the sources as they stand: two hundred files in one start in half the time and are compiled better. It is
 * not built for this, since another command may be running from what lies there.
 * @returns {string} its file, below the clone
 */
function commandLine() {
  return areBundlesCurrent(root) ? 'out/db/cli.js' : 'db/cli/index.ts';
}
