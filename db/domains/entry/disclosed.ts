// Owns: who may see an entry, and which entries not everybody may see. Never writes.
import type { Disclosure } from '../../model/entry.ts';
import { narrower } from '../../model/keptWords.ts';
import type { Stretch } from '../../model/quoted.ts';
import { type Db, prepared } from '../../store/prepared.ts';

/** An entry that is kept from one party or from both. */
interface KeptEntry {
  readonly id: string;
  readonly disclosure: Exclude<Disclosure, 'both'>;
  /** Whether records stand in it: rows of a sheet, messages quoted in a message. */
  readonly holds: 0 | 1;
}

/** Named so that its plan can be tested: asked for after every pause in typing. */
export const undisclosedSql = `SELECT id, disclosure, kind IN ('sheet', 'email') AS holds FROM entry WHERE disclosure <> 'both' AND is_withdrawn = 0 ORDER BY exhibit`;

/** Entries in the case that not both parties may see, by their labels. */
export function undisclosedPapers(db: Db): KeptEntry[] {
  return prepared<KeptEntry>(db, undisclosedSql).all();
}

/**
 * Answers who may see an entry; both for one that is no longer in the case. A record is seen by nobody who may not see the sheet or the message it
 * stands in.
 * @param kept what `undisclosedPapers` has: most entries are known by it without a look at them
 */
export function disclosureReader(db: Db, kept: readonly KeptEntry[]): (id: string) => Disclosure {
  const known = new Map<string, Disclosure>(kept.map(({ id, disclosure }) => [id, disclosure]));
  const holders = new Map(kept.flatMap(({ id, disclosure, holds }) => (holds === 1 ? [[id, disclosure] as const] : [])));
  if (holders.size === 0) return (id) => known.get(id) ?? 'both';
  const holderOf = prepared<{ holder: string | null }>(
    db,
    `SELECT parent_id AS holder FROM entry WHERE id = ? AND kind = 'record' AND is_withdrawn = 0`,
  );
  const narrowed = new Map<string, Disclosure>();
  return (id) => {
    const before = narrowed.get(id);
    if (before !== undefined) return before;
    const disclosure = narrower(known.get(id) ?? 'both', holders.get(holderOf.get(id)?.holder ?? '') ?? 'both');
    narrowed.set(id, disclosure);
    return disclosure;
  };
}

/** Where a record was made of what a message quotes; the place is null where it was found in another reading of the message. Null for anything else. */
export function quotedIn(db: Db, entryId: string): { readonly messageId: string; readonly stretch: Stretch | null } | null {
  const row = prepared<Stretch & { readonly messageId: string; readonly isPlaced: 0 | 1 }>(
    db,
    `SELECT e.parent_id AS messageId, q.start_utf16 AS start, q.end_utf16 AS "end", q.extraction_id IS m.extraction_id AS isPlaced
      FROM quoted_record q JOIN entry e ON e.id = q.entry_id JOIN entry m ON m.id = e.parent_id WHERE q.entry_id = ?`,
  ).get(entryId);
  if (row === undefined) return null;
  return { messageId: row.messageId, stretch: row.isPlaced === 1 ? { start: row.start, end: row.end } : null };
}
