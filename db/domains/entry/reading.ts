// Owns: how far this investigator has looked at the entries: unread, skimmed, read, needs another look, and logs gone through as one. A state of a
// person, not of the evidence.
import type { DatePrecision } from '../../model/dates.ts';
import { byLabel, type ReadState, type SheetReview, type Side } from '../../model/entry.ts';
import { Refusal } from '../../model/fault.ts';
import { newId } from '../../model/ids.ts';
import type { UnreadCounts } from '../../model/operations.ts';
import { scopePosition } from '../../model/scope.ts';
import { type Cell, type Db, prepared } from '../../store/prepared.ts';
import { readKind } from '../draft/reads.ts';
import { currentRow, type Tx } from '../history/command.ts';
import { dateKey, timeKey, unreadSql } from './rows.ts';

/** SQL of the unread items; named so that its plan can be tested. */
export const unreadItemsSql = `SELECT e.id, e.exhibit FROM entry e WHERE e.is_withdrawn = 0 AND ${unreadSql}`;

/** Items that could be read and are unread: how many, and the first `most` in order of label (R2 before R12). */
export function unreadItems(
  db: Db,
  most: number,
): { readonly count: number; readonly first: readonly { readonly id: string; readonly exhibit: string }[] } {
  const all = prepared<{ id: string; exhibit: string }>(db, unreadItemsSql).all();
  const first: typeof all = [];
  for (const item of all) {
    const last = first.at(-1);
    if (first.length >= most && last !== undefined && byLabel.compare(item.exhibit, last.exhibit) >= 0) continue;
    const at = first.findIndex((each) => byLabel.compare(item.exhibit, each.exhibit) < 0);
    first.splice(at === -1 ? first.length : at, 0, item);
    if (first.length > most) first.pop();
  }
  return { count: all.length, first };
}

/** SQL of the unread items by side and date; named so that its plan can be tested. */
export const unreadByDateSql = `SELECT e.side, e.date_earliest AS earliest, e.date_latest AS latest, e.date_precision AS "precision", count(*) AS count
  FROM entry e WHERE e.is_withdrawn = 0 AND ${unreadSql} GROUP BY e.side, e.date_earliest, e.date_latest, e.date_precision`;

/** SQL of what needs another look, by side; from the few that were looked at to their entries, in this order. Named so that its plan can be tested. */
export const againBySideSql = `SELECT e.side, count(*) AS count FROM entry_read o CROSS JOIN entry e ON e.id = o.entry_id
  WHERE o.state = 'again' AND e.is_withdrawn = 0 GROUP BY e.side`;

const none = (): Record<Side, number> => ({ resident: 0, landlord: 0, third: 0 });

/** What nobody has opened, per side and per head. */
export function unreadCounts(db: Db): UnreadCounts {
  const windows = readKind(db, 'window').map(({ value }) => value);
  const exclusions = readKind(db, 'exclusion').map(({ value }) => value);
  const heads = Object.fromEntries(readKind(db, 'head').map(({ id }) => [id, none()]));
  const all = none();
  const days = prepared<{ side: Side; earliest: string | null; latest: string | null; precision: DatePrecision; count: number }>(
    db,
    unreadByDateSql,
  ).all();
  for (const { side, count, ...date } of days) {
    all[side] += count;
    for (const [headId, bySide] of Object.entries(heads))
      if (isToRead(scopePosition(date, headId, windows, exclusions))) bySide[side] += count;
  }
  const again = none();
  const marked = prepared<{ side: Side; count: number }>(db, againBySideSql).all();
  for (const { side, count } of marked) again[side] = count;
  return { all, heads, again };
}

/** What may bear on a head: in its scope, or without a date to tell by. */
function isToRead(position: ReturnType<typeof scopePosition>): boolean {
  return position === 'in' || position === 'undated';
}

interface Waiting {
  readonly id: string;
  readonly exhibit: string;
  readonly side: Side;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly precision: DatePrecision;
}

/** SQL of the unread items by date, from an entry on or from the first; named so that its plan can be tested. */
export function waitingSql(isFirst: boolean): string {
  const after = `AND ${dateKey} >= (SELECT ${dateKey} FROM entry e WHERE e.id = ?)
    AND (${dateKey}, ${timeKey}, e.rowid) > (SELECT ${dateKey}, ${timeKey}, e.rowid FROM entry e WHERE e.id = ?)`;
  return `SELECT e.id, e.exhibit, e.side, e.date_earliest AS earliest, e.date_latest AS latest, e.date_precision AS "precision"
    FROM entry e WHERE e.is_withdrawn = 0 AND ${unreadSql} ${isFirst ? '' : after} ORDER BY ${dateKey}, ${timeKey}, e.rowid`;
}

