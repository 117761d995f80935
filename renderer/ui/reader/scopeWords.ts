// Owns saying how an entry or a mark stands to the heads' windows. The rule itself is db/model/scope.
import type { Draft, DraftRow } from '../../../db/model/draft.ts';
import type { ListedEntry, ScopePosition } from '../../../db/model/entry.ts';
import { markScope } from '../../../db/model/scope.ts';

/** One head with a position under it. */
export interface HeadPosition {
  readonly headId: string;
  readonly key: string;
  readonly position: ScopePosition;
}

/** How a mark stands to each of its heads. */
export function markPositions(mark: DraftRow<'mark'>['value'], entry: Pick<ListedEntry, 'date'>, draft: Draft): readonly HeadPosition[] {
  const windows = draft.window.map(({ value }) => value);
  const exclusions = draft.exclusion.map(({ value }) => value);
  return draft.head
    .filter(({ id }) => mark.headIds.includes(id))
    .map(({ id, key }) => ({ headId: id, key, position: markScope(mark, entry.date, id, windows, exclusions) }));
}

/** Heads in words: `(a), (b)`; empty for none. */
export function headsInWords(draft: Draft, headIds: readonly string[]): string {
  return draft.head
    .filter(({ id }) => headIds.includes(id))
    .map(({ key }) => `(${key})`)
    .join(', ');
}
