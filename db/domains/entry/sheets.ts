// Owns: reading the rows of sheets: their shape, their order under a filter, and the cells of those in view. Never writes, and never reads a whole sheet
// into one answer.
import { figureOrder } from '../../model/britishDate.ts';
import type { DatePrecision } from '../../model/dates.ts';
import type { Disclosure, EntryRow, ReadState, Side } from '../../model/entry.ts';
import { Refusal } from '../../model/fault.ts';
import {
  dateColumnOf,
  isWholeSheet,
  type SheetColumn,
  type SheetFilter,
  type SheetPart,
  type SheetRow,
  type SheetShape,
  type SheetSort,
  sheetNameColumn,
  sortKey,
  wordsIn,
} from '../../model/sheet.ts';
import { type Cell, type Db, prepared } from '../../store/prepared.ts';
import { wordsSql } from '../../store/words.ts';
import { type Conditions, filterConditions } from './filter.ts';
import { howRead } from './readings.ts';
import { type AroundEntry, dateKey, entryRow, entrySelect, type StoredEntry, timeKey } from './rows.ts';

/** Widths and dates are judged by so many rows. */
const sampleRows = 500;

interface Holder {
  readonly id: string;
  readonly exhibit: string;
  readonly extraction_id: string | null;
}

/** The sheet whose rows are shown for an entry: itself, or the one it repeats. Refused with `notFound` and, for what is no sheet, `invalid`. */
function holderOf(db: Db, id: string): Holder {
  const row = prepared<Holder & { readonly kind: string }>(
    db,
    `SELECT h.id, h.exhibit, h.extraction_id, e.kind FROM entry e JOIN entry h ON h.id = coalesce(e.duplicate_of, e.id)
      WHERE e.id = ? AND e.is_withdrawn = 0`,
  ).get(id);
  if (row === undefined) throw new Refusal('notFound', 'This entry is not in the case, or its delivery was withdrawn.', id);
  if (row.kind !== 'sheet') throw new Refusal('invalid', `${row.exhibit} is not a sheet: it has no rows.`, id);
  return row;
}

const ofSheet = `FROM entry e WHERE e.parent_id = ? AND e.kind = 'record' AND e.is_withdrawn = 0`;

/** A sheet without its rows. Refused with `notFound` where there is none, `invalid` for what is no sheet. */
export function readSheet(db: Db, id: string): SheetShape {
  const holder = holderOf(db, id);
  const { text = '', columns: names = '[]' } =
    prepared<{ text: string; columns: string }>(
      db,
      `SELECT ${wordsSql('extraction', 'text')} AS text, columns FROM extraction WHERE id = ?`,
    ).get(holder.extraction_id) ?? {};
  const columns = JSON.parse(names) as string[];
  const sample = rowsFrom(db, `${rowSelect} ${ofSheet} ORDER BY e.ordinal LIMIT ${sampleRows}`, [holder.id]);
  const how = howRead(db, holder.extraction_id);
  const parts = partsOf(db, holder.id, how === null && columns[0] === sheetNameColumn);
  const isFilled = filledColumns(db, holder.id, columns.length);
  return {
    id: holder.id,
    exhibit: holder.exhibit,
    rows: parts.reduce((sum, part) => sum + part.rows, 0),
    columns: columns.map(
      (name, at): SheetColumn => ({
        name,
        isEmpty: !isFilled.has(at),
        typical: typicalLength(sample, at),
        order: figureOrder(sample.map(({ cells }) => cells[at] ?? '')),
      }),
    ),
    dateColumn: dateColumnOf(sample),
    parts,
    above: wordsAbove(text, columns),
    how,
  };
}

