// Owns: what a search finds among papers received after a moment. Never writes.
import type { LaterHit } from '../../model/absences.ts';
import { Refusal } from '../../model/fault.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { readKind } from '../draft/reads.ts';
import { searchEntries } from './reads.ts';

/** More than this many later papers say no more than that there are many. */
const mostHits = 200;

/** For each absence with a dated search: the papers received since that the same search finds. A search that can no longer be read finds none. */
export function laterHits(db: Db): { readonly absenceId: string; readonly hits: readonly LaterHit[] }[] {
  return readKind(db, 'absence').flatMap(({ id, value }) => {
    const { searched, searchedMs } = value;
    if (searched === null || searchedMs === null || searched.query.trim() === '') return [];
    const hits = hitsSince(db, searched.query, searchedMs);
    return hits.length === 0 ? [] : [{ absenceId: id, hits }];
  });
}

function hitsSince(db: Db, query: string, sinceMs: number): LaterHit[] {
  // Most of the time nothing came since, and then nothing needs searching.
  const newest = prepared<{ newest: number | null }>(db, 'SELECT max(received_ms) AS newest FROM batch').get()?.newest ?? null;
  if (newest === null || newest <= sinceMs) return [];
  try {
    const { hits } = searchEntries(db, query, {}, mostHits);
    const receivedMs = (id: string) => prepared<{ ms: number }>(db, 'SELECT received_ms AS ms FROM entry WHERE id = ?').get(id)?.ms ?? 0;
    return hits.filter(({ entryId }) => receivedMs(entryId) > sinceMs).map(({ entryId, exhibit, title }) => ({ entryId, exhibit, title }));
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}
