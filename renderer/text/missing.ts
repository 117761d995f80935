// Owns the words of what is missing: requests, expectations, absences, states of evidence. Must not count days.
import type { NotSearched } from '../../db/model/absences.ts';
import type { ComputedState, DraftValue, expectationBases, requestStates } from '../../db/model/draft.ts';
import { counted } from './ui.ts';

export const requestStateText: Readonly<Record<(typeof requestStates)[number], string>> = {
  asked: 'asked',
  chased: 'chased',
  supplied: 'supplied',
  part: 'supplied in part',
  'none-held': 'says it holds none',
  refused: 'refused',
  lapsed: 'lapsed without answer',
};

export const requestText = {
  title: 'Requests',
  none: 'No requests to the parties yet. Only what was asked for can be called missing.',
  add: 'New request',
  edit: (key: string) => `Edit request ${key}`,
  to: 'Asked of',
  item: 'What was asked for',
  why: 'Why it is needed',
  asked: 'Asked on',
  due: 'Answer due',
  received: 'Received on',
  state: 'State',
  reply: 'What they answered',
  keep: 'Keep request',
  missing: 'Say what is asked for.',
  line: (to: string, item: string) => `${to}: ${item}`,
  label: (act: string, item: string) => `${act} request: ${item}`,
} as const;

export const expectationText = {
  title: 'Expectations',
  none: 'Nothing expected yet: a promise in a letter, a policy’s time limit, a record that ought to be there.',
  add: 'New expectation',
  edit: (key: string) => `Edit expectation ${key}`,
  text: 'What should have happened, or should exist',
  due: 'By',
  head: 'Head',
  noHead: 'no head',
  basis: 'It rests on',
  basisOf: {
    promise: 'a promise of a party',
    limit: 'a policy’s time limit',
    record: 'a record that such a thing leaves',
  } satisfies Readonly<Record<(typeof expectationBases)[number], string>>,
  policyLimit: 'The limit',
  noLimit: 'none',
  limitOf: (policy: string, text: string, limit: string) => `${policy}: ${text}, ${limit}`,
  notInForce: 'not in force on the day it counts from',
  countsFrom: 'Counted from the date of',
  noStart: 'nothing: the day is typed',
  within: 'Within',
  withinHint: 'Not a length of time. Type it as 2 working days, 3 weeks, 1 month.',
  steps: 'Met by',
  anyStep: 'Any step linked to it will do.',
  cites: 'Promised or required in',
  keep: 'Keep expectation',
  missing: 'Say what was expected.',
  reasonMissing: 'Say why the state of evidence is overruled.',
  dueOn: (day: string, isTyped: boolean) => (isTyped ? `Due ${day}, as typed` : `Due ${day}`),
  noDue: 'No day to hold it against',
  /** `2 working days from R10, 3 May 2023`. */
  from: (limit: string, exhibit: string, day: string) => `${limit} from ${exhibit}, ${day}`,
  startNotExact: (exhibit: string, date: string) => `${exhibit} has no exact day to count from (${date})`,
  /** What is counted where a typed day overrules it. */
  countedDay: (day: string) => `the limit comes to ${day}`,
  computed: 'Left empty, the day is counted.',
  lateBy: (days: number) => `${counted(days, 'working day')} after it was due`,
  seen: 'Seen:',
  restsOn: 'Absences:',
  label: (act: string, text: string) => `${act} expectation: ${text}`,
} as const;

const whyNotSearched: Readonly<Record<NotSearched['counts'][number]['why'], (count: number) => string>> = {
  unreadable: (count) => `${counted(count, 'paper')} that cannot be read`,
  scan: (count) => `${counted(count, 'scan')} with pages that are not recognised`,
  recording: (count) => `${counted(count, 'recording')} without a transcript`,
  wordless: (count) => `${counted(count, 'paper')} without words`,
  picture: (count) => `${counted(count, 'picture')} without words`,
};

export const absenceText = {
  title: 'Absences',
  none: 'No absences recorded. “No evidence seen” in a finding rests on one of these.',
  add: 'New absence',
  edit: (key: string) => `Edit absence ${key}`,
  kind: 'Which negative',
  kindHint: {
    'record-missing': 'A record that should exist was asked for and is not there. Needs a request behind it.',
    'not-borne-out': 'Something alleged is not borne out by the papers searched.',
    uncontradicted: 'Something asserted stands, because nothing speaks against it.',
  } satisfies Record<DraftValue<'absence'>['absenceKind'], string>,
  head: 'Head',
  expectation: 'The expectation',
  request: 'The request',
  noneChosen: 'none',
  text: 'In words',
  query: 'Searched for',
  search: 'Search the papers now',
  found: (count: number) => (count === 0 ? 'nothing found' : `${count} found`),
  keep: 'Keep absence',
  askedFor: (key: string, to: string, item: string) => `${key} asked of ${to}: ${item}`,
  askedOn: (asked: string | null, state: string, reply: string) =>
    [...(asked === null ? [] : [`on ${asked}`]), state, ...(reply === '' ? [] : [`“${reply}”`])].join(', '),
  notAsked: 'Nobody was asked for it. A missing record needs a request behind it.',
  searchedFor: (query: string, found: string, on: string | null) => `Searched: ${query}, ${found}${on === null ? '' : `, ${on}`}`,
  notSearched: 'No search is recorded.',
  notSearchedTitle: 'Not searched: these have no words to search',
  notSearchedPapers: (counts: NotSearched['counts']) =>
    `Not searched: ${counts.map(({ why, count }) => whyNotSearched[why](count)).join(', ')}`,
  whyNotSearched,
  andMore: (count: number) => `and ${count.toLocaleString('en-GB')} more`,
  raised: 'Raised again',
  raisedBy: {
    linked: 'Linked since to what was expected:',
    'received since': 'Received or made readable since, and found by its search:',
  },
  removeIt: 'Remove it (Delete)',
  stands: 'Looked at, it stands',
  labelStands: (key: string, exhibits: readonly string[]) => `Absence ${key} stands after looking at ${exhibits.join(', ')}`,
  saidStands: (key: string) => `Absence ${key} stands. It is raised again by the next paper that may meet it.`,
  lookedAt: (exhibits: readonly string[]) => `Stands after looking at ${exhibits.join(', ')}`,
  needsRequest: 'A missing record needs the request behind it; it can be kept without, and the checks will ask.',
  label: (act: string, words: string) => `${act} absence: ${words}`,
} as const;

export const actText = {
  add: 'Add',
  change: 'Change',
  remove: 'Remove',
  removed: 'Removed',
  edit: (what: string) => `Edit ${what}`,
  removeOf: (what: string) => `Remove ${what}`,
} as const;

export const evidenceText = {
  label: 'State of evidence',
  computed: (state: ComputedState) => `as computed: ${state}`,
  reason: 'Why it is overruled',
  /** `words` as db/model/wording puts them. */
  line: (words: string) => `Evidence: ${words}`,
} as const;

/** Keys of a line in these lists. */
export const lineKeyText = { hint: 'Enter changes a line, Delete removes it, arrows go along the list' } as const;