/** The sheets of a workbook as its rows name them; all rows as one where they name none. */
function partsOf(db: Db, sheetId: string, areNamed: boolean): SheetPart[] {
  const name = areNamed ? `e.cells ->> '$[0]'` : `''`;
  const found = prepared<Omit<SheetPart, 'dateColumn'> & { readonly first: number }>(
    db,
    `SELECT ${name} AS name, count(*) AS rows, sum(e.date_precision = 'unknown') AS undated, min(e.ordinal) AS first ${ofSheet} GROUP BY 1 ORDER BY first`,
  ).all(sheetId);
  return found.map(({ first, ...part }) => {
    const sample = rowsFrom(db, `${rowSelect} ${ofSheet} AND e.ordinal >= ? ORDER BY e.ordinal LIMIT ?`, [
      ...[sheetId, first],
      Math.min(part.rows, sampleRows),
    ]);
    return { ...part, dateColumn: dateColumnOf(sample) };
  });
}

/** Names of the columns of each sheet a delivery brought. */
export function columnsOfDelivery(db: Db, batchId: string): string[][] {
  return prepared<{ columns: string }>(
    db,
    `SELECT x.columns FROM entry e JOIN extraction x ON x.id = e.extraction_id
      WHERE e.batch_id = ? AND e.kind = 'sheet' AND e.is_withdrawn = 0 AND e.duplicate_of IS NULL ORDER BY e.rowid`,
  )
    .all(batchId)
    .map(({ columns }) => JSON.parse(columns) as string[]);
}

/** The text of a sheet is what stands above, the names of its columns with tabs between, then its rows. */
export function wordsAbove(text: string, columns: readonly string[]): string {
  if (columns.length === 0) return text;
  return text.slice(0, Math.max(0, text.indexOf(columns.join('\t')))).trimEnd();
}

function typicalLength(rows: readonly SheetRow[], column: number): number {
  const lengths = rows.map(({ cells }) => cells[column]?.length ?? 0).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0;
}

/** Columns with something in them. Rows are gone through only until all have; most sheets are done within a few. */
function filledColumns(db: Db, sheetId: string, count: number): ReadonlySet<number> {
  const filled = new Set<number>();
  for (const { cells } of prepared<{ cells: string }>(db, `SELECT e.cells ${ofSheet} ORDER BY e.ordinal`).iterate(sheetId)) {
    for (const [at, cell] of (JSON.parse(cells) as string[]).entries()) if (cell !== '') filled.add(at);
    if (filled.size >= count) break;
  }
  return filled;
}

/** What a pattern of LIKE takes for itself. */
const likeSigns = /[\\%_]/g;

/** One condition per word. LIKE knows capitals of plain letters only: a word with others is looked for as typed, in small and in capitals. */
function wordConditions(where: string, words: string): Conditions {
  const cells: Cell[] = [];
  const sql = wordsIn(words).map((word) => {
    const ways = /^[\0-\x7f]*$/.test(word) ? [word] : [...new Set([word, word.toLowerCase(), word.toUpperCase()])];
    for (const way of ways) cells.push(`%${way.replace(likeSigns, '\\$&')}%`);
    return `(${ways.map(() => `${where} LIKE ? ESCAPE '\\'`).join(' OR ')})`;
  });
  return { sql, cells };
}

/** The conditions of a filter on the record `e`. */
export function sheetConditions({ words = '', columns = [], from, to }: SheetFilter): Conditions {
  const parts = [
    filterConditions({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }),
    wordConditions('e.body', words),
    ...columns.map(({ column, words: inCell }) => {
      // The row's words are looked through first: cells are taken apart only where they may fit.
      const row = wordConditions('e.body', inCell);
      const cell = wordConditions(`json_extract(e.cells, '$[${column}]')`, inCell);
      return { sql: [...row.sql, ...cell.sql], cells: [...row.cells, ...cell.cells] };
    }),
  ];
  return { sql: parts.flatMap(({ sql }) => sql), cells: parts.flatMap(({ cells }) => cells) };
}

/** SQL of the rows a filter leaves, with what they are sorted by; named so that its plan can be tested. */
export function orderSql(conditions: readonly string[], sort: SheetSort | null): string {
  const key =
    sort === null ? '' : `, ${sort.by === 'date' ? `${dateKey} || ' ' || ${timeKey}` : `json_extract(e.cells, '$[${sort.by}]')`} AS cell`;
  const where = [`e.parent_id = ?`, `e.kind = 'record'`, ...conditions];
  return `SELECT e.ordinal${key} FROM entry e WHERE ${where.join(' AND ')} ORDER BY e.ordinal`;
}

