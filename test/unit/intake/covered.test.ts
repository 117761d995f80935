// Owns the proof that what is covered in a copy for a party is not in it: neither dots, nor words, nor what a file notes beside its picture.

import { degrees, PDFDocument, PDFName, PDFRawStream, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { coveredPicture } from '../../../db/intake/covered.ts';
import { makeMarkedCopy } from '../../../db/intake/markedCopy.ts';
import { readFileBytes } from '../../../db/intake/readers/read.ts';
import type { CopyMark, CopyOrder, CopyRect } from '../../../db/model/markedCopy.ts';

const secret = 'Witness: Ida Marsh';
const mark = (set: Partial<CopyMark>): CopyMark => ({
  key: 'm7',
  heads: [],
  hue: null,
  exact: '',
  prefix: '',
  suffix: '',
  told: 'm7 no head',
  note: '',
  madeMs: 0,
  span: null,
  areas: [],
  row: null,
  ...set,
});
const order = (bytes: Uint8Array, source: CopyOrder['source'], marks: readonly CopyMark[] = []): CopyOrder => ({
  bytes,
  source,
  exhibit: 'R12',
  statement: 'Copy of R12.',
  remarks: [],
  actor: 'R. Okafor',
  madeMs: Date.UTC(2023, 4, 3),
  marks,
});

/** A picture that is white, but red where nobody of the reader's side may look and green beside it. */
function drawn(width: number, height: number, red: CopyRect, green: CopyRect) {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const fill = (colour: string, { x, y, width: wide, height: high }: CopyRect) => {
    context.fillStyle = colour;
    context.fillRect(x, y, wide, high);
  };
  fill('#fff', { x: 0, y: 0, width, height });
  fill('#f00', red);
  fill('#0f0', green);
  return canvas;
}

/** How many dots of a picture are more red, or more green, than anything else. */
async function coloursOf(bytes: Uint8Array): Promise<{ width: number; height: number; red: number; green: number; black: number }> {
  const picture = await loadImage(Buffer.from(bytes));
  const { width, height } = picture;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const found = { width, height, red: 0, green: 0, black: 0 };
  for (let at = 0; at < data.length; at += 4) {
    const [r = 0, g = 0, b = 0] = data.slice(at, at + 3);
    if (r > 120 && g < 100 && b < 100) found.red += 1;
    if (g > 120 && r < 100 && b < 100) found.green += 1;
    if (r < 20 && g < 20 && b < 20) found.black += 1;
  }
  return found;
}

/** The pictures of a PDF as they lie in it. */
async function picturesIn(bytes: Uint8Array): Promise<Uint8Array[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.context
    .enumerateIndirectObjects()
    .flatMap(([, each]) =>
      each instanceof PDFRawStream && each.dict.get(PDFName.of('Subtype')) === PDFName.of('Image') ? [each.getContents()] : [],
    );
}

const red = { x: 33, y: 20, width: 40, height: 25 };
const green = { x: 120, y: 70, width: 40, height: 20 };

test('of a PNG the dots under an area are gone and the others are as they were', async () => {
  const png = new Uint8Array(drawn(200, 100, red, green).toBuffer('image/png'));
  expect(await coloursOf(png)).toMatchObject({ red: 1000, green: 800 });
  expect(await coloursOf(await coveredPicture(png, [red]))).toEqual({ width: 200, height: 100, red: 0, green: 800, black: 1000 });
  await expect(coveredPicture(png, [{ ...red, x: 190 }])).rejects.toThrow('does not lie on the picture');
});

test('of a JPEG turned by its camera the area is covered where it was marked, and the small picture noted beside it goes', async () => {
  const jpeg = drawn(200, 100, red, green).toBuffer('image/jpeg', 95);
  // EXIF (CIPA DC-008): orientation 6, and, as cameras put it there, another picture of the whole.
  const tiff = Buffer.from([0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(secret)]);
  const length = body.length + 2;
  // As many bytes of padding as one likes may stand before a marker (ITU-T T.81, B.1.1.2).
  const noted = Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from([0xff, 0xff, 0xff, 0xe1, length >> 8, length & 255]),
    body,
    jpeg.subarray(2),
  ]);
  expect(await coloursOf(noted)).toMatchObject({ width: 100, height: 200 });
  const made = await makeMarkedCopy(order(new Uint8Array(noted), { kind: 'picture', rotation: 90, covered: [red] }));
  if (!made.ok) throw new Error(made.reason);
  const pictures = await picturesIn(made.bytes);
  expect(pictures).toHaveLength(1);
  const colours = await coloursOf(pictures[0] ?? new Uint8Array());
  expect(colours).toMatchObject({ width: 200, height: 100, red: 0 });
  expect(colours.green).toBeGreaterThan(700);
  expect(Buffer.from(made.bytes).includes(secret)).toBe(false);
});

