// Owns the proof that every package comes under a licence that was looked at, and that the bill of materials names each of them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { licenceProblems, lockedPackages } from '../../../build/checks/licences.ts';
import { writeParts } from '../../../build/packaging/parts.mjs';
import { tempFolder } from '../../support/tempFolder.ts';

const locked = lockedPackages(readFileSync(path.resolve(import.meta.dirname, '../../../package-lock.json'), 'utf8'));

test('every package of the lock file comes under a licence that was looked at', () => {
  expect(locked.length).toBeGreaterThan(400);
  expect(licenceProblems(locked)).toEqual([]);
});

test('a licence nobody looked at is named; one free side of a choice is enough, one part of several is not', () => {
  const of = (license: string | undefined) =>
    licenceProblems([{ name: 'left-pad', version: '1.0.0', ...(license === undefined ? {} : { license }) }]).length;
  expect(['MIT', '(GPL-3.0 OR MIT)', '(MIT AND Zlib)'].map(of)).toEqual([0, 0, 0]);
  expect(['GPL-3.0', '(MIT AND GPL-3.0)', 'SEE LICENSE IN FILE', undefined].map(of)).toEqual([1, 1, 1, 1]);
});

test('the bill of materials names what is shipped with its version', () => {
  const file = path.join(tempFolder(), 'sbom.cdx.json');
  writeParts(file);
  const { bomFormat, components } = JSON.parse(readFileSync(file, 'utf8')) as {
    bomFormat: string;
    components: { name: string; version: string; licenses?: unknown[] }[];
  };
  expect(bomFormat).toBe('CycloneDX');
  for (const name of ['electron', 'react', 'pdfjs-dist', 'libheif-js', 'zod']) {
    const { version } = locked.find((each) => each.name === name) ?? {};
    const listed = components.find((each) => each.name === name && each.version === version);
    expect(listed?.licenses, name).toHaveLength(1);
  }
});
