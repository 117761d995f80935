// Owns: what of an item is printed before it is copied with its marks, read from the case: without what the copy's reader may not see. Never writes, and prints
// nothing itself.
import { readDraft } from '../domains/draft/reads.ts';
import { readEntry } from '../domains/entry/reads.ts';
import { keptRows, markedRecords, readSheet, sheetRows } from '../domains/entry/sheets.ts';
import type { Draft } from '../model/draft.ts';
import type { EntryContent } from '../model/entry.ts';
import { Refusal } from '../model/fault.ts';
import type { CopyReader, PrintablePage } from '../model/markedCopy.ts';
import type { SheetShape } from '../model/sheet.ts';
import { type MarkedSheet, ordinalOf, rowLabel } from '../report/copyMarks.ts';
import { type Printable, printablePage, rowsToPrint } from '../report/printable.ts';
import { isKeptFrom, readerName, type Withheld, withheldIn, wordsWithout } from '../report/withheld.ts';
import type { Db } from '../store/prepared.ts';

/**
 * The page to print of an item; null for a PDF or picture that is copied as it is, or with areas covered. A PDF with words its reader may not see is printed as words
 * without them: its own pages would show them. Refused where there is nothing that could be printed, where the reader may not see the item, and where a passage cannot be left out.
 */
export function printableOf(db: Db, id: string, reader: CopyReader): PrintablePage | null {
  const content = readEntry(db, id);
  const { entry } = content;
  const parent = entry.kind === 'record' && entry.parentId !== null ? readEntry(db, entry.parentId) : null;
  if (entry.status === 'unreadable') {
    throw new Refusal('invalid', `${entry.exhibit} could not be read, so it has no marks to copy. Save the original.`, entry.exhibit);
  }
  const kept = [entry, parent?.entry].find((each) => each !== undefined && isKeptFrom(each.disclosure, reader));
  if (reader !== 'working' && kept !== undefined) {
    throw new Refusal(
      'invalid',
      `${readerName(reader)} may not see ${kept.exhibit}, so no copy of ${kept === entry ? 'it' : entry.exhibit} is made for them.`,
      entry.exhibit,
    );
  }
  const holder = entry.kind === 'sheet' ? content : parent?.entry.kind === 'sheet' ? parent : null;
  const sheet = holder === null ? null : markedSheet(db, holder.entry);
  const draft = readDraft(db);
  const withheld = withheldIn(draft, content, sheet, reader);
  refuseUnplaced(content, withheld, reader);
  if (entry.kind === 'picture' || (entry.kind === 'pdf' && withheld.spans.length === 0)) return null;
  const rows = sheet === null ? null : printedRows(db, draft, entry, sheet, withheld, reader);
  if (rows === null && content.text.trim() === '') {
    throw new Refusal('invalid', `${entry.exhibit} has no words that could be printed. Save the original.`, entry.exhibit);
  }
  const { words } = wordsWithout(content.text, withheld, reader);
  const left = withheld.spans.length + (rows?.printed.filter(({ isWithheld }) => isWithheld).length ?? 0);
  return printablePage({
    content: { ...content, text: words, entry: { ...entry, title: titleWithout(content, withheld, reader) } },
    sha256: entry.sha256 ?? parent?.entry.sha256 ?? null,
    rows,
    withheld: reader === 'working' ? null : { from: readerName(reader), count: left },
  });
}

/**
 * Refuses what cannot be left out of a party's copy. Areas are covered only where no words are: a paper printed as words shows no areas, and where the words of a drawn
 * page begin and end is not known well enough to cover them.
 */
function refuseUnplaced({ entry }: EntryContent, { marks, records, spans, areas, unplaced }: Withheld, reader: CopyReader): void {
  if (reader === 'working') return;
  const isBoth = areas.length > 0 && spans.length > 0;
  const names = isBoth ? [...marks.map(({ key }) => key), ...records] : unplaced;
  if (names.length === 0) return;
  const why = isBoth ? 'words and areas are not left out of one copy' : 'it is an area, or its words have no place';
  throw new Refusal(
    'invalid',
    `${readerName(reader)} may not see a part of ${entry.exhibit} that cannot be left out of a copy (${names.join(', ')}): ${why}. Take it out of the original by hand.`,
    entry.exhibit,
  );
}

/** The title of a paper is often its first words. */
function titleWithout({ entry, text }: EntryContent, { spans }: Withheld, reader: CopyReader): string {
  const isTold = spans.some(({ start, end }) => entry.title.includes(text.slice(start, end)));
  return isTold && reader !== 'working' ? `[not disclosed to ${readerName(reader)}]` : entry.title;
}

type WholeSheet = SheetShape & MarkedSheet;

/** A sheet with those of its rows that bear marks. */
export function markedSheet(db: Db, { id }: Pick<EntryContent['entry'], 'id'>): WholeSheet {
  return { ...readSheet(db, id), records: markedRecords(db, id) };
}

function printedRows(
  db: Db,
  draft: Draft,
  entry: EntryContent['entry'],
  sheet: WholeSheet,
  withheld: Withheld,
  reader: CopyReader,
): Printable['rows'] {
  const kept = new Set(keptRows(db, sheet.id).flatMap((row) => (isKeptFrom(row.disclosure, reader) ? [row.ordinal] : [])));
  const isWithheld = (ordinal: number) => withheld.rows.has(ordinal) || kept.has(ordinal);
  return rowsAt(db, sheet, ordinalsToPrint(draft, entry, sheet), isWithheld);
}

/** Which rows of a sheet are printed for it, or for one of its rows: those that bear marks, with those around them. */
export function ordinalsToPrint(draft: Pick<Draft, 'mark'>, entry: EntryContent['entry'], sheet: WholeSheet): readonly number[] {
  if (entry.kind === 'record') return rowsToPrint([ordinalOf(entry.exhibit) ?? 1], sheet.rows);
  const onRows = sheet.records.map(({ exhibit }) => ordinalOf(exhibit) ?? 0);
  const onCells = draft.mark.flatMap(({ value }) => {
    const [from, to] = (value.entryId === entry.id || value.entryId === entry.duplicateOf ? value.anchor.cells?.rows : null) ?? [];
    return from === undefined || to === undefined ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });
  return rowsToPrint([...onRows, ...onCells], sheet.rows);
}

function rowsAt(
  db: Db,
  { id, exhibit, rows }: SheetShape,
  wanted: readonly number[],
  isWithheld: (ordinal: number) => boolean,
): Printable['rows'] {
  const printed = sheetRows(db, id, wanted).map(({ ordinal, cells }) => ({
    exhibit: rowLabel(exhibit, ordinal),
    ordinal,
    cells: isWithheld(ordinal) ? [] : cells,
    isWithheld: isWithheld(ordinal),
  }));
  return { printed, total: rows };
}
