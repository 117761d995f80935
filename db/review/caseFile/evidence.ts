// Owns: what placing a case file needs to know of the evidence, as an interface the store fills. No SQL, no reading here.
import type { Span } from '../../model/draft.ts';
import type { EntryFacts, EntryKind } from '../../model/entry.ts';

/** An entry as far as a case file speaks of it. */
export interface EvidenceEntry {
  readonly id: string;
  readonly exhibit: string;
  readonly kind: EntryKind;
  readonly revision: number;
  readonly extractionId: string | null;
  readonly now: EntryFacts;
  /** Before any edit: what intake read, disclosed to both, without a word for its kind. */
  readonly found: EntryFacts;
}

export interface EvidenceText {
  /** Canonical text in NFC; empty where nothing could be read. */
  readonly text: string;
  /** Pages count from 1; offsets are UTF-16 units into `text`. */
  readonly pages: readonly { readonly page: number; readonly start: number; readonly end: number }[];
}

/** The evidence of one case. Withdrawn entries are found by id, so that what cites them can be named, but not by exhibit. */
export interface EvidenceLookup {
  byExhibit(exhibit: string): EvidenceEntry | null;
  byId(id: string): EvidenceEntry | null;
  textOf(id: string): EvidenceText;
  /** Cells of a sheet's rows, those there are; with null, of the one row that a record is. */
  cellsOf(id: string, rows: Span | null): readonly (readonly string[])[];
  /** Entries of which any fact stands otherwise than found. */
  edited(): readonly EvidenceEntry[];
}
