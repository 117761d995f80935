// Owns: words kept beside others that say the same: compressed with those as the dictionary, and the way back. Must not know where they stand.
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** A file from elsewhere may say anything: no more than this is unpacked. */
const mostBytes = 256 * 1024 * 1024;

/**
 * Text compressed with `words`, which are kept beside it (Zstandard, RFC 8878, section 5: a raw-content dictionary), in base 64; null where that is no smaller, or does
 * not come back to the letter.
 */
export function packBeside(words: string, text: string): string | null {
  const plain = Buffer.from(text);
  // Said how much there is, it makes its tables no larger.
  const packed = zstdCompressSync(plain, { dictionary: Buffer.from(words), pledgedSrcSize: plain.byteLength }).toString('base64');
  return packed.length < text.length && unpackBeside(words, packed) === text ? packed : null;
}

/** The way back from `packBeside`, with the same words. Throws where they are others. */
export function unpackBeside(words: string, packed: string): string {
  return zstdDecompressSync(Buffer.from(packed, 'base64'), { dictionary: Buffer.from(words), maxOutputLength: mostBytes }).toString();
}
