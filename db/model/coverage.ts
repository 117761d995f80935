// Owns: what has been looked at and used of each side's papers, per head: counts and lists, so that both parties are seen to have been read. Never a score.
import type { Cite, Draft, DraftRow } from './draft.ts';
import { type EntryRow, isOpenedByItself, type ReadState, readStates, type ScopePosition, type Side, sides } from './entry.ts';
import { citesOf } from './runs.ts';

/** What is asked of an entry here. */
export interface CoveredEntry extends Pick<EntryRow, 'id' | 'kind' | 'status' | 'side' | 'readState' | 'parentId' | 'duplicateOf'> {
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

/** Coverage of every head, in their order. One pass over the entries, and one that only counts for each head. */
export function coverageByHead(draft: CoverageDraft, entries: readonly CoveredEntry[]): readonly HeadCoverage[] {
  const citedOf = new Map(draft.head.map(({ id }) => [id, citedUnder(draft, id)]));
  const items = itemsOf(
    entries,
    new Set([...draft.mark.map(({ value }) => value.entryId), ...[...citedOf.values()].flatMap((cited) => [...cited])]),
  );
  return draft.head.map(({ id: headId }) => {
    const cited = citedOf.get(headId) ?? new Set();
    const marks = draft.mark.filter(({ value }) => value.headIds.includes(headId));
    const itemsBehind = (ids: readonly string[]) => new Set(ids.flatMap((id) => items.get(id) ?? []));
    const marked = itemsBehind(marks.map(({ value }) => value.entryId));
    const relied = itemsBehind([...draft.mark.flatMap(({ id, value }) => (cited.has(id) ? [value.entryId] : [])), ...cited]);
    return {
      headId,
      sides: sidesOf(entries, headId, marked, relied),
      unanswered: marks.filter(({ id, value }) => value.speaksAgainst !== null && !cited.has(id)),
      notReliedOn: [...marked].flatMap((entry) => (relied.has(entry) ? [] : [entry.id])),
    };
  });
}

/** The item each of the entries wanted stands for, by the entry's id: a record goes with its sheet, a paper received again with the first. What is not in the case is left out. */
function itemsOf(entries: readonly CoveredEntry[], wanted: ReadonlySet<string>): ReadonlyMap<string, CoveredEntry> {
  const found = entries.filter(({ id }) => wanted.has(id));
  const itemIds = new Set(found.map(itemId));
  const items = new Map(entries.flatMap((entry) => (itemIds.has(entry.id) ? [[entry.id, entry] as const] : [])));
  return new Map(found.map((entry) => [entry.id, items.get(itemId(entry)) ?? entry]));
}

function itemId({ id, kind, parentId, duplicateOf }: CoveredEntry): string {
  return (kind === 'record' ? parentId : duplicateOf) ?? id;
}

/** Ids of everything the findings under a head cite, and what events, absences and expectations cited rest on in turn. */
function citedUnder(draft: CoverageDraft, headId: string): ReadonlySet<string> {
  const restsOn = new Map<string, readonly Cite[]>();
  const expected = new Map(draft.expectation.map(({ id, value }) => [id, value.cites]));
  for (const { id, value } of draft.event) restsOn.set(id, value.cites);
  for (const { id, value } of draft.absence) {
    restsOn.set(id, expected.get(value.expectationId ?? '') ?? []);
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
  marked: ReadonlySet<CoveredEntry>,
  relied: ReadonlySet<CoveredEntry>,
): Readonly<Record<Side, SideCoverage>> {
  const none = (): Counting => ({
    items: 0,
    byReadState: Object.fromEntries(readStates.map((state) => [state, 0])) as Record<ReadState, number>,
    marked: 0,
    relied: 0,
  });
  const counts = Object.fromEntries(sides.map((side) => [side, none()])) as Record<Side, Counting>;
  for (const entry of entries) {
    if (!isCovered(entry, headId)) continue;
    const count = counts[entry.side];
    count.items += 1;
    count.byReadState[entry.readState] += 1;
  }
  for (const entry of marked) if (isCovered(entry, headId)) counts[entry.side].marked += 1;
  for (const entry of relied) if (isCovered(entry, headId)) counts[entry.side].relied += 1;
  return counts;
}

/** Whether an entry is an item that could be read and is looked at for a head, or has no date to tell by. */
function isCovered(entry: CoveredEntry, headId: string): boolean {
  if (!isOpenedByItself(entry)) return false;
  const position = entry.scope[headId];
  return position !== 'before' && position !== 'after' && position !== 'excluded';
}
