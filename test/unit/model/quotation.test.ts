// Tests: a quotation stands to the letter, with shown changes, or not; and no change of a word goes unseen.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotationStanding } from '../../../db/model/quotation.ts';

const source =
  'On 7 May I wrote: “The street-door has not been locked\nfor more than two weeks, and nothing has been done about it”. It seperates us.';

describe('a quotation', () => {
  it.each([
    'has not been locked for more than two weeks',
    'The street-door has not been locked',
    'nothing has been done about it.',
    'for more than two weeks,',
  ])('stands to the letter: %s', (words) => {
    expect(quotationStanding(words, source)).toBe('exact');
  });

  it.each([
    'The street-door has not been locked … and nothing has been done',
    'has not been locked...nothing has been done',
    'has not been locked . . . nothing has been done',
    '[T]he street-door',
    'not been lock[ing] for more',
    'nothing [at all] has been done',
    'It seperates (sic) us',
    'It seperates [sic] us.',
    'It seperates (Sic) us',
    'has not been locked (...) nothing has been done',
    'has not been locked (…) nothing [at all] has been done',
  ])('shows what was changed: %s', (words) => {
    expect(quotationStanding(words, source)).toBe('adapted');
  });

  it.each([
    'nothing was done',
    'nothing has been done … for more than two weeks',
    'Nothing has been done',
    'treet-door has not been lock',
    'has not been locke',
    'It separates us',
    '…',
    '[the whole]',
    'nothing (at all) has been done',
    '(T)he street-door',
    'nothing has been done (sic, as so often) about it',
    '(the whole)',
  ])('differs: %s', (words) => {
    expect(quotationStanding(words, source)).toBe('differs');
  });

  it('bug: words invented in round brackets counted as a shown change; what the source has in round brackets is quoted with them', () => {
    const own = 'The door (the one at the back) was never locked.';
    expect(quotationStanding('The door (the one at the back) was never locked', own)).toBe('exact');
    expect(quotationStanding('The door (the one at the back) … locked', own)).toBe('adapted');
    expect(quotationStanding('The door (the one in front) was never locked', own)).toBe('differs');
    expect(quotationStanding('The door was never locked', own)).toBe('differs');
    expect(quotationStanding('The door [...] was never locked', own)).toBe('adapted');
    // Typed by hand, not bound to its source, round brackets are read as published determinations write them.
    expect(quotationStanding('nothing (at all) has been done (sic)', source, 'either')).toBe('adapted');
    expect(quotationStanding('nothing (...) about it', source, 'either')).toBe('adapted');
    expect(quotationStanding('The door (the one at the back) was never locked', own, 'either')).toBe('exact');
    expect(quotationStanding('nothing (at all) was done', source, 'either')).toBe('differs');
  });

  const word = fc.stringMatching(/^[a-z]{2,7}$/);
  const words = fc.array(word, { minLength: 6, maxLength: 30 });

  it('of whole words of any text is exact, and with a stretch left out behind dots it is adapted', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (all, one, other) => {
        const from = one % (all.length - 3);
        const to = from + 3 + (other % (all.length - from - 2));
        const part = all.slice(from, to);
        expect(quotationStanding(part.join(' '), all.join('\n'))).toBe('exact');
        const shown = [part[0], '…', ...part.slice(2)].join(' ');
        expect(quotationStanding(shown, all.join(' '))).toBe('adapted');
      }),
    );
  });

  it('with one word put in unshown, or one changed, differs', () => {
    fc.assert(
      fc.property(words, fc.nat(), (all, one) => {
        const at = one % all.length;
        const put = [...all.slice(0, at), 'Quite', ...all.slice(at)].join(' ');
        expect(quotationStanding(put, all.join(' '))).toBe('differs');
        const changed = all.map((each, index) => (index === at ? `${each}X` : each)).join(' ');
        expect(quotationStanding(changed, all.join(' '))).toBe('differs');
      }),
    );
  });
});
