// Owns: entries read in order, edited with what was found kept, and their bytes in ranges.
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { readOpening } from '../../../db/domains/draft/reads.ts';
import { changeDraft } from '../../../db/domains/draft/writes.ts';
import { alikePapers } from '../../../db/domains/entry/alike.ts';
import { doubtfulPapers, settleDate } from '../../../db/domains/entry/doubtfulDates.ts';
import { chunkBytes } from '../../../db/domains/entry/originals.ts';
import { noteOpened } from '../../../db/domains/entry/reading.ts';
import { entryBytes, entryLine, listEntries, openingEntries, readAxis, readEntry } from '../../../db/domains/entry/reads.ts';
import { editEntry } from '../../../db/domains/entry/writes.ts';
import { command, intakeSlice, lastSequence } from '../../../db/domains/history/command.ts';
import { undo } from '../../../db/domains/history/undo.ts';
import { addEntry, addRecord, type NewEntry, startOriginal } from '../../../db/domains/intake/arrivals.ts';
import { startBatch } from '../../../db/domains/intake/batches.ts';
import { partialDate, unknownDate } from '../../../db/model/dates.ts';
import type { Found, Side } from '../../../db/model/entry.ts';
import { newId } from '../../../db/model/ids.ts';
import type { EntryPatch } from '../../../db/model/operations.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { alikeText } from '../../../renderer/text/alike.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { head } from '../../support/draftRows.ts';
import { putEntries } from '../../support/entries.ts';

function edit(db: Db, id: string, seenRevision: number, patch: EntryPatch): void {
  command(db, { actor, command: 'entry.edit', label: 'Change an entry' }, (tx) => editEntry(tx, id, seenRevision, patch));
}

const dated = [
  { exhibit: 'R1', text: 'c', date: partialDate('2023-05-03') },
  { exhibit: 'R2', text: 'a', date: partialDate('2023-04') },
  { exhibit: 'R3', text: 'undated' },
  { exhibit: 'R4', text: 'b', date: partialDate('2023-05-03') },
  { exhibit: 'R5', text: 'z', date: partialDate('2023', 'before') },
];

test('entries come in order of date, undated last, and page by page the same', () => {
  const { db } = caseInFolder();
  putEntries(db, dated);
  const order = ['R2', 'R1', 'R4', 'R5', 'R3'];
  expect(readAxis(db).map(({ exhibit }) => exhibit)).toEqual(order);
  const paged: string[] = [];
  for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const page = listEntries(db, {}, after, 2);
    paged.push(...page.rows.map(({ exhibit }) => exhibit));
    after = page.next;
  }
  expect(paged).toEqual(order);
});

test.each([
  [{ from: '2023-04-20', to: '2023-05-02' }, ['R2', 'R5']],
  [{ from: '2023-05-03' }, ['R1', 'R4', 'R5']],
  [{ to: '2022-12-31' }, ['R5']],
  [{ isUnread: true }, ['R1', 'R4', 'R5', 'R3']],
  [{ isUnread: false }, ['R2']],
  [{ side: 'landlord' as const }, []],
  [{ kind: 'text' as const, isUnread: false }, ['R2']],
])('the filter %o keeps what may belong', (filter, exhibits) => {
  const { db } = caseInFolder();
  const ids = putEntries(db, dated);
  command(db, { actor, command: 'entry.noteOpened', label: 'Open R2' }, (tx) => noteOpened(tx, [ids[1] ?? '']));
  expect(listEntries(db, filter, null, 10).rows.map(({ exhibit }) => exhibit)).toEqual(exhibits);
});

test('a case opens after the entry it was left on, else on the first day that is in scope', () => {
  const { db } = caseInFolder();
  const ids = putEntries(db, dated);
  const labels = (after: string | null, limit: number) => openingEntries(db, after, limit).map(({ exhibit }) => exhibit);
  expect(labels(null, 2)).toEqual(['R2', 'R1']);
  expect(labels(ids[0] ?? '', 2)).toEqual(['R4', 'R5']);
  const headId = newId();
  const windows = ['2024', '2023-05-03'].map((from) => ({ headId, from: partialDate(from), to: null, reason: '' }));
  command(db, { actor, command: 'draft.change', label: 'Set the scope' }, (tx) =>
    changeDraft(tx, [
      { do: 'put', kind: 'head', id: headId, seenRevision: null, value: head('Lock') },
      ...windows.map((value) => ({ do: 'put' as const, kind: 'window' as const, id: newId(), seenRevision: null, value })),
    ]),
  );
  expect(labels(null, 10)).toEqual(['R1', 'R4', 'R5', 'R3']);
  const standing = readOpening(db);
  expect(Object.keys(standing)).toEqual(['head', 'window', 'exclusion', 'contact']);
  expect(standing.head.map(({ id }) => id)).toEqual([headId]);
  expect(standing.window.map(({ value }) => value)).toEqual(windows);
});

