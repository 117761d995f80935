// Owns: what of an item is printed before it is copied with its marks, read from the case. Never writes, and prints nothing itself.
import { readDraft } from '../domains/draft/reads.ts';
import { readEntry } from '../domains/entry/reads.ts';
import { markedRecords, readSheet, sheetRows } from '../domains/entry/sheets.ts';
import type { EntryContent } from '../model/entry.ts';
import { Refusal } from '../model/fault.ts';
import type { PrintablePage } from '../model/markedCopy.ts';
import type { SheetShape } from '../model/sheet.ts';
import { ordinalOf, rowLabel } from '../report/copyMarks.ts';
import { type Printable, printablePage, rowsToPrint } from '../report/printable.ts';
import type { Db } from '../store/prepared.ts';

/** The page to print of an item; null for a PDF or picture. Refused where there is nothing that could be printed. */
export function printableOf(db: Db, id: string): PrintablePage | null {
  const content = readEntry(db, id);
  const { entry } = content;
  const sheet = entry.kind === 'record' && entry.parentId !== null ? readEntry(db, entry.parentId) : null;
  if (entry.status === 'unreadable') {
    throw new Refusal('invalid', `${entry.exhibit} could not be read, so it has no marks to copy. Save the original.`, entry.exhibit);
  }
  if (entry.kind === 'pdf' || entry.kind === 'picture') return null;
  const rows = entry.kind === 'sheet' ? rowsOfSheet(db, content) : sheet?.entry.kind === 'sheet' ? rowsAround(db, content, sheet) : null;
  if (rows === null && content.text.trim() === '') {
    throw new Refusal('invalid', `${entry.exhibit} has no words that could be printed. Save the original.`, entry.exhibit);
  }
  return printablePage({ content, sha256: entry.sha256 ?? sheet?.entry.sha256 ?? null, rows });
}

function rowsOfSheet(db: Db, { entry }: EntryContent): Printable['rows'] {
  const shape = readSheet(db, entry.id);
  const onRows = markedRecords(db, entry.id).map(({ exhibit }) => ordinalOf(exhibit) ?? 0);
  const onCells = readDraft(db).mark.flatMap(({ value }) => {
    const [from, to] = (value.entryId === entry.id || value.entryId === entry.duplicateOf ? value.anchor.cells?.rows : null) ?? [];
    return from === undefined || to === undefined ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });
  return rowsAt(db, shape, rowsToPrint([...onRows, ...onCells], shape.rows));
}

function rowsAround(db: Db, { entry }: EntryContent, sheet: EntryContent): Printable['rows'] {
  const shape = readSheet(db, sheet.entry.id);
  return rowsAt(db, shape, rowsToPrint([ordinalOf(entry.exhibit) ?? 1], shape.rows));
}

function rowsAt(db: Db, { id, exhibit, rows }: SheetShape, wanted: readonly number[]): Printable['rows'] {
  const printed = sheetRows(db, id, wanted).map(({ ordinal, cells }) => ({ exhibit: rowLabel(exhibit, ordinal), ordinal, cells }));
  return { printed, total: rows };
}
