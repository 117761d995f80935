// Owns: the case's roll-up, computed from the heads' outcomes. Never typed, never a suggestion of an outcome.
import type { RuleSet } from './ruleSet.ts';

/** Heads that were not decided on their merits do not count where others were. */
const undecided: ReadonlySet<string> = new Set(['outside-jurisdiction', 'withdrawn']);

/**
 * The roll-up of a case from its heads' outcomes, one entry a head, null where a head is not determined yet. Null until every head is.
 * Partial maladministration: at least one head upheld and at least one not (Housing Ombudsman Service, "Guidance on decisions").
 */
export function rollUpOf(
  ruleSet: Pick<RuleSet, 'outcomes' | 'rollUps'>,
  outcomes: readonly (string | null)[],
): RuleSet['rollUps'][number] | null {
  if (outcomes.length === 0 || outcomes.includes(null)) return null;
  const all = outcomes.filter((outcome) => outcome !== null);
  const decided = all.filter((outcome) => !undecided.has(outcome));
  const counted = decided.length > 0 ? decided : all;
  const upheld = counted.filter((id) => ruleSet.outcomes.find((outcome) => outcome.id === id)?.upheld === true).length;
  const named = (id: string | undefined) => ruleSet.rollUps.find((rollUp) => rollUp.id === id) ?? null;
  if (upheld === counted.length) return named('maladministration');
  if (upheld > 0) return named('partial-maladministration');
  return named(counted.includes('no-maladministration') ? 'no-maladministration' : counted[0]);
}
