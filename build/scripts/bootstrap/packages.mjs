// Owns the npm packages of the clone: says whether node_modules is what the lock file asks for, and installs it when not. Runs on a bare Node 20;
// must not import any package and must not write on stdout.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * Makes node_modules match package-lock.json.
 * @param {string} root folder of the clone
 * @returns {string} path of the Node 24 that runs everything afterwards
 * @throws {Error} with what to do, when the packages cannot be installed
 */
export function readyPackages(root) {
  const node = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const reason = whyIncomplete(root, node);
  if (reason === null) return node;
  process.stderr.write(`Installing the npm packages (${reason}); this takes a minute or two.\n`);
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    // npm's own words go to stderr: stdout belongs to the command's JSON.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.error !== undefined) throw new Error(`npm could not be started: ${done.error.message}. Install npm 11 and try again.`);
  if (done.status !== 0)
    throw new Error(`npm ci failed in ${root} (exit ${done.status}). Its words are above; put them right and try again.`);
  const left = whyIncomplete(root, node);
  if (left !== null)
    throw new Error(`npm ci finished in ${root}, yet ${left}. Allow install scripts (npm config set ignore-scripts false) and try again.`);
  return node;
}

/**
 * @param {string} root folder of the clone
 * @param {string} node where Node 24 must be
 * @returns {string | null} what is missing, or null when all is there
 */
export function whyIncomplete(root, node) {
  // npm writes this hidden lock last, so an install that was cut short has none.
  const installedFile = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return 'there is no complete node_modules';
  const wanted = lockedPackages(path.join(root, 'package-lock.json'));
  const installed = lockedPackages(installedFile);
  for (const [place, entry] of Object.entries(wanted)) {
    if (place === '' || entry.link === true) continue;
    const found = installed[place];
    if (found === undefined) {
      if (entry.optional === true || entry.peer === true) continue;
      return `${place} is missing`;
    }
    if (found.version !== entry.version || found.integrity !== entry.integrity) return `${place} is not the version of the lock file`;
  }
  if (!existsSync(node)) return 'Node 24 is missing';
  const stamp = patchStamp(root);
  // A folder of tools has packages and no patches of its own.
  const isPatched = !existsSync(patchFolder(root)) || (existsSync(stamp) && readFileSync(stamp, 'utf8') === digestOfPatches(root));
  return isPatched ? null : 'the changes to packages in build/patches are not those that were made here';
}

/**
 * @param {string} root folder of the clone
 * @returns {string} the file that says which patches were made; `npm ci` takes it away with everything else
 */
export function patchStamp(root) {
  return path.join(root, 'node_modules', '.ombudsman-desk-patches');
}

/** @param {string} root folder of the clone */
function patchFolder(root) {
  return path.join(root, 'build', 'patches');
}

/**
 * @param {string} root folder of the clone
 * @returns {string} SHA-256 over names and words of the patches as they stand
 */
export function digestOfPatches(root) {
  const folder = patchFolder(root);
  const digest = createHash('sha256');
  for (const name of readdirSync(folder).sort()) digest.update(`${name}\n${readFileSync(path.join(folder, name), 'utf8')}`);
  return digest.digest('hex');
}

/**
 * @param {string} file a package-lock.json or npm's hidden copy of it
 * @returns {Record<string, {version?: string, integrity?: string, optional?: boolean, peer?: boolean, link?: boolean}>}
 */
function lockedPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
