// Owns: what a reader process says about one file. Types and the message protocol between the pipeline and a reader; no reading.
import type { ColumnProfile } from './columnProfile.ts';
import type { HowRead, PartlyReadAs } from './delimited.ts';
import type { EntryKind, Found, InsideFile, PageText } from './entry.ts';
import type { CopyMade, CopyOrder } from './markedCopy.ts';
import type { PictureDrawn } from './picture.ts';
import type { Stretch } from './quoted.ts';
import type { ReaderNeeds } from './readerNeeds.ts';
import type { ReturnedRead } from './returned.ts';
import type { PageOrder, PageRead } from './scan.ts';

/** Bump when canonical text of any reader changes; kept with every extraction so anchors know what they were made on. */
export interface ReaderName {
  readonly reader: string;
  readonly version: string;
}

/** One dated line of a sheet: its cells in column order and what was recognised in them. */
export interface RecordRow {
  /** 1-based number of the data row (the header is not counted): the 34 of R12#34. */
  readonly ordinal: number;
  readonly cells: readonly string[];
  readonly found: Found;
}

/**
 * The columns (zero-based) from which the fields of a sheet's rows were read: several where the sheets of a workbook differ, none where no column is it.
 */
export interface RowFields {
  readonly date: readonly number[];
  readonly title: readonly number[];
  readonly author: readonly number[];
}

export interface Extraction extends ReaderName {
  readonly kind: EntryKind;
  readonly mediaType: string;
  readonly found: Found;
  /** Canonical text in NFC. */
  readonly text: string;
  readonly html: string | null;
  readonly pages: readonly PageText[];
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly columns: readonly string[];
  readonly records: readonly RecordRow[];
  /** A sheet only. */
  readonly fields?: RowFields;
  /** A sheet of plain text only. */
  readonly how?: HowRead;
  /** E-mail only. */
  readonly message?: MessageWords;
}

/** What a message has beside its canonical text. */
export interface MessageWords {
  /** Its plain text where it has HTML as well and the two say different things; null otherwise. */
  readonly plain: string | null;
  /** Stretches of the canonical text that its HTML marks as quoted. */
  readonly quoted: readonly Stretch[];
}

/** A part inside a file (an attachment, a file of an archive): its bytes and, recursively, what was read in it. */
export interface ReadPart {
  /** Stable path of the part inside its parent, such as `2` or `2/1`. */
  readonly partPath: string;
  /** Folder inside an archive, `/` between names; empty for an attachment. */
  readonly folder: string;
  readonly fileName: string;
  /** Null where it could not be taken out; `result` then says why. */
  readonly bytes: Uint8Array | null;
  /** Null where it is still to be read, in a process of its own. */
  readonly result: ReadResult | null;
  /** Its media type as whatever carried it says. */
  readonly claimedType?: string;
}

/** How much of an archive is taken out, of how much it holds in all. */
export type ArchiveReach = Pick<InsideFile, 'done' | 'of' | 'unit'>;

/** Pages of a document, the first and the last, counted from 1. */
export interface PageRange {
  readonly from: number;
  readonly to: number;
}

/** What is asked of a document: its first pages if it has very many, or these. */
export type AskedPages = 'first' | PageRange;

/** Name of the header of a document that says which of its pages could not be read, such as `3, 65 to 128`. */
export const pagesNotRead = 'Pages not read';
/** That of a workbook which says what of it the file hides, such as `sheet “Costs”; rows 5 to 9 of “Log”`. */
export const hiddenInSheet = 'Hidden in the file';
/** That of a workbook which says what of it was not read, such as `columns SG to ZZ of “Log”`. */
export const notReadOfSheet = 'Not read';

/** That of a picture whose end is missing: a browser shows as much of it as there is, and says nothing. */
export const notWhole = 'Not whole';

export type ReadResult =
  | {
      readonly ok: true;
      readonly extraction: Extraction;
      readonly parts: readonly ReadPart[];
      /** Where the next portion of parts starts, for an archive that has more; to be handed back as it is. */
      readonly more?: string;
      /** With `more`: how far into the archive the portion reaches. */
      readonly reach?: ArchiveReach;
      /** Of a document of which some pages were asked for: how many it has in all, and which of those asked for could not be read. */
      readonly paged?: { readonly of: number; readonly broken: readonly number[] };
    }
  /** Kept whole and listed with this reason, a plain English sentence naming what to do. */
  | { readonly ok: false; readonly mediaType: string; readonly reason: string };

/** Columns of a sheet as chosen by the investigator (zero-based), where recognition should be overruled. */
export interface ColumnChoice {
  readonly date?: number | undefined;
  readonly title?: number | undefined;
  readonly author?: number | undefined;
}

export type ToReader =
  | {
      readonly do: 'read';
      readonly seq: number;
      /** Where the file lies; or its bytes, where it lies only in the store. */
      readonly from: string | Uint8Array;
      readonly fileName: string;
      readonly columns?: ColumnChoice;
      readonly profiles?: readonly ColumnProfile[];
      readonly readAs?: PartlyReadAs;
      /** What carried it says it is; a hint. */
      readonly claimedType?: string;
      /** Opens what is locked; never kept. */
      readonly password?: string;
      /** The portion of an archive's parts to be given: `more` of the one before. */
      readonly after?: string;
      /** Parts are to be left unread, as in an archive, because reading them here ended badly. */
      readonly isApart?: boolean;
      /** All pages of a document otherwise. */
      readonly pages?: AskedPages;
      /** Pages of a document that are to be left blank, because reading them ended badly. */
      readonly leftOut?: readonly PageRange[];
    }
  /** Make a copy with marks: the original is opened again, so it happens where originals are opened. */
  | { readonly do: 'copy'; readonly seq: number; readonly order: CopyOrder }
  /** Draw one page of a picture that no window opens. */
  | { readonly do: 'draw'; readonly seq: number; readonly bytes: Uint8Array; readonly mediaType: string; readonly page: number }
  /** Find the changes and comments in a Word file that came back. */
  | { readonly do: 'take back'; readonly seq: number; readonly bytes: Uint8Array }
  /** Recognise the words of one page of a scan. */
  | { readonly do: 'recognise'; readonly seq: number; readonly order: PageOrder };
export type FromReader =
  | { readonly do: 'ready' }
  /** From here on the parts of the file are read, not the file itself. */
  | { readonly do: 'inside'; readonly seq: number }
  /** From here on this page of the document is read; null where all are. */
  | { readonly do: 'page'; readonly seq: number; readonly page: number | null }
  /** `isFull`: it has grown so much that a fresh one should read the next file. */
  | { readonly do: 'result'; readonly seq: number; readonly result: ReadResult; readonly isFull?: true }
  | { readonly do: 'copied'; readonly seq: number; readonly made: CopyMade }
  | { readonly do: 'drawn'; readonly seq: number; readonly drawn: PictureDrawn }
  | { readonly do: 'taken back'; readonly seq: number; readonly read: ReturnedRead }
  | { readonly do: 'recognised'; readonly seq: number; readonly read: PageRead };

/** A reader process as the pipeline sees it, whoever spawned it (main for the window, Node for the command line). */
export interface ReaderHandle {
  send(message: ToReader): void;
  /** Hears messages; `gone` fires once when the process ends for any reason. */
  hear(on: { message(message: FromReader): void; gone(why: string): void }): void;
  /** Ends it at once; used on time-out, memory and cancel. */
  kill(): void;
}
/** Starts a reader, which may do no more than it needs. */
export type SpawnReader = (needs?: ReaderNeeds) => ReaderHandle;
