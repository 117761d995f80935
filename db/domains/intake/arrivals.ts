// Owns: the rows of what comes in: originals, entries and their labels. Runs inside a slice; must not decide what a paper is.
import { type EntryKind, type EntryStatus, type Found, labelLetter, type Side, type SideBasis, wholeExhibit } from '../../model/entry.ts';
import type { Extraction, RecordRow } from '../../model/extraction.ts';
import { type Id, newId } from '../../model/ids.ts';
import { messageIdentity } from '../../model/message.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { packChunk } from '../entry/originals.ts';
import { bodyOf } from '../entry/readings.ts';
import { sealRow, writeRow, writeSealed } from '../history/seal.ts';

/** An entry that holds these bytes already. */
export interface EarlierEntry {
  readonly id: Id;
  readonly exhibit: string;
  readonly kind: EntryKind;
  readonly status: EntryStatus;
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
    `SELECT id, exhibit, kind, status, side, side_basis AS sideBasis, media_type AS mediaType, file_name AS fileName, extraction_id AS extractionId, found
       FROM entry WHERE sha256 = ? AND is_withdrawn = 0 ORDER BY status <> 'read', duplicate_of IS NOT NULL, rowid LIMIT 1`,
  ).get(sha256);
  return row === undefined ? undefined : { ...row, found: JSON.parse(row.found) as Found };
}

/** Whether these bytes may tell more when they are read once more: an archive that nobody could open, which a password may. */
export function maySayMore({ kind, status }: EarlierEntry): boolean {
  return kind === 'archive' && status === 'unreadable';
}

/** How many entries the case ever had, told without counting them. */
export function entriesEver(db: Db): number {
  return prepared<number>(db, 'SELECT coalesce(max(rowid), 0) FROM entry').pluck().get() ?? 0;
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

/** Takes away some of the bytes that no entry holds; false when none is left. */
export function dropSomeOf(db: Db, sha256: string): boolean {
  const some = 'SELECT ordinal FROM chunk WHERE sha256 = ? LIMIT 16';
  const { changes } = prepared(db, `DELETE FROM chunk WHERE sha256 = ? AND ordinal IN (${some})`).run(sha256, sha256);
  if (changes === 0) prepared(db, 'DELETE FROM original WHERE sha256 = ?').run(sha256);
  return changes > 0;
}

/** Makes the row the chunks hang on. */
export function startOriginal(db: Db, sha256: string, bytes: number): void {
  prepared(db, 'INSERT INTO original (sha256, bytes) VALUES (?, ?)').run(sha256, bytes);
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
  // Two plain statements take half the time, in the slices of an intake, of one that inserts, updates and returns (docs/decisions/0550).
  const { changes } = prepared(db, 'UPDATE label_lease SET last = last + 1 WHERE side = ?').run(suppliedBy);
  if (changes === 0) prepared(db, 'INSERT INTO label_lease (side, last) VALUES (?, 1)').run(suppliedBy);
  const row = prepared<{ last: number }>(db, 'SELECT last FROM label_lease WHERE side = ?').get(suppliedBy);
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

/** A part is seen by whom what it came in is (db/model/parts.ts), which may have been kept back while the rest of it was still to be read. */
function seenAs(db: Db, whole: string): Readonly<Record<string, string>> {
  const kept = prepared<{ disclosure: string; disclosure_why: string }>(
    db,
    `SELECT disclosure, disclosure_why FROM entry WHERE exhibit = ? AND disclosure <> 'both'`,
  ).get(whole);
  return kept ?? {};
}

/** Writes an entry; returns its id. */
export function addEntry(db: Db, entry: NewEntry, record: OfRecord | null = null): Id {
  const id = newId();
  const { found } = entry;
  const whole = record === null ? wholeExhibit(entry.exhibit) : null;
  writeSealed(db, 'entry', {
    id,
    revision: 1,
    exhibit: entry.exhibit,
    parent_id: entry.parentId,
    batch_id: entry.batchId,
    is_withdrawn: entry.isHidden ? 1 : 0,
    kind: entry.kind,
    side: entry.side,
    side_basis: entry.sideBasis,
    supplied_by: entry.suppliedBy,
    title: found.title,
    sender: found.sender,
    recipients: found.recipients,
    date_earliest: found.date.earliest,
    date_latest: found.date.latest,
    date_precision: found.date.precision,
    time_text: found.time,
    offset_text: found.offset,
    date_basis: found.dateBasis,
    sha256: entry.sha256,
    bytes: entry.bytes,
    media_type: entry.mediaType,
    file_name: entry.fileName,
    path: entry.path,
    part_path: entry.partPath,
    status: entry.status,
    reason: entry.reason,
    duplicate_of: entry.duplicateOf,
    extraction_id: entry.extractionId,
    ordinal: record?.ordinal ?? null,
    cells: record?.cells ?? null,
    body: record?.body ?? null,
    found: JSON.stringify(found),
    received_ms: entry.receivedMs,
    ...(whole === null ? {} : seenAs(db, whole)),
  });
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
  addEntry(db, entry, { ordinal: row.ordinal, cells: JSON.stringify(row.cells), body: bodyOf(row.cells) });
}

/** Writes what a message says of itself and of those it answers, beside its entry. */
export function addMessage(db: Db, entryId: Id, headers: Extraction['headers']): void {
  const { messageId, references, threadIndex, subject, turn } = messageIdentity(headers);
  const row = { entry_id: entryId, message_id: messageId, subject, turn, thread_index: threadIndex };
  writeRow(db, 'message', row);
  const answered = references.map((reference, ordinal) => {
    return ['message_reference', writeRow(db, 'message_reference', { entry_id: entryId, ordinal, message_id: reference })] as const;
  });
  sealRow(db, 'message', row, answered);
}

/** Shows an entry and its records that were written hidden. */
export function showEntry(db: Db, id: Id): void {
  prepared(db, 'UPDATE entry SET is_withdrawn = 0 WHERE id = ?').run(id);
  prepared(db, 'UPDATE entry SET is_withdrawn = 0 WHERE parent_id = ?').run(id);
}
