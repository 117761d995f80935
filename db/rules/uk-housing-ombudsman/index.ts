// Owns: the Housing Ombudsman's rule set put together from its parts. Data only.
import type { RuleSet } from '../../model/ruleSet.ts';
import { issuedAtOnce } from '../signOff.ts';
import { classicReport } from './classicReport.ts';
import { codes, schemes, timeBars } from './editions.ts';
import { outcomes, rollUps } from './outcomes.ts';
import { bands, components, offsets, orderKinds } from './remedies.ts';
import { findingsPage, noDraftToParties, reviewPage } from './sources.ts';

export const ukHousingOmbudsman: RuleSet = {
  body: 'uk-housing-ombudsman',
  name: 'Housing Ombudsman (United Kingdom)',
  source: findingsPage,
  unsure:
    'The paragraphs of the Scheme for redress, mediation, withdrawal and jurisdiction, and the bands of the guidance on remedies, could not be read at the source.',
  schemeName: 'Housing Ombudsman Scheme',
  schemes,
  codes,
  timeBars,
  outcomes,
  rollUps,
  orderKinds,
  bands,
  components,
  offsets,
  templates: [classicReport],
  signOff: issuedAtOnce(noDraftToParties),
  review: {
    limit: { amount: 3, unit: 'weeks' },
    grounds: [
      { id: 'new-facts', name: 'New facts or evidence that bear on the decision' },
      { id: 'facts-challenged', name: 'Facts or evidence relied on are challenged' },
    ],
    text: 'Later requests are looked at only exceptionally. Disagreeing with the decision is no ground, and what was awarded is not opened again.',
    source: reviewPage,
  },
};
