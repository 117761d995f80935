// Owns: order kinds and the indicative bands of money, as data. Bands warn and never block: published awards stand outside them in both directions.
import type { RuleSet } from '../../model/ruleSet.ts';
import { remediesInDecisions, remediesNotes } from './sources.ts';

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
