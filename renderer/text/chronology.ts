// Owns the words of the Chronology screen: events, requests, expectations, absences.
import type { DraftValue, eventStatuses, requestStates } from '../../db/model/draft.ts';

export const eventStatusText: Readonly<Record<(typeof eventStatuses)[number], string>> = {
  agreed: 'agreed',
  contradicted: 'contradicted',
  'one side silent': 'one side silent',
  'date differs': 'date differs',
  unsettled: 'not settled yet',
};

export const requestStateText: Readonly<Record<(typeof requestStates)[number], string>> = {
  asked: 'asked',
  chased: 'chased',
  supplied: 'supplied',
  part: 'supplied in part',
  'none-held': 'says it holds none',
  refused: 'refused',
  lapsed: 'lapsed without answer',
};

export const chronologyText = {
  title: 'Chronology',
  newEvent: 'New event',
  noEvents: 'No events yet',
  noEventsHint:
    'An event is one thing on one date, resting on passages from either side. Both accounts stand facing each other here, and what was expected and not seen stands at its date.',
  date: 'Date',
  silent: 'no passage cited',
  status: 'Status',
  heads: 'Heads',
  text: 'What happened',
  rests: 'Rests on',
  keepEvent: 'Keep event',
  editEvent: (key: string) => `Edit event ${key}`,
  removeEvent: (key: string) => `Remove event ${key}`,
  labelAdd: (words: string) => `Event: ${words}`,
  labelEdit: (key: string) => `Change event ${key}`,
  labelRemove: (key: string) => `Remove event ${key}`,
  toBackground: (key: string) => `Put event ${key} into the background`,
  inBackground: (date: string, text: string) => `${date}: ${text} `,
  putDown: (key: string) => `Event ${key} now stands at the end of the background.`,
  textMissing: 'Say what happened.',
  expected: 'Expected',
  noneSeen: 'none seen',
  nothingRecorded: 'nothing recorded yet',
  recordAbsence: 'Record an absence',
  acts: 'Edit or remove',
  passage: 'Passage',
} as const;

export const factText = {
  panel: 'A fact of passages',
  title: 'New event of the passage',
  hint: 'F on another mark puts its passage here too, from either side; a mark can also be dragged here from the list under its reader. Ctrl+Enter keeps, Esc leaves.',
  putOn: 'Or put the passage on an event there is already',
  kept: (key: string) => `Kept as event ${key}.`,
} as const;

export const requestText = {
  title: 'Requests',
  none: 'No requests to the parties yet. Only what was asked for can be called missing.',
  add: 'New request',
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
  dates: (asked: string, due: string) => [asked === '' ? '' : `asked ${asked}`, due === '' ? '' : `due ${due}`].filter(Boolean).join(', '),
  label: (act: string, item: string) => `${act} request: ${item}`,
} as const;

export const expectationText = {
  title: 'Expectations',
  none: 'Nothing expected yet: a promise in a letter, a policy’s time limit, a record that ought to be there.',
  add: 'New expectation',
  text: 'What should have happened, or should exist',
  due: 'By',
  head: 'Head',
  noHead: 'no head',
  cites: 'Promised or required in',
  keep: 'Keep expectation',
  missing: 'Say what was expected.',
  label: (act: string, text: string) => `${act} expectation: ${text}`,
} as const;

export const absenceText = {
  title: 'Absences',
  none: 'No absences recorded. “No evidence seen” in a finding rests on one of these.',
  add: 'New absence',
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
  needsRequest: 'A missing record needs the request behind it; it can be kept without, and the checks will ask.',
  label: (act: string, words: string) => `${act} absence: ${words}`,
} as const;

export const actText = {
  add: 'Add',
  change: 'Change',
  remove: 'Remove',
  edit: (what: string) => `Edit ${what}`,
  removeOf: (what: string) => `Remove ${what}`,
} as const;
