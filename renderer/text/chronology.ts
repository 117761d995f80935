// Owns the words of the Chronology screen and its events. What is missing has words of its own: missing.ts.
import type { standingFilters } from '../../db/model/chronology.ts';
import { eventStatusWords } from '../../db/model/wording.ts';

export const eventStatusText = eventStatusWords;

export const chronologyText = {
  title: 'Chronology',
  parts: 'Parts of the chronology',
  events: 'Events',
  newEvent: 'New event',
  noEvents: 'No events yet',
  noEventsHint:
    'An event is one thing on one date, resting on passages from either side. Both accounts stand facing each other here, and what was expected and not seen stands at its date.',
  date: 'Date',
  silent: 'no passage cited',
  /** `Date as in L8 (date in its header)`. */
  basis: (words: string) => `Date ${words}`,
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
  inBackgroundAlready: (key: string) => `Event ${key} is in the background`,
  putDownMany: (chosen: number, shown: number) =>
    chosen > 0 ? `Put ${chosen} chosen into the background` : `Put ${shown} into the background`,
  labelPutDown: (keys: readonly string[]) =>
    keys.length === 1 ? `Put event ${keys[0]} into the background` : `Put ${keys.length} events into the background`,
  putDown: (keys: readonly string[], there: number) =>
    `${keys.length === 1 ? `Event ${keys[0]} now stands` : `${keys.length} events now stand`} at the end of the background.${
      there === 0 ? '' : ` ${there === 1 ? 'One was' : `${there} were`} there already.`
    }`,
  allPutDown: 'All of these stand in the background already.',
  choose: (key: string) => `Choose event ${key}`,
  moveUp: (key: string) => `Move event ${key} up within its date (Alt+↑)`,
  moveDown: (key: string) => `Move event ${key} down within its date (Alt+↓)`,
  labelMove: (key: string, by: 'up' | 'down', past: string) => `Put event ${key} ${by === 'up' ? 'before' : 'after'} ${past}`,
  export: 'Export the chronology as shown',
  filters: 'Filters',
  any: 'any',
  silentSide: 'No passage of',
  scope: 'Scope',
  scopeOf: { in: 'in scope', out: 'out of scope', undated: 'undated' } satisfies Record<(typeof standingFilters)[number], string>,
  from: 'From',
  to: 'To',
  words: 'Words',
  shown: (shown: number, total: number) => (shown === total ? `all ${total} shown` : `${shown} of ${total} shown`),
  showAll: 'Show all',
  nothingShown: 'Nothing is shown by these filters.',
  textMissing: 'Say what happened.',
  expected: 'Expected',
  recordAbsence: 'Record an absence',
  acts: 'Move, put into the background, edit or remove',
} as const;

export const factText = {
  panel: 'A fact of passages',
  title: 'New event of the passage',
  hint: 'F on another mark puts its passage here too, from either side; a mark can also be dragged here from the list under its reader. Ctrl+Enter keeps, Esc leaves.',
  putOn: 'Or put the passage on an event there is already',
  kept: (key: string) => `Kept as event ${key}.`,
} as const;
