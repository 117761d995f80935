// Owns: the EXIF tags of a picture. Must not judge them.
import * as exifReader from 'exifreader';

// A CommonJS package: Node gives its functions under `default` only, a bundle also beside it.
const { load } = (exifReader as typeof exifReader & { readonly default?: typeof exifReader }).default ?? exifReader;

/** Tags by name, each as it stands and as a person would read it. */
export type ExifTags = Readonly<Record<string, { readonly description?: unknown; readonly value?: unknown } | undefined>>;

/** None at all for a picture without them or with broken ones. */
export function exifOf(bytes: Uint8Array): ExifTags {
  try {
    const tags = load(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { expanded: true });
    return { ...(tags.exif as ExifTags | undefined) };
  } catch {
    return {};
  }
}

/** Which way up the picture lies in its file, 1 to 8 (CIPA DC-008, Orientation); 1 where it does not say. */
export function orientationOf({ Orientation }: ExifTags): number {
  return Number(Orientation?.value ?? 1);
}
