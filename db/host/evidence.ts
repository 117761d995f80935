// Owns: the evidence of an open case as review and report ask for it. No SQL, no rules.
import { cellsOfRows, editableByExhibit, editableById, editedEntries, entryPages, entryText } from '../domains/entry/reads.ts';
import type { EvidenceLookup } from '../review/caseFile.ts';
import type { Db } from '../store/prepared.ts';

/** Looks things up in `db` as they are when asked. */
export function evidenceOf(db: Db): EvidenceLookup {
  return {
    byExhibit: (exhibit) => editableByExhibit(db, exhibit) ?? null,
    byId: (id) => editableById(db, id) ?? null,
    textOf(id) {
      const { extractionId, text } = entryText(db, id);
      return { text, pages: extractionId === null ? [] : entryPages(db, extractionId) };
    },
    cellsOf: (id, rows) => cellsOfRows(db, id, rows),
    edited: () => editedEntries(db),
  };
}
