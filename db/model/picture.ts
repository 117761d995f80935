// Owns: which pictures a window shows as they are and which have to be drawn for it first; and which way up a picture lies in its file. Must not draw.

const drawnTypes = /^image\/(?:tiff|webp|hei[cf](?:-sequence)?)$/;

/**
 * Whether a picture of this media type is shown as a drawing of it, page by page: no browser opens TIFF (Adobe, TIFF 6.0) or HEIC (ISO/IEC 23008-12), and
 * Chromium leaves a WebP lying as it is whatever its EXIF says.
 */
export function isDrawnForWindow(mediaType: string): boolean {
  return drawnTypes.test(mediaType);
}

/** A page of a picture as a PNG; or why it could not be drawn, with what to do. */
export type PictureDrawn = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly reason: string };

/** How a picture that lies in its file in some way comes upright: mirrored left to right where `isMirrored`, then turned clockwise by so many degrees. */
export interface Upright {
  readonly turn: 0 | 90 | 180 | 270;
  readonly isMirrored: boolean;
}

/** A mirrored picture keeps a whole turn more in its rotation, so that what only asks whether it lies on its side needs to know nothing of mirrors. */
const mirrored = 360;

/** The rotation kept of a picture whose camera noted this orientation (CIPA DC-008, Orientation, 1 to 8); 0 for any other number. */
export function rotationOfOrientation(orientation: number): number {
  return [0, 0, mirrored, 180, mirrored + 180, mirrored + 270, 90, mirrored + 90, 270][orientation] ?? 0;
}

/** What a picture's rotation, as kept, says. */
export function uprightOf(rotation: number): Upright {
  const turn = ((rotation % 360) + 360) % 360;
  return { turn: turn === 90 || turn === 180 || turn === 270 ? turn : 0, isMirrored: rotation >= mirrored };
}
