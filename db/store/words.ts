// Owns: words as they are kept: packed where that is smaller, the way back, and the one function of ours that SQL may call for it. Must not know where they stand.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Db } from './prepared.ts';

/** A file from elsewhere may say anything: no more than this is unpacked. */
const mostBytes = 256 * 1024 * 1024;

/** A line or two is no smaller packed, or hardly. */
const leastBytes = 200;

/** Words as two columns hold them: as they are, or packed. */
export interface KeptWords {
  readonly plain: string;
  readonly packed: Uint8Array | null;
}

/** How words are kept: raw DEFLATE (RFC 1951) of their UTF-8 where that is smaller, `empty` standing in their place. */
export function keepWords(words: string, empty = ''): KeptWords {
  const plain = Buffer.from(words);
  if (plain.byteLength < leastBytes) return { plain: words, packed: null };
  const packed = deflateRawSync(plain);
  return packed.byteLength < plain.byteLength ? { plain: empty, packed } : { plain: words, packed: null };
}

/**
 * The way back from `keepWords`. What is packed and damaged reads as what stands in its place, so that one reading spoils no search: its seal, its hash and the index
 * of words name it when the file is verified.
 */
export function keptWords<Plain extends string | null>(plain: Plain, packed: Uint8Array | null): Plain | string {
  if (packed === null) return plain;
  try {
    return inflateRawSync(packed, { maxOutputLength: mostBytes }).toString();
  } catch {
    return plain;
  }
}

/** SQL of words that stand in `column` or, packed, in the column named after it; of a table or an alias. */
export function wordsSql(of: string, column: 'text' | 'headers'): string {
  return `words_of(${of}.${column}, ${of}.${column}_packed)`;
}

/**
 * Lets SQL on this connection read packed words: `words_of(plain, packed)`. A view of the case and the triggers of its index call it, which SQLite allows only where
 * the schema is trusted (docs/decisions/0294); it reads its arguments and nothing else.
 */
export function letSqlReadWords(db: Db): void {
  db.function('words_of', { deterministic: true }, (plain: unknown, packed: unknown) =>
    keptWords(plain as string | null, packed as Uint8Array | null),
  );
  db.pragma('trusted_schema = ON');
}
