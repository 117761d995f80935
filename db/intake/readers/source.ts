// Owns: what every reader is given and how much of it a file may ask for. No reading.
import type { ColumnProfile } from '../../model/columnProfile.ts';
import type { PartlyReadAs } from '../../model/delimited.ts';
import type { AskedPages, ColumnChoice, PageRange, ReadResult } from '../../model/extraction.ts';

/** One file, or one part inside a file, to be read. */
export interface Source {
  /** The whole of it; only its first bytes where it is read from `place`. */
  readonly bytes: Uint8Array;
  /** Where it lies, for archives too large to be held; and how large it is. */
  readonly place?: string;
  readonly size?: number;
  readonly fileName: string;
  /** Media type claimed by whatever carried it (an attachment's header); a hint, never believed over the content. */
  readonly claimedType?: string;
  readonly columns?: ColumnChoice;
  /** Columns named before in sheets of the same landlord. */
  readonly profiles?: readonly ColumnProfile[];
  /** How a sheet of plain text is to be read; guessed otherwise. */
  readonly readAs?: PartlyReadAs;
  readonly password?: string;
  /** Parts are not read but given as they are, an archive's in portions. */
  readonly isPortioned?: boolean;
  /** Where the portion of an archive starts; from its first part otherwise. */
  readonly after?: string;
  /** Of a document with pages; all of them otherwise. */
  readonly pages?: AskedPages;
  /** Pages of it that are left blank. */
  readonly leftOut?: readonly PageRange[];
  /** Told of each page before it is read, and null after the last. */
  readonly atPage?: (page: number | null) => void;
  /** Told once when parts of the file begin to be read. */
  readonly inside?: () => void;
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
/** Said of what lies too deep. */
export const tooDeep = `It lies more than ${deepest} files deep in one another and was not opened. Take it in as a single file.`;

export const fullAllowance = (): Allowance => ({ parts: 2000, bytes: 512 * 1024 * 1024 });

/** Reads one file; `mediaType` is what its content was recognised as. */
export type Reader = (source: Source, mediaType: string) => Promise<ReadResult>;
