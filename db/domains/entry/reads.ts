// Owns: reading entries, batches and what is in them. Never writes.
import { isDeepStrictEqual } from 'node:util';
import type { DatePrecision } from '../../model/dates.ts';
import type { Span } from '../../model/draft.ts';
import {
  type Disclosure,
  type EntryContent,
  type EntryFacts,
  type EntryKind,
  type EntryRow,
  type EntrySeen,
  foundSchema,
  isRecording,
  type ListedEntry,
  type Side,
} from '../../model/entry.ts';
import { Refusal } from '../../model/fault.ts';
import type { AxisRow, EntryFilter, FiledRow } from '../../model/operations.ts';
import { ownDisclosure } from '../../model/parts.ts';
import type { Stretch } from '../../model/quoted.ts';
import { firstDayInScope, scopeByHead } from '../../model/scope.ts';
import { type Cell, type Db, prepared } from '../../store/prepared.ts';
import { wordsSql } from '../../store/words.ts';
import { readKind } from '../draft/reads.ts';
import { aliasesOf, entryWithAlias, isProvisional } from '../handover/labels.ts';
import { isLeftOut } from '../handover/part.ts';
import { filterConditions } from './filter.ts';
import { originalBytes } from './originals.ts';
import { sheetReviews } from './reading.ts';
import { htmlOf, readingsOf, readPages } from './readings.ts';
import {
  type AroundEntry,
  aroundAll,
  dateKey,
  entryRow,
  entrySelect,
  isWithin,
  joinWhole,
  listedEntry,
  type StoredEntry,
  timeKey,
  wholeCaseSelect,
} from './rows.ts';
import { wordsAbove } from './sheets.ts';
import { typedTranscript } from './transcript.ts';

const inOrder = `ORDER BY ${dateKey}, ${timeKey}, e.rowid`;

/** SQL of the axis; named so that its plan can be tested. */
export const axisSql = `${wholeCaseSelect} WHERE e.is_withdrawn = 0 ${inOrder}`;

/** Every entry in order of date, undated last, with its scope per head. */
export function readAxis(db: Db): AxisRow[] {
  return db.transaction(() => {
    const around = aroundAll(db);
    const rows = prepared<StoredEntry>(db, axisSql).all();
    return withScope(
      db,
      rows.map((row) => listedEntry(row, around(row))),
    );
  })();
}

/** Many entries bear one date: it is placed once, and all of them share it and its scope, so that a whole case travels lighter. */
function withScope<E extends ListedEntry>(db: Db, rows: readonly E[]): (AxisRow & E)[] {
  const headIds = readKind(db, 'head').map(({ id }) => id);
  const windows = readKind(db, 'window').map(({ value }) => value);
  const exclusions = readKind(db, 'exclusion').map(({ value }) => value);
  const placed = new Map<string, Pick<AxisRow, 'date' | 'scope'>>();
  return rows.map((row) => {
    const { date } = row;
    const key = `${date.earliest} ${date.latest} ${date.precision}`;
    const known = placed.get(key) ?? { date, scope: scopeByHead(date, headIds, windows, exclusions) };
    placed.set(key, known);
    return { ...row, ...known };
  });
}

/** An entry read with what stands around it. */
type WithAround = StoredEntry & AroundEntry;
const wholeRow = (row: WithAround): EntryRow => entryRow(row, row);

/** SQL of a page of the list; named so that its plan can be tested. */
export function listSql(conditions: readonly string[], isFirst: boolean): string {
  // The first condition lets the index start where the page does; the second is exact.
  const after = `${dateKey} >= (SELECT ${dateKey} FROM entry e WHERE e.id = ?)
    AND (${dateKey}, ${timeKey}, e.rowid) > (SELECT ${dateKey}, ${timeKey}, e.rowid FROM entry e WHERE e.id = ?)`;
  return `${entrySelect} WHERE ${[...conditions, ...(isFirst ? [] : [after])].join(' AND ')} ${inOrder} LIMIT ?`;
}

