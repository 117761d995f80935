// Owns the proof of which application the runtime for closed networks starts: the clone's it is asked for, also where one clone was copied from another.
import { cpSync, mkdirSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readyLaunch } from '../../../build/scripts/bootstrap/runtime.ts';
import { tempFolder } from '../../support/tempFolder.ts';

test('a clone copied from another with its cache starts its own application', async () => {
  const folder = path.join(tempFolder(), 'electron');
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  writeFileSync(path.join(folder, 'electron'), '');
  const runtime = { folder, executable: path.join(folder, 'electron'), version: '33.2.1', isFallback: true };
  const [first, second] = [tempFolder(), tempFolder()];
  const startedIn = async (root: string) => {
    const { executable } = await readyLaunch(runtime, { root, cache: path.join(root, '.cache') });
    return readlinkSync(path.join(path.dirname(executable), 'resources', 'app'));
  };
  expect(await startedIn(first)).toBe(first);
  cpSync(path.join(first, '.cache'), path.join(second, '.cache'), { recursive: true, verbatimSymlinks: true });
  expect(await startedIn(second)).toBe(second);
});

test('several that start a clone at once, as the workers of a test do, all find its whole runtime, and leave one', async () => {
  const folder = path.join(tempFolder(), 'electron');
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  for (let at = 0; at < 50; at += 1) writeFileSync(path.join(folder, at === 0 ? 'electron' : `part ${at}`), '');
  const runtime = { folder, executable: path.join(folder, 'electron'), version: '33.2.1', isFallback: true };
  const root = tempFolder();
  const cache = path.join(root, '.cache');
  const seen = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const { executable } = await readyLaunch(runtime, { root, cache });
      return readdirSync(path.dirname(executable)).length;
    }),
  );
  expect(seen).toEqual([51, 51, 51, 51]);
  expect(readdirSync(path.join(cache, 'runtime'))).toHaveLength(1);
});
