// Owns when the bundles below out/ are made anew. Must not know what is in them: that is build/vite.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cloneCache, root } from './place.ts';
import { say } from './say.ts';

const sources = ['electron', 'renderer', 'db', 'build/vite', 'package.json', 'package-lock.json'];
const stampFile = path.join(cloneCache, 'bundles.stamp');

/**
 * Bundles main, preload, renderer and the store's processes into out/ when a source changed since the last time.
 * @throws {Error} of the bundler, naming the file
 */
export async function readyBundles(): Promise<void> {
  const stamp = stampOf(sources);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp && existsSync(path.join(root, 'out', 'main', 'index.js'))) return;
  say('Building.');
  const { build } = await import('vite');
  const { targets } = await import('../../vite/targets.ts');
  const built = await Promise.allSettled(targets.map((target) => build(target.config)));
  const problems = built.flatMap((result, at) => (result.status === 'rejected' ? [`${targets[at]?.name}: ${result.reason}`] : []));
  // A stamp of what lies in out/ now would keep the next run from trying again.
  if (problems.length > 0) throw new Error(`Building failed.\n${problems.join('\n')}`);
  mkdirSync(cloneCache, { recursive: true });
  writeFileSync(stampFile, stamp);
}

function stampOf(places: readonly string[]): string {
  const hash = createHash('sha256');
  const add = (place: string) => {
    const stat = statSync(place);
    if (stat.isDirectory()) {
      for (const name of readdirSync(place).sort()) add(path.join(place, name));
    } else {
      hash.update(`${place}\0${stat.size}\0${stat.mtimeMs}\n`);
    }
  };
  for (const place of places) add(path.join(root, place));
  return hash.digest('hex');
}
