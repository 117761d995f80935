// Owns: one page of a picture that no window opens, drawn on demand in a reader process. Must not keep what was drawn: the original stays what is kept.

import type { SpawnReader } from '../model/extraction.ts';
import { Refusal } from '../model/fault.ts';
import type { Input, Output } from '../model/operations.ts';
import { isDrawnForWindow, type PictureDrawn } from '../model/picture.ts';
import type { CaseReadName } from './caseReads.ts';

type Read = <K extends CaseReadName>(operation: K, input: Input<K>) => Promise<Output<K>>;

const pieceBytes = 8 * 1024 * 1024;
/** A picture larger than this would not fit into the process that draws it. */
const largestDrawn = 256 * 1024 * 1024;
const patienceMs = 60_000;

/** Draws the page. Refused with the reason where it is damaged, too large, or no picture that needs drawing. */
export async function drawnPicture(
  read: Read,
  spawnReader: SpawnReader,
  { caseId, id, page }: Input<'entry.picture'>,
): Promise<Output<'entry.picture'>> {
  const first = await read('entry.bytes', { caseId, id, from: 0, length: pieceBytes });
  const { mediaType, total } = first;
  if (!isDrawnForWindow(mediaType)) throw new Refusal('invalid', 'Only TIFF and HEIC pictures are drawn for the window.', id);
  if (total > largestDrawn) throw new Refusal('invalid', 'The picture is larger than 256 MB and is not drawn. Save the original.', id);
  const bytes = new Uint8Array(total);
  let piece = first.bytes;
  for (let from = 0; from < total; ) {
    if (piece.byteLength === 0) throw new Refusal('internal', 'The original ends before its length says. Verify the case.');
    bytes.set(piece, from);
    from += piece.byteLength;
    if (from < total) ({ bytes: piece } = await read('entry.bytes', { caseId, id, from, length: pieceBytes }));
  }
  const drawn = await drawnApart({ bytes, mediaType, page }, spawnReader);
  if (!drawn.ok) throw new Refusal('invalid', drawn.reason, id);
  return { bytes: drawn.bytes };
}

/** One process for one page, ended when it has answered, at the latest when its time is up. */
function drawnApart(order: { bytes: Uint8Array; mediaType: string; page: number }, spawnReader: SpawnReader): Promise<PictureDrawn> {
  return new Promise((done) => {
    const reader = spawnReader();
    const end = (drawn: PictureDrawn) => {
      clearTimeout(patience);
      done(drawn);
      reader.kill();
    };
    const patience = setTimeout(
      () => end({ ok: false, reason: 'Drawing it took longer than a minute and was stopped. Save the original to look at it.' }),
      patienceMs,
    );
    reader.hear({
      message(message) {
        if (message.do === 'ready') reader.send({ do: 'draw', seq: 1, ...order });
        else if (message.do === 'drawn') end(message.drawn);
      },
      gone: (why) => end({ ok: false, reason: `The program that opens files stopped on it (${why}). Save the original.` }),
    });
  });
}
