// Owns the proof of what writing rests on: which words are spelled, how they are counted, what is found and replaced, which passage a typed quotation is from.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../../../db/model/draft.ts';
import { newId } from '../../../../db/model/ids.ts';
import { markWith } from '../../../../renderer/ui/paragraphEditor/binding.ts';
import { tidyRuns } from '../../../../renderer/ui/paragraphEditor/blocks.ts';
import { wordsIn, wordsOfRuns } from '../../../../renderer/ui/paragraphEditor/count.ts';
import { finder, hitsIn, replaceIn } from '../../../../renderer/ui/paragraphEditor/findText.ts';
import type { Citable } from '../../../../renderer/ui/paragraphEditor/picker.ts';
import { wordsOfNames, wordsToSpell } from '../../../../renderer/ui/spelling/words.ts';

const spelled = (text: string) => wordsToSpell(text).map(({ word }) => word);
const text = (words: string): Run => ({ kind: 'text', text: words });
const markId = newId();
const quote = (words: string): Run => ({ kind: 'quote', text: words, markId });
const cite: Run = { kind: 'cite', to: { kind: 'mark', id: markId } };

describe('words to be spelled', () => {
  it('are words, with their apostrophes, each half of a hyphen by itself', () => {
    expect(spelled('The landlord’s call-out didn’t help; naïve façade.')).toEqual([
      'The',
      'landlord’s',
      'call',
      'out',
      'didn’t',
      'help',
      'naïve',
      'façade',
    ]);
  });

  it('are not initials, figures, addresses or references', () => {
    expect(spelled('ASB, the LHM’s, LHMs and a B at R12, L2#4, 2nd, x@post.example, https://www.site.example/a_b and file.txt')).toEqual([
      'the',
      'and',
      'at',
      'https',
      'and',
    ]);
  });

  it('stand where they say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (any) => {
        for (const { word, start, end } of wordsToSpell(any)) expect(any.slice(start, end)).toBe(word);
      }),
    );
  });

  it('of names are known without their possessive', () => {
    expect(wordsOfNames(['Mrs Ána O’Quill', 'Brackenhill’s Homes'])).toEqual(['Mrs', 'Ána', "O'Quill", 'Brackenhill', 'Homes']);
  });
});

describe('the count of words', () => {
  it('is that of a word processor: by white space, marks alone not counted, citations none', () => {
    expect(wordsIn('On 4 May 2023 – late – it wrote: “no”.')).toBe(8);
    expect(wordsIn('')).toBe(0);
    expect(wordsOfRuns([{ runs: [text('It wrote “'), quote('no repair'), text('” '), cite, text('.')] }, { runs: [text('Then.')] }])).toBe(
      5,
    );
  });
});

describe('find and replace', () => {
  const loose = finder({ words: 'lock', isExact: false, isWhole: false });

  it('finds in words and in locked quotations, and replaces in words alone', () => {
    const runs = [text('A Lock '), cite, text(' and '), quote('the lock'), text(' locked')];
    expect(hitsIn(runs, loose).map(({ from, to, isLocked, words }) => [from, to, isLocked, words])).toEqual([
      [2, 6, false, 'Lock'],
      [13, 14, true, 'lock'],
      [15, 19, false, 'lock'],
    ]);
    expect(replaceIn(runs, loose, 'bolt')).toEqual({
      runs: [text('A bolt '), cite, text(' and '), quote('the lock'), text(' bolted')],
      count: 2,
    });
    expect(replaceIn(runs, loose, 'bolt', 15).runs.at(-1)).toEqual(text(' bolted'));
    expect(replaceIn(runs, loose, 'bolt', 15).count).toBe(1);
  });

  it('can ask for capitals and whole words, and finds nothing for nothing', () => {
    const runs = [text('Lock lock locks')];
    expect(hitsIn(runs, finder({ words: 'Lock', isExact: true, isWhole: false }))).toHaveLength(1);
    expect(hitsIn(runs, finder({ words: 'lock', isExact: false, isWhole: true }))).toHaveLength(2);
    expect(hitsIn(runs, finder({ words: ' ', isExact: false, isWhole: false }))).toEqual([]);
  });

  it('never changes a citation, a person or a locked quotation, and replaces as many as it finds', () => {
    const any = fc.array(
      fc.oneof(fc.stringMatching(/^[abx ]{0,8}$/).map(text), fc.stringMatching(/^[abx ]{1,8}$/).map(quote), fc.constant(cite)),
    );
    const find = finder({ words: 'ab', isExact: true, isWhole: false });
    fc.assert(
      fc.property(any.map(tidyRuns), (runs) => {
        const { runs: after, count } = replaceIn(runs, find, 'Q');
        expect(after.filter(({ kind }) => kind !== 'text')).toEqual(runs.filter(({ kind }) => kind !== 'text'));
        expect(count).toBe(hitsIn(runs, find).filter(({ isLocked }) => !isLocked).length);
        for (const run of after) if (run.kind === 'text') expect(run.text).not.toContain('ab');
      }),
    );
  });
});

describe('the passage of a typed quotation', () => {
  const [a, b] = [newId(), newId()];
  const citable = (words: string, headIds: string[] = [], kind: 'mark' | 'event' = 'mark'): Citable => ({
    cite: { kind, id: newId() },
    key: 'm1',
    face: { text: 'R1', title: '', side: 'resident' },
    words,
    quote: words,
    said: null,
    isUsed: false,
    headIds,
  });

  it('is a mark the paragraph cites before one of the head before any, and the letter before shown changes', () => {
    const marks = [
      citable('the lock was not mended at all'),
      citable('it said the lock was mended then', [a]),
      citable('the lock was old', [b]),
    ];
    const [first, second] = marks as [Citable, Citable];
    expect(markWith('the lock was', marks, [], a)).toBe(second);
    expect(markWith('the lock was', marks, [first.cite], a)).toBe(first);
    expect(markWith('the lock was … mended', marks, [], null)).toBe(first);
    expect(markWith('the lock was mended', marks, [], null)).toBe(second);
    expect(markWith('the lock is', marks, [], null)).toBeNull();
  });

  it('is looked for by one word only in what the paragraph cites', () => {
    const mark = citable('the lock was old');
    expect(markWith('lock', [mark], [], null)).toBeNull();
    expect(markWith('lock', [mark], [mark.cite], null)).toBe(mark);
  });
});
