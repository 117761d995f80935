// Owns: the readings of an original: keeping one, telling which there are, and giving a paper a new one with its marks placed again. A reading is never
// changed or removed; must not read files.
import { hash } from 'node:crypto';
import { type FoldedText, foldForMatch, locateAgain, rectsOf } from '../../model/anchor.ts';
import type { HowRead } from '../../model/delimited.ts';
import { type Anchor, anchorKind, type DraftRow } from '../../model/draft.ts';
import type { EntryKind, EntryStatus, Found, PageText, Reading, TextRun } from '../../model/entry.ts';
import type { Extraction, RecordRow } from '../../model/extraction.ts';
import { Refusal } from '../../model/fault.ts';
import { type Id, newId } from '../../model/ids.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { keepWords, wordsSql } from '../../store/words.ts';
import { readKind } from '../draft/reads.ts';
import { shapes } from '../draft/shape.ts';
import { currentRow, type Row, type Tx } from '../history/command.ts';
import { writeSealed } from '../history/seal.ts';
import { packBeside, unpackBeside } from './packed.ts';

/** What one reading of an original says, whoever made it: a reader of files, a recogniser of scanned words, a person who typed what is heard. */
export interface NewReading
  extends Pick<Extraction, 'reader' | 'version' | 'text' | 'html' | 'pages' | 'headers' | 'columns' | 'message' | 'how'> {
  /** Who typed the words; null or absent where a program read them. */
  readonly madeBy?: string | null;
}

/** The HTML of a reading, however it is stored. */
export function htmlOf({ text, html, htmlPacked }: Readonly<Record<'text' | 'html' | 'htmlPacked', string | null>>): string | null {
  return htmlPacked === null ? html : unpackBeside(text ?? '', htmlPacked);
}

/** Keeps what was read in an original; returns the reading's id. The text must be in NFC, pages count in UTF-16 units into it. */
export function addReading(db: Db, sha256: string, reading: NewReading): Id {
  const id = newId();
  const packed = reading.html === null ? null : packBeside(reading.text, reading.html);
  const text = keepWords(reading.text);
  const headers = keepWords(JSON.stringify(reading.headers), '[]');
  writeSealed(db, 'extraction', {
    id,
    sha256,
    reader: reading.reader,
    version: reading.version,
    text: text.plain,
    text_packed: text.packed,
    text_sha256: textDigest(reading.text),
    html: packed === null ? reading.html : null,
    html_packed: packed,
    headers: headers.plain,
    headers_packed: headers.packed,
    columns: JSON.stringify(reading.columns),
    created_ms: Date.now(),
    made_by: reading.madeBy ?? null,
    plain: reading.message?.plain ?? null,
    quoted: JSON.stringify(reading.message?.quoted ?? []),
    how: reading.how === undefined ? null : JSON.stringify(reading.how),
  });
  for (const { page, start, end, width, height, rotation, runs } of reading.pages) {
    writeSealed(db, 'page', {
      extraction_id: id,
      page,
      start_utf16: start,
      end_utf16: end,
      width_pt: width,
      height_pt: height,
      rotation,
      runs: JSON.stringify(runs),
    });
  }
  return id;
}

/** SHA-256 of a reading's canonical text, as kept with it. */
export function textDigest(text: string): string {
  return hash('sha256', text);
}

/** A reading's text, and whether it still has the hash it was stored with. */
export interface CheckedReading {
  readonly text: string;
  readonly isAsStored: boolean;
}

/** Reads the text of a reading and holds it against its stored hash; null where there is no such reading. */
export function checkedReading(db: Db, extractionId: string): CheckedReading | null {
  const row = prepared<{ text: string; digest: string }>(
    db,
    `SELECT ${wordsSql('extraction', 'text')} AS text, text_sha256 AS digest FROM extraction WHERE id = ?`,
  ).get(extractionId);
  return row === undefined ? null : { text: row.text, isAsStored: textDigest(row.text) === row.digest };
}

/** Pages of a reading, with the positions of their words. */
export function readPages(db: Db, extractionId: string): PageText[] {
  return prepared<Omit<PageText, 'runs'> & { runs: string }>(
    db,
    `SELECT page, start_utf16 AS start, end_utf16 AS "end", width_pt AS width, height_pt AS height, rotation, runs
       FROM page WHERE extraction_id = ? ORDER BY page`,
  )
    .all(extractionId)
    .map((page) => ({ ...page, runs: JSON.parse(page.runs) as TextRun[] }));
}

const readingSelect = `SELECT id, reader, version, created_ms AS madeMs, made_by AS madeBy, text_sha256 AS textSha256,
    length(${wordsSql('extraction', 'text')}) AS length FROM extraction`;

/** Every reading there is of an original, newest first. */
export function readingsOf(db: Db, sha256: string): Reading[] {
  return prepared<Reading>(db, `${readingSelect} WHERE sha256 = ? ORDER BY created_ms DESC, id DESC`).all(sha256);
}

