// Owns the Exif block that tells when and by what a JPEG was taken. It must not read or re-encode the picture.

type Field = { readonly tag: number; readonly type: 2 | 4; readonly value: string | number };

const headerLength = 8;
const exifPointer = 0x8769;
const dateTaken = 0x9003;
const make = 0x010f;

function directoryLength(fields: readonly Field[]): number {
  return 2 + fields.length * 12 + 4;
}

/** One TIFF directory at `start`, its longer values laid straight behind it. */
function directory(fields: readonly Field[], start: number): Buffer {
  const table = Buffer.alloc(directoryLength(fields));
  table.writeUInt16LE(fields.length, 0);
  const values: Buffer[] = [];
  let valueAt = start + table.length;
  for (const [index, field] of fields.entries()) {
    const at = 2 + index * 12;
    table.writeUInt16LE(field.tag, at);
    table.writeUInt16LE(field.type, at + 2);
    if (typeof field.value === 'number') {
      table.writeUInt32LE(1, at + 4);
      table.writeUInt32LE(field.value, at + 8);
      continue;
    }
    const text = Buffer.from(`${field.value}\0`, 'latin1');
    table.writeUInt32LE(text.length, at + 4);
    if (text.length <= 4) text.copy(table, at + 8);
    else {
      table.writeUInt32LE(valueAt, at + 8);
      values.push(text);
      valueAt += text.length;
    }
  }
  return Buffer.concat([table, ...values]);
}

/**
 * `jpeg` with an Exif block naming the moment ("2023-04-17 18:42", local time, no zone, as telephones write it) and the camera.
 * Without a moment the picture is returned as it came. Throws an Error when `jpeg` does not start as a JPEG or the moment is malformed.
 */
export function withPhotoDate(jpeg: Buffer, taken: string | undefined, camera: string | undefined): Buffer {
  if (taken === undefined) return jpeg;
  if (jpeg.readUInt16BE(0) !== 0xffd8) throw new Error('A photo date can only be put into a JPEG.');
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(taken))
    throw new Error(`Write when the photo was taken as "2023-04-17 18:42", not "${taken}".`);
  const moment = `${taken.replaceAll('-', ':')}:00`;
  const base = { tag: make, type: 2, value: camera ?? 'Telephone' } as const;
  const draft = directory([base, { tag: exifPointer, type: 4, value: 0 }], headerLength);
  const exifAt = headerLength + draft.length;
  const tiff = Buffer.concat([
    Buffer.from([0x49, 0x49, 0x2a, 0x00, headerLength, 0, 0, 0]),
    directory([base, { tag: exifPointer, type: 4, value: exifAt }], headerLength),
    directory([{ tag: dateTaken, type: 2, value: moment }], exifAt),
  ]);
  const payload = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), segment, payload, jpeg.subarray(2)]);
}