test('each entry carries its place in the scope of each head', () => {
  const { db } = caseInFolder();
  putEntries(db, dated);
  const headId = newId();
  const window = { headId, from: partialDate('2023-05-01'), to: null, reason: '' };
  command(db, { actor, command: 'draft.change', label: 'Set the scope' }, (tx) =>
    changeDraft(tx, [
      { do: 'put', kind: 'head', id: headId, seenRevision: null, value: head('Lock') },
      { do: 'put', kind: 'window', id: newId(), seenRevision: null, value: window },
    ]),
  );
  expect(readAxis(db).map(({ exhibit, scope }) => [exhibit, scope[headId]])).toEqual([
    ['R2', 'before'],
    ['R1', 'in'],
    ['R4', 'in'],
    ['R5', 'in'],
    ['R3', 'undated'],
  ]);
});

test('the axis says of each entry what its page of the list says, copies, parts and reading included', () => {
  const { db } = caseInFolder();
  const batchId = newId();
  const found: Found = { title: 'Log', sender: null, recipients: null, date: unknownDate, time: null, offset: null, dateBasis: 'none' };
  const paper = (exhibit: string, sha256: string, suppliedBy: Side, parentId: string | null = null): NewEntry => ({
    exhibit,
    parentId,
    batchId,
    kind: 'sheet',
    side: suppliedBy,
    sideBasis: 'supplier',
    suppliedBy,
    found,
    sha256,
    bytes: 1,
    mediaType: 'text/csv',
    fileName: 'log.csv',
    path: 'log.csv',
    partPath: null,
    status: 'read',
    reason: null,
    duplicateOf: null,
    extractionId: null,
    receivedMs: 1,
    isHidden: false,
  });
  const opened = intakeSlice(db, () => {
    startBatch(db, { id: batchId, suppliedBy: 'resident', note: '', receivedMs: 1 });
    for (const sha256 of ['aa', 'bb', 'cc', 'dd', 'ee']) startOriginal(db, sha256, 1);
    const log = paper('R1', 'aa', 'resident');
    const id = addEntry(db, log);
    for (const ordinal of [1, 2]) addRecord(db, { ...log, id }, { ordinal, cells: ['Lock'], found }, 'landlord', 'sender');
    addEntry(db, paper('R1.1', 'bb', 'resident', id));
    // As intake writes it: what is in an archive has no parent.
    addEntry(db, paper('R1.1.1', 'dd', 'resident'));
    addEntry(db, paper('R2', 'ee', 'resident'));
    addEntry(db, { ...paper('R1.2', 'cc', 'resident', id), isHidden: true });
    addEntry(db, paper('L1', 'aa', 'landlord'));
    addEntry(db, paper('L2', 'aa', 'landlord'));
    addEntry(db, paper('T1', 'bb', 'third'));
    return id;
  });
  command(db, { actor, command: 'entry.noteOpened', label: 'Open R1' }, (tx) => noteOpened(tx, [opened]));
  const axis = readAxis(db);
  expect(axis).toEqual(listEntries(db, {}, null, 100).rows.map(({ sha256: _, ...row }) => row));
  const facts = axis.map((row) => [row.exhibit, row.timesReceived, row.alsoSuppliedBy, row.attachments, row.records, row.readState]);
  expect(facts).toEqual([
    ['R1', 3, ['landlord'], 1, 2, 'skimmed'],
    // Who sent the whole sent its parts and rows.
    ['R1#1', 1, ['landlord'], 0, 0, 'unread'],
    ['R1#2', 1, ['landlord'], 0, 0, 'unread'],
    ['R1.1', 2, ['landlord', 'third'], 0, 0, 'unread'],
    ['R1.1.1', 1, ['landlord', 'third'], 0, 0, 'unread'],
    ['R2', 1, [], 0, 0, 'unread'],
    ['L1', 3, ['resident'], 0, 0, 'unread'],
    ['L2', 3, ['resident'], 0, 0, 'unread'],
    ['T1', 2, ['resident', 'landlord'], 0, 0, 'unread'],
  ]);
});

