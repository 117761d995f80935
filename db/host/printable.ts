// Owns: what of an item is printed before it is copied with its marks, read from the case. Never writes, and prints nothing itself.
import { readDraft } from '../domains/draft/reads.ts';
import { cellsOfRows, readEntry } from '../domains/entry/reads.ts';
import type { EntryContent } from '../model/entry.ts';
import { Refusal } from '../model/fault.ts';
import type { PrintablePage } from '../model/markedCopy.ts';
import { ordinalOf } from '../report/copyMarks.ts';
import { neighbours, type Printable, printablePage, rowsToPrint } from '../report/printable.ts';
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

function rowsOfSheet(db: Db, sheet: EntryContent): Printable['rows'] {
  const records = recordsOf(sheet);
  const ordinals = new Map(records.map(({ id, exhibit }) => [id, ordinalOf(exhibit)]));
  const own = new Set([sheet.entry.id, sheet.entry.duplicateOf]);
  const marked = readDraft(db).mark.flatMap(({ value }) => {
    const [from, to] = (own.has(value.entryId) ? value.anchor.cells?.rows : null) ?? [];
    if (from !== undefined && to !== undefined) return Array.from({ length: to - from + 1 }, (_, at) => from + at);
    return ordinals.get(value.entryId) ?? [];
  });
  return rowsAt(db, sheet, rowsToPrint(marked, lastOrdinal(sheet)));
}

function rowsAround(db: Db, { entry }: EntryContent, sheet: EntryContent): Printable['rows'] {
  const at = ordinalOf(entry.exhibit) ?? 1;
  const last = Math.min(lastOrdinal(sheet), at + neighbours);
  const from = Math.max(1, at - neighbours);
  return rowsAt(
    db,
    sheet,
    Array.from({ length: last - from + 1 }, (_, index) => from + index),
  );
}

function rowsAt(db: Db, sheet: EntryContent, wanted: readonly number[]): Printable['rows'] {
  const exhibits = new Map(recordsOf(sheet).map(({ exhibit }) => [ordinalOf(exhibit), exhibit]));
  const printed = wanted.flatMap((ordinal) => {
    const exhibit = exhibits.get(ordinal);
    const [cells] = cellsOfRows(db, sheet.entry.id, [ordinal, ordinal]);
    return exhibit === undefined || cells === undefined ? [] : [{ exhibit, ordinal, cells }];
  });
  return { printed, total: exhibits.size };
}

function recordsOf({ children }: EntryContent): EntryContent['children'] {
  return children.filter(({ kind }) => kind === 'record');
}

function lastOrdinal(sheet: EntryContent): number {
  return Math.max(0, ...recordsOf(sheet).map(({ exhibit }) => ordinalOf(exhibit) ?? 0));
}
