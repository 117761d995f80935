// Owns telling words so long that laying them out would stop the window. Must not draw.

/** No word is; what somebody pasted or made to do harm may be. From its first letter only, or each of a long one would be begun with. */
const endless = /(?<!\S)\S{2000}/;

/**
 * How text is to be set that may hold a word without end. A font with kerning lets Chromium break between two letters that are kerned only where it has set all that
 * follows anew: a million times the same letter took two and a half minutes, and take a second without (docs/decisions/0540).
 */
export function kerningFor(text: string): 'auto' | 'none' {
  return endless.test(text) ? 'none' : 'auto';
}
