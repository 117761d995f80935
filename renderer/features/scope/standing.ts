// Owns how many entries, marks and events fall where, and what a change of windows or exclusions would move. Pure: the positions themselves are db/model/scope's.
import type { Draft, Exclusion, ScopeWindow } from '../../../db/model/draft.ts';
import { type ListedEntry, type ScopePosition, scopePositions } from '../../../db/model/entry.ts';
import { markScope, scopeOf } from '../../../db/model/scope.ts';

/** How many stand in each position. */
export type Standing = Readonly<Record<ScopePosition, number>>;
/** The order positions are shown in: through time, then what stands apart. */
export const standingOrder: readonly ScopePosition[] = ['before', 'in', 'after', 'excluded', 'context', 'undated'];

/** What decides where a date falls. */
export interface Limits {
  readonly windows: readonly ScopeWindow[];
  readonly exclusions: readonly Exclusion[];
}

/** What is placed by its date, in the order it is counted. */
export const placed = ['entries', 'marks', 'events'] as const;
export type Placed = (typeof placed)[number];
type Places = Readonly<Record<Placed, readonly ScopePosition[]>>;

/** The windows and exclusions as they are. */
export function limitsOf(draft: Pick<Draft, 'window' | 'exclusion'>): Limits {
  return { windows: draft.window.map(({ value }) => value), exclusions: draft.exclusion.map(({ value }) => value) };
}

/** Positions of every entry, and of every mark and event made for this head, under these windows and exclusions. */
export function placesUnder(draft: Draft, entries: readonly ListedEntry[], headId: string, { windows, exclusions }: Limits): Places {
  const positionOf = scopeOf(headId, windows, exclusions);
  const marks = draft.mark.filter(({ value }) => value.headIds.includes(headId));
  const marked = new Set(marks.map(({ value }) => value.entryId));
  const dates = new Map(entries.flatMap(({ id, date }) => (marked.has(id) ? [[id, date] as const] : [])));
  return {
    entries: entries.map(({ date }) => positionOf(date)),
    marks: marks.flatMap(({ value }) => {
      const date = dates.get(value.entryId);
      return date === undefined ? [] : [markScope(value, date, headId, windows, exclusions)];
    }),
    events: draft.event.flatMap(({ value }) => (value.headIds.includes(headId) ? [positionOf(value.date)] : [])),
  };
}

/** How many stand where. */
export function standingOf(positions: readonly ScopePosition[]): Standing {
  const counts = Object.fromEntries(scopePositions.map((position) => [position, 0])) as Record<ScopePosition, number>;
  for (const position of positions) counts[position] += 1;
  return counts;
}

/** So many things going from one position to another. */
export interface Move {
  readonly what: Placed;
  readonly from: ScopePosition;
  readonly to: ScopePosition;
  readonly count: number;
}

/** What changes its place for a head when the limits change, the largest movement first. */
export function movesBetween(draft: Draft, entries: readonly ListedEntry[], headId: string, before: Limits, after: Limits): Move[] {
  const [was, will] = [placesUnder(draft, entries, headId, before), placesUnder(draft, entries, headId, after)];
  const moves = new Map<string, Move>();
  for (const what of placed) {
    for (const [at, from] of was[what].entries()) {
      const to = will[what][at];
      if (to === undefined || to === from) continue;
      const name = `${what} ${from} ${to}`;
      moves.set(name, { what, from, to, count: (moves.get(name)?.count ?? 0) + 1 });
    }
  }
  return [...moves.values()].toSorted((a, b) => b.count - a.count);
}
