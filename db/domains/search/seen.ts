// Owns: which papers that a reader may see have some words, by the index of words. Never writes; whether they stand there to the letter is for whoever asks.
import type { Reader } from '../../model/keptWords.ts';
import { type Db, prepared } from '../../store/prepared.ts';

/** The index tells words apart by nothing but letters and figures: of more papers than this that have them, one has them to the letter. */
const mostPapers = 20;

/** Named so that its plan can be tested. A paper is seen by who may see it, its sheet where it is a row, or one of the same bytes. */
export const seenWithSql = `SELECT e.id FROM entry_fts f JOIN entry e ON e.rowid = f.rowid
  WHERE f.entry_fts MATCH ? AND e.is_withdrawn = 0 AND (
    (e.disclosure IN ('both', ?) AND (e.kind <> 'record' OR (SELECT s.disclosure FROM entry s WHERE s.id = e.parent_id) IN ('both', ?)))
    OR (e.kind <> 'record' AND e.sha256 IS NOT NULL AND EXISTS (
      SELECT 1 FROM entry d WHERE d.sha256 = e.sha256 AND d.is_withdrawn = 0 AND d.disclosure IN ('both', ?))))
  LIMIT ${mostPapers}`;

/** Papers that a reader may see and that have all of these stretches of words, in any order; some of them where there are many. */
export function papersSeenWith(db: Db, stretches: readonly string[], reader: Reader): string[] {
  const phrases = stretches.map((words) => `"${words.replaceAll('"', ' ').replaceAll('\0', ' ')}"`);
  if (phrases.length === 0) return [];
  return prepared<{ id: string }>(db, seenWithSql)
    .all(`body : (${phrases.join(' AND ')})`, reader, reader, reader)
    .map(({ id }) => id);
}
