// Owns: what a case at a desk has to hold after edits, merges and undoing in any order, worked out by who knew of what and by nothing else. Must not ask the store.

/** One writing of a cell. `seen` is every writing that was known of when it was made, itself among them. */
export interface Writing {
  readonly value: string;
  readonly seen: ReadonlySet<Writing>;
  /** Brought back by undoing or doing again what somebody wrote: where that leaves it as it was when the two parted, it is no change. */
  readonly isTurned?: boolean;
  /** Only where nobody wrote it: the writings that met in a merge. */
  readonly met?: readonly Writing[];
}

/** A row as a desk has it: cells by name; null where it was removed, with what was known then. */
export type ModelRow =
  | { readonly cells: ReadonlyMap<string, Writing>; readonly removed: null }
  | { readonly cells: null; readonly removed: Writing };
export type ModelCase = ReadonlyMap<string, ModelRow>;

/** What a merge has to leave in one cell or row: this, or, where both are listed as a difference, what is here. */
export interface Expected {
  readonly state: ModelCase;
  /** `row` or `row cell` of everything that both desks changed without knowing of each other: true where it has to be listed, false where it may be. */
  readonly differing: ReadonlyMap<string, boolean>;
}

/** A new writing by somebody who knows these. */
export function write(value: string, known: Iterable<Writing>, isTurned = false): Writing {
  const seen = new Set<Writing>();
  for (const each of known) for (const one of each.seen) seen.add(one);
  const made: Writing = { value, seen, isTurned };
  seen.add(made);
  return made;
}

/** Two writings that met, with the value that stands. */
export function meet(value: string, met: readonly Writing[]): Writing {
  const made: Writing = { value, seen: new Set(met.flatMap(({ seen }) => [...seen])), met };
  (made.seen as Set<Writing>).add(made);
  return made;
}

function hasTurned({ isTurned = false, met = [] }: Writing): boolean {
  return isTurned || met.some(hasTurned);
}

function knows({ seen }: Pick<Writing, 'seen'>, of: Writing): boolean {
  return seen.has(of) || (of.met?.every((one) => knows({ seen }, one)) ?? false);
}

/** Everything known of a row. */
export function knownOf(row: ModelRow): Writing[] {
  return row.cells === null ? [row.removed] : [...row.cells.values()];
}

/** A row with these values, written by somebody who knows what stands. */
export function rowOf(values: Readonly<Record<string, string>>, known: Iterable<Writing> = [], isTurned = false): ModelRow {
  const all = [...known];
  return { cells: new Map(Object.entries(values).map(([cell, value]) => [cell, write(value, all, isTurned)])), removed: null };
}

/** A merge as it has to come out where nobody chooses. */
export function merged(ours: ModelCase, theirs: ModelCase): Expected {
  const state = new Map(ours);
  const differing = new Map<string, boolean>();
  for (const [id, there] of theirs) {
    const here = ours.get(id);
    state.set(id, here === undefined ? there : mergedRow(id, here, there, differing));
  }
  return { state, differing };
}

function mergedRow(id: string, here: ModelRow, there: ModelRow, differing: Map<string, boolean>): ModelRow {
  if (here.cells !== null && there.cells !== null) {
    const cells = new Map<string, Writing>();
    for (const [cell, one] of here.cells) cells.set(cell, mergedCell(`${id} ${cell}`, one, there.cells.get(cell) ?? one, differing));
    return { cells, removed: null };
  }
  if (here.cells === null && there.cells === null) return { cells: null, removed: mergedRemoval(here.removed, there.removed) };
  const [gone, kept] = here.cells === null ? [here, there] : [there, here];
  if (gone.cells !== null || kept.cells === null) throw new Error('One of the two was removed.');
  const writings = knownOf(kept);
  if (writings.every((one) => knows(gone.removed, one))) return gone;
  if (writings.some((one) => knows(one, gone.removed))) return kept;
  differing.set(id, ![gone.removed, ...writings].some(hasTurned));
  return { cells: new Map([...kept.cells].map(([cell, one]) => [cell, meet(one.value, [one, gone.removed])])), removed: null };
}

function mergedCell(name: string, here: Writing, there: Writing, differing: Map<string, boolean>): Writing {
  if (knows(here, there)) return here;
  if (knows(there, here)) return there;
  const isNoNews = carries(there, here) || carries(here, there);
  if (here.value !== there.value) differing.set(name, !isNoNews && ![here, there].some(hasTurned));
  return meet(here.value, [here, there]);
}

/** Whether the value of one is of a writing that the other knows, though more met in it since. */
function carries(one: Writing, other: Writing): boolean {
  return one.met?.some((part) => part.value === one.value && (knows(other, part) || carries(part, other))) ?? false;
}

function mergedRemoval(here: Writing, there: Writing): Writing {
  if (knows(here, there)) return here;
  return knows(there, here) ? there : meet('', [here, there]);
}
