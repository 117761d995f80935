// Owns: which edition of a scheme or code governs a case, and the paragraph an outcome has in it. The editions themselves are data in db/rules.
import type { CivilDate } from './dates.ts';
import type { Facts } from './draft.ts';
import type { Edition, Outcome, RuleSet } from './ruleSet.ts';

/** The edition in force on a day; null before the first. */
export function editionOn<E extends Edition>(editions: readonly E[], day: CivilDate): E | null {
  return editions.find((edition) => edition.from <= day && (edition.to === null || day <= edition.to)) ?? null;
}

/** The edition a case is frozen on (by id or name) or, while nothing is frozen, the one in force on `day`. Null when neither is known. */
export function editionFor<E extends Edition>(editions: readonly E[], frozen: string, day: CivilDate | null): E | null {
  if (frozen !== '') return editions.find((edition) => edition.id === frozen || edition.name === frozen) ?? null;
  return day === null ? null : editionOn(editions, day);
}

/**
 * The scheme whose paragraphs a determination names: the one the case is frozen on, else the one in force on the day of the report, else the newest. Null
 * where the case names an edition the rule set does not know, or the body has no scheme.
 */
export function decidingScheme(
  ruleSet: Pick<RuleSet, 'schemes'>,
  facts: Pick<Facts, 'ruleScheme' | 'reportDate'> | undefined,
): Edition | null {
  const { schemes } = ruleSet;
  const reportDate = facts?.reportDate ?? null;
  if ((facts?.ruleScheme ?? '') === '' && reportDate === null) return schemes.at(-1) ?? null;
  return editionFor(schemes, facts?.ruleScheme ?? '', reportDate);
}

/** The paragraphs seen for an outcome in this edition; none of another edition, because paragraphs move between editions. */
export function paragraphsIn(outcome: Pick<Outcome, 'paragraphs'> | undefined, scheme: Pick<Edition, 'id'> | null): Outcome['paragraphs'] {
  return outcome?.paragraphs.filter((seen) => seen.scheme === scheme?.id) ?? [];
}

/** The one paragraph seen for an outcome in this edition; null where none was, and where several were: which of them applies is the investigator's to say. */
export function paragraphIn(outcome: Pick<Outcome, 'paragraphs'> | undefined, scheme: Pick<Edition, 'id'> | null): string | null {
  const [first, ...others] = paragraphsIn(outcome, scheme);
  return first === undefined || others.length > 0 ? null : first.paragraph;
}
