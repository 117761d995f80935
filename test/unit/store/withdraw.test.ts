// Owns: that a delivery is not taken from under the draft: what is marked, cited or only being typed keeps its papers.
import { expect, test } from 'vitest';
import { readKind } from '../../../db/domains/draft/reads.ts';
import { checkReferences } from '../../../db/domains/draft/references.ts';
import { changeDraft, foldAllTyped, typeParagraph } from '../../../db/domains/draft/writes.ts';
import { cameAgain, moveMarks } from '../../../db/domains/entry/cameAgain.ts';
import { readAxis } from '../../../db/domains/entry/reads.ts';
import { command } from '../../../db/domains/history/command.ts';
import { undo } from '../../../db/domains/history/undo.ts';
import { listBatches } from '../../../db/domains/intake/batches.ts';
import { withdrawBatch } from '../../../db/domains/intake/withdraw.ts';
import type { DraftChange } from '../../../db/model/draft.ts';
import { newId } from '../../../db/model/ids.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { oneOfEach, paragraph } from '../../support/draftRows.ts';
import { putEntries } from '../../support/entries.ts';

function change(db: Db, changes: readonly DraftChange[]): void {
  command(db, { actor, command: 'draft.change', label: 'Change the draft' }, (tx) => changeDraft(tx, changes));
}

function withdraw(db: Db): void {
  const [batch] = listBatches(db);
  command(db, { actor, command: 'intake.withdraw', label: 'Withdraw' }, (tx) => withdrawBatch(tx, batch?.id ?? ''));
}

test('a delivery with a marked paper stays until the mark is gone', () => {
  const { db } = caseInFolder();
  const [, entryId = ''] = putEntries(db, [
    { exhibit: 'R1', text: 'One.' },
    { exhibit: 'R2', text: 'In the lock there is sand.' },
  ]);
  const value = { ...oneOfEach({ headId: newId(), entryId }).mark, headIds: [] };
  const id = newId();
  change(db, [{ do: 'put', kind: 'mark', id, seenRevision: null, value }]);
  expect(() => withdraw(db)).toThrow('R2 of this delivery is used by mark m1. Take that away first, then withdraw the delivery.');
  expect(readAxis(db)).toHaveLength(2);
  change(db, [{ do: 'remove', kind: 'mark', id, seenRevision: 1 }]);
  withdraw(db);
  expect(readAxis(db)).toEqual([]);
});

test('a paper that only the typing cites keeps its delivery, so that the typing can still become a command', () => {
  const { db } = caseInFolder();
  const [entryId = ''] = putEntries(db, [{ exhibit: 'R1', text: 'In the lock there is sand.' }]);
  const id = newId();
  change(db, [{ do: 'put', kind: 'paragraph', id, seenRevision: null, value: paragraph('It was') }]);
  typeParagraph(db, id, { ...paragraph('It was sanded.'), cites: [{ kind: 'entry', id: entryId }] });
  expect(() => withdraw(db)).toThrow('R1 of this delivery is used by paragraph f1.');
  expect(foldAllTyped(db, actor)).toBe(true);
});

test('marks kept when a delivery is withdrawn wait for their paper, and are moved to it when asked, never by themselves', () => {
  const { db } = caseInFolder();
  const bytes = new TextEncoder().encode('the same bytes');
  const text = 'In the lock there is sand.';
  const [entryId = '', other = ''] = putEntries(db, [
    { exhibit: 'R1', text, bytes },
    { exhibit: 'R2', text: 'Never comes again.' },
  ]);
  const anchorOn = (exact: string, extractionId: string | null) => ({
    ...{ exact, prefix: 'In ', suffix: ' there is sand.', start: 3, end: 11, extractionId, page: null, rects: [], cells: null },
  });
  const extractionOf = (id: string) => db.prepare('SELECT extraction_id FROM entry WHERE id = ?').pluck().get(id) as string;
  const ids = [entryId, entryId, other].map((on, at) => {
    const id = newId();
    const value = {
      ...oneOfEach({ headId: newId(), entryId: on }).mark,
      headIds: [],
      anchor: anchorOn(at === 1 ? 'gone words' : 'the lock', extractionOf(on)),
    };
    change(db, [{ do: 'put', kind: 'mark', id, seenRevision: null, value }]);
    return id;
  });
  const markOf = (id = '') => readKind(db, 'mark').find((row) => row.id === id);
  const [batch] = listBatches(db);
  command(db, { actor, command: 'intake.withdraw', label: 'Withdraw' }, (tx) => withdrawBatch(tx, batch?.id ?? '', true));
  expect(cameAgain(db)).toEqual([]);
  // What is said of a mark that waits can still be changed; a new one cannot be made there.
  const waiting = markOf(ids[0]);
  if (waiting === undefined) throw new Error('The mark is gone.');
  change(db, [{ do: 'put', kind: 'mark', id: waiting.id, seenRevision: waiting.revision, value: { ...waiting.value, note: 'Key' } }]);
  expect(() => change(db, [{ do: 'put', kind: 'mark', id: newId(), seenRevision: null, value: waiting.value }])).toThrow('not in the case');

  const [again = ''] = putEntries(db, [{ exhibit: 'R3', text, bytes }]);
  expect(markOf(ids[0])?.value.entryId).toBe(entryId);
  expect(cameAgain(db)).toEqual([{ from: { id: entryId, exhibit: 'R1' }, to: { id: again, exhibit: 'R3' }, marks: 2 }]);
  const moved = command(db, { actor, command: 'entry.moveMarks', label: 'Move marks' }, (tx) =>
    moveMarks(tx, [{ from: entryId, to: again }]),
  );
  expect(moved).toEqual({ placed: 1, notPlaced: 1 });
  expect(markOf(ids[0])?.value).toMatchObject({
    entryId: again,
    note: 'Key',
    anchor: { start: 3, end: 11, extractionId: extractionOf(again) },
  });
  expect(markOf(ids[1])?.value).toMatchObject({ entryId: again, anchor: { exact: 'gone words', start: null } });
  expect(markOf(ids[2])?.value.entryId).toBe(other);
  expect(cameAgain(db)).toEqual([]);
  undo(db, actor, checkReferences);
  expect(markOf(ids[0])?.value).toMatchObject({ entryId, anchor: { start: 3 } });
  expect(cameAgain(db)).toHaveLength(1);
});
