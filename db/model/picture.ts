// Owns: which pictures a window shows as they are and which have to be drawn for it first. Must not draw.

const drawnTypes = /^image\/(?:tiff|hei[cf](?:-sequence)?)$/;

/** Whether a picture of this media type is shown as a drawing of it, page by page: no browser opens TIFF (Adobe, TIFF 6.0) or HEIC (ISO/IEC 23008-12). */
export function isDrawnForWindow(mediaType: string): boolean {
  return drawnTypes.test(mediaType);
}

/** A page of a picture as a PNG; or why it could not be drawn, with what to do. */
export type PictureDrawn = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly reason: string };
