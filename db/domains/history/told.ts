// Owns: what the history tells of each row: how it was before what the history knows of it, and how it must stand now. Pure: reads nothing.
import type { Row, RowChange } from './command.ts';

/** One row as the changes told so far leave it. */
export interface ToldRow {
  /** Made by a command, so that its first image is all of it; otherwise a seal tells how it began. */
  isMade: boolean;
  isRemoved: boolean;
  /** Columns as they were before the first change told. */
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
  const known = rows.get(id) ?? { isMade: false, isRemoved: false, first: {}, last: {} };
  rows.set(id, known);
  if (before === null && after !== null) {
    rows.set(id, { isMade: true, isRemoved: false, first: {}, last: { ...after } });
    return;
  }
  if (after === null) known.isRemoved = true;
  for (const [column, cell] of Object.entries(before ?? {})) if (!(column in known.first)) known.first[column] = cell;
  Object.assign(known.last, after ?? {});
}
