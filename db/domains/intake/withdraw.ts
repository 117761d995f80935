// Owns: taking a delivery back: its entries are hidden, its labels stay burnt. Must not delete anything.
import { Refusal } from '../../model/fault.ts';
import type { Id } from '../../model/ids.ts';
import { type Db, prepared } from '../../prepared.ts';
import type { Tx } from '../history/command.ts';
import { readBatch } from './batches.ts';

/**
 * Hides every entry of a delivery inside a command; their labels stay burnt. Refused while something of the draft rests on them or another
 * delivery repeats their bytes, naming what.
 */
export function withdrawBatch(tx: Tx, id: Id): void {
  const batch = readBatch(tx.db, id);
  if (batch.state === 'running') throw new Refusal('busy', 'This delivery is still coming in. Cancel it first, then withdraw it.', id);
  if (batch.state === 'withdrawn') throw new Refusal('conflict', 'This delivery has been withdrawn already.', id);
  refuseWhileUsed(tx.db, id);
  prepared(tx.db, 'UPDATE entry SET is_withdrawn = 1 WHERE batch_id = ?').run(id);
  tx.update('batch', { id, state: 'withdrawn' });
}

/** Every table of the draft that can point at an entry, and how. */
const users: readonly (readonly [string, string, string])[] = [
  ['mark', 'draft_mark', 'u.entry_id = e.id'],
  ['paragraph', 'draft_paragraph', `instr(u.cites, e.id) > 0 OR instr(u.runs, e.id) > 0`],
  ['event', 'draft_event', 'instr(u.cites, e.id) > 0'],
  ['complaint step', 'draft_complaint_step', 'instr(u.cites, e.id) > 0'],
  ['vulnerability note', 'draft_vulnerability', 'instr(u.cites, e.id) > 0'],
  ['expectation', 'draft_expectation', 'instr(u.cites, e.id) > 0'],
];

function refuseWhileUsed(db: Db, id: Id): void {
  for (const [name, table, condition] of users) {
    const use = prepared<{ exhibit: string; key: string }>(
      db,
      `SELECT e.exhibit, u.key FROM ${table} u JOIN entry e ON (${condition}) WHERE e.batch_id = ? AND e.is_withdrawn = 0 LIMIT 1`,
    ).get(id);
    if (use) {
      const refusal = `${use.exhibit} of this delivery is used by ${name} ${use.key}. Take that away first, then withdraw the delivery.`;
      throw new Refusal('dependsOn', refusal, use.exhibit);
    }
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
