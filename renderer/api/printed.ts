// Owns the draft's paragraphs as an edition prints them, for screens that hold other words against them. Must not print anything.
import { useMemo } from 'react';
import type { Draft } from '../../db/model/draft.ts';
import { peopleIn } from '../../db/model/labels.ts';
import { type PrintedParagraph, printedParagraph } from '../../db/model/returned.ts';

/** Every paragraph, in the order of the draft; none before the draft is read. */
export function usePrinted(draft: Draft | undefined): readonly PrintedParagraph[] {
  return useMemo(() => {
    if (draft === undefined) return [];
    const people = peopleIn(draft);
    return draft.paragraph.map((row) => printedParagraph(row, draft.party, people));
  }, [draft]);
}
