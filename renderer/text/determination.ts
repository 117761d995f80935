// Owns the words of the Determination & orders screen.
import type { OrderStanding } from '../../db/model/compliance.ts';
import type { Compliance, offerStandings } from '../../db/model/draft.ts';

export const determinationText = {
  judgements: 'Your judgements of its paragraphs, for the working papers only:',
  judgementsOf: (key: string) => `Judgements of head (${key})`,
  openParagraph: (number: string) => `Open paragraph ${number} in Findings`,
  title: 'Determination',
  noHeads: 'No heads of complaint yet',
  noHeadsHint: 'Each head of complaint gets its own determination. Add the heads in Overview.',
  toOverview: 'Go to Overview',
  chooseFor: (key: string) => `Outcome of head (${key})`,
  head: (key: string, title: string) => `(${key}) ${title}`,
  takeBack: 'Take back',
  determine: (key: string, outcome: string) => `Determine (${key}): ${outcome}`,
  undetermine: (key: string) => `Take back the determination of (${key})`,
  paragraph: 'Scheme paragraph',
  /** Those seen for an outcome in the edition of the case; several are some of its grounds. */
  paragraphsSeen: (paragraphs: readonly string[]) =>
    paragraphs.length === 0 ? '§ not verified' : `§ ${paragraphs.join(', ')}${paragraphs.length > 1 ? ' …' : ''}`,
  paragraphShort: (paragraph: string) => `§ ${paragraph}`,
  paragraphSource: (paragraph: string, source: string) => `§ ${paragraph}: ${source}`,
  outcomeSource: (outcome: string, source: string) => `${outcome}: ${source}`,
  /** Under the field where what it says was not seen: it is empty, or the investigator's own. */
  paragraphUnseen: (isTyped: boolean, seen: number, edition: string) => {
    const of = edition === '' ? 'an edition that is not known' : `the ${edition}`;
    if (isTyped) return `Your own: not among the paragraphs verified for this outcome in ${of}.`;
    if (seen === 0) return `None verified for this outcome in ${of}: type the one you use.`;
    return `Choose one of ${seen} seen in decisions under ${of}, or type another.`;
  },
  restsOn: 'The reasons rest on paragraphs',
  restsOnNone: (key: string) => `No paragraph of findings of head (${key}) with these words.`,
  byDay: 'by the day of the report; choose one in Overview',
  wording: 'Wording in the report',
  reasons: 'Reasons (working papers)',
  reasonsPrinted: 'Reasons (printed as the summary of reasons)',
  change: (what: string, key: string) => `Change ${what} of (${key})`,
  edition: 'Scheme edition',
  noEdition: 'not chosen yet',
  rollUp: 'The case as a whole',
  rollUpOpen: (left: number) => `computed when every head is determined; ${left === 1 ? 'one head is' : `${left} heads are`} open`,
  rollUpComputed: 'computed from the heads, never typed',
  /** Where the report has another heading for what this list is called here. */
  printedUnder: (heading: string) => `In the report under “${heading}”.`,
  remedyMissing: 'An adverse outcome without an order. Make one, or the checks will ask why there is none.',
} as const;

export const orderText = {
  title: 'Orders',
  none: 'No orders yet. An order says what must be done, by when, and what it is for.',
  make: 'New order',
  number: (number: number) => `Order ${number}`,
  kind: 'Kind',
  heads: 'For heads',
  text: 'What must be done',
  textHint: 'As it will stand in the report.',
  textMissing: 'Say what must be done.',
  amount: 'Amount, £',
  amountWrong: 'Not a sum of money. Type 100 or 1,250.50.',
  partFor: 'For',
  partAmount: 'Part, £',
  partAmountMissing: 'Type the sum of each part, or remove the part.',
  addPart: 'Add a part',
  removePart: 'Remove this part',
  partsDiffer: (sum: string, amount: string) => `The parts make ${sum}, the amount says ${amount}.`,
  due: 'Due',
  dueNone: 'no deadline',
  dueInWords: 'by when: as its words say; no day is computed',
  dueDate: 'on a date',
  dueSpan: 'within a time',
  units: { months: 'Months', weeks: 'Weeks', days: 'Days', workingDays: 'Working days' },
  from: 'counted from',
  starts: { report: 'the report', receipt: 'receiving it', completion: 'completing the work' },
  dueOn: (day: string) => `due ${day}`,
  passedOver: (weekendDays: number, holidays: readonly string[]) =>
    [weekendDays === 0 ? '' : `${weekendDays} ${weekendDays === 1 ? 'day' : 'days'} of weekends passed over`, ...holidays]
      .filter((words) => words !== '')
      .join(', '),
  dueClosed: 'That is no working day; the day is not moved.',
  partHead: 'Head',
  partAll: 'all',
  dueUnknownReport: 'The date is computed once the report has one (Report screen).',
  dueUnknownStart: 'The day is computed once the day it counts from is put down under Compliance.',
  countWrong: 'Give whole numbers, 1 or more, in one field at least.',
  reason: 'Reason (working papers)',
  reasonOutside: 'Why outside the indicative range',
  band: (range: string) => `Indicative range ${range}`,
  bandTo: (from: string, to: string) => `${from} to ${to}`,
  bandFrom: (from: string) => `${from} or more`,
  outside: 'Outside the indicative range. Nothing is blocked; say why.',
  save: 'Keep order',
  keys: 'Ctrl+Enter keeps, Esc leaves',
  edit: (number: number) => `Edit order ${number}`,
  removeOrder: (number: number) => `Remove order ${number}`,
  labelAdd: (words: string) => `Order: ${words}`,
  labelEdit: (number: number) => `Change order ${number}`,
  labelRemove: (number: number) => `Remove order ${number}`,
} as const;

