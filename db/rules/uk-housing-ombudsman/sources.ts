// Owns: the publications the Housing Ombudsman rule set rests on, each named once with how sure it is. No rules.
import type { Source } from '../../model/ruleSet.ts';

const checked = '2026-11-23';
const ombudsman = 'Housing Ombudsman Service';

/** Seen on the publisher's own page. */
export const findingsPage: Source = {
  publisher: ombudsman,
  title: 'What findings can the Housing Ombudsman make?',
  checked,
  confidence: 'publisher',
};
export const schemeRevisions: Source = {
  publisher: ombudsman,
  title: 'The Housing Ombudsman Scheme: revisions',
  checked,
  confidence: 'publisher',
};
export const schemeAccess: Source = {
  publisher: ombudsman,
  title: 'Scheme changes improve access to Ombudsman, 3 October 2022',
  checked,
  confidence: 'publisher',
};
export const waitingForFinal: Source = {
  publisher: ombudsman,
  title: 'Help if you are waiting for a final response',
  checked,
  confidence: 'publisher',
};

export const stage2Over1Year: Source = {
  publisher: ombudsman,
  title: 'What to do if your stage 2 complaint response is more than 1 year old',
  checked,
  confidence: 'publisher',
};

/** A copy of the publisher's text kept elsewhere. */
export const scheme2020: Source = {
  publisher: ombudsman,
  title: 'The Housing Ombudsman Scheme, 1 September 2020 (parts 1 to 3)',
  checked,
  confidence: 'secondary',
};

/** Seen in a published determination. */
export const determination202334516: Source = {
  publisher: ombudsman,
  title: 'Determination 202334516, 25 April 2025',
  checked,
  confidence: 'decision',
};
/** Decisions on jurisdiction, each of which names the paragraph of the Scheme in force on its day. */
const determination = (reference: string, day: string): Source => ({
  publisher: ombudsman,
  title: `Determination ${reference}, ${day}`,
  checked: '2026-11-26',
  confidence: 'decision',
});
export const determination201914309 = determination('201914309', '31 March 2021');
export const determination202001124 = determination('202001124', '6 April 2021');
export const determination202009340 = determination('202009340', '25 November 2022');
export const determination202114079 = determination('202114079', '19 October 2023');
export const determination202209234 = determination('202209234', 'January 2024');
export const determination202315493 = determination('202315493', '11 July 2024');
export const remediesInDecisions: Source = {
  publisher: ombudsman,
  title: 'Published determinations quoting the guidance on remedies',
  checked,
  confidence: 'decision',
};

/** The Code as landlords quote it when they assess themselves. */
export const code2024Slough: Source = {
  publisher: 'Slough Borough Council',
  title: 'Complaint Handling Code self-assessments 2024 and 2025',
  checked,
  confidence: 'secondary',
};
export const code2024Yarmouth: Source = {
  publisher: 'Great Yarmouth Borough Council',
  title: 'Complaint Handling Code self-assessment',
  checked,
  confidence: 'secondary',
};
export const code2024Housing21: Source = { publisher: 'Housing 21', title: 'Timeline for complaints', checked, confidence: 'secondary' };
export const code2022Slough: Source = {
  publisher: 'Slough Borough Council',
  title: 'Complaint Handling Code self-assessment under the 2022 Code',
  checked,
  confidence: 'secondary',
};
/** Sums said to include, or to be added to, what had been offered already. */
export const amountsInDecisions: Source = {
  publisher: ombudsman,
  title: 'Published determinations that state what an award includes',
  checked,
  confidence: 'decision',
};
export const paidDirectly: Source = {
  publisher: 'HQN',
  title: 'News on the Housing Ombudsman’s position on compensation, 2022',
  checked,
  confidence: 'secondary',
};
export const remediesNotes: Source = {
  publisher: 'Research notes on published determinations',
  title: 'Ranges read out of the guidance on remedies',
  checked,
  confidence: 'secondary',
};

/** Our own reading: to be confirmed by whoever uses the rule. */
export const decisionsGuidance: Source = { publisher: ombudsman, title: 'Guidance on decisions', checked, confidence: 'publisher' };
export const ownReading: Source = {
  publisher: 'Ombudsman Desk',
  title: 'Our reading of how the filter of published decisions names a case; not seen in print',
  checked,
  confidence: 'inference',
};
export const ownInference: Source = {
  publisher: 'Ombudsman Desk',
  title: 'Inferred from the editions either side; not seen in print',
  checked,
  confidence: 'inference',
};
export const reviewPage: Source = {
  publisher: ombudsman,
  title: 'Requesting a review of our decision',
  checked,
  confidence: 'publisher',
};
/** The determination is issued at once; a review is asked for afterwards. */
export const noDraftToParties: Source = {
  publisher: 'Ombudsman Desk',
  title:
    'Inferred from published determinations, none of which speaks of a draft sent to the parties; the steps inside the house are our own',
  checked,
  confidence: 'inference',
};
