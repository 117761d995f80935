// Owns what the cards of a report and of a step say of their links, by entry. Pure; must not draw.
import type { Draft } from '../../../db/model/draft.ts';
import type { ExpectationReading, PairedReport } from '../../../db/model/pairing.ts';
import { pairingText } from '../../text/pairing.ts';

/** What one card says: on the card, and to a screen reader. */
export interface CardWords {
  readonly seen: readonly string[];
  readonly said: readonly string[];
}

type ExhibitOf = (entryId: string) => string;

/** The words of every entry that is a report or a step of a link. A step of several reports says each. */
export function cardWords(paired: readonly PairedReport[], exhibitOf: ExhibitOf): ReadonlyMap<string, CardWords> {
  const words = new Map<string, { seen: string[]; said: string[] }>();
  const of = (entryId: string) => {
    const found = words.get(entryId) ?? { seen: [], said: [] };
    words.set(entryId, found);
    return found;
  };
  for (const { reportId, steps, isAnswered } of paired) {
    const report = of(reportId);
    report.seen.push(pairingText.followed(steps.length, isAnswered));
    for (const { link, count, standing } of steps) {
      const { stepId, step } = link.value;
      const workingDays = count?.workingDays ?? null;
      report.said.push(pairingText.asReport(exhibitOf(stepId), step, workingDays));
      of(stepId).seen.push(pairingText.asStep(step, workingDays, exhibitOf(reportId), standing));
    }
  }
  return words;
}

/** Where an expectation comes from, in words: `promise in L8`, the policy's name; null where nothing is cited. */
export function sourceOf(
  { expectation }: ExpectationReading,
  draft: Pick<Draft, 'mark' | 'policy' | 'policyLimit'>,
  exhibitOf: ExhibitOf,
): string | null {
  const { basis, policyLimitId, cites } = expectation.value;
  const policyId = draft.policyLimit.find(({ id }) => id === policyLimitId)?.value.policyId;
  const policy = draft.policy.find(({ id }) => id === policyId);
  if (policy !== undefined) return pairingText.source.limit(policy.value.name);
  const cited = citedEntry(cites, draft);
  return cited === null ? null : pairingText.source[basis === 'promise' ? 'promise' : 'record'](exhibitOf(cited.entryId));
}

/** The first paper an expectation cites, and the mark in it where it cites one. */
export function citedEntry(
  cites: Draft['expectation'][number]['value']['cites'],
  draft: Pick<Draft, 'mark'>,
): { readonly entryId: string; readonly markId: string | null } | null {
  for (const { kind, id } of cites) {
    if (kind === 'entry') return { entryId: id, markId: null };
    const mark = kind === 'mark' ? draft.mark.find((each) => each.id === id) : undefined;
    if (mark !== undefined) return { entryId: mark.value.entryId, markId: mark.id };
  }
  return null;
}
