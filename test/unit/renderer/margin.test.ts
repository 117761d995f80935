// Tests: the margin: lanes of what overlaps, brackets and labels, what is said of each mark, which tags are offered; and that every head's look can be read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftRow, Mark } from '../../../db/model/draft.ts';
import { dark, headLines, light } from '../../../renderer/theme/tokens.ts';
import { headSlots, slotsOf } from '../../../renderer/ui/reader/headSlots.ts';
import { lanesOf } from '../../../renderer/ui/reader/lanes.ts';
import { bracketsOf, labelHeight } from '../../../renderer/ui/reader/marginLayout.ts';
import { inReadingOrder, saidMarks } from '../../../renderer/ui/reader/saidMarks.ts';
import { lastUsed, noteGiven, offeredTags } from '../../../renderer/ui/reader/tagChoice.ts';
import { contrast, over } from '../../support/contrast.ts';
import { head as headValue } from '../../support/draftRows.ts';

const head = (id: string, key: string, title: string): DraftRow<'head'> => ({ id, revision: 1, key, position: 0, value: headValue(title) });

function mark(key: string, start: number | null, end: number, part: Partial<Mark> = {}): DraftRow<'mark'> {
  const anchor = { exact: 'words', prefix: '', suffix: '', start, end, extractionId: null, page: null, rects: [], cells: null };
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
  return { id: key, revision: 1, key, position: 0, value };
}

const spans = fc.array(
  fc
    .record({ from: fc.nat(60), length: fc.integer({ min: 1, max: 20 }), width: fc.integer({ min: 1, max: 3 }) })
    .map(({ from, length, width }) => ({
      from,
      to: from + length,
      width,
    })),
  { maxLength: 40 },
);

describe('lanes', () => {
  it('nothing that overlaps shares one, and what stands alone has the first', () => {
    fc.assert(
      fc.property(spans, (made) => {
        const items = made.toSorted((one, other) => one.from - other.from);
        const lanes = lanesOf(
          items,
          (earlier, later) => earlier.to > later.from,
          ({ width }) => width,
        );
        const reach = (at: number) => ({ first: lanes[at] ?? 0, last: (lanes[at] ?? 0) + (items[at]?.width ?? 1) });
        for (const [at, item] of items.entries()) {
          const over = items.flatMap((other, place) => (place !== at && other.from < item.to && item.from < other.to ? [place] : []));
          if (over.length === 0) expect(lanes[at]).toBe(0);
          for (const place of over) expect(reach(at).first >= reach(place).last || reach(place).first >= reach(at).last).toBe(true);
        }
      }),
    );
  });
});

describe('brackets', () => {
  it('stand at the height of their words, side by side where these overlap', () => {
    const brackets = bracketsOf([
      { markId: 'm2', top: 30, bottom: 50 },
      { markId: 'm1', top: 0, bottom: 60 },
      { markId: 'm3', top: 70, bottom: 90 },
    ]);
    expect(brackets).toMatchObject([
      { markId: 'm1', top: 0, bottom: 60, lane: 0 },
      { markId: 'm2', top: 30, bottom: 50, lane: 1 },
      { markId: 'm3', top: 70, bottom: 90, lane: 0 },
    ]);
  });

  it('labels never lie over one another and never above their words', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { maxLength: 30 }), (tops) => {
        const brackets = bracketsOf(tops.map((top, at) => ({ markId: `m${at}`, top, bottom: top + 18 })));
        for (const [at, { labelTop, top }] of brackets.entries()) {
          expect(labelTop).toBeGreaterThanOrEqual(top);
          if (at > 0) expect(labelTop - (brackets[at - 1]?.labelTop ?? 0)).toBeGreaterThanOrEqual(labelHeight);
        }
      }),
    );
  });
});

