// Owns: that a delivery is not taken from under the draft: what is marked, cited or only being typed keeps its papers.
import { expect, test } from 'vitest';
import { changeDraft, foldAllTyped, typeParagraph } from '../../../db/domains/draft/writes.ts';
import { listBatches, readAxis } from '../../../db/domains/entry/reads.ts';
import { command } from '../../../db/domains/history/command.ts';
import { withdrawBatch } from '../../../db/domains/intake/withdraw.ts';
import type { DraftChange } from '../../../db/model/draft.ts';
import { newId } from '../../../db/model/ids.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { oneOfEach, paragraph } from '../../support/draftRows.ts';
import { putEntries } from '../../support/entries.ts';

function change(db: Db, changes: readonly DraftChange[]): void {
  command(db, { actor, command: 'draft.change', label: 'Change the draft', isUndoable: true }, (tx) => changeDraft(tx, changes));
}

function withdraw(db: Db): void {
  const [batch] = listBatches(db);
  command(db, { actor, command: 'intake.withdraw', label: 'Withdraw', isUndoable: false }, (tx) => withdrawBatch(tx, batch?.id ?? ''));
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
