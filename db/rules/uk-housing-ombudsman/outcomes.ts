// Owns: the Housing Ombudsman's ladder of outcomes and its case roll-ups, with meanings in our own words. The software never chooses among them.
import type { Outcome, RuleSet } from '../../model/ruleSet.ts';
import {
  decisionsGuidance,
  determination201914309,
  determination202001124,
  determination202009340,
  determination202114079,
  determination202209234,
  determination202315493,
  determination202334516,
  findingsPage,
  ownReading,
} from './sources.ts';

/**
 * Scheme paragraphs move between editions. Only 52 has been seen for the maladministration family, in a determination of April 2025 (Housing Ombudsman
 * Service, determination 202334516); what other editions have there, and where reasonable redress, resolved with intervention and withdrawn stand in any
 * edition, could not be verified and is the investigator's to fill in.
 */
const maladministrationParagraphs: Outcome['paragraphs'] = [{ scheme: 'scheme-2024', paragraph: '52', source: determination202334516 }];

/**
 * Grounds on which published determinations found a complaint outside jurisdiction, by the edition in force on the day of each: those seen, not the whole list
 * of any edition. What a paragraph is about is said where the determination gives its words.
 */
const jurisdictionParagraphs: Outcome['paragraphs'] = [
  { scheme: 'scheme-2020', paragraph: '39(e)', source: determination201914309 },
  { scheme: 'scheme-2020', paragraph: '39(m)', source: determination202001124 },
  {
    scheme: 'scheme-2022',
    paragraph: '41(c)',
    about: 'the subject of court proceedings, or judgment given in them',
    source: determination202009340,
  },
  {
    scheme: 'scheme-2022',
    paragraph: '42(e)',
    about: 'the level of a rent or service charge, or by how much it rose',
    source: determination202114079,
  },
  {
    scheme: 'scheme-2022',
    paragraph: '42(f)',
    about: 'quicker, fairer or more reasonable by a court, a tribunal or another procedure',
    source: determination202209234,
  },
  { scheme: 'scheme-2024', paragraph: '42(a)', source: determination202315493 },
  { scheme: 'scheme-2024', paragraph: '42(c)', source: determination202315493 },
];

export const outcomes: RuleSet['outcomes'] = [
  {
    id: 'no-maladministration',
    name: 'No maladministration',
    meaning:
      'The landlord kept to its obligations, policies and procedures. Small slips may have happened, but the resident lost nothing by them.',
    wording: 'No maladministration',
    upheld: false,
    isOnMerits: true,
    paragraphs: maladministrationParagraphs,
    source: determination202334516,
  },
  {
    id: 'service-failure',
    name: 'Service failure',
    meaning: 'A minor failing that still calls for something to be done. It is the mildest form of maladministration.',
    wording: 'Service failure',
    upheld: true,
    isOnMerits: true,
    paragraphs: maladministrationParagraphs,
    source: determination202334516,
  },
  {
    id: 'maladministration',
    name: 'Maladministration',
    meaning: 'The landlord failed in a way that harmed the resident.',
    wording: 'Maladministration',
    upheld: true,
    isOnMerits: true,
    paragraphs: maladministrationParagraphs,
    source: findingsPage,
  },
  {
    id: 'severe-maladministration',
    name: 'Severe maladministration',
    meaning: 'The gravest failing: the harm to the resident was serious.',
    wording: 'Severe maladministration',
    upheld: true,
    isOnMerits: true,
    paragraphs: maladministrationParagraphs,
    source: findingsPage,
  },
  {
    id: 'reasonable-redress',
    name: 'Reasonable redress',
    meaning: 'The landlord failed, but saw it and put it right of its own accord before the Ombudsman looked into it.',
    wording: 'Reasonable redress',
    upheld: null,
    isOnMerits: true,
    paragraphs: [],
    source: findingsPage,
  },
  {
    id: 'resolved-with-intervention',
    name: 'Resolved with intervention',
    meaning: 'Both parties accepted an outcome that the Ombudsman helped them to reach.',
    wording: 'A resolution reached with the Ombudsman’s help',
    upheld: null,
    isOnMerits: true,
    paragraphs: [],
    source: findingsPage,
  },
  {
    id: 'outside-jurisdiction',
    name: 'Outside jurisdiction',
    meaning: 'The Ombudsman cannot, or decided not to, consider this head.',
    wording: 'A complaint outside the Ombudsman’s jurisdiction',
    upheld: null,
    isOnMerits: false,
    paragraphs: jurisdictionParagraphs,
    source: findingsPage,
  },
  {
    id: 'withdrawn',
    name: 'Withdrawn',
    meaning: 'The resident took the head back and the Ombudsman is content with the reasons.',
    wording: 'A complaint withdrawn by the resident',
    upheld: null,
    isOnMerits: false,
    paragraphs: [],
    source: findingsPage,
  },
];

/** "Partial maladministration" is the only roll-up the Ombudsman explains; that the others follow the heads in this way is our own reading. */
export const rollUps: RuleSet['rollUps'] = [
  { id: 'maladministration', name: 'Maladministration', when: { heads: 'all upheld' }, source: ownReading },
  { id: 'partial-maladministration', name: 'Partial maladministration', when: { heads: 'some upheld' }, source: decisionsGuidance },
  { id: 'no-maladministration', name: 'No maladministration', when: { heads: 'not upheld' }, source: ownReading },
  ...(
    [
      ['reasonable-redress', 'Reasonable redress'],
      ['resolved-with-intervention', 'Resolved with intervention'],
      ['outside-jurisdiction', 'Outside jurisdiction'],
      ['withdrawn', 'Withdrawn'],
    ] as const
  ).map(([id, name]) => ({ id, name, when: { heads: 'outcome' as const, outcome: id }, source: ownReading })),
];
