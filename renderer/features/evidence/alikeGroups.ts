// Owns how pairs of papers that are much alike are grouped for reading. Must not judge what is alike.
import type { AlikePapers } from '../../../db/model/operations.ts';

/** Papers that are alike by one another, however far apart the first and the last. */
export interface AlikeGroup {
  /** How many papers. */
  readonly papers: number;
  /** As few pairs as join them all, the most alike first: one fewer than there are papers. */
  readonly joining: readonly AlikePapers[];
  /** The other pairs within the group. */
  readonly others: readonly AlikePapers[];
}

/** Groups pairs that come most alike first: a template sent six times is five lines and not fifteen. Groups stand as their first pairs do, and none is left out. */
export function groupsOfAlike(pairs: readonly AlikePapers[]): AlikeGroup[] {
  const leaders = new Map<string, string>();
  const leaderOf = (id: string): string => {
    const above = leaders.get(id);
    return above === undefined ? id : leaderOf(above);
  };
  const isJoining = pairs.map(({ one, other }) => {
    const [first, second] = [leaderOf(one.id), leaderOf(other.id)];
    if (first === second) return false;
    leaders.set(second, first);
    return true;
  });
  const groups = Map.groupBy(
    pairs.map((pair, at) => ({ pair, joins: isJoining[at] === true })),
    ({ pair }) => leaderOf(pair.one.id),
  );
  return [...groups.values()].map((some) => {
    const joining = some.filter(({ joins }) => joins).map(({ pair }) => pair);
    return { papers: joining.length + 1, joining, others: some.filter(({ joins }) => !joins).map(({ pair }) => pair) };
  });
}
