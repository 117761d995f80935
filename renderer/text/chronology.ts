// Owns the words of the Chronology screen and its events. What is missing has words of its own: missing.ts.
import type { eventStatuses } from '../../db/model/draft.ts';

export const eventStatusText: Readonly<Record<(typeof eventStatuses)[number], string>> = {
  agreed: 'agreed',
  contradicted: 'contradicted',
  'one side silent': 'one side silent',
  'date differs': 'date differs',
  unsettled: 'not settled yet',
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
