// Owns the words of pairing: steps, standings, what a card and the axis say of links, the panel. Must not count days.
import type { LinkStep } from '../../db/model/draft.ts';
import type { ExpectationReading } from '../../db/model/pairing.ts';
import { counted, countWords, standingWords, stepWords } from '../../db/model/wording.ts';

export const stepText = stepWords;

export const pairingText = {
  /** How an expectation stands, alone: `met in part: action taken; resident not seen told`. */
  /** What was expected and how it stands: `expected by 5 May 2023: the LHM to make contact; none seen (promise in L8)`; the axis has the day itself. */
  expected: (reading: ExpectationReading, source: string | null, day: string | null) =>
    `expected${day === null ? '' : ` by ${day}`}: ${reading.expectation.value.text}; ${standingWords(reading)}${source === null ? '' : ` (${source})`}`,
  source: {
    promise: (exhibit: string) => `promise in ${exhibit}`,
    limit: (policy: string) => policy,
    record: (exhibit: string) => `see ${exhibit}`,
  },
  standing: standingWords,
  noneSeen: 'none seen',
  more: (count: number) => `+${count}`,
  after: (workingDays: number | null, exhibit: string) =>
    workingDays === null ? `after ${exhibit}` : `${counted(workingDays, 'working day')} after ${exhibit}`,
  /** What a step's card says: `holding reply, 10 working days after R8, late`. */
  asStep: (step: LinkStep, workingDays: number | null, report: string, how: 'met' | 'late' | null) =>
    [stepText[step], pairingText.after(workingDays, report), ...(how === null ? [] : [how])].join(', '),
  /** What a screen reader hears on a report: `followed by L10, holding reply, 10 working days`. */
  asReport: (exhibit: string, step: LinkStep, workingDays: number | null) =>
    [`followed by ${exhibit}`, stepText[step], ...(workingDays === null ? [] : [counted(workingDays, 'working day')])].join(', '),
  followed: (count: number, isAnswered: boolean) => `${counted(count, 'step')} followed${isAnswered ? '' : ', no answer seen'}`,
  /** How a count came about: `3 May to 5 May 2023: 2 working days; passed over 2 weekend days, early May bank holiday on 1 May 2023`. */
  working: countWords,
} as const;

/** Words of the panel. */
export const pairingPanelText = {
  panel: 'Pairing',
  title: (exhibit: string, date: string) => `What followed ${exhibit}, ${date}`,
  titleBefore: (exhibit: string, date: string) => `Which report ${exhibit}, ${date}, follows`,
  titleHeld: (report: string, step: string) => `Whether ${step} follows ${report}`,
  nothingAt: 'Stand on an entry: a report of the resident, or what may have followed one.',
  hold: 'Link from here',
  holdHint: 'Hold this report (Shift+H), go to what followed it, then p and 1 to 7',
  letGo: 'Let go',
  held: (exhibit: string) => `${exhibit} is held. Go to what followed it, press p, then 1 to 7 for what it is.`,
  offers: 'May have followed it',
  offersBefore: 'Reports before it',
  noOffers:
    'Nothing is proposed: no paper in the six months after it shares a thread, a reference or telling words with it. Link by hand with Shift+H.',
  noOffersBefore: 'No report of the resident stands before this entry.',
  reading: 'Looking for what may have followed',
  byHand: 'chosen by hand',
  autoReply: 'an automatic reply: it acknowledges at most',
  autoReplyOnly: (exhibit: string) => `${exhibit} is an automatic reply. It can be taken as acknowledged, key 1, and is no answer.`,
  readsLike: (step: LinkStep) => `reads like: ${stepText[step]}`,
  linkAs: 'Link it as',
  notIt: 'Does not belong',
  open: 'Open it',
  keys: '1 to 7 link it, Enter as it reads, x does not belong, o opens, Esc closes',
  steps: 'Linked',
  noSteps: 'Nothing is linked yet.',
  notLinked: 'Said not to belong',
  takeBack: 'Take back',
  unlink: 'Unlink',
  details: 'Note, passages, expectation',
  note: 'Note',
  step: 'As',
  expectation: 'Held against',
  noExpectation: 'nothing: days are only counted',
  reportMark: 'Passage of the report',
  stepMark: 'Passage of the step',
  noMark: 'none',
  expectations: 'Expected',
  holdTo: (exhibit: string) => `Hold ${exhibit} to a limit in force that day`,
  limit: (policy: string, text: string, limit: string, due: string | null) =>
    `${policy}: ${text}, ${limit}${due === null ? '' : `, by ${due}`}`,
  label: (report: string, step: string, as: LinkStep) => `Link ${report} to ${step} as ${stepText[as]}`,
  labelNot: (report: string, step: string) => `Say that ${step} does not follow ${report}`,
  labelTakeBack: (report: string, step: string) => `Take back that ${step} does not follow ${report}`,
  labelUnlink: (report: string, step: string) => `Unlink ${step} from ${report}`,
  labelEdit: (report: string, step: string) => `Change the link of ${report} to ${step}`,
  labelExpect: (text: string) => `Expect: ${text}`,
  done: (label: string) => `${label}.`,
} as const;

/** Words of the offer in a reader. */
export const promiseText = {
  offer: 'A promise',
  make: 'Make it an expectation',
  due: (due: string | null, limit: string | null, from: string | null) => {
    if (due === null) return `${limit ?? ''} from a day that is not known`;
    return `due ${due}${limit === null ? '' : ` (${limit}${from === null ? '' : ` from ${from}`})`}`;
  },
  none: 'No promise that names a time was found in these words. An expectation without one is made in Chronology.',
  made: (key: string, due: string) => `Expectation ${key} made: ${due}.`,
  madeWith: (markKey: string, due: string) => `Marked as ${markKey}, and an expectation made of it: ${due}.`,
  isThere: (key: string) => `Expectation ${key} rests on this mark already.`,
  label: (exhibit: string) => `Make the promise in ${exhibit} an expectation`,
} as const;
