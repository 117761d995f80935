// Owns: taking a delivery back: its entries are hidden, its labels stay burnt. Must not delete anything.
import { Refusal } from '../../model/fault.ts';
import type { Id } from '../../model/ids.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { firstUse } from '../draft/references.ts';
import type { Tx } from '../history/command.ts';
import { readBatch } from './batches.ts';
import { forgetAsked } from './unfinished.ts';

/**
 * Hides every entry of a delivery inside a command; their labels stay burnt. Refused (`dependsOn`) while something of the draft, typing included, rests
 * on them or another delivery repeats their bytes, naming what; marks alone may stay (`keepsMarks`), waiting for their paper to come again; `busy` while it comes in, `conflict` where it was withdrawn already.
 */
export function withdrawBatch(tx: Tx, id: Id, keepsMarks = false): void {
  const batch = readBatch(tx.db, id);
  if (batch.state === 'running') throw new Refusal('busy', 'This delivery is still coming in. Cancel it first, then withdraw it.', id);
  if (batch.state === 'withdrawn') throw new Refusal('conflict', 'This delivery has been withdrawn already.', id);
  refuseWhileUsed(tx.db, id, keepsMarks);
  prepared(tx.db, 'UPDATE entry SET is_withdrawn = 1 WHERE batch_id = ?').run(id);
  tx.update('batch', { id, state: 'withdrawn' });
  forgetAsked(tx.db, id);
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
