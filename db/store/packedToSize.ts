// Owns: packing a piece of text or bytes under Zstandard with tables of its size, with one context kept for all of them. Must not know where it is kept, nor whether
// it is worth it.
import { constants, createZstdCompress, zstdCompressSync } from 'node:zlib';

/** Room for what comes out is made in pieces: the library takes no smaller ones, and larger ones are not worth their memory. */
const [leastRoom, mostRoom] = [64, 1024 * 1024];

/** The lightest that still packs well: below it a message comes out a third larger. Node takes -1 for "not given", which is level 3 (docs/decisions/0470). */
const params = { [constants.ZSTD_c_compressionLevel]: 1 };

/** Bytes under Zstandard (RFC 8878). Said how much there is, it makes its tables no larger; most of the work on a message is making them (docs/decisions/0360). */
export function packedToSize(plain: Uint8Array): Uint8Array {
  return packedInKept(plain) ?? packedAnew(plain);
}

/** The same with a context made for it, which is half the work on a message. */
export function packedAnew(plain: Uint8Array): Uint8Array {
  const size = plain.byteLength;
  return zstdCompressSync(plain, { pledgedSrcSize: size, chunkSize: Math.min(mostRoom, Math.max(leastRoom, size)), params });
}

/** What Node's own stream writes through, one call at a time: no name of it is promised, so each is looked at before it is used (docs/decisions/0550). */
interface Context {
  readonly handle: {
    /** Packs `length` bytes; what is left of both rooms then stands in `left`. */
    writeSync(flush: number, from: Uint8Array, at: number, length: number, to: Uint8Array, toAt: number, toLength: number): void;
  };
  /** Bytes of `to` not filled, bytes of `from` not taken. */
  readonly left: Uint32Array;
  readonly room: Uint8Array;
}

/** What is packed here at most; a longer piece takes longer than a context of its own. */
const mostInKept = 512 * 1024;

let kept: Context | null | undefined;

function packedInKept(plain: Uint8Array): Uint8Array | null {
  const context = contextInHand();
  if (context === null || plain.byteLength > mostInKept) return null;
  const { handle, left, room } = context;
  handle.writeSync(constants.ZSTD_e_end, plain, 0, plain.byteLength, room, 0, room.byteLength);
  const [unfilled = 0, untaken = 0] = left;
  if (untaken === 0 && unfilled > 0 && unfilled < room.byteLength) return room.slice(0, room.byteLength - unfilled);
  // Neither an end nor an error is left half way: what comes next gets a context of its own.
  kept = null;
  return null;
}

function contextInHand(): Context | null {
  if (kept === undefined) kept = keptContext();
  return kept;
}

/** Null where this Node has none that can be kept. */
function keptContext(): Context | null {
  const stream = createZstdCompress({ params });
  // Told besides by what is left of the rooms; unheard it would end the process.
  stream.on('error', () => undefined);
  const handle: unknown = Reflect.get(stream, '_handle');
  const left: unknown = Reflect.get(stream, '_writeState');
  if (!isHandle(handle) || !(left instanceof Uint32Array) || left.length !== 2) return null;
  return { handle, left, room: new Uint8Array(mostInKept + mostInKept / 128 + 1024) };
}

function isHandle(value: unknown): value is Context['handle'] {
  return typeof value === 'object' && value !== null && 'writeSync' in value && typeof value.writeSync === 'function';
}

/** Whether one context packs everything here, as it should: a Node that has none does the same more slowly. */
export function isContextKept(): boolean {
  return contextInHand() !== null;
}
