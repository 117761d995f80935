// Owns the proof that what the shell writes is written whole or not at all, and that a damaged window file does no harm.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveWhole } from '../../../electron/main/savedFile.ts';
import { windowStateFile } from '../../../electron/main/windowState.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'saved-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);

test('a file is written whole, over the former one', async () => {
  const file = path.join(folder, 'report.txt');
  await writeFile(file, 'former');
  await saveWhole(file, [bytes('one '), bytes('two')]);
  expect(await readFile(file, 'utf8')).toBe('one two');
  expect(await readdir(folder)).toEqual(['report.txt']);
});

test('when the source fails halfway the former file stays and nothing is left beside it', async () => {
  const file = path.join(folder, 'report.txt');
  await writeFile(file, 'former');
  async function* failing() {
    yield bytes('half');
    throw new Error('The original could not be read.');
  }
  await expect(saveWhole(file, failing())).rejects.toThrow('could not be read');
  expect(await readFile(file, 'utf8')).toBe('former');
  expect(await readdir(folder)).toEqual(['report.txt']);
});

test('the place of the window comes back', () => {
  const state = windowStateFile(path.join(folder, 'deep', 'down'));
  expect(state.read()).toEqual({ bounds: null, isMaximized: false });
  const left = { bounds: { x: -5, y: 10, width: 1200, height: 800 }, isMaximized: true };
  state.write(left);
  expect(windowStateFile(path.join(folder, 'deep', 'down')).read()).toEqual(left);
});

test.each(['', '{', '{"bounds":{"x":"left"},"isMaximized":false}', '{"bounds":null,"isMaximized":false,"more":1}'])(
  'a damaged file (%s) means the usual place',
  async (text) => {
    await writeFile(path.join(folder, 'window.json'), text);
    expect(windowStateFile(folder).read()).toEqual({ bounds: null, isMaximized: false });
  },
);
