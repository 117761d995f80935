// Owns: taking published decisions into the library of the desk, correcting by hand what was recognised in them, off its list and back. Must not read files.
import { Refusal } from '../../model/fault.ts';
import { newId } from '../../model/ids.ts';
import type { PrecedentParts, Recognised } from '../../model/precedents.ts';
import { recognisePrecedent } from '../../model/recognisePrecedent.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { command, currentRow, type Tx } from '../history/command.ts';
import { sealRow, writeRow } from '../history/seal.ts';

/** A decision read and recognised, ready to be kept. */
export interface ReadPrecedent {
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly text: string;
  readonly recognised: Recognised;
}

/** Whether these bytes are in the library: `removed` where they were taken off its list. */
export function knownPrecedent(desk: Db, sha256: string): { readonly id: string; readonly isRemoved: boolean } | null {
  const row = prepared<{ id: string; removed: number }>(desk, 'SELECT id, is_removed AS removed FROM precedent WHERE sha256 = ?').get(
    sha256,
  );
  return row === undefined ? null : { id: row.id, isRemoved: row.removed === 1 };
}

/** Keeps decisions in one command. The history tells of their rows; the words are found by the hash. What was taken off the list before comes back to it. */
export function keepPrecedents(desk: Db, actor: string, decisions: readonly ReadPrecedent[]): void {
  const many = decisions.length === 1 ? (decisions[0]?.fileName ?? '') : `${decisions.length} published decisions`;
  command(desk, { actor, command: 'precedent.takeIn', label: `Take in ${many}` }, (tx) => {
    for (const decision of decisions) keepOne(tx, decision);
  });
}

function keepOne(tx: Tx, { fileName, sha256, bytes, text, recognised }: ReadPrecedent): void {
  const { db } = tx;
  const known = knownPrecedent(db, sha256);
  if (known !== null) {
    if (known.isRemoved) setRemoved(tx, known.id, false);
    return;
  }
  const id = newId();
  const { body, reference, landlord, decidedOn, heads, orders } = recognised;
  tx.insert('precedent', {
    id,
    revision: 1,
    body,
    reference,
    landlord,
    decided_on: decidedOn,
    file_name: fileName,
    sha256,
    bytes,
    taken_ms: tx.atMs,
    is_removed: 0,
  });
  const rowid = prepared<{ rowid: number }>(db, 'SELECT rowid FROM precedent WHERE id = ?').get(id)?.rowid ?? 0;
  writeRow(db, 'precedent_text', { rowid, text });
  keepParts(db, { rowid, text }, { heads, orders });
}

/** Heads and orders are found by; they are made anew from the decision's words or from its last correction, and sealed with its words. */
function keepParts(
  db: Db,
  words: { readonly rowid: number; readonly text: string },
  { heads, orders }: Pick<Recognised, 'heads' | 'orders'>,
): void {
  const precedent = words.rowid;
  prepared(db, 'DELETE FROM precedent_head WHERE precedent = ?').run(precedent);
  prepared(db, 'DELETE FROM precedent_order WHERE precedent = ?').run(precedent);
  const parts = [
    ...heads.map(({ title, outcome }) => ['precedent_head', writeRow(db, 'precedent_head', { precedent, title, outcome })] as const),
    ...orders.map((order) => {
      const row = { precedent, text: order.text, sums: JSON.stringify(order.sums), is_order: order.isOrder ? 1 : 0 };
      return ['precedent_order', writeRow(db, 'precedent_order', row)] as const;
    }),
  ];
  sealRow(db, 'precedent_text', words, parts);
}

/**
 * Puts the parts of a decision right by hand, or back to what is recognised in its words. Its words never change. Each correction stays, so that the one before can
 * be put back. Refused with `conflict` where somebody has corrected it since it was read, with `notFound` where it was never taken in.
 */
export function correctPrecedent(desk: Db, actor: string, id: string, seen: number, parts: PrecedentParts | null): number {
  const label = parts === null ? `Take ${nameOf(desk, id)} as recognised` : `Correct what was recognised in ${nameOf(desk, id)}`;
  let count = 0;
  command(desk, { actor, command: 'precedent.correct', label: label.slice(0, 200) }, (tx) => {
    const { db } = tx;
    const row = standing(db, id);
    count =
      prepared<{ count: number }>(db, 'SELECT count(*) AS count FROM precedent_correction WHERE precedent_id = ?').get(id)?.count ?? 0;
    if (count !== seen) throw new Refusal('conflict', 'Somebody has corrected this decision since it was read. Look at it again.', id);
    const rowid = Number(row.rowid);
    const words = prepared<{ text: string }>(db, 'SELECT text FROM precedent_text WHERE rowid = ?').get(rowid)?.text ?? '';
    const now = parts ?? recognisePrecedent(words);
    tx.insert('precedent_correction', {
      id: newId(),
      precedent_id: id,
      at_ms: tx.atMs,
      actor,
      parts: parts === null ? null : JSON.stringify(parts),
    });
    tx.update('precedent', { id, revision: Number(row.revision) + 1, landlord: now.landlord, decided_on: now.decidedOn });
    keepParts(db, { rowid, text: words }, now);
  });
  return count + 1;
}

/** Takes decisions off the list, or puts them back. Refused with `notFound` where one was never taken in. */
export function listPrecedents(desk: Db, actor: string, ids: readonly string[], isRemoved: boolean): void {
  const [operation, verb, where] = isRemoved
    ? (['precedent.remove', 'Remove', 'from the library'] as const)
    : (['precedent.restore', 'Put', 'back in the library'] as const);
  const what = ids.length === 1 ? nameOf(desk, ids[0] ?? '') : `${ids.length} published decisions`;
  command(desk, { actor, command: operation, label: `${verb} ${what} ${where}` }, (tx) => {
    for (const id of ids) setRemoved(tx, id, isRemoved);
  });
}

function setRemoved(tx: Tx, id: string, isRemoved: boolean): void {
  const row = standing(tx.db, id);
  tx.update('precedent', { id, revision: Number(row.revision) + 1, is_removed: isRemoved ? 1 : 0 });
}

function nameOf(desk: Db, id: string): string {
  const { landlord, reference, file_name: fileName } = standing(desk, id);
  return landlord === '' ? String(fileName) : `${landlord}${reference === '' ? '' : ` ${reference}`}`;
}

function standing(db: Db, id: string) {
  const row = currentRow(db, 'precedent', id);
  if (row === undefined) throw new Refusal('notFound', 'This decision is not in the library. Take it in again.', id);
  return row;
}
