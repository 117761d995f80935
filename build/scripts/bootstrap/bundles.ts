// Owns when the bundles below out/ are made anew. Must not know what is in them: that is build/vite.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { areBundlesCurrent, stampFile, stampOfSources } from './bundleStamp.mjs';
import { root } from './place.ts';
import { say } from './say.ts';

/**
 * Bundles main, preload, renderer and the store's processes into out/ when a source changed since the last time.
 * @throws {Error} of the bundler, naming the file
 */
export async function readyBundles(): Promise<void> {
  if (areBundlesCurrent(root)) return;
  // Of before it is built: what changes meanwhile is built the next time.
  const stamp = stampOfSources(root);
  say('Building.');
  const { build } = await import('vite');
  const { targets } = await import('../../vite/targets.ts');
  const built = await Promise.allSettled(targets.map((target) => build(target.config)));
  const problems = built.flatMap((result, at) => (result.status === 'rejected' ? [`${targets[at]?.name}: ${result.reason}`] : []));
  // A stamp of what lies in out/ now would keep the next run from trying again.
  if (problems.length > 0) throw new Error(`Building failed.\n${problems.join('\n')}`);
  mkdirSync(path.dirname(stampFile(root)), { recursive: true });
  writeFileSync(stampFile(root), stamp);
}
