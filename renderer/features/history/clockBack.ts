// Owns telling by the history that the clock of the machine was set back. Pure; the order of rows is the chain's, whatever their times say.
import type { HistoryRow } from '../../../db/model/operations.ts';

/** Clocks are put right by seconds all day. */
const toleranceMs = 60_000;

/** Rows, newest first, that bear an earlier time than the row before them at the same desk: by their places in the list. */
export function clockBackAt(rows: readonly Pick<HistoryRow, 'deskId' | 'atMs'>[]): ReadonlySet<number> {
  const back = new Set<number>();
  const latestAt = new Map<string, number>();
  for (const [at, { deskId, atMs }] of [...rows.entries()].reverse()) {
    const before = latestAt.get(deskId);
    if (before !== undefined && atMs < before - toleranceMs) back.add(at);
    latestAt.set(deskId, atMs);
  }
  return back;
}
