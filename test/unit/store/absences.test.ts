// Tests: the search behind an absence made again among the papers received since, and what no search looks into.
import { expect, test } from 'vitest';
import { changeDraft } from '../../../db/domains/draft/writes.ts';
import { command } from '../../../db/domains/history/command.ts';
import { laterHits } from '../../../db/domains/search/since.ts';
import { notSearched } from '../../../db/domains/search/unsearched.ts';
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

test('what no search looks into is told apart, each paper once, the gravest first', () => {
  const { db } = caseInFolder();
  const [, voice, photo, wall, torn, , empty, sheet] = putEntries(db, [
    { exhibit: 'R1', text: 'It drips.' },
    ...['R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8'].map((exhibit) => ({
      exhibit,
      text: exhibit === 'R4' ? 'wet wall' : ' \n',
      bytes: Buffer.from(exhibit),
    })),
  ]);
  const set = (id: string | undefined, cells: string) => db.prepare(`UPDATE entry SET ${cells} WHERE id = ?`).run(id);
  set(voice, `kind = 'audio'`);
  set(photo, `kind = 'picture'`);
  // A scan whose second page is not recognised yet: what there is of its words is searched, the rest is not.
  set(wall, `kind = 'pdf'`);
  db.prepare(`INSERT INTO scan (sha256, ordinal, state) SELECT sha256, 1, 'waiting' FROM entry WHERE id = ?`).run(wall);
  db.prepare(`INSERT INTO scan_page (sha256, page, state) SELECT sha256, 2, 'waiting' FROM entry WHERE id = ?`).run(wall);
  set(torn, `status = 'unreadable', extraction_id = NULL`);
  // A message has its heading, and the rows of a sheet are its words.
  db.prepare(`UPDATE entry SET kind = 'email' WHERE exhibit = 'R6'`).run();
  db.prepare(`UPDATE entry SET kind = 'record', parent_id = ?, body = 'leak' WHERE exhibit = 'R1'`).run(sheet);
  const { counts, papers } = notSearched(db);
  expect(papers.map(({ exhibit, why }) => `${exhibit} ${why}`)).toEqual([
    'R5 unreadable',
    'R4 scan',
    'R2 recording',
    'R7 wordless',
    'R3 picture',
  ]);
  expect(counts.map(({ why, count }) => `${why} ${count}`)).toEqual(['unreadable 1', 'scan 1', 'recording 1', 'wordless 1', 'picture 1']);
  // Once recognised and read it is searched; what repeats it is not told once more, nor what was taken back.
  db.prepare(`UPDATE scan_page SET state = 'done'`).run();
  set(voice, `duplicate_of = (SELECT id FROM entry WHERE exhibit = 'R5')`);
  set(empty, 'is_withdrawn = 1');
  expect(notSearched(db).papers.map(({ exhibit }) => exhibit)).toEqual(['R5', 'R3']);
});
