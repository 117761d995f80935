// Owns: sealing what stands in a file that was made before there were seals, or whose rows a migration wrote anew. Must not verify: what stands is taken as it is.
import { type Cell, type Db, prepared, quoted } from '../../store/prepared.ts';
import { hiddenApart, tellHidden } from '../intake/hiding.ts';
import { byProgram, command, currentRow, type Row } from './command.ts';
import { belongingRows, coveredTables, journalDigest, sealRow } from './seal.ts';

/** The command that seals what stands; the history before it says nothing of how rows must stand after it. */
export const sealCommand = 'history.seal';

/** Seals every row in one command where a migration left word that it is to be done; does nothing otherwise. */
export function sealStanding(db: Db): void {
  const unsealed = currentRow(db, 'meta', 'unsealed');
  if (unsealed === undefined) return;
  const label = `Seal ${String(unsealed.value)}`;
  command(db, { actor: byProgram(db), command: sealCommand, label }, (tx) => {
    tx.remove('meta', { key: 'unsealed' });
    prepared(db, 'DELETE FROM seal').run();
    const tables = coveredTables(db);
    for (const table of tables) sealTable(db, table);
    if (!tables.includes('entry')) return;
    digestJournals(db);
    tellHidden(tx, hiddenApart(db));
    for (const lease of prepared<Row & { side: string }>(db, 'SELECT side, last FROM label_lease').all()) {
      tx.record({ table: 'label_lease', id: lease.side, before: null, after: lease });
    }
  });
}

function sealTable(db: Db, table: string): void {
  // A row is read while another is written: by rowid, one after the other.
  const next = prepared<Row & { at_rowid: number }>(
    db,
    `SELECT rowid AS at_rowid, * FROM ${quoted(table)} WHERE rowid > ? ORDER BY rowid LIMIT 1`,
  );
  let at: Cell = -1;
  for (let row = next.get(at); row !== undefined; row = next.get(at)) {
    at = row.at_rowid;
    sealRow(db, table, row, belongingRows(db, table, row));
  }
}

function digestJournals(db: Db): void {
  const typed = prepared<{ id: string; at_ms: number; value: string }>(
    db,
    'SELECT paragraph_id AS id, at_ms, value FROM draft_typed',
  ).all();
  for (const { id, at_ms: atMs, value } of typed) {
    prepared(db, 'UPDATE draft_typed SET digest = ? WHERE paragraph_id = ?').run(journalDigest(id, atMs, value), id);
  }
  const said = prepared<{ id: string; at_ms: number; value: string }>(
    db,
    `SELECT entry_id AS id, at_ms, actor || char(10) || text AS value FROM transcript_typed`,
  ).all();
  for (const { id, at_ms: atMs, value } of said) {
    prepared(db, 'UPDATE transcript_typed SET digest = ? WHERE entry_id = ?').run(journalDigest(id, atMs, value), id);
  }
}
