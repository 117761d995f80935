// Owns: searching the library of published decisions and reading one. Never writes; orders by date alone and ranks nothing.
import { Refusal } from '../../model/fault.ts';
import type {
  PrecedentBody,
  PrecedentContent,
  PrecedentCorrection,
  PrecedentHead,
  PrecedentOutcome,
  PrecedentParts,
  PrecedentRow,
  PrecedentsFound,
  PrecedentsSought,
} from '../../model/precedents.ts';
import { readQuery } from '../../model/query.ts';
import { type Cell, type Db, prepared } from '../../store/prepared.ts';
import { matchOf } from '../search/expression.ts';

interface Found {
  readonly rowid: number;
  readonly id: string;
  readonly body: PrecedentBody;
  readonly reference: string;
  readonly landlord: string;
  readonly decidedOn: string | null;
  readonly fileName: string;
}

const columns = 'p.rowid, p.id, p.body, p.reference, p.landlord, p.decided_on AS decidedOn, p.file_name AS fileName';

/** Conditions on a decision `p`, and on a head `h` of it; named so that plans can be tested. */
function narrowed({ words, head, outcome }: Omit<PrecedentsSought, 'limit'>) {
  const all = expressionOf(words, 'words');
  const titles = expressionOf(head, 'head');
  const ofDecision = { sql: ['p.is_removed = 0'], cells: [] as Cell[] };
  if (all !== null) {
    ofDecision.sql.push('p.rowid IN (SELECT rowid FROM precedent_fts WHERE precedent_fts MATCH ?)');
    ofDecision.cells.push(all);
  }
  const ofHead = { sql: [] as string[], cells: [] as Cell[] };
  if (titles !== null) {
    ofHead.sql.push('h.rowid IN (SELECT rowid FROM precedent_head_fts WHERE precedent_head_fts MATCH ?)');
    ofHead.cells.push(titles);
  }
  const withOutcome = {
    sql: outcome === null ? ofHead.sql : [...ofHead.sql, 'h.outcome = ?'],
    cells: outcome === null ? ofHead.cells : [...ofHead.cells, outcome],
  };
  return { ofDecision, ofHead, withOutcome };
}

/** The newest decisions first, those without a day last. */
export const precedentPageSql = (ofDecision: readonly string[], ofHead: readonly string[]): string =>
  `SELECT ${columns} FROM precedent p INDEXED BY precedent_in_order WHERE ${[...ofDecision, ...having(ofHead)].join(' AND ')}
    ORDER BY p.decided_on DESC, p.rowid DESC LIMIT ?`;
const precedentTotalSql = (ofDecision: readonly string[], ofHead: readonly string[]): string =>
  `SELECT count(*) AS total FROM precedent p WHERE ${[...ofDecision, ...having(ofHead)].join(' AND ')}`;
/** Heads by what they came to. */
export const precedentCountsSql = (ofDecision: readonly string[], ofHead: readonly string[]): string =>
  `SELECT h.outcome, count(*) AS heads FROM precedent_head h CROSS JOIN precedent p ON p.rowid = h.precedent
    WHERE ${[...ofDecision, ...ofHead].join(' AND ')} GROUP BY h.outcome`;

function having(ofHead: readonly string[]): string[] {
  return ofHead.length === 0 ? [] : [`p.rowid IN (SELECT h.precedent FROM precedent_head h WHERE ${ofHead.join(' AND ')})`];
}

/**
 * Decisions with these words anywhere, and with a head of these words that came to this outcome. `counts` are of the heads found whatever they came to, so that
 * each figure has its list behind it. Refused with `invalid` for what the search of a library does not know, such as `from:`.
 */
export function searchPrecedents(desk: Db, sought: PrecedentsSought): PrecedentsFound {
  return desk.transaction((): PrecedentsFound => {
    const { ofDecision, ofHead, withOutcome } = narrowed(sought);
    const cells = [...ofDecision.cells, ...withOutcome.cells];
    const found = prepared<Found>(desk, precedentPageSql(ofDecision.sql, withOutcome.sql)).all(...cells, sought.limit);
    const total = prepared<{ total: number }>(desk, precedentTotalSql(ofDecision.sql, withOutcome.sql)).get(...cells)?.total ?? 0;
    const counts = prepared<{ outcome: PrecedentOutcome; heads: number }>(desk, precedentCountsSql(ofDecision.sql, ofHead.sql)).all(
      ...ofDecision.cells,
      ...ofHead.cells,
    );
    const library = prepared<{ total: number }>(desk, 'SELECT count(*) AS total FROM precedent WHERE is_removed = 0').get()?.total ?? 0;
    return { rows: found.map((row) => rowOf(desk, row)), total, counts, library };
  })();
}

/** A decision with its words; refused with `notFound`. */
export function readPrecedent(desk: Db, id: string): PrecedentContent {
  const found = prepared<Found>(desk, `SELECT ${columns} FROM precedent p WHERE p.id = ?`).get(id);
  if (found === undefined) throw new Refusal('notFound', 'This decision is not in the library. Take it in again.', id);
  const text = prepared<{ text: string }>(desk, 'SELECT text FROM precedent_text WHERE rowid = ?').get(found.rowid)?.text ?? '';
  const orders = ordersOf(desk, found.rowid);
  return { ...rowOf(desk, found), text, orders, corrections: correctionsOf(desk, id) };
}

/** Corrections of a decision, oldest first. */
const correctionsSql = 'SELECT at_ms AS atMs, actor, parts FROM precedent_correction WHERE precedent_id = ? ORDER BY rowid';

function correctionsOf(desk: Db, id: string): PrecedentCorrection[] {
  return prepared<{ atMs: number; actor: string; parts: string | null }>(desk, correctionsSql)
    .all(id)
    .map(({ parts, ...row }) => ({ ...row, parts: parts === null ? null : (JSON.parse(parts) as PrecedentParts) }));
}

function rowOf(desk: Db, { rowid, ...row }: Found): PrecedentRow {
  const heads = prepared<PrecedentHead>(desk, 'SELECT title, outcome FROM precedent_head WHERE precedent = ? ORDER BY rowid').all(rowid);
  const orders = ordersOf(desk, rowid).filter(({ isOrder }) => isOrder);
  return { ...row, heads, ordered: orders.length, sums: orders.flatMap(({ sums }) => sums) };
}

function ordersOf(desk: Db, rowid: number) {
  return prepared<{ text: string; sums: string; isOrder: number }>(
    desk,
    'SELECT text, sums, is_order AS isOrder FROM precedent_order WHERE precedent = ? ORDER BY rowid',
  )
    .all(rowid)
    .map(({ text, sums, isOrder }) => ({ text, sums: JSON.parse(sums) as number[], isOrder: isOrder === 1 }));
}

/** Words and phrases as an expression of the index; null for none. */
function expressionOf(typed: string, place: string): string | null {
  if (typed.trim() === '') return null;
  const query = readQuery(typed);
  const isPlain = query.filters.length === 0 && [...query.wanted.flat(), ...query.unwanted].every(({ field }) => field === null);
  const expression = isPlain ? matchOf(query) : null;
  if (expression !== null) return expression;
  throw new Refusal(
    'invalid',
    'The library is searched by words, "phrases", begin*, OR, -not and NEAR(a b, 5). Type at least one word to look for.',
    place,
  );
}
