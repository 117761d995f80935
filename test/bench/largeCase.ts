// Owns: a large case of invented entries for benchmarks, written through the store's own rows, without reading files. Must not be used to test what is read.
import { createCase, openDeskIn } from '../../db/domains/desk/cases.ts';
import { changeDraft } from '../../db/domains/draft/writes.ts';
import { addReading } from '../../db/domains/entry/readings.ts';
import { command, intakeSlice } from '../../db/domains/history/command.ts';
import { addEntry, addRecord, type NewEntry, startOriginal } from '../../db/domains/intake/arrivals.ts';
import { countBatch, startBatch } from '../../db/domains/intake/batches.ts';
import { dayFromNumber, dayNumber, partialDate } from '../../db/model/dates.ts';
import type { Found, Side } from '../../db/model/entry.ts';
import { newId } from '../../db/model/ids.ts';
import { casePlace } from '../../db/store/folder.ts';
import { closeStore, openCase } from '../../db/store/open.ts';
import type { Db } from '../../db/store/prepared.ts';
import { head } from '../support/draftRows.ts';

const actor = 'Benchmark';
const firstDay = dayNumber('2019-01-01');
/** Entries are spread over so many days, in an order that is not theirs. */
const days = 2000;
/** Of each ten entries, the last three are records of a sheet. */
const [group, messages] = [10, 6];

/**
 * Makes a desk in `folder` with one case of `count` entries, two heads and a window each; answers the case's id. `wordsOf` gives each entry its words by
 * number; without it papers have none but their titles.
 */
export function makeLargeCase(folder: string, count: number, wordsOf: ((number: number) => string) | null = null): string {
  const desk = openDeskIn(folder);
  const { caseId } = createCase(desk, folder, actor, { reference: 'BENCH-1', landlord: 'Larkfield Homes', received: null });
  closeStore(desk);
  const db = openCase(casePlace(folder, caseId), { role: 'writer' });
  const batchId = newId();
  const paper = (number: number): NewEntry => {
    const side: Side = number % 2 === 0 ? 'landlord' : 'resident';
    return {
      exhibit: `L${number}`,
      parentId: null,
      batchId,
      kind: 'email',
      side,
      sideBasis: 'sender',
      suppliedBy: 'landlord',
      found: foundAt(number),
      sha256: number.toString(16).padStart(64, '0'),
      bytes: 1000,
      mediaType: 'message/rfc822',
      fileName: `message ${number}.eml`,
      path: `mail/folder ${number % 50}/message ${number}.eml`,
      partPath: null,
      status: 'read',
      reason: null,
      duplicateOf: null,
      extractionId: null,
      receivedMs: 1_700_000_000_000,
      isHidden: false,
    };
  };
  intakeSlice(db, () => {
    startBatch(db, { id: batchId, suppliedBy: 'landlord', note: '', receivedMs: 1_700_000_000_000 });
    for (let at = 0; at < count; at += group) {
      for (let number = at + 1; number <= at + messages; number += 1) place(db, paper(number), wordsOf?.(number) ?? null);
      const sheet: NewEntry = { ...paper(at + messages + 1), kind: 'sheet', mediaType: 'text/csv' };
      const id = place(db, sheet, null);
      for (let ordinal = 1; ordinal <= group - messages - 1; ordinal += 1) {
        const number = at + messages + 1 + ordinal;
        const row = { ordinal, cells: [wordsOf?.(number) ?? 'Lock changed'], found: foundAt(number) };
        addRecord(db, { ...sheet, id }, row, 'landlord', 'sender');
      }
    }
    countBatch(db, batchId, { received: count, read: count, duplicate: 0, unreadable: 0 });
  });
  addHeads(db);
  closeStore(db);
  return caseId;
}

function place(db: Db, entry: NewEntry, words: string | null): string {
  if (entry.sha256 !== null) startOriginal(db, entry.sha256, entry.bytes);
  if (entry.sha256 === null || words === null) return addEntry(db, entry);
  const extractionId = addReading(db, entry.sha256, {
    reader: 'bench',
    version: '1',
    text: words,
    html: null,
    pages: [],
    headers: [],
    columns: [],
  });
  return addEntry(db, { ...entry, extractionId });
}

function addHeads(db: Db): void {
  command(db, { actor, command: 'draft.change', label: 'Add heads', isUndoable: true }, (tx) => {
    for (const year of ['2021', '2022']) {
      const headId = newId();
      const window = { headId, from: partialDate(year), to: null, reason: '' };
      changeDraft(tx, [
        { do: 'put', kind: 'head', id: headId, seenRevision: null, value: head(year) },
        { do: 'put', kind: 'window', id: newId(), seenRevision: null, value: window },
      ]);
    }
  });
}

function foundAt(number: number): Found {
  return {
    title: `Re: the communal door, message ${number}`,
    sender: 'Ana Quill <ana@post.example>',
    recipients: 'Larkfield Homes <help@larkfield.example>',
    date: partialDate(dayFromNumber(firstDay + ((number * 7919) % days))),
    time: `${String(number % 24).padStart(2, '0')}:15`,
    offset: '+00:00',
    dateBasis: 'header',
  };
}
