// Tests: a fact made of passages: what it begins with, what a passage of the other side does to it, and what it never decides.
import { describe, expect, it } from 'vitest';
import { partialDate, unknownDate } from '../../../db/model/dates.ts';
import { type DraftRow, eventStatuses } from '../../../db/model/draft.ts';
import { factOf, type OpenFact, type Passage, withPassage, wordingOf } from '../../../renderer/api/fact.ts';

const day = partialDate('2023-05-07');

function passage(id: string, side: Passage['side'], headIds: string[] = [], eventDate = null as Passage['date'] | null): Passage {
  const anchor = {
    exact: `words of ${id}`,
    prefix: '',
    suffix: '',
    start: 0,
    end: 5,
    extractionId: null,
    page: null,
    rects: [],
    cells: null,
  };
  const value = {
    entryId: 'x',
    anchor,
    headIds,
    tags: [],
    stance: '',
    account: null,
    eventDate,
    scopeOverride: null,
    scopeReason: '',
    note: '',
    speaksAgainst: null,
    disclosure: null,
    disclosureWhy: '',
  };
  const mark: DraftRow<'mark'> = { id, revision: 1, key: id, position: 0, value };
  return { mark, side, date: day };
}
const begun = (first: Passage): OpenFact => ({ caseId: 'c', row: null, value: factOf(first), sides: [first.side] });

describe('a fact of passages', () => {
  it('begins with the passage, its date and its heads, and says that one side is silent', () => {
    expect(factOf(passage('m1', 'resident', ['b']))).toEqual({
      date: day,
      text: 'words of m1',
      status: 'one side silent',
      headIds: ['b'],
      cites: [{ kind: 'mark', id: 'm1' }],
    });
  });

  it('takes the date the passage tells of before the date of its paper', () => {
    const told = partialDate('2023-04-18');
    expect(factOf(passage('m1', 'resident', [], told)).date).toEqual(told);
  });

  it('is unsettled once both sides have spoken: whether they agree is for the investigator', () => {
    const both = withPassage(begun(passage('m1', 'resident', ['a'])), passage('m2', 'landlord', ['b']));
    expect(both.value).toMatchObject({ status: 'unsettled', headIds: ['a', 'b'], text: 'words of m1' });
    expect(both.value.cites.map(({ id }) => id)).toEqual(['m1', 'm2']);
  });

  it.each(eventStatuses.filter((status) => status !== 'one side silent'))('keeps the status %s as it was set', (status) => {
    const begunSo = begun(passage('m1', 'resident'));
    const set = { ...begunSo, value: { ...begunSo.value, status } };
    expect(withPassage(set, passage('m2', 'landlord')).value.status).toBe(status);
  });

  it('stays one-sided with more of the same side or of a third party, and takes no passage twice', () => {
    const one = begun(passage('m1', 'resident'));
    const more = withPassage(withPassage(one, passage('m2', 'resident')), passage('m3', 'third'));
    expect(more.value.status).toBe('one side silent');
    expect(withPassage(more, passage('m2', 'resident'))).toBe(more);
  });

  it('dates an undated fact by the next passage that has a date', () => {
    const undated = { ...passage('m1', 'resident'), date: unknownDate };
    expect(withPassage(begun(undated), passage('m2', 'landlord')).value.date).toEqual(day);
  });
});

describe('a first wording', () => {
  it('is the passage itself when short, and ends at a word when long', () => {
    expect(wordingOf('  a box\n outside ')).toBe('a box outside');
    const long = wordingOf('word '.repeat(60));
    expect(long).toMatch(/^(word )+word…$/);
    expect(long.length).toBeLessThanOrEqual(161);
  });
});
