// Owns: the rule set of the Scottish Public Services Ombudsman, as far as it could be read. Meanings are in our own words.
import type { RuleSet, Source } from '../../model/ruleSet.ts';
import { plainLetters } from '../decisionLetters.ts';
import { ownReadingOf, plainOffsets, plainSignOff, plainStatement } from '../plainStatement.ts';

const checked = '2026-11-23';
const publisher = 'Scottish Public Services Ombudsman';
const terms: Source = { publisher, title: 'Explanation of Terms', checked, confidence: 'publisher' };
const questions: Source = { publisher, title: 'Frequently asked questions', checked, confidence: 'publisher' };
const labels = ownReadingOf('Labels for complaints upheld or not: only the rate of upheld complaints was seen', checked);
const rollUp = ownReadingOf('Our reading of how a case is called from its parts; not seen in print', checked);

export const spso: RuleSet = {
  body: 'spso',
  name: 'Scottish Public Services Ombudsman',
  source: terms,
  unsure:
    'The exact words for a complaint upheld in full, in part or not at all; its clocks and sums. The pages seen are of mixed dates. What it asks for is a recommendation, followed up with evidence.',
  schemeName: 'Scottish Public Services Ombudsman Act',
  schemes: [],
  codes: [],
  timeBars: [
    {
      id: 'spso-12-months',
      name: 'Complaint to the Ombudsman',
      months: 12,
      from: 'aware',
      to: 'referred',
      isLateOnTheDay: false,
      text: 'A complaint is to be brought within 12 months. From which day, and what room is left, could not be read.',
      codes: [],
      source: questions,
    },
  ],
  outcomes: [
    {
      id: 'upheld',
      name: 'Upheld',
      meaning: 'The complaint was right.',
      wording: 'Upheld',
      upheld: true,
      isOnMerits: true,
      paragraphs: [],
      source: labels,
    },
    {
      id: 'some-upheld',
      name: 'Upheld in part',
      meaning: 'The complaint was right in part.',
      wording: 'Upheld in part',
      upheld: true,
      isInPart: true,
      isOnMerits: true,
      paragraphs: [],
      source: labels,
    },
    {
      id: 'not-upheld',
      name: 'Not upheld',
      meaning: 'The complaint was not right.',
      wording: 'Not upheld',
      upheld: false,
      isOnMerits: true,
      paragraphs: [],
      source: labels,
    },
    {
      id: 'resolved-early',
      name: 'Resolved early',
      meaning: 'An answer was found that both sides accept, before an investigation.',
      wording: 'Resolved early',
      upheld: null,
      isOnMerits: true,
      paragraphs: [],
      source: terms,
    },
    {
      id: 'premature',
      name: 'Premature',
      meaning: 'The complaint has not yet been through the body’s own procedure.',
      wording: 'Premature',
      upheld: null,
      isOnMerits: false,
      paragraphs: [],
      source: terms,
    },
    {
      id: 'out-of-jurisdiction',
      name: 'Out of jurisdiction',
      meaning: 'The law does not allow this part to be looked at.',
      wording: 'Out of jurisdiction',
      upheld: null,
      isOnMerits: false,
      paragraphs: [],
      source: terms,
    },
  ],
  rollUps: [
    { id: 'upheld', name: 'Upheld', when: { heads: 'all upheld' }, source: rollUp },
    { id: 'some-upheld', name: 'Upheld in part', when: { heads: 'some upheld' }, source: rollUp },
    { id: 'not-upheld', name: 'Not upheld', when: { heads: 'not upheld' }, source: rollUp },
    ...(['resolved-early', 'premature', 'out-of-jurisdiction'] as const).map((outcome) => ({
      id: outcome,
      name: { 'resolved-early': 'Resolved early', premature: 'Premature', 'out-of-jurisdiction': 'Out of jurisdiction' }[outcome],
      when: { heads: 'outcome' as const, outcome },
      source: rollUp,
    })),
  ],
  orderKinds: [
    { id: 'apology', name: 'Apology' },
    { id: 'action', name: 'Action' },
    { id: 'review', name: 'Review of practice' },
    { id: 'other', name: 'Other' },
  ],
  bands: [],
  components: ['other'],
  offsets: [...plainOffsets(checked)],
  templates: [
    plainStatement({
      name: 'Decision',
      approach: 'We looked at what each side told and sent us. What follows is what matters to the decision.',
      remedies: 'Recommendations',
    }),
  ],
  letters: plainLetters('Recommendations'),
  records: [],
  signOff: plainSignOff(checked),
  review: {
    limit: { amount: 4, unit: 'weeks' },
    grounds: [],
    text: 'An older page gives six weeks. The grounds could not be read.',
    source: { publisher, title: 'Decision review process', checked, confidence: 'publisher' },
  },
};
