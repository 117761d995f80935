// Owns: the rows of what comes in: originals, entries and their labels. Runs inside a slice; must not decide what a paper is.
import type { EntryKind, EntryStatus, Found, Side, SideBasis } from '../../model/entry.ts';
import { labelLetter } from '../../model/entry.ts';
import type { Extraction, RecordRow } from '../../model/extraction.ts';
import { type Id, newId } from '../../model/ids.ts';
import { messageIdentity } from '../../model/message.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { packChunk } from '../entry/originals.ts';

/** An entry that holds these bytes already. */
export interface EarlierEntry {
  readonly id: Id;
  readonly exhibit: string;
  readonly kind: EntryKind;
  readonly side: Side;
  readonly sideBasis: SideBasis;
  readonly mediaType: string;
  readonly fileName: string;
  readonly extractionId: Id | null;
  readonly found: Found;
}

/** The first entry in the case with these bytes, whoever supplied it; undefined where they are new or were withdrawn. */
export function earlierEntry(db: Db, sha256: string): EarlierEntry | undefined {
  const row = prepared<Omit<EarlierEntry, 'found'> & { readonly found: string }>(
    db,
    `SELECT id, exhibit, kind, side, side_basis AS sideBasis, media_type AS mediaType, file_name AS fileName, extraction_id AS extractionId, found
       FROM entry WHERE sha256 = ? AND is_withdrawn = 0 ORDER BY duplicate_of IS NOT NULL, rowid LIMIT 1`,
  ).get(sha256);
  return row === undefined ? undefined : { ...row, found: JSON.parse(row.found) as Found };
}

/** True when these bytes are kept whole. What is left of an interrupted copy is cleared, so that it can be written again. */
export function isOriginalKept(db: Db, sha256: string): boolean {
  const row = prepared<{ bytes: number; kept: number }>(
    db,
    'SELECT o.bytes, (SELECT coalesce(sum(c.plain_bytes), 0) FROM chunk c WHERE c.sha256 = o.sha256) AS kept FROM original o WHERE o.sha256 = ?',
  ).get(sha256);
  if (row === undefined) return false;
  if (row.bytes === row.kept) return true;
  dropOriginal(db, sha256);
  return false;
}

/** Takes away bytes that no entry holds yet. */
export function dropOriginal(db: Db, sha256: string): void {
  prepared(db, 'DELETE FROM chunk WHERE sha256 = ?').run(sha256);
  prepared(db, 'DELETE FROM original WHERE sha256 = ?').run(sha256);
}

/** Makes the row the chunks hang on. */
export function startOriginal(db: Db, sha256: string, bytes: number): void {
  prepared(db, 'INSERT INTO original (sha256, bytes, created_ms) VALUES (?, ?, ?)').run(sha256, bytes, Date.now());
}

/** Stores one chunk, compressed where that is smaller. */
export function addChunk(db: Db, sha256: string, ordinal: number, plain: Uint8Array): void {
  const { data, isCompressed } = packChunk(plain);
  prepared(db, 'INSERT INTO chunk (sha256, ordinal, plain_bytes, is_compressed, data) VALUES (?, ?, ?, ?, ?)').run(
    sha256,
    ordinal,
    plain.byteLength,
    isCompressed ? 1 : 0,
    data,
  );
}

/** The next exhibit number of a supplier; burnt from now on, whatever becomes of the entry. */
export function nextExhibit(db: Db, suppliedBy: Side): string {
  const row = prepared<{ last: number }>(
    db,
    'INSERT INTO label_lease (side, last) VALUES (?, 1) ON CONFLICT (side) DO UPDATE SET last = last + 1 RETURNING last',
  ).get(suppliedBy);
  if (row === undefined) throw new Error('No exhibit number could be given.');
  return `${labelLetter[suppliedBy]}${row.last}`;
}

