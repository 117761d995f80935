// Owns the words for where a rule was found and how sure it is.
import type { Confidence, Source } from '../../db/model/ruleSet.ts';

const seen: Readonly<Record<Confidence, string>> = {
  publisher: 'seen on the publisher’s own page',
  decision: 'seen in a published decision',
  secondary: 'seen second-hand only',
  inference: 'our own inference, seen nowhere',
};

export const ruleSetText = {
  source: (source: Source) => `${source.publisher}, “${source.title}”; ${seen[source.confidence]}`,
  /** By the least sure outcome of the ladder. */
  sure: {
    publisher: 'ladder seen on the publisher’s own pages',
    decision: 'ladder seen with the publisher or in its decisions',
    secondary: 'unsure: some of the ladder is second-hand',
    inference: 'unsure: some of the ladder is our own inference',
  } satisfies Readonly<Record<Confidence, string>>,
  unsure: (what: string) => `Not verified: ${what}`,
} as const;
