// Owns the words of what is said of a report on its rounds: comments, changes from Word, the parties' comments, reviews, what was known on a day.

import type { NotAccepted } from '../../db/model/acceptedChange.ts';
import { formatDay } from '../../db/model/dates.ts';
import type { Comment, ReturnedChange } from '../../db/model/draft.ts';
import type { ReviewStanding } from '../../db/model/rounds.ts';
import type { Source } from '../../db/model/ruleSet.ts';
import { limitWords } from '../../db/model/timeLimit.ts';
import { capital } from '../../db/model/wording.ts';
import { ruleSetText } from './ruleSet.ts';

const changeWords: Readonly<Record<ReturnedChange['change'], string>> = {
  words: 'Words',
  untracked: 'Not tracked: the words of the file differ from the draft, which was changed since or there without tracking',
  removed: 'Paragraph taken out',
  moved: 'Paragraph moved',
  joined: 'Paragraph joined with the next',
};
const standings: Readonly<Record<ReturnedChange['standing'] | Comment['standing'], string>> = {
  open: 'Open',
  accepted: 'Accepted',
  declined: 'Declined',
  answered: 'Answered',
  settled: 'Settled',
};
const notAccepted: Readonly<Record<NotAccepted, string>> = {
  quotation: 'It is inside a locked quotation: those are the source’s words. Decline it, or change the quotation in Findings.',
  person: 'It cuts a person’s label in two. Make the change in Findings, then settle it here.',
  label: 'The words there are printed in place of a name. Make the change in Findings, then settle it here.',
  'not found': 'Its place is not in the paragraph any more. Make the change in Findings, then settle it here.',
  'not a paragraph': 'This is no paragraph of the draft: a heading, an order or words of the template. Change it where it is written.',
  'by hand': 'This is done in Findings by hand, then settled here.',
};

