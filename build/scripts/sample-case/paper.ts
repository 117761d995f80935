// Owns making paper look photographed or scanned: a source's blocks as handwriting on a form, as a picture or as an image-only PDF. It must not set real text.
import { fileURLToPath } from 'node:url';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { datedPdf } from './letterPdf.ts';
import { withPhotoDate } from './photoDate.ts';
import { type Block, blocksOf, optionalValue, type SourceText } from './sourceText.ts';
import { columnWidths, linesOf, tableRows } from './typesetting.ts';

const fonts = new URL('../../../node_modules/pdfjs-dist/standard_fonts/', import.meta.url);
const print = 'SamplePrint';
const hand = 'SampleHand';

// A4 at 120 dots an inch: readable by eye and by a recogniser, small on disk.
const width = 992;
const height = 1403;

/** A repeatable stream of numbers in [0, 1): paper grain must be the same on every run. */
export function grain(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function loadFonts(): void {
  if (GlobalFonts.has(print)) return;
  GlobalFonts.registerFromPath(fileURLToPath(new URL('LiberationSans-Bold.ttf', fonts)), print);
  GlobalFonts.registerFromPath(fileURLToPath(new URL('LiberationSans-Italic.ttf', fonts)), hand);
}

/** Draws the form on a sheet `width` by `height` at the origin: headings and table heads printed, everything else by hand. */
function drawSheet(context: SKRSContext2D, blocks: readonly Block[], next: () => number): void {
  const left = 70;
  const measure = width - 2 * left;
  let y = 80;
  const write = (text: string, font: string, size: number, colour: string, x: number, widest: number) => {
    context.font = `${size}px ${font}`;
    context.fillStyle = colour;
    const lines = linesOf(text, widest, (line) => context.measureText(line).width);
    for (const [index, line] of lines.entries()) {
      // A hand never keeps quite to the line.
      const sway = font === hand ? (next() - 0.5) * 5 : 0;
      context.fillText(line, x + sway, y + index * size * 1.3 + sway / 2);
    }
    return lines.length * size * 1.3;
  };
  for (const block of blocks) {
    if (block.kind === 'heading') y += write(block.text, print, block.level === 1 ? 34 : 24, '#222428', left, measure) + 14;
    else if (block.kind === 'paragraph') y += write(block.text, hand, 22, '#22347d', left, measure) + 14;
    else if (block.kind === 'list') for (const item of block.items) y += write(`- ${item}`, hand, 22, '#22347d', left, measure) + 6;
    else {
      const widths = columnWidths(block, measure);
      for (const { cells, isHead } of tableRows(block)) {
        const top = y;
        y += 30;
        let x = left;
        let tallest = 0;
        for (const [column, cell] of cells.entries()) {
          const cellWidth = widths[column] ?? 0;
          const [font, size, colour] = isHead ? ([print, 17, '#222428'] as const) : ([hand, 21, '#22347d'] as const);
          tallest = Math.max(tallest, write(cell, font, size, colour, x + 8, cellWidth - 14));
          x += cellWidth;
        }
        y = top + tallest + 16;
        context.strokeStyle = '#55585f';
        x = left;
        for (const cellWidth of widths) {
          context.strokeRect(x, top, cellWidth, y - top);
          x += cellWidth;
        }
      }
      y += 46;
    }
  }
}

function sheetPicture(blocks: readonly Block[], seed: number, tilt: number, table: string): Buffer {
  loadFonts();
  const next = grain(seed);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = table;
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate(tilt);
  const scale = tilt === 0 ? 1 : 0.94;
  context.scale(scale, scale);
  context.translate(-width / 2, -height / 2);
  context.fillStyle = '#f7f5ee';
  context.fillRect(0, 0, width, height);
  drawSheet(context, blocks, next);
  context.setTransform(1, 0, 0, 1, 0, 0);
  const image = context.getImageData(0, 0, width, height);
  for (let at = 0; at < image.data.length; at += 4) {
    const change = (next() - 0.5) * 16;
    for (let channel = 0; channel < 3; channel += 1) image.data[at + channel] = (image.data[at + channel] ?? 0) + change;
  }
  context.putImageData(image, 0, 0);
  return canvas.toBuffer('image/jpeg', 62);
}

/** The pages of a sheet: a heading of level 1 after the first block starts a new page. */
function pagesOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const pages: Block[][] = [];
  for (const block of blocks) {
    const current = pages.at(-1);
    if (current === undefined || (block.kind === 'heading' && block.level === 1)) pages.push([block]);
    else current.push(block);
  }
  return pages;
}

/** The source as an office scanner leaves it: a PDF whose pages are pictures only, slightly crooked, with no text in it. */
export async function writeScanPdf(source: SourceText): Promise<Buffer> {
  const document = await datedPdf(source);
  for (const [index, blocks] of pagesOf(blocksOf(source.body)).entries()) {
    const image = await document.embedJpg(sheetPicture(blocks, 11 + index, index % 2 === 0 ? 0.008 : -0.006, '#e9e9ea'));
    const page = document.addPage([595.28, 841.89]);
    page.drawImage(image, { x: 0, y: 0, width: 595.28, height: 841.89 });
  }
  return Buffer.from(await document.save());
}

/** The source as a telephone's photo of the sheet on a table, a JPEG with the time it was taken (header keys `taken`, `camera`). */
export function writePaperPhoto(source: SourceText): Buffer {
  return withPhotoDate(
    sheetPicture(blocksOf(source.body), 29, 0.05, '#5b4636'),
    optionalValue(source, 'taken'),
    optionalValue(source, 'camera'),
  );
}
