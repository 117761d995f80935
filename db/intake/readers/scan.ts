// Owns: the words of one page that is only a picture: drawing it, recognising it, and where each word stands. Runs only in processes that can be killed; all of
// it happens in memory. Must not write to the disk nor ask a network for the model.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TessBaseAPI, TesseractModule } from 'tesseract.js-core/tesseract-core-relaxedsimd-lstm.js';
import type { TextRun } from '../../model/entry.ts';
import { isDrawnForWindow, uprightOf } from '../../model/picture.ts';
import type { PageOrder, PageRead, RecognisedPage } from '../../model/scan.ts';
import { canonicalText } from './decodeText.ts';
import { dotsOfPage } from './drawnPicture.ts';
import { openedPdf } from './pdf.ts';
import { withItsEnd } from './picture.ts';

/** What scanners use for papers, and what the model was trained on. */
const dotsPerInch = 300;
/** A plan of a whole estate is drawn smaller: beyond this, in dots, it would take minutes. */
const mostDots = 30_000_000;
/** A photograph above this is not opened. */
const mostPictureDots = 120_000_000;

interface Engine {
  readonly tesseract: TesseractModule;
  readonly api: TessBaseAPI;
}

let engine: Promise<Engine> | null = null;

/** Tesseract with its model, made once for a process. Both lie in packages; the model is unpacked into the engine's own memory. */
async function started(): Promise<Engine> {
  const { default: make } = await import('tesseract.js-core/tesseract-core-relaxedsimd-lstm.js');
  const quiet = () => undefined;
  const tesseract = await make({ TesseractProgress: quiet, print: quiet, printErr: quiet });
  const data = path.dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json'));
  const model = await promisify(gunzip)(await readFile(path.join(data, '4.0.0_best_int', 'eng.traineddata.gz')));
  tesseract.FS.mkdir('/model');
  tesseract.FS.writeFile('/model/eng.traineddata', model);
  const api = new tesseract.TessBaseAPI();
  if (api.Init('/model', 'eng', lstmOnly) !== 0) throw new Error('the language data cannot be used');
  tesseract.FS.unlink('/model/eng.traineddata');
  return { tesseract, api };
}
const lstmOnly = 1;
const automaticLayout = 3;

let held: { readonly sha256: string; readonly bytes: Uint8Array; readonly pdf: PDFDocumentProxy | null } | null = null;

/** Recognises one page. Never throws for what is in the file: what cannot be recognised comes back with its reason. */
export async function recognisePage(order: PageOrder): Promise<PageRead> {
  try {
    const original = await holding(order);
    engine ??= started();
    const { tesseract, api } = await engine;
    const drawn = await drawnOf(original, order);
    tesseract.FS.writeFile('/input', drawn.file);
    api.SetPageSegMode(automaticLayout);
    api.SetImageFile(drawn.exif, 0);
    api.SetSourceResolution(dotsPerInch);
    if (api.Recognize(null) !== 0) throw new Error('the recogniser gave up on it');
    const found = wordsOf(api.GetTSVText(0), drawn.place);
    api.Clear();
    return { ok: true, found: isMereNoise(found, order.kind) ? { text: '', runs: [] } : found };
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    const reason = isLocked
      ? 'The PDF is locked with a password, which is not kept. Ask for it without one.'
      : `It could not be drawn or recognised (${why.slice(0, 200)}). Type what it says in a note, or ask for it as text.`;
    return { ok: false, reason };
  }
}

async function holding({ sha256, bytes, kind }: PageOrder): Promise<NonNullable<typeof held>> {
  if (held !== null && held.sha256 === sha256) return held;
  await held?.pdf?.loadingTask.destroy();
  held = null;
  if (bytes === null) throw new Error('its bytes were not given');
  held = { sha256, bytes, pdf: kind === 'pdf' ? await openedPdf(bytes).promise : null };
  return held;
}

/** A picture to be recognised, and the way from a box of dots on it to a rectangle of the paper's own space. */
interface Drawn {
  readonly file: Uint8Array;
  readonly exif: number;
  readonly place: (left: number, top: number, width: number, height: number) => Pick<TextRun, 'x' | 'y' | 'width' | 'height'>;
}

async function drawnOf({ pdf, bytes }: NonNullable<typeof held>, order: PageOrder): Promise<Drawn> {
  if (pdf !== null) return drawnPage(await pdf.getPage(order.page));
  if (!isDrawnForWindow(order.mediaType)) return picture(bytes, order);
  const { width, height, data } = await dotsOfPage(bytes, order.mediaType, order.page);
  return { file: greyOf(width, height, data), exif: 1, place: (left, top, wide, high) => ({ x: left, y: top, width: wide, height: high }) };
}