export const roundsText = {
  title: 'Comments and changes',
  open: (count: number) => (count === 0 ? 'Comments and changes' : `Comments and changes: ${count} open`),
  inHistory: 'These are working papers: no edition carries them.',

  comments: (open: number, all: number) => (all === 0 ? 'Comments' : `Comments: ${open} open of ${all}`),
  commentsHere: (open: number) => (open === 1 ? '1 open comment on this part' : `${open} open comments on this part`),
  partiesHere: (count: number) =>
    count === 1 ? '1 comment of the parties here waits for an answer' : `${count} comments of the parties here wait for an answer`,
  noComments: 'No comments yet. Read the submitted version, select words and press c.',
  read: (number: number) => `Read version ${number}`,
  readDraft: 'Back to the draft',
  version: (number: number) => `Version ${number}, as it was kept`,
  selectHint: 'Select words, or press ] for the next sentence, [ for the one before, } to add one; then c comments on them.',
  comment: 'Comment on the selected words',
  commentOn: (words: string) => `Comment on “${words}”`,
  commentText: 'Comment',
  keepComment: 'Keep the comment',
  labelComment: (words: string) => `Comment on “${words}”`.slice(0, 200),
  nothingSelected: 'Select the words first.',
  by: (by: string, version: number | null, fileName: string) =>
    `${by || 'Somebody'}${version === null ? ` in ${fileName}` : ` on version ${version}`}`,
  onWords: (words: string) => `“${words}”`,
  wholeParagraph: 'The paragraph',
  inNoParagraph: 'On words that stand in no paragraph of the draft: the template’s own, an outcome or an order.',
  gone: 'Cannot be placed: neither its paragraph nor its words are in the draft any more.',
  wordsGone: 'The paragraph is there; these words are not in it any more.',
  answer: 'Answer',
  answerOf: (text: string) => `Answer “${text.slice(0, 60)}”`,
  keepAnswer: 'Keep the answer',
  labelAnswer: 'Answer a comment',
  settle: 'Settle',
  settleOf: (text: string) => `Settle “${text.slice(0, 60)}”`,
  labelSettle: 'Settle a comment',
  reopen: 'Open again',
  reopenOf: (text: string) => `Open again: “${text.slice(0, 60)}”`,
  labelReopen: 'Open a comment again',
  show: 'Show',
  showOf: (text: string) => `Show “${text.slice(0, 60)}” in Findings`,
  standings,
  commentKeys: 'a answers, s settles, Enter shows',

  changes: (open: number, all: number) => (all === 0 ? 'Changes from Word' : `Changes from Word: ${open} open of ${all}`),
  noChanges: 'No Word file came back yet. Export the report to Word, have it worked on with changes tracked, and take it back here.',
  takeBack: 'Take a Word file back…',
  tookBack: (fileName: string, changes: number, comments: number, matched: number) =>
    `${fileName}: ${changes === 1 ? '1 change' : `${changes} changes`} and ${comments === 1 ? '1 comment' : `${comments} comments`}, ${matched === 1 ? '1 paragraph' : `${matched} paragraphs`} matched with the draft.`,
  changeWords,
  changeBy: (author: string, on: string | null, place: string) =>
    [author || 'Nobody named', on === null ? '' : formatDay(on), place].filter((part) => part !== '').join(' · '),
  accept: 'Accept',
  acceptOf: (words: string) => `Accept “${words.slice(0, 60)}”`,
  decline: 'Decline',
  declineOf: (words: string) => `Decline “${words.slice(0, 60)}”`,
  byHand: 'Done by hand',
  byHandOf: (words: string) => `“${words.slice(0, 60)}” was done by hand`,
  labelAccept: 'Accept a change from Word',
  labelDecline: 'Decline a change from Word',
  labelReopenChange: 'Open a change from Word again',
  notAccepted,
  lockedBy: (exhibit: string) => `The quotation is from ${exhibit}.`,
  newParagraph: ' ¶ ',
  newParagraphAt: (words: string) => `new paragraph: ${words}`,
  follows: (words: string) => `It now follows “${words}”`,
  joinedWith: (words: string) => `Takes in the paragraph “${words}”`,
  changeKeys: 'a accepts, d declines, Enter shows',
  settled: (count: number) => (count === 1 ? '1 settled' : `${count} settled`),

  parties: (unanswered: number, all: number) =>
    all === 0 ? 'The parties on the draft' : `The parties on the draft: ${unanswered} unanswered of ${all}`,
  sent: (version: number, sent: string, due: string, limit: Parameters<typeof limitWords>[0], source: Source) =>
    `Version ${version} was sent on ${formatDay(sent)}; comments are due by ${formatDay(due)} (${limitWords(limit)}; ${ruleSetText.source(source)}).`,
  notSent: 'The draft has not been sent to the parties yet.',
  addParty: 'Note a party’s comment',
  party: 'From',
  partyNames: [
    ['resident', 'The resident'],
    ['landlord', 'The landlord'],
    ['other', 'Somebody else'],
  ],
  partyName: 'Who',
  received: 'Received',
  about: 'About',
  wholeDraft: 'The draft as a whole',
  theirWords: 'What they say',
  ourAnswer: 'Answer to it',
  whatChanged: 'What was changed because of it',
  whatChangedHint: 'Empty where nothing was.',
  keepParty: 'Keep the comment',
  paragraph: (name: string, words: string) => `${name}: ${words}`,
  paragraphGone: 'The paragraph is not in the draft any more',
  partyKeys: 'a answers, Enter shows',
  labelParty: 'Note a party’s comment on the draft',
  labelPartyAnswer: 'Answer a party’s comment on the draft',
  late: (due: string) => `after the last day, ${formatDay(due)}`,
  inTime: 'in time',
  unanswered: 'Not answered',
  answered: (answer: string) => `Answer: ${answer}`,
  changed: (changed: string) => (changed === '' ? 'Nothing was changed.' : `Changed: ${changed}`),
  removeLine: 'Remove',
  removeOf: (text: string) => `Remove “${text.slice(0, 60)}”`,
  labelRemove: 'Remove a line about the report',

  reviews: (count: number) => (count === 0 ? 'Requests for a review' : `Requests for a review: ${count}`),
  reviewRule: (text: string, source: Source) => `${text} (${ruleSetText.source(source)})`,
  addReview: 'Note a request for a review',
  ofVersion: 'Of version',
  grounds: 'Grounds',
  newEvidence: 'New evidence',
  newEvidenceHint: 'What it is, in words; empty where there is none.',
  newEvidenceIs: (words: string) => `New evidence: ${words}`,
  cites: 'Papers it came in',
  keepReview: 'Keep the request',
  edit: 'Change',
  editOf: (by: string) => `Change what was noted of the request of ${by}`,
  labelEditReview: 'Change a request for a review',
  groundsAre: (grounds: readonly string[]) => `Grounds: ${grounds.join('; ')}`,
  noGrounds: 'None of the grounds is named.',
  theySay: (words: string) => `They say: ${words}`,
  labelReview: 'Note a request for a review',
  standing: ({ standing, due, issued }: ReviewStanding) => {
    if (issued === null) return 'In time or not cannot be told: that version was not issued.';
    if (due === null) return `Issued ${formatDay(issued)}; the limit is not known.`;
    return `${standing === 'in time' ? 'In time' : 'Late'}: issued ${formatDay(issued)}, last day ${formatDay(due)}.`;
  },
  decide: 'Decide',
  decideOf: (by: string) => `Decide on the request of ${by}`,
  keepDecision: 'Keep the decision',
  chooseOutcome: 'Choose',
  outcomeMissing: 'Say what was decided.',
  outcome: 'Decided',
  outcomes: [
    ['reviewed, decision stands', 'Reviewed; the decision stands'],
    ['reviewed, decision changed', 'Reviewed; the decision is changed'],
    ['not reviewed', 'Not reviewed'],
  ],
  decidedBy: 'By',
  decidedOn: 'On',
  reasons: 'Reasons',
  labelDecide: 'Decide on a request for a review',
  decided: (outcome: string, by: string, on: string | null) => `${capital(outcome)}, by ${by}${on === null ? '' : `, ${formatDay(on)}`}`,
  undecided: 'Not decided yet',

  known: 'What was known on a day',
  knownHint: 'What was held, asked for, read and approved by the end of that day, as a working paper.',
  knownDay: 'Day',
  knownExport: 'Export what was known',
} as const;
