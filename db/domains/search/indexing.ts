// Owns: putting many entries into the index of words at once. Must not write entries.
import { type Db, prepared } from '../../store/prepared.ts';
import { setIndexedUpTo } from '../../store/words.ts';
import { entriesEver } from '../intake/arrivals.ts';

/**
 * Leaves the entries that a transaction writes out of the index of words until what this answers with is called, before the transaction ends. Indexed one by one each
 * would become a piece of the index by itself: SQLite's index writes out what it holds before any statement that it may have to take back (docs/decisions/0298).
 */
export function indexLater(db: Db): () => void {
  const before = entriesEver(db);
  setIndexedUpTo(db, before);
  return () => {
    try {
      prepared(
        db,
        `INSERT INTO entry_fts (rowid, title, file_name, sender, recipients, body)
           SELECT rowid, title, file_name, sender, recipients, body FROM entry_text WHERE rowid > ?`,
      ).run(before);
    } finally {
      indexAtOnce(db);
    }
  };
}

/** Entries are indexed as they are written again, whether or not those left out were: where the transaction that wrote them failed. */
export function indexAtOnce(db: Db): void {
  setIndexedUpTo(db, null);
}
