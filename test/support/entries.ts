// Owns: entries put into a case without reading files, for tests of what the store does with them.
import { createHash } from 'node:crypto';
import { chunkBytes } from '../../db/domains/entry/originals.ts';
import { addReading } from '../../db/domains/entry/readings.ts';
import { intakeSlice } from '../../db/domains/history/command.ts';
import { addChunk, addEntry, isOriginalKept, startOriginal } from '../../db/domains/intake/arrivals.ts';
import { endBatch, startBatch } from '../../db/domains/intake/batches.ts';
import { type PartialDate, unknownDate } from '../../db/model/dates.ts';
import type { Side } from '../../db/model/entry.ts';
import { newId } from '../../db/model/ids.ts';
import type { Db } from '../../db/store/prepared.ts';

export interface PlainEntry {
  readonly exhibit: string;
  readonly text: string;
  readonly title?: string;
  readonly sender?: string;
  readonly side?: Side;
  readonly date?: PartialDate;
  readonly bytes?: Uint8Array;
}

/** Puts text entries into the case as one delivery, with its row of history; returns their ids in order. */
export function putEntries(db: Db, entries: readonly PlainEntry[]): string[] {
  const batchId = newId();
  const ids = intakeSlice(db, () => {
    startBatch(db, { id: batchId, suppliedBy: 'resident', note: '', receivedMs: 1_700_000_000_000 });
    return entries.map((entry) => putEntry(db, batchId, entry));
  });
  const counts = { received: ids.length, read: ids.length, duplicate: 0, unreadable: 0 };
  endBatch(
    db,
    batchId,
    { state: 'done', counts, reached: { settled: 0, begun: null }, actor: 'the program', entriesSha256: '' },
    () => undefined,
  );
  return ids;
}

/** Puts one entry into a delivery, inside a transaction; returns its id. */
export function putEntry(db: Db, batchId: string, entry: PlainEntry): string {
  const plain = entry.bytes ?? new TextEncoder().encode(entry.text + entry.exhibit);
  const sha256 = createHash('sha256').update(plain).digest('hex');
  const { title = entry.exhibit, sender = null, side = 'resident', date = unknownDate } = entry;
  const dateBasis = date.precision === 'unknown' ? 'none' : 'header';
  if (!isOriginalKept(db, sha256)) {
    startOriginal(db, sha256, plain.length);
    for (let from = 0; from < plain.length; from += chunkBytes) {
      addChunk(db, sha256, from / chunkBytes, plain.subarray(from, from + chunkBytes));
    }
  }
  const reading = { reader: 'text', version: '1', text: entry.text, html: null, pages: [], headers: [], columns: [] };
  return addEntry(db, {
    exhibit: entry.exhibit,
    parentId: null,
    batchId,
    kind: 'text',
    side,
    sideBasis: 'supplier',
    suppliedBy: 'resident',
    found: { title, sender, recipients: null, date, time: null, offset: null, dateBasis },
    sha256,
    bytes: plain.length,
    mediaType: 'text/plain',
    fileName: `${entry.exhibit}.txt`,
    path: `${entry.exhibit}.txt`,
    partPath: null,
    status: 'read',
    reason: null,
    duplicateOf: null,
    extractionId: addReading(db, sha256, reading),
    receivedMs: 0,
    isHidden: false,
  });
}
