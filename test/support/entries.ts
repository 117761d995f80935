// Owns: entries put into a case without reading files, for tests of what the store does with them.
import { createHash } from 'node:crypto';
import { chunkBytes, packChunk } from '../../db/domains/entry/originals.ts';
import { intakeSlice } from '../../db/domains/history/command.ts';
import { countBatch, startBatch } from '../../db/domains/intake/batches.ts';
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

/** Puts text entries into the case as one delivery; returns their ids in order. */
export function putEntries(db: Db, entries: readonly PlainEntry[]): string[] {
  return intakeSlice(db, () => {
    const batchId = newId();
    startBatch(db, { id: batchId, suppliedBy: 'resident', note: '', receivedMs: 1_700_000_000_000 });
    const ids = entries.map((entry) => putEntry(db, batchId, entry));
    countBatch(db, batchId, { received: ids.length, read: ids.length, duplicate: 0, unreadable: 0 });
    db.prepare(`UPDATE batch SET state = 'done' WHERE id = ?`).run(batchId);
    return ids;
  });
}

function putEntry(db: Db, batchId: string, entry: PlainEntry): string {
  const id = newId();
  const extractionId = newId();
  const plain = entry.bytes ?? new TextEncoder().encode(entry.text + entry.exhibit);
  const sha256 = createHash('sha256').update(plain).digest('hex');
  const { title = entry.exhibit, sender = null, side = 'resident', date = unknownDate } = entry;
  const dateBasis = date.precision === 'unknown' ? 'none' : 'header';
  const found = { title, sender, recipients: null, date, time: null, offset: null, dateBasis };
  db.prepare('INSERT OR IGNORE INTO original (sha256, bytes, created_ms) VALUES (?, ?, 0)').run(sha256, plain.length);
  for (let from = 0; from < plain.length; from += chunkBytes) {
    const part = plain.subarray(from, from + chunkBytes);
    const { data, isCompressed } = packChunk(part);
    db.prepare('INSERT OR IGNORE INTO chunk (sha256, ordinal, plain_bytes, is_compressed, data) VALUES (?, ?, ?, ?, ?)').run(
      sha256,
      from / chunkBytes,
      part.length,
      isCompressed ? 1 : 0,
      data,
    );
  }
  db.prepare(
    `INSERT INTO extraction (id, sha256, reader, version, text, text_sha256, headers, columns, created_ms) VALUES (?, ?, 'text', '1', ?, '', '[]', '[]', 0)`,
  ).run(extractionId, sha256, entry.text);
  db.prepare(
    `INSERT INTO entry (id, revision, exhibit, batch_id, kind, side, side_basis, supplied_by, title, sender, date_earliest, date_latest, date_precision,
       date_basis, sha256, bytes, media_type, file_name, path, status, extraction_id, found, received_ms)
     VALUES (?, 1, ?, ?, 'text', ?, 'supplier', 'resident', ?, ?, ?, ?, ?, ?, ?, ?, 'text/plain', ?, ?, 'read', ?, ?, 0)`,
  ).run(
    id,
    entry.exhibit,
    batchId,
    side,
    title,
    sender,
    date.earliest,
    date.latest,
    date.precision,
    dateBasis,
    sha256,
    plain.length,
    `${entry.exhibit}.txt`,
    `${entry.exhibit}.txt`,
    extractionId,
    JSON.stringify(found),
  );
  return id;
}
