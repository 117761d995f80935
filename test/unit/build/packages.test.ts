// Owns the proof that a clone knows when its packages are not those of the lock file.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestOfPatches, patchStamp, whyIncomplete } from '../../../build/scripts/bootstrap/packages.mjs';

const locked = {
  '': { version: '1.0.0' },
  'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
  'node_modules/win-only': { version: '1.0.0', integrity: 'sha512-b', optional: true },
};
let root: string;
let node: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'packages-'));
  node = path.join(root, 'node_modules', 'node', 'bin', 'node');
  await mkdir(path.dirname(node), { recursive: true });
  await writeFile(node, '');
  await writeFile(path.join(root, 'package-lock.json'), JSON.stringify({ packages: locked }));
});

afterEach(() => rm(root, { recursive: true, force: true }));

const install = (packages: unknown) => writeFile(path.join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));

test('what the lock asks for is there, without what is for another platform', async () => {
  await install({ 'node_modules/zod': locked['node_modules/zod'] });
  expect(whyIncomplete(root, node)).toBeNull();
});

test('an install that was cut short has no record of itself', () => {
  expect(whyIncomplete(root, node)).toBe('there is no complete node_modules');
});

test('a missing package, an old one and a changed one are named', async () => {
  await install({});
  expect(whyIncomplete(root, node)).toBe('node_modules/zod is missing');
  await install({ 'node_modules/zod': { version: '4.0.0', integrity: 'sha512-a' } });
  expect(whyIncomplete(root, node)).toContain('not the version of the lock file');
  await install({ 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-x' } });
  expect(whyIncomplete(root, node)).toContain('not the version of the lock file');
});

test('Node 24 itself has to be there', async () => {
  await install({ 'node_modules/zod': locked['node_modules/zod'] });
  await rm(node);
  expect(whyIncomplete(root, node)).toBe('Node 24 is missing');
});

test('bug: a patch that came with a pull was not made, since the lock file stayed as it was', async () => {
  await install({ 'node_modules/zod': locked['node_modules/zod'] });
  const patch = path.join(root, 'build', 'patches', 'zod+4.6.7.patch');
  await mkdir(path.dirname(patch), { recursive: true });
  expect(whyIncomplete(root, node)).toContain('build/patches');
  await writeFile(patch, 'one');
  expect(whyIncomplete(root, node)).toContain('build/patches');
  await writeFile(patchStamp(root), digestOfPatches(root));
  expect(whyIncomplete(root, node)).toBeNull();
  await writeFile(patch, 'two');
  expect(whyIncomplete(root, node)).toContain('build/patches');
  await rm(patchStamp(root));
  expect(whyIncomplete(root, node)).toContain('build/patches');
});
