// Owns: what the history tells of each row: how it was before what the history knows of it, and how it must stand now. Pure: reads nothing.
import type { Row, RowChange } from './command.ts';

/** One row as the changes told so far leave it. */
export interface ToldRow {
  /** Made by a command, so that its first image is all of it; otherwise a seal tells how it began. */
  isMade: boolean;
  isRemoved: boolean;
  /** Whether it was there before the first change told. */
  readonly wasThere: boolean;
  /** Of a row that was there, columns as they were before the first change told. */
  readonly first: Record<string, Row[string]>;
  /** Columns as the last change told left them. */
  last: Record<string, Row[string]>;
}

/** What the history tells of rows, by table and by name. */
export type Told = Map<string, Map<string, ToldRow>>;

/** Adds one change, in the order of the history. */
export function tell(told: Told, { table, id, before, after }: RowChange): void {
  let rows = told.get(table);
  if (rows === undefined) {
    rows = new Map();
    told.set(table, rows);
  }
  const known = rows.get(id) ?? { isMade: false, isRemoved: false, wasThere: before !== null, first: {}, last: {} };
  rows.set(id, known);
  if (before === null && after !== null) {
    Object.assign(known, { isMade: true, isRemoved: false, last: { ...after } });
    return;
  }
  if (after === null) known.isRemoved = true;
  for (const [column, cell] of Object.entries(before ?? {})) if (!(column in known.first)) known.first[column] = cell;
  Object.assign(known.last, after ?? {});
}

/** Takes back what was told of what a change leaves behind: from here on it counts as having been so all along. */
export function forgetTold(told: Told, { table, id, before, after }: RowChange): void {
  const rows = told.get(table);
  const known = rows?.get(id);
  if (rows === undefined || known === undefined) return;
  if (before === null || after === null) {
    rows.delete(id);
    return;
  }
  for (const column of Object.keys(after)) {
    delete known.first[column];
    delete known.last[column];
  }
}
