// Owns: hiding the papers of a delivery with it and showing them again. An entry may be hidden by itself too (a sheet that was cut off, a record that was undone), and
// stays so. Must not say when.
import type { Id } from '../../model/ids.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import type { Tx } from '../history/command.ts';

/** Entries that are hidden though their delivery stands, but for rows of a hidden sheet. Of one delivery, as long as it stands, or of all that do. */
export function hiddenApart(db: Db, batchId: Id | null = null): Id[] {
  return prepared<Id>(
    db,
    `SELECT e.id FROM entry e JOIN batch b ON b.id = e.batch_id LEFT JOIN entry p ON p.id = e.parent_id
      WHERE e.is_withdrawn = 1 AND b.state <> 'withdrawn' AND coalesce(b.id = ?, 1) AND NOT (e.kind = 'record' AND p.is_withdrawn = 1)`,
  )
    .pluck()
    .all(batchId) as Id[];
}

/** Tells inside a command that these entries are hidden by themselves, so that they stay so whatever is played back. */
export function tellHidden(tx: Tx, ids: Iterable<Id>): void {
  for (const id of ids) tx.record({ table: 'entry', id, before: { is_withdrawn: 1 }, after: { is_withdrawn: 1 } });
}

/** Hides every entry of a delivery that still stands, inside the command that ends it, and tells which were hidden already. */
export function hideDelivery(tx: Tx, batchId: Id): void {
  tellHidden(tx, hiddenApart(tx.db, batchId));
  prepared(tx.db, 'UPDATE entry SET is_withdrawn = 1 WHERE batch_id = ?').run(batchId);
}

/** Shows the entries of a delivery again, but for those that were hidden apart, with their rows. */
export function showDelivery(db: Db, batchId: Id, hidden: Iterable<Id>): void {
  prepared(db, 'UPDATE entry SET is_withdrawn = 0 WHERE batch_id = ?').run(batchId);
  const hide = prepared(db, `UPDATE entry SET is_withdrawn = 1 WHERE batch_id = ? AND (id = ? OR (parent_id = ? AND kind = 'record'))`);
  for (const id of hidden) hide.run(batchId, id, id);
}
