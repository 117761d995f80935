// Owns: the checklist of records a case's own begins from, as data. A body is not said to ask for what was not seen to be its own: what was taken from decisions says so.
import type { ExpectedRecord, Source } from '../model/ruleSet.ts';

const named: Source = {
  publisher: 'Housing Ombudsman Service',
  title: 'Fact sheet: Investigation process explained',
  checked: '2026-11-25',
  confidence: 'publisher',
};
const seen: Source = {
  publisher: 'Housing Ombudsman Service',
  title: 'determinations, such as 202334516',
  checked: '2026-11-25',
  confidence: 'inference',
};

/** Names of records, each a line that can be asked for as it stands. */
export const expectedRecords: ExpectedRecord[] = [
  ...[
    'Lease or tenancy agreement',
    'Complaints, responses and other correspondence',
    'Notes of telephone calls',
    'Surveys and inspection reports',
  ].map((name) => ({ name, source: named })),
  ...[
    'Policies and procedures as in force on the dates in question',
    'Repair log of each job: raised, target, attended, completed, recalled',
    'Contractor’s notes',
    'Contact notes of the housing system',
    'ASB case file with action plan and risk assessment',
    'Diary sheets and noise recordings',
    'Photographs and video',
    'Diary of the officer who dealt with it',
    'Record of vulnerabilities',
    'Compensation offered and proof of payment',
  ].map((name) => ({ name, source: seen })),
];