export const offerText = {
  title: 'Offered and paid before',
  none: 'Nothing was offered or paid before this report, or nothing is put down yet.',
  make: 'New offer or payment',
  number: (number: number) => `Offer ${number}`,
  keep: 'Keep offer',
  amount: 'Offered, £',
  amountMissing: 'Say how much was offered.',
  for: 'For',
  by: 'By whom',
  offeredOn: 'Offered on',
  standing: 'The offer',
  standings: { offered: 'Offered', accepted: 'Accepted', refused: 'Refused', lapsed: 'Lapsed' } satisfies Readonly<
    Record<(typeof offerStandings)[number], string>
  >,
  paid: 'Of it paid, £',
  paidOn: 'Paid on',
  heads: 'For heads',
  offset: 'Against the award',
  offsetOpen: 'not settled yet',
  offsetMissing: 'Not settled how it counts against the award.',
  offsetReason: 'Why (working papers)',
  text: 'Remark',
  cites: 'Rests on',
  byWhom: (by: string) => (by === '' ? '' : `by the ${by}`),
  notPaid: 'nothing paid',
  paidSum: (sum: string) => `${sum} paid`,
  stepSays: (stage: number, day: string, words: string) => `Stage ${stage}${day === '' ? '' : `, ${day}`}, says: ${words}`,
  putDown: (sum: string) => `Put down ${sum}`,
  edit: (number: number) => `Edit offer ${number}`,
  remove: (number: number) => `Remove offer ${number}`,
  labelAdd: (sum: string) => `Put down an offer of ${sum}`,
  labelEdit: (number: number) => `Change offer ${number}`,
  labelRemove: (number: number) => `Remove offer ${number}`,
} as const;

export const ledgerText = {
  title: 'Remedy ledger',
  awards: 'Awards by head and component',
  head: 'Head',
  component: 'For',
  together: 'several',
  notBrokenDown: 'not broken down',
  awarded: 'Awarded now',
  total: 'Awarded in all',
  group: (heads: string) => (heads === '' ? 'The case' : heads),
  offered: 'Offered before',
  paid: 'Of it paid',
  comesOff: 'Comes off: paid before and part of the award',
  beyond: 'Paid before beyond the award',
  owedBeside: 'Still owed beside the award: offered before, topped up',
  toPay: 'To pay now',
  unsettled: (sums: string) => `Not counted yet: ${sums}. Say of each offer how it counts against the award.`,
  outside: 'Outside the indicative range, and no order says why. Nothing is blocked.',
  outsideBecause: (reasons: string) => `Outside the indicative range because: ${reasons}`,
  all: (awarded: string, paid: string, toPay: string) => `All heads: ${awarded} awarded, ${paid} paid before, ${toPay} to pay now`,
} as const;

const complianceStandingText = {
  outstanding: 'Outstanding',
  'in part': 'Kept in part',
  complied: 'Complied',
  released: 'Released',
} satisfies Readonly<Record<Compliance['standing'], string>>;

export const complianceText = {
  title: (number: number) => `Compliance with order ${number}`,
  open: 'Compliance',
  openFor: (number: number) => `Compliance with order ${number}`,
  keep: 'Keep compliance',
  standing: 'The order is',
  standings: complianceStandingText,
  compliedOn: 'Done on',
  startedOn: { receipt: 'The report was received on', completion: 'The work was completed on' },
  chased: 'Chased',
  chasedOn: 'Chased on',
  takeChaseBack: (day: string) => `Chased on ${day}: Delete takes it back`,
  chasedDays: (days: string) => `Chased on ${days}`,
  proof: 'Proof',
  noProof: 'No proof is cited',
  remarks: 'Remarks',
  label: (number: number) => `Note compliance with order ${number}`,
  stands: (standing: Compliance['standing'], timing: OrderStanding['timing'], days: number, on: string) => {
    const late = `${days} ${days === 1 ? 'day' : 'days'}`;
    const said = { 'in time': 'in time', late: `${late} late`, 'not due yet': 'not due yet', overdue: `overdue by ${late}` } as const;
    const when = standing === 'outstanding' ? '' : on;
    return [complianceStandingText[standing], when, timing === null ? '' : said[timing]].filter((words) => words !== '').join(', ');
  },
} as const;

export const recommendationText = {
  title: 'Recommendations',
  none: 'No recommendations. They are not binding; what must be done is an order.',
  add: 'New recommendation',
  text: (number: number) => `Recommendation ${number}`,
  labelAdd: 'Add a recommendation',
  labelEdit: (number: number) => `Change recommendation ${number}`,
  labelRemove: (number: number) => `Remove recommendation ${number}`,
  remove: (number: number) => `Remove recommendation ${number}`,
} as const;
