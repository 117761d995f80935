// Owns: how it is said that a file cannot be read, by a reader and by whoever had to stop one. No reading.
import type { ReadResult } from '../../model/extraction.ts';

/** Media type of what was not recognised (IETF, RFC 2046, 4.5.1). */
export const unknownType = 'application/octet-stream';

/** The result for a file of which nothing was read: `reason` is the sentence it is listed with, and says what to do. */
export function notRead(reason: string, mediaType: string = unknownType): ReadResult {
  return { ok: false, mediaType, reason };
}

/** Thrown by a reader for a file it cannot read: the file is kept whole and listed with this sentence, which says what to do. */
export class Unreadable extends Error {
  readonly mediaType: string | null;
  constructor(reason: string, mediaType: string | null = null) {
    super(reason);
    this.name = 'Unreadable';
    this.mediaType = mediaType;
  }
}

/** Thrown for a file that opens with a password only; it can be read again with one. */
export class Locked extends Unreadable {
  constructor(what: 'PDF' | 'archive', wasGiven: boolean, mediaType: string) {
    super(
      wasGiven
        ? `This password does not open the ${what}. Check it with whoever supplied it.`
        : what === 'PDF'
          ? 'The PDF is locked with a password. Open it here and type it, or ask for it without one.'
          : 'The archive is locked with a password. Take this file in once more by itself with the password, or ask for it without one.',
      mediaType,
    );
    this.name = 'Locked';
  }
}
