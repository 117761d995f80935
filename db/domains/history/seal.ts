// Owns: seals: what of a row a digest covers, and the chain over rows that no command tells in full (evidence, and what stood before there were seals). A change
// to what a digest covers breaks every seal there is. Must not verify anything.
import { hash } from 'node:crypto';
import { type Bound, type Cell, type Db, prepared, quoted } from '../../store/prepared.ts';
import type { Row } from './command.ts';

/** A row as it stands in a table, with what it keeps packed. */
export type StandingRow = Readonly<Record<string, Bound>>;

interface Column {
  readonly name: string;
  readonly usual: Cell;
}

/** Rows that are sealed with the row they belong to: their table, and the column that names it. */
export const sealedWith: Readonly<Record<string, readonly { readonly table: string; readonly by: string; readonly order: string }[]>> = {
  message: [{ table: 'message_reference', by: 'entry_id', order: 'ordinal' }],
  precedent_text: [
    { table: 'precedent_head', by: 'precedent', order: 'rowid' },
    { table: 'precedent_order', by: 'precedent', order: 'rowid' },
  ],
};

/**
 * Columns that no digest covers, each with what does instead. Whether an entry is hidden follows from its delivery, its sheet and the history, and is
 * verified by that.
 */
const notSealed: Readonly<Record<string, string>> = { entry: 'is_withdrawn' };

/** What is being typed has its own digest beside it: it is no part of history yet. */
export const journals = ['draft_typed', 'transcript_typed'] as const;

/** Tables that have their own proof: the chain itself, bytes under their hash, counters that are counted anew; and work that can be done again. */
const provedOtherwise: ReadonlySet<string> = new Set([
  'history',
  'history_payload',
  'seal',
  'original',
  'chunk',
  'label_lease',
  'key_counter',
  // Proved by its own digest and the heads it names.
  'handover_note',
  // How far recognising is, made of originals.
  'scan',
  'scan_page',
  // How far a delivery is, until it stands.
  'batch_asked',
  'batch_file',
  // Files that are being made, which are begun again.
  'handover_begun',
  ...journals,
]);

/** Columns that name a row of the tables where `id` does not. */
const names: Readonly<Record<string, readonly string[]>> = {
  label_lease: ['side'],
  page: ['extraction_id', 'page'],
  message: ['entry_id'],
  quoted_record: ['entry_id'],
  entry_read: ['entry_id'],
  meta: ['key'],
  setting: ['key'],
  precedent_text: ['rowid'],
};

/** The columns that name a row of `table`. */
export function nameColumns(table: string): readonly string[] {
  return names[table] ?? ['id'];
}

/** A row's name as seals have it. */
export function rowName(table: string, row: StandingRow): string {
  return nameColumns(table)
    .map((column) => String(row[column]))
    .join(' ');
}

const shapes = new WeakMap<Db, Map<string, readonly Column[]>>();

/** The columns a digest covers, in the order of the table. */
function columnsOf(db: Db, table: string): readonly Column[] {
  let known = shapes.get(db);
  if (known === undefined) {
    known = new Map();
    shapes.set(db, known);
  }
  let columns = known.get(table);
  if (columns === undefined) {
    const told = prepared<{ name: string; dflt_value: string | null }>(db, 'SELECT name, dflt_value FROM pragma_table_info(?)').all(table);
    columns = told
      .filter(({ name }) => notSealed[table] !== name)
      .map(({ name, dflt_value: usual }) => ({ name, usual: usualValue(usual) }));
    known.set(table, columns);
  }
  return columns;
}

/** Usual values are written as numbers or between quotation marks in every migration. */
function usualValue(usual: string | null): Cell {
  if (usual === null || usual === 'NULL') return null;
  return usual.startsWith("'") ? usual.slice(1, -1).replaceAll("''", "'") : Number(usual);
}

/** What a column holds where nothing is said of it; undefined for a column there is not, or that no digest covers. */
export function usualCell(db: Db, table: string, column: string): Cell | undefined {
  return columnsOf(db, table).find(({ name }) => name === column)?.usual;
}

/** Names of the columns a digest covers. */
export function coveredColumns(db: Db, table: string): readonly string[] {
  return columnsOf(db, table).map(({ name }) => name);
}

/**
 * SHA-256 over a row. Only what differs from a column's usual value is covered, so that a column added later with its usual value leaves the digest of older
 * rows as it is, and any other value in it changes them.
 */
export function rowDigest(db: Db, table: string, row: StandingRow): string {
  const covered: Cell[] = [table];
  for (const { name, usual } of columnsOf(db, table)) {
    const cell = row[name] === undefined ? usual : row[name];
    if (cell !== usual) covered.push(name, coveredAs(cell));
  }
  return hash('sha256', JSON.stringify(covered));
}

