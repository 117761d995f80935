// Owns reading originals out of the store for the shell: in pieces, so that a long video never lies in memory whole. Must not interpret the bytes.
import { type Fault, Refusal } from '../../db/model/fault.ts';
import type { Output } from '../../db/model/operations.ts';
import type { DeskCalls } from './storeProcess.ts';

const pieceBytes = 1024 * 1024;

/** One original: which it is. */
export type OriginalId = { readonly caseId: string; readonly id: string };

/** A part of an original and what it belongs to. */
export type Piece = Output<'entry.bytes'>;

/**
 * Reads one piece of an original.
 * @param from first byte
 * @param length at most this many bytes
 * @throws {Refusal} what the store refused
 */
export async function readPiece(store: DeskCalls, original: OriginalId, from: number, length = pieceBytes): Promise<Piece> {
  const reply = await store.call('entry.bytes', { ...original, from, length: Math.min(length, pieceBytes) });
  if (!reply.ok) throw refusal(reply.fault);
  // The store's own contract gives the shape; it is our process.
  return reply.value as Piece;
}

/**
 * One page of a picture that no window opens, drawn as PNG.
 * @throws {Refusal} what the store refused
 */
export async function drawnPage(store: DeskCalls, original: OriginalId, page: number): Promise<Uint8Array> {
  const reply = await store.call('entry.picture', { ...original, page });
  if (!reply.ok) throw refusal(reply.fault);
  return (reply.value as Output<'entry.picture'>).bytes;
}

/**
 * The bytes of an original from a place on.
 * @param first a piece read already
 * @param from where that piece starts
 * @param end where to stop, exclusive
 * @throws {Refusal} what the store refused
 */
export async function* piecesFrom(
  store: DeskCalls,
  original: OriginalId,
  first: Piece,
  from: number,
  end: number,
): AsyncGenerator<Uint8Array> {
  let at = from;
  let piece = first;
  while (at < end) {
    const bytes = piece.bytes.subarray(0, end - at);
    if (bytes.length === 0) throw new Refusal('internal', 'The original ends before its length says. Verify the case.');
    yield bytes;
    at += bytes.length;
    if (at < end) piece = await readPiece(store, original, at, end - at);
  }
}

function refusal(fault: Fault): Refusal {
  return new Refusal(fault.code, fault.message, fault.place);
}
