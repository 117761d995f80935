// Owns the places of drafts whose editor went away before the store took what was typed there: they go on trying, and the next editor of the place begins with
// their words. Must not store anything itself.
import type { DraftRow } from '../../../db/model/draft.ts';
import type { DraftJournal, LeftWords } from './DraftJournal.ts';

const left = new Map<string, DraftJournal>();

/** Leaves a journal behind; `key` names its case and place. */
export function leaveBehind(key: string, journal: DraftJournal): void {
  if (journal.isUnfolded()) left.set(key, journal);
}

/** What an editor of the place begins with; null where nothing was left that the store does not hold. */
export function takeUp(key: string, rows: readonly DraftRow<'paragraph'>[]): LeftWords | null {
  const journal = left.get(key);
  left.delete(key);
  return journal === undefined || !journal.isUnfolded() ? null : journal.handOver(rows);
}
