// Owns: a command: one transaction and one history row with what it changed. Must not know what any table means, only by what its rows go.
import { randomBytes } from 'node:crypto';
import { type CommandKind, isUndoable } from '../../model/commands.ts';
import { Refusal } from '../../model/fault.ts';
import { type Cell, type Db, prepared, quoted } from '../../store/prepared.ts';
import { type ChainHeader, chainStart, payloadDigest, rowHash } from './chain.ts';
import { refuseWhereClosed } from './closed.ts';
import { lastSeal, nameColumns, sealMany, writeRow } from './seal.ts';

/** Cells by column name. */
export type Row = Readonly<Record<string, Cell>>;

/** What happened to one row. `before` null: made; `after` null: removed; otherwise the columns that changed. */
export interface RowChange {
  readonly table: string;
  readonly id: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

export interface Payload {
  readonly label: string;
  readonly changes: readonly RowChange[];
  /** The last seal there was: this row vouches for all of them up to it. Absent before the first. */
  readonly seal?: { readonly n: number; readonly hash: string };
  /** Only where a copy from another desk came in: the heads that meet in this row. What stands goes on from the first. */
  readonly heads?: readonly Head[];
}

/** The last row of a desk's chain. */
export interface Head {
  readonly deskId: string;
  readonly sequence: number;
  readonly hash: string;
}

export interface Command {
  readonly actor: string;
  readonly command: CommandKind;
  /** What was done, in words; shown in History and on Undo. */
  readonly label: string;
  /** Only undo and redo: the row they act on, and whether they may in a closed case. */
  readonly acts?: { readonly as: 'undo' | 'redo'; readonly on: number; readonly goesOnClosed: boolean };
  /** Only where a copy from another desk came in: `Payload.heads`. */
  readonly heads?: readonly Head[];
}

/** The writing end of one command. Every row written through it is in the history. */
export interface Tx {
  readonly db: Db;
  readonly actor: string;
  readonly atMs: number;
  /** Changes recorded so far, in order. */
  readonly changes: readonly RowChange[];
  /** Makes a row. */
  insert(table: string, row: Row): void;
  /** Sets the columns given on the row named by its own key column (`id` unless the table has another); nothing is recorded where nothing differs. */
  update(table: string, row: Row): void;
  /** Removes the row named by its key column. */
  remove(table: string, row: Row): void;
  /** Records what was written by other means, such as an intake of many rows told in one. */
  record(change: RowChange): void;
}

/** Name of the column that names a row of `table`. */
export function keyColumn(table: string): string {
  return nameColumns(table)[0] ?? 'id';
}

/** A row as it stands, or undefined. */
export function currentRow(db: Db, table: string, id: string): Row | undefined {
  return prepared<Row>(db, `SELECT * FROM ${quoted(table)} WHERE ${quoted(keyColumn(table))} = ?`).get(id);
}

/** Id of the desk this file is open at. */
export function deskOf(db: Db): string {
  const row = prepared<{ value: string }>(db, `SELECT value FROM meta WHERE key = 'desk_id'`).get();
  if (row === undefined) throw new Error(`${db.name} names no desk.`);
  return row.value;
}

/** Sequence of the last history row of this desk; 0 before the first. */
export function lastSequence(db: Db): number {
  return (
    prepared<{ last: number }>(db, 'SELECT coalesce(max(sequence), 0) AS last FROM history WHERE desk_id = ?').get(deskOf(db))?.last ?? 0
  );
}

const workers = new WeakMap<Db, () => string>();

/** Says who works on a connection, for what the program does there by itself. */
export function worksOn(db: Db, actor: () => string): void {
  workers.set(db, actor);
}

/** Who an act of the program's own is by: the program, for whoever works here. */
export function byProgram(db: Db): string {
  const actor = workers.get(db);
  return actor === undefined ? 'the program' : `the program, for ${actor()}`;
}

/** What is done to a closed case too: opening it again, and what keeps its file whole. */
const goesOnClosed: ReadonlySet<string> = new Set<CommandKind>([
  'case.reopen',
  'case.hold',
  'case.liftHold',
  'disposal.dispose',
  'backup.restore',
  'history.seal',
  'intake.recover',
  'handover.give',
  'handover.receive',
]);

/**
 * Whether a command may be undone and done again in a closed case: what is done to a closed case too, and what closed it, a merge with a copy that was closed at another
 * desk for one.
 */
export function turnsClosed(kind: string, changes: readonly RowChange[]): boolean {
  return goesOnClosed.has(kind) || changes.some(({ table, id }) => table === 'meta' && id === 'closed');
}

/**
 * Runs `work` as one transaction with one history row, flushed to the disk before it returns. Work that changes nothing leaves no row. Refused with
 * `readonly` in a closed case, with `invalid` where nobody's name is given. What `work` throws
 * undoes everything and is thrown on.
 */
export function command<T>(db: Db, given: Command, work: (tx: Tx) => T): T {
  if (db.inTransaction) throw new Error(`${given.command} was started inside another command.`);
  if (given.actor.trim() === '') {
    throw new Refusal('invalid', 'Say who works here first: every act in the history bears the name of who did it.', 'actor');
  }
  return db
    .transaction(() => {
      if (!(given.acts?.goesOnClosed ?? goesOnClosed.has(given.command))) refuseWhereClosed(db);
      const tx = startTx(db, given.actor);
      const value = work(tx);
      if (tx.changes.length > 0) append(tx, given);
      return value;
    })
    .immediate();
}

function startTx(db: Db, actor: string): Tx {
  const changes: RowChange[] = [];
  return {
    db,
    actor,
    atMs: Date.now(),
    changes,
    insert(table, row) {
      writeRow(db, table, row);
      changes.push({ table, id: idIn(table, row), before: null, after: row });
    },
    update(table, row) {
      const id = idIn(table, row);
      const current = standing(db, table, id);
      const columns = Object.keys(row).filter((column) => current[column] !== row[column]);
      if (columns.length === 0) return;
      const after = pick(row, columns);
      prepared(
        db,
        `UPDATE ${quoted(table)} SET ${columns.map((column) => `${quoted(column)} = ?`).join(', ')} WHERE ${quoted(keyColumn(table))} = ?`,
      ).run(...Object.values(after), id);
      changes.push({ table, id, before: pick(current, columns), after });
    },
    remove(table, row) {
      const id = idIn(table, row);
      const current = standing(db, table, id);
      prepared(db, `DELETE FROM ${quoted(table)} WHERE ${quoted(keyColumn(table))} = ?`).run(id);
      changes.push({ table, id, before: current, after: null });
    },
    record(change) {
      changes.push(change);
    },
  };
}

function idIn(table: string, row: Row): string {
  const id = row[keyColumn(table)];
  if (typeof id !== 'string') throw new Error(`A row of ${table} has no ${keyColumn(table)}.`);
  return id;
}

function standing(db: Db, table: string, id: string): Row {
  const current = currentRow(db, table, id);
  if (current === undefined) throw new Refusal('notFound', 'What was to be changed is no longer there.', id);
  return current;
}

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

function append(tx: Tx, given: Command): void {
  const { db } = tx;
  const deskId = deskOf(db);
  const last = prepared<{ sequence: number; hash: string }>(
    db,
    'SELECT sequence, hash FROM history WHERE desk_id = ? ORDER BY sequence DESC LIMIT 1',
  ).get(deskId);
  const seal = lastSeal(db);
  const payload = JSON.stringify({
    label: given.label,
    changes: tx.changes,
    ...(seal === null ? {} : { seal: { n: seal.n, hash: Buffer.from(seal.hash).toString('hex') } }),
    ...(given.heads === undefined ? {} : { heads: given.heads }),
  } satisfies Payload);
  const salt = randomBytes(16).toString('hex');
  const header: ChainHeader = {
    deskId,
    sequence: (last?.sequence ?? 0) + 1,
    previousHash: last?.hash ?? chainStart,
    atMs: tx.atMs,
    offsetMinutes: -new Date(tx.atMs).getTimezoneOffset(),
    actor: given.actor,
    command: given.command,
    actsOn: given.acts?.on ?? null,
    actsAs: given.acts?.as ?? 'do',
    isUndoable: isUndoable(given.command),
    changes: tx.changes.length,
    payloadSha256: payloadDigest(salt, payload),
  };
  prepared(
    db,
    `INSERT INTO history (desk_id, sequence, previous_hash, hash, at_ms, offset_minutes, actor, command, label, acts_on, acts_as, is_undoable, changes, payload_sha256)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    header.deskId,
    header.sequence,
    header.previousHash,
    rowHash(header),
    header.atMs,
    header.offsetMinutes,
    header.actor,
    header.command,
    given.label,
    header.actsOn,
    header.actsAs,
    header.isUndoable ? 1 : 0,
    header.changes,
    header.payloadSha256,
  );
  prepared(db, 'INSERT INTO history_payload (desk_id, sequence, salt, payload) VALUES (?, ?, ?, ?)').run(
    deskId,
    header.sequence,
    salt,
    payload,
  );
}

/**
 * Runs one slice of an intake as a transaction that is not flushed at once (synchronous NORMAL): an intake says "taken in" only after its checkpoint.
 * Its history row comes with the command that ends the batch.
 */
export function intakeSlice<T>(db: Db, work: () => T): T {
  db.pragma('synchronous = NORMAL');
  try {
    return db
      .transaction(() => {
        const release = sealMany(db);
        try {
          return work();
        } finally {
          release();
        }
      })
      .immediate();
  } finally {
    db.pragma('synchronous = FULL');
  }
}

/** `intakeSlice` over several turns of the event loop, so that readers are served meanwhile: for a connection that nobody else writes by in the meantime. */
export async function longIntakeSlice(db: Db, work: () => Promise<void>): Promise<void> {
  db.pragma('synchronous = NORMAL');
  let release: (() => void) | undefined;
  try {
    db.exec('BEGIN IMMEDIATE');
    release = sealMany(db);
    await work();
    db.exec('COMMIT');
  } finally {
    release?.();
    if (db.inTransaction) db.exec('ROLLBACK');
    db.pragma('synchronous = FULL');
  }
}
