// Owns: how far entries were looked at, counted per side and head, stepped through, and logs reviewed as one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeDraft } from '../../../db/domains/draft/writes.ts';
import {
  nextUnread,
  noteOpened,
  reviewSheet,
  setReadState,
  sheetReviews,
  unreadCounts,
  unreadItems,
} from '../../../db/domains/entry/reading.ts';
import { entryLine, readAxis } from '../../../db/domains/entry/reads.ts';
import { command } from '../../../db/domains/history/command.ts';
import { undo } from '../../../db/domains/history/undo.ts';
import { partialDate } from '../../../db/model/dates.ts';
import { isUnread, type ReadState, readStates, type Side, sides } from '../../../db/model/entry.ts';
import { newId } from '../../../db/model/ids.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { head } from '../../support/draftRows.ts';
import { putEntries } from '../../support/entries.ts';

const open = (db: Db, ...ids: readonly string[]) =>
  command(db, { actor, command: 'entry.noteOpened', label: 'Open' }, (tx) => noteOpened(tx, ids));
const say = (db: Db, state: ReadState, ...ids: readonly string[]) =>
  command(db, { actor, command: 'entry.setReadState', label: `Say ${state}` }, (tx) => setReadState(tx, ids, state));

const papers = [
  { exhibit: 'R1', text: 'a', date: partialDate('2023-05-03') },
  { exhibit: 'L1', text: 'b', side: 'landlord' as const, date: partialDate('2022-01-09') },
  { exhibit: 'L2', text: 'c', side: 'landlord' as const, date: partialDate('2023-06-01') },
  { exhibit: 'R2', text: 'd' },
];

/** A case with the papers above and one head whose window opens in 2023. */
function caseWithHead(): { db: Db; ids: readonly string[]; headId: string } {
  const { db } = caseInFolder();
  const ids = putEntries(db, papers);
  const headId = newId();
  command(db, { actor, command: 'draft.change', label: 'Head' }, (tx) =>
    changeDraft(tx, [
      { do: 'put', kind: 'head', id: headId, seenRevision: null, value: head('Lock') },
      {
        do: 'put',
        kind: 'window',
        id: newId(),
        seenRevision: null,
        value: { headId, from: partialDate('2023'), to: null, reason: 'reports begin' },
      },
    ]),
  );
  return { db, ids, headId };
}

test('opening makes what was unread skimmed, once, and does not touch what somebody said', () => {
  const { db } = caseInFolder();
  const [id = ''] = putEntries(db, [{ exhibit: 'R1', text: 'x' }]);
  expect(open(db, id)).toBe(1);
  expect(open(db, id)).toBe(0);
  expect(entryLine(db, id).readState).toBe('skimmed');
  say(db, 'again', id);
  expect(open(db, id)).toBe(0);
  expect(entryLine(db, id).readState).toBe('again');
  expect(() => open(db, newId())).toThrow(/not in the case/);
});

test('what somebody said is undone to what it was before; opening is not in the way of undo', () => {
  const { db } = caseInFolder();
  const [id = '', other = ''] = putEntries(db, papers);
  say(db, 'read', id);
  say(db, 'again', id);
  open(db, other);
  undo(db, actor, () => {});
  expect(entryLine(db, id).readState).toBe('read');
  undo(db, actor, () => {});
  expect(entryLine(db, id).readState).toBe('unread');
  expect(entryLine(db, other).readState).toBe('skimmed');
});

test('unread items are counted whole and named in order of label', () => {
  const { db } = caseInFolder();
  const exhibits = ['R10', 'R2', 'R1', 'R12.1', 'R12', 'R3'];
  const ids = putEntries(
    db,
    exhibits.map((exhibit) => ({ exhibit, text: exhibit })),
  );
  open(db, ...ids.slice(5));
  const { count, first } = unreadItems(db, 3);
  expect(count).toBe(5);
  expect(first.map(({ exhibit }) => exhibit)).toEqual(['R1', 'R2', 'R10']);
  expect(unreadItems(db, 9).first.map(({ exhibit }) => exhibit)).toEqual(['R1', 'R2', 'R10', 'R12', 'R12.1']);
});

