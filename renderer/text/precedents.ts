// Owns the words of the library of published decisions. Figures and links; no word here suggests an outcome.
import type { PrecedentBody, PrecedentOutcome } from '../../db/model/precedents.ts';

export const precedentOutcomeText: Readonly<Record<PrecedentOutcome, string>> = {
  'severe-maladministration': 'Severe maladministration',
  maladministration: 'Maladministration',
  'service-failure': 'Service failure',
  'reasonable-redress': 'Reasonable redress',
  'resolved-with-intervention': 'Resolved with intervention',
  'no-maladministration': 'No maladministration',
  upheld: 'Upheld',
  'not-upheld': 'Not upheld',
  'outside-jurisdiction': 'Outside jurisdiction',
  withdrawn: 'Withdrawn',
  unclear: 'Outcome not recognised',
};

export const precedentBodyText: Readonly<Record<PrecedentBody, string>> = {
  'uk-housing-ombudsman': 'Housing Ombudsman',
  lgsco: 'Local Government and Social Care Ombudsman',
  unknown: 'Body not recognised',
};

const figure = (count: number) => count.toLocaleString('en-GB');

export const precedentsText = {
  title: 'Precedents',
  hint: 'Published decisions beside the draft',
  inLibrary: (count: number) => (count === 1 ? '1 decision' : `${figure(count)} decisions`),
  close: 'Close the precedents',
  explained:
    'Published decisions, for consistency. They are no evidence in this case, and nothing here says what this case should come to.',
  words: 'Words anywhere',
  head: 'Words of the head',
  likeHead: (key: string) => `Words of (${key})`,
  likeHeadHint: 'Looks for heads with any of the words of the head looked at',
  clear: 'Clear',
  outcomes: 'Heads found, by what they came to',
  outcome: (name: string, heads: number) => `${name} ${figure(heads)}`,
  found: (shown: number, total: number) =>
    total === 0
      ? 'No decision has that.'
      : shown < total
        ? `The newest ${figure(shown)} of ${figure(total)}`
        : figure(total) + (total === 1 ? ' decision, newest first' : ' decisions, newest first'),
  list: 'Decisions found',
  noDate: 'no date recognised',
  noLandlord: 'Landlord not recognised',
  orders: (count: number) => (count === 0 ? 'no orders' : count === 1 ? '1 order' : `${figure(count)} orders`),
  sumsHint: 'Every sum its orders name, as they stand there: a total and its parts are both listed',
  back: 'Back to the list',
  heads: 'Heads and outcomes',
  ordersTitle: 'Orders',
  recommendations: 'Recommendations',
  wordsTitle: 'The decision',
  recognised: 'Recognised in its words; the decision itself stands below.',
  correct: 'Correct',
  correctTitle: 'What was recognised, put right by hand',
  keepCorrection: 'Keep the correction',
  emptyPart: 'Say what each head and order is, or remove it.',
  noSum: 'A sum cannot be read. Write sums like £200, £1,250.50.',
  landlord: 'Landlord',
  decidedOn: 'Decided on',
  headTitle: (number: number) => `Head ${number}`,
  headOutcome: (number: number) => `Outcome of head ${number}`,
  addHead: 'Add a head',
  removeHead: (number: number) => `Remove head ${number}`,
  ordersAndRecommendations: 'Orders and recommendations',
  orderText: (number: number) => `Order ${number}`,
  orderSums: (number: number) => `Sums of order ${number}`,
  sumsExample: '£200, £50',
  isRecommendation: 'A recommendation, not an order',
  addOrder: 'Add an order',
  removeOrder: (number: number) => `Remove order ${number}`,
  corrected: (actor: string, when: string) => `Corrected by hand by ${actor} on ${when}; the decision itself stands below.`,
  asRecognised: 'As recognised',
  takeBack: 'Take back',
  isAsBefore: (name: string) => `As it was before: ${name}`,
  isBack: (name: string) => `In the library again: ${name}`,
  nothingToTakeBack:
    'Nothing was done in the library that could be taken back. It is no part of the case: press Ctrl+Z outside it to undo what was done to the case.',
  wasCorrected: (name: string) => `Corrected: ${name}`,
  isAsRecognised: (name: string) => `As recognised again: ${name}`,
  remove: 'Remove from the library',
  removed: (name: string) => `Removed from the library: ${name}`,
  putBack: 'Put back',
  takeIn: 'Take in decisions',
  takeInHint: 'Drop text, HTML or PDF files here, or choose them',
  files: 'Files',
  folder: 'Folder',
  progress: (done: number, total: number) => `${figure(done)} of ${figure(total)} looked at`,
  cancel: 'Cancel',
  taken: (taken: number, known: number) =>
    `${taken === 1 ? '1 decision' : `${figure(taken)} decisions`} taken in${known === 0 ? '' : `, ${figure(known)} known already`}`,
  refused: (count: number) => (count === 1 ? '1 file was not taken in' : `${figure(count)} files were not taken in`),
  emptyTitle: 'No decisions yet',
  emptyText:
    'Take in decisions that ombudsmen have published, as text, HTML or PDF. Then you can find them by head of complaint and outcome while you write.',
} as const;
