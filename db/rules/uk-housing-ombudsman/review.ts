// Owns: how a decision of the Housing Ombudsman is reviewed, as data. Whether a request is in time is db/model/rounds.
import type { ReviewRules } from '../../model/ruleSet.ts';
import { reviewPage } from './sources.ts';

export const review = {
  limit: { amount: 3, unit: 'weeks' },
  grounds: [
    { id: 'new-facts', name: 'New facts or evidence that bear on the decision' },
    { id: 'facts-challenged', name: 'Facts or evidence relied on are challenged' },
  ],
  text: 'Later requests are looked at only exceptionally. Disagreeing with the decision is no ground, and what was awarded is not opened again.',
  source: reviewPage,
} as const satisfies ReviewRules;
