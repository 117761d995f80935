// Owns: full-text search over a case. Never writes; what the words of a query mean is query.ts.
import type { DatePrecision } from '../../model/dates.ts';
import { type EntryKind, hitEnd, hitStart, type SearchHit, type Side } from '../../model/entry.ts';
import type { EntryFilter } from '../../model/operations.ts';
import { type Cell, type Db, prepared } from '../../store/prepared.ts';
import { filterConditions } from '../entry/filter.ts';
import { dateKey, timeKey } from '../entry/rows.ts';
import { readQuery } from './query.ts';

const snippetTokens = 24;

interface HitRow {
  readonly rowid: number;
  readonly id: string;
  readonly exhibit: string;
  readonly side: Side;
  readonly kind: EntryKind;
  readonly title: string;
  readonly date_earliest: string | null;
  readonly date_latest: string | null;
  readonly date_precision: DatePrecision;
}

/** SQL of a page of hits, newest first, undated last; named so that its plan can be tested. */
export function hitsSql(conditions: readonly string[], hasMatch: boolean): string {
  return `SELECT e.rowid, e.id, e.exhibit, e.side, e.kind, e.title, e.date_earliest, e.date_latest, e.date_precision
    ${source(hasMatch)} WHERE ${where(conditions, hasMatch)}
    ORDER BY e.date_earliest IS NULL AND e.date_latest IS NULL, ${dateKey} DESC, ${timeKey} DESC, e.rowid DESC LIMIT ?`;
}

function source(hasMatch: boolean): string {
  return hasMatch ? 'FROM entry_fts f CROSS JOIN entry e ON e.rowid = f.rowid' : 'FROM entry e';
}

function where(conditions: readonly string[], hasMatch: boolean): string {
  return [...(hasMatch ? ['f.entry_fts MATCH ?'] : []), ...conditions].join(' AND ');
}

/** Searches titles, names, senders and all text; both the query's own filters and those of the screen apply. Throws a Refusal `invalid` in plain words. */
export function searchEntries(
  db: Db,
  text: string,
  filter: EntryFilter,
  limit: number,
): { readonly hits: SearchHit[]; readonly total: number } {
  const query = readQuery(text);
  const conditions = filterConditions(filter);
  const sql = [...conditions.sql];
  const cells: Cell[] = [...conditions.cells];
  const own: readonly (readonly [string, Cell | undefined])[] = [
    ['e.side = ?', query.side],
    ['e.kind = ?', query.kind],
    ['coalesce(e.date_earliest, e.date_latest) < ?', query.before],
    ['coalesce(e.date_latest, e.date_earliest) > ?', query.after],
  ];
  for (const [condition, cell] of own) {
    if (cell === undefined) continue;
    sql.push(condition);
    cells.push(cell);
  }
  const hasMatch = query.match !== null;
  const bound: Cell[] = [...(query.match === null ? [] : [query.match]), ...cells];
  return db.transaction(() => {
    const total = prepared<{ total: number }>(db, `SELECT count(*) AS total ${source(hasMatch)} WHERE ${where(sql, hasMatch)}`).get(
      ...bound,
    );
    const rows = prepared<HitRow>(db, hitsSql(sql, hasMatch)).all(...bound, limit);
    return { hits: rows.map((row) => hitOf(row, snippetOf(db, query.match, row.rowid))), total: total?.total ?? 0 };
  })();
}

function hitOf(row: HitRow, snippet: string): SearchHit {
  return {
    entryId: row.id,
    exhibit: row.exhibit,
    side: row.side,
    kind: row.kind,
    title: row.title,
    date: { earliest: row.date_earliest, latest: row.date_latest, precision: row.date_precision },
    snippet,
  };
}

// The driver binds numbers as reals, and FTS5 takes no notice of a row number that is a real: hence the cast.
function snippetOf(db: Db, match: string | null, rowid: number): string {
  const row =
    match === null
      ? prepared<{ snippet: string }>(db, 'SELECT substr(body, 1, 160) AS snippet FROM entry_text WHERE rowid = ?').get(rowid)
      : prepared<{ snippet: string }>(
          db,
          `SELECT snippet(entry_fts, -1, ?, ?, '…', ?) AS snippet FROM entry_fts WHERE entry_fts MATCH ? AND rowid = CAST(? AS INTEGER)`,
        ).get(hitStart, hitEnd, snippetTokens, match, rowid);
  return (row?.snippet ?? '').replaceAll(/\s+/g, ' ').trim();
}
