// Owns: full-text search over a case. Never writes; what may be typed is db/model/query, what it means to FTS5 expression.ts.
import type { DatePrecision } from '../../model/dates.ts';
import { type EntryKind, hitEnd, hitStart, type SearchHit, type Side } from '../../model/entry.ts';
import { Refusal } from '../../model/fault.ts';
import { findable, finderOf, type Sought } from '../../model/find.ts';
import type { EntryFilter } from '../../model/operations.ts';
import { readQuery, type SearchFilter } from '../../model/query.ts';
import { isTagUnder } from '../../model/tags.ts';
import { type Cell, type Db, prepared } from '../../store/prepared.ts';
import { filterConditions } from '../entry/filter.ts';
import { dateKey, timeKey, unreadSql } from '../entry/rows.ts';
import { hasPrefix, matchOf } from './expression.ts';

const snippetTokens = 24;

/** Fewer hits than this are looked up and sorted; more are met on the way through the entries in order of date. */
const fewHits = 600;
/** With more than this, so many entries are hits that the newest are found soonest by asking each in turn. */
const manyHits = 25_000;
/** As many entries as `searchAll` names. */
const mostNamed = 20_000;
/** What stands in the order of dates for no date; see `dateKey`. */
const undated = '9999-12-31';

const hitColumns = 'e.rowid, e.id, e.exhibit, e.side, e.kind, e.title, e.date_earliest, e.date_latest, e.date_precision';
const newestFirst = `${dateKey} DESC, ${timeKey} DESC, e.rowid DESC`;

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

/**
 * Ways to a page of hits, newest first; named so that their plans can be tested. `few` sorts known rows; the others go through the entries by date, and
 * look each up among known rows, among all rows that match, or in the index of words.
 */
export const pageSql = {
  few: (conditions: readonly string[]) =>
    `SELECT ${hitColumns} FROM json_each(?) j CROSS JOIN entry e ON e.rowid = j.value WHERE ${conditions.join(' AND ')}
      ORDER BY e.date_earliest IS NULL AND e.date_latest IS NULL, ${newestFirst} LIMIT ?`,
  known: (conditions: readonly string[]) =>
    `SELECT ${hitColumns} FROM entry e INDEXED BY entry_in_order
      WHERE +e.rowid IN (SELECT value FROM json_each(?)) AND ${conditions.join(' AND ')} ORDER BY ${newestFirst} LIMIT ?`,
  all: (conditions: readonly string[]) =>
    `SELECT ${hitColumns} FROM entry e INDEXED BY entry_in_order
      WHERE +e.rowid IN (SELECT rowid FROM entry_fts WHERE entry_fts MATCH ?) AND ${conditions.join(' AND ')} ORDER BY ${newestFirst} LIMIT ?`,
  each: (conditions: readonly string[]) =>
    `SELECT ${hitColumns} FROM entry e INDEXED BY entry_in_order CROSS JOIN entry_fts f ON f.rowid = e.rowid
      WHERE f.entry_fts MATCH ? AND ${conditions.join(' AND ')} ORDER BY ${newestFirst} LIMIT ?`,
  /** No words, filters alone. */
  filtered: (conditions: readonly string[]) =>
    `SELECT ${hitColumns} FROM entry e INDEXED BY entry_in_order WHERE ${conditions.join(' AND ')} ORDER BY ${newestFirst} LIMIT ?`,
};

/** Rows that match, without regard to filters, at most so many; named so that its plan can be tested. */
export const matchingSql = (isAmong: boolean): string =>
  `SELECT count(*) AS count, json_group_array(rowid) AS rows FROM (SELECT rowid FROM entry_fts WHERE entry_fts MATCH ?${
    isAmong ? ' AND +rowid IN (SELECT value FROM json_each(?))' : ''
  } LIMIT ?)`;

/** A search made ready: what narrows it as conditions, what marks narrow it to as rows. */
interface Ready {
  readonly match: string | null;
  readonly hasPrefix: boolean;
  readonly conditions: readonly string[];
  readonly cells: readonly Cell[];
  /** Rows of the entries with the marks asked for, as a JSON list; null where no mark is asked for. */
  readonly among: string | null;
}

interface Rows {
  readonly count: number;
  /** A JSON list of row numbers: it goes back to SQLite as it came. */
  readonly rows: string;
}

/**
 * Searches titles, names, senders and all text; both the query's own filters and those of the screen apply. The newest `limit` hits, undated last;
 * `isMore` when there are others. Throws a Refusal `invalid` in plain words.
 */
export function searchEntries(
  db: Db,
  text: string,
  filter: EntryFilter,
  limit: number,
): { readonly hits: SearchHit[]; readonly isMore: boolean } {
  return db.transaction(() => {
    const ready = readyFor(db, text, filter);
    const rows = pageOf(db, ready, limit + 1);
    const page = rows.slice(0, limit);
    const snippets = snippetsOf(db, ready, page);
    return { hits: page.map((row) => hitOf(row, snippets.get(row.rowid) ?? '')), isMore: rows.length > limit };
  })();
}

