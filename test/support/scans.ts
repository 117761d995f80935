// Owns: small scans as an office scanner leaves them: pages that are pictures of printed words and nothing else. Origin: drawn here, with the Liberation Sans
// that comes with pdf.js; nobody's papers. Must not read them.
import { createRequire } from 'node:module';
import path from 'node:path';
import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import { type Canvas, createCanvas, GlobalFonts } from '@napi-rs/canvas';

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

/** A JPEG of one sheet; as a camera that was held so leaves it where an orientation is given. */
export function scannedPicture(sheet: ScanSheet, orientation = 1): Uint8Array {
  const jpeg = lying(drawn(sheet), orientation).toBuffer('image/jpeg', 90);
  if (orientation === 1) return jpeg;
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifOf(orientation)]);
  const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255]);
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]));
}

/** A WebP of one sheet, as `scannedPicture` (Google, WebP Container Specification). */
export function scannedWebp(sheet: ScanSheet, orientation: number): Uint8Array {
  const canvas = lying(drawn(sheet), orientation);
  const webp = canvas.toBuffer('image/webp', 90);
  const [extended, firstChunk] = ['VP8X', 12];
  // What the library adds to the picture is written anew below.
  const isExtended = webp.toString('latin1', firstChunk, firstChunk + 4) === extended;
  const head = Buffer.alloc(10);
  head.writeUInt8(0x08);
  head.writeUIntLE(canvas.width - 1, 4, 3);
  head.writeUIntLE(canvas.height - 1, 7, 3);
  const body = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    riffPart(extended, head),
    webp.subarray(isExtended ? firstChunk + 18 : firstChunk),
    riffPart('EXIF', exifOf(orientation)),
  ]);
  return new Uint8Array(riffPart('RIFF', body));
}

function riffPart(name: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from(name, 'latin1'), length, body, Buffer.alloc(body.length % 2)]);
}

/** An EXIF block that says which way up the picture lies, and nothing else (CIPA DC-008). */
function exifOf(orientation: number): Buffer {
  const block = Buffer.alloc(26);
  block.write('II*\0', 'latin1');
  block.writeUInt32LE(8, 4);
  block.writeUInt16LE(1, 8);
  block.writeUInt16LE(0x112, 10);
  block.writeUInt16LE(3, 12);
  block.writeUInt32LE(1, 14);
  block.writeUInt16LE(orientation, 18);
  return block;
}

/** The picture as it lies in the file of a camera that notes this orientation (CIPA DC-008, Orientation). */
function lying(upright: Canvas, orientation: number): Canvas {
  const { width, height } = upright;
  const [wide, high] = orientation >= 5 ? [height, width] : [width, height];
  const canvas = createCanvas(wide, high);
  const context = canvas.getContext('2d');
  const ways: Readonly<Record<number, readonly [number, number, number, number, number, number]>> = {
    2: [-1, 0, 0, 1, wide, 0],
    3: [-1, 0, 0, -1, wide, high],
    4: [1, 0, 0, -1, 0, high],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, -1, 1, 0, 0, high],
    7: [0, -1, -1, 0, wide, high],
    8: [0, 1, -1, 0, wide, 0],
  };
  context.setTransform(...(ways[orientation] ?? [1, 0, 0, 1, 0, 0]));
  context.drawImage(upright, 0, 0);
  return canvas;
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
