// Owns: what has been looked at and used of each side's papers, per head: counts and lists, so that both parties are seen to have been read. Never a score.
import type { Cite, Draft, DraftRow } from './draft.ts';
import { type EntryRow, type ReadState, readStates, type ScopePosition, type Side, sides } from './entry.ts';
import { citesOf } from './runs.ts';

/** What is asked of an entry here. */
export interface CoveredEntry extends Pick<EntryRow, 'id' | 'kind' | 'status' | 'side' | 'readState' | 'parentId'> {
  /** Scope per head id. */
  readonly scope: Readonly<Record<string, ScopePosition>>;
}

/** One side's papers under one head. Records count with the sheet they stand in, as they do for reading. */
export interface SideCoverage {
  /** Items that could be read and are in scope, context, or undated. */
  readonly items: number;
  readonly byReadState: Readonly<Record<ReadState, number>>;
  /** Items with a mark for this head, on themselves or on one of their records. */
  readonly marked: number;
  /** Items the findings under this head rest on: cited themselves, or through a mark, an event or an absence. */
  readonly relied: number;
}

export interface HeadCoverage {
  readonly headId: string;
  readonly sides: Readonly<Record<Side, SideCoverage>>;
  /** Marks for this head that speak against a party and that no paragraph under it cites. */
  readonly unanswered: readonly DraftRow<'mark'>[];
  /** Items marked for this head that its findings do not rest on: considered and not relied on. */
  readonly notReliedOn: readonly string[];
}

type CoverageDraft = Pick<Draft, 'head' | 'mark' | 'event' | 'absence' | 'expectation' | 'paragraph'>;

/** Coverage of every head, in their order. One pass over the entries. */
export function coverageByHead(draft: CoverageDraft, entries: readonly CoveredEntry[]): readonly HeadCoverage[] {
  // A record or attachment is looked at by itself only where it is an item: a record goes with its sheet.
  const itemOf = new Map(entries.map(({ id, kind, parentId }) => [id, kind === 'record' ? (parentId ?? id) : id]));
  return draft.head.map(({ id: headId }) => {
    const cited = citedUnder(draft, headId);
    const item = (entryId: string) => itemOf.get(entryId) ?? entryId;
    const marks = draft.mark.filter(({ value }) => value.headIds.includes(headId));
    const marked = new Set(marks.map(({ value }) => item(value.entryId)));
    const relied = new Set([
      ...draft.mark.filter(({ id }) => cited.has(id)).map(({ value }) => item(value.entryId)),
      ...[...cited].filter((id) => itemOf.has(id)).map(item),
    ]);
    return {
      headId,
      sides: sidesOf(entries, headId, marked, relied),
      unanswered: marks.filter(({ id, value }) => value.speaksAgainst !== null && !cited.has(id)),
      notReliedOn: [...marked].filter((id) => itemOf.has(id) && !relied.has(id)),
    };
  });
}

/** Ids of everything the findings under a head cite, and what events, absences and expectations cited rest on in turn. */
function citedUnder(draft: CoverageDraft, headId: string): ReadonlySet<string> {
  const restsOn = new Map<string, readonly Cite[]>();
  for (const { id, value } of draft.event) restsOn.set(id, value.cites);
  for (const { id, value } of draft.absence) {
    const expectation = draft.expectation.find((row) => row.id === value.expectationId);
    restsOn.set(id, expectation?.value.cites ?? []);
  }
  const cited = new Set<string>();
  const take = (cites: readonly Cite[]) => {
    for (const { id } of cites) {
      if (cited.has(id)) continue;
      cited.add(id);
      take(restsOn.get(id) ?? []);
    }
  };
  for (const { value } of draft.paragraph) if (value.headId === headId) take(citesOf(value));
  return cited;
}

interface Counting {
  items: number;
  readonly byReadState: Record<ReadState, number>;
  marked: number;
  relied: number;
}

function sidesOf(
  entries: readonly CoveredEntry[],
  headId: string,
  marked: ReadonlySet<string>,
  relied: ReadonlySet<string>,
): Readonly<Record<Side, SideCoverage>> {
  const none = (): Counting => ({
    items: 0,
    byReadState: Object.fromEntries(readStates.map((state) => [state, 0])) as Record<ReadState, number>,
    marked: 0,
    relied: 0,
  });
  const counts = Object.fromEntries(sides.map((side) => [side, none()])) as Record<Side, Counting>;
  for (const { id, kind, status, side, readState, scope } of entries) {
    const position = scope[headId];
    if (kind === 'record' || status !== 'read' || position === 'before' || position === 'after' || position === 'excluded') continue;
    const count = counts[side];
    count.items += 1;
    count.byReadState[readState] += 1;
    if (marked.has(id)) count.marked += 1;
    if (relied.has(id)) count.relied += 1;
  }
  return counts;
}
