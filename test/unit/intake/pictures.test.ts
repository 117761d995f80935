// Tests: TIFF and HEIC are measured, dated and drawn upright, page by page; a WebP gives its EXIF; chains that never end are refused; the store draws on demand.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { createDeskStore } from '../../../db/host/answer.ts';
import { drawPicture } from '../../../db/intake/readers/drawnPicture.ts';
import { readFileBytes } from '../../../db/intake/readers/read.ts';
import { spawnReaderOnNode } from '../../../db/intake/spawnNode.ts';
import { notWhole } from '../../../db/model/extraction.ts';
import type { StoreEvent } from '../../../db/model/operations.ts';
import { msgOf } from '../../support/outlook.ts';
import { scannedPicture, scannedWebp } from '../../support/scans.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(path.resolve(import.meta.dirname, '../../fixtures/pictures', name)));

async function extraction(bytes: Uint8Array, name: string) {
  const result = await readFileBytes(bytes, name);
  if (!result.ok) throw new Error(result.reason);
  return result.extraction;
}

/** Size, and the colours near the upper left and upper right corner. */
async function seen(png: Uint8Array) {
  const image = await loadImage(Buffer.from(png));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const colour = (x: number) => [...context.getImageData(x, 1, 1, 1).data.subarray(0, 3)].map((part) => Math.round(part / 255));
  return { size: [image.width, image.height], left: colour(1), right: colour(image.width - 2) };
}

/** A picture as dark and light dots, and the share of them that are otherwise in another of its size. */
async function seenWhole(file: Uint8Array) {
  const image = await loadImage(Buffer.from(file));
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const dots = Array.from({ length: width * height }, (_, at) => (data[at * 4] ?? 0) > 128);
  const differences = (other: { readonly dots: readonly boolean[] }) =>
    dots.filter((dot, at) => dot !== other.dots[at]).length / dots.length;
  return { width, height, dots, differences };
}

const [black, white, red] = [
  [0, 0, 0],
  [1, 1, 1],
  [1, 0, 0],
];

async function drawn(bytes: Uint8Array, mediaType: string, page: number) {
  const made = await drawPicture(bytes, mediaType, page);
  if (!made.ok) throw new Error(made.reason);
  return seen(made.bytes);
}

describe('a picture no browser shows', () => {
  it('has a page for each that was scanned, and each is drawn', async () => {
    const bytes = fixture('fax.tif');
    const { kind, mediaType, pages, headers } = await extraction(bytes, 'scan 2023-05-04.tif');
    expect({ kind, mediaType }).toEqual({ kind: 'picture', mediaType: 'image/tiff' });
    expect(pages.map(({ page, width, height, rotation }) => [page, width, height, rotation])).toEqual([
      [1, 40, 24, 0],
      [2, 24, 40, 0],
    ]);
    expect(headers).toContainEqual({ name: 'DateTime', value: '2023:05:03 10:00:00' });
    expect(await drawn(bytes, 'image/tiff', 1)).toEqual({ size: [40, 24], left: black, right: white });
    expect(await drawn(bytes, 'image/tiff', 2)).toEqual({ size: [24, 40], left: black, right: white });
    expect(await drawPicture(bytes, 'image/tiff', 3)).toEqual({ ok: false, reason: 'It has no page 3.' });
  });

  it('is drawn and measured upright', async () => {
    const bytes = fixture('on-its-side.tif');
    const { pages } = await extraction(bytes, 'plan.tif');
    expect(pages).toMatchObject([{ width: 24, height: 40, rotation: 0 }]);
    expect(await drawn(bytes, 'image/tiff', 1)).toEqual({ size: [24, 40], left: white, right: red });
  });

  it('from a telephone is dated by its camera and turned once only', async () => {
    const bytes = fixture('phone.heic');
    const { mediaType, pages, found } = await extraction(bytes, 'IMG_1.HEIC');
    expect(found).toMatchObject({ date: { earliest: '2023-05-03' }, time: '14:05', offset: '+01:00', dateBasis: 'exif' });
    expect(pages).toMatchObject([{ width: 64, height: 48, rotation: 0 }]);
    expect(await drawn(bytes, mediaType, 1)).toEqual({ size: [64, 48], left: red, right: white });
  });

  it('cut off anywhere is refused with a sentence or keeps its pages, and never throws', async () => {
    for (const name of ['fax.tif', 'phone.heic']) {
      const whole = fixture(name);
      for (let length = 40; length < whole.length; length += 97) {
        const result = await readFileBytes(whole.subarray(0, length), name);
        if (!result.ok) expect(result.reason).toMatch(/Ask for it again/);
        const made = await drawPicture(whole.subarray(0, length), name === 'fax.tif' ? 'image/tiff' : 'image/heic', 1);
        if (!made.ok) expect(made.reason).toMatch(/\.$/);
      }
    }
  });

  it('whose pages lead back to the first is refused at once', async () => {
    const bytes = fixture('on-its-side.tif');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const isLittle = bytes[0] === 0x49;
    const first = view.getUint32(4, isLittle);
    view.setUint32(first + 2 + view.getUint16(first, isLittle) * 12, first, isLittle);
    expect(await readFileBytes(bytes, 'loop.tif')).toMatchObject({ ok: false, reason: expect.stringContaining('leads nowhere') });
  });
});

