// Owns: photographs and scans: size, orientation and when the camera says they were taken. No words are read out of them yet.
import { clockTime, realDay } from '../../model/britishDate.ts';
import { partialDate } from '../../model/dates.ts';
import type { Found } from '../../model/entry.ts';
import { notWhole, type ReadResult } from '../../model/extraction.ts';
import { isDrawnForWindow, rotationOfOrientation } from '../../model/picture.ts';
import { drawnSizes, type PictureSize } from './drawnPicture.ts';
import { type ExifTags, exifOf, orientationOf } from './exif.ts';
import { dateOfName } from './found.ts';
import type { Source } from './source.ts';
import { sensibleTitle, titleOfFileName } from './titles.ts';
import { Unreadable } from './unreadable.ts';

const keptTags = [
  'Make',
  'Model',
  'Software',
  'DateTimeOriginal',
  'OffsetTimeOriginal',
  'DateTimeDigitized',
  'DateTime',
  'ImageDescription',
  'Artist',
  'GPSLatitude',
  'GPSLongitude',
];

/**
 * Reads a picture. Its one page is the picture in original pixels, with the rotation that shows it upright; a TIFF has as many as were scanned, and they,
 * a HEIC and a WebP are measured as they are drawn, upright.
 */
export async function readPicture(source: Source, mediaType: string): Promise<ReadResult> {
  const pages = isDrawnForWindow(mediaType) ? await drawnSizes(source.bytes, mediaType) : [sizeOf(source.bytes, mediaType)];
  const exif = exifOf(source.bytes);
  // A picture that is drawn for the window is drawn upright.
  const orientation = isDrawnForWindow(mediaType) ? 1 : orientationOf(exif);
  return {
    ok: true,
    extraction: {
      reader: 'picture',
      version: '2',
      kind: 'picture',
      mediaType,
      found: foundInPicture(source.fileName, exif),
      text: '',
      html: null,
      pages: pages.map(({ width, height }, at) => ({
        page: at + 1,
        start: 0,
        end: 0,
        width,
        height,
        rotation: rotationOfOrientation(orientation),
        runs: [],
      })),
      headers: [
        ...(isCutOff(source.bytes, mediaType) ? [{ name: notWhole, value: 'its end is missing' }] : []),
        ...keptTags.flatMap((name) => {
          const value = exif[name]?.description;
          return typeof value === 'string' && value.trim() !== '' ? [{ name, value: value.trim().slice(0, 500) }] : [];
        }),
      ],
      columns: [],
      records: [],
    },
    parts: [],
  };
}

function sizeOf(bytes: Uint8Array, mediaType: string): PictureSize {
  const size = (sizes[mediaType] ?? jpegSize)(bytes);
  if (size !== null && size.width > 0 && size.height > 0) return size;
  throw new Unreadable('The picture is damaged or incomplete: it does not even say its size. Ask for it again.');
}

function foundInPicture(fileName: string, exif: ExifTags): Found {
  const description = exif.ImageDescription?.description;
  const base = {
    title: sensibleTitle(typeof description === 'string' ? description : null) ?? titleOfFileName(fileName),
    sender: null,
    recipients: null,
  };
  const taken = exif.DateTimeOriginal?.description ?? exif.DateTimeDigitized?.description;
  const found = /^((?:19|20)\d{2})[:-](\d{2})[:-](\d{2})[ T](\d{2}):(\d{2})/.exec(typeof taken === 'string' ? taken : '');
  const day = found ? realDay(Number(found[1]), Number(found[2]), Number(found[3])) : null;
  if (found === null || day === null) return { ...base, ...dateOfName(fileName) };
  const zone = exif.OffsetTimeOriginal?.description;
  return {
    ...base,
    date: partialDate(day),
    time: clockTime(found[4], found[5], undefined),
    offset: typeof zone === 'string' && /^[+-]\d{2}:\d{2}$/.test(zone) ? zone : null,
    dateBasis: 'exif',
  };
}

const sizes: Readonly<Record<string, (bytes: Uint8Array) => PictureSize | null>> = {
  'image/png': pngSize,
  'image/gif': gifSize,
};

/** Whether the end of a picture is missing, as of one half sent. Cameras write more behind it, which is no part of the picture. */
function isCutOff(bytes: Uint8Array, mediaType: string): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (mediaType === 'image/png') return !all.includes('IEND', 8, 'latin1');
  if (mediaType !== 'image/jpeg') return false;
  // A small picture inside the first segments ends with the same sign.
  const scan = jpegScan(bytes);
  return scan === null || all.lastIndexOf(endOfImage) < scan;
}

/** A picture with the sign of its end put behind what there is of it: the recogniser refuses one that lacks no more than that, as some phones send it. */
export function withItsEnd(bytes: Uint8Array, mediaType: string): Uint8Array {
  return mediaType === 'image/jpeg' && isCutOff(bytes, mediaType) ? Buffer.concat([bytes, endOfImage]) : bytes;
}

/** EOI of ISO/IEC 10918-1. */
const endOfImage = Buffer.of(0xff, 0xd9);

function gifSize(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 10) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function pngSize(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 33) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Size from the start-of-frame segment. */
function jpegSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const { marker, at } of jpegSegments(bytes)) {
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
  }
  return null;
}

/** Where the picture itself starts, behind the segments that describe it; null where it does not come to that. */
function jpegScan(bytes: Uint8Array): number | null {
  for (const { marker, at } of jpegSegments(bytes)) if (marker === 0xda) return at;
  return null;
}

/** The segments up to the first scan (ISO/IEC 10918-1, annex B), nine bytes of each at least. */
function* jpegSegments(bytes: Uint8Array): Generator<{ readonly marker: number; readonly at: number }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 < bytes.length) {
    if (view.getUint8(at) !== 0xff) return;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    yield { marker, at };
    if (marker === 0xd9 || marker === 0xda) return;
    at += 2 + view.getUint16(at + 2);
  }
}
