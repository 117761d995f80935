// Owns the proof that the program remembers which folders elsewhere held a desk, and takes a damaged note for none.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { knownStores } from '../../../electron/main/knownStores.ts';

test('a store that was opened is known from then on, once, and over starts', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'known-stores-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const data = path.join(folder, 'data');
  expect(knownStores(data).isKnown('/share/desk')).toBe(false);
  for (const store of ['/share/desk', '/share/other', '/share/desk']) knownStores(data).note(store);
  expect(knownStores(data).isKnown('/share/desk')).toBe(true);
  expect(knownStores(data).isKnown('/share')).toBe(false);
  expect(readdirSync(data)).toEqual(['stores.json']);
  writeFileSync(path.join(data, 'stores.json'), '{');
  expect(knownStores(data).isKnown('/share/desk')).toBe(false);
});
