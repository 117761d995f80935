// Owns: order kinds and the indicative bands of money, what awards are made of and how earlier money counts, as data. Bands warn and never block: published awards stand outside them in both directions.
import type { RuleSet } from '../../model/ruleSet.ts';
import { amountsInDecisions, paidDirectly, remediesInDecisions, remediesNotes } from './sources.ts';

export const orderKinds: RuleSet['orderKinds'] = [
  { id: 'compensation', name: 'Compensation' },
  { id: 'apology', name: 'Apology' },
  { id: 'repairs', name: 'Repairs or works' },
  { id: 'survey', name: 'Survey or re-inspection' },
  { id: 'policy-review', name: 'Review of a policy' },
  { id: 'record-keeping-review', name: 'Review of record keeping' },
  { id: 'staff-training', name: 'Staff training' },
  { id: 'action-plan', name: 'Action plan' },
  { id: 'meeting', name: 'Meeting' },
  { id: 'monitoring-equipment', name: 'Monitoring equipment' },
  { id: 'decant', name: 'Temporary move' },
  { id: 'case-review', name: 'Review of the case' },
  { id: 'other', name: 'Other' },
];

/** Pence, ends included. An outcome may have several bands; a sum in any of them is inside. */
export const bands: RuleSet['bands'] = [
  { outcome: 'service-failure', fromPence: 50_00, toPence: 100_00, source: remediesNotes },
  { outcome: 'maladministration', fromPence: 100_00, toPence: 600_00, source: remediesInDecisions },
  { outcome: 'maladministration', fromPence: 600_00, toPence: 1000_00, source: remediesNotes },
  { outcome: 'severe-maladministration', fromPence: 600_00, toPence: 1000_00, source: remediesNotes },
  { outcome: 'severe-maladministration', fromPence: 1000_00, toPence: null, source: remediesNotes },
];

/** As awards in published determinations are broken down. */
export const components: RuleSet['components'] = ['distress and inconvenience', 'time and trouble', 'other'];

export const offsets: RuleSet['offsets'] = [
  {
    id: 'included',
    name: 'Part of the award',
    meaning: 'The award is the whole sum and includes this. What was paid of it already comes off what is still to pay.',
    counts: 'in the award',
    source: amountsInDecisions,
  },
  {
    id: 'on-top',
    name: 'Topped up by the award',
    meaning: 'The offer falls short and the award is added to it. What was not paid of it is still owed beside the award.',
    counts: 'on top',
    source: amountsInDecisions,
  },
  {
    id: 'apart',
    name: 'Apart from the award',
    meaning:
      'A credit against rent, arrears or another matter. It changes nothing: compensation is paid to the resident and not set against arrears.',
    counts: 'apart',
    source: paidDirectly,
  },
];