describe('a picture that was cut off', () => {
  it('bug: half a photograph was shown grey, and nothing said that its end is missing', async () => {
    const whole = scannedPicture({ lines: ['The boiler failed'] });
    const headersOf = async (bytes: Uint8Array) => (await extraction(bytes, 'photo.jpg')).headers.map(({ name }) => name);
    expect(await headersOf(whole)).not.toContain(notWhole);
    // What a camera writes behind it is no part of it.
    expect(await headersOf(Uint8Array.of(...whole, 0, 0, 1))).not.toContain(notWhole);
    for (const length of [0.5, 0.9, 0.999]) expect(await headersOf(whole.subarray(0, whole.length * length))).toContain(notWhole);
    const drawnAnew = new Uint8Array(createCanvas(40, 30).toBuffer('image/png'));
    expect((await extraction(drawnAnew, 'plan.png')).headers).toEqual([]);
    expect((await extraction(drawnAnew.subarray(0, drawnAnew.length - 12), 'plan.png')).headers).toEqual([
      { name: notWhole, value: 'its end is missing' },
    ]);
  });
});

describe('a WebP', () => {
  it('gives its size, and when and which way up it was taken', async () => {
    // RIFF, an extended header of 640 by 480, and the EXIF of a camera (Google, WebP Container Specification).
    const text = (words: string) => Buffer.from(words, 'latin1');
    const [short, long] = [
      (...values: number[]) => Buffer.from(new Uint16Array(values).buffer),
      (...values: number[]) => Buffer.from(new Uint32Array(values).buffer),
    ];
    const exif = Buffer.concat([
      ...[text('II*\0'), long(8), short(2), short(0x112, 3), long(1, 6), short(0x8769, 4), long(1, 38, 0)],
      ...[short(1), short(0x9003, 2), long(20, 56, 0), text('2023:05:03 14:05:09\0')],
    ]);
    const part = (name: string, body: Buffer) => Buffer.concat([text(name), long(body.length), body]);
    const size = Buffer.from([8, 0, 0, 0, 639 & 255, 639 >> 8, 0, 479 & 255, 479 >> 8, 0]);
    const body = Buffer.concat([text('WEBP'), part('VP8X', size), part('EXIF', exif)]);
    const { pages, found } = await extraction(new Uint8Array(Buffer.concat([text('RIFF'), long(body.length), body])), 'a.webp');
    expect(pages).toMatchObject([{ width: 480, height: 640, rotation: 0 }]);
    expect(found).toMatchObject({ date: { earliest: '2023-05-03' }, time: '14:05', dateBasis: 'exif' });
  });

  it('bug: one that its camera noted as lying on its side was shown so, its words marked beside it', async () => {
    const sheet = { lines: ['The boiler failed'] };
    const upright = await seenWhole(scannedPicture(sheet));
    for (let orientation = 1; orientation <= 8; orientation += 1) {
      const webp = scannedWebp(sheet, orientation);
      expect((await extraction(webp, 'a.webp')).pages).toMatchObject([{ width: upright.width, height: upright.height, rotation: 0 }]);
      const made = await drawPicture(webp, 'image/webp', 1);
      if (!made.ok) throw new Error(made.reason);
      const shown = await seenWhole(made.bytes);
      expect(shown.differences(upright)).toBeLessThan(0.01);
    }
    expect(await drawPicture(scannedWebp(sheet, 1).subarray(0, 60), 'image/webp', 1)).toMatchObject({ ok: false });
  });
});

