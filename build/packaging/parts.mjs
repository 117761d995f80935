// Owns the bill of materials beside what is packed: every package of the lock file with version, licence and hash, by npm's own `npm sbom`, and what that does not know: the
// runtime that was packed, what is compiled into the driver, and licences that are said in words only. Called by electron-builder when all it makes is made. No network.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import Database from 'better-sqlite3';

const root = path.join(import.meta.dirname, '..', '..');

/**
 * @param {import('electron-builder').BuildResult} made
 * @returns {string[]} the file, which goes where the installers go
 */
export function afterAllArtifactBuild({ outDir, configuration }) {
  const file = path.join(outDir, 'sbom.cdx.json');
  writeParts(file, configuration.electronVersion ?? null);
  return [file];
}

/**
 * Writes the bill of materials: CycloneDX, as JSON.
 * @param {string} file
 * @param {string | null} electronVersion the runtime that was packed; null for the one in the lock file
 * @throws {Error} where npm gives none
 */
export function writeParts(file, electronVersion = null) {
  // What is bundled stands in the lock file as needed for building only, which npm would leave out once a bundler has said that this is production.
  const asked = ['sbom', '--package-lock-only', '--include=dev', '--sbom-format=cyclonedx', '--sbom-type=application'];
  const { status, stdout, stderr } = spawnSync('npm', asked, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  if (status !== 0 || !stdout.trimStart().startsWith('{')) throw new Error(`npm gave no bill of materials: ${stderr.trim()}`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(completed(JSON.parse(stdout), electronVersion), null, 2)}\n`);
}

/**
 * @typedef {{ id: string } | { name: string }} Licence
 * @typedef {{ 'bom-ref': string, type: string, name: string, version: string, purl: string, licenses?: { license: Licence }[], components?: Part[] }} Part
 * @typedef {{ metadata: { component: object }, components: Part[] }} Bom
 */

/**
 * @param {Bom} bom as npm gives it
 * @param {string | null} electronVersion
 * @returns {Bom}
 */
function completed(bom, electronVersion) {
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  // npm calls it by the folder it lies in.
  Object.assign(bom.metadata.component, { name, version });
  for (const part of bom.components) {
    const locked = packages[`node_modules/${part.name}`];
    // One that is imported by another name goes by its own.
    if (locked?.name !== undefined) part.name = locked.name;
    // A licence that is no SPDX expression is said as its package says it.
    if (locked?.license !== undefined && part.licenses === undefined) part.licenses = [{ license: { name: locked.license } }];
    if (part.name === 'electron' && electronVersion !== null && part.version !== electronVersion) {
      Object.assign(part, { version: electronVersion, purl: `pkg:npm/electron@${electronVersion}`, hashes: [] });
    }
    if (part.name === 'better-sqlite3-multiple-ciphers') part.components = inTheDriver();
  }
  return bom;
}

/**
 * What is compiled into the driver, as it says itself.
 * @returns {Part[]}
 */
function inTheDriver() {
  const db = new Database(':memory:');
  /** @type {import('better-sqlite3').Statement<[], { sqlite: string, ciphers: string }>} */
  const versions = db.prepare('SELECT sqlite_version() AS sqlite, sqlite3mc_version() AS ciphers');
  const { sqlite = '', ciphers = '' } = versions.get() ?? {};
  db.close();
  const ciphersVersion = ciphers.replace(/^\D*3 \D*/, '');
  return [
    part('SQLite', sqlite, { name: 'Public domain' }, `pkg:generic/sqlite@${sqlite}`),
    part('SQLite3 Multiple Ciphers', ciphersVersion, { id: 'MIT' }, `pkg:github/utelle/SQLite3MultipleCiphers@v${ciphersVersion}`),
  ];
}

/**
 * @param {string} name
 * @param {string} version
 * @param {Licence} license
 * @param {string} purl
 * @returns {Part}
 */
function part(name, version, license, purl) {
  return { 'bom-ref': `${name}@${version}`, type: 'library', name, version, purl, licenses: [{ license }] };
}