/** The next unread item by date after `after`, of one side and head where they are named; from the first again past the last. Null where none is left. */
export function nextUnread(
  db: Db,
  wanted: { readonly after: string | null; readonly side: Side | null; readonly headId: string | null },
): Pick<Waiting, 'id' | 'exhibit' | 'side'> | null {
  const windows = readKind(db, 'window').map(({ value }) => value);
  const exclusions = readKind(db, 'exclusion').map(({ value }) => value);
  const first = (sql: string, cells: readonly Cell[]) => {
    for (const item of prepared<Waiting>(db, sql).iterate(...cells)) {
      if (wanted.side !== null && item.side !== wanted.side) continue;
      if (wanted.headId !== null && !isToRead(scopePosition(item, wanted.headId, windows, exclusions))) continue;
      return { id: item.id, exhibit: item.exhibit, side: item.side };
    }
    return null;
  };
  const later = wanted.after === null ? null : first(waitingSql(false), [wanted.after, wanted.after]);
  return later ?? first(waitingSql(true), []);
}

/** Notes inside a command that entries were put on the screen: what was unread is skimmed. Returns how many that were. */
export function noteOpened(tx: Tx, ids: readonly string[]): number {
  return changeStates(tx, ids, (now) => (now === 'unread' ? 'skimmed' : now));
}

/** Whether all of these are rows of sheets. */
export function areAllRecords(db: Db, ids: readonly string[]): boolean {
  return ids.every((id) => prepared<{ kind: string }>(db, 'SELECT kind FROM entry WHERE id = ?').get(id)?.kind === 'record');
}

/** Sets how far entries were looked at, inside a command; returns how many were not so before. Ids that are not in the case are refused with `notFound`. */
export function setReadState(tx: Tx, ids: readonly string[], state: ReadState): number {
  return changeStates(tx, ids, () => state);
}

/** How far each of these is looked at, by id. */
export function readStatesOf(db: Db, ids: readonly string[]): Readonly<Record<string, ReadState>> {
  const state = prepared<{ state: ReadState }>(db, 'SELECT state FROM entry_read WHERE entry_id = ?');
  return Object.fromEntries(ids.map((id) => [id, state.get(id)?.state ?? 'unread']));
}

function changeStates(tx: Tx, ids: readonly string[], become: (now: ReadState) => ReadState): number {
  let count = 0;
  for (const id of ids) {
    if (prepared(tx.db, 'SELECT 1 FROM entry WHERE id = ?').get(id) === undefined) {
      throw new Refusal('notFound', 'An entry to be marked is not in the case.', id);
    }
    const row = currentRow(tx.db, 'entry_read', id);
    const now = (row?.state as ReadState | undefined) ?? 'unread';
    const next = become(now);
    if (next === now) continue;
    if (next === 'unread') tx.remove('entry_read', { entry_id: id });
    else if (row === undefined) tx.insert('entry_read', { entry_id: id, state: next, at_ms: tx.atMs });
    else tx.update('entry_read', { entry_id: id, state: next, at_ms: tx.atMs });
    count += 1;
  }
  return count;
}

/**
 * Records inside a command that a sheet was gone through as one item, and marks it read. Refused with `invalid` for what has no rows, or where more
 * rows are said to have been shown than there are.
 */
export function reviewSheet(tx: Tx, sheetId: string, filter: string, rowsShown: number): SheetReview {
  const { rows, opened } = prepared<{ rows: number; opened: number }>(
    tx.db,
    `SELECT count(*) AS rows, count(o.entry_id) AS opened FROM entry e LEFT JOIN entry_read o ON o.entry_id = e.id
      WHERE e.parent_id = ? AND e.kind = 'record' AND e.is_withdrawn = 0`,
  ).get(sheetId) ?? { rows: 0, opened: 0 };
  if (rows === 0) throw new Refusal('invalid', 'Only a sheet with rows is gone through as one item.', sheetId);
  if (rowsShown > rows) throw new Refusal('invalid', `The sheet has ${rows} rows; ${rowsShown} cannot have been shown.`, 'rowsShown');
  const review: SheetReview = { id: newId(), atMs: tx.atMs, actor: tx.actor, filter, rows, rowsShown, rowsOpened: opened };
  tx.insert('sheet_review', {
    id: review.id,
    entry_id: sheetId,
    at_ms: review.atMs,
    actor: review.actor,
    filter,
    rows,
    rows_shown: rowsShown,
    rows_opened: opened,
  });
  setReadState(tx, [sheetId], 'read');
  return review;
}

/** How a sheet was gone through, newest first; empty for what is no sheet. */
export function sheetReviews(db: Db, entryId: string): SheetReview[] {
  return prepared<SheetReview>(
    db,
    `SELECT id, at_ms AS atMs, actor, filter, rows, rows_shown AS rowsShown, rows_opened AS rowsOpened
       FROM sheet_review WHERE entry_id = ? ORDER BY at_ms DESC, id DESC`,
  ).all(entryId);
}
