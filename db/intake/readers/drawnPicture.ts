// Owns: pictures no browser shows upright: the pages of a TIFF, as scanners and fax machines make them, a telephone's HEIC, and WebP. Their sizes, and one page drawn as a
// PNG, dot for dot, the way up it is meant. Runs only in processes that can be killed. Must not look for words or dates.
import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';
import * as utifPackage from 'utif2';
import type { PictureDrawn } from '../../model/picture.ts';
import { exifOf, orientationOf } from './exif.ts';
import { Unreadable } from './unreadable.ts';

// A CommonJS package: Node gives its functions under `default` only, a bundle also beside it.
const utif = (utifPackage as typeof utifPackage & { readonly default?: typeof utifPackage }).default ?? utifPackage;
type Directory = utifPackage.IFD;

/** Width and height of a page in dots, as shown. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}
/** Red, green, blue and opacity of each dot, row by row. */
export interface Dots extends PictureSize {
  readonly data: Uint8Array;
}
interface OpenPicture {
  readonly sizes: readonly PictureSize[];
  /** Draws the page with this index. */
  readonly draw: (index: number) => Promise<Dots>;
}

/** A page larger than this would not fit into the process that draws it. */
const mostDots = 80_000_000;
/** A TIFF of more pages is a chain that leads back into itself. */
const mostPages = 5000;

/** The size of every page. Throws Unreadable where it has none. */
export async function drawnSizes(bytes: Uint8Array, mediaType: string): Promise<readonly PictureSize[]> {
  const { sizes } = await opened(bytes, mediaType);
  if (sizes.length === 0 || sizes.some(({ width, height }) => !(width > 0 && height > 0))) {
    throw new Unreadable('The picture is damaged or incomplete: it does not even say its size. Ask for it again.');
  }
  return sizes;
}

/** Draws one page, counted from 1. Never throws for what is in the file: what cannot be drawn comes back with its reason. */
export async function drawPicture(bytes: Uint8Array, mediaType: string, page: number): Promise<PictureDrawn> {
  try {
    return { ok: true, bytes: await pngOf(await dotsOfPage(bytes, mediaType, page)) };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, reason: error.message };
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return {
      ok: false,
      reason: `The picture is damaged or unusual and cannot be drawn (${why.slice(0, 200)}). Save the original, or ask for it as JPEG.`,
    };
  }
}

/** One page, counted from 1, as dots. Throws Unreadable where there is no such page or it is too large, and whatever a damaged file makes its reader throw. */
export async function dotsOfPage(bytes: Uint8Array, mediaType: string, page: number): Promise<Dots> {
  const { sizes, draw } = await opened(bytes, mediaType);
  const size = sizes[page - 1];
  if (size === undefined) throw new Unreadable(`It has no page ${page}.`);
  if (size.width * size.height > mostDots) throw new Unreadable('It has more than 80 million dots. Save the original to look at it.');
  return draw(page - 1);
}

function opened(bytes: Uint8Array, mediaType: string): Promise<OpenPicture> {
  if (mediaType === 'image/webp') return Promise.resolve(openWebp(bytes));
  return mediaType === 'image/tiff' ? Promise.resolve(openTiff(bytes)) : openHeic(bytes);
}

/** Adobe, TIFF 6.0, section 8: the numbers of the tags used here. */
const tag = { kind: 't254', width: 't256', height: 't257', orientation: 't274' } as const;

function openTiff(bytes: Uint8Array): OpenPicture {
  refuseEndless(bytes);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const first = (page: Directory, name: string) => Number((page[name] as ArrayLike<number> | undefined)?.[0] ?? 0);
  const all = utif.decode(buffer).filter((page) => page[tag.width] !== undefined);
  // A small picture of the page that comes with it is no page (TIFF 6.0, NewSubfileType, bit 0).
  const whole = all.filter((page) => (first(page, tag.kind) & 1) === 0);
  const pages = whole.length > 0 ? whole : all;
  const isOnSide = (page: Directory) => first(page, tag.orientation) >= 5;
  return {
    sizes: pages.map((page) => {
      const [width, height] = [first(page, tag.width), first(page, tag.height)];
      return isOnSide(page) ? { width: height, height: width } : { width, height };
    }),
    draw: async (index) => {
      const page = pages[index] as Directory;
      utif.decodeImage(buffer, page);
      return upright({ width: page.width, height: page.height, data: utif.toRGBA8(page) }, first(page, tag.orientation));
    },
  };
}

/** Tags that lead to further directories (TIFF 6.0 and its supplements): smaller pictures of the page, and what a camera noted. */
const leadOn = new Set([330, 34_665, 34_853, 40_965]);

