// Owns: what travels when a copy of an item with its marks is made: whom it is for, the order to the process that opens the file, and what comes back.

import type { Disclosure, PageText } from './entry.ts';
import { type EditionReader, readers } from './keptWords.ts';

/** Whom a copy is made for: the desk, which sees all of it with the notes, or a party, which sees what it may and no notes. */
export const copyReaders = ['working', ...readers] as const;
export type CopyReader = 'working' | EditionReader;

/** What of an item not both parties may see. */
export interface CopyLimits {
  /** The item, and the sheet or message that a record stands in, by label. */
  readonly whole: readonly { readonly name: string; readonly disclosure: Disclosure }[];
  /**
   * What in it is kept from a party, none of it for both: by name the marks on it, on its rows and on other receipts of its bytes; by label the records of what
   * it quotes, what is attached to a PDF, and the rows that a copy prints.
   */
  readonly inside: readonly { readonly name: string; readonly disclosure: Disclosure }[];
}

/** A rectangle: unrotated PDF user space in points, origin bottom left; in a picture original pixels, origin top left. */
export interface CopyRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One mark as the copy shows and lists it. */
export interface CopyMark {
  /** Its name in the case: m7. */
  readonly key: string;
  /** The heads it is for, in words: `(b) ASB case`. */
  readonly heads: readonly string[];
  /** Place of its first head among the case's heads, which gives the colour; null for none. */
  readonly hue: number | null;
  /** The words marked; empty for an area. */
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** What is said of it, in one line of plain words. */
  readonly told: string;
  readonly note: string;
  /** When it was made, epoch milliseconds. */
  readonly madeMs: number;
  /** UTF-16 offsets into the text of a PDF; null where it has to be found by its words. */
  readonly span: { readonly start: number; readonly end: number } | null;
  /** Outlined parts of pages. */
  readonly areas: readonly { readonly page: number; readonly rects: readonly CopyRect[] }[];
  /** Label printed before the part it stands in: its row, or the heading of an item's words; null where it may stand anywhere. */
  readonly row: string | null;
}

/** Areas of one page, counted from 1, that the reader of a copy may not see. */
export interface CoveredArea {
  readonly page: number;
  readonly rects: readonly CopyRect[];
}

/** What the bytes of an order are. */
export type CopySource =
  /** The original, with its text and the pages that marks stand on, as read at intake. */
  | { readonly kind: 'pdf'; readonly text: string; readonly pages: readonly PageText[] }
  /** Printed from an item that is no PDF; marks are found in it by their words. `rows`: labels of the printed parts in order. */
  | { readonly kind: 'printed'; readonly rows: readonly string[] }
  /** A PDF of which areas are covered: its pages are drawn, so that nothing of what stood there is left. */
  | { readonly kind: 'covered'; readonly covered: readonly CoveredArea[] }
  /** A JPEG or PNG, with what brings it upright (see `uprightOf`), and what of it is covered. */
  | { readonly kind: 'picture'; readonly rotation: number; readonly covered: readonly CopyRect[] };

/** An item that has to be printed before it can be copied with marks. */
export interface PrintablePage {
  /** A whole HTML document that needs no script and fetches nothing. */
  readonly html: string;
  /** Labels of the printed parts (rows, or the words as a whole) in order, each standing before its part. */
  readonly labels: readonly string[];
  /** What was left out, in sentences. */
  readonly remarks: readonly string[];
}

/** An order to make a copy with marks. The same order gives the same bytes. */
export interface CopyOrder {
  readonly bytes: Uint8Array;
  readonly source: CopySource;
  readonly exhibit: string;
  /** What the copy says of itself on its last page and in its properties. */
  readonly statement: string;
  /** More sentences for the last page, such as what was left out. */
  readonly remarks: readonly string[];
  readonly actor: string;
  readonly madeMs: number;
  readonly marks: readonly CopyMark[];
}

/** The copy, or a plain English sentence why there is none. */
export type CopyMade =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      /** Marks shown in place, and those only listed on the last page. */
      readonly shown: number;
      readonly listed: number;
    }
  | { readonly ok: false; readonly reason: string };