/** Draws a page the way up it is shown, in grey. */
async function drawnPage(page: PDFPageProxy): Promise<Drawn> {
  const natural = page.getViewport({ scale: dotsPerInch / 72 });
  const shrunk = Math.min(1, Math.sqrt(mostDots / (natural.width * natural.height)));
  const viewport = page.getViewport({ scale: (dotsPerInch / 72) * shrunk });
  const [width, height] = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))];
  const canvas = createCanvas(width, height);
  // Typed for a browser's canvas, of which this one has all that is drawn with.
  await page.render({ canvas: canvas as never, viewport }).promise;
  const file = greyOf(width, height, canvas.getContext('2d').getImageData(0, 0, width, height).data);
  page.cleanup();
  return {
    file,
    exif: 1,
    place: (left, top, wide, high) => {
      const [x1 = 0, y1 = 0] = viewport.convertToPdfPoint(left, top).map(Number);
      const [x2 = 0, y2 = 0] = viewport.convertToPdfPoint(left + wide, top + high).map(Number);
      return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
    },
  };
}

/** Dots of red, green, blue and opacity as a grey PGM (netpbm, pgm(5)), on white paper. */
function greyOf(width: number, height: number, dots: ArrayLike<number>): Uint8Array {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(head.length + width * height);
  file.set(head);
  for (let at = head.length, from = 0; at < file.length; at += 1, from += 4) {
    // Rec. 601 luma in integers.
    const grey = ((dots[from] ?? 0) * 77 + (dots[from + 1] ?? 0) * 150 + (dots[from + 2] ?? 0) * 29) >> 8;
    const opacity = dots[from + 3] ?? 255;
    file[at] = opacity === 255 ? grey : (grey * opacity + 255 * (255 - opacity)) / 255;
  }
  return file;
}

/** The same way up as EXIF writes it (CIPA DC-008, Orientation). */
const exifOf = { 0: [1, 2], 90: [6, 7], 180: [3, 4], 270: [8, 5] } as const;

/** A picture as it lies in its file; the recogniser opens it inside its own memory and turns it upright. */
function picture(bytes: Uint8Array, { width, height, rotation, mediaType }: PageOrder): Drawn {
  if (width * height > mostPictureDots) throw new Error('it has more than 120 million dots');
  const { turn, isMirrored } = uprightOf(rotation);
  const turnedBack: Drawn['place'] = (left, top, wide, high) => {
    if (turn === 90) return { x: top, y: height - left - wide, width: high, height: wide };
    if (turn === 180) return { x: width - left - wide, y: height - top - high, width: wide, height: high };
    if (turn === 270) return { x: width - top - high, y: left, width: high, height: wide };
    return { x: left, y: top, width: wide, height: high };
  };
  return {
    file: withItsEnd(bytes, mediaType),
    exif: exifOf[turn][isMirrored ? 1 : 0],
    place: (left, top, wide, high) => {
      const box = turnedBack(left, top, wide, high);
      return isMirrored ? { ...box, x: width - box.x - box.width } : box;
    },
  };
}

const [paragraphLevel, lineLevel, wordLevel] = [3, 4, 5];

/** Tesseract's table (level, page, block, paragraph, line, word, left, top, width, height, confidence, text) as text and runs. */
function wordsOf(table: string, place: Drawn['place']): RecognisedPage {
  let text = '';
  let gap = '';
  const runs: TextRun[] = [];
  for (const row of table.split('\n')) {
    const cells = row.split('\t');
    const level = Number(cells[0]);
    if (level === paragraphLevel) gap = '\n\n';
    else if (level === lineLevel && gap !== '\n\n') gap = '\n';
    if (level !== wordLevel) continue;
    const [left = 0, top = 0, width = 0, height = 0, confidence = 0] = cells.slice(6, 11).map(Number);
    const word = canonicalText(cells[11] ?? '').trim();
    // A line ruled on a form comes as a word of strokes.
    if (word === '' || width <= 0 || height <= 0 || (!/[\p{L}\p{N}]/u.test(word) && confidence < leastOfStrokes)) continue;
    if (text !== '') text += gap === '' ? ' ' : gap;
    gap = '';
    const at = place(left, top, width, height);
    const start = text.length;
    text += word;
    runs.push({
      start,
      end: text.length,
      x: hundredth(at.x),
      y: hundredth(at.y),
      width: hundredth(at.width),
      height: hundredth(at.height),
      confidence: Math.round(confidence),
    });
  }
  return { text, runs };
}

const leastOfStrokes = 70;
const hundredth = (figure: number) => Math.round(figure * 100) / 100;

/** Grain, foliage and handwriting come out as scattered letters; a photograph has to say something before it counts as having words. */
function isMereNoise({ text, runs }: RecognisedPage, kind: PageOrder['kind']): boolean {
  const sure = runs.filter(({ start, end, confidence = 0 }) => confidence >= 60 && /[\p{L}\p{N}]{2}/u.test(text.slice(start, end))).length;
  return kind === 'picture' ? sure < 3 || sure < runs.length / 2 : sure < 1 || sure < runs.length / 5;
}
