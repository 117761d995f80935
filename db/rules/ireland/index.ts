// Owns: the rule set of the Ombudsman (Ireland), as far as it could be read: mostly labels of 1997. Meanings are in our own words.
import type { RuleSet, Source } from '../../model/ruleSet.ts';
import { plainLetters } from '../decisionLetters.ts';
import { ownReadingOf, plainOffsets, plainSignOff, plainStatement } from '../plainStatement.ts';
import { reviewUnknown } from '../signOff.ts';

const checked = '2026-11-23';
const annualReport: Source = {
  publisher: 'Office of the Ombudsman (Ireland)',
  title: 'Annual Report 1997',
  checked,
  confidence: 'publisher',
};
const newspaper: Source = {
  publisher: 'The Sun (Ireland)',
  title: 'Report of 2019 on complaints fully or partially upheld',
  checked,
  confidence: 'secondary',
};
const rollUp = ownReadingOf('Our reading of how a case is called from its parts; not seen in print', checked);

export const ireland: RuleSet = {
  body: 'ombudsman-ireland',
  name: 'Ombudsman (Ireland)',
  source: annualReport,
  unsure:
    'The current list of outcomes: most labels are of 1997, those for upheld complaints from a newspaper of 2019. The desk writes sums in pounds and counts working days by calendars of the United Kingdom only.',
  schemeName: 'Ombudsman Act',
  schemes: [],
  codes: [],
  timeBars: [],
  outcomes: [
    {
      id: 'fully-upheld',
      name: 'Fully upheld',
      meaning: 'The complaint was right in whole.',
      wording: 'Fully upheld',
      upheld: true,
      isOnMerits: true,
      paragraphs: [],
      source: newspaper,
    },
    {
      id: 'partially-upheld',
      name: 'Partially upheld',
      meaning: 'The complaint was right in part.',
      wording: 'Partially upheld',
      upheld: true,
      isInPart: true,
      isOnMerits: true,
      paragraphs: [],
      source: newspaper,
    },
    ...(
      [
        ['not-upheld', 'Not upheld', 'The complaint was not right.', false, true],
        ['resolved', 'Resolved', 'The matter was put right in the course of it.', null, true],
        ['assistance-provided', 'Assistance provided', 'The person was helped on without a finding.', null, true],
        ['discontinued', 'Discontinued', 'It was not taken further.', null, false],
        ['withdrawn', 'Withdrawn', 'The person took it back.', null, false],
        ['outside-remit', 'Outside remit', 'It may not be looked at.', null, false],
      ] as const
    ).map(([id, name, meaning, upheld, isOnMerits]) => ({
      id,
      name,
      meaning,
      wording: name,
      upheld,
      isOnMerits,
      paragraphs: [],
      source: annualReport,
    })),
  ],
  rollUps: [
    { id: 'fully-upheld', name: 'Fully upheld', when: { heads: 'all upheld' }, source: rollUp },
    { id: 'partially-upheld', name: 'Partially upheld', when: { heads: 'some upheld' }, source: rollUp },
    { id: 'not-upheld', name: 'Not upheld', when: { heads: 'not upheld' }, source: rollUp },
    ...(
      [
        ['resolved', 'Resolved'],
        ['assistance-provided', 'Assistance provided'],
        ['discontinued', 'Discontinued'],
        ['withdrawn', 'Withdrawn'],
        ['outside-remit', 'Outside remit'],
      ] as const
    ).map(([outcome, name]) => ({ id: outcome, name, when: { heads: 'outcome' as const, outcome }, source: rollUp })),
  ],
  orderKinds: [
    { id: 'action', name: 'Action' },
    { id: 'payment', name: 'Payment' },
    { id: 'other', name: 'Other' },
  ],
  bands: [],
  components: ['other'],
  offsets: [...plainOffsets(checked)],
  templates: [
    plainStatement({
      name: 'Statement',
      approach: 'We looked at what each side told and sent us. What follows is what matters to the outcome.',
      remedies: 'Recommendations',
    }),
  ],
  letters: plainLetters('Recommendations'),
  records: [],
  signOff: plainSignOff(checked),
  review: reviewUnknown(ownReadingOf('Reviews of decisions; the rule was not found', checked)),
};