/** A page of entries in order of date. `after` is the `next` of the page before. */
export function listEntries(
  db: Db,
  filter: EntryFilter,
  after: string | null,
  limit: number,
): { readonly rows: FiledRow[]; readonly next: string | null } {
  const conditions = filterConditions(filter);
  const cells: Cell[] = [...conditions.cells, ...(after === null ? [] : [after, after]), limit + 1];
  const found = prepared<WithAround>(db, listSql(conditions.sql, after === null)).all(...cells);
  const page = found.slice(0, limit);
  return { rows: withScope(db, page.map(wholeRow)), next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** SQL of the entries from a day on; named so that its plan can be tested. */
export const fromDaySql = `${entrySelect} WHERE e.is_withdrawn = 0 AND ${dateKey} >= ? ${inOrder} LIMIT ?`;

/**
 * The first entries to show of a case, so that it can be read before the whole of it is there: those after the entry it was left on, else from the first day
 * that any scope window has. Fewer than `limit`, or none, where the case ends there.
 */
export function openingEntries(db: Db, after: string | null, limit: number): AxisRow[] {
  if (after !== null) return listEntries(db, {}, after, limit).rows;
  const from = firstDayInScope(readKind(db, 'window').map(({ value }) => value));
  if (from === null) return listEntries(db, {}, null, limit).rows;
  return withScope(db, prepared<WithAround>(db, fromDaySql).all(from, limit).map(wholeRow));
}

/** One entry's line; refused with `notFound`, also when it was withdrawn. */
export function entryLine(db: Db, id: string): EntryRow {
  const row = prepared<WithAround>(db, `${entrySelect} WHERE e.id = ? AND e.is_withdrawn = 0`).get(id);
  if (row === undefined) throw new Refusal('notFound', 'This entry is not in the case, or its delivery was withdrawn.', id);
  return wholeRow(row);
}

/** Exhibit label of an entry; null where there is none or it was withdrawn. */
export function exhibitOf(db: Db, id: string): string | null {
  return prepared<{ exhibit: string }>(db, 'SELECT exhibit FROM entry WHERE id = ? AND is_withdrawn = 0').get(id)?.exhibit ?? null;
}

interface ContentRow {
  readonly own_extraction: string | null;
  readonly extraction_id: string | null;
  readonly body: string | null;
  readonly cells: string | null;
  readonly found: string;
  readonly text: string | null;
  readonly html: string | null;
  readonly htmlPacked: string | null;
  readonly plain: string | null;
  readonly quoted: string | null;
  readonly headers: string | null;
  readonly columns: string | null;
}

/** A duplicate shows what the entry it repeats shows; a record shows its own words under its sheet's columns. */
const contentSql = `SELECT e.extraction_id AS own_extraction, x.id AS extraction_id, e.body, e.cells, e.found, ${wordsSql('x', 'text')} AS text, x.html,
    x.html_packed AS htmlPacked, x.plain, x.quoted, ${wordsSql('x', 'headers')} AS headers, coalesce(x.columns, p.columns) AS columns
  FROM entry e
  LEFT JOIN entry d ON d.id = e.duplicate_of
  LEFT JOIN extraction x ON x.id = coalesce(e.extraction_id, d.extraction_id)
  LEFT JOIN entry s ON s.id = e.parent_id AND e.kind = 'record'
  LEFT JOIN entry sd ON sd.id = s.duplicate_of
  LEFT JOIN extraction p ON p.id = coalesce(s.extraction_id, sd.extraction_id)
  WHERE e.id = ?`;

function contentRow(db: Db, id: string): ContentRow {
  const row = prepared<ContentRow>(db, contentSql).get(id);
  if (row === undefined) throw new Refusal('notFound', 'This entry is not in the case.', id);
  return row;
}

/** Canonical text of an entry, into which anchors count, and the extraction it stands in (null for records and what could not be read). */
export function entryText(db: Db, id: string): { readonly extractionId: string | null; readonly text: string } {
  const row = contentRow(db, id);
  return { extractionId: row.body === null ? row.extraction_id : null, text: row.body ?? row.text ?? '' };
}

/** Pages of an entry's extraction, without the positions of its words. */
export function entryPages(
  db: Db,
  extractionId: string,
): readonly { readonly page: number; readonly start: number; readonly end: number }[] {
  return prepared<{ page: number; start: number; end: number }>(
    db,
    'SELECT page, start_utf16 AS start, end_utf16 AS "end" FROM page WHERE extraction_id = ? ORDER BY page',
  ).all(extractionId);
}

/** SQL of a sheet's rows; named so that its plan can be tested. */
export const sheetRowsSql = `SELECT cells FROM entry
  WHERE parent_id = (SELECT coalesce(duplicate_of, id) FROM entry WHERE id = ?) AND ordinal BETWEEN ? AND ? AND kind = 'record' AND is_withdrawn = 0
  ORDER BY ordinal`;

/** Cells of a sheet's rows by their ordinals, both ends in it; with null, of the one row that a record is. Empty where there are none. */
export function cellsOfRows(db: Db, id: string, rows: Span | null): string[][] {
  const found =
    rows === null
      ? prepared<{ cells: string | null }>(db, `SELECT cells FROM entry WHERE id = ? AND kind = 'record'`).all(id)
      : prepared<{ cells: string | null }>(db, sheetRowsSql).all(id, ...rows);
  return found.map(({ cells }) => JSON.parse(cells ?? '[]') as string[]);
}

/** Everything a reader shows of one entry but its bytes. */
export function readEntry(db: Db, id: string): EntryContent {
  const entry = entryLine(db, id);
  const row = contentRow(db, id);
  const isRecord = row.body !== null;
  const columns = JSON.parse(row.columns ?? '[]') as string[];
  return {
    entry,
    extractionId: isRecord ? null : row.extraction_id,
    seen: seenOf(db, id),
    isLeftOut: isLeftOut(db, id),
    readings: entry.sha256 === null ? [] : readingsOf(db, entry.sha256),
    typed: isRecording(entry) ? typedTranscript(db, entry.duplicateOf ?? id) : null,
    text: row.body ?? (entry.kind === 'sheet' ? wordsAbove(row.text ?? '', columns) : (row.text ?? '')),
    html: isRecord ? null : htmlOf(row),
    plain: isRecord ? null : row.plain,
    quoted: isRecord ? [] : (JSON.parse(row.quoted ?? '[]') as Stretch[]),
    quotedIn: isRecord ? quotedStretch(db, id) : null,
    quotedKept:
      entry.kind === 'email'
        ? quotedKept(db, entry.duplicateOf ?? id).map(({ exhibit, disclosure, extractionId, ...stretch }) => ({
            exhibit,
            disclosure,
            stretch: extractionId === row.extraction_id ? stretch : null,
          }))
        : [],
    pages: isRecord || row.extraction_id === null ? [] : readPages(db, row.extraction_id),
    columns,
    cells: JSON.parse(row.cells ?? '[]') as string[],
    headers: JSON.parse(row.headers ?? '[]') as { name: string; value: string }[],
    found: foundSchema.parse(JSON.parse(row.found)),
    children: childrenOf(db, entry),
    reviews: sheetReviews(db, id),
    receipts: receiptsOf(db, entry),
    aliases: aliasesOf(db, id),
    isLabelProvisional: isProvisional(db, id),
  };
}

function seenOf(db: Db, id: string): EntrySeen {
  const row = prepared<
    Pick<EditableRow, 'disclosure' | 'disclosure_why' | 'disclosure_own' | 'whole_disclosure'> & {
      readonly whole_id: string | null;
      readonly whole_exhibit: string | null;
      readonly whole_kind: EntryKind | null;
    }
  >(
    db,
    `SELECT e.disclosure, e.disclosure_why, e.disclosure_own, w.disclosure AS whole_disclosure, w.id AS whole_id, w.exhibit AS whole_exhibit, w.kind AS whole_kind
      FROM entry e ${joinWhole} WHERE e.id = ?`,
  ).get(id);
  if (row === undefined) throw new Error(`There is no entry ${id}.`);
  const { whole_id: wholeId, whole_exhibit: exhibit, whole_kind: kind, whole_disclosure: disclosure } = row;
  const whole =
    wholeId === null || exhibit === null || kind === null || disclosure === null ? null : { id: wholeId, exhibit, kind, disclosure };
  return { own: ownOf(row), why: row.disclosure_why, whole };
}

function quotedStretch(db: Db, id: string): Stretch | null {
  return prepared<Stretch>(db, 'SELECT start_utf16 AS start, end_utf16 AS "end" FROM quoted_record WHERE entry_id = ?').get(id) ?? null;
}

/** A record made of what a message quotes that not both parties may see, with the reading its place was found in. */
interface QuotedKept extends Stretch {
  readonly exhibit: string;
  readonly disclosure: Disclosure;
  readonly extractionId: string | null;
}

/** Records made of what a message quotes that not both parties may see, as they were made. `messageId` is the first receipt of the message. */
export function quotedKept(db: Db, messageId: string): QuotedKept[] {
  return prepared<QuotedKept>(
    db,
    `SELECT e.exhibit, e.disclosure, q.extraction_id AS extractionId, q.start_utf16 AS start, q.end_utf16 AS "end"
      FROM entry e JOIN quoted_record q ON q.entry_id = e.id
      WHERE e.parent_id = ? AND e.kind = 'record' AND e.disclosure <> 'both' AND e.is_withdrawn = 0 ORDER BY e.rowid`,
  ).all(messageId);
}

/** What is attached to any receipt of these bytes, at any depth, and not both parties may see. */
export function partsNotForBoth(db: Db, sha256: string | null): Pick<EntryRow, 'exhibit' | 'disclosure'>[] {
  return prepared<Pick<EntryRow, 'exhibit' | 'disclosure'>>(
    db,
    `SELECT e.exhibit, e.disclosure FROM entry w JOIN entry e ON ${isWithin('e', 'w')}
      WHERE w.sha256 = ? AND e.kind <> 'record' AND e.disclosure <> 'both' AND e.is_withdrawn = 0 ORDER BY e.rowid`,
  ).all(sha256);
}

/** SQL of what came with an entry; named so that its plan can be tested. The null ordinal lets the index pass over the rows of a sheet. */
export const attachmentsSql = `${entrySelect} WHERE e.parent_id = ? AND e.ordinal IS NULL AND e.kind <> 'record' AND e.is_withdrawn = 0 ORDER BY e.rowid`;

/** Attachments in order of label; those of the entry repeated where this one repeats another. */
function childrenOf(db: Db, entry: EntryRow): EntryRow[] {
  const own = prepared<WithAround>(db, attachmentsSql).all(entry.id);
  const children = own.length === 0 && entry.duplicateOf !== null ? prepared<WithAround>(db, attachmentsSql).all(entry.duplicateOf) : own;
  return children.map(wholeRow);
}

/** Cells of a sheet's rows as kept, each row as a JSON list, in order. */
export function rowsOf(db: Db, sheetId: string): string[] {
  return prepared<{ cells: string }>(db, `SELECT cells FROM entry WHERE parent_id = ? AND kind = 'record' ORDER BY ordinal`)
    .all(sheetId)
    .map(({ cells }) => cells);
}

/** SHA-256 of each attachment of a message, in order of label; null where one could not be kept. */
export function partsOf(db: Db, id: string): (string | null)[] {
  return prepared<{ sha256: string | null }>(db, `SELECT sha256 FROM entry WHERE parent_id = ? AND kind <> 'record' ORDER BY rowid`)
    .all(id)
    .map(({ sha256 }) => sha256);
}

/** Every receipt of the same bytes that is in the case, the entry's own among them, in the order they came. Empty for what has no bytes of its own. */
export function receiptsOf(db: Db, entry: Pick<EntryRow, 'sha256'>): EntryContent['receipts'] {
  if (entry.sha256 === null) return [];
  return prepared<EntryContent['receipts'][number]>(
    db,
    `SELECT id, exhibit, supplied_by AS suppliedBy, path, received_ms AS receivedMs FROM entry
      WHERE sha256 = ? AND is_withdrawn = 0 ORDER BY received_ms, rowid`,
  ).all(entry.sha256);
}

/** A range of an entry's original; a record has its sheet's. Refused with `notFound`. */
export function entryBytes(
  db: Db,
  id: string,
  from: number,
  length: number,
): { readonly bytes: Uint8Array; readonly total: number; readonly mediaType: string; readonly fileName: string } {
  const line = entryLine(db, id);
  const holder = line.sha256 === null && line.parentId !== null ? entryLine(db, line.parentId) : line;
  if (holder.sha256 === null) throw new Refusal('notFound', `${line.exhibit} has no original of its own.`, line.exhibit);
  return { ...originalBytes(db, holder.sha256, from, length), mediaType: holder.mediaType, fileName: holder.fileName };
}

/** What an investigator may change of an entry, as it stands and as it was found. */
export interface EditableEntry {
  readonly id: string;
  readonly exhibit: string;
  readonly kind: EntryKind;
  readonly revision: number;
  readonly extractionId: string | null;
  readonly isWithdrawn: boolean;
  readonly now: EntryFacts;
  readonly found: EntryFacts;
}

interface EditableRow {
  readonly id: string;
  readonly exhibit: string;
  readonly kind: EntryKind;
  readonly revision: number;
  readonly extraction_id: string | null;
  readonly is_withdrawn: number;
  readonly title: string;
  readonly date_earliest: string | null;
  readonly date_latest: string | null;
  readonly date_precision: DatePrecision;
  readonly side: Side;
  readonly kind_text: string | null;
  readonly disclosure: Disclosure;
  readonly disclosure_why: string;
  readonly disclosure_own: number;
  readonly whole_disclosure: Disclosure | null;
  readonly found: string;
  readonly found_side: Side | null;
}

/** Said of itself; null where it follows what it came in. */
function ownOf(row: Pick<EditableRow, 'disclosure' | 'disclosure_own' | 'whole_disclosure'>): Disclosure | null {
  if (row.whole_disclosure === null) return row.disclosure;
  return ownDisclosure({ disclosure: row.disclosure, isOwn: row.disclosure_own === 1 }, row.whole_disclosure);
}

const editableSelect = `SELECT e.id, e.exhibit, e.kind, e.revision, coalesce(e.extraction_id, d.extraction_id) AS extraction_id, e.is_withdrawn, e.title,
  e.date_earliest, e.date_latest, e.date_precision, e.side, e.kind_text, e.disclosure, e.disclosure_why, e.disclosure_own,
  w.disclosure AS whole_disclosure, e.found, e.found_side
  FROM entry e LEFT JOIN entry d ON d.id = e.duplicate_of ${joinWhole}`;

function editableEntry(row: EditableRow): EditableEntry {
  const found = foundSchema.parse(JSON.parse(row.found));
  const own = ownOf(row);
  return {
    id: row.id,
    exhibit: row.exhibit,
    kind: row.kind,
    revision: row.revision,
    extractionId: row.extraction_id,
    isWithdrawn: row.is_withdrawn === 1,
    now: {
      title: row.title,
      date: { earliest: row.date_earliest, latest: row.date_latest, precision: row.date_precision },
      side: row.side,
      kindText: row.kind_text,
      disclosure: own,
      disclosureWhy: own === null ? '' : row.disclosure_why,
    },
    found: {
      title: found.title,
      date: found.date,
      side: row.found_side ?? row.side,
      kindText: null,
      disclosure: row.whole_disclosure === null ? 'both' : null,
      disclosureWhy: '',
    },
  };
}

/** An entry with what may be edited of it, withdrawn ones included; undefined where there is none. */
export function editableById(db: Db, id: string): EditableEntry | undefined {
  const row = prepared<EditableRow>(db, `${editableSelect} WHERE e.id = ?`).get(id);
  return row === undefined ? undefined : editableEntry(row);
}

/** Like `editableById`, by exhibit label or, where no paper bears it, by one that a paper had at another desk; a withdrawn entry is not found. */
export function editableByExhibit(db: Db, exhibit: string): EditableEntry | undefined {
  const row = prepared<EditableRow>(db, `${editableSelect} WHERE e.exhibit = ? AND e.is_withdrawn = 0`).get(exhibit);
  if (row !== undefined) return editableEntry(row);
  const named = entryWithAlias(db, exhibit);
  const entry = named === undefined ? undefined : editableById(db, named);
  return entry === undefined || entry.isWithdrawn ? undefined : entry;
}

/** Every entry of which some fact stands otherwise than found. Intake makes entries at revision 1, so only later ones are looked at. */
export function editedEntries(db: Db): EditableEntry[] {
  return prepared<EditableRow>(db, `${editableSelect} WHERE e.revision > 1 AND e.is_withdrawn = 0 ORDER BY e.rowid`)
    .all()
    .map(editableEntry)
    .filter(({ now, found }) => !isDeepStrictEqual(now, found));
}
