// Owns: what every reader is given and how much of it a file may ask for. No reading.
import type { ColumnChoice, ReadResult } from '../../model/extraction.ts';

/** One file, or one part inside a file, to be read. */
export interface Source {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Media type claimed by whatever carried it (an attachment's header); a hint, never believed over the content. */
  readonly claimedType?: string;
  readonly columns?: ColumnChoice;
  readonly allowance: Allowance;
  /** 0 for a file, 1 for its attachment... */
  readonly depth: number;
}

/** What is left for one top-level file; shared by all its parts, so that a nested bomb runs out. */
interface Allowance {
  parts: number;
  bytes: number;
}

/** Attachments inside attachments go no deeper than this. */
export const deepest = 8;
export const fullAllowance = (): Allowance => ({ parts: 2000, bytes: 512 * 1024 * 1024 });

/** Reads one file; `mediaType` is what its content was recognised as. */
export type Reader = (source: Source, mediaType: string) => Promise<ReadResult>;
