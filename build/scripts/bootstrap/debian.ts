// Owns the Debian packages that the runtime and the tests need: installs them as root, else names them. Must not install anything else.
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import process from 'node:process';
import { say } from './say.ts';

/** One needed package; where releases of Debian and Ubuntu renamed it, every name, the newest last. */
type Needed = readonly string[];

const forWindow: readonly Needed[] = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libgbm1'],
  ['libasound2', 'libasound2t64'],
  ['libxss1'],
];
const forNoDisplay: readonly Needed[] = [['xvfb'], ['xauth']];
const forTests: readonly Needed[] = [['libreoffice-writer'], ['poppler-utils']];

/** What a command is about to do, which decides what it needs. */
type Purpose = 'window' | 'tests';

/**
 * Makes the Debian libraries for a purpose available.
 * @throws {Error} naming the packages and the command, when they are missing and cannot be installed
 */
export function readyDebian(purpose: Purpose): void {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const needed = [...forWindow];
  if (purpose === 'tests' || isDisplayMissing()) needed.push(...forNoDisplay);
  if (purpose === 'tests') needed.push(...forTests);
  const missing = missingOf(needed);
  if (missing.length === 0) return;
  const names = missing.map((names) => names[0]).join(' ');
  const command = `apt-get install -y --no-install-recommends ${names}`;
  if (process.getuid?.() !== 0) throw new Error(`Debian packages are missing. Install them and try again: sudo ${command}`);
  if (areListsEmpty()) apt(['update']);
  say(`Installing Debian packages, which takes a minute: ${names}`);
  const choice = missing.map((names) => names.find(isOffered) ?? names[0] ?? '');
  apt(['install', '-y', '--no-install-recommends', ...choice]);
}

/** Whether a window has nowhere to be shown. */
export function isDisplayMissing(): boolean {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

function missingOf(needed: readonly Needed[]): Needed[] {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the braces are dpkg-query's own format
  const asked = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...needed.flat()], { encoding: 'utf8' });
  const installed = new Set(
    asked.stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return needed.filter((names) => !names.some((name) => installed.has(name)));
}

function areListsEmpty(): boolean {
  const lists = '/var/lib/apt/lists';
  return !existsSync(lists) || !readdirSync(lists).some((name) => name.includes('_Packages') || name.endsWith('.lz4'));
}

function isOffered(name: string): boolean {
  const policy = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' }).stdout;
  return /Candidate: (?!\(none\))/.test(policy);
}

function apt(args: readonly string[]): void {
  let done = runApt(args);
  if (done.status !== 0 && args[0] !== 'update') {
    // Lists older than the archive name packages that are gone: refresh them once before giving up.
    if (runApt(['update']).status === 0) done = runApt(args);
  }
  if (done.status === 0) return;
  say(done.stderr.trim());
  throw new Error(`apt-get ${args.join(' ')} failed; its words are above. Put that right and try again.`);
}

function runApt(args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
