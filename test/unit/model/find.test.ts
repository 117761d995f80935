// Owns: that what is looked for in one paper is found where a reader sees it: across lines, hyphens, quotation marks, case and accents.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findable, finderOf, type Sought } from '../../../db/model/find.ts';

const plain = (words: string, options: { readonly isExact?: boolean; readonly isWhole?: boolean } = {}): Sought => ({
  words,
  isExact: false,
  isWhole: false,
  ...options,
});
const found = (text: string, sought: Sought): string[] => finderOf(sought)(findable(text)).map(({ start, end }) => text.slice(start, end));

test.each<[string, Sought, string[]]>([
  ['Lock, lock and LOCKED', plain('lock'), ['Lock', 'lock', 'LOCK']],
  ['Lock, lock and LOCKED', plain('lock', { isWhole: true }), ['Lock', 'lock']],
  ['Lock, lock and LOCKED', plain('lock', { isExact: true }), ['lock']],
  ['Café, cafe', plain('CAFE'), ['Café', 'cafe']],
  ['the street\n   door', plain('street door'), ['street\n   door']],
  ['the main-\ntenance team', plain('maintenance'), ['main-\ntenance']],
  ['a re-let flat', plain('relet'), []],
  ['a re-let flat', plain('re-let'), ['re-let']],
  ['a re-let flat', plain('let', { isWhole: true }), ['let']],
  ['the landlord’s reply', plain("landlord's"), ['landlord’s']],
  ['aaaa', plain('aa'), ['aa', 'aa']],
  ['nothing', plain('   '), []],
  ['İstanbul lock', plain('lock'), ['lock']],
  ['The door, a lock; doors', { search: 'door lock' }, ['door', 'lock']],
  ['The door, a lock; doors', { search: 'door*' }, ['door', 'doors']],
  ['The street-door. Street door', { search: '"street door"' }, ['street-door', 'Street door']],
  ['door and the lock. Far from any of this is another lock', { search: 'NEAR(door lock, 2)' }, ['door', 'lock']],
  ['door and the lock', { search: 'NEAR(door lock, 1)' }, []],
  ['paid £1,200 and 1200', { search: '1200' }, ['1,200', '1200']],
  ['door lock', { search: 'from:door lock -door' }, ['lock']],
  ['door lock', { search: 'before:never' }, []],
  ['unlocked', { search: 'lock' }, []],
])('in %j, %j finds %j', (text, sought, expected) => {
  expect(found(text, sought)).toEqual(expected);
});

test('whatever is looked for in whatever text, places are in order, inside it and do not overlap', () => {
  const sought = fc.oneof(
    fc.record({ words: fc.string({ maxLength: 8 }), isExact: fc.boolean(), isWhole: fc.boolean() }),
    fc.record({ search: fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('a b', 'NEAR(a b, 2)', '"a b"', 'a*')) }),
  );
  const text = fc.array(fc.constantFrom('a', 'b', 'B', 'á', ' ', '\n', '-', '\u00ad', '’', '.', 'ab', 'İ', '😀'), { maxLength: 40 });
  fc.assert(
    fc.property(text, sought, (parts, what) => {
      const words = parts.join('').normalize('NFC');
      let last = 0;
      for (const { start, end } of finderOf(what)(findable(words))) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(words.length);
        last = end;
      }
    }),
  );
});
