// Owns: what the search behind an absence finds now and did not find when it was made. Never writes.
import type { LaterHit } from '../../model/absences.ts';
import type { Absence } from '../../model/draft.ts';
import { Refusal } from '../../model/fault.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { readKind } from '../draft/reads.ts';
import { searchAll } from './reads.ts';

/** More than this many later papers say no more than that there are many. */
const mostHits = 200;

/** For each absence with a search: what the same search finds that it did not find then, however that came. A search that can no longer be read finds none. */
export function laterHits(db: Db): { readonly absenceId: string; readonly hits: readonly LaterHit[] }[] {
  return readKind(db, 'absence').flatMap(({ id, value }) => {
    const hits = hitsSince(db, value);
    return hits.length === 0 ? [] : [{ absenceId: id, hits }];
  });
}

/** A record made of what a message quotes says what the message said before. */
const notAmongSql = `e.id NOT IN (SELECT value FROM known)
  AND NOT (e.parent_id IN (SELECT value FROM known) AND EXISTS (SELECT 1 FROM quoted_record q WHERE q.entry_id = e.id))`;
/** Where what was found was not kept: received since, or first read so since, as a scan that was recognised or a locked paper that was opened. */
const sinceSql = 'max(e.received_ms, coalesce(x.created_ms, 0)) > (SELECT value FROM known)';

/** SQL of those of the papers that a search finds now which it did not find then, the last received first. What was found then, or when it was made, comes as JSON. */
const laterSql = (isKept: boolean): string => `WITH known AS MATERIALIZED (SELECT value FROM json_each(?))
  SELECT e.id AS entryId, e.exhibit, e.title
  FROM json_each(?) j CROSS JOIN entry e ON e.id = j.value LEFT JOIN entry s ON s.id = e.parent_id AND e.kind = 'record'
  LEFT JOIN extraction x ON x.id = coalesce(e.extraction_id, s.extraction_id)
  WHERE ${isKept ? notAmongSql : sinceSql} ORDER BY e.received_ms DESC, e.rowid LIMIT ${mostHits}`;

function hitsSince(db: Db, { searched, searchedMs }: Pick<Absence, 'searched' | 'searchedMs'>): LaterHit[] {
  if (searched === null || searched.query.trim() === '') return [];
  const known = searched.found ?? searchedMs;
  if (known === null) return [];
  try {
    const { ids } = searchAll(db, searched.query, {});
    return prepared<LaterHit>(db, laterSql(searched.found !== null)).all(JSON.stringify(known), JSON.stringify(ids));
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}
