// Owns: how one file becomes rows: its original, its entry, its attachments, its records. A generator of small steps, so that the pipeline can stop
// between any two. Must not wait for anything.
import { createHash, type Hash, hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { chunkBytes } from '../domains/entry/originals.ts';
import { addReading } from '../domains/entry/readings.ts';
import {
  addChunk,
  addEntry,
  addMessage,
  addRecord,
  dropOriginal,
  type EarlierEntry,
  earlierEntry,
  isOriginalKept,
  maySayMore,
  type NewEntry,
  nextExhibit,
  showEntry,
  startOriginal,
} from '../domains/intake/arrivals.ts';
import { lineUpScan } from '../domains/intake/scans.ts';
import { type StandingPaper, standingPaper } from '../domains/intake/unfinished.ts';
import { type EntryKind, type EntryStatus, type InsideFile, partExhibit, type Side, sameBytesAs } from '../model/entry.ts';
import type { ArchiveReach, Extraction, ReadPart, ReadResult } from '../model/extraction.ts';
import type { Id } from '../model/ids.ts';
import type { Db } from '../store/prepared.ts';
import { foundInName, foundUnderName } from './readers/found.ts';
import { notRead, unknownType } from './readers/unreadable.ts';
import type { Authored, SideFound } from './sides.ts';
import type { FoundFile } from './walk.ts';

/** A file that has been hashed and, unless its bytes were here already, read. */
export interface Prepared {
  readonly file: FoundFile;
  /** Where its bytes are read: on the disk, or as the case keeps them. */
  readonly place: string | Uint8Array;
  readonly sha256: string | null;
  /** The bytes where they are few enough to hold; otherwise they are read again from the disk. */
  readonly bytes: Uint8Array | null;
  /** Null where the bytes were known to repeat an earlier entry. */
  readonly result: ReadResult | null;
}

export interface Delivery {
  readonly db: Db;
  readonly batchId: Id;
  readonly suppliedBy: Side;
  readonly receivedMs: number;
  readonly sideOf: (paper: Authored) => SideFound;
  /** Told of each entry but records, when it stands. */
  readonly placed: (status: EntryStatus, exhibit: string, sha256: string | null) => void;
  /** Told of the label of each file, before anything of it stands. */
  readonly begun: (exhibit: string) => void;
  /** Some of what is placed may stand already, from before the delivery was cut off: that is left as it is, and the rest comes to it. */
  readonly isGoneOnWith: boolean;
  /** Told whose bytes are being kept, and with null when they all stand or none does. */
  readonly keeping: (sha256: string | null) => void;
  /** Told how much of a large file is kept, and with null when it is. */
  readonly kept?: (inside: InsideFile | null) => void;
}

/** A sheet of more rows than this is written hidden and shown when it stands whole. */
const manyRecords = 200;

/** An archive whose papers are being placed: the next ones go beside those that stand. */
export interface OpenArchive {
  readonly base: Base;
  /** Where its next portion starts. */
  readonly more: string;
  /** How far its first portion reached; null where that was read before the delivery was cut off. */
  readonly reach: ArchiveReach | null;
}

/**
 * Writes one file. Yields between steps; whoever runs it may commit there. Answers with the archive that has more to place, or null.
 * @param given the label it got before the delivery was cut off
 */
export function* placeFile(delivery: Delivery, prepared: Prepared, given: string | null = null): Generator<void, OpenArchive | null> {
  const { file, sha256, result } = prepared;
  const exhibit = given ?? nextExhibit(delivery.db, delivery.suppliedBy);
  delivery.begun(exhibit);
  const base = baseOf(exhibit, file, prepared.bytes?.byteLength ?? file.bytes);
  const more = result?.ok === true && result.more !== undefined ? { base, more: result.more, reach: result.reach ?? null } : null;
  const stands = standing(delivery, exhibit);
  if (stands !== undefined) {
    if (stands.status !== 'read' || sha256 === null) return null;
    yield* placeResult(delivery, base, sha256, result ?? neverRead);
    return more;
  }
  if (sha256 === null) {
    const reason = result?.ok === false ? result.reason : 'It could not be opened.';
    yield* placeUnreadable(delivery, base, null, unknownType, reason);
    return null;
  }
  const earlier = earlierEntry(delivery.db, sha256);
  if (earlier && !(maySayMore(earlier) && result?.ok === true)) {
    placeDuplicate(delivery, base, sha256, earlier);
    return null;
  }
  const isKept = yield* keepOriginal(delivery, sha256, file, prepared.bytes);
  if (!isKept) {
    yield* placeUnreadable(delivery, base, null, unknownType, 'The file changed while it was being taken in. Take it in again.');
    return null;
  }
  yield* placeResult(delivery, base, sha256, result ?? neverRead);
  return more;
}

/** A file's own place in the delivery. */
export function baseOf(exhibit: string, { fileName, path }: FoundFile, bytes: number): Base {
  return { exhibit, parent: null, fileName, path, partPath: null, bytes };
}

function standing({ db, isGoneOnWith }: Delivery, exhibit: string): StandingPaper | undefined {
  return isGoneOnWith ? standingPaper(db, exhibit) : undefined;
}

/** Writes the next papers of an archive. */
export function* placeMore(delivery: Delivery, { base }: OpenArchive, parts: readonly ReadPart[]): Generator<void> {
  for (const part of parts) yield* placePart(delivery, base, null, part);
}

const neverRead = notRead('It was not read. Withdraw the delivery and take it in again.');

const neverTaken = 'It was not taken out of the archive. Ask for it as a single file.';

interface Parent extends SideFound {
  readonly id: Id;
}

export interface Base {
  readonly exhibit: string;
  readonly parent: Parent | null;
  readonly fileName: string;
  readonly path: string;
  readonly partPath: string | null;
  readonly bytes: number;
}

function* placeResult(delivery: Delivery, base: Base, sha256: string, result: ReadResult): Generator<void> {
  const stands = standing(delivery, base.exhibit);
  if (!result.ok) {
    if (stands === undefined) yield* placeUnreadable(delivery, base, sha256, result.mediaType, result.reason);
    else yield* placeUnreadable(delivery, restOf(delivery, base), null, unknownType, result.reason);
    return;
  }
  const { extraction } = result;
  const judged = delivery.sideOf(authored(delivery, base, extraction));
  const id = yield* placePaper(delivery, base, sha256, extraction, judged, stands);
  // What an archive holds are papers of their own, as the files of a folder are; an attachment belongs to its message.
  const holder = extraction.kind === 'archive' ? null : { id, ...judged };
  for (const part of result.parts) yield* placePart(delivery, base, holder, part);
}

/** Writes a paper that could be read, with its rows; of one that stands, the rows that do not. Answers with its id. */
function* placePaper(
  delivery: Delivery,
  base: Base,
  sha256: string,
  extraction: Extraction,
  judged: SideFound,
  stands: StandingPaper | undefined,
): Generator<void, Id> {
  if (stands !== undefined && !stands.isHidden) return stands.id;
  const isHidden = extraction.records.length > manyRecords;
  const entry: NewEntry = {
    ...rowOf(delivery, base),
    kind: extraction.kind,
    side: judged.side,
    sideBasis: judged.basis,
    found: extraction.found,
    sha256,
    mediaType: extraction.mediaType,
    status: 'read',
    reason: null,
    duplicateOf: null,
    extractionId: null,
    isHidden,
  };
  const id = stands?.id ?? addWithReading(delivery.db, entry, sha256, extraction);
  for (const row of extraction.records) {
    if (stands !== undefined && row.ordinal <= stands.lastRow) continue;
    if (isHidden && row.ordinal % 50 === 0) yield;
    const { sender, recipients } = row.found;
    const author =
      sender === null ? judged : delivery.sideOf({ kind: 'record', sender, recipients, text: '', suppliedBy: judged.side, parent: judged });
    addRecord(delivery.db, { ...entry, id }, row, author.side, author.basis);
  }
  if (isHidden) showEntry(delivery.db, id);
  delivery.placed('read', base.exhibit, sha256);
  yield;
  return id;
}

/** Writes an entry with its reading and, of a message, what it answers. */
function addWithReading(db: Db, entry: NewEntry, sha256: string, extraction: Extraction): Id {
  const extractionId = addReading(db, sha256, extraction);
  lineUpScan(db, sha256, extraction);
  const id = addEntry(db, { ...entry, extractionId });
  if (extraction.kind === 'email') addMessage(db, id, extraction.headers);
  return id;
}

/** Stands for what is missing of a paper that could be read before its delivery was cut off, and cannot now. */
function restOf({ db }: Delivery, base: Base): Base {
  let part = 1;
  while (standingPaper(db, partExhibit(base.exhibit, String(part))) !== undefined) part += 1;
  const partPath = String(part);
  return { ...base, exhibit: partExhibit(base.exhibit, partPath), partPath, fileName: `rest of ${base.fileName}`, bytes: 0 };
}

function* placePart(delivery: Delivery, parent: Base, of: Parent | null, part: ReadPart): Generator<void> {
  const result = part.result ?? neverRead;
  const base: Base = {
    exhibit: partExhibit(parent.exhibit, part.partPath),
    parent: of,
    fileName: part.fileName,
    path: [parent.path, part.folder, part.fileName].filter((name) => name !== '').join('/'),
    partPath: parent.partPath === null ? part.partPath : `${parent.partPath}/${part.partPath}`,
    bytes: part.bytes?.byteLength ?? 0,
  };
  const stands = standing(delivery, base.exhibit);
  if (stands !== undefined) {
    if (stands.status === 'read' && stands.sha256 !== null) yield* placeResult(delivery, base, stands.sha256, result);
    return;
  }
  if (part.bytes === null) {
    yield* placeUnreadable(delivery, base, null, unknownType, result.ok ? neverTaken : result.reason);
    return;
  }
  const sha256 = hash('sha256', part.bytes);
  const earlier = earlierEntry(delivery.db, sha256);
  if (earlier && !(maySayMore(earlier) && result.ok)) {
    placeDuplicate(delivery, base, sha256, earlier);
    yield;
    return;
  }
  yield* keepOriginal(delivery, sha256, null, part.bytes);
  yield* placeResult(delivery, base, sha256, result);
}

function* placeUnreadable(delivery: Delivery, base: Base, sha256: string | null, mediaType: string, reason: string): Generator<void> {
  const found = foundInName(base.fileName);
  const judged = base.parent ?? { side: delivery.suppliedBy, basis: 'supplier' as const };
  addEntry(delivery.db, {
    ...rowOf(delivery, base),
    kind: kindOfType(mediaType),
    side: judged.side,
    sideBasis: judged.basis,
    found,
    sha256,
    mediaType,
    status: 'unreadable',
    reason,
    duplicateOf: null,
    extractionId: null,
    isHidden: false,
  });
  delivery.placed('unreadable', base.exhibit, sha256);
  yield;
}

/** The same bytes once more: shown as received again, opened as the entry it repeats. */
function placeDuplicate(delivery: Delivery, base: Base, sha256: string, earlier: EarlierEntry): void {
  const judged: SideFound =
    earlier.sideBasis === 'sender'
      ? { side: earlier.side, basis: 'sender' }
      : (base.parent ?? { side: delivery.suppliedBy, basis: 'supplier' });
  addEntry(delivery.db, {
    ...rowOf(delivery, base),
    kind: earlier.kind,
    side: judged.side,
    sideBasis: judged.basis,
    found: foundUnderName(earlier.found, earlier.fileName, base.fileName),
    sha256,
    mediaType: earlier.mediaType,
    status: 'duplicate',
    reason: `${sameBytesAs}${earlier.exhibit}`,
    duplicateOf: earlier.id,
    extractionId: earlier.extractionId,
    isHidden: false,
  });
  delivery.placed('duplicate', base.exhibit, sha256);
}

function rowOf(delivery: Delivery, base: Base) {
  return {
    exhibit: base.exhibit,
    parentId: base.parent?.id ?? null,
    batchId: delivery.batchId,
    suppliedBy: delivery.suppliedBy,
    bytes: base.bytes,
    fileName: base.fileName,
    path: base.path,
    partPath: base.partPath,
    receivedMs: delivery.receivedMs,
  };
}

function authored(delivery: Delivery, base: Base, extraction: Extraction): Authored {
  return {
    kind: extraction.kind,
    sender: extraction.found.sender,
    recipients: extraction.found.recipients,
    text: extraction.text,
    suppliedBy: delivery.suppliedBy,
    parent: base.parent === null ? null : { side: base.parent.side, basis: base.parent.basis },
  };
}

const kinds: readonly (readonly [RegExp, EntryKind])[] = [
  [/^application\/pdf$/, 'pdf'],
  [/wordprocessingml|msword|opendocument\.text|\brtf/, 'word'],
  [/spreadsheetml|ms-excel|opendocument\.spreadsheet|^text\/(?:csv|tab)/, 'sheet'],
  [/zip|x-7z|\brar\b|x-tar|ms-outlook-pst|\/mbox$/, 'archive'],
  [/^message\/rfc822|ms-outlook|ms-tnef/, 'email'],
  [/^image\//, 'picture'],
  [/^audio\//, 'audio'],
  [/^video\//, 'video'],
  [/^text\/html/, 'web'],
];
function kindOfType(mediaType: string): EntryKind {
  return kinds.find(([pattern]) => pattern.test(mediaType))?.[1] ?? 'other';
}

/** Stores an original unless it is here; false when the file on the disk is no longer the one that was hashed. */
function* keepOriginal(delivery: Delivery, sha256: string, file: FoundFile | null, held: Uint8Array | null): Generator<void, boolean> {
  const { db, keeping } = delivery;
  if (isOriginalKept(db, sha256)) return true;
  keeping(sha256);
  const isKept = yield* keepBytes(delivery, sha256, file, held);
  if (!isKept) dropOriginal(db, sha256);
  keeping(null);
  return isKept;
}

function* keepBytes({ db, kept }: Delivery, sha256: string, file: FoundFile | null, held: Uint8Array | null): Generator<void, boolean> {
  if (held !== null) {
    startOriginal(db, sha256, held.byteLength);
    for (let at = 0, ordinal = 0; at < held.byteLength; at += chunkBytes, ordinal += 1) {
      if (ordinal > 0) yield;
      addChunk(db, sha256, ordinal, held.subarray(at, at + chunkBytes));
    }
    return true;
  }
  if (file === null) return false;
  startOriginal(db, sha256, file.bytes);
  const hash = createHash('sha256');
  const isWhole = yield* keepFromDisk(db, sha256, file, hash, (done) =>
    kept?.({ path: file.path, phase: 'kept', done, of: file.bytes, unit: 'bytes' }),
  );
  kept?.(null);
  return isWhole && hash.digest('hex') === sha256;
}

function* keepFromDisk(db: Db, sha256: string, file: FoundFile, hash: Hash, tell: (done: number) => void): Generator<void, boolean> {
  let handle: number | null = null;
  try {
    handle = openSync(file.place, 'r');
    let kept = 0;
    for (let ordinal = 0; ; ordinal += 1) {
      const chunk = new Uint8Array(chunkBytes);
      const length = fill(handle, chunk);
      if (length === 0) return kept === file.bytes;
      const plain = chunk.subarray(0, length);
      hash.update(plain);
      addChunk(db, sha256, ordinal, plain);
      kept += length;
      tell(kept);
      yield;
    }
  } catch (error) {
    // The disk or the file failed, not the store: the caller takes it for a file that changed.
    if (error instanceof Error && 'syscall' in error) return false;
    throw error;
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

/** Reads until the chunk is full or the file ends; a single read may give less. */
function fill(handle: number, chunk: Uint8Array): number {
  let filled = 0;
  while (filled < chunk.byteLength) {
    const got = readSync(handle, chunk, filled, chunk.byteLength - filled, null);
    if (got === 0) break;
    filled += got;
  }
  return filled;
}
