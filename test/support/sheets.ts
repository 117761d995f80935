// Owns: sheets put into a case without reading files, read as intake reads a table, for tests and benchmarks of what the store does with their rows.
import { createHash } from 'node:crypto';
import { addReading } from '../../db/domains/entry/readings.ts';
import { intakeSlice } from '../../db/domains/history/command.ts';
import { addChunk, addEntry, addRecord, type NewEntry, startOriginal } from '../../db/domains/intake/arrivals.ts';
import { countBatch, startBatch } from '../../db/domains/intake/batches.ts';
import { readTable } from '../../db/intake/readers/table.ts';
import { unknownDate } from '../../db/model/dates.ts';
import { newId } from '../../db/model/ids.ts';
import type { Db } from '../../db/store/prepared.ts';

export interface PlainSheet {
  readonly exhibit: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Words over the names of the columns. */
  readonly above?: string;
  /** Further sheets of the same workbook; the first is called by the exhibit. */
  readonly others?: readonly (Pick<PlainSheet, 'columns' | 'rows'> & { readonly name: string })[];
}

/** Puts a sheet of the landlord's with its records into the case as one delivery; returns its id. */
export function putSheet(db: Db, { exhibit, columns, rows, above, others = [] }: PlainSheet): string {
  const title = `${exhibit}.csv`;
  const cellsOf = (lines: readonly (readonly string[])[]) => lines.map((row) => row.map((text) => ({ text })));
  const first = { name: exhibit, rows: cellsOf([...(above === undefined ? [] : [[above]]), columns, ...rows]) };
  const table = readTable([first, ...others.map((one) => ({ name: one.name, rows: cellsOf([one.columns, ...one.rows]) }))], title);
  const bytes = new TextEncoder().encode(table.text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const batchId = newId();
  return intakeSlice(db, () => {
    startBatch(db, { id: batchId, suppliedBy: 'landlord', note: '', receivedMs: 1_700_000_000_000 });
    startOriginal(db, sha256, bytes.length);
    addChunk(db, sha256, 0, bytes);
    const reading = { reader: 'csv', version: '1', html: null, pages: [], headers: [] };
    const found = { title, sender: null, recipients: null, date: unknownDate, time: null, offset: null, dateBasis: 'none' as const };
    const entry: NewEntry = {
      exhibit,
      parentId: null,
      batchId,
      kind: 'sheet',
      side: 'landlord',
      sideBasis: 'supplier',
      suppliedBy: 'landlord',
      found,
      sha256,
      bytes: bytes.length,
      mediaType: 'text/csv',
      fileName: title,
      path: title,
      partPath: null,
      status: 'read',
      reason: null,
      duplicateOf: null,
      extractionId: addReading(db, sha256, { ...reading, text: table.text, columns: table.columns }),
      receivedMs: 1_700_000_000_000,
      isHidden: false,
    };
    const id = addEntry(db, entry);
    for (const record of table.records) addRecord(db, { ...entry, id }, record, 'landlord', 'supplier');
    countBatch(db, batchId, { received: 1, read: 1, duplicate: 0, unreadable: 0 });
    return id;
  });
}
