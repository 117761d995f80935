// Owns: the Housing Ombudsman's rule set put together from its parts. Data only.
import type { RuleSet } from '../../model/ruleSet.ts';
import { classicReport } from './classicReport.ts';
import { codes, schemes, timeBars } from './editions.ts';
import { outcomes, rollUps } from './outcomes.ts';
import { bands, orderKinds } from './remedies.ts';

export const ukHousingOmbudsman: RuleSet = {
  body: 'uk-housing-ombudsman',
  name: 'Housing Ombudsman (United Kingdom)',
  schemeName: 'Housing Ombudsman Scheme',
  schemes,
  codes,
  timeBars,
  outcomes,
  rollUps,
  orderKinds,
  bands,
  templates: [classicReport],
};
