// Owns: what a file of OpenDocument carries beside its words (OASIS, OpenDocument 1.3, part 2, 3.16): files put into it as objects, and pictures. A part that is a document of OpenDocument itself stays in
// the original. Must not read them.
import type { Attached } from './attached.ts';
import { embeddedFiles, embeddedParts } from './embedded.ts';
import { openPackage } from './officePackage.ts';
import type { Picture } from './photographs.ts';

const pictureParts = /^Pictures\/[^/]+$/;
const wantedParts = new RegExp(`${embeddedParts.source}|${pictureParts.source}`, 'i');

/** The files and the pictures in it, in the order of their names. */
export async function carriedByOpenDocument(bytes: Uint8Array): Promise<{ objects: Attached[]; pictures: Picture[] }> {
  const packed = await openPackage(bytes, wantedParts);
  const pictures = packed.names.filter((name) => pictureParts.test(name)).flatMap((name) => packed.bytes(name) ?? []);
  return { objects: await embeddedFiles(packed), pictures: pictures.map((picture) => ({ bytes: picture })) };
}
