// Owns: packing a piece of text or bytes under Zstandard with tables and room of its size. Must not know where it is kept, nor whether it is worth it.
import { constants, zstdCompressSync } from 'node:zlib';

/** Room for what comes out is made in pieces: the library takes no smaller ones, and larger ones are not worth their memory. */
const [leastRoom, mostRoom] = [64, 1024 * 1024];

/** The lightest that still packs well: below it a message comes out a third larger. Node takes -1 for "not given", which is level 3 (docs/decisions/0470). */
const params = { [constants.ZSTD_c_compressionLevel]: 1 };

/** Bytes under Zstandard (RFC 8878). Said how much there is, it makes its tables no larger; most of the work on a message is making them (docs/decisions/0360). */
export function packedToSize(plain: Uint8Array): Uint8Array {
  const size = plain.byteLength;
  return zstdCompressSync(plain, { pledgedSrcSize: size, chunkSize: Math.min(mostRoom, Math.max(leastRoom, size)), params });
}
