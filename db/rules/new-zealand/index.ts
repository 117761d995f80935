// Owns: the rule set of the Ombudsman (New Zealand), as far as it could be read: labels of 2010/11 from a copy. Meanings are in our own words.
import type { RuleSet, Source } from '../../model/ruleSet.ts';
import { plainLetters } from '../decisionLetters.ts';
import { ownReadingOf, plainOffsets, plainSignOff, plainStatement } from '../plainStatement.ts';
import { reviewUnknown } from '../signOff.ts';

const checked = '2026-11-23';
const yearReport: Source = {
  publisher: 'Office of the Ombudsman (New Zealand)',
  title: 'Report of the Ombudsmen 2010/11 (a copy kept elsewhere)',
  checked,
  confidence: 'secondary',
};
const notSustained = ownReadingOf('The counterpart of "sustained"; its label was not seen', checked);
const rollUp = ownReadingOf('Our reading of how a case is called from its parts; not seen in print', checked);

export const newZealand: RuleSet = {
  body: 'ombudsman-new-zealand',
  name: 'Ombudsman (New Zealand)',
  source: yearReport,
  unsure:
    'The current labels: those here are of 2010/11, from a copy. The desk writes sums in pounds and counts working days by calendars of the United Kingdom only.',
  schemeName: 'Ombudsmen Act 1975',
  schemes: [],
  codes: [],
  timeBars: [],
  outcomes: [
    {
      id: 'sustained',
      name: 'Sustained',
      meaning: 'A final opinion that the complaint was right.',
      wording: 'Sustained',
      upheld: true,
      isOnMerits: true,
      paragraphs: [],
      source: yearReport,
    },
    {
      id: 'not-sustained',
      name: 'Not sustained',
      meaning: 'A final opinion that the complaint was not right.',
      wording: 'Not sustained',
      upheld: false,
      isOnMerits: true,
      paragraphs: [],
      source: notSustained,
    },
    {
      id: 'resolved-informally',
      name: 'Resolved informally',
      meaning: 'The matter was put right without a final opinion.',
      wording: 'Resolved informally',
      upheld: null,
      isOnMerits: true,
      paragraphs: [],
      source: yearReport,
    },
    {
      id: 'advice-and-assistance',
      name: 'Advice and assistance',
      meaning: 'The person was told what could be done.',
      wording: 'Advice and assistance given',
      upheld: null,
      isOnMerits: false,
      paragraphs: [],
      source: yearReport,
    },
  ],
  rollUps: [
    { id: 'sustained', name: 'Sustained', when: { heads: 'all upheld' }, source: rollUp },
    { id: 'sustained-in-part', name: 'Sustained in part', when: { heads: 'some upheld' }, source: rollUp },
    { id: 'not-sustained', name: 'Not sustained', when: { heads: 'not upheld' }, source: rollUp },
    { id: 'resolved-informally', name: 'Resolved informally', when: { heads: 'outcome', outcome: 'resolved-informally' }, source: rollUp },
    {
      id: 'advice-and-assistance',
      name: 'Advice and assistance',
      when: { heads: 'outcome', outcome: 'advice-and-assistance' },
      source: rollUp,
    },
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
      name: 'Final opinion',
      approach: 'We looked at what each side told and sent us. What follows is what matters to the opinion.',
      remedies: 'Recommendations',
    }),
  ],
  letters: plainLetters('Recommendations'),
  records: [],
  signOff: plainSignOff(checked),
  review: reviewUnknown(ownReadingOf('Reviews of decisions; the rule was not found', checked)),
};
