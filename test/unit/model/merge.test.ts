// Owns: the rules of merging two copies of a case: nothing that a side changed is lost, and the order of the desks does not change what is kept.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  freeName,
  type MergeCell,
  type MergePlan,
  type MergeRow,
  type MergeRules,
  type MergeSubject,
  mergeRow,
  planMerge,
} from '../../../db/model/merge.ts';

const rules: MergeRules = {
  units: { t: [['c', 'd']] },
  oneEach: { one: 'head_id' },
  texts: new Set(['text']),
  rowsTwice: new Set(['draft_paragraph']),
};
const cell = fc.constantFrom<MergeCell>(null, 1, 2, 'x', 'y');
const rowOf = fc.option(fc.record({ a: cell, b: cell, c: cell, d: cell }), { nil: null }) as fc.Arbitrary<MergeRow | null>;
const subject = fc.record({ base: rowOf, ours: rowOf, theirs: rowOf });

test('a row merged with itself is that row, and what only one side changed is in it', () => {
  fc.assert(
    fc.property(rowOf, rowOf, (base, row) => {
      expect(mergeRow(base, row, row)).toEqual({ row, conflicts: [] });
      if (base === null) return;
      expect(mergeRow(base, base, row)).toEqual({ row, conflicts: [] });
      expect(mergeRow(base, row, base)).toEqual({ row, conflicts: [] });
    }),
  );
});

/** Every value of a side, by row and column. */
function valuesIn(plan: MergePlan, given: readonly MergeSubject[]): Set<string> {
  const put = new Map(plan.puts.map((each) => [each.id, each.row]));
  const gone = new Set(plan.removes.map(({ id }) => id));
  const values = new Set<string>();
  const add = (id: string, row: MergeRow | null) => {
    for (const [column, value] of Object.entries(row ?? {})) values.add(JSON.stringify([id, column, value]));
  };
  for (const { id, ours } of given) if (!gone.has(id)) add(id, put.get(id) ?? ours);
  for (const { id, was, row } of plan.puts) if (was === null) add(id, row);
  for (const { id, conflict } of plan.differences) {
    if (conflict.what !== 'removedHere') add(id, conflict.ours);
    if (conflict.what !== 'removedThere') add(id, conflict.theirs);
  }
  return values;
}

const subjects = fc.array(subject, { maxLength: 4 }).map((list) => list.map((each, at) => ({ table: 't', id: `r${at}`, ...each })));

test('every value that a side changed is in the result or among the differences, whichever desk merges', () => {
  fc.assert(
    fc.property(subjects, (given) => {
      const turned = given.map(({ ours, theirs, ...rest }) => ({ ...rest, ours: theirs, theirs: ours }));
      const [here, there] = [valuesIn(planMerge(given, rules), given), valuesIn(planMerge(turned, rules), turned)];
      expect([...here].sort()).toEqual([...there].sort());
      for (const { id, base, ours, theirs } of given) {
        for (const side of [ours, theirs]) {
          for (const [column, value] of Object.entries(side ?? {})) {
            if (base === null || base[column] === value) continue;
            expect(here.has(JSON.stringify([id, column, value]))).toBe(true);
          }
        }
      }
    }),
  );
});

test('columns that mean something together change together', () => {
  const base = { a: 1, c: 1, d: 1 };
  const { row, conflicts } = mergeRow(base, { ...base, c: 2 }, { ...base, d: 2 }, [['c', 'd']]);
  expect(row).toEqual({ a: 1, c: 2, d: 1 });
  expect(conflicts).toMatchObject([{ what: 'changed', columns: ['c', 'd'], ours: { c: 2, d: 1 }, theirs: { c: 1, d: 2 } }]);
});

const id = (number: number) => `00000000-0000-7000-8000-00000000000${number}`;

test('what one side removed stays where the other side made something that points at it', () => {
  const head = { title: 'Lock' };
  const given = [
    { table: 'draft_head', id: id(1), base: head, ours: null, theirs: head },
    { table: 'draft_mark', id: id(2), base: null, ours: null, theirs: { head_ids: JSON.stringify([id(1)]) } },
  ];
  const plan = planMerge(given, rules);
  expect(plan.puts.map((each) => each.id)).toEqual([id(1), id(2)]);
  expect(plan.differences).toMatchObject([{ id: id(1), conflict: { what: 'removedHere' } }]);
  const turned = given.map(({ ours, theirs, ...rest }) => ({ ...rest, ours: theirs, theirs: ours }));
  expect(planMerge(turned, rules)).toMatchObject({ removes: [], differences: [{ conflict: { what: 'removedThere' } }] });
});

test('two rows made apart for one thing are one row with two accounts of it, and both is one after the other', () => {
  const given = [
    { table: 'one', id: id(1), base: null, ours: { id: id(1), head_id: 'h', text: 'Ours' }, theirs: null },
    { table: 'one', id: id(2), base: null, ours: null, theirs: { id: id(2), head_id: 'h', text: 'Theirs' } },
  ];
  const plan = planMerge(given, rules);
  expect(plan.puts).toEqual([]);
  expect([...plan.sameAs]).toEqual([[id(2), id(1)]]);
  const [difference] = plan.differences;
  expect(difference).toMatchObject({ both: 'text', conflict: { ours: { text: 'Ours' }, theirs: { text: 'Theirs' } } });
  const both = planMerge(given, rules, { [difference?.name ?? '']: 'both' });
  expect(both.puts).toMatchObject([{ id: id(1), row: { text: 'Ours\n\nTheirs' } }]);
});

test('lists are joined and paragraphs are put one after the other where both are kept', () => {
  const paragraph = (runs: string, cites: string) => ({ runs, cites });
  const given = [
    {
      table: 'draft_paragraph',
      id: id(1),
      base: paragraph('[]', '[]'),
      ours: paragraph('["a"]', '[1,2]'),
      theirs: paragraph('["b"]', '[2,3]'),
    },
  ];
  const names = planMerge(given, rules).differences.map(({ name, both }) => [name, both]);
  expect(names.map(([, both]) => both)).toEqual(['row', 'list']);
  const plan = planMerge(given, rules, Object.fromEntries(names.map(([name]) => [name, 'both' as const])));
  expect(plan.puts).toEqual([
    { table: 'draft_paragraph', id: id(1), row: paragraph('["a"]', '[1,2,3]'), was: paragraph('["a"]', '[1,2]') },
    { table: 'draft_paragraph', id: `${id(1)} also`, row: paragraph('["b"]', '[2,3]'), was: null },
  ]);
});

test('a name that is taken gives way to the next', () => {
  expect(freeName('m7', new Set(['m1']))).toBe('m7');
  expect(freeName('m7', new Set(['m7', 'm12', 'mx']))).toBe('m13');
  expect(freeName('c', new Set(['c', 'd']))).toBe('e');
  expect(freeName('z', new Set(['z']))).toBe('aa');
});
