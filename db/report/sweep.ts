// Owns: the sweep of a case's publication edition: what that edition is held against. Must not print, change or accept anything.
import type { Draft } from '../model/draft.ts';
import { peopleIn } from '../model/labels.ts';
import { type SweepFinding, sweepReport } from '../model/sweep.ts';
import { rareVulnerabilities } from '../rules/rareVulnerabilities.ts';
import { assembleReport } from './assemble.ts';
import type { ReportContext } from './reportParts.ts';

/** Everything in the publication edition as it is now that may identify somebody, accepted findings among them. */
export function sweepEdition(context: Omit<ReportContext, 'exhibitOf'>): SweepFinding[] {
  const { draft, rareWords = rareVulnerabilities } = context;
  return sweepReport(assembleReport({ ...context, exhibitOf: () => null }, 'publication'), {
    people: peopleIn(draft),
    references: draft.relatedComplaint.map(({ value }) => value.reference),
    vulnerabilities: rareWords,
    ...settled(draft),
  });
}

function settled({ editionChange }: Pick<Draft, 'editionChange'>) {
  const standing = editionChange.flatMap(({ value: { words, instead, reason } }) => (instead === null ? [{ words, reason }] : []));
  return {
    marked: standing.filter(({ reason }) => reason === '').map(({ words }) => words),
    accepted: standing.filter(({ reason }) => reason !== ''),
  };
}
