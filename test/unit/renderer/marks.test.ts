// Tests: the list of marks: what its filters let through, what a change of many alters, what a pasted table holds; and that tags can be read in both schemes.
import { describe, expect, it } from 'vitest';
import type { DraftRow, Mark } from '../../../db/model/draft.ts';
import {
  asTable,
  bulkChanges,
  everyMark,
  type ListedMark,
  renameChanges,
  shownMarks,
  takeTagChanges,
} from '../../../renderer/features/marks/listed.ts';
import { dark, light } from '../../../renderer/theme/tokens.ts';
import { contrast } from '../../support/contrast.ts';

function mark(key: string, part: Partial<Mark> = {}): DraftRow<'mark'> {
  const anchor = {
    exact: `words of ${key}`,
    prefix: '',
    suffix: '',
    start: 0,
    end: 3,
    extractionId: null,
    page: null,
    rects: [],
    cells: null,
  };
  const value: Mark = {
    entryId: 'x',
    anchor,
    headIds: [],
    tags: [],
    stance: '',
    account: null,
    eventDate: null,
    scopeOverride: null,
    scopeReason: '',
    note: '',
    speaksAgainst: null,
    disclosure: null,
    disclosureWhy: '',
    ...part,
  };
  return { id: key, revision: 3, key, position: 0, value };
}
const line = (row: DraftRow<'mark'>, part: Partial<ListedMark> = {}): ListedMark => ({
  row,
  entry: null,
  side: null,
  isUsed: false,
  isPlaced: true,
  ...part,
});
const keys = (lines: readonly ListedMark[]) => lines.map(({ row }) => row.key);

describe('the list of marks', () => {
  const lines = [
    line(mark('m1', { headIds: ['a'], tags: ['late / repairs'] }), { side: 'resident', isUsed: true }),
    line(mark('m2', { headIds: ['b'], tags: ['late'], note: 'call back', speaksAgainst: 'landlord' }), { side: 'landlord' }),
    line(mark('m3', { headIds: ['a', 'b'], tags: ['latest'] }), { side: 'landlord', isPlaced: false }),
  ];
  it.each([
    [{}, ['m1', 'm2', 'm3']],
    [{ headId: 'a' }, ['m1', 'm3']],
    [{ tag: 'late' }, ['m1', 'm2']],
    [{ side: 'landlord' as const }, ['m2', 'm3']],
    [{ use: 'used' as const }, ['m1']],
    [{ use: 'unused' as const, headId: 'b' }, ['m2', 'm3']],
    [{ onlyNotPlaced: true }, ['m3']],
    [{ onlyAgainst: true }, ['m2']],
    [{ find: 'against the landlord' }, ['m2']],
    [{ find: 'CALL' }, ['m2']],
  ])('filtered by %j shows %j', (filter, shown) => {
    expect(keys(shownMarks(lines, { ...everyMark, ...filter }))).toEqual(shown);
  });
});

describe('a change of many marks', () => {
  const rows = [mark('m1', { headIds: ['a'], tags: ['late'] }), mark('m2')];

  it('alters only the marks it makes different, each against the revision seen', () => {
    const changes = bulkChanges(rows, { addHeadId: 'a' });
    expect(changes).toMatchObject([{ do: 'put', id: 'm2', seenRevision: 3, value: { headIds: ['a'] } }]);
  });

  it('writes a tag as the vocabulary does, takes a tag with those under it, and clears an overruling with its reason', () => {
    expect(bulkChanges(rows, { addTag: ' late/ repairs ' })).toMatchObject([
      { value: { tags: ['late', 'late / repairs'] } },
      { value: { tags: ['late / repairs'] } },
    ]);
    expect(bulkChanges(rows, { takeTag: 'late' })).toMatchObject([{ id: 'm1', value: { tags: [] } }]);
    const overruled = [mark('m3', { scopeOverride: 'context', scopeReason: 'why' })];
    expect(bulkChanges(overruled, { scope: { override: null, reason: '' } })).toMatchObject([
      { value: { scopeOverride: null, scopeReason: '' } },
    ]);
  });

  it('says against whom many marks speak, and that they speak against nobody', () => {
    const marks = [mark('m1'), mark('m2', { speaksAgainst: 'landlord' })];
    expect(bulkChanges(marks, { speaksAgainst: 'landlord' }).map(({ id }) => id)).toEqual(['m1']);
    expect(bulkChanges(marks, { speaksAgainst: null })).toMatchObject([{ id: 'm2', value: { speaksAgainst: null } }]);
  });

  it('renames, merges and takes off a tag on every mark that has it and no other', () => {
    const all = [mark('m1', { tags: ['late', 'delay'] }), mark('m2', { tags: ['late / repairs'] }), mark('m3', { tags: ['other'] })];
    expect(renameChanges(all, 'late', 'delay')).toMatchObject([
      { id: 'm1', value: { tags: ['delay'] } },
      { id: 'm2', value: { tags: ['delay / repairs'] } },
    ]);
    expect(takeTagChanges(all, 'late').map(({ id }) => id)).toEqual(['m1', 'm2']);
  });
});

it('a pasted table runs no formula and keeps one line for each mark', () => {
  const words = mark('m1', { anchor: { ...mark('m1').value.anchor, exact: '=HYPERLINK("x")\nnext\tcell' }, stance: '-1' });
  expect(asTable([line(words)], ['a', 'b'], () => '(a)')).toBe(`a\tb\nm1\t\t(a)\t\t'-1\t'=HYPERLINK("x") next cell`);
  for (const formula of ['+1', '@SUM(1)', '\t=1+1', '\r=1+1', ' =1+1', '\uFF1D1+1']) {
    const said = mark('m1', { anchor: { ...mark('m1').value.anchor, exact: formula } });
    expect(
      asTable([line(said)], [], () => ''),
      JSON.stringify(formula),
    ).toMatch(/\t'\s*\S+$/);
  }
});

describe('colours of tags', () => {
  // W3C, Web Content Accessibility Guidelines 2.2, contrast (minimum).
  it.each(Object.entries({ light, dark }))('can be read, %s', (_scheme, colours) => {
    for (const { soft, on } of Object.values(colours.tags)) expect(contrast(soft, on)).toBeGreaterThanOrEqual(4.5);
  });
});
