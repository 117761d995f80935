// Owns the bill of materials beside what is packed: every package of the lock file with version, licence and hash, by npm's own `npm sbom`, and what that does not know: which are
// shipped, the runtime that was packed and what it is made of, what is compiled into the driver, and licences that are said in words only. Called by electron-builder when all it makes is made. No network.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import Database from 'better-sqlite3';
import { shippedPlaces } from '../checks/shipped.ts';

const root = path.join(import.meta.dirname, '..', '..');

/**
 * @param {import('electron-builder').BuildResult} made
 * @returns {string[]} the file, which goes where the installers go
 */
export function afterAllArtifactBuild({ outDir, configuration }) {
  const file = path.join(outDir, 'sbom.cdx.json');
  const unpacked =
    typeof configuration.electronDist === 'string' ? configuration.electronDist : path.join(root, 'node_modules', 'electron', 'dist');
  writeParts(file, configuration.electronVersion ?? null, unpacked);
  return [file];
}

/**
 * Writes the bill of materials: CycloneDX, as JSON.
 * @param {string} file
 * @param {string | null} electronVersion the runtime that was packed; null for the one in the lock file
 * @param {string} unpacked the folder of that runtime
 * @throws {Error} where npm gives none, and where the runtime does not say what it is made of
 */
export function writeParts(file, electronVersion, unpacked) {
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
  writeFileSync(file, `${JSON.stringify(completed(JSON.parse(stdout), electronVersion, inTheRuntime(unpacked)), null, 2)}\n`);
}

/**
 * @typedef {{ id: string } | { name: string }} Licence
 * @typedef {{ 'bom-ref': string, type: string, name: string, version: string, purl: string, cpe?: string, scope?: string, properties?: { name: string, value: string }[], licenses?: { license: Licence }[], components?: Part[] }} Part
 * @typedef {{ metadata: { component: object }, components: Part[] }} Bom
 */

/**
 * @param {Bom} bom as npm gives it
 * @param {string | null} electronVersion
 * @param {Part[]} runtimeParts
 * @returns {Bom}
 */
function completed(bom, electronVersion, runtimeParts) {
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  // npm calls it by the folder it lies in.
  Object.assign(bom.metadata.component, { name, version });
  const shipped = new Set([...shippedPlaces(packages)].map((place) => refOf(place, packages[place])));
  for (const part of bom.components) {
    // npm knows what a package is needed for by package.json alone, where all that is bundled is needed for building.
    part.scope = shipped.has(part['bom-ref']) ? 'required' : 'excluded';
    part.properties = part.properties?.filter(({ name: property }) => property !== 'cdx:npm:package:development') ?? [];
    const locked = packages[`node_modules/${part.name}`];
    // One that is imported by another name goes by its own.
    if (locked?.name !== undefined) part.name = locked.name;
    // A licence that is no SPDX expression is said as its package says it.
    if (locked?.license !== undefined && part.licenses === undefined) part.licenses = [{ license: { name: locked.license } }];
    if (part.name === 'electron' && electronVersion !== null && part.version !== electronVersion) {
      Object.assign(part, { version: electronVersion, purl: `pkg:npm/electron@${electronVersion}`, hashes: [] });
    }
    if (part.name === 'electron') part.components = runtimeParts;
    if (part.name === 'better-sqlite3-multiple-ciphers') part.components = inTheDriver();
  }
  return bom;
}

/**
 * How npm calls what lies at a place of the lock file.
 * @param {string} place
 * @param {{ name?: string, version: string }} locked
 */
function refOf(place, { name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length), version }) {
  return `${name}@${version}`;
}

/** Where the words of the runtime lie, by platform. */
const programs = ['electron', 'electron.exe', 'Electron.app/Contents/Frameworks/Electron Framework.framework/Electron Framework'];

/**
 * Chromium, V8 and Node as they are compiled into the runtime, by the words in its program: it may be another platform's, which cannot be asked.
 * @param {string} unpacked
 * @returns {Part[]}
 */
function inTheRuntime(unpacked) {
  const program = programs.map((name) => path.join(unpacked, name)).find((file) => existsSync(file));
  if (program === undefined)
    throw new Error(`There is no program of Electron in ${unpacked}, which says what Chromium, V8 and Node it is made of.`);
  const words = readFileSync(program).toString('latin1');
  const version = (/** @type {string} */ name, /** @type {RegExp} */ pattern) => {
    const found = pattern.exec(words)?.[1];
    if (found === undefined) throw new Error(`${program} does not say which ${name} it is made of.`);
    return found;
  };
  const chromium = version('Chromium', /Chrome\/(\d+\.\d+\.\d+\.\d+)/);
  const v8 = version('V8', /(\d+\.\d+\.\d+\.\d+)-electron\.\d/);
  const node = version('Node', /node-v(\d+\.\d+\.\d+)/);
  return [
    part(
      'Chromium',
      chromium,
      { id: 'BSD-3-Clause' },
      `pkg:generic/chromium@${chromium}`,
      `cpe:2.3:a:google:chrome:${chromium}:*:*:*:*:*:*:*`,
    ),
    part('V8', v8, { id: 'BSD-3-Clause' }, `pkg:generic/v8@${v8}`),
    part('Node.js', node, { id: 'MIT' }, `pkg:generic/node@${node}`, `cpe:2.3:a:nodejs:node.js:${node}:*:*:*:*:*:*:*`),
  ];
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
 * @param {string} [cpe] its name in lists of vulnerabilities
 * @returns {Part}
 */
function part(name, version, license, purl, cpe) {
  return {
    'bom-ref': `${name}@${version}`,
    type: 'library',
    name,
    version,
    scope: 'required',
    purl,
    ...(cpe === undefined ? {} : { cpe }),
    licenses: [{ license }],
  };
}
