// Owns: what of an item not both parties may see, by name, as it has to be known before a copy of it is made. Never writes; reads no words of the item.
import { readDraft } from '../domains/draft/reads.ts';
import { entryLine, partsNotForBoth, quotedKept, receiptsOf } from '../domains/entry/reads.ts';
import { keptRows } from '../domains/entry/sheets.ts';
import type { Draft } from '../model/draft.ts';
import type { EntryRow } from '../model/entry.ts';
import { narrower, passagesOf, receiptIds } from '../model/keptWords.ts';
import type { CopyLimits } from '../model/markedCopy.ts';
import { ordinalOf, rowLabel } from '../report/copyMarks.ts';
import type { Db } from '../store/prepared.ts';
import { markedSheet, ordinalsToPrint } from './printable.ts';

/** What of an item, and of what it stands in, not both parties may see. Refused with `notFound` where the item is not in the case. */
export function copyLimits(db: Db, id: string): CopyLimits {
  const entry = entryLine(db, id);
  const draft = readDraft(db);
  const holder = entry.kind === 'record' && entry.parentId !== null ? entryLine(db, entry.parentId) : null;
  const disclosure = narrower(entry.disclosure, holder?.disclosure ?? 'both');
  const sheet = rowsShown(db, draft, entry, holder);
  const seenBy = passagesOf(receiptIds({ entry, receipts: receiptsOf(db, entry) }), disclosure, sheet.marked);
  const marks = draft.mark.map(({ key, value }) => ({ name: key, disclosure: seenBy(value) }));
  const quoted = entry.kind === 'email' ? quotedKept(db, entry.duplicateOf ?? id) : [];
  const attached = entry.kind === 'pdf' ? partsNotForBoth(db, entry.sha256) : [];
  return {
    whole: [entry, ...(holder === null ? [] : [holder])].map(({ exhibit, disclosure }) => ({ name: exhibit, disclosure })),
    inside: [...marks, ...[...quoted, ...attached].map(({ exhibit, disclosure }) => ({ name: exhibit, disclosure })), ...sheet.kept].filter(
      (each) => each.disclosure !== 'both',
    ),
  };
}

interface RowsShown {
  /** Who may see the printed rows that bear marks, by id. */
  readonly marked: ReadonlyMap<string, CopyLimits['inside'][number]['disclosure']>;
  /** Rows that a copy prints though not both parties may see them: those near a marked one have no mark that would say so. */
  readonly kept: CopyLimits['inside'];
}

function rowsShown(db: Db, draft: Draft, entry: EntryRow, holder: EntryRow | null): RowsShown {
  const of = [entry, holder].find((each) => each?.kind === 'sheet');
  if (of === undefined || of === null) return { marked: new Map(), kept: [] };
  const sheet = markedSheet(db, of);
  const printed = new Set(ordinalsToPrint(draft, entry, sheet));
  const shown = sheet.records.filter(({ exhibit }) => printed.has(ordinalOf(exhibit) ?? 0));
  return {
    // A mark on cells stands on the sheet itself.
    marked: new Map([[sheet.id, of.disclosure], ...shown.map(({ id, disclosure }) => [id, disclosure] as const)]),
    kept: keptRows(db, of.id).flatMap(({ ordinal, disclosure }) =>
      printed.has(ordinal) ? [{ name: rowLabel(sheet.exhibit, ordinal), disclosure }] : [],
    ),
  };
}
