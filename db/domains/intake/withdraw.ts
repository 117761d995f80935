// Owns: taking a delivery back, and what Undo does to that: its entries are hidden and shown again, its labels stay burnt. Must not delete anything.
import type { CommandKind } from '../../model/commands.ts';
import { Refusal } from '../../model/fault.ts';
import type { Id } from '../../model/ids.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { firstUse } from '../draft/references.ts';
import { deskOf, type Tx } from '../history/command.ts';
import type { Turning } from '../history/undo.ts';
import { readBatch } from './batches.ts';
import { hideDelivery, showDelivery } from './hiding.ts';

/**
 * Hides every entry of a delivery inside a command; their labels stay burnt. Refused (`dependsOn`) while something of the draft, typing included, rests
 * on them or another delivery repeats their bytes, naming what; marks alone may stay (`keepsMarks`), waiting for their paper to come again; `busy` while it comes in, `conflict` where it was withdrawn already.
 */
export function withdrawBatch(tx: Tx, id: Id, keepsMarks = false): void {
  const batch = readBatch(tx.db, id);
  if (batch.state === 'running') throw new Refusal('busy', 'This delivery is still coming in. Cancel it first, then withdraw it.', id);
  if (batch.state === 'withdrawn') throw new Refusal('conflict', 'This delivery has been withdrawn already.', id);
  refuseWhileUsed(tx.db, id, keepsMarks);
  hideDelivery(tx, id);
  // What was left to take in of it is kept: undone, it can be gone on with.
  tx.update('batch', { id, state: 'withdrawn' });
}

/**
 * After undo or redo: papers go and come with their delivery. Refused with `dependsOn` where something rests on those that would go, and where those that would
 * come back came again in another delivery meanwhile.
 */
export function settleDeliveries(tx: Tx, { kind, changes }: Turning): void {
  const isWithdrawing = kind === ('intake.withdraw' satisfies CommandKind);
  const hidden = changes.filter(({ table, after }) => table === 'entry' && after?.is_withdrawn === 1).map(({ id }) => id);
  for (const { table, id, before, after } of changes) {
    if (table !== 'batch' || before === null || after === null) continue;
    if (after.state === 'withdrawn') {
      refuseWhileUsed(tx.db, id, true);
      prepared(tx.db, 'UPDATE entry SET is_withdrawn = 1 WHERE batch_id = ?').run(id);
    } else if (before.state === 'withdrawn') {
      if (isWithdrawing) refuseWhereReplaced(tx.db, id);
      showDelivery(tx.db, id, hidden);
    }
  }
}

/** What came again while the delivery was withdrawn stands for its papers, and what they repeat must stand. What stood beside them before, as a merge leaves it, may again. */
function refuseWhereReplaced(db: Db, id: Id): void {
  const again = prepared<{ exhibit: string; other: string; batchId: string }>(
    db,
    `SELECT e.exhibit, d.exhibit AS other, d.batch_id AS batchId FROM entry e JOIN entry d ON d.sha256 = e.sha256
      WHERE e.batch_id = ? AND e.duplicate_of IS NULL AND e.kind <> 'record' AND d.batch_id <> e.batch_id AND d.duplicate_of IS NULL AND d.is_withdrawn = 0
      GROUP BY d.batch_id`,
  )
    .all(id)
    .find(({ batchId }) => cameSince(db, batchId, id));
  if (again !== undefined) {
    const refusal = `${again.exhibit} came again as ${again.other} since its delivery was withdrawn. To have it back as ${again.exhibit}, withdraw the other delivery first.`;
    throw new Refusal('dependsOn', refusal, again.other);
  }
  const repeated = prepared<{ exhibit: string; original: string }>(
    db,
    `SELECT e.exhibit, o.exhibit AS original FROM entry e JOIN entry o ON o.id = e.duplicate_of
      WHERE e.batch_id = ? AND o.batch_id <> e.batch_id AND o.is_withdrawn = 1 LIMIT 1`,
  ).get(id);
  if (repeated !== undefined) {
    const refusal = `${repeated.exhibit} has the same bytes as ${repeated.original}, whose delivery was withdrawn since. Undo that first, or take the papers in anew.`;
    throw new Refusal('dependsOn', refusal, repeated.original);
  }
}

/** Whether a delivery came in after another was withdrawn last. Where that is not told any more, it is taken to have. */
function cameSince(db: Db, came: Id, withdrawn: Id): boolean {
  const told = prepared<{ first: number | null; withdrawal: number | null }>(
    db,
    `SELECT min(CASE WHEN instr(p.payload, ?) > 0 THEN h.sequence END) AS first,
            max(CASE WHEN h.command = ? AND instr(p.payload, ?) > 0 THEN h.sequence END) AS withdrawal
       FROM history h JOIN history_payload p ON p.desk_id = h.desk_id AND p.sequence = h.sequence WHERE h.desk_id = ?`,
  ).get(came, 'intake.withdraw' satisfies CommandKind, withdrawn, deskOf(db));
  return told?.first == null || told.withdrawal === null || told.first > told.withdrawal;
}

function refuseWhileUsed(db: Db, id: Id, keepsMarks: boolean): void {
  const entries = prepared<{ id: Id; exhibit: string }>(db, 'SELECT id, exhibit FROM entry WHERE batch_id = ? AND is_withdrawn = 0').all(
    id,
  );
  const exhibits = new Map(entries.map((entry) => [entry.id, entry.exhibit]));
  const use = firstUse(db, exhibits, keepsMarks ? 'mark' : undefined);
  if (use !== undefined) {
    const exhibit = exhibits.get(use.id) ?? '';
    const refusal = `${exhibit} of this delivery is used by ${use.by}. Take that away first, then withdraw the delivery.`;
    throw new Refusal('dependsOn', refusal, exhibit);
  }
  const repeated = prepared<{ exhibit: string; original: string }>(
    db,
    `SELECT d.exhibit, e.exhibit AS original FROM entry e JOIN entry d ON d.duplicate_of = e.id
      WHERE e.batch_id = ? AND d.batch_id <> e.batch_id AND d.is_withdrawn = 0 LIMIT 1`,
  ).get(id);
  if (repeated) {
    const refusal = `${repeated.exhibit} of another delivery has the same bytes as ${repeated.original} of this one and rests on it. Withdraw the other delivery first.`;
    throw new Refusal('dependsOn', refusal, repeated.original);
  }
}
