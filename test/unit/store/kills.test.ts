// Owns: a few of the kills of test/bench/kill.bench.ts in every run: what the store acknowledged outlives its process, whenever it is killed.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { killRounds } from '../../support/killRounds.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const built = path.resolve(import.meta.dirname, '../../../out/db');

test('killed at twenty moments of a seed, the store has every acknowledged word, mark and paper, and is whole', async () => {
  const { losses, kills, acknowledged } = await killRounds({
    folder: tempFolder(),
    seed: 20_261_125,
    kills: 20,
    ...(existsSync(built) ? { bundles: built } : {}),
    onStart: (child) => onTestFinished(() => void child.kill('SIGKILL')),
  });
  expect(losses).toEqual([]);
  expect(kills.writing + kills.opening).toBe(20);
  // A run that acknowledged nothing would prove nothing.
  expect(Object.values(acknowledged).filter((count) => count > 0)).toHaveLength(4);
}, 300_000);
