// Owns: the case's roll-up, computed from the heads' outcomes by the rule set's own rule. Never typed, never a suggestion of an outcome.
import type { RollUp, RuleSet } from './ruleSet.ts';

/**
 * The roll-up of a case from its heads' outcomes, one entry a head, null where a head is not determined yet. Null until every head is, and where the
 * rule set has no name for what they came to. Heads not looked at on their merits do not count where others were.
 */
export function rollUpOf(ruleSet: Pick<RuleSet, 'outcomes' | 'rollUps'>, outcomes: readonly (string | null)[]): RollUp | null {
  if (outcomes.length === 0 || outcomes.includes(null)) return null;
  const all = outcomes.map((id) => ruleSet.outcomes.find((outcome) => outcome.id === id));
  const onMerits = all.filter((outcome) => outcome?.isOnMerits === true);
  const counted = onMerits.length > 0 ? onMerits : all;
  const upheld = counted.filter((outcome) => outcome?.upheld === true).length;
  const rollUpWhen = (heads: RollUp['when']['heads'], outcome?: string) =>
    ruleSet.rollUps.find(({ when }) => when.heads === heads && (when.heads !== 'outcome' || when.outcome === outcome)) ?? null;
  const isAnyInPart = counted.some((outcome) => outcome?.isInPart === true);
  if (upheld === counted.length && !isAnyInPart) return rollUpWhen('all upheld');
  if (upheld > 0) return rollUpWhen('some upheld');
  return counted.some((outcome) => outcome?.upheld === false) ? rollUpWhen('not upheld') : rollUpWhen('outcome', counted[0]?.id);
}
