// Owns the proof that addresses mean what they should and nothing else: files of the page, originals, ranges.
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { originalOf, rangeOf } from '../../../electron/main/evidenceAddress.ts';
import { pageFile } from '../../../electron/main/pageAddress.ts';

const folder = path.resolve('/opt/desk/out/renderer');
const caseId = '01932b7a-5c2e-7d4f-8a6b-0c1d2e3f4a5b';
const id = '01932b7a-5c2e-7d4f-8a6b-0c1d2e3f4a5c';

describe('files of the page', () => {
  test('a plain address is a file', () => {
    expect(pageFile(folder, 'GET', 'app://desk/assets/a.js')).toBe(path.join(folder, 'assets', 'a.js'));
    expect(pageFile(folder, 'GET', 'app://desk/')).toBe(path.join(folder, 'index.html'));
    expect(pageFile(folder, 'GET', 'app://desk/index.html?x=1#y')).toBe(path.join(folder, 'index.html'));
  });

  test.each([
    ['POST', 'app://desk/index.html'],
    ['GET', 'app://elsewhere/index.html'],
    ['GET', 'https://desk/index.html'],
    ['GET', 'app://desk/%2e%2e%2f%2e%2e%2fpackage.json'],
    ['GET', 'app://desk/..%5c..%5cpackage.json'],
    ['GET', 'app://desk/%00'],
    ['GET', 'app://desk/%zz'],
    ['GET', 'no address'],
  ])('%s %s is none', (method, address) => {
    expect(pageFile(folder, method, address)).toBeNull();
  });

  test('no address leads out of the page', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('..', '.', 'a', '%2e%2e', '%2f', '\\', '%5c', '//', 'assets')), (parts) => {
        const file = pageFile(folder, 'GET', `app://desk/${parts.join('/')}`);
        return file === null || file.startsWith(folder + path.sep);
      }),
    );
  });
});

describe('originals', () => {
  test('are named by case and entry', () => {
    expect(originalOf(`evidence://case/${caseId}/${id}`)).toEqual({ caseId, id, page: null });
    expect(originalOf(`evidence://case/${caseId}/${id}/12`)).toEqual({ caseId, id, page: 12 });
  });

  test.each([
    `evidence://case/${caseId}`,
    `evidence://case/${caseId}/${id}/more`,
    `evidence://case/${caseId}/${id}/0`,
    `evidence://case/${caseId}/${id}/1/2`,
    `evidence://desk/${caseId}/${id}`,
    `app://case/${caseId}/${id}`,
    `evidence://case/${caseId}/..%2f..`,
    'evidence://case/1/2',
    'nothing',
  ])('%s names none', (address) => {
    expect(originalOf(address)).toBeNull();
  });
});

describe('ranges', () => {
  test.each([
    [null, { from: 0, end: 10 }],
    ['bytes=0-', { from: 0, end: 10 }],
    ['bytes=2-4', { from: 2, end: 5 }],
    ['bytes=8-99', { from: 8, end: 10 }],
    ['bytes=-3', { from: 7, end: 10 }],
    ['bytes=-99', { from: 0, end: 10 }],
    ['bytes=10-', null],
    ['bytes=5-2', null],
    ['bytes=-', null],
    ['bytes=0-1,3-4', null],
    ['lines=1-2', null],
  ])('%s of ten bytes', (header, range) => {
    expect(rangeOf(header, 10)).toEqual(range);
  });

  test('a range lies inside the original', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.option(fc.nat(1200), { nil: undefined }),
        fc.option(fc.nat(1200), { nil: undefined }),
        (total, from, to) => {
          const range = rangeOf(`bytes=${from ?? ''}-${to ?? ''}`, total);
          return range === null || (range.from >= 0 && range.from < range.end && range.end <= total);
        },
      ),
    );
  });
});
