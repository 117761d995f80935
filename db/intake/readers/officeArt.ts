// Owns: pictures in documents and workbooks of the older Office (Microsoft, [MS-ODRAW] 2.2.23): found by the heads of their records, however the drawings around them are built. Must not say
// which of them are papers.
import { type Picture, photographIn } from './photographs.ts';

/** Records that hold a picture: JPEG (in two colour spaces), PNG and TIFF. */
const pictureRecords = [0xf01d, 0xf02a, 0xf01e, 0xf029] as const;
const headBytes = 8;
/** Before the picture stand one or two sums of 16 bytes and a mark. */
const before = [17, 33] as const;

/** Pictures in a stream, in the order they lie in. */
export function picturesIn(stream: Buffer): Picture[] {
  const found: { readonly at: number; readonly bytes: Uint8Array }[] = [];
  for (const record of pictureRecords) {
    const sign = Buffer.from([record & 0xff, record >> 8]);
    for (let at = stream.indexOf(sign, 2); at >= 2 && at + 6 <= stream.length; at = stream.indexOf(sign, at + 2)) {
      const length = stream.readUInt32LE(at + 2);
      const body = stream.subarray(at - 2 + headBytes, at - 2 + headBytes + length);
      if (length === 0 || body.length < length) continue;
      const skipped = before.find((bytes) => photographIn(body.subarray(bytes)) !== null);
      if (skipped !== undefined) found.push({ at, bytes: body.subarray(skipped) });
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ bytes }) => ({ bytes }));
}

const [drawingGroup, goesOn] = [0x00eb, 0x003c] as const;

/** The drawings of a workbook in one piece: they are kept in records of at most some thousand bytes (Microsoft, [MS-XLS] 2.4.171 and 2.4.58). */
export function drawingsOfWorkbook(stream: Buffer): Buffer {
  const pieces: Buffer[] = [];
  let isDrawing = false;
  for (let at = 0; at + 4 <= stream.length; ) {
    const [type, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)];
    isDrawing = type === drawingGroup || (isDrawing && type === goesOn);
    if (isDrawing) pieces.push(stream.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return Buffer.concat(pieces);
}
