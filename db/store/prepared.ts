// Owns: one prepared statement per connection and text of SQL. Must not write SQL itself.
import type Database from 'better-sqlite3';

/** An open connection to a desk or a case. */
export type Db = Database.Database;

/** What a column holds, as far as commands write it. */
export type Cell = string | number | null;

/** What may be bound: cells, and what is kept packed or as bytes. */
export type Bound = Cell | Uint8Array;

const kept = new WeakMap<Db, Map<string, Database.Statement<Bound[], unknown>>>();

/** The statement for `sql` on this connection, prepared once. `Row` is what a row of it looks like. */
export function prepared<Row = unknown>(db: Db, sql: string): Database.Statement<Bound[], Row> {
  let statements = kept.get(db);
  if (statements === undefined) {
    statements = new Map();
    kept.set(db, statements);
  }
  let statement = statements.get(sql);
  if (statement === undefined) {
    statement = db.prepare<Bound[], unknown>(sql);
    statements.set(sql, statement);
  }
  return statement as Database.Statement<Bound[], Row>;
}

/** A name of a table or column, quoted, so that `from`, `order` and `check` can be columns. Throws on anything but snake case. */
export function quoted(name: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`"${name}" is not a name of a table or column.`);
  return `"${name}"`;
}
