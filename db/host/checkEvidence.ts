// Owns: the evidence of a case as the checks ask for it, from a context already read. No SQL, no rules.
import type { CheckEvidence } from '../review/checks/index.ts';
import type { CaseContext } from './caseContext.ts';

/** Items to be opened are those that could be read; a record is read in its sheet, a duplicate in its first copy. */
export function checkEvidenceOf({ entries, textOf }: CaseContext): CheckEvidence {
  const all = entries();
  const byId = new Map(all.map((entry) => [entry.id, entry]));
  return {
    entry: (id) => byId.get(id) ?? null,
    textOf,
    unopened: () =>
      all
        .filter((entry) => !entry.opened && entry.status === 'read' && entry.kind !== 'record')
        .sort((a, b) => a.exhibit.localeCompare(b.exhibit, 'en', { numeric: true })),
  };
}
