// Tests: the vocabulary of tags: levels, counts, renaming and merging, as properties.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTagUnder, renamedTags, tagColour, tagPath, tagTree, tagWords, withoutTag } from '../../../db/model/tags.ts';

const level = fc.constantFrom('communication', 'record keeping', 'not told', 'late', 'repairs', 'Ä');
const tag = fc.array(level, { minLength: 1, maxLength: 3 }).map(tagWords);
const tags = fc.uniqueArray(tag, { maxLength: 5 });

describe('the vocabulary', () => {
  it('stands level under level, with what nobody uses by itself', () => {
    expect(tagTree([['communication / not told', 'late'], ['communication/late', 'communication'], ['Late ']])).toEqual([
      { tag: 'communication', depth: 0, own: 1, whole: 2 },
      { tag: 'communication / late', depth: 1, own: 1, whole: 1 },
      { tag: 'communication / not told', depth: 1, own: 1, whole: 1 },
      { tag: 'late', depth: 0, own: 1, whole: 1 },
      { tag: 'Late', depth: 0, own: 1, whole: 1 },
    ]);
  });

  it('counts each mark once under each level, and puts each tag before those under it', () => {
    fc.assert(
      fc.property(fc.array(tags, { maxLength: 12 }), (marks) => {
        const tree = tagTree(marks);
        for (const [index, { tag: name, whole, own }] of tree.entries()) {
          expect(whole).toBe(marks.filter((each) => each.some((one) => isTagUnder(one, name))).length);
          expect(own).toBe(marks.filter((each) => each.includes(name)).length);
          const above = tagWords(tagPath(name).slice(0, -1));
          if (above !== '') expect(tree.findIndex((each) => each.tag === above)).toBeLessThan(index);
        }
        expect(new Set(tree.map((each) => each.tag)).size).toBe(tree.length);
      }),
    );
  });
});

describe('renaming', () => {
  it('takes what stands under a tag with it, and merges into a tag there is', () => {
    expect(renamedTags(['late / repairs', 'not told'], 'late', 'delay')).toEqual(['delay / repairs', 'not told']);
    expect(renamedTags(['late', 'delay'], 'late', 'delay')).toEqual(['delay']);
    expect(renamedTags(['latest'], 'late', 'delay')).toEqual(['latest']);
  });

  it('leaves nothing of the old name but what is inside the new, loses no other tag, and never doubles one', () => {
    fc.assert(
      fc.property(tags, tag, tag, (before, from, to) => {
        const after = renamedTags(before, from, to);
        expect(new Set(after).size).toBe(after.length);
        for (const each of before) if (!isTagUnder(each, from)) expect(after).toContain(each);
        if (!isTagUnder(to, from)) expect(after.some((each) => isTagUnder(each, from) && !isTagUnder(each, to))).toBe(false);
        if (!before.some((each) => isTagUnder(each, from))) expect(after).toBe(before);
      }),
    );
  });

  it('back and forth gives the same tags where the new name was free', () => {
    fc.assert(
      fc.property(tags, tag, (before, from) => {
        expect(renamedTags(renamedTags(before, from, 'a new name'), 'a new name', from)).toEqual(
          before.map((each) => tagWords(tagPath(each))),
        );
      }),
    );
  });
});

it('taking a tag away takes what stands under it and nothing else', () => {
  fc.assert(
    fc.property(tags, tag, (before, gone) => {
      expect(withoutTag(before, gone)).toEqual(before.filter((each) => !isTagUnder(each, gone)));
    }),
  );
});

it('one outermost level bears one colour', () => {
  fc.assert(
    fc.property(tag, tag, (one, other) => {
      expect(tagColour(one, 8)).toBeLessThan(8);
      if (tagPath(one)[0] === tagPath(other)[0]) expect(tagColour(one, 8)).toBe(tagColour(other, 8));
    }),
  );
});
