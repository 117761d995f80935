// Owns the walk through the papers a search finds, in the order of the lists: a sheet with its rows is one paper. Pure.
import type { AxisRow } from '../../../db/model/operations.ts';

/** A paper with hits, and the entry it is opened by: itself, or the first of its rows found. */
export interface HitPaper {
  readonly paperId: string;
  readonly row: AxisRow;
  /** Its place among all rows. */
  readonly place: number;
}

/** The paper an entry stands in: a row of a sheet is read in its sheet. */
export function paperIdOf(row: Pick<AxisRow, 'id' | 'kind' | 'parentId'>): string {
  return row.kind === 'record' && row.parentId !== null ? row.parentId : row.id;
}

/** The papers with hits, each once, where its first hit stands. */
export function papersWith(rows: readonly AxisRow[], hits: ReadonlySet<string>): readonly HitPaper[] {
  const papers = new Map<string, HitPaper>();
  for (const [place, row] of rows.entries()) {
    if (!hits.has(row.id)) continue;
    const paperId = paperIdOf(row);
    if (!papers.has(paperId)) papers.set(paperId, { paperId, row, place });
  }
  return [...papers.values()];
}

/**
 * The paper after the one stood on, or before it; round from the end. Where the entry stood on is none of them, the next after its place. Null without
 * papers.
 * @param at the place of the paper stood on among `papers`; -1 for none
 */
export function nextPaper(
  papers: readonly HitPaper[],
  at: number,
  from: AxisRow | undefined,
  rows: readonly AxisRow[],
  by: 1 | -1,
): { readonly row: AxisRow; readonly isRound: boolean } | null {
  const [first, last] = [papers[0], papers.at(-1)];
  if (first === undefined || last === undefined) return null;
  const stood = at < 0 && from !== undefined ? rows.indexOf(from) : null;
  const next =
    stood === null
      ? at < 0 && by === -1
        ? undefined
        : papers[at + by]
      : by === 1
        ? papers.find(({ place }) => place > stood)
        : papers.findLast(({ place }) => place < stood);
  if (next !== undefined) return { row: next.row, isRound: false };
  return { row: (by === 1 ? first : last).row, isRound: from !== undefined };
}
