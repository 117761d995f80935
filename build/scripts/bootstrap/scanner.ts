// Owns Electronegativity's packages, which lie apart from the application's, and a run of it over sources. Must not decide what may be found.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Found } from '../../checks/electronegativity.ts';
import { whyIncomplete } from './packages.mjs';
import { root } from './place.ts';
import { say } from './say.ts';

const folder = path.join(root, 'build', 'security');
/** Rooms that hold what runs in the application; package.json names Electron. */
const scanned = ['electron', 'renderer', 'db', 'package.json'];

/**
 * Makes its node_modules match its lock file. No package may run a script of its own.
 * @throws {Error} with what to do, when they cannot be installed
 */
export async function readyScanner(): Promise<void> {
  const reason = whyIncomplete(folder, process.execPath);
  if (reason === null) return;
  say(`Installing Electronegativity (${reason}) beside what else is done.`);
  const status = await new Promise<number | null>((resolve, reject) => {
    const npm = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    npm.on('error', reject);
    npm.on('exit', resolve);
  });
  const left = whyIncomplete(folder, process.execPath);
  if (status !== 0 || left !== null)
    throw new Error(
      `Electronegativity could not be installed: npm ci in ${folder} ended with ${status}${left === null ? '' : `, and ${left}`}. Its words are above. It needs the package registry once; connect, or name a mirror (npm config set registry), and run this again.`,
    );
}

/**
 * Looks through our sources, as they are written: it reads TypeScript, and of JavaScript made from them not every form.
 * @param change changes the copy that is looked through, given its folder; a test seeds faults so
 * @returns what it found, files named from the root of the clone, and what it could not read
 * @throws {Error} where it ends without an answer
 */
export function scan(change: (copy: string) => void = () => {}): {
  readonly findings: readonly Found[];
  readonly unread: readonly string[];
} {
  // In a copy of its own: it would go through every node_modules on the way.
  const copy = mkdtempSync(path.join(tmpdir(), 'ombudsman-sources-'));
  try {
    for (const each of scanned) cpSync(path.join(root, each), path.join(copy, each), { recursive: true });
    change(copy);
    const done = spawnSync(process.execPath, [path.join(folder, 'scan.mjs'), copy], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });
    if (done.status !== 0) throw new Error(`Electronegativity ended with ${done.status}: ${done.stderr.trim()}`);
    return JSON.parse(done.stdout) as ReturnType<typeof scan>;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