/** The paper a reading belongs to: what holds its bytes, and every entry that repeats it. */
export interface Paper {
  readonly exhibit: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly fileName: string;
  readonly kind: EntryKind;
  readonly status: EntryStatus;
  readonly extractionId: Id | null;
  /** The entry that holds the paper, then those that repeat it. */
  readonly ids: readonly Id[];
}

/** The paper of an entry. Refused with `notFound` where it is not in the case, with `invalid` for a row of a sheet, which is read with its sheet. */
export function paperOf(db: Db, id: Id): Paper {
  const row = currentRow(db, 'entry', id);
  if (row === undefined || row.is_withdrawn === 1) {
    throw new Refusal('notFound', 'This entry is not in the case, or its delivery was withdrawn.', id);
  }
  if (row.duplicate_of !== null) return paperOf(db, String(row.duplicate_of));
  if (row.sha256 === null) throw new Refusal('invalid', `${String(row.exhibit)} has no original of its own: its sheet has.`, id);
  const repeated = prepared<{ id: Id }>(db, 'SELECT id FROM entry WHERE sha256 = ? AND duplicate_of = ? ORDER BY rowid').all(
    row.sha256 as string,
    id,
  );
  return {
    exhibit: String(row.exhibit),
    sha256: String(row.sha256),
    bytes: Number(row.bytes),
    fileName: String(row.file_name),
    kind: row.kind as EntryKind,
    status: row.status as EntryStatus,
    extractionId: row.extraction_id === null ? null : String(row.extraction_id),
    ids: [id, ...repeated.map((each) => each.id)],
  };
}

/** How a reading of a sheet of plain text came about; null for one of anything else, or made before that was kept. */
export function howRead(db: Db, extractionId: string | null): HowRead | null {
  const row = prepared<{ how: string | null }>(db, 'SELECT how FROM extraction WHERE id = ?').get(extractionId);
  return row?.how == null ? null : (JSON.parse(row.how) as HowRead);
}

/** What a new reading did to the marks of its paper. */
export interface Given {
  readonly extractionId: Id;
  /** Marks that stand in the new reading. */
  readonly placed: number;
  /** Marks that could not be placed in it; they keep their old words. */
  readonly notPlaced: number;
}

/**
 * Gives a paper a new reading inside a command: it and all that repeat it show it from now on, the reading before is kept, and every mark made by its
 * words is placed again or says that it could not be. Undo points back to the reading before and puts the marks back. Refused as `paperOf` does.
 */
export function giveReading(tx: Tx, id: Id, reading: NewReading): Given {
  const paper = paperOf(tx.db, id);
  const extractionId = addReading(tx.db, paper.sha256, reading);
  for (const each of paper.ids) updateEntry(tx, each, { extraction_id: extractionId });
  return { extractionId, ...placeMarksAgain(tx, new Map(paper.ids.map((each) => [each, each])), { extractionId, ...reading }) };
}

/** Gives a paper a reading its original has already, as `giveReading` gives a new one. */
export function giveKnownReading(tx: Tx, id: Id, extractionId: Id): void {
  const paper = paperOf(tx.db, id);
  for (const each of paper.ids) updateEntry(tx, each, { extraction_id: extractionId });
  const text = checkedReading(tx.db, extractionId)?.text ?? '';
  placeMarksAgain(tx, new Map(paper.ids.map((each) => [each, each])), { extractionId, text, pages: readPages(tx.db, extractionId) });
}

/** What is found out of a paper that could not be read before. */
export interface NowReadable {
  readonly kind: EntryKind;
  readonly mediaType: string;
  readonly found: Found;
}

/** Counts a paper that could not be read as read, inside the command that gives it its first reading. What was edited of it stays. */
export function becomeReadable(tx: Tx, id: Id, now: NowReadable): void {
  const { ids } = paperOf(tx.db, id);
  for (const each of ids) {
    const row = currentRow(tx.db, 'entry', each) ?? {};
    updateEntry(tx, each, { kind: now.kind, media_type: now.mediaType });
    if (row.status !== 'unreadable') continue;
    updateEntry(tx, each, { status: 'read', reason: null, found: JSON.stringify(now.found), ...factsFound(row, now.found) });
    const batch = currentRow(tx.db, 'batch', String(row.batch_id));
    if (batch !== undefined) {
      tx.update('batch', { id: String(row.batch_id), read: Number(batch.read) + 1, unreadable: Number(batch.unreadable) - 1 });
    }
  }
}

/**
 * Gives the rows of a sheet the words they have in another reading of it, inside the command that gives it that reading: row by row, as many as there are.
 * Marks on their words are placed again; what was edited of a row stays, and so does its side.
 */
