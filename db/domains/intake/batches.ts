// Owns: deliveries of papers as rows: starting, counting, ending and recovering one. Must not read files.
import type { BatchRow, BatchState, Side, UnreadablePaper } from '../../model/entry.ts';
import { Refusal } from '../../model/fault.ts';
import type { Id } from '../../model/ids.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { heldOriginals } from '../entry/originals.ts';
import { byProgram, command, currentRow, type Row, type Tx } from '../history/command.ts';
import { tellHidden } from './hiding.ts';
import { countGoingOn, forgetAsked, keepReached, type Reached, readUnfinished, timesGoneOn, type Unfinished } from './unfinished.ts';

/** Why a delivery is stopped when the program ends: nobody wanted it to. */
export const endsForNow = 'The program ends.';

/** received = read + duplicate + unreadable, always. */
export interface BatchCounts {
  readonly received: number;
  readonly read: number;
  readonly duplicate: number;
  readonly unreadable: number;
}

/** Makes the row of a delivery that is about to come in. */
export function startBatch(
  db: Db,
  batch: { readonly id: Id; readonly suppliedBy: Side; readonly note: string; readonly receivedMs: number },
): void {
  prepared(db, `INSERT INTO batch (id, supplied_by, note, received_ms, state) VALUES (?, ?, ?, ?, 'running')`).run(
    batch.id,
    batch.suppliedBy,
    batch.note,
    batch.receivedMs,
  );
}

/** Writes how far a delivery has come. */
export function countBatch(db: Db, id: Id, counts: BatchCounts): void {
  prepared(db, 'UPDATE batch SET received = ?, read = ?, duplicate = ?, unreadable = ? WHERE id = ?').run(
    counts.received,
    counts.read,
    counts.duplicate,
    counts.unreadable,
    id,
  );
}

interface StoredBatch extends Omit<BatchRow, 'left'> {
  readonly settled: number | null;
  readonly files: number | null;
  readonly untilMs: number;
  readonly hadPassword: number;
}

const batchSelect = `SELECT b.id, b.supplied_by AS suppliedBy, b.note, b.received_ms AS receivedMs, b.state, b.received, b.read, b.duplicate, b.unreadable,
    a.settled, a.files, a.until_ms AS untilMs, json_extract(a.asked, '$.hadPassword') AS hadPassword
  FROM batch b LEFT JOIN batch_asked a ON a.batch_id = b.id AND b.state IN ('interrupted', 'cancelled')`;

function batchRow({ settled, files, untilMs, hadPassword, ...row }: StoredBatch): BatchRow {
  return { ...row, left: settled === null ? null : { settled, files, untilMs, hadPassword: hadPassword === 1 } };
}

/** The row of a delivery; refused with `notFound`. */
export function readBatch(db: Db, id: Id): BatchRow {
  const row = prepared<StoredBatch>(db, `${batchSelect} WHERE b.id = ?`).get(id);
  if (row === undefined) throw new Refusal('notFound', 'There is no such delivery in this case.', id);
  return batchRow(row);
}

/** Every delivery, newest first. */
export function listBatches(db: Db): BatchRow[] {
  return prepared<StoredBatch>(db, `${batchSelect} ORDER BY b.received_ms DESC, b.id DESC`).all().map(batchRow);
}

export const unreadableSql = `SELECT exhibit, path, reason FROM entry WHERE batch_id = ? AND status = 'unreadable' AND is_withdrawn = 0 ORDER BY rowid`;

/** What of a delivery is kept but could not be read, in the order it came. */
export function unreadableOf(db: Db, id: Id): UnreadablePaper[] {
  return prepared<UnreadablePaper>(db, unreadableSql).all(id);
}

/**
 * Begins to go on with a delivery that was cut off or stopped, in one command, and tells what is left of it. Refused with `conflict` where nothing is, or where
 * it is coming in.
 */
export function goOnWithBatch(db: Db, id: Id, actor: string): Unfinished {
  const batch = readBatch(db, id);
  const unfinished = readUnfinished(db, id);
  if (batch.left === null || unfinished === undefined) {
    throw new Refusal('conflict', 'There is nothing left to take in of this delivery. Take the papers in anew.', id);
  }
  const label = `Go on taking in papers from ${suppliers[batch.suppliedBy]}`;
  command(db, { actor, command: 'intake.goOn', label }, (tx) => {
    tx.update('batch', { id, state: 'running' });
    countGoingOn(db, id);
    // What was cut off stays hidden until its last row stands; from here on it is no longer told as hidden.
    for (const hidden of hiddenPapers(db, id)) {
      tx.record({ table: 'entry', id: hidden, before: { is_withdrawn: 1 }, after: { is_withdrawn: 0 } });
    }
  });
  return unfinished;
}

/** Leaves a delivery that was cut off as it stands, inside a command: it counts as stopped. Refused with `conflict` where it was not cut off. */
export function leaveBatch(tx: Tx, id: Id): void {
  const { state } = readBatch(tx.db, id);
  if (state !== 'interrupted') throw new Refusal('conflict', 'This delivery is not one that was cut off.', id);
  tx.update('batch', { id, state: 'cancelled' });
}

export interface EndedBatch {
  readonly state: Extract<BatchState, 'done' | 'cancelled' | 'interrupted'>;
  readonly counts: BatchCounts;
  readonly reached: Reached;
  readonly actor: string;
  /** Digest of its entries (label, status, bytes), so that the chain of history covers what came in. */
  readonly entriesSha256: string;
}

