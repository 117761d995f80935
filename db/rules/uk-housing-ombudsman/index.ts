// Owns: the Housing Ombudsman's rule set put together from its parts. Data only.
import type { RuleSet } from '../../model/ruleSet.ts';
import { expectedRecords } from '../expectedRecords.ts';
import { issuedAtOnce } from '../signOff.ts';
import { classicReport } from './classicReport.ts';
import { codes, schemes, timeBars } from './editions.ts';
import { letters } from './letters.ts';
import { newerReport } from './newerReport.ts';
import { outcomes, rollUps } from './outcomes.ts';
import { bands, components, offsets, orderKinds } from './remedies.ts';
import { review } from './review.ts';
import { findingsPage, noDraftToParties } from './sources.ts';

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
  templates: [classicReport, newerReport],
  letters,
  records: expectedRecords,
  signOff: issuedAtOnce(noDraftToParties),
  review,
};