export function giveRows(tx: Tx, sheetId: Id, records: readonly RecordRow[]): Pick<Given, 'placed' | 'notPlaced'> {
  const rows = prepared<{ id: Id }>(tx.db, `SELECT id FROM entry WHERE parent_id = ? AND kind = 'record' ORDER BY ordinal`).all(sheetId);
  const marks = Map.groupBy(readKind(tx.db, 'mark'), ({ value }) => value.entryId);
  const count = { placed: 0, notPlaced: 0 };
  for (const [at, { id }] of rows.entries()) {
    const record = records[at];
    const row = currentRow(tx.db, 'entry', id);
    if (record === undefined || row === undefined) continue;
    const body = bodyOf(record.cells);
    const own = marks.get(id);
    if (own !== undefined) {
      const { placed, notPlaced } = placeMarksAgain(tx, new Map([[id, id]]), { extractionId: null, text: body, pages: [] }, own);
      count.placed += placed;
      count.notPlaced += notPlaced;
    }
    updateEntry(tx, id, {
      cells: JSON.stringify(record.cells),
      body,
      found: JSON.stringify(record.found),
      ...factsFound(row, record.found),
    });
  }
  return count;
}

/** The words of a row as they are searched and quoted. */
export function bodyOf(cells: readonly string[]): string {
  return cells.filter((cell) => cell !== '').join('\n');
}

function factsFound(row: Row, found: Found): Row {
  const before = JSON.parse(String(row.found)) as Found;
  return {
    sender: found.sender,
    recipients: found.recipients,
    ...(row.title === before.title ? { title: found.title } : {}),
    ...(row.date_basis === 'edited'
      ? {}
      : {
          date_earliest: found.date.earliest,
          date_latest: found.date.latest,
          date_precision: found.date.precision,
          time_text: found.time,
          offset_text: found.offset,
          date_basis: found.dateBasis,
        }),
  };
}

function updateEntry(tx: Tx, id: Id, cells: Row): void {
  const row = currentRow(tx.db, 'entry', id);
  if (row === undefined || Object.entries(cells).every(([column, cell]) => row[column] === cell)) return;
  tx.update('entry', { ...cells, id, revision: Number(row.revision) + 1 });
}

/** The words marks are placed in again. */
export interface PlacedIn {
  /** Null for a row of a sheet. */
  readonly extractionId: Id | null;
  readonly text: string;
  readonly pages: readonly PageText[];
}

/**
 * Places the marks of some entries again inside a command. `entries` says for each which entry they stand on from now on: itself, or the one its bytes
 * came again as. A mark of an area or of cells stays where it is: the page has not changed, and cells that say something else are the checks' to find.
 */
export function placeMarksAgain(
  tx: Tx,
  entries: ReadonlyMap<Id, Id>,
  into: PlacedIn,
  marks: readonly DraftRow<'mark'>[] = readKind(tx.db, 'mark'),
): Pick<Given, 'placed' | 'notPlaced'> {
  const text = foldForMatch(into.text);
  const before = new Map<Id, FoldedText | null>();
  // A row of a sheet has no reading of its own: its words of before are read from the row, which is written anew only after its marks are placed.
  const readBefore = (extractionId: Id | null, entryId: Id): FoldedText | null => {
    const id = extractionId ?? entryId;
    const known = before.get(id);
    if (known !== undefined) return known;
    const sql =
      extractionId === null
        ? 'SELECT body AS text FROM entry WHERE id = ? AND body IS NOT NULL'
        : `SELECT ${wordsSql('extraction', 'text')} AS text FROM extraction WHERE id = ?`;
    const kept = prepared<{ text: string }>(tx.db, sql).get(id);
    const folded = kept === undefined ? null : foldForMatch(kept.text);
    before.set(id, folded);
    return folded;
  };
  const count = { placed: 0, notPlaced: 0 };
  for (const { id, revision, value } of marks) {
    const entryId = entries.get(value.entryId);
    if (entryId === undefined) continue;
    const isWords = anchorKind(value.anchor) === 'words';
    const anchor = isWords
      ? anchorIn(into, text, readBefore(value.anchor.extractionId, value.entryId), value.anchor)
      : unmoved(into, value.anchor);
    if (!isWords || anchor.start !== null) count.placed += 1;
    else count.notPlaced += 1;
    const cells = { entry_id: entryId, anchor: JSON.stringify(anchor) };
    if (entryId === value.entryId && cells.anchor === JSON.stringify(value.anchor)) continue;
    tx.update(shapes.mark.table, { ...cells, id, revision: revision + 1 });
  }
  return count;
}

/** An area or cells where they were, now of the reading that is shown. */
function unmoved({ extractionId }: PlacedIn, anchor: Anchor): Anchor {
  return anchorKind(anchor) === 'area' ? { ...anchor, extractionId } : anchor;
}

function anchorIn(into: PlacedIn, text: FoldedText, before: FoldedText | null, anchor: Anchor): Anchor {
  const page = into.pages.find((each) => each.page === anchor.page);
  const placed = locateAgain(text, before === null ? null : { text: before, start: anchor.start, end: anchor.end }, anchor, page);
  // What it was made on and its words stay, so that it can be placed by hand or in a later reading.
  if (!placed.ok) return { ...anchor, start: null, end: null, rects: [] };
  const { start, end, exact, prefix, suffix } = placed;
  const on = into.pages.find((each) => each.start <= start && start < each.end);
  return {
    ...anchor,
    exact,
    prefix,
    suffix,
    start,
    end,
    extractionId: into.extractionId,
    page: on?.page ?? null,
    rects: on === undefined ? [] : rectsOf(on, start, end),
  };
}
