// Owns: that the marks between the words of a .doc become what they stand for, as the library makes them where it is right, and soon whatever they are.
import { createRequire } from 'node:module';
import process from 'node:process';
import * as xlsx from '@e965/xlsx';
import fc from 'fast-check';
import { expect, test } from 'vitest';

// The library's own way, before it is replaced.
const { clean } = createRequire(import.meta.url)('word-extractor/lib/filters.js') as { readonly clean: (words: string) => string };
const { withoutFields } = await import('../../../db/intake/readers/oldWordFields.ts');
const { readOldWord } = await import('../../../db/intake/readers/oldWord.ts');
const CFB = (xlsx as typeof xlsx & { readonly default?: typeof xlsx }).default?.CFB ?? xlsx.CFB;

/** A .doc with these words in its body, in one piece, and nothing besides ([MS-DOC] 2.5 and 2.9.38). */
function oldWord(words: string): Uint8Array {
  const textAt = 0x400;
  const letters = Buffer.from(words, 'utf16le');
  const document = Buffer.alloc(8192);
  document.writeUInt16LE(0xa5ec, 0);
  document.writeUInt16LE(0x0200, 0x0a);
  document.writeUInt32LE(words.length, 0x4c);
  letters.copy(document, textAt);
  const table = Buffer.alloc(4096);
  table.writeUInt8(2, 0);
  table.writeUInt32LE(16, 1);
  table.writeUInt32LE(words.length, 9);
  table.writeUInt32LE(textAt, 15);
  document.writeUInt32LE(21, 0x1a6);
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, '/WordDocument', document);
  CFB.utils.cfb_add(file, '/1Table', table);
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer);
}

const [begins, shows, ends] = ['\u0013', '\u0014', '\u0015'];

test('fields are what the library makes of them, in whatever order their marks come', () => {
  const words = fc.string({ unit: fc.constantFrom(begins, shows, ends, 'a', 'b', '\r', '\u0007', '\u0002', '\u0001'), maxLength: 40 });
  fc.assert(
    fc.property(words, (some) => {
      // It leaves the marks of fields that do not end.
      expect(withoutFields(some)).toBe(clean(some).replaceAll(begins, '').replaceAll(shows, '').replaceAll(ends, ''));
    }),
    { numRuns: 3000 },
  );
});

test('bug: a word that may be divided was read with "undefined" in it, and a hyphen that holds its line together was lost', () => {
  expect(withoutFields('re\u001ffer\u001fence 12\u001e34')).toBe('reference 12\u201134');
});

test('bug: quotation marks and dashes of a .doc were read as others', async () => {
  const words = 'She wrote: \u201cthe landlord\u2019s reply \u2013 of 3\u00a0May \u2013 never came\u201d.';
  const bytes = oldWord(`${words}\r${begins} DATE ${shows}4 May${ends} re\u001fference 12\u001e34\r`);
  const result = await readOldWord({ bytes, fileName: 'letter.doc' } as Parameters<typeof readOldWord>[0]);
  expect(result.ok && result.extraction.text).toBe(`${words}\n4 May reference 12\u201134`);
});

test('bug: fields that do not end took minutes', () => {
  const began = performance.now();
  expect(withoutFields(`${begins}HYPERLINK${'a'.repeat(2_000_000)}`)).toHaveLength(2_000_009);
  expect(withoutFields(`${`${begins}b${shows}`.repeat(100_000)}shown${ends.repeat(100_000)}`)).toBe('shown');
  expect(performance.now() - began).toBeLessThan(20_000);
});

test('bug: sectors of a .doc that follow one another in a ring took all memory there was', async () => {
  const bytes = oldWord('words\r');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The table of chains stands in the sector that the header names first, the directory begins in another ([MS-CFB] 2.2 and 2.3).
  const [table, directory] = [view.getUint32(76, true), view.getUint32(48, true)];
  const chain = (sector: number) => (table + 1) * 512 + sector * 4;
  view.setUint32(chain(directory), table, true);
  view.setUint32(chain(table), directory, true);
  const result = await readOldWord({ bytes, fileName: 'letter.doc' } as Parameters<typeof readOldWord>[0]);
  expect(result.ok && result.extraction.text).toBe('words');
  expect(process.resourceUsage().maxRSS).toBeLessThan(1_500_000);
});
