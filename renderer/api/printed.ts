// Owns the draft's paragraphs as an edition prints them, for screens that hold other words against them. Must not print anything.
import { useMemo } from 'react';
import type { Draft } from '../../db/model/draft.ts';
import { peopleIn } from '../../db/model/labels.ts';
import { type PrintedParagraph, printedParagraph, printedWords } from '../../db/model/printedParagraph.ts';
import { findingsText } from '../text/findings.ts';
import { useRead } from './operations.ts';

/** Every paragraph, in the order of the draft; none before the draft is read. */
export function usePrinted(draft: Draft | undefined): readonly PrintedParagraph[] {
  return useMemo(() => {
    if (draft === undefined) return [];
    const people = peopleIn(draft);
    return draft.paragraph.map((row) => printedParagraph(row, draft.party, people));
  }, [draft]);
}

/** A paragraph as people speak of it: where it stands with its number, and its first words. */
export interface NamedParagraph {
  readonly id: string;
  /** `(a), 3`; `Background, 2`. */
  readonly name: string;
  readonly words: string;
}

const firstWords = 80;

/** The paragraphs that the report prints, in its order, by the numbers it gives them. */
export function useNamedParagraphs(caseId: string, draft: Draft, printed: readonly PrintedParagraph[]): readonly NamedParagraph[] {
  const numbers = useRead('report.numbers', { caseId }, true).data;
  return useMemo(() => {
    const byId = new Map(printed.map((paragraph) => [paragraph.id, paragraph]));
    return Object.entries(numbers ?? {}).flatMap(([id, number]) => {
      const at = draft.paragraph.find((row) => row.id === id)?.value;
      const paragraph = byId.get(id);
      if (at === undefined || paragraph === undefined) return [];
      const head = draft.head.find((row) => row.id === at.headId);
      const sections: Readonly<Record<string, string>> = findingsText.sections;
      const part = head === undefined ? (sections[at.section] ?? at.section) : findingsText.headKey(head.key);
      return [{ id, name: findingsText.partOf(part, number), words: printedWords(paragraph).slice(0, firstWords) }];
    });
  }, [numbers, draft, printed]);
}
