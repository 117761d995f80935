// Owns: the papers of a case that no search looks into, since they have no words: what an absence cannot speak for. Never writes.
import { mostUnsearchedShown, type NotSearched, whysNotSearched } from '../../model/absences.ts';
import { type Db, prepared } from '../../store/prepared.ts';

const hasPagesLeft = `EXISTS (SELECT 1 FROM scan_page p WHERE p.sha256 = e.sha256 AND p.state <> 'done')`;

/**
 * SQL of the papers without words and of scans with pages that were not recognised, each once however often its bytes came. Rows of a sheet are its words; a message has its
 * heading; an archive that was opened is what it holds.
 */
export const notSearchedSql = `SELECT e.id AS entryId, e.exhibit, e.side, e.title, e.rowid AS place,
    CASE WHEN e.status = 'unreadable' THEN 'unreadable'
         WHEN ${hasPagesLeft} THEN 'scan'
         WHEN e.kind IN ('audio', 'video') THEN 'recording'
         WHEN e.kind = 'picture' THEN 'picture'
         ELSE 'wordless' END AS why
  FROM entry e NOT INDEXED LEFT JOIN extraction x ON x.id = e.extraction_id
  WHERE e.is_withdrawn = 0 AND e.kind <> 'record' AND e.duplicate_of IS NULL
    AND (e.status = 'unreadable'
      OR ${hasPagesLeft}
      OR (e.kind NOT IN ('archive', 'email') AND x.text_packed IS NULL AND trim(coalesce(x.text, ''), ' ' || char(9, 10, 12, 13)) = ''
        AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.parent_id = e.id AND r.kind = 'record')))`;

/** Those papers, the gravest first: what could not be read before pictures; with how many there are of each sort, and by name no more than can be looked through. */
export function notSearched(db: Db): NotSearched {
  const rows = prepared<NotSearched['papers'][number]>(
    db,
    `SELECT entryId, exhibit, side, title, why FROM (${notSearchedSql}) JOIN json_each(?) w ON w.value = why ORDER BY w.key, place`,
  ).all(JSON.stringify(whysNotSearched));
  return {
    counts: [...Map.groupBy(rows, ({ why }) => why)].map(([why, { length }]) => ({ why, count: length })),
    papers: rows.slice(0, mostUnsearchedShown),
  };
}
