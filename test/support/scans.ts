// Owns: small scans as an office scanner leaves them: pages that are pictures of printed words and nothing else. Origin: drawn here, with the Liberation Sans
// that comes with pdf.js; nobody's papers. Must not read them.
import { createRequire } from 'node:module';
import path from 'node:path';
import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

const fonts = path.join(path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts');
/** Dots a point. */
const scale = 2.5;
const size = 15;
const margin = 24;

export interface ScanSheet {
  readonly lines: readonly string[];
  /** Points; a small slip where not given. */
  readonly width?: number;
  readonly height?: number;
  /** Shown turned clockwise by so many degrees, the picture lying the other way in the file. */
  readonly rotation?: 0 | 90 | 180 | 270;
  /** Shade of the letters, 0 black to 255 white: faint ones are hard to read. */
  readonly shade?: number;
}

/** Baseline of a line from the top of a sheet as it is shown, in points. */
export function baselineOf(line: number): number {
  return margin + size + line * size * 2;
}

/** Where the lines of a sheet begin, in points. */
export const leftOf = margin;

function drawn({ lines, width = 330, height = 150, rotation = 0, shade = 30 }: ScanSheet) {
  GlobalFonts.registerFromPath(path.join(fonts, 'LiberationSans-Regular.ttf'), 'Scan Sans');
  const isTurned = rotation % 180 !== 0;
  const canvas = createCanvas((isTurned ? height : width) * scale, (isTurned ? width : height) * scale);
  const context = canvas.getContext('2d');
  context.fillStyle = '#f4f2ea';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((-rotation * Math.PI) / 180);
  context.scale(scale, scale);
  context.translate(-width / 2, -height / 2);
  context.fillStyle = `rgb(${shade} ${shade} ${shade})`;
  context.font = `${size}px "Scan Sans"`;
  for (const [at, line] of lines.entries()) context.fillText(line, margin, baselineOf(at));
  return canvas;
}

/** A JPEG of one sheet. */
export function scannedPicture(sheet: ScanSheet): Uint8Array {
  return drawn(sheet).toBuffer('image/jpeg', 80);
}

/** A PDF of scanned sheets. */
export async function scannedPdf(sheets: readonly ScanSheet[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const sheet of sheets) {
    const picture = drawn(sheet);
    const [width, height] = [picture.width / scale, picture.height / scale];
    const page = document.addPage([width, height]);
    page.drawImage(await document.embedJpg(picture.toBuffer('image/jpeg', 80)), { x: 0, y: 0, width, height });
    page.setRotation(degrees(sheet.rotation ?? 0));
  }
  return document.save();
}

/** A grey TIFF of sheets as a scanner with a feeder leaves them, without compression (Adobe, TIFF 6.0, section 4). */
export function scannedTiff(sheets: readonly ScanSheet[]): Uint8Array {
  const tagCount = 9;
  const directoryBytes = 2 + tagCount * 12 + 4;
  const parts: Uint8Array[] = [Uint8Array.of(0x49, 0x49, 42, 0, 8, 0, 0, 0)];
  let at = 8;
  for (const [index, sheet] of sheets.entries()) {
    const canvas = drawn(sheet);
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
    const dots = Uint8Array.from({ length: width * height }, (_, dot) => data[dot * 4] ?? 0);
    const next = at + directoryBytes + dots.length + (dots.length % 2);
    const tags = [
      [256, width],
      [257, height],
      [258, 8],
      [259, 1],
      [262, 1],
      [273, at + directoryBytes],
      [277, 1],
      [278, height],
      [279, dots.length],
    ] as const;
    const directory = Buffer.alloc(directoryBytes);
    directory.writeUInt16LE(tagCount, 0);
    for (const [place, [tag, value]] of tags.entries()) {
      directory.writeUInt16LE(tag, 2 + place * 12);
      directory.writeUInt16LE(4, 4 + place * 12);
      directory.writeUInt32LE(1, 6 + place * 12);
      directory.writeUInt32LE(value, 10 + place * 12);
    }
    directory.writeUInt32LE(index === sheets.length - 1 ? 0 : next, directoryBytes - 4);
    parts.push(directory, dots, Buffer.alloc(dots.length % 2));
    at = next;
  }
  return new Uint8Array(Buffer.concat(parts));
}
