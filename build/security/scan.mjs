// Owns one run of Electronegativity over a folder: what it found, as JSON on stdout. Runs in a process of its own; must not ask the network for anything.
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import process from 'node:process';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder to look through: node build/security/scan.mjs FOLDER');

// It would fetch newer translations of its own words before anything else, and by `got`, which it then does not wait for.
const load = createRequire(import.meta.url);
const got = load.resolve('got');
const refusal = () => Promise.reject(new Error('There is no network here.'));
load.cache[got] = Object.assign(new (load('node:module'))(got), { loaded: true, exports: refusal });
Socket.prototype.connect = () => {
  throw new Error('Nothing here may open a socket.');
};
// What it says to a person while it looks would stand between the lines of JSON.
console.log = () => {};

/** Compares the Electron named in package.json with the releases published: asks the network, and `npm audit` tells of the same. */
const asksNetwork = 'AvailableSecurityFixesGlobalCheck';
/**
 * @typedef {{ id: string, file: string, sample?: string, location?: { line?: number }, description: string }} Issue
 * @typedef {{ file: string, message: string, tolerable: boolean }} Unread
 * @type {(options: object) => Promise<{ issues: Issue[], errors: Unread[] }>}
 */
const run = load('@doyensec/electronegativity');
const { issues, errors } = await run({ input: folder, excludeFromScan: [asksNetwork], isRelative: true });
process.stdout.write(
  `${JSON.stringify({
    findings: issues.map(({ id, file, sample = '', location, description }) => ({
      rule: id,
      file: file.replaceAll('\\', '/'),
      words: sample.trim(),
      line: location?.line ?? 0,
      description,
    })),
    unread: errors.filter(({ tolerable }) => !tolerable).map(({ file, message }) => `${file}: ${message}`),
  })}\n`,
);
