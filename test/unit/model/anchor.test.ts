// Tests: placing quotations: what is overlooked, what is not, and offsets that cut the very words out of the source.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForMatch, locate, rectsOf } from '../../../db/model/anchor.ts';

const find = (text: string, exact: string, prefix = '', suffix = '') => locate(text, { exact, prefix, suffix });

describe('locate', () => {
  it.each([
    ['white space', 'a box was\n   left outside', 'a box was left outside', 'a box was\n   left outside'],
    ['curly quotes', 'it was “once again” the neighbour’s', `"once again" the neighbour's`, '“once again” the neighbour’s'],
    ['straight in the source', `"once again"`, '“once again”', `"once again"`],
    ['soft hyphens', 'an inves\u00adtigation began', 'investigation', 'inves\u00adtigation'],
    ['a word broken at a line end', 'an investi-\ngation began', 'investigation', 'investi-\ngation'],
    ['a hyphen that fell at a line end', 'the anti-\r\nsocial case', 'anti-social case', 'anti-\r\nsocial case'],
    ['white space at the ends of the quotation', 'one two three', '  two ', 'two'],
    ['decomposed letters in the quotation', 'the café door', 'cafe\u0301', 'café'],
  ])('overlooks %s', (_name, text, exact, source) => {
    const placed = find(text, exact);
    expect(placed).toMatchObject({ ok: true, exact: source });
    if (placed.ok) expect(text.slice(placed.start, placed.end)).toBe(source);
  });

  it.each([
    ['case', 'The door', 'the door'],
    ['a real hyphen', 'the antisocial case', 'anti-social'],
    ['a missing hyphen', 'the anti-social case', 'antisocial'],
    ['punctuation', 'never, ever', 'never ever'],
    ['a missing space', 'on going', 'ongoing'],
    ['accents', 'the cafe door', 'café'],
    ['nothing at all', 'the door', '   '],
  ])('does not overlook %s', (_name, text, exact) => {
    expect(find(text, exact)).toEqual({ ok: false, why: 'missing', count: 0 });
  });

  it('says whether the words differ', () => {
    expect(find('one  two', 'one two')).toMatchObject({ ok: true, differs: true });
    expect(find('one two', 'one two')).toMatchObject({ ok: true, differs: false });
  });

  it('refuses what stands there twice unless the context tells which', () => {
    const text = 'On 3 May the lock failed. On 9 June the lock failed again.';
    expect(find(text, 'the lock failed')).toEqual({ ok: false, why: 'ambiguous', count: 2 });
    expect(find(text, 'the lock failed', 'On 9 June ')).toMatchObject({ ok: true, start: 36 });
    expect(find(text, 'the lock failed', '', '. On')).toMatchObject({ ok: true, start: 9 });
    expect(find(text, 'the lock failed', 'On 1 July ')).toEqual({ ok: false, why: 'ambiguous', count: 2 });
  });

  it('does not need the context where the words stand once', () => {
    expect(find('the lock failed', 'lock', 'other ')).toMatchObject({ ok: true, start: 4 });
  });

  it('keeps to the page asked for', () => {
    const text = 'same words here\nsame words there';
    expect(locate(text, { exact: 'same words', prefix: '', suffix: '' }, { start: 16, end: 32 })).toMatchObject({ ok: true, start: 16 });
    expect(locate(text, { exact: 'here', prefix: '', suffix: '' }, { start: 0, end: 15 })).toMatchObject({ ok: true, start: 11 });
    expect(locate(text, { exact: 'there', prefix: '', suffix: '' }, { start: 0, end: 15 })).toMatchObject({ ok: false });
  });

  it('counts UTF-16 units beyond the basic plane', () => {
    expect(find('🔒 the lock 🔒', 'lock 🔒')).toMatchObject({ ok: true, start: 7, end: 14 });
  });

  it('finds every passage again from its own words and context', () => {
    const source = fc.array(fc.constantFrom('lock ', 'door ', 'the\n', '“new” ', 'anti-\nsocial ', 'bin’s ', '- '), {
      minLength: 3,
      maxLength: 60,
    });
    fc.assert(
      fc.property(source, fc.nat(), fc.nat(), (parts, a, b) => {
        const text = parts.join('');
        const [start, end] = [a % text.length, b % text.length].sort((x, y) => x - y) as [number, number];
        const exact = text.slice(start, end + 1);
        fc.pre(exact.trim() !== '' && !/^[\s-]|[\s-]$/.test(exact));
        const placed = locate(text, { exact, prefix: text.slice(0, start), suffix: text.slice(end + 1) });
        expect(placed).toMatchObject({ ok: true, start, end: end + 1, exact });
      }),
    );
  });

  it('folds to a text whose places point back into the source', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '-', '\u00ad', '’', '“') }), (source) => {
        const folded = foldForMatch(source);
        expect(folded.at).toHaveLength(folded.text.length);
        for (let index = 1; index < folded.at.length; index += 1) expect(folded.at[index]).toBeGreaterThan(folded.at[index - 1] as number);
      }),
    );
  });
});

describe('rectangles of words', () => {
  const word = { start: 0, end: 10, x: 100, y: 50, width: 200, height: 20 };
  const after = { start: 11, end: 15, x: 310, y: 50, width: 80, height: 20 };

  it('take their share of a run on a page that is read as it lies', () => {
    expect(rectsOf({ runs: [word, after], rotation: 0 }, 5, 15)).toEqual([
      { x: 200, y: 50, width: 100, height: 20 },
      { x: 310, y: 50, width: 80, height: 20 },
    ]);
  });

  it.each([180, 90, 270, 360, 450])('are never at the wrong end of a word in a picture turned or mirrored (rotation %i)', (rotation) => {
    expect(rectsOf({ runs: [word, after], rotation }, 5, 10)).toEqual([{ x: 100, y: 50, width: 200, height: 20 }]);
  });
});