describe('what is said of marks', () => {
  const heads = [head('h1', 'a', 'lock'), head('h2', 'b', 'noise')];

  it('names key, heads, tags and what it overlaps, in the order of the paper', () => {
    const marks = [
      mark('m7', 10, 40, { headIds: ['h2'], tags: ['communication / not told'] }),
      mark('m3', 0, 12),
      mark('m9', 50, 60, { headIds: ['h1', 'h2'] }),
      mark('m1', 12, 20, { entryId: 'first' }),
    ];
    const inOrder = inReadingOrder(marks, [{ id: 'first' }, { id: 'x' }]);
    const said = saidMarks(inOrder, { head: heads }, headSlots(heads));
    expect([...said.values()].map(({ words }) => words)).toEqual([
      'm1, no head',
      'm3, no head, overlaps m7',
      'm7, (b), communication / not told, overlaps m3',
      'm9, (a) (b)',
    ]);
  });

  it('an area stands among the words of its page from the top down', () => {
    const area = (key: string, page: number, y: number) => {
      const row = mark(key, null, 0);
      return {
        ...row,
        value: { ...row.value, anchor: { ...row.value.anchor, end: null, page, rects: [{ x: 0, y, width: 1, height: 1 }] } },
      };
    };
    const inOrder = inReadingOrder([area('m1', 2, 700), area('m2', 1, 100), area('m3', 1, 500)], [{ id: 'x' }]);
    expect(inOrder.map(({ key }) => key)).toEqual(['m3', 'm2', 'm1']);
  });

  it('each of six heads has a look of its own, a seventh the first again, and no head its own', () => {
    const many = [...'abcdefg'].map((letter) => head(letter, letter, letter));
    const looks = headSlots(many);
    expect(new Set([...looks.values()].slice(0, 6)).size).toBe(6);
    expect(looks.get('g')).toBe(looks.get('a'));
    expect(slotsOf(looks, ['a', 'g', 'b'])).toEqual(['0', '1']);
    expect(slotsOf(looks, ['gone'])).toEqual(['none']);
  });
});

describe('tags on offer at a mark', () => {
  const marks = [mark('m1', 0, 1, { tags: ['late'] }), mark('m2', 2, 3, { tags: ['communication / not told'] })];

  it('begin with those used last, numbered; what was just given comes first', () => {
    expect(lastUsed('case', marks)).toEqual(['communication / not told', 'late']);
    noteGiven('case', 'late');
    expect(lastUsed('case', marks)).toEqual(['late', 'communication / not told']);
    expect(lastUsed('another', marks)[0]).toBe('communication / not told');
    const offered = offeredTags('', ['late'], marks, ['late']);
    expect(offered.map(({ tag, number, isOn }) => [tag, number, isOn])).toEqual([
      ['late', 1, true],
      ['communication', null, false],
      ['communication / not told', null, false],
    ]);
  });

  it('are found by any of their words, and a new one is offered as such once', () => {
    expect(offeredTags('told', [], marks, []).map(({ tag, isNew }) => [tag, isNew])).toEqual([
      ['communication / not told', false],
      ['told', true],
    ]);
    expect(offeredTags('LATE', [], marks, []).map(({ tag, isNew }) => [tag, isNew])).toEqual([['late', false]]);
  });
});

// W3C, Web Content Accessibility Guidelines 2.2: contrast of words (1.4.3) 4.5, of lines (1.4.11) 3.
describe.each(Object.entries({ light, dark }))('looks of heads, %s', (_scheme, colours) => {
  const looks = Object.values(colours.heads);
  it('words are read through three tints lying over one another, and on the open mark', () => {
    for (const one of looks)
      for (const two of looks)
        for (const three of looks) {
          const ground = [one, two, three].reduce((below, { tint }) => over(tint, below), colours.paper);
          expect(contrast(colours.words, ground)).toBeGreaterThanOrEqual(4.5);
        }
    expect(contrast(colours.words, colours.markOpen)).toBeGreaterThanOrEqual(4.5);
  });
  it('labels are read on page and paper, lines are seen on every tint and on the open mark', () => {
    for (const { line } of looks) {
      for (const ground of [colours.page, colours.paper, colours.selected]) expect(contrast(line, ground)).toBeGreaterThanOrEqual(4.5);
      for (const { tint } of looks) expect(contrast(line, over(tint, colours.paper))).toBeGreaterThanOrEqual(3);
      expect(contrast(line, colours.markOpen)).toBeGreaterThanOrEqual(3);
    }
  });
  it('no two look alike without colour', () => {
    const shapes = Object.entries(headLines).map(([slot, shape]) => `${shape} ${slot === '5' ? 'thick' : slot === 'none' ? 'thin' : ''}`);
    expect(new Set(shapes).size).toBe(shapes.length);
  });
});
