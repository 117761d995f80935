// Owns: deliveries of papers as rows: starting, counting, ending and recovering one. Must not read files.
import type { BatchRow, BatchState, Side } from '../../model/entry.ts';
import { Refusal } from '../../model/fault.ts';
import type { Id } from '../../model/ids.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { command, currentRow, type Tx } from '../history/command.ts';

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

/** The row of a delivery; refused with `notFound`. */
export function readBatch(db: Db, id: Id): BatchRow {
  const row = prepared<BatchRow>(
    db,
    'SELECT id, supplied_by AS suppliedBy, note, received_ms AS receivedMs, state, received, read, duplicate, unreadable FROM batch WHERE id = ?',
  ).get(id);
  if (row === undefined) throw new Refusal('notFound', 'There is no such delivery in this case.', id);
  return row;
}

export interface EndedBatch {
  readonly state: Extract<BatchState, 'done' | 'cancelled'>;
  readonly counts: BatchCounts;
  readonly actor: string;
  /** Digest of its entries (label, status, bytes), so that the chain of history covers what came in. */
  readonly entriesSha256: string;
}

/** Ends a delivery with the one history row of its intake; `also` does what belongs to the same command. */
export function endBatch(db: Db, id: Id, { state, counts, actor, entriesSha256 }: EndedBatch, also: (tx: Tx) => void): void {
  const { suppliedBy, note, receivedMs } = readBatch(db, id);
  command(db, { actor, command: 'intake.start', label: labelOf(counts.received, suppliedBy, state), isUndoable: false }, (tx) => {
    countBatch(db, id, counts);
    prepared(db, 'UPDATE batch SET state = ? WHERE id = ?').run(state, id);
    const after = { id, supplied_by: suppliedBy, note, received_ms: receivedMs, state, ...counts, entries_sha256: entriesSha256 };
    tx.record({ table: 'batch', id, before: null, after });
    tellLabels(tx);
    also(tx);
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
  command(db, { actor: 'the program', command: 'intake.recover', label, isUndoable: false }, (tx) => {
    for (const { id } of running) interrupt(tx, id);
    const isHeld = 'sha256 IN (SELECT sha256 FROM entry WHERE sha256 IS NOT NULL UNION SELECT sha256 FROM extraction)';
    prepared(db, `DELETE FROM chunk WHERE NOT ${isHeld}`).run();
    prepared(db, `DELETE FROM original WHERE NOT ${isHeld}`).run();
  });
}

/** Ends a delivery that cannot go on, with the history row of its intake. */
export function interruptBatch(db: Db, id: Id, actor: string): void {
  const { suppliedBy } = readBatch(db, id);
  const label = labelOf(countEntries(db, id).received, suppliedBy, 'interrupted');
  command(db, { actor, command: 'intake.start', label, isUndoable: false }, (tx) => interrupt(tx, id));
}

/** What of the delivery stands is counted anew. */
function interrupt(tx: Tx, id: Id): void {
  const counts = countEntries(tx.db, id);
  countBatch(tx.db, id, counts);
  prepared(tx.db, `UPDATE batch SET state = 'interrupted' WHERE id = ?`).run(id);
  const after = currentRow(tx.db, 'batch', id);
  if (after !== undefined) tx.record({ table: 'batch', id, before: null, after });
  // A sheet that was cut off stays hidden, and the history says so.
  const cutOff = prepared<Id>(tx.db, `SELECT id FROM entry WHERE batch_id = ? AND is_withdrawn = 1 AND kind <> 'record'`).pluck().all(id);
  for (const hidden of cutOff) tx.record({ table: 'entry', id: hidden, before: { is_withdrawn: 1 }, after: { is_withdrawn: 1 } });
  tellLabels(tx);
}

/** The exhibit numbers given so far: none is ever given twice. */
function tellLabels(tx: Tx): void {
  const leases = prepared<{ side: Side; last: number }>(tx.db, 'SELECT side, last FROM label_lease ORDER BY side').all();
  for (const lease of leases) tx.record({ table: 'label_lease', id: lease.side, before: null, after: lease });
}

function countEntries(db: Db, id: Id): BatchCounts {
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

const suppliers: Readonly<Record<Side, string>> = { resident: 'the resident', landlord: 'the landlord', third: 'a third party' };
const endings: Readonly<Partial<Record<BatchState, string>>> = {
  cancelled: ' (cancelled part of the way)',
  interrupted: ' (broken off part of the way)',
};

function labelOf(count: number, side: Side, state: BatchState): string {
  return `Take in ${count} ${count === 1 ? 'paper' : 'papers'} from ${suppliers[side]}${endings[state] ?? ''}`;
}