/** Directories are followed before they are read: a chain that leads back into itself never ends, nor does a list of more values than the file has bytes. */
function refuseEndless(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = bytes[0] === 0x49;
  const long = (at: number) => (at + 4 <= bytes.length ? view.getUint32(at, isLittle) : 0);
  const short = (at: number) => (at + 2 <= bytes.length ? view.getUint16(at, isLittle) : 0);
  const seen = new Set<number>();
  const waiting = [long(4)];
  let values = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === 0) continue;
    if (seen.has(at) || seen.size >= mostPages || at + 6 > bytes.length) throw new Unreadable(endless);
    seen.add(at);
    const end = at + 2 + short(at) * 12;
    for (let entry = at + 2; entry < end; entry += 12) {
      const count = long(entry + 4);
      values += count;
      if (values > bytes.length) throw new Unreadable(endless);
      const place = count === 1 ? entry + 8 : long(entry + 8);
      if (leadOn.has(short(entry))) for (let index = 0; index < count; index += 1) waiting.push(long(place + index * 4));
    }
    waiting.push(long(end));
  }
}

const endless = 'The picture is damaged: the list of its pages leads nowhere. Ask for it again.';

/** Turns and mirrors a picture as its orientation says (TIFF 6.0, Orientation, 1 to 8). */
function upright({ width, height, data }: Dots, orientation: number): Dots {
  if (!(orientation >= 2 && orientation <= 8)) return { width, height, data };
  const isOnSide = orientation >= 5;
  const [wide, high] = isOnSide ? [height, width] : [width, height];
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const to = new Uint32Array(width * height);
  const fromRight = orientation === 2 || orientation === 3 || orientation === 7 || orientation === 8;
  const fromBottom = orientation === 3 || orientation === 4 || orientation === 6 || orientation === 7;
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      const [column, row] = isOnSide ? [y, x] : [x, y];
      to[y * wide + x] = from[(fromBottom ? height - 1 - row : row) * width + (fromRight ? width - 1 - column : column)] ?? 0;
    }
  }
  return { width: wide, height: high, data: new Uint8Array(to.buffer) };
}

/** libheif turns the picture itself, as HEIF wants it (ISO/IEC 23008-12, 6.5.10): its EXIF orientation says the same again and is left alone. */
async function openHeic(bytes: Uint8Array): Promise<OpenPicture> {
  const { default: libheif } = await import('libheif-js/wasm-bundle.js');
  const images = new libheif.HeifDecoder().decode(bytes);
  const sizes = images.map((image) => ({ width: image.get_width(), height: image.get_height() }));
  return {
    sizes,
    draw: (index) =>
      new Promise((done, fail) => {
        const { width, height } = sizes[index] as PictureSize;
        const data = new Uint8ClampedArray(width * height * 4);
        images[index]?.display({ data, width, height }, (shown) => {
          if (shown === null) fail(new Error('its picture cannot be decoded'));
          else done({ width, height, data: new Uint8Array(shown.data.buffer) });
        });
      }),
  };
}

/** The library turns it as its camera noted, which the engine of the window does not do for a WebP. */
function openWebp(bytes: Uint8Array): OpenPicture {
  const size = webpSize(bytes);
  const isOnSide = orientationOf(exifOf(bytes)) >= 5;
  return {
    sizes: size === null ? [] : [isOnSide ? { width: size.height, height: size.width } : size],
    draw: async () => {
      // Loaded with the first WebP: a process that reads mail starts without it.
      const { createCanvas, loadImage } = await import('@napi-rs/canvas');
      const picture = await loadImage(Buffer.from(bytes));
      const { width, height } = picture;
      const context = createCanvas(width, height).getContext('2d');
      context.drawImage(picture, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
    },
  };
}

/** Size from the canvas of an extended WebP, or from its one lossy or lossless frame (Google, WebP Container Specification). */
function webpSize(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 30) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = String.fromCharCode(...bytes.subarray(12, 16));
  const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  if (kind === 'VP8X') return { width: three(24) + 1, height: three(27) + 1 };
  if (kind === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind !== 'VP8L') return null;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** A PNG (W3C, Portable Network Graphics, third edition): one chunk of rows without filter, packed quickly rather than small. */
async function pngOf({ width, height, data }: Dots): Promise<Uint8Array> {
  const rows = Buffer.alloc((width * 4 + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(data.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const packed = await promisify(
    deflate as (from: Uint8Array, how: { level: number }, done: (error: Error | null, made: Buffer) => void) => void,
  )(rows, { level: 1 });
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', head),
      chunk('IDAT', packed),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

function chunk(name: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.byteLength);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
