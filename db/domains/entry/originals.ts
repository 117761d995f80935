// Owns: the bytes of originals as chunks: how one is packed and how they are read back. Must not change an original once stored.
import { zstdDecompressSync } from 'node:zlib';
import { Refusal } from '../../model/fault.ts';
import { packedToSize } from '../../store/packedToSize.ts';
import { type Db, prepared, quoted } from '../../store/prepared.ts';

/** Plain bytes per chunk (docs/decisions/0001); only the last is shorter, so that a range is found by division. */
export const chunkBytes = 256 * 1024;

/** Packs one chunk: compressed (Zstandard) only where that makes it smaller. */
export function packChunk(plain: Uint8Array): { readonly data: Uint8Array; readonly isCompressed: boolean } {
  const packed = packedToSize(plain);
  return packed.length < plain.length ? { data: packed, isCompressed: true } : { data: plain, isCompressed: false };
}

interface ChunkRow {
  readonly data: Uint8Array;
  readonly is_compressed: number;
}

function unpack(row: ChunkRow): Uint8Array {
  return row.is_compressed === 1 ? zstdDecompressSync(row.data) : row.data;
}

/** An original's plain bytes, chunk by chunk. */
export function* originalChunks(db: Db, sha256: string): Generator<Uint8Array> {
  const rows = db.prepare<[string], ChunkRow>('SELECT data, is_compressed FROM chunk WHERE sha256 = ? ORDER BY ordinal').iterate(sha256);
  for (const row of rows) yield unpack(row);
}

/** A range of an original's plain bytes, shorter at its end. Refused with `notFound` where there is no such original. */
export function originalBytes(
  db: Db,
  sha256: string,
  from: number,
  length: number,
): { readonly bytes: Uint8Array; readonly total: number } {
  const original = prepared<{ bytes: number }>(db, 'SELECT bytes FROM original WHERE sha256 = ?').get(sha256);
  if (original === undefined) throw new Refusal('notFound', 'This original is not in the case.', sha256);
  const start = Math.min(from, original.bytes);
  const end = Math.min(start + length, original.bytes);
  const bytes = new Uint8Array(end - start);
  const rows = prepared<ChunkRow & { ordinal: number }>(
    db,
    'SELECT ordinal, data, is_compressed FROM chunk WHERE sha256 = ? AND ordinal >= ? AND ordinal <= ? ORDER BY ordinal',
  ).all(sha256, Math.floor(start / chunkBytes), Math.floor(Math.max(start, end - 1) / chunkBytes));
  if (rows.length === 0 && end > start) {
    throw new Refusal(
      'notFound',
      'The bytes of this paper are not here: they were left out of the handover that the case came by. Ask the desk that made it for them.',
      sha256,
    );
  }
  for (const row of rows) {
    const offset = row.ordinal * chunkBytes;
    const plain = unpack(row).subarray(Math.max(0, start - offset), Math.max(0, end - offset));
    bytes.set(plain, Math.max(0, offset - start));
  }
  return { bytes, total: original.bytes };
}

/** SQL of the hashes of originals that any table of this file holds: papers, readings, versions that went out, files that came back; a table that is added later too. */
export function heldOriginals(db: Db): string {
  const holders = prepared<{ table: string; column: string }>(
    db,
    `SELECT t.name AS "table", k."from" AS "column" FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) k
      WHERE t.schema = 'main' AND k."table" = 'original' AND t.name <> 'chunk'`,
  ).all();
  return holders
    .map(({ table, column }) => `SELECT ${quoted(column)} FROM ${quoted(table)} WHERE ${quoted(column)} IS NOT NULL`)
    .join(' UNION ');
}
