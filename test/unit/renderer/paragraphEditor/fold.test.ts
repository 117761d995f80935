// Owns the proof that folding brings the store to what the editor shows, whatever was typed, split, joined or moved.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftRow } from '../../../../db/model/draft.ts';
import { draftTemplate, type HouseStyle } from '../../../../db/model/houseStyle.ts';
import { newId } from '../../../../db/model/ids.ts';
import { ruleSetOf } from '../../../../db/rules/index.ts';
import { type Block, blocksOf, isBlank, type Place, valuesOf } from '../../../../renderer/ui/paragraphEditor/blocks.ts';
import { type FoldCommand, numberingAt, numbersOf, planFold, positionsOf } from '../../../../renderer/ui/paragraphEditor/fold.ts';
import { mergeBlocks, sameBlocks } from '../../../../renderer/ui/paragraphEditor/merge.ts';

const place: Place = { section: 'findings', headId: newId() };
const words = {
  wrote: (number: string) => `wrote ${number}`,
  added: (numbers: string) => `added ${numbers}`,
  removed: (count: number) => `removed ${count}`,
  arranged: () => 'arranged',
};
const ids = Array.from({ length: 9 }, () => newId());
const markId = newId();

function block(id: string, text: string, depth = 0): Block {
  return { id, depth, runs: text === '' ? [] : [{ kind: 'text', text }], cites: [], form: 'paragraph', judgement: '', comment: '' };
}

/** What the store would hold after these commands; refuses a stale revision as it would. */
function store(rows: readonly DraftRow<'paragraph'>[], commands: readonly FoldCommand[]): DraftRow<'paragraph'>[] {
  const held = new Map(rows.map((row) => [row.id, row]));
  for (const change of commands.flatMap((command) => command.changes)) {
    const was = held.get(change.id);
    expect(change.seenRevision).toBe(was?.revision ?? null);
    if (change.do === 'remove') held.delete(change.id);
    else if (change.kind === 'paragraph') {
      if (change.value.parentId !== null) expect(held.has(change.value.parentId)).toBe(true);
      held.set(change.id, {
        id: change.id,
        revision: (was?.revision ?? 0) + 1,
        key: 'f',
        position: change.position ?? was?.position ?? 0,
        value: change.value,
      });
    }
  }
  for (const row of held.values()) if (row.value.parentId !== null) expect(held.has(row.value.parentId)).toBe(true);
  return [...held.values()];
}

const blocksArbitrary = fc
  .uniqueArray(fc.nat(ids.length - 1), { maxLength: ids.length })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((at) =>
        fc.record({ at: fc.constant(at), depth: fc.nat(2), text: fc.constantFrom('', 'one', 'two', 'three'), hasChip: fc.boolean() }),
      ),
    ),
  )
  .map((chosen) => {
    let above = -1;
    return chosen.map(({ at, depth, text, hasChip }): Block => {
      above = Math.min(depth, above + 1);
      const plain = block(ids[at] ?? '', text, above);
      return hasChip ? { ...plain, runs: [...plain.runs, { kind: 'cite', to: { kind: 'mark', id: markId } }] } : plain;
    });
  });