it('an Outlook message whose chain of sectors never ends is refused at once', async () => {
  const bytes = new Uint8Array(
    msgOf({ subject: 'Door', body: 'It does not lock.', sender: 'Ana', address: 'ana@post.example', sent: new Date(0), attachments: [] }),
  );
  expect(await readFileBytes(bytes, 'a.msg')).toMatchObject({ ok: true });
  const view = new DataView(bytes.buffer);
  const sectorBytes = 1 << view.getUint16(30, true);
  const [directory, table] = [view.getUint32(48, true), view.getUint32(76, true)];
  view.setUint32((table + 1) * sectorBytes + directory * 4, directory, true);
  expect(await readFileBytes(bytes, 'a.msg')).toMatchObject({ ok: false, reason: expect.stringContaining('damaged') });
});

it('the store draws a page on demand, and says why where it cannot', async () => {
  const folder = tempFolder();
  const papers = path.join(folder, 'papers');
  mkdirSync(papers);
  writeFileSync(path.join(papers, 'a fax.tif'), fixture('fax.tif'));
  writeFileSync(path.join(papers, 'b note.txt'), 'A note.');
  writeFileSync(path.join(papers, 'c photo.webp'), scannedWebp({ lines: [], width: 60, height: 40 }, 6));
  const ended = Promise.withResolvers<void>();
  const emit = ({ name, body }: StoreEvent) => {
    if (name === 'intake.progress' && body.state !== 'running') ended.resolve();
  };
  const store = createDeskStore({ folder: path.join(folder, 'desk'), actor: 'R. Okafor', spawnReader: spawnReaderOnNode, emit });
  try {
    const call = async <K extends Parameters<typeof store.call>[0]>(operation: K, input: unknown) => {
      const reply = await store.call(operation, input);
      if (!reply.ok) throw new Error(reply.fault.message);
      return reply.value;
    };
    const { caseId } = await call('desk.createCase', { reference: '2024-1', landlord: 'Larkfield Homes', received: null });
    await call('intake.start', { caseId, side: 'landlord', paths: [papers], note: '' });
    await ended.promise;
    const rows = await call('entry.axis', { caseId });
    const id = (exhibit: string) => rows.find((row) => row.exhibit === exhibit)?.id;
    const { bytes } = await call('entry.picture', { caseId, id: id('L1'), page: 2 });
    expect(await seen(bytes)).toEqual({ size: [24, 40], left: black, right: white });
    await expect(call('entry.picture', { caseId, id: id('L1'), page: 3 })).rejects.toThrow('It has no page 3.');
    // Its reader may load what draws it.
    const webp = await call('entry.picture', { caseId, id: id('L3'), page: 1 });
    expect((await seen(webp.bytes)).size).toEqual([150, 100]);
    await expect(call('entry.picture', { caseId, id: id('L2'), page: 1 })).rejects.toThrow('Only TIFF, HEIC and WebP');
  } finally {
    await store.close();
  }
});