/** Ends a delivery with the one history row of its intake; `also` does what belongs to the same command. */
export function endBatch(db: Db, id: Id, { state, counts, reached, actor, entriesSha256 }: EndedBatch, also: (tx: Tx) => void): void {
  const { suppliedBy, note, receivedMs } = readBatch(db, id);
  command(db, { actor, command: 'intake.start', label: labelOf(counts.received, suppliedBy, state) }, (tx) => {
    countBatch(db, id, counts);
    prepared(db, 'UPDATE batch SET state = ? WHERE id = ?').run(state, id);
    keepReached(db, id, reached);
    tellEnd(tx, id, { id, supplied_by: suppliedBy, note, received_ms: receivedMs, state, ...counts, entries_sha256: entriesSha256 });
    also(tx);
    if (state === 'done') forgetAsked(db, id);
  });
}

/**
 * Ends the deliveries that were coming in when the program last ended, in one command: what was taken in stays, and they say so. Clears away bytes no
 * entry holds. Does nothing where none was coming in.
 */
export function recoverBatches(db: Db): void {
  const running = prepared<{ id: Id }>(db, `SELECT id FROM batch WHERE state = 'running'`).all();
  if (running.length === 0) return;
  const label = `Find ${running.length === 1 ? 'a delivery' : `${running.length} deliveries`} cut off while coming in`;
  command(db, { actor: byProgram(db), command: 'intake.recover', label }, (tx) => {
    for (const { id } of running) interrupt(tx, id);
    const held = heldOriginals(db);
    prepared(db, `DELETE FROM chunk WHERE sha256 NOT IN (${held})`).run();
    prepared(db, `DELETE FROM original WHERE sha256 NOT IN (${held})`).run();
  });
}

/** Ends a delivery that cannot go on, with the history row of its intake. */
export function interruptBatch(db: Db, id: Id, actor: string): void {
  const { suppliedBy } = readBatch(db, id);
  const label = labelOf(countEntries(db, id).received, suppliedBy, 'interrupted');
  command(db, { actor, command: 'intake.start', label }, (tx) => interrupt(tx, id));
}

/** What of the delivery stands is counted anew. */
function interrupt(tx: Tx, id: Id): void {
  const counts = countEntries(tx.db, id);
  countBatch(tx.db, id, counts);
  prepared(tx.db, `UPDATE batch SET state = 'interrupted' WHERE id = ?`).run(id);
  const after = currentRow(tx.db, 'batch', id);
  if (after !== undefined) tellEnd(tx, id, after);
}

/** The row of a delivery as its end leaves it: all of it the first time, what changed where it was gone on with. */
function tellEnd(tx: Tx, id: Id, after: Row): void {
  const before = timesGoneOn(tx.db, id) === 0 ? null : { state: 'running' };
  tx.record({ table: 'batch', id, before, after });
  // A sheet that was cut off stays hidden, and the history says so.
  tellHidden(tx, hiddenPapers(tx.db, id));
  tellLabels(tx);
}

/** Sheets whose rows do not all stand. */
function hiddenPapers(db: Db, batchId: Id): Id[] {
  return prepared<Id>(db, `SELECT id FROM entry WHERE batch_id = ? AND is_withdrawn = 1 AND kind <> 'record'`).pluck().all(batchId);
}

/** The exhibit numbers given so far: none is ever given twice. */
function tellLabels(tx: Tx): void {
  const leases = prepared<{ side: Side; last: number }>(tx.db, 'SELECT side, last FROM label_lease ORDER BY side').all();
  for (const lease of leases) tx.record({ table: 'label_lease', id: lease.side, before: null, after: lease });
}

/** What of a delivery stands. */
export function countEntries(db: Db, id: Id): BatchCounts {
  const counts = { received: 0, read: 0, duplicate: 0, unreadable: 0 };
  const rows = prepared<{ status: 'read' | 'duplicate' | 'unreadable'; count: number }>(
    db,
    `SELECT status, count(*) AS count FROM entry WHERE batch_id = ? AND is_withdrawn = 0 AND kind <> 'record' GROUP BY status`,
  ).all(id);
  for (const { status, count } of rows) {
    counts[status] = count;
    counts.received += count;
  }
  return counts;
}

/** Counts deliveries anew inside a command in which they, or how their papers could be read, were changed: two desks may each have read another of them again. */
export function recountDeliveries(tx: Tx): void {
  const changed = tx.changes.flatMap(({ table, id, after }) => {
    if (table === 'batch') return [id];
    return table === 'entry' && after?.status !== undefined ? [String(currentRow(tx.db, 'entry', id)?.batch_id)] : [];
  });
  for (const id of new Set(changed)) {
    const batch = currentRow(tx.db, 'batch', id);
    if (batch === undefined || batch.state === 'withdrawn' || batch.state === 'running') continue;
    const counts = countEntries(tx.db, id);
    if (Object.entries(counts).some(([column, count]) => batch[column] !== count)) tx.update('batch', { id, ...counts });
  }
}

const suppliers: Readonly<Record<Side, string>> = { resident: 'the resident', landlord: 'the landlord', third: 'a third party' };
const endings: Readonly<Partial<Record<BatchState, string>>> = {
  cancelled: ' (cancelled part of the way)',
  interrupted: ' (broken off part of the way)',
};

function labelOf(count: number, side: Side, state: BatchState): string {
  return `Take in ${count} ${count === 1 ? 'paper' : 'papers'} from ${suppliers[side]}${endings[state] ?? ''}`;
}