test('a head counts what lies in its scope and what bears no date', () => {
  const { db, ids, headId } = caseWithHead();
  expect(unreadCounts(db)).toEqual({
    all: { resident: 2, landlord: 2, third: 0 },
    heads: { [headId]: { resident: 2, landlord: 1, third: 0 } },
    again: { resident: 0, landlord: 0, third: 0 },
  });
  say(db, 'again', ids[2] ?? '');
  expect(unreadCounts(db)).toMatchObject({
    all: { landlord: 1 },
    heads: { [headId]: { landlord: 0 } },
    again: { landlord: 1 },
  });
});

test('the next unread entry comes by date, of the side and head asked for, and round to the first', () => {
  const { db, ids, headId } = caseWithHead();
  const next = (after: string | null, side: Side | null = null, head: string | null = null) =>
    nextUnread(db, { after, side, headId: head })?.exhibit ?? null;
  expect(next(null)).toBe('L1');
  expect(next(ids[1] ?? '')).toBe('R1');
  expect(next(ids[3] ?? '')).toBe('L1');
  expect(next(null, 'landlord', headId)).toBe('L2');
  expect(next(null, 'third')).toBeNull();
  open(db, ...ids);
  expect(next(null)).toBeNull();
});

test('the counts are those of the rule for one entry, whatever was said', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...readStates), fc.constantFrom(...sides)), { maxLength: 12 }), (said) => {
      const { db } = caseInFolder();
      const ids = putEntries(
        db,
        said.map(([, side], at) => ({ exhibit: `R${at + 1}`, text: `${at}`, side })),
      );
      for (const [at, [state]] of said.entries()) say(db, state, ids[at] ?? '');
      const axis = readAxis(db);
      const { all, again } = unreadCounts(db);
      for (const side of sides) {
        const own = axis.filter((row) => row.side === side);
        expect(all[side]).toBe(own.filter(isUnread).length);
        expect(again[side]).toBe(own.filter(({ readState }) => readState === 'again').length);
      }
    }),
    { numRuns: 12 },
  );
});

test('a log is reviewed as one item, with what was shown and opened of it, and taken back whole', () => {
  const { db } = caseInFolder();
  const [sheet = '', ...rows] = putEntries(db, [
    { exhibit: 'L1', text: 'log' },
    { exhibit: 'L1#1', text: 'one' },
    { exhibit: 'L1#2', text: 'two' },
    { exhibit: 'L1#3', text: 'three' },
  ]);
  db.prepare(`UPDATE entry SET kind = 'sheet' WHERE id = ?`).run(sheet);
  for (const id of rows) db.prepare(`UPDATE entry SET kind = 'record', parent_id = ? WHERE id = ?`).run(sheet, id);
  open(db, rows[1] ?? '');
  expect(unreadCounts(db).all.resident).toBe(1);
  const review = (filter: string, shown: number) =>
    command(db, { actor, command: 'entry.reviewSheet', label: 'Review L1' }, (tx) => reviewSheet(tx, sheet, filter, shown));
  expect(review('door', 2)).toMatchObject({ actor, filter: 'door', rows: 3, rowsShown: 2, rowsOpened: 1 });
  expect(entryLine(db, sheet).readState).toBe('read');
  expect(unreadCounts(db).all.resident).toBe(0);
  expect(sheetReviews(db, sheet)).toHaveLength(1);
  expect(() => review('', 4)).toThrow(/3 rows; 4 cannot/);
  expect(() => command(db, { actor, command: 'entry.reviewSheet', label: 'x' }, (tx) => reviewSheet(tx, rows[0] ?? '', '', 0))).toThrow(
    /Only a sheet/,
  );
  undo(db, actor, () => {});
  expect(sheetReviews(db, sheet)).toEqual([]);
  expect(entryLine(db, sheet).readState).toBe('unread');
});
