// Owns: how a reader says that a file cannot be read. No reading.

/** Thrown by a reader for a file it cannot read: the file is kept whole and listed with this sentence, which says what to do. */
export class Unreadable extends Error {
  readonly mediaType: string | null;
  constructor(reason: string, mediaType: string | null = null) {
    super(reason);
    this.name = 'Unreadable';
    this.mediaType = mediaType;
  }
}
