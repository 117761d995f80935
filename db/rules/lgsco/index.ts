// Owns: the rule set of the Local Government and Social Care Ombudsman (England), as data. Meanings are in our own words.
import type { RuleSet, Source } from '../../model/ruleSet.ts';
import { draftLetters, plainLetters } from '../decisionLetters.ts';
import { ownReadingOf, plainOffsets, plainStatement } from '../plainStatement.ts';
import { issuedAfterDraft, reviewUnknown } from '../signOff.ts';

const checked = '2026-11-23';
const publisher = 'Local Government and Social Care Ombudsman';
const possibleOutcomes: Source = { publisher, title: 'Possible outcomes', checked, confidence: 'publisher' };
/** Our own guess: see the source of the time for comments. */
const timeForComments = { amount: 2, unit: 'weeks' } as const;
const decisionStatements: Source = {
  publisher,
  title: 'Decision statements applying sections 26B and 34D of the Local Government Act 1974',
  checked,
  confidence: 'publisher',
};
const draftToParties: Source = {
  publisher,
  title: 'Information for Link Officers; Manual for Councils, part 7',
  checked,
  confidence: 'publisher',
};
const ownReading = ownReadingOf('Our reading of how a case is called from its parts; not seen in print', checked);

export const lgsco: RuleSet = {
  body: 'lgsco',
  name: 'Local Government and Social Care Ombudsman (England)',
  source: possibleOutcomes,
  unsure:
    'How a case is called when its parts come out differently, its clocks and its guidance on sums. Its recommendations are not enforceable; they stand here where other bodies have orders.',
  schemeName: 'Local Government Act 1974',
  schemes: [],
  codes: [],
  timeBars: [
    {
      id: 'lgsco-12-months',
      name: 'Complaint to the Ombudsman',
      months: 12,
      from: 'aware',
      to: 'referred',
      isLateOnTheDay: false,
      text: 'A complaint made more than 12 months after the person knew of the matter is late, and is looked at only for good reason.',
      codes: [],
      source: decisionStatements,
    },
  ],
  outcomes: [
    {
      id: 'upheld-with-recommendations',
      name: 'Upheld, with recommendations',
      meaning: 'There was fault, it caused injustice, and something is recommended to put that right.',
      wording: 'Upheld, with recommendations',
      upheld: true,
      isOnMerits: true,
      paragraphs: [],
      source: possibleOutcomes,
    },
    {
      id: 'upheld-in-part',
      name: 'Upheld in part',
      meaning: 'There was fault that caused injustice in some of what was complained of, and none in the rest.',
      wording: 'Upheld in part',
      upheld: true,
      isInPart: true,
      isOnMerits: true,
      paragraphs: [],
      source: possibleOutcomes,
    },
    {
      id: 'upheld-already-put-right',
      name: 'Upheld, already put right',
      meaning: 'There was fault, and the body had put it right before the decision.',
      wording: 'Upheld, already put right',
      upheld: true,
      isRemedied: true,
      isOnMerits: true,
      paragraphs: [],
      source: possibleOutcomes,
    },
    {
      id: 'upheld-no-significant-effect',
      name: 'Upheld, no significant effect',
      meaning: 'There was fault, but it caused the person no significant injustice.',
      wording: 'Upheld, with no significant effect',
      upheld: true,
      isRemedied: true,
      isOnMerits: true,
      paragraphs: [],
      source: possibleOutcomes,
    },
    {
      id: 'not-upheld',
      name: 'Not upheld',
      meaning: 'No fault was found.',
      wording: 'Not upheld',
      upheld: false,
      isOnMerits: true,
      paragraphs: [],
      source: possibleOutcomes,
    },
    {
      id: 'will-not-investigate',
      name: 'Cannot or will not investigate',
      meaning: 'The law does not allow this part to be looked at, or it was decided not to.',
      wording: 'Not investigated',
      upheld: null,
      isOnMerits: false,
      paragraphs: [],
      source: possibleOutcomes,
    },
  ],
  rollUps: [
    { id: 'upheld', name: 'Upheld', when: { heads: 'all upheld' }, source: ownReading },
    { id: 'upheld-in-part', name: 'Upheld in part', when: { heads: 'some upheld' }, source: ownReading },
    { id: 'not-upheld', name: 'Not upheld', when: { heads: 'not upheld' }, source: ownReading },
    { id: 'not-investigated', name: 'Not investigated', when: { heads: 'outcome', outcome: 'will-not-investigate' }, source: ownReading },
  ],
  orderKinds: [
    { id: 'payment', name: 'Payment' },
    { id: 'apology', name: 'Apology' },
    { id: 'action', name: 'Action' },
    { id: 'review', name: 'Review of practice' },
    { id: 'other', name: 'Other' },
  ],
  bands: [],
  components: ['distress', 'time and trouble', 'other'],
  offsets: [...plainOffsets(checked)],
  templates: [
    plainStatement({
      name: 'Statement of reasons',
      approach:
        'We look for fault by the body complained of. Where there was fault we ask whether it caused injustice, and what would put that right. We decide what is more likely than not.',
      remedies: 'Recommendations to put things right',
    }),
  ],
  letters: [...draftLetters(timeForComments), ...plainLetters('Recommendations to put things right')],
  records: [],
  signOff: issuedAfterDraft(draftToParties, {
    limit: timeForComments,
    source: ownReadingOf(
      'Two weeks to comment on a draft are our own guess; the manual asks for comments and the time it gives was not found',
      checked,
    ),
  }),
  review: reviewUnknown(ownReadingOf('Reviews of decisions; the rule was not found', checked)),
};
