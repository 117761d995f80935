// Tests: what a valid anchor is: words, an area or cells, and nothing between them.
import { expect, test } from 'vitest';
import { type Anchor, anchorKind, anchorSchema, isPlaced } from '../../../db/model/draft.ts';

const rect = { x: 1, y: 2, width: 30, height: 4 };
const none: Anchor = { exact: '', prefix: '', suffix: '', start: null, end: null, extractionId: null, page: null, rects: [], cells: null };
const cells = { rows: [3, 4], columns: [2, 2] } as Anchor['cells'];

test.each<[string, Anchor, 'words' | 'area' | 'cells']>([
  ['words with a place', { ...none, exact: 'the lock', start: 3, end: 11 }, 'words'],
  ['words on a picture', { ...none, exact: 'the lock', rects: [rect] }, 'words'],
  ['an area of a picture', { ...none, rects: [rect] }, 'area'],
  ['two areas of a page', { ...none, page: 3, rects: [rect, { ...rect, y: 90 }] }, 'area'],
  ['cells of a sheet', { ...none, exact: 'Lift\nDoor', cells }, 'cells'],
  ['empty cells of a record', { ...none, cells: { rows: null, columns: [1, 3] } }, 'cells'],
])('%s can be marked and have their place', (_name, anchor, kind) => {
  expect(anchorSchema.parse(anchor)).toEqual(anchor);
  expect(anchorKind(anchor)).toBe(kind);
  expect(isPlaced(anchor)).toBe(true);
});

test('words that could not be found have no place', () => {
  expect(isPlaced(anchorSchema.parse({ ...none, exact: 'the lock' }))).toBe(false);
});

test.each<[string, object, RegExp]>([
  ['nothing at all', none, /words, an area or cells/],
  ['an area without a width', { ...none, rects: [{ ...rect, width: 0 }] }, /a width and a height/],
  ['an area with a place in a text', { ...none, rects: [rect], start: 3, end: 9 }, /no place in a text/],
  ['cells with rectangles', { ...none, cells, rects: [rect] }, /no rectangles/],
  ['cells counted from 0', { ...none, cells: { rows: null, columns: [0, 2] } }, /0/],
  ['cells from the higher to the lower', { ...none, cells: { rows: [4, 3], columns: [1, 2] } }, /from the lower/],
])('%s is refused', (_name, anchor, message) => {
  const { error } = anchorSchema.safeParse(anchor);
  expect(error?.issues[0]?.message).toMatch(message);
});

test('an anchor of before there were cells reads as one without', () => {
  const { cells: _cells, ...old } = { ...none, exact: 'the lock', start: 3, end: 11 };
  expect(anchorSchema.parse(old)).toEqual({ ...old, cells: null });
});