test('an edit keeps what was found; going back to it takes the edit back', () => {
  const { db } = caseInFolder();
  const [id = ''] = putEntries(db, [{ exhibit: 'R1', text: 'x', title: 'Door', date: partialDate('2023-05-03') }]);
  const found = entryLine(db, id);
  edit(db, id, 1, { title: 'Street door', date: partialDate('2023-06'), side: 'landlord', kindText: 'contact note' });
  expect(entryLine(db, id)).toMatchObject({
    title: 'Street door',
    date: partialDate('2023-06'),
    dateBasis: 'edited',
    side: 'landlord',
    sideBasis: 'edited',
    kindText: 'contact note',
    revision: 2,
  });
  expect(readEntry(db, id).found).toMatchObject({ title: 'Door', date: found.date, dateBasis: 'header' });
  edit(db, id, 2, { title: 'Door', date: found.date, side: 'resident', kindText: null });
  expect(entryLine(db, id)).toEqual({ ...found, revision: 3 });
  const before = lastSequence(db);
  edit(db, id, 3, { title: 'Door', date: found.date, side: 'resident' });
  expect(lastSequence(db)).toBe(before);
  expect(() => edit(db, id, 2, { title: 'Stale' })).toThrow('R1 has been changed meanwhile.');
  const backwards = { earliest: '2023-06-02', latest: '2023-06-01', precision: 'between' as const };
  expect(() => edit(db, id, 3, { date: backwards })).toThrow('The date ends before it begins.');
});

test('an original comes back byte for byte, whole and in any range', () => {
  const { db } = caseInFolder();
  const bytes = new Uint8Array(2 * chunkBytes + 300);
  bytes.set(randomBytes(chunkBytes), chunkBytes);
  const [id = ''] = putEntries(db, [{ exhibit: 'R1', text: '', bytes }]);
  for (const [from, length] of [
    [0, bytes.length],
    [chunkBytes - 5, 10],
    [2 * chunkBytes - 1, 500],
    [3, 1],
    [bytes.length, 10],
    [bytes.length - 1, 10],
    [5 * chunkBytes, 10],
  ] as const) {
    const answer = entryBytes(db, id, from, length);
    expect(answer.total).toBe(bytes.length);
    expect(Buffer.compare(answer.bytes, bytes.subarray(from, from + length)), `${from}+${length}`).toBe(0);
  }
});

test('papers much alike are paired, those of both sides first, and none is dropped', () => {
  const { db } = caseInFolder();
  const letter =
    'Dear Ms Adeyemi, thank you for your letter about the damp in the bedroom. Our surveyor called on 3 May and found no cause for concern at all.';
  const ids = putEntries(db, [
    { exhibit: 'R1', text: letter, side: 'resident' },
    { exhibit: 'R2', text: `${letter} Yours, P. Shah`, side: 'resident' },
    { exhibit: 'R3', text: 'A note of a few words', side: 'resident' },
    { exhibit: 'R4', text: 'A note of a few words!', side: 'resident' },
    { exhibit: 'R5', text: letter.split(' ').toReversed().join(' '), side: 'resident' },
  ]);
  db.prepare(`UPDATE entry SET supplied_by = 'landlord' WHERE id = ?`).run(ids[1]);
  const { pairs, all } = alikePapers(db);
  expect(all).toBe(1);
  expect(pairs.map(({ one, other }) => [one.exhibit, other.exhibit].toSorted())).toEqual([['R1', 'R2']]);
  expect(pairs[0]?.percent).toBeGreaterThanOrEqual(80);
  expect(pairs[0]?.percent).toBeLessThan(100);
  expect(readAxis(db)).toHaveLength(5);
});

test('bug: of more than 300 pairs of papers much alike the rest was left out unsaid', () => {
  const { db } = caseInFolder();
  const letter = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');
  putEntries(
    db,
    Array.from({ length: 26 }, (_, at) => ({ exhibit: `R${at + 1}`, text: `${letter} number${at}` })),
  );
  const { pairs, all } = alikePapers(db);
  expect(all).toBe((26 * 25) / 2);
  expect(pairs).toHaveLength(300);
  expect(alikeText.found(pairs.length, all)).toBe('325 pairs much alike; the first 300 are listed here');
  expect(alikeText.found(1, 1)).toBe('1 pair much alike');
});

test('a doubtful date is listed until it is settled, also as it was found, and again after undo', () => {
  const { db } = caseInFolder();
  const [id = ''] = putEntries(db, [
    { exhibit: 'R1', text: 'We met on 4 May 2023 and 5 May 2023.' },
    { exhibit: 'R2', text: 'No day is named here.' },
  ]);
  const [paper] = doubtfulPapers(db);
  expect(doubtfulPapers(db)).toHaveLength(1);
  expect(paper).toMatchObject({ id, exhibit: 'R1', doubt: 'undated' });
  expect(paper?.candidates.map(({ date }) => date.earliest)).toEqual(['2023-05-04', '2023-05-05']);
  const settle = (seenRevision: number) =>
    command(db, { actor, command: 'entry.settleDate', label: 'Settle' }, (tx) =>
      settleDate(tx, id, seenRevision, partialDate('2023-05-05')),
    );
  settle(paper?.revision ?? 0);
  expect(entryLine(db, id)).toMatchObject({ date: partialDate('2023-05-05'), dateBasis: 'edited' });
  expect(readEntry(db, id).found.date).toEqual(unknownDate);
  expect(doubtfulPapers(db)).toEqual([]);
  expect(() => settle(paper?.revision ?? 0)).toThrow('has been changed meanwhile');
  undo(db, actor, () => {});
  expect(doubtfulPapers(db)).toHaveLength(1);
});

