// Owns: the rule set of a landlord's own complaint reviewer at stage 1 and stage 2, as data. It is held to the Complaint Handling Code; the ladder is the one asked of it per point.
import type { RuleSet } from '../../model/ruleSet.ts';
import { expectedRecords } from '../expectedRecords.ts';
import { ownReadingOf } from '../plainStatement.ts';
import { issuedAtOnce, reviewUnknown } from '../signOff.ts';
import { codes, timeBars } from '../uk-housing-ombudsman/editions.ts';
import { components, offsets, orderKinds } from '../uk-housing-ombudsman/remedies.ts';
import { code2022Slough, code2024Yarmouth } from '../uk-housing-ombudsman/sources.ts';
import { stage1Response, stage2Response } from './responses.ts';

const checked = '2026-11-23';
const ladder = ownReadingOf(
  'Upheld, partly upheld or not upheld for each point, as landlords commonly answer; the Code names no ladder we could read',
  checked,
);

export const ukLandlordReview: RuleSet = {
  body: 'uk-landlord-review',
  name: 'A landlord’s own complaint review (stages 1 and 2)',
  source: code2022Slough,
  unsure:
    'The words of the ladder: the Code asks for a decision with reasons, a remedy, what is outstanding and the way on, as quoted by landlords who assess themselves. Your landlord’s own policy goes before this.',
  schemeName: 'Complaint Handling Code',
  schemes: [],
  codes,
  timeBars: timeBars.filter(({ to }) => to === 'complained'),
  outcomes: [
    {
      id: 'upheld',
      name: 'Upheld',
      meaning: 'We got this point wrong.',
      wording: 'Upheld',
      upheld: true,
      isOnMerits: true,
      paragraphs: [],
      source: ladder,
    },
    {
      id: 'partly-upheld',
      name: 'Partly upheld',
      meaning: 'We got some of this point wrong.',
      wording: 'Partly upheld',
      upheld: true,
      isInPart: true,
      isOnMerits: true,
      paragraphs: [],
      source: ladder,
    },
    {
      id: 'not-upheld',
      name: 'Not upheld',
      meaning: 'We did what we should have done on this point.',
      wording: 'Not upheld',
      upheld: false,
      isOnMerits: true,
      paragraphs: [],
      source: ladder,
    },
    {
      id: 'not-accepted',
      name: 'Not accepted as a complaint',
      meaning: 'This point is one the Code allows a landlord to leave out: too old, before a court, or answered before. Say why.',
      wording: 'Not looked at in this response',
      upheld: null,
      isOnMerits: false,
      paragraphs: [],
      source: code2024Yarmouth,
    },
  ],
  rollUps: [
    { id: 'upheld', name: 'Upheld', when: { heads: 'all upheld' }, source: ladder },
    { id: 'partly-upheld', name: 'Partly upheld', when: { heads: 'some upheld' }, source: ladder },
    { id: 'not-upheld', name: 'Not upheld', when: { heads: 'not upheld' }, source: ladder },
    { id: 'not-accepted', name: 'Not accepted', when: { heads: 'outcome', outcome: 'not-accepted' }, source: ladder },
  ],
  orderKinds,
  bands: [],
  components,
  offsets,
  templates: [stage1Response, stage2Response],
  // The response is the letter: it goes to who complained, and there is nobody else to write to.
  letters: [],
  records: expectedRecords,
  signOff: issuedAtOnce(ownReadingOf('Submitted, approved and issued; a landlord’s own steps are its own', checked)),
  review: reviewUnknown(ownReadingOf('A landlord’s answer is escalated, not reviewed; its own rule was not found', checked)),
};