/** Ordinals of the rows that a filter leaves, in the order asked for; null for all rows as they stand. Refused as `readSheet` is. */
export function sheetOrder(db: Db, id: string, filter: SheetFilter, sort: SheetSort | null): readonly number[] | null {
  const holder = holderOf(db, id);
  if (sort === null && isWholeSheet(filter)) return null;
  const conditions = sheetConditions(filter);
  const found = prepared<{ ordinal: number; cell?: string | null }>(db, orderSql(conditions.sql, sort)).all(holder.id, ...conditions.cells);
  if (sort === null) return found.map(({ ordinal }) => ordinal);
  const undated = '9999-12-31';
  const keyed = found.map(({ ordinal, cell }) => {
    const text = cell ?? '';
    return { ordinal, key: sort.by === 'date' ? (text.startsWith(undated) ? '' : text) : sortKey(text) };
  });
  const way = sort.isDescending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === b.key) return a.ordinal - b.ordinal;
    if (a.key === '' || b.key === '') return a.key === '' ? 1 : -1;
    return a.key < b.key ? -way : way;
  });
  return keyed.map(({ ordinal }) => ordinal);
}

interface StoredRow {
  readonly id: string;
  readonly ordinal: number;
  readonly cells: string;
  readonly date_earliest: string | null;
  readonly date_latest: string | null;
  readonly date_precision: DatePrecision;
  readonly side: Side;
  readonly read_state: ReadState;
}

const rowSelect = `SELECT e.id, e.ordinal, e.cells, e.date_earliest, e.date_latest, e.date_precision, e.side,
  coalesce((SELECT o.state FROM entry_read o WHERE o.entry_id = e.id), 'unread') AS read_state`;

/** SQL of rows by their ordinals, a JSON list; named so that its plan can be tested. */
export const rowsSql = `${rowSelect} ${ofSheet} AND e.ordinal IN (SELECT value FROM json_each(?))`;

/** Rows of a sheet, in the order of the ordinals given; those it does not have are left out. Refused as `readSheet` is. */
export function sheetRows(db: Db, id: string, ordinals: readonly number[]): SheetRow[] {
  const byOrdinal = new Map(rowsFrom(db, rowsSql, [holderOf(db, id).id, JSON.stringify(ordinals)]).map((row) => [row.ordinal, row]));
  return ordinals.flatMap((ordinal) => byOrdinal.get(ordinal) ?? []);
}

function rowsFrom(db: Db, sql: string, cells: readonly Cell[]): SheetRow[] {
  return prepared<StoredRow>(db, sql)
    .all(...cells)
    .map((row) => ({
      id: row.id,
      ordinal: row.ordinal,
      cells: JSON.parse(row.cells) as string[],
      date: { earliest: row.date_earliest, latest: row.date_latest, precision: row.date_precision },
      side: row.side,
      readState: row.read_state,
    }));
}

/** SQL of the rows of a sheet that not both parties may see; named so that its plan can be tested. */
export const keptRowsSql = `SELECT e.ordinal, e.disclosure ${ofSheet} AND e.disclosure <> 'both'`;

/** The rows of a sheet that not both parties may see. Refused as `readSheet` is. */
export function keptRows(db: Db, id: string): { readonly ordinal: number; readonly disclosure: Disclosure }[] {
  return prepared<{ ordinal: number; disclosure: Disclosure }>(db, keptRowsSql).all(holderOf(db, id).id);
}

/** SQL of the records of a sheet that bear marks; named so that its plan can be tested. The plus keeps it from going through all rows of the sheet. */
export const markedSql = `${entrySelect} WHERE e.id IN (SELECT m.entry_id FROM draft_mark m) AND +e.parent_id = ? AND e.kind = 'record' AND e.is_withdrawn = 0`;

/** The records of a sheet that bear marks. Refused as `readSheet` is. */
export function markedRecords(db: Db, id: string): EntryRow[] {
  return prepared<StoredEntry & AroundEntry>(db, markedSql)
    .all(holderOf(db, id).id)
    .map((row) => entryRow(row, row));
}