test('other pictures are not covered, because what turns them is not known', async () => {
  const canvas = drawn(200, 100, red, green);
  for (const picture of [canvas.toBuffer('image/webp', 100), Buffer.from('GIF89a'), Buffer.from([0x49, 0x49, 0x2a, 0])]) {
    await expect(coveredPicture(new Uint8Array(picture), [red])).rejects.toThrow('in a JPEG or PNG only');
  }
  const noDots = canvas.toBuffer('image/jpeg', 90).subarray(0, 30);
  await expect(coveredPicture(new Uint8Array(noDots), [red])).rejects.toThrow('damaged');
});

test('of a PDF no word is left, the area is black however its page is turned, and other marks stay in their places', async () => {
  for (const turn of [0, 90, 270]) {
    const original = await PDFDocument.create();
    const font = await original.embedFont(StandardFonts.Helvetica);
    const page = original.addPage([400, 300]);
    page.setRotation(degrees(turn));
    page.setCropBox(20, 10, 360, 280);
    page.drawText(secret, { x: 60, y: 205, size: 14, font, color: rgb(1, 0, 0) });
    page.drawRectangle({ x: 50, y: 195, width: 150, height: 40, color: rgb(1, 0, 0) });
    page.drawRectangle({ x: 250, y: 40, width: 60, height: 30, color: rgb(0, 1, 0) });
    original.addPage([400, 300]).drawText('A second page', { x: 60, y: 205, size: 14, font });
    await original.attach(new TextEncoder().encode(secret), 'notes.txt');
    const bytes = await original.save();
    const covered = [{ page: 1, rects: [{ x: 50, y: 195, width: 150, height: 40 }] }];
    const beside = mark({ areas: [{ page: 1, rects: [{ x: 250, y: 40, width: 60, height: 30 }] }] });
    const inWords = mark({ key: 'm8', exact: 'second page' });
    const made = await makeMarkedCopy(order(bytes, { kind: 'covered', covered }, [beside, inWords]));
    if (!made.ok) throw new Error(made.reason);
    expect(made).toMatchObject({ shown: 1, listed: 1 });
    const pictures = await picturesIn(made.bytes);
    expect(pictures).toHaveLength(2);
    const colours = await coloursOf(pictures[0] ?? new Uint8Array());
    expect(colours.red, `turned by ${turn}`).toBe(0);
    const dots = (150 / 72) ** 2;
    expect(Math.abs(colours.green / (60 * 30 * dots) - 1)).toBeLessThan(0.05);
    expect(Math.abs(colours.black / (150 * 40 * dots) - 1)).toBeLessThan(0.1);
    // Read as any program reads it: the words of the original are nowhere, only those of the page that is added.
    const read = await readFileBytes(made.bytes, 'copy.pdf');
    if (!read.ok) throw new Error(read.reason);
    expect(read.extraction.text).not.toMatch(/Witness|Ida|Marsh/);
    expect(read.extraction.pages.slice(0, 2).map(({ runs }) => runs)).toEqual([[], []]);
    const copy = await PDFDocument.load(made.bytes, { updateMetadata: false });
    expect(copy.catalog.get(PDFName.of('Names'))).toBeUndefined();
    expect(Buffer.from(await copy.save({ useObjectStreams: false })).includes(secret)).toBe(false);
    // The other mark's frame lies on what it marks.
    const shown = turn === 0 ? { x: 230, y: 30 } : turn === 90 ? { x: 30, y: 70 } : { x: 220, y: 230 };
    const frame = copy.getPage(0).node.Annots()?.lookup(0) as unknown as { get(name: PDFName): { asArray(): { asNumber(): number }[] } };
    const [x = 0, y = 0] = frame
      .get(PDFName.of('Rect'))
      .asArray()
      .map((each) => each.asNumber());
    expect({ x: Math.round(x + 1.5), y: Math.round(y + 1.5) }, `turned by ${turn}`).toEqual(shown);
  }
});
