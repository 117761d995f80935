// Owns: covering areas of a picture or of a PDF's pages for who may not see them: the dots under them are painted over before anything is written, so that the copy
// does not hold them. Runs where the original is opened: in a process that can be killed. Must not decide what is covered.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { CopyMark, CopyRect, CoveredArea } from '../model/markedCopy.ts';
import { picturePages } from '../report/marked/picturePages.ts';
import { NoCopy } from '../report/marked/write.ts';
import { openedPdf } from './readers/pdf.ts';

/** Fine enough to read small print, and a tenth of what scanners send. */
const dotsPerInch = 150;
/** A plan of a whole estate is drawn smaller. */
const mostDots = 20_000_000;
const mostPictureDots = 120_000_000;
/** More pages would take longer to draw than anybody waits. */
const mostPages = 200;
/** JPEG keeps dots in blocks of at most this edge: what stood under an area may show at the rim of a block that reaches into it (ITU-T T.81, A.2). */
const blockEdge = 16;
const quality = 90;

/** A JPEG or PNG with the rectangles black, in the dots as they stand in the file; whatever else the file held about it is gone. Throws NoCopy. */
export async function coveredPicture(bytes: Uint8Array, rects: readonly CopyRect[]): Promise<Uint8Array> {
  const isPng = bytes[0] === 0x89;
  // Others are turned by what they note in ways of their own, and would be covered in another place than was marked.
  if (!isPng && !(bytes[0] === 0xff && bytes[1] === 0xd8)) {
    throw new NoCopy(
      'Areas can be covered in a JPEG or PNG only. Let this reader see none of it, or save it as one of those and take that in.',
    );
  }
  // The library would turn the picture as its camera noted, and the rectangles are of the picture before that.
  const plain = isPng ? withoutChunk(bytes, 'eXIf') : withoutNotes(bytes);
  const picture = await loadImage(Buffer.from(plain)).catch(() => {
    throw new NoCopy('The picture is damaged, so nothing in it can be covered. Ask for it again.');
  });
  const { width, height } = picture;
  if (width * height > mostPictureDots) throw new NoCopy('The picture has more than 120 million dots, too many to cover a part of it.');
  if (rects.some(({ x, y, width: wide, height: high }) => x + wide > width + 1 || y + high > height + 1)) {
    throw new NoCopy('An area that is to be covered does not lie on the picture. Mark it again.');
  }
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.drawImage(picture, 0, 0);
  const edge = isPng ? 1 : blockEdge;
  for (const { x, y, width: wide, height: high } of rects) {
    const [left, top] = [Math.floor(x / edge) * edge, Math.floor(y / edge) * edge];
    context.fillRect(left, top, Math.ceil((x + wide) / edge) * edge - left, Math.ceil((y + high) / edge) * edge - top);
  }
  return new Uint8Array(isPng ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg', quality));
}

/** A PDF whose pages are pictures of the original's, and the marks with their areas where those stand on them. */
export interface CoveredPdf {
  readonly bytes: Uint8Array;
  readonly marks: readonly CopyMark[];
}

/** Draws every page of a PDF with the areas black: no words, no layers, no attachments of the original are left in it. Throws NoCopy. */
export async function coveredPdf(bytes: Uint8Array, covered: readonly CoveredArea[], marks: readonly CopyMark[]): Promise<CoveredPdf> {
  const pdf = await openedPdf(bytes).promise;
  try {
    if (pdf.numPages > mostPages) {
      throw new NoCopy(`It has ${pdf.numPages} pages, and each has to be drawn to cover a part of one; up to ${mostPages} are.`);
    }
    if (covered.some(({ page }) => page > pdf.numPages)) throw new NoCopy('An area that is to be covered is on a page that is not there.');
    const pages: Parameters<typeof picturePages>[0][number][] = [];
    const places: ((rect: CopyRect) => CopyRect)[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const paper = page.getViewport({ scale: 1 });
      const scale = Math.min(dotsPerInch / 72, Math.sqrt(mostDots / (paper.width * paper.height)));
      const viewport = page.getViewport({ scale });
      const canvas = createCanvas(Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height)));
      // Typed for a browser's canvas, of which this one has all that is drawn with.
      await page.render({ canvas: canvas as never, viewport }).promise;
      const context = canvas.getContext('2d');
      context.resetTransform();
      context.globalAlpha = 1;
      context.globalCompositeOperation = 'source-over';
      context.fillStyle = '#000';
      for (const rect of covered.filter((area) => area.page === number).flatMap(({ rects }) => rects)) {
        const { x, y, width, height } = cornersOf(rect, viewport);
        const [left, top] = [Math.floor(x) - 1, Math.floor(y) - 1];
        context.fillRect(left, top, Math.ceil(x + width) + 1 - left, Math.ceil(y + height) + 1 - top);
      }
      pages.push({ jpeg: new Uint8Array(canvas.toBuffer('image/jpeg', quality)), width: paper.width, height: paper.height });
      places.push((rect) => {
        const { x, y, width, height } = cornersOf(rect, paper);
        return { x, y: paper.height - y - height, width, height };
      });
      page.cleanup();
    }
    const placed = marks.map((mark) => ({
      ...mark,
      areas: mark.areas.map(({ page, rects }) => ({ page, rects: rects.map((rect) => places[page - 1]?.(rect) ?? rect) })),
    }));
    return { bytes: await picturePages(pages), marks: placed };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

interface Viewport {
  convertToViewportPoint(x: number, y: number): number[];
}

/** A rectangle of user space in dots from the top of the page as it is shown. */
function cornersOf({ x, y, width, height }: CopyRect, viewport: Viewport): CopyRect {
  const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(x, y);
  const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(x + width, y + height);
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}

/** A JPEG without what programs noted beside its dots (APP1 to APP13 and APP15): which way up it is, a small picture of it. Throws NoCopy where no dots begin. */
function withoutNotes(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xda) return Buffer.concat([...kept, bytes.subarray(at)]);
    // Any number of these may stand before a marker (T.81, B.1.1.2).
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const next = at + 2 + view.getUint16(at + 2);
    // APP14 says how the colours are written.
    if (marker < 0xe1 || marker > 0xef || marker === 0xee) kept.push(bytes.subarray(at, next));
    at = next;
  }
  throw new NoCopy('The picture is damaged, so nothing in it can be covered. Ask for it again.');
}

/** A PNG without the chunks of one name. */
function withoutChunk(bytes: Uint8Array, name: string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const next = at + 12 + view.getUint32(at);
    if (Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1') !== name) kept.push(bytes.subarray(at, next));
    at = next;
  }
  return Buffer.concat(kept);
}
