// Tests: the search behind an absence made again among the papers received since.
import { expect, test } from 'vitest';
import { changeDraft } from '../../../db/domains/draft/writes.ts';
import { command } from '../../../db/domains/history/command.ts';
import { laterHits } from '../../../db/domains/search/since.ts';
import { emptyAbsence } from '../../../db/model/draft.ts';
import { newId } from '../../../db/model/ids.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { putEntries } from '../../support/entries.ts';

test('only papers received after the search and found by it raise the absence', () => {
  const { db } = caseInFolder();
  const searchedAt = (searchedMs: number | null, query: string) => {
    const id = newId();
    const value = { ...emptyAbsence(null, null), searched: { query, count: 0, on: null, found: null }, searchedMs };
    command(db, { actor, command: 'draft.change', label: 'x' }, (tx) =>
      changeDraft(tx, [{ do: 'put', kind: 'absence', id, seenRevision: null, value }]),
    );
    return id;
  };
  const phrase = '"spoke to resident"';
  const before = searchedAt(1, phrase);
  searchedAt(1_800_000_000_000, phrase);
  searchedAt(null, phrase);
  searchedAt(1, 'before:nonsense');
  searchedAt(1, 'helicopter');
  putEntries(db, [
    { exhibit: 'L1', text: 'I spoke to resident on the landing.', side: 'landlord' },
    { exhibit: 'L2', text: 'I spoke to the neighbour.', side: 'landlord' },
  ]);
  db.prepare('UPDATE entry SET received_ms = 1700000000000').run();
  expect(laterHits(db)).toEqual([{ absenceId: before, hits: [expect.objectContaining({ exhibit: 'L1' })] }]);
});