describe('folding', () => {
  it('brings the store to what the editor shows', () => {
    fc.assert(
      fc.property(blocksArbitrary, blocksArbitrary, (first, second) => {
        const stored = store([], planFold([], first, place, null, words));
        const commands = planFold(stored, second, place, null, words);
        const after = store(stored, commands);
        const shown = second.filter((one) => !isBlank(one));
        expect(valuesOf(blocksOf(after, [], place), place)).toEqual(valuesOf(shown, place));
        expect(planFold(after, shown, place, null, words)).toEqual([]);
      }),
    );
  });

  it('is one command for each paragraph reworded, and keeps its place', () => {
    const stored = store([], planFold([], [block(ids[0] ?? '', 'one'), block(ids[1] ?? '', 'two')], place, null, words));
    const commands = planFold(stored, [block(ids[0] ?? '', 'one more'), block(ids[1] ?? '', 'two more')], place, null, words);
    expect(commands.map(({ label }) => label)).toEqual(['wrote 1', 'wrote 2']);
    expect(commands.flatMap(({ changes }) => changes).every((change) => change.do === 'put' && change.position === undefined)).toBe(true);
  });

  it('is one command when a paragraph is split, and moves only what must move', () => {
    const [a = '', b = '', c = ''] = ids;
    const stored = store([], planFold([], [block(a, 'one two'), block(c, 'three')], place, null, words));
    const commands = planFold(stored, [block(a, 'one'), block(b, 'two'), block(c, 'three')], place, null, words);
    expect(commands.map(({ label }) => label)).toEqual(['added 2']);
    expect(commands[0]?.changes.map((change) => change.id).toSorted()).toEqual([a, b].toSorted());
  });

  it('does not take away the stored paragraph the caret has just emptied', () => {
    const [a = ''] = ids;
    const stored = store([], planFold([], [block(a, 'one')], place, null, words));
    expect(planFold(stored, [block(a, '')], place, a, words).map(({ label }) => label)).toEqual(['wrote 1']);
    expect(planFold(stored, [block(a, '')], place, null, words).map(({ label }) => label)).toEqual(['removed 1']);
  });

  it('numbers items under their paragraph', () => {
    const [a = '', b = '', c = '', d = '', e = ''] = ids;
    const numbers = numbersOf([block(a, 'x'), block(b, 'x', 1), block(c, 'x', 1), block(d, 'x', 2), block(e, 'x')]);
    expect([a, b, c, d, e].map((id) => numbers.get(id))).toEqual(['1', '1.a', '1.b', '1.b.i', '2']);
  });

  it('bug: numbers as the report does: by its template and house style, on from what stands before it, items in letters or figures', () => {
    const [a = '', b = '', c = '', d = ''] = ids;
    const blocks = [block(a, 'x'), { ...block(b, 'Repairs'), form: 'heading' as const }, block(c, 'x'), block(d, 'x', 1)];
    const shown = (body: string, numbering: HouseStyle['numbering'] = 'template', itemStyle: HouseStyle['itemStyle'] = 'template') => {
      const template = draftTemplate(ruleSetOf(body), { facts: [] }, { numbering, itemStyle });
      const numbers = numbersOf(blocks, numberingAt(blocks, template, { [c]: '15' }));
      return [a, c, d].map((id) => numbers.get(id));
    };
    expect(shown('uk-housing-ombudsman')).toEqual(['1', '1', '1.a']);
    // The Ombudsman's own template leaves nothing open to a house style.
    expect(shown('uk-housing-ombudsman', 'continuous', 'number')).toEqual(['1', '1', '1.a']);
    expect(shown('lgsco')).toEqual(['14', '15', '15.a']);
    expect(shown('lgsco', 'per-section', 'number')).toEqual(['1', '1', '1.1']);
    expect(numberingAt(blocks, { numbering: 'continuous', itemStyle: 'letter' }, {}).first).toBe(1);
  });

  it('finds rising positions for any order, keeping as many as it can', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 8 }), fc.nat(3), (known, fresh) => {
        const order = [...known.map((_, at) => `k${at}`), ...Array.from({ length: fresh }, (_, at) => `n${at}`)].toSorted();
        const positions = positionsOf(order, (id) => (id.startsWith('k') ? known[Number(id.slice(1))] : undefined));
        const list = order.map((id) => positions.get(id) ?? Number.NaN);
        expect(list.every((position, at) => at === 0 || position > (list[at - 1] ?? 0))).toBe(true);
      }),
    );
  });
});

describe('news from the store', () => {
  const [a = '', b = '', c = ''] = ids;
  const before = store([], planFold([], [block(a, 'one'), block(b, 'two')], place, null, words));

  it('is followed where nothing was typed', () => {
    const next = store(before, planFold(before, [block(b, 'two changed')], place, null, words));
    expect(mergeBlocks(before, next, [block(a, 'one'), block(b, 'two')], place)).toEqual(blocksOf(next, [], place));
  });

  it('does not take words that are not folded yet', () => {
    const next = store(before, planFold(before, [block(a, 'one'), block(b, 'two changed'), block(c, 'three')], place, null, words));
    const merged = mergeBlocks(before, next, [block(a, 'one and typing'), block(b, 'two')], place);
    expect(sameBlocks(merged, [block(a, 'one and typing'), block(b, 'two changed'), block(c, 'three')], place)).toBe(true);
  });

  it('shows typing left in the journal over the stored words', () => {
    const [value] = valuesOf([block(a, 'one, typed')], place);
    const typed = value === undefined ? [] : [{ id: a, atMs: 1, value: value.value }];
    expect(blocksOf(before, typed, place).map(({ runs }) => runs)).toEqual([
      [{ kind: 'text', text: 'one, typed' }],
      [{ kind: 'text', text: 'two' }],
    ]);
  });
});
