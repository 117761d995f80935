// Owns whether the bundles below out/ are those of the sources as they stand. Runs on a bare Node 20; must not import any package and must not build.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const sources = ['electron', 'renderer', 'db', 'build/vite', 'build/patches', 'package.json', 'package-lock.json'];

/**
 * Where the stamp of what lies in out/ is kept.
 * @param {string} root folder of the clone
 * @returns {string} its path
 */
export function stampFile(root) {
  return path.join(root, '.cache', 'bundles.stamp');
}

/**
 * What tells one state of the sources from another: names, sizes and times.
 * @param {string} root folder of the clone
 * @returns {string} hexadecimal SHA-256
 */
export function stampOfSources(root) {
  const hash = createHash('sha256');
  /** @param {string} place */
  const add = (place) => {
    const stat = statSync(place);
    if (stat.isDirectory()) {
      for (const name of readdirSync(place).sort()) add(path.join(place, name));
    } else {
      hash.update(`${place}\0${stat.size}\0${stat.mtimeMs}\n`);
    }
  };
  for (const place of sources) add(path.join(root, place));
  return hash.digest('hex');
}

/**
 * @param {string} root folder of the clone
 * @returns {boolean} true where out/ was made of the sources as they stand now
 */
export function areBundlesCurrent(root) {
  const file = stampFile(root);
  return existsSync(file) && existsSync(path.join(root, 'out', 'main', 'index.js')) && readFileSync(file, 'utf8') === stampOfSources(root);
}