/** How many entries a search finds, and the ids of at most 20,000 of them, in no order. Refuses as `searchEntries` does. */
export function searchAll(db: Db, text: string, filter: EntryFilter): { readonly ids: string[]; readonly total: number } {
  return db.transaction(() => {
    const ready = readyFor(db, text, filter);
    const rows = rowsOf(db, ready, null);
    const [from, cells] = rows === null ? ['entry e', []] : ['json_each(?) j CROSS JOIN entry e ON e.rowid = j.value', [rows.rows]];
    const found = `FROM ${from} WHERE ${ready.conditions.join(' AND ')}`;
    const ids = prepared<{ id: string }>(db, `SELECT e.id ${found} LIMIT ?`)
      .all(...cells, ...ready.cells, mostNamed)
      .map(({ id }) => id);
    if (ids.length < mostNamed) return { ids, total: ids.length };
    const counted = prepared<{ total: number }>(db, `SELECT count(*) AS total ${found}`).get(...cells, ...ready.cells);
    return { ids, total: counted?.total ?? ids.length };
  })();
}

/** SQL of a sheet's rows; named so that its plan can be tested. */
export const wordedRowsSql = `SELECT e.id, e.ordinal, e.cells FROM entry e
  WHERE e.parent_id = (SELECT coalesce(duplicate_of, id) FROM entry WHERE id = ?) AND e.kind = 'record' AND e.is_withdrawn = 0 ORDER BY e.ordinal`;

/** A row of a sheet that holds what is looked for, with the column of each hit (columns count from 0). */
export interface RowWithHits {
  readonly entryId: string;
  readonly ordinal: number;
  readonly columns: readonly number[];
}

/** Rows of a sheet that hold what is looked for, in order; looked for as the reader of the sheet shows them, cell under cell. */
export function rowsWith(db: Db, sheetId: string, sought: Sought): RowWithHits[] {
  const find = finderOf(sought);
  const found: RowWithHits[] = [];
  for (const { id, ordinal, cells } of prepared<{ id: string; ordinal: number; cells: string | null }>(db, wordedRowsSql).iterate(
    sheetId,
  )) {
    const filled = (JSON.parse(cells ?? '[]') as string[]).flatMap((words, column) => (words === '' ? [] : [{ words, column }]));
    const hits = find(findable(filled.map(({ words }) => words).join('\n')));
    if (hits.length > 0) found.push({ entryId: id, ordinal, columns: hits.map(({ start }) => columnAt(filled, start)) });
  }
  return found;
}

/** The column of the cell that holds an offset of a row's words. */
function columnAt(filled: readonly { readonly words: string; readonly column: number }[], offset: number): number {
  let end = -1;
  for (const { words, column } of filled) {
    end += words.length + 1;
    if (offset < end + 1) return column;
  }
  return filled.at(-1)?.column ?? 0;
}

function readyFor(db: Db, text: string, filter: EntryFilter): Ready {
  const query = readQuery(text);
  const conditions = filterConditions(filter);
  const sql = [...conditions.sql];
  const cells: Cell[] = [...conditions.cells];
  let among: string | null = null;
  for (const narrow of query.filters) {
    if (narrow.by === 'tag' || narrow.by === 'head' || (narrow.by === 'is' && narrow.state === 'marked')) {
      const rows = markedRows(db, narrow);
      if (narrow.isNot || among !== null) {
        sql.push(`e.rowid ${narrow.isNot ? 'NOT ' : ''}IN (SELECT value FROM json_each(?))`);
        cells.push(rows);
      } else among = rows;
      continue;
    }
    const [condition, ...bound] = conditionOf(narrow);
    sql.push(condition);
    cells.push(...bound);
  }
  return { match: matchOf(query), hasPrefix: hasPrefix(query), conditions: sql, cells, among };
}

function conditionOf(narrow: Exclude<SearchFilter, { readonly by: 'tag' | 'head' }>): readonly [string, ...Cell[]] {
  switch (narrow.by) {
    case 'side':
      return [`e.side ${narrow.isNot ? '<>' : '='} ?`, narrow.side];
    case 'kind':
      return [`e.kind ${narrow.isNot ? '<>' : '='} ?`, narrow.kind];
    case 'before':
      return [`${dateKey} < ?`, narrow.day];
    case 'after':
      return ['coalesce(e.date_latest, e.date_earliest) > ?', narrow.day];
    case 'is': {
      const isSo =
        narrow.state === 'unread'
          ? unreadSql
          : `EXISTS (SELECT 1 FROM entry_read o WHERE o.entry_id = e.id AND o.state = '${narrow.state}')`;
      return [`${narrow.isNot ? 'NOT ' : ''}${isSo}`];
    }
  }
}