/** What an entry that is neither a record nor edited needs to be written. */
export interface NewEntry {
  readonly exhibit: string;
  readonly parentId: Id | null;
  readonly batchId: Id;
  readonly kind: EntryKind;
  readonly side: Side;
  readonly sideBasis: SideBasis;
  readonly suppliedBy: Side;
  readonly found: Found;
  readonly sha256: string | null;
  readonly bytes: number;
  readonly mediaType: string;
  readonly fileName: string;
  readonly path: string;
  readonly partPath: string | null;
  readonly status: EntryStatus;
  readonly reason: string | null;
  readonly duplicateOf: Id | null;
  readonly extractionId: Id | null;
  readonly receivedMs: number;
  /** Written hidden, to be shown by `showEntry` when all that belongs to it stands. */
  readonly isHidden: boolean;
}

interface OfRecord {
  readonly ordinal: number;
  readonly cells: string;
  readonly body: string;
}

/** Writes an entry; returns its id. */
export function addEntry(db: Db, entry: NewEntry, record: OfRecord | null = null): Id {
  const id = newId();
  const { found } = entry;
  prepared(
    db,
    `INSERT INTO entry (id, revision, exhibit, parent_id, batch_id, is_withdrawn, kind, side, side_basis, supplied_by, title, sender, recipients,
       date_earliest, date_latest, date_precision, time_text, offset_text, date_basis, sha256, bytes, media_type, file_name, path, part_path, status,
       reason, duplicate_of, extraction_id, ordinal, cells, body, found, received_ms)
     VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    entry.exhibit,
    entry.parentId,
    entry.batchId,
    entry.isHidden ? 1 : 0,
    entry.kind,
    entry.side,
    entry.sideBasis,
    entry.suppliedBy,
    found.title,
    found.sender,
    found.recipients,
    found.date.earliest,
    found.date.latest,
    found.date.precision,
    found.time,
    found.offset,
    found.dateBasis,
    entry.sha256,
    entry.bytes,
    entry.mediaType,
    entry.fileName,
    entry.path,
    entry.partPath,
    entry.status,
    entry.reason,
    entry.duplicateOf,
    entry.extractionId,
    record?.ordinal ?? null,
    record?.cells ?? null,
    record?.body ?? null,
    JSON.stringify(found),
    entry.receivedMs,
  );
  return id;
}

/** Writes a dated line of a sheet under its sheet. */
export function addRecord(db: Db, sheet: NewEntry & { readonly id: Id }, row: RecordRow, side: Side, sideBasis: SideBasis): void {
  const entry: NewEntry = {
    ...sheet,
    exhibit: `${sheet.exhibit}#${row.ordinal}`,
    parentId: sheet.id,
    kind: 'record',
    side,
    sideBasis,
    found: row.found,
    sha256: null,
    bytes: 0,
    partPath: null,
    extractionId: null,
  };
  const cells = row.cells.filter((cell) => cell !== '');
  addEntry(db, entry, { ordinal: row.ordinal, cells: JSON.stringify(row.cells), body: cells.join('\n') });
}

/** Writes what a message says of itself and of those it answers, beside its entry. */
export function addMessage(db: Db, entryId: Id, headers: Extraction['headers']): void {
  const { messageId, references, threadIndex, subject, turn } = messageIdentity(headers);
  prepared(db, 'INSERT INTO message (entry_id, message_id, subject, turn, thread_index) VALUES (?, ?, ?, ?, ?)').run(
    entryId,
    messageId,
    subject,
    turn,
    threadIndex,
  );
  const add = prepared(db, 'INSERT INTO message_reference (entry_id, ordinal, message_id) VALUES (?, ?, ?)');
  for (const [at, reference] of references.entries()) add.run(entryId, at, reference);
}

/** Shows an entry and its records that were written hidden. */
export function showEntry(db: Db, id: Id): void {
  prepared(db, 'UPDATE entry SET is_withdrawn = 0 WHERE id = ?').run(id);
  prepared(db, 'UPDATE entry SET is_withdrawn = 0 WHERE parent_id = ?').run(id);
}