/** A message with an attachment, which is an archive with a file in it. */
function messageWithParts(db: Db): readonly [message: string, archive: string, inner: string] {
  const [message = ''] = putEntries(db, [{ exhibit: 'R1', text: 'see attached' }]);
  const part = (exhibit: string, parentId: string | null): string => {
    const { batchId, receivedMs } = entryLine(db, message);
    const found: Found = {
      ...{ title: exhibit, sender: null, recipients: null, date: unknownDate, time: null, offset: null },
      dateBasis: 'none',
    };
    const entry: NewEntry = {
      ...{ exhibit, parentId, batchId, receivedMs, found, kind: 'text', side: 'resident', sideBasis: 'supplier', suppliedBy: 'resident' },
      ...{ sha256: null, bytes: 0, mediaType: 'text/plain', fileName: exhibit, path: exhibit, partPath: '1', status: 'read', reason: null },
      ...{ duplicateOf: null, extractionId: null, isHidden: false },
    };
    return intakeSlice(db, () => addEntry(db, entry));
  };
  const archive = part('R1.1', message);
  // As intake writes it: what is in an archive has no parent.
  return [message, archive, part('R1.1.1', null)];
}

test('a part is seen by whom its message is, and its own parts after it, until that is said of the part itself (bug: what is in an archive followed nothing)', () => {
  const { db } = caseInFolder();
  const [message, archive, inner] = messageWithParts(db);
  const set = (id: string, disclosure: EntryPatch['disclosure']) => edit(db, id, entryLine(db, id).revision, { disclosure });
  const seen = () => [message, archive, inner].map((id) => entryLine(db, id).disclosure);
  edit(db, message, 1, { disclosure: 'none', disclosureWhy: 'Names a neighbour' });
  expect(seen()).toEqual(['none', 'none', 'none']);
  expect(readEntry(db, inner).seen).toEqual({
    own: null,
    why: 'Names a neighbour',
    whole: { id: archive, exhibit: 'R1.1', kind: 'text', disclosure: 'none' },
  });
  undo(db, actor, () => {});
  expect(seen()).toEqual(['both', 'both', 'both']);

  // Said of itself, even where it says the same: it follows no more, and what is in it follows it.
  set(archive, 'both');
  set(message, 'landlord');
  expect(seen()).toEqual(['landlord', 'both', 'both']);
  expect(readEntry(db, archive).seen.own).toBe('both');
  set(archive, 'none');
  expect(seen()).toEqual(['landlord', 'none', 'none']);
  set(archive, null);
  expect(seen()).toEqual(['landlord', 'landlord', 'landlord']);
  expect(readEntry(db, archive).seen.own).toBeNull();
  set(message, null);
  expect(seen()).toEqual(['both', 'both', 'both']);
});

test('a part that was kept back before parts could follow stands by itself, and one that comes in later follows at once', () => {
  const { db } = caseInFolder();
  const [message, archive, inner] = messageWithParts(db);
  // As a store made before the column was has it.
  db.prepare(`UPDATE entry SET disclosure = 'landlord' WHERE id = ?`).run(archive);
  edit(db, message, 1, { disclosure: 'none' });
  expect([archive, inner].map((id) => entryLine(db, id).disclosure)).toEqual(['landlord', 'both']);
  const { batchId, receivedMs } = entryLine(db, message);
  const found: Found = {
    ...{ title: 'late', sender: null, recipients: null, date: unknownDate, time: null, offset: null },
    dateBasis: 'none',
  };
  const late: NewEntry = {
    ...{ exhibit: 'R1.2', parentId: message, batchId, receivedMs, found, kind: 'text', side: 'resident', sideBasis: 'supplier' },
    ...{ suppliedBy: 'resident', sha256: null, bytes: 0, mediaType: 'text/plain', fileName: 'late', path: 'late', partPath: '2' },
    ...{ status: 'read', reason: null, duplicateOf: null, extractionId: null, isHidden: false },
  };
  const id = intakeSlice(db, () => addEntry(db, late));
  expect(readEntry(db, id)).toMatchObject({ entry: { disclosure: 'none' }, seen: { own: null } });
});
