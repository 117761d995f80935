// Owns: commands as transactions with one chained history row, and what verifying the chain finds.
import { expect, test } from 'vitest';
import { changeDraft } from '../../../db/domains/draft/writes.ts';
import { command, lastSequence } from '../../../db/domains/history/command.ts';
import { listHistory } from '../../../db/domains/history/reads.ts';
import { verifyFile } from '../../../db/domains/history/verify.ts';
import { newId } from '../../../db/model/ids.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { head } from '../../support/draftRows.ts';
import { putEntries } from '../../support/entries.ts';

function addHead(db: Db, title: string): string {
  const id = newId();
  command(db, { actor, command: 'draft.change', label: `Add ${title}` }, (tx) =>
    changeDraft(tx, [{ do: 'put', kind: 'head', id, seenRevision: null, value: head(title) }]),
  );
  return id;
}

test('each command leaves one row that joins on to the one before', () => {
  const { db } = caseInFolder();
  addHead(db, 'Lock');
  addHead(db, 'Noise');
  const rows = listHistory(db, null, 10);
  expect(rows.map(({ sequence, label, actor: who }) => [sequence, label, who])).toEqual([
    [3, 'Add Noise', actor],
    [2, 'Add Lock', actor],
    [1, 'Open case 202400001 against Larkfield Homes', actor],
  ]);
  expect(verifyFile(db)).toEqual({ rows: 3, covered: 6, originals: 0, problems: [], leftOut: [] });
  const walked: number[] = [];
  for (let page = listHistory(db, null, 1); page.length > 0; page = listHistory(db, page.at(-1) ?? null, 1)) {
    walked.push(...page.map(({ sequence }) => sequence));
  }
  expect(walked).toEqual([3, 2, 1]);
});

test('a command that changes nothing leaves no row; one that fails leaves nothing at all', () => {
  const { db, caseId } = caseInFolder();
  const before = lastSequence(db);
  command(db, { actor, command: 'draft.change', label: 'Nothing' }, (tx) =>
    tx.update('draft_facts', { id: caseId, title: 'Larkfield Homes' }),
  );
  expect(lastSequence(db)).toBe(before);
  const failing = () =>
    command(db, { actor, command: 'draft.change', label: 'Half' }, (tx) => {
      tx.update('draft_facts', { id: caseId, title: 'Changed' });
      throw new Error('the work failed');
    });
  expect(failing).toThrow('the work failed');
  expect(lastSequence(db)).toBe(before);
  expect(db.prepare('SELECT title FROM draft_facts').pluck().get()).toBe('Larkfield Homes');
});

test.each([
  ['a header', `UPDATE history SET actor = 'Somebody else' WHERE sequence = 2`, /row 2 was altered/],
  ['a label', `UPDATE history SET label = 'Nothing to see' WHERE sequence = 2`, /label of row 2 was altered/],
  [
    'a payload',
    `UPDATE history_payload SET payload = replace(payload, 'Lock', 'Door') WHERE sequence = 3`,
    /what row 3 changed was altered/,
  ],
  ['a gap', 'DELETE FROM history WHERE sequence = 2', /row 2 is missing/],
  ['a payload taken out', 'DELETE FROM history_payload WHERE sequence = 2', /row 2 changed is missing, and no disposal took it/],
  ['an original', `UPDATE chunk SET data = zeroblob(4), is_compressed = 0`, /Original R1: its bytes are not those/],
  [
    'an original that cannot be unpacked',
    `UPDATE chunk SET data = zeroblob(4), is_compressed = 1`,
    /Original R1: its stored bytes cannot be/,
  ],
])('verifying finds %s tampered with', (_what, sql, problem) => {
  const { db } = caseInFolder();
  putEntries(db, [{ exhibit: 'R1', text: 'The lock has failed again.' }]);
  addHead(db, 'Lock');
  addHead(db, 'Noise');
  expect(verifyFile(db).problems).toEqual([]);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  const { problems } = verifyFile(db);
  expect(problems.join('\n')).toMatch(problem);
});

test('the same label and changes never give the same digest twice', () => {
  const { db } = caseInFolder();
  addHead(db, 'Lock');
  addHead(db, 'Lock');
  const digests = db.prepare('SELECT payload_sha256 FROM history').pluck().all();
  expect(new Set(digests).size).toBe(digests.length);
});