function coveredAs(cell: Bound): Cell {
  // The driver stores half a surrogate pair as U+FFFD.
  if (typeof cell === 'string') return cell.toWellFormed();
  return cell instanceof Uint8Array ? Buffer.from(cell.buffer, cell.byteOffset, cell.byteLength).toString('base64') : cell;
}

/** One link of the chain of seals. */
export function sealHash(before: Uint8Array, table: string, name: string, digests: readonly string[]): Buffer {
  return hash('sha256', `${Buffer.from(before).toString('hex')}\n${table}\n${name}\n${digests.join('\n')}`, 'buffer');
}

/** Hash before the first seal. */
export const firstSeal: Uint8Array = new Uint8Array(32);

/** The last seal: what a history row vouches for when it names it. Null before the first. */
export function lastSeal(db: Db): { readonly n: number; readonly hash: Uint8Array } | null {
  return prepared<{ n: number; hash: Uint8Array }>(db, 'SELECT n, hash FROM seal ORDER BY n DESC LIMIT 1').get() ?? null;
}

/** The last link of transactions that seal many rows, by connection. */
const inHand = new WeakMap<Db, { last: Uint8Array }>();

/** Keeps the last link at hand, so that it need not be looked up for each row; for one transaction, at whose end, whatever that is, what this answers with is called. */
export function sealMany(db: Db): () => void {
  inHand.set(db, { last: lastSeal(db)?.hash ?? firstSeal });
  return () => inHand.delete(db);
}

/** Seals a row that has been written as `row`, inside the same transaction, with the rows that belong to it. */
export function sealRow(
  db: Db,
  table: string,
  row: StandingRow,
  belonging: readonly (readonly [table: string, row: StandingRow])[] = [],
): void {
  const name = rowName(table, row);
  const digests = [rowDigest(db, table, row), ...belonging.map(([of, each]) => rowDigest(db, of, each))];
  const held = inHand.get(db);
  const link = sealHash(held?.last ?? lastSeal(db)?.hash ?? firstSeal, table, name, digests);
  prepared(db, 'INSERT INTO seal (of_table, row, hash) VALUES (?, ?, ?)').run(table, name, link);
  if (held !== undefined) held.last = link;
}

interface Insert {
  readonly columns: readonly string[];
  readonly statement: ReturnType<typeof prepared>;
}

const inserts = new WeakMap<Db, Map<string, Insert>>();

/** Held by table and found again by its columns: papers come in by the hundred thousand, each with as many columns as would take longer to join than to compare. */
function insertInto(db: Db, table: string, columns: readonly string[]): Insert['statement'] {
  let ofTables = inserts.get(db);
  if (ofTables === undefined) {
    ofTables = new Map();
    inserts.set(db, ofTables);
  }
  const last = ofTables.get(table);
  if (last?.columns.length === columns.length && last.columns.every((column, at) => column === columns[at])) return last.statement;
  const sql = `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  const statement = prepared(db, sql);
  ofTables.set(table, { columns, statement });
  return statement;
}

/** Writes a row, unsealed; returns it as it stands, with its `rowid` where the table names one. */
export function writeRow(db: Db, table: string, row: StandingRow): StandingRow {
  const { lastInsertRowid } = insertInto(db, table, Object.keys(row)).run(...Object.values(row));
  return columnsOf(db, table).some(({ name }) => name === 'rowid') ? { ...row, rowid: Number(lastInsertRowid) } : row;
}

/** Writes a row and seals it. */
export function writeSealed(db: Db, table: string, row: StandingRow): void {
  sealRow(db, table, writeRow(db, table, row));
}

/** Digest of what is being typed, kept beside it. */
export function journalDigest(name: string, atMs: number, value: string): string {
  return hash('sha256', JSON.stringify([name, atMs, value.toWellFormed()]));
}

/** The tables whose rows a command tells or a seal covers, apart from those sealed with another. */
export function coveredTables(db: Db): string[] {
  const belonging = new Set(Object.values(sealedWith).flatMap((some) => some.map(({ table }) => table)));
  return prepared<{ name: string }>(
    db,
    // A full-text index and its own tables are made of the rows and can be made again.
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  )
    .all()
    .map(({ name }) => name)
    .filter((name) => !provedOtherwise.has(name) && !belonging.has(name));
}

/** The rows sealed with a row, in order. */
export function belongingRows(db: Db, table: string, row: StandingRow): (readonly [table: string, row: Row])[] {
  const [column = 'id'] = nameColumns(table);
  return (sealedWith[table] ?? []).flatMap(({ table: of, by, order }) =>
    prepared<Row>(db, `SELECT * FROM ${quoted(of)} WHERE ${quoted(by)} = ? ORDER BY ${quoted(order)}`)
      .all(row[column] ?? null)
      .map((each) => [of, each] as const),
  );
}
