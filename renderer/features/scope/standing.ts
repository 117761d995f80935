// Owns how many entries and marks fall where, and what a change of the windows would move. Pure: the positions themselves are db/model/scope's.
import type { Draft, ScopeWindow } from '../../../db/model/draft.ts';
import { type EntryRow, type ScopePosition, scopePositions } from '../../../db/model/entry.ts';
import { markScope, scopePosition } from '../../../db/model/scope.ts';

/** How many stand in each position. */
export type Standing = Readonly<Record<ScopePosition, number>>;
/** The order positions are shown in: through time, then what stands apart. */
export const standingOrder: readonly ScopePosition[] = ['before', 'in', 'after', 'excluded', 'context', 'undated'];

interface Places {
  readonly entries: readonly ScopePosition[];
  readonly marks: readonly ScopePosition[];
}

/** Positions of every entry, and of every mark made for this head, under these windows. */
export function placesUnder(draft: Draft, entries: readonly EntryRow[], headId: string, windows: readonly ScopeWindow[]): Places {
  const exclusions = draft.exclusion.map(({ value }) => value);
  const dates = new Map(entries.map(({ id, date }) => [id, date]));
  return {
    entries: entries.map(({ date }) => scopePosition(date, headId, windows, exclusions)),
    marks: draft.mark.flatMap(({ value }) => {
      const date = dates.get(value.entryId);
      return date === undefined || !value.headIds.includes(headId) ? [] : [markScope(value, date, headId, windows, exclusions)];
    }),
  };
}

/** How many stand where. */
export function standingOf(positions: readonly ScopePosition[]): Standing {
  const counts = Object.fromEntries(scopePositions.map((position) => [position, 0])) as Record<ScopePosition, number>;
  for (const position of positions) counts[position] += 1;
  return counts;
}

/** So many entries or marks going from one position to another. */
export interface Move {
  readonly what: 'entries' | 'marks';
  readonly from: ScopePosition;
  readonly to: ScopePosition;
  readonly count: number;
}

/** What changes its place between two sets of windows, the largest movement first. */
export function movesBetween(
  draft: Draft,
  entries: readonly EntryRow[],
  headId: string,
  before: readonly ScopeWindow[],
  after: readonly ScopeWindow[],
): Move[] {
  const [was, will] = [placesUnder(draft, entries, headId, before), placesUnder(draft, entries, headId, after)];
  const moves = new Map<string, { what: Move['what']; from: ScopePosition; to: ScopePosition; count: number }>();
  for (const what of ['entries', 'marks'] as const) {
    for (const [at, from] of was[what].entries()) {
      const to = will[what][at];
      if (to === undefined || to === from) continue;
      const name = `${what} ${from} ${to}`;
      const move = moves.get(name) ?? { what, from, to, count: 0 };
      move.count += 1;
      moves.set(name, move);
    }
  }
  return [...moves.values()].toSorted((a, b) => b.count - a.count);
}
