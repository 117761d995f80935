// Tests: candidates read from a real store: from the report's day on, other sides only, without what was decided already.
import { expect, test } from 'vitest';
import { changeDraft } from '../../../db/domains/draft/writes.ts';
import { command } from '../../../db/domains/history/command.ts';
import { readCandidates } from '../../../db/domains/pairing/reads.ts';
import { partialDate, unknownDate } from '../../../db/model/dates.ts';
import { newId } from '../../../db/model/ids.ts';
import { calendarOf } from '../../../db/rules/index.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { oneOfEach } from '../../support/draftRows.ts';
import { putEntries } from '../../support/entries.ts';

const calendar = calendarOf({ calendar: 'england-and-wales' });

test('papers of other sides from its day on are proposed until they are decided', () => {
  const { db } = caseInFolder();
  const [report = '', , , later = ''] = putEntries(db, [
    { exhibit: 'R1', text: 'A doormat and a bicycle block the landing.', date: partialDate('2023-05-07') },
    { exhibit: 'L1', text: 'The doormat and the bicycle.', side: 'landlord', date: partialDate('2023-05-06') },
    { exhibit: 'R2', text: 'The doormat and the bicycle.', date: partialDate('2023-05-08') },
    { exhibit: 'L2', text: 'The doormat and the bicycle were removed.', side: 'landlord', date: partialDate('2023-05-09') },
    { exhibit: 'L3', text: 'The doormat and the bicycle.', side: 'landlord', date: partialDate('2024-01-09') },
  ]);
  expect(readCandidates(db, report, calendar).map(({ exhibit, workingDays }) => [exhibit, workingDays])).toEqual([['L2', 1]]);
  const value = { ...oneOfEach({ headId: '', entryId: report }).link, stepId: later, verdict: 'not linked' as const };
  command(db, { actor, command: 'draft.change', label: 'x' }, (tx) =>
    changeDraft(tx, [{ do: 'put', kind: 'link', id: newId(), seenRevision: null, value }]),
  );
  expect(readCandidates(db, report, calendar)).toEqual([]);
});

test('nothing is proposed for a paper without a date, and one that is not there is refused', () => {
  const { db } = caseInFolder();
  const [undated = ''] = putEntries(db, [{ exhibit: 'R1', text: 'A doormat.', date: unknownDate }]);
  expect(readCandidates(db, undated, calendar)).toEqual([]);
  expect(() => readCandidates(db, newId(), calendar)).toThrow(/not in the case/);
});
