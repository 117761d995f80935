// Owns: one page of a picture that no window opens, drawn on demand in a reader process. Must not keep what was drawn: the original stays what is kept.

import type { SpawnReader } from '../model/extraction.ts';
import { Refusal } from '../model/fault.ts';
import type { Input, Output } from '../model/operations.ts';
import { isDrawnForWindow, type PictureDrawn } from '../model/picture.ts';
import { oneAnswer } from './oneAnswer.ts';
import { type CaseRead, wholeOriginal } from './wholeOriginal.ts';

/** A picture larger than this would not fit into the process that draws it. */
const largestDrawn = 256 * 1024 * 1024;
const patienceMs = 60_000;

/** Draws the page. Refused with the reason where it is damaged, too large, or no picture that needs drawing. */
export async function drawnPicture(
  read: CaseRead,
  spawnReader: SpawnReader,
  { caseId, id, page }: Input<'entry.picture'>,
): Promise<Output<'entry.picture'>> {
  const original = await wholeOriginal(read, { caseId, id }, ({ mediaType, total }) => {
    if (!isDrawnForWindow(mediaType)) throw new Refusal('invalid', 'Only TIFF, HEIC and WebP pictures are drawn for the window.', id);
    if (total > largestDrawn) throw new Refusal('invalid', 'The picture is larger than 256 MB and is not drawn. Save the original.', id);
  });
  const drawn = await oneAnswer<PictureDrawn>(spawnReader, {
    order: { do: 'draw', seq: 1, ...original, page },
    // A WebP is drawn by compiled code, which no process may load that need not.
    ...(original.mediaType === 'image/webp' ? { needs: { draws: true } } : {}),
    answerIn: (message) => (message.do === 'drawn' ? message.drawn : null),
    patienceMs,
    tookTooLong: { ok: false, reason: 'Drawing it took longer than a minute and was stopped. Save the original to look at it.' },
    stopped: (why) => ({ ok: false, reason: `The program that opens files stopped on it (${why}). Save the original.` }),
  });
  if (!drawn.ok) throw new Refusal('invalid', drawn.reason, id);
  return { bytes: drawn.bytes };
}
