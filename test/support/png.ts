// Owns: making a PNG of given samples (W3C, Portable Network Graphics), for tests that need a picture of a certain size and content.
import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture of 8 bits a sample: one sample for each pixel in grey, three in colour, row by row. */
export function pngOf(width: number, height: number, samples: Uint8Array): Uint8Array {
  const isColour = samples.byteLength === 3 * width * height;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, isColour ? 2 : 0], 8);
  const line = samples.byteLength / height;
  // Each row begins with the filter it is under: none.
  const rows = Array.from({ length: height }, (_, row) => [Buffer.alloc(1), samples.subarray(row * line, (row + 1) * line)]).flat();
  const chunks = [chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([signature, ...chunks]));
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
