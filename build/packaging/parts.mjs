// Owns the bill of materials beside what is packed: every package of the lock file with version, licence and hash, by npm's own `npm sbom`. Called by
// electron-builder when all it makes is made, a folder or installers. No network.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * @param {import('electron-builder').BuildResult} made
 * @returns {string[]} the file, which goes where the installers go
 */
export function afterAllArtifactBuild({ outDir }) {
  const file = path.join(outDir, 'sbom.cdx.json');
  writeParts(file);
  return [file];
}

/**
 * Writes the bill of materials: CycloneDX, as JSON.
 * @param {string} file
 * @throws {Error} where npm gives none
 */
export function writeParts(file) {
  // What is bundled stands in the lock file as needed for building only, which npm would leave out once a bundler has said that this is production.
  const asked = ['sbom', '--package-lock-only', '--include=dev', '--sbom-format=cyclonedx', '--sbom-type=application'];
  const { status, stdout, stderr } = spawnSync('npm', asked, {
    cwd: path.join(import.meta.dirname, '..', '..'),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  if (status !== 0 || !stdout.trimStart().startsWith('{')) throw new Error(`npm gave no bill of materials: ${stderr.trim()}`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, stdout);
}
