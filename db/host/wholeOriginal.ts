// Owns: an original in memory, put together from the pieces in which the store gives it. Must not judge what it is.
import { Refusal } from '../model/fault.ts';
import type { Input, Output } from '../model/operations.ts';
import type { CaseReadName } from './caseReads.ts';

/** Reads of one case. */
export type CaseRead = <K extends CaseReadName>(operation: K, input: Input<K>) => Promise<Output<K>>;

const pieceBytes = 8 * 1024 * 1024;

/**
 * The bytes and what they are.
 * @param admits hears type and length in bytes before more than the first piece is read, and throws where that is not wanted
 */
export async function wholeOriginal(
  read: CaseRead,
  { caseId, id }: { readonly caseId: string; readonly id: string },
  admits: (original: { readonly mediaType: string; readonly total: number }) => void,
): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string }> {
  let piece = await read('entry.bytes', { caseId, id, from: 0, length: pieceBytes });
  const { mediaType, total } = piece;
  admits({ mediaType, total });
  const bytes = new Uint8Array(total);
  for (let from = 0; from < total; ) {
    if (piece.bytes.byteLength === 0) throw new Refusal('internal', 'The original ends before its length says. Verify the case.');
    bytes.set(piece.bytes, from);
    from += piece.bytes.byteLength;
    if (from < total) piece = await read('entry.bytes', { caseId, id, from, length: pieceBytes });
  }
  return { bytes, mediaType };
}
