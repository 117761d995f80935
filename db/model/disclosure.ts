// Owns: who may see a cited thing, by the papers it rests on, and the sentence that says no more than may be said. Pure; must not change a draft.
import type { Cite, Draft } from './draft.ts';
import type { Disclosure } from './entry.ts';
import { citesOf } from './runs.ts';

/** What is cited and may not be seen by everyone who reads the report. */
export interface Undisclosed {
  readonly entryId: string;
  readonly disclosure: Exclude<Disclosure, 'both'>;
}

/**
 * Answers the papers behind a paragraph's citations that one or both parties may not see; an event stands for what it cites. A report goes to both parties,
 * and is published, so that whatever is not for both is for none of its readers. Rows are looked up once for the whole draft.
 */
export function undisclosedReader(
  draft: Pick<Draft, 'mark' | 'event'>,
  disclosureOf: (entryId: string) => Disclosure,
): (paragraph: Parameters<typeof citesOf>[0]) => Undisclosed[] {
  const marks = new Map(draft.mark.map((row) => [row.id, row.value.entryId]));
  const events = new Map(draft.event.map((row) => [row.id, row.value.cites]));
  return (paragraph) => {
    const found = new Map<string, Undisclosed>();
    const walked = new Set<string>();
    const walk = ({ kind, id }: Cite) => {
      if (walked.has(id)) return;
      walked.add(id);
      if (kind === 'event') for (const cite of events.get(id) ?? []) walk(cite);
      const entryId = kind === 'entry' ? id : kind === 'mark' ? marks.get(id) : undefined;
      if (entryId === undefined) return;
      const disclosure = disclosureOf(entryId);
      if (disclosure !== 'both') found.set(entryId, { entryId, disclosure });
    };
    for (const cite of citesOf(paragraph)) walk(cite);
    return [...found.values()];
  };
}

/** Says that there is something, and nothing of what or whose: it may stand where what it rests on may not be described. */
export const neutralSentence = 'We have also taken into account information that we cannot share with both parties.';
