// Owns the proof that every package comes under a licence that was looked at, and that the bill of materials names each of them.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { advisoriesIn } from '../../../build/checks/advisories.ts';
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
  const runtime = tempFolder();
  writeFileSync(path.join(runtime, 'electron'), 'a\0Chrome/130.0.6723.137\0b\x0013.0.245.19-electron.0\0/node-v20.18.1/\0');
  writeParts(file, '33.2.1', runtime);
  interface Part {
    readonly name: string;
    readonly version: string;
    readonly licenses?: unknown[];
    readonly scope: string;
    readonly components?: readonly Part[];
  }
  const { bomFormat, metadata, components } = JSON.parse(readFileSync(file, 'utf8')) as {
    bomFormat: string;
    metadata: { component: Part };
    components: readonly Part[];
  };
  expect([bomFormat, metadata.component.name]).toEqual(['CycloneDX', 'ombudsman-desk']);
  // Everything in the lock file is there by its own name, with its licence; the runtime is the one that is packed.
  const named = ({ name, version }: Pick<Part, 'name' | 'version'>) => `${name} ${version}`;
  const missing = locked.map(named).filter((each) => !new Set(components.map(named)).has(each));
  expect(missing).toEqual([named(locked.find(({ name }) => name === 'electron') ?? { name: '', version: '' })]);
  expect(components.filter(({ licenses = [] }) => licenses.length === 0)).toEqual([]);
  expect(components.find(({ name }) => name === 'electron')?.version).toBe('33.2.1');
  expect(components.find(({ name }) => name === 'electron')?.components?.map(named)).toEqual([
    'Chromium 130.0.6723.137',
    'V8 13.0.245.19',
    'Node.js 20.18.1',
  ]);
  // What is shipped is told from what only builds, checks and tests it.
  const scopeOf = (sought: string) => components.find(({ name }) => name === sought)?.scope;
  const shipped = [
    'electron',
    'node',
    'better-sqlite3-multiple-ciphers',
    'react',
    '@emotion/react',
    'pdfjs-dist',
    '@napi-rs/canvas-linux-x64-gnu',
    'rtf-stream-parser',
    'dompurify',
    'dictionary-en-gb',
  ];
  const atHome = ['vite', 'vitest', 'electron-builder', '@playwright/test', 'typescript', '@biomejs/biome', 'fast-check', '@electron/get'];
  expect(shipped.filter((name) => scopeOf(name) !== 'required')).toEqual([]);
  expect(atHome.filter((name) => scopeOf(name) !== 'excluded')).toEqual([]);
  expect(() => writeParts(file, '33.2.1', tempFolder())).toThrow('There is no program of Electron');
  const driver = components.find(({ name }) => name === 'better-sqlite3-multiple-ciphers');
  expect(driver?.components?.map(({ name }) => name)).toEqual(['SQLite', 'SQLite3 Multiple Ciphers']);
  for (const { version } of driver?.components ?? []) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  for (const name of ['react', 'pdfjs-dist', 'libheif-js', 'zod']) {
    const { version } = locked.find((each) => each.name === name) ?? {};
    const listed = components.find((each) => each.name === name && each.version === version);
    expect(listed?.licenses, name).toHaveLength(1);
  }
});

test('advisories are read from what npm audit said of this very lock file, and anything else is refused in words', () => {
  const lock = JSON.stringify({ packages: { '': {}, 'node_modules/one': { version: '1.0.0' }, 'node_modules/two': { version: '2.1.0' } } });
  const report = (change: object = {}) =>
    JSON.stringify({
      auditReportVersion: 2,
      vulnerabilities: {
        one: {
          name: 'one',
          severity: 'high',
          via: [{ title: 'An invented fault', url: 'https://example.org/1' }],
          range: '<2',
          nodes: ['node_modules/one'],
        },
        two: { name: 'two', severity: 'high', via: ['one'], range: '', nodes: ['node_modules/two'] },
      },
      metadata: { dependencies: { total: 2 } },
      ...change,
    });
  expect(advisoriesIn(report(), lock)).toEqual([
    'one 1.0.0: high. An invented fault https://example.org/1',
    'two 2.1.0: high. through one',
  ]);
  expect(advisoriesIn(report({ vulnerabilities: {} }), lock)).toEqual([]);
  expect(() => advisoriesIn(report(), JSON.stringify({ packages: { '': {}, 'node_modules/two': {} } }))).toThrow(
    'It was made of another package-lock.json: it names node_modules/one, which is not there.',
  );
  expect(() => advisoriesIn(report({ metadata: { dependencies: { total: 3 } } }), lock)).toThrow('it counts 3 packages, and there are 2');
  for (const other of ['', 'no JSON', '{"message": "405 Method Not Allowed"}', report({ auditReportVersion: 1 })])
    expect(() => advisoriesIn(other, lock)).toThrow('It is no report of npm audit --json');
});
