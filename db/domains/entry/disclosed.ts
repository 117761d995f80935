// Owns: who may see an entry, and which entries not everybody may see. Never writes.
import type { Disclosure } from '../../model/entry.ts';
import { narrower } from '../../model/keptWords.ts';
import { type Db, prepared } from '../../store/prepared.ts';

/** An entry that is kept from one party or from both. */
interface KeptEntry {
  readonly id: string;
  readonly disclosure: Exclude<Disclosure, 'both'>;
  readonly isSheet: 0 | 1;
}

/** Named so that its plan can be tested: asked for after every pause in typing. */
export const undisclosedSql = `SELECT id, disclosure, kind = 'sheet' AS isSheet FROM entry WHERE disclosure <> 'both' AND is_withdrawn = 0 ORDER BY exhibit`;

/** Entries in the case that not both parties may see, by their labels. */
export function undisclosedPapers(db: Db): KeptEntry[] {
  return prepared<KeptEntry>(db, undisclosedSql).all();
}

/**
 * Answers who may see an entry; both for one that is no longer in the case. A row of a sheet is seen by nobody who may not see the sheet.
 * @param kept what `undisclosedPapers` has: most entries are known by it without a look at them
 */
export function disclosureReader(db: Db, kept: readonly KeptEntry[]): (id: string) => Disclosure {
  const known = new Map<string, Disclosure>(kept.map(({ id, disclosure }) => [id, disclosure]));
  const sheets = new Map(kept.flatMap(({ id, disclosure, isSheet }) => (isSheet === 1 ? [[id, disclosure] as const] : [])));
  if (sheets.size === 0) return (id) => known.get(id) ?? 'both';
  const sheetOf = prepared<{ sheet: string | null }>(
    db,
    `SELECT parent_id AS sheet FROM entry WHERE id = ? AND kind = 'record' AND is_withdrawn = 0`,
  );
  const narrowed = new Map<string, Disclosure>();
  return (id) => {
    const before = narrowed.get(id);
    if (before !== undefined) return before;
    const disclosure = narrower(known.get(id) ?? 'both', sheets.get(sheetOf.get(id)?.sheet ?? '') ?? 'both');
    narrowed.set(id, disclosure);
    return disclosure;
  };
}
