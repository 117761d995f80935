// Owns the proof that the command line runs from what was built only where that is of the sources as they stand.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { areBundlesCurrent, stampFile, stampOfSources } from '../../../build/scripts/bootstrap/bundleStamp.mjs';

let root: string;
const write = (place: string, words = '') => {
  mkdirSync(path.dirname(path.join(root, place)), { recursive: true });
  writeFileSync(path.join(root, place), words);
};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'bundles-'));
  for (const place of [
    'electron/main/index.ts',
    'renderer/index.html',
    'db/cli/index.ts',
    'build/vite/targets.ts',
    'build/patches/a.patch',
  ])
    write(place);
  for (const place of ['package.json', 'package-lock.json']) write(place, '{}');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test('what was built counts until a source changes, comes or goes', () => {
  expect(areBundlesCurrent(root)).toBe(false);
  const build = () => {
    write('out/main/index.js');
    mkdirSync(path.dirname(stampFile(root)), { recursive: true });
    writeFileSync(stampFile(root), stampOfSources(root));
  };
  build();
  expect(areBundlesCurrent(root)).toBe(true);
  write('db/cli/index.ts', 'more');
  expect(areBundlesCurrent(root)).toBe(false);
  build();
  write('db/model/dates.ts');
  expect(areBundlesCurrent(root)).toBe(false);
  build();
  rmSync(path.join(root, 'db/model/dates.ts'));
  expect(areBundlesCurrent(root)).toBe(false);
});

test('a stamp without what it is of counts for nothing', () => {
  mkdirSync(path.dirname(stampFile(root)), { recursive: true });
  writeFileSync(stampFile(root), stampOfSources(root));
  expect(areBundlesCurrent(root)).toBe(false);
});
