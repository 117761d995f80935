// Owns: listing the history and verifying it: the chain, the payloads, every original. Never repairs.
import { createHash } from 'node:crypto';
import type { HistoryRow } from '../../model/operations.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { originalChunks } from '../entry/originals.ts';
import { type ChainHeader, chainStart, payloadDigest, rowHash } from './chain.ts';
import type { Payload } from './command.ts';

interface StoredRow {
  readonly desk_id: string;
  readonly sequence: number;
  readonly previous_hash: string;
  readonly hash: string;
  readonly at_ms: number;
  readonly offset_minutes: number;
  readonly actor: string;
  readonly command: string;
  readonly label: string;
  readonly acts_on: number | null;
  readonly acts_as: 'do' | 'undo' | 'redo';
  readonly is_undoable: number;
  readonly changes: number;
  readonly payload_sha256: string;
}

/** History rows, newest first; `before` is the sequence to go on from. */
export function listHistory(db: Db, before: number | null, limit: number): HistoryRow[] {
  const rows = prepared<StoredRow & { last_act: string | null }>(
    db,
    `SELECT h.*, (SELECT x.acts_as FROM history x WHERE x.desk_id = h.desk_id AND x.acts_on = h.sequence ORDER BY x.sequence DESC LIMIT 1) AS last_act
       FROM history h WHERE h.sequence < ? ORDER BY h.sequence DESC, h.desk_id LIMIT ?`,
  ).all(before ?? Number.MAX_SAFE_INTEGER, limit);
  return rows.map((row) => ({
    deskId: row.desk_id,
    sequence: row.sequence,
    atMs: row.at_ms,
    offsetMinutes: row.offset_minutes,
    actor: row.actor,
    command: row.command,
    label: row.label,
    actsOn: row.acts_on,
    isUndone: row.last_act === 'undo',
    changes: row.changes,
    hash: row.hash,
  }));
}

/** Walks every chain and hashes every original. `problems` are sentences; empty means nothing was altered. */
export function verifyHistory(db: Db): { rows: number; originals: number; problems: string[] } {
  const problems: string[] = [];
  let rows = 0;
  let expected = { deskId: '', sequence: 1, previousHash: chainStart };
  const walk = db.prepare<[], StoredRow & { salt: string | null; payload: string | null }>(
    `SELECT h.*, p.salt, p.payload FROM history h LEFT JOIN history_payload p ON p.desk_id = h.desk_id AND p.sequence = h.sequence
      ORDER BY h.desk_id, h.sequence`,
  );
  for (const row of walk.iterate()) {
    rows += 1;
    if (row.desk_id !== expected.deskId) expected = { deskId: row.desk_id, sequence: 1, previousHash: chainStart };
    if (row.sequence !== expected.sequence) {
      problems.push(`History: row ${expected.sequence} is missing; row ${row.sequence} follows the one before it.`);
    }
    if (row.previous_hash !== expected.previousHash) problems.push(`History: row ${row.sequence} does not join on to the row before it.`);
    if (rowHash(headerOf(row)) !== row.hash) problems.push(`History: row ${row.sequence} was altered after it was written.`);
    const payloadProblem = payloadFault(row);
    if (payloadProblem !== null) problems.push(payloadProblem);
    expected = { deskId: row.desk_id, sequence: row.sequence + 1, previousHash: row.hash };
  }
  const originals = verifyOriginals(db, problems);
  return { rows, originals, problems };
}

function headerOf(row: StoredRow): ChainHeader {
  return {
    deskId: row.desk_id,
    sequence: row.sequence,
    previousHash: row.previous_hash,
    atMs: row.at_ms,
    offsetMinutes: row.offset_minutes,
    actor: row.actor,
    command: row.command,
    actsOn: row.acts_on,
    actsAs: row.acts_as,
    isUndoable: row.is_undoable === 1,
    changes: row.changes,
    payloadSha256: row.payload_sha256,
  };
}

function payloadFault(row: StoredRow & { readonly salt: string | null; readonly payload: string | null }): string | null {
  if (row.salt === null || row.payload === null)
    return `History: what row ${row.sequence} changed has been disposed of; its digest is kept.`;
  if (payloadDigest(row.salt, row.payload) !== row.payload_sha256) {
    return `History: what row ${row.sequence} changed was altered after it was written.`;
  }
  const { label } = JSON.parse(row.payload) as Payload;
  return label === row.label ? null : `History: the label of row ${row.sequence} was altered after it was written.`;
}

function verifyOriginals(db: Db, problems: string[]): number {
  const originals = prepared<{ sha256: string; bytes: number; exhibit: string | null; version: string | null }>(
    db,
    `SELECT o.sha256, o.bytes, (SELECT min(e.exhibit) FROM entry e WHERE e.sha256 = o.sha256) AS exhibit,
            coalesce((SELECT f.format || ' of version ' || v.number FROM report_version_file f JOIN report_version v ON v.id = f.version_id
              WHERE f.sha256 = o.sha256 ORDER BY v.number LIMIT 1), (SELECT file_name FROM returned_file r WHERE r.sha256 = o.sha256 LIMIT 1)) AS version
       FROM original o`,
  ).all();
  for (const original of originals) {
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      for (const chunk of originalChunks(db, original.sha256)) {
        hash.update(chunk);
        bytes += chunk.length;
      }
    } catch {
      problems.push(`Original ${original.exhibit ?? original.version ?? original.sha256}: its stored bytes cannot be unpacked.`);
      continue;
    }
    if (bytes !== original.bytes || hash.digest('hex') !== original.sha256) {
      problems.push(`Original ${original.exhibit ?? original.version ?? original.sha256}: its bytes are not those that were received.`);
    }
  }
  return originals.length;
}
