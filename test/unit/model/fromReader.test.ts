// Owns: that what readers say is understood, and what none of them says is not.
import { expect, test } from 'vitest';
import type { Extraction, FromReader, ReadResult } from '../../../db/model/extraction.ts';
import { saidByReader } from '../../../db/model/fromReader.ts';

const found = {
  title: 'Lock',
  sender: null,
  recipients: null,
  date: { earliest: '2023-05-03', latest: '2023-05-03', precision: 'day' },
  time: null,
  offset: null,
  dateBasis: 'header',
} as const;
const run = { start: 0, end: 4, x: 1, y: 2, width: 3, height: 4 };
const page = { page: 1, start: 0, end: 9, width: 595, height: 842, rotation: 0, runs: [run] };
const extraction: Extraction = {
  reader: 'pdf',
  version: '1',
  kind: 'pdf',
  mediaType: 'application/pdf',
  found,
  text: 'The lock.',
  html: null,
  pages: [page],
  headers: [{ name: 'Author', value: 'Ana' }],
  columns: [],
  records: [{ ordinal: 1, cells: ['a', 'b'], found }],
};
const read = (more: object = {}): object => ({ ok: true, extraction: { ...extraction, ...more }, parts: [] });
const said = (result: object) => saidByReader({ do: 'result', seq: 1, result });
const part = { partPath: '1', folder: '', fileName: 'a.txt', bytes: new Uint8Array([1]), result: null };

test('what readers say is understood as they said it', () => {
  const whole: FromReader[] = [
    { do: 'ready' },
    { do: 'inside', seq: 3 },
    { do: 'page', seq: 3, page: 12 },
    { do: 'page', seq: 3, page: null },
    { do: 'result', seq: 4, result: read() as ReadResult },
    { do: 'result', seq: 5, result: { ok: true, extraction, parts: [{ ...part, result: read() as ReadResult }], more: '12 3' } },
    { do: 'result', seq: 6, result: { ok: false, mediaType: 'text/plain', reason: 'Locked.' } },
    { do: 'recognised', seq: 7, read: { ok: true, found: { text: 'The lock', runs: [{ ...run, confidence: 91.5 }] } } },
    { do: 'drawn', seq: 8, drawn: { ok: false, reason: 'Damaged.' } },
  ];
  for (const message of whole) expect(saidByReader(structuredClone(message))).toEqual(message);
});

test.each([
  ['a kind there is not', { kind: 'order' }],
  ['a page that ends outside the text', { pages: [{ ...page, end: 10 }] }],
  ['a word outside the text', { pages: [{ ...page, runs: [{ ...run, end: 400 }] }] }],
  ['a word without a place', { pages: [{ ...page, runs: [{ ...run, x: Number.NaN }] }] }],
  ['a word with more than a place', { pages: [{ ...page, runs: [{ ...run, html: '<script>' }] }] }],
  ['a quotation that ends before it starts', { message: { plain: null, quoted: [{ start: 5, end: 2 }] } }],
  ['a day there is not', { found: { ...found, date: { ...found.date, earliest: '2023-02-30' } } }],
  ['cells that are no words', { records: [{ ordinal: 1, cells: [{}], found }] }],
  ['more than a reading is', { exhibit: 'R1' }],
])('%s is not', (_what, more) => {
  expect(said(read())).not.toBeNull();
  expect(said(read(more))).toBeNull();
});

test('parts in parts without end, or a portion that starts nowhere, are not', () => {
  let nested: object = read();
  for (let depth = 0; depth < 20_000; depth += 1) nested = { ...read(), parts: [{ ...part, result: nested }] };
  expect(said(nested)).toBeNull();
  expect(said({ ...read(), more: '12 3' })).not.toBeNull();
  expect(said({ ...read(), more: 'NaN' })).toBeNull();
});

test.each(['1/../2', '', '0', '1.2'])('part "%s", which would become part of a label, is not', (partPath) => {
  expect(said({ ...read(), parts: [part] })).not.toBeNull();
  expect(said({ ...read(), parts: [{ ...part, partPath }] })).toBeNull();
});
