// Owns which entries Side by side shows: its filters, and what they ask of marks, tags and links. Pure. Must not place what is shown: axisLines does.
import type { DraftRow } from '../../../db/model/draft.ts';
import { isUnread, type Side } from '../../../db/model/entry.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { isLookedAt } from '../../../db/model/scope.ts';
import { isTagUnder } from '../../../db/model/tags.ts';
import type { PartyFilter, ShownEntries } from '../../api/arrangement.ts';

/** Marks per entry, for one head or for all. */
export function marksByEntry(marks: readonly DraftRow<'mark'>[], headId: string | null): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { value } of marks) {
    if (headId === null || value.headIds.includes(headId)) counts.set(value.entryId, (counts.get(value.entryId) ?? 0) + 1);
  }
  return counts;
}

/** Entries with a mark of a tag or of one under it; null where no tag is asked for. */
export function entriesTagged(marks: readonly DraftRow<'mark'>[], tag: string | null): ReadonlySet<string> | null {
  if (tag === null) return null;
  return new Set(marks.flatMap(({ value }) => (value.tags.some((each) => isTagUnder(each, tag)) ? [value.entryId] : [])));
}

/** Whether only the other party supplied an entry: the resident sent in the landlord's letter, say. */
export function isOnlyFromOther({ side, suppliedBy, alsoSuppliedBy }: Pick<AxisRow, 'side' | 'suppliedBy' | 'alsoSuppliedBy'>): boolean {
  return suppliedBy !== side && !alsoSuppliedBy.includes(side);
}

const suppliedBy = (side: Side) => (row: AxisRow) => row.suppliedBy === side || row.alsoSuppliedBy.includes(side);
const isOfParty: Readonly<Record<PartyFilter, (row: AxisRow) => boolean>> = {
  byResident: ({ side }) => side === 'resident',
  byLandlord: ({ side }) => side === 'landlord',
  byThird: ({ side }) => side === 'third',
  fromResident: suppliedBy('resident'),
  fromLandlord: suppliedBy('landlord'),
  fromThird: suppliedBy('third'),
  onlyFromOther: isOnlyFromOther,
};

/** What a filter asks of the marks and links. */
export interface FilterMarks {
  readonly counts: ReadonlyMap<string, number>;
  /** Null where no tag is asked for. */
  readonly tagged: ReadonlySet<string> | null;
  /** Reports that nothing linked answers; null where they are not asked for. */
  readonly unanswered: ReadonlySet<string> | null;
}

/** Whether nothing is filtered out. */
export function isAllShown({ kind, party, tag, isInScope, isUnread, isMarked, isUnanswered }: ShownEntries): boolean {
  return kind === null && party === null && tag === null && !isInScope && !isUnread && !isMarked && !isUnanswered;
}

/** Whether a row passes a filter. `headId` null: in scope for any head. */
export function passes(row: AxisRow, filter: ShownEntries, headId: string | null, { counts, tagged, unanswered }: FilterMarks): boolean {
  if (filter.kind !== null && row.kind !== filter.kind) return false;
  if (filter.party !== null && !isOfParty[filter.party](row)) return false;
  if (tagged !== null && !tagged.has(row.id)) return false;
  if (filter.isUnread && !isUnread(row)) return false;
  if (filter.isMarked && !counts.has(row.id)) return false;
  if (unanswered !== null && !unanswered.has(row.id)) return false;
  return !filter.isInScope || isLookedAt(row.scope, headId);
}
