// Owns: which of the pictures in a document are papers of their own: photographs and scans, each once. What is small is a logo or a sign and stays in the original. Must not know how they lay in it.
import type { Extraction } from '../../model/extraction.ts';
import type { Attached } from './attached.ts';

/** A picture as it lay in a document. */
export interface Picture {
  readonly bytes: Uint8Array;
  /** Where it stands, such as `Log B5`. */
  readonly place?: string;
}

/** No photograph that shows anything is smaller; a logo seldom is larger. */
const leastBytes = 16 * 1024;
/** How those begin that are photographs or scans: drawings of Windows (EMF, WMF) are mostly the icons of objects. */
const beginnings: readonly (readonly [ending: string, type: string, beginning: readonly number[]])[] = [
  ['jpg', 'image/jpeg', [0xff, 0xd8, 0xff]],
  ['png', 'image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['gif', 'image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['tif', 'image/tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tif', 'image/tiff', [0x4d, 0x4d, 0x00, 0x2a]],
];

/** The ending and media type of a picture that may be a photograph, by its first bytes; null for any other. */
export function photographIn(bytes: Uint8Array): { readonly ending: string; readonly type: string } | null {
  const found = beginnings.find(([, , beginning]) => beginning.every((byte, at) => bytes[at] === byte));
  return found === undefined ? null : { ending: found[0], type: found[1] };
}

/** The pictures that are attachments, in order, and what is said of the others. */
export function photographsAmong(pictures: readonly Picture[]): { readonly files: Attached[]; readonly headers: Extraction['headers'] } {
  const files: Attached[] = [];
  let small = 0;
  for (const { bytes, place } of pictures) {
    const kind = photographIn(bytes);
    if (kind === null) continue;
    const isKnown = ({ bytes: other }: Attached) => other?.byteLength === bytes.byteLength && Buffer.compare(other, bytes) === 0;
    if (files.some(isKnown)) continue;
    if (bytes.byteLength < leastBytes) small += 1;
    else
      files.push({
        fileName: `picture ${place === undefined ? files.length + 1 : `at ${place}`}.${kind.ending}`,
        bytes: new Uint8Array(bytes),
        claimedType: kind.type,
      });
  }
  return { files, headers: small === 0 ? [] : [{ name: 'Small pictures left in the original', value: String(small) }] };
}
