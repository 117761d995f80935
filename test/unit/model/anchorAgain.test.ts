// Tests: a quotation taken from one reading of a text is placed in another reading of it, on the same words or not at all.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locate } from '../../../db/model/anchor.ts';

/** How one reading sets one word: the white space after it, its quotation marks, and what breaks it. */
interface Setting {
  readonly gap: string;
  readonly marks: readonly [string, string];
  readonly broken: string;
}

const setting = fc.record<Setting>({
  gap: fc.constantFrom(' ', '\n', '   ', '\t\r\n', '\u00a0'),
  marks: fc.constantFrom<readonly [string, string]>(['"', '"'], ['“', '”']),
  broken: fc.constantFrom('', '', '\u00ad', '-\n', '-\r\n  '),
});

/** One reading of the words, and where each stands in it. The words are the same in every reading; only their settings differ. */
function readingOf(words: readonly string[], settings: readonly Setting[]) {
  let text = '';
  const places = words.map((word, index) => {
    const { gap, marks, broken } = settings[index % settings.length] as Setting;
    const start = text.length;
    const set = `${word.slice(0, 2)}${broken}${word.slice(2)}`;
    text += index % 5 === 0 ? `${marks[0]}${set}${marks[1]}` : set;
    const end = text.length;
    text += gap;
    return { start, end };
  });
  return { text, places };
}

const settings = fc.array(setting, { minLength: 1, maxLength: 7 });
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `lock${String(index).padStart(3, '0')}x`);

describe('a quotation placed in a second reading', () => {
  it('stands on the same words, however white space, hyphens and quotation marks changed', () => {
    fc.assert(
      fc.property(settings, settings, fc.integer({ min: 1, max: 40 }), fc.nat(), fc.nat(), (before, after, count, a, b) => {
        const [old, read] = [readingOf(numbered(count), before), readingOf(numbered(count), after)];
        const [first, last] = [a % count, b % count].sort((x, y) => x - y) as [number, number];
        const exact = old.text.slice(old.places[first]?.start, old.places[last]?.end);
        expect(locate(read.text, { exact, prefix: '', suffix: '' })).toMatchObject({
          ok: true,
          start: read.places[first]?.start,
          end: read.places[last]?.end,
        });
      }),
    );
  });

  it('is refused where the words stand more than once, and placed by the words before and after', () => {
    fc.assert(
      fc.property(settings, settings, fc.integer({ min: 2, max: 8 }), fc.nat(), (before, after, count, pick) => {
        const words = numbered(count + 1).flatMap((word, index) => (index < count ? [word, 'damp', 'again'] : [word]));
        const [old, read] = [readingOf(words, before), readingOf(words, after)];
        // Only the copies that no reading puts in quotation marks: a mark between the words would make them another passage.
        const copies = Array.from({ length: count }, (_, index) => index * 3 + 1).filter((at) => at % 5 !== 0 && (at + 1) % 5 !== 0);
        fc.pre(copies.length > 1);
        const chosen = copies[pick % copies.length] as number;
        const [start, end] = [old.places[chosen]?.start ?? 0, old.places[chosen + 1]?.end ?? 0];
        const exact = old.text.slice(start, end);
        expect(locate(read.text, { exact, prefix: '', suffix: '' })).toEqual({ ok: false, why: 'ambiguous', count: copies.length });
        expect(
          locate(read.text, { exact, prefix: old.text.slice(0, start).slice(-32), suffix: old.text.slice(end, end + 32) }),
        ).toMatchObject({
          ok: true,
          start: read.places[chosen]?.start,
          end: read.places[chosen + 1]?.end,
        });
      }),
    );
  });

  it('is not placed where one of its words was read otherwise', () => {
    fc.assert(
      fc.property(settings, settings, fc.integer({ min: 1, max: 20 }), fc.nat(), (before, after, count, pick) => {
        const words = numbered(count);
        const changed = words.map((word, index) => (index === pick % count ? word.replace('lock', 'look') : word));
        const [old, read] = [readingOf(words, before), readingOf(changed, after)];
        const exact = old.text.slice(0, old.places.at(-1)?.end);
        expect(locate(read.text, { exact, prefix: '', suffix: '' })).toEqual({ ok: false, why: 'missing', count: 0 });
      }),
    );
  });
});