/** Rows of the entries with a mark of this tag or one below it, against this head, or with any; a JSON list. Refuses a tag or head there is not. */
function markedRows(db: Db, narrow: SearchFilter): string {
  const rows = (among: string, ...cells: Cell[]) =>
    prepared<{ rows: string }>(
      db,
      `SELECT json_group_array(e.rowid) AS rows FROM entry e WHERE e.id IN (SELECT m.entry_id FROM draft_mark m${among})`,
    ).get(...cells)?.rows ?? '[]';
  if (narrow.by === 'tag') {
    const known = prepared<{ tag: string }>(db, 'SELECT DISTINCT t.value AS tag FROM draft_mark m, json_each(m.tags) t').all();
    const meant = known.map(({ tag }) => tag).filter((tag) => isTagUnder(tag.toLowerCase(), narrow.tag.toLowerCase()));
    if (meant.length === 0) throw new Refusal('invalid', `No mark bears the tag "${narrow.tag}". F9 lists the tags in use.`, 'tag:');
    return rows(', json_each(m.tags) t WHERE t.value IN (SELECT value FROM json_each(?))', JSON.stringify(meant));
  }
  if (narrow.by === 'head') {
    const heads = prepared<{ id: string; key: string }>(db, 'SELECT id, "key" FROM draft_head').all();
    const head = heads.find(({ key }) => key.toLowerCase() === narrow.key);
    if (head === undefined) throw new Refusal('invalid', `There is no head (${narrow.key}) in this case.`, 'head:');
    return rows(', json_each(m.head_ids) h WHERE h.value = ?', head.id);
  }
  return rows('');
}

/** The rows that match, among those with the marks asked for; null where only filters narrow the search. `most` null: all of them. */
function rowsOf(db: Db, { match, among }: Ready, most: number | null): Rows | null {
  if (match === null) {
    if (among === null) return null;
    return prepared<Rows>(db, 'SELECT json_array_length(?) AS count, ? AS rows').get(among, among) ?? null;
  }
  return prepared<Rows>(db, matchingSql(among !== null)).get(match, ...(among === null ? [] : [among]), most ?? -1) ?? null;
}

function pageOf(db: Db, ready: Ready, limit: number): HitRow[] {
  const { match, conditions, cells } = ready;
  const found = rowsOf(db, ready, manyHits + 1);
  if (found?.count === 0) return [];
  if (found !== null && found.count <= fewHits) {
    return prepared<HitRow>(db, pageSql.few(conditions)).all(found.rows, ...cells, limit);
  }
  const isMany = found !== null && match !== null && found.count > manyHits;
  const way = found === null ? 'filtered' : !isMany ? 'known' : ready.hasPrefix ? 'all' : 'each';
  const first: readonly Cell[] = found === null ? [] : [isMany ? match : found.rows];
  // What has no date stands at the other end of the index: asked for when the dated do not fill the page.
  const dated = prepared<HitRow>(db, pageSql[way]([`${dateKey} < '${undated}'`, ...conditions])).all(...first, ...cells, limit);
  if (dated.length === limit) return dated;
  const rest = prepared<HitRow>(db, pageSql[way]([`${dateKey} = '${undated}'`, ...conditions])).all(
    ...first,
    ...cells,
    limit - dated.length,
  );
  return [...dated, ...rest];
}

function hitOf(row: HitRow, snippet: string): SearchHit {
  return {
    entryId: row.id,
    exhibit: row.exhibit,
    side: row.side,
    kind: row.kind,
    title: row.title,
    date: { earliest: row.date_earliest, latest: row.date_latest, precision: row.date_precision },
    snippet: snippet.replaceAll(/\s+/g, ' ').trim(),
  };
}

/** What stands round the hits of each row, by row. */
function snippetsOf(db: Db, { match, hasPrefix }: Ready, page: readonly HitRow[]): ReadonlyMap<number, string> {
  const rows = JSON.stringify(page.map(({ rowid }) => rowid));
  const found =
    match === null
      ? prepared<{ rowid: number; snippet: string }>(
          db,
          'SELECT rowid, substr(body, 1, 160) AS snippet FROM entry_text WHERE rowid IN (SELECT value FROM json_each(?))',
        ).all(rows)
      : // Beginnings of words are looked up anew for each row asked for by itself: one pass over all of them is sooner.
        prepared<{ rowid: number; snippet: string }>(
          db,
          `SELECT rowid, snippet(entry_fts, -1, ?, ?, '…', ?) AS snippet FROM entry_fts
            WHERE entry_fts MATCH ? AND ${hasPrefix ? '+' : ''}rowid IN (SELECT value FROM json_each(?))`,
        ).all(hitStart, hitEnd, snippetTokens, match, rows);
  return new Map(found.map(({ rowid, snippet }) => [rowid, snippet]));
}
