// Owns: words as they are kept: packed where that is smaller, the way back; and the two functions of ours that the SQL of a case may call. Must not know where words stand.
import { inflateRawSync, zstdDecompressSync } from 'node:zlib';
import { packedToSize } from './packedToSize.ts';
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

/** Room for what comes out is made in pieces of at most so many bytes. */
const mostAtOnce = 1024 * 1024;

/** The first bytes of what Zstandard packs (RFC 8878, section 3.1.1), which raw DEFLATE never begins with: they would be a stored block with a padding that is not zero. */
const zstandard = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** How words are kept: their UTF-8 under Zstandard (RFC 8878) where that is smaller, `empty` standing in their place. */
export function keepWords(words: string, empty = ''): KeptWords {
  const plain = Buffer.from(words);
  if (plain.byteLength < leastBytes) return { plain: words, packed: null };
  const packed = packedToSize(plain);
  keepInHand(words, packed);
  return packed.byteLength < plain.byteLength ? { plain: empty, packed } : { plain: words, packed: null };
}

/**
 * The way back from `keepWords`. What is packed and damaged reads as what stands in its place, so that one reading spoils no search: its seal, its hash and the index
 * of words name it when the file is verified.
 */
export function keptWords<Plain extends string | null>(plain: Plain, packed: Uint8Array | null): Plain | string {
  if (packed === null) return plain;
  const inHand = wordsInHand(packed);
  if (inHand !== null) return inHand;
  try {
    const room = { maxOutputLength: mostBytes, chunkSize: Math.min(mostAtOnce, 1024 + 3 * packed.byteLength) };
    // Readings of before are raw DEFLATE (RFC 1951), and sealed as they are.
    const isZstandard = zstandard.equals(packed.subarray(0, zstandard.byteLength));
    return (isZstandard ? zstdDecompressSync(packed, room) : inflateRawSync(packed, room)).toString();
  } catch {
    return plain;
  }
}

/** SQL of words that stand in `column` or, packed, in the column named after it; of a table or an alias. */
export function wordsSql(of: string, column: 'text' | 'headers'): string {
  return `words_of(${of}.${column}, ${of}.${column}_packed)`;
}

/**
 * Words packed by a transaction that indexes what it wrote at its end, in the order written, so that the index need not unpack them: with room for half a second's
 * writing. Bytes that are equal unpack to equal words, whichever row they are of.
 */
const inHand: { readonly words: string; readonly packed: Uint8Array }[] = [];
/** In UTF-16 units, all together. */
const mostInHand = 4 * 1024 * 1024;
let unitsInHand = 0;
let isKeptInHand = false;

function keepInHand(words: string, packed: Uint8Array): void {
  if (!isKeptInHand || unitsInHand + words.length > mostInHand) return;
  // As unpacking would give it.
  inHand.push({ words: words.toWellFormed(), packed });
  unitsInHand += words.length;
}

/** The index asks in the order written: what lies before is not asked for any more. */
function wordsInHand(packed: Uint8Array): string | null {
  const at = inHand.findIndex((each) => each.packed.byteLength === packed.byteLength && Buffer.compare(each.packed, packed) === 0);
  if (at < 0) return null;
  const passed = inHand.splice(0, at + 1);
  for (const { words } of passed) unitsInHand -= words.length;
  return passed.at(-1)?.words ?? null;
}

/** Beyond every row. */
const everyRow = Number.MAX_SAFE_INTEGER;
const indexed = new WeakMap<Db, number>();

/**
 * Tells SQL on this connection up to which row words are indexed as they are written; null for all. What comes after it is left to whoever said so
 * (docs/decisions/0298).
 */
export function setIndexedUpTo(db: Db, rowid: number | null): void {
  if (rowid === null) indexed.delete(db);
  else indexed.set(db, rowid);
  isKeptInHand = rowid !== null;
  inHand.length = 0;
  unitsInHand = 0;
}

/**
 * Lets SQL on this connection read packed words, `words_of(plain, packed)`, and ask whether a row is indexed as it is written, `indexed_up_to()`. A view of the case
 * and the triggers of its index call them, which SQLite allows only where the schema is trusted (docs/decisions/0294); they read their arguments and that number.
 */
export function letSqlReadWords(db: Db): void {
  db.function('words_of', { deterministic: true }, (plain: unknown, packed: unknown) =>
    keptWords(plain as string | null, packed as Uint8Array | null),
  );
  db.function('indexed_up_to', () => indexed.get(db) ?? everyRow);
  db.pragma('trusted_schema = ON');
}
