// Owns: the words that screens and printed papers share, so that one thing has one name in both: steps, standings, scope, exclusions, counts. Must not know
// which screen or paper they stand in.
import type { WorkingCount } from './clocks.ts';
import { type DatePrecision, formatDay } from './dates.ts';
import {
  type Anchor,
  type absenceKinds,
  anchorKind,
  type ComputedState,
  type Contact,
  type EvidenceState,
  type Expectation,
  type eventStatuses,
  type exclusionReasons,
  type LinkStep,
  type ReplyStanding,
} from './draft.ts';
import type { DateBasis, ScopePosition } from './entry.ts';
import type { ExpectationReading } from './pairing.ts';

/** Words as a sentence begins with them. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const stepWords: Readonly<Record<LinkStep, string>> = {
  acknowledged: 'acknowledged',
  holding: 'holding reply',
  answered: 'substantive answer',
  action: 'action taken',
  told: 'resident told',
  completed: 'completed',
  'followed-up': 'followed up',
};

export const scopeWords: Readonly<Record<ScopePosition, string>> = {
  before: 'before scope',
  in: 'in scope',
  after: 'after scope',
  undated: 'undated',
  excluded: 'excluded',
  context: 'context',
};

export const exclusionReasonWords: Readonly<Record<(typeof exclusionReasons)[number], string>> = {
  historic: 'Too long ago',
  'later-complaint': 'Part of a later complaint',
  'not-through-procedure': 'Not through the landlord’s procedure',
  courts: 'Courts are better placed',
  'not-a-member': 'Not a member of the Scheme',
  'future-event': 'Has not happened yet',
  'previously-considered': 'Considered before',
  other: 'Another reason',
};

export const eventStatusWords: Readonly<Record<(typeof eventStatuses)[number], string>> = {
  agreed: 'agreed',
  contradicted: 'contradicted',
  'one side silent': 'one side silent',
  'date differs': 'date differs',
  unsettled: 'not settled yet',
};

export const absenceKindWords: Readonly<Record<(typeof absenceKinds)[number], string>> = {
  'record-missing': 'Expected record not seen',
  'not-borne-out': 'Not borne out by the papers searched',
  uncontradicted: 'Stands uncontradicted',
};

/** Where the date of a paper comes from. */
const dateBasisWords: Readonly<Record<DateBasis, string>> = {
  header: 'date in its header',
  metadata: 'date in the file itself',
  exif: 'date noted by the camera',
  column: 'date in its row',
  text: 'date in its words',
  recognised: 'date in its recognised words',
  'file-name': 'date in its file name',
  quoted: 'date in what quotes it',
  edited: 'date set by the investigator',
  none: 'no date',
};

/** On what the date of an event rests (`dateBearers`): `as in L8 (date in its header)`, or on nothing cited. */
export function eventBasisWords(bearers: readonly { readonly exhibit: string; readonly basis: DateBasis | 'passage' }[]): string {
  if (bearers.length === 0) return 'set by the investigator, borne by no paper cited';
  return `as in ${bearers
    .map(({ exhibit, basis }) => `${exhibit} (${basis === 'passage' ? 'a passage that tells of it' : dateBasisWords[basis]})`)
    .join(', ')}`;
}

/** How exactly a date is known. */
export const precisionWords: Readonly<Record<DatePrecision, string>> = {
  day: 'known to the day',
  month: 'known to the month',
  year: 'known to the year',
  about: 'known about',
  before: 'known by its latest day',
  after: 'known by its earliest day',
  between: 'known between two days',
  unknown: 'no date known',
};

/** `1 file`, `3 files`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

const list = new Intl.ListFormat('en-GB');

/** How a count came about: `after 3 May 2023, up to 5 May 2023: 2 working days; passed over 1 bank holiday`. */
export function countWords({ start, end, workingDays, weekendDays, holidays }: WorkingCount): string {
  const passed = [
    ...(weekendDays === 0 ? [] : [counted(weekendDays, 'weekend day')]),
    ...holidays.map(({ day, name }) => `${name} on ${formatDay(day)}`),
  ];
  return `after ${formatDay(start)}, up to ${formatDay(end)}: ${counted(workingDays, 'working day')}${passed.length === 0 ? '' : `; passed over ${list.format(passed)}`}`;
}

function steps(of: readonly LinkStep[]): string {
  return of.map((step) => stepWords[step]).join(', ');
}

/** `resident not seen told`; without wanted steps, only that none was seen. */
function unseen(missing: readonly LinkStep[]): string {
  if (missing.length === 0) return 'none seen';
  return missing.length === 1 && missing[0] === 'told' ? 'resident not seen told' : `${steps(missing)}: none seen`;
}

/** How an expectation stands: `met in part: action taken; resident not seen told`. What is not seen is never said not to have happened. */
export function standingWords({ standing, seen, missing, metOn }: Omit<ExpectationReading, 'expectation'>): string {
  switch (standing) {
    case 'in part':
      return `met in part: ${steps(seen)}; ${unseen(missing)}`;
    case 'late':
      return `met late${metOn === null ? '' : `, on ${formatDay(metOn)}`}`;
    case 'met':
      return `met${metOn === null ? '' : ` on ${formatDay(metOn)}`}`;
    case 'not yet due':
      return 'not yet due';
    case 'not seen':
      return 'none seen';
    case 'no date':
      return 'none seen; no date to hold it against';
  }
}

type Overruling = Pick<Expectation, 'stateReason' | 'stateBy' | 'stateOn'>;

/** Whose word an overruled state is: `disputed, overruled by A. Reed on 3 May 2023: two accounts`. */
export function overruledWords({ stateReason, stateBy, stateOn }: Overruling, state: EvidenceState): string {
  const by = stateBy === '' ? '' : ` by ${stateBy}`;
  const on = stateOn === null ? '' : ` on ${formatDay(stateOn)}`;
  return `${state}, overruled${by}${on}: ${stateReason.trim().replace(/\.$/, '')}`;
}

/** A state of evidence: as computed, or overruled with what was computed beside it. */
export function evidenceWords(value: Overruling & Pick<Expectation, 'stateOverride'>, computed: ComputedState): string {
  return value.stateOverride === null ? computed : `${overruledWords(value, value.stateOverride)} (computed: ${computed})`;
}

/** What a mark is of, in a line: its words, else which area or cells. */
export function passageWords(anchor: Anchor): string {
  switch (anchorKind(anchor)) {
    case 'words':
      return anchor.exact.replace(/\s+/g, ' ');
    case 'area': {
      const areas = anchor.rects.length === 1 ? 'Area' : `${anchor.rects.length} areas`;
      return anchor.page === null ? `${areas} of the picture` : `${areas} on page ${anchor.page}`;
    }
    case 'cells':
      return anchor.exact.replace(/\s+/g, ' ').trim() || 'Empty cells';
  }
}

/** How one thing asked for was answered. */
export const replyStandingWords: Readonly<Record<ReplyStanding, string>> = {
  supplied: 'supplied',
  part: 'supplied in part',
  'none-held': 'none held',
  refused: 'refused',
};

/** `our call, 3 February 2025`; where it is evidence of a side, `the landlord’s letter, 3 February 2025`. */
export function contactWords({ how, on, party, evidenceOf }: Pick<Contact, 'how' | 'on' | 'party' | 'evidenceOf'>): string {
  const whose = evidenceOf === null ? 'our' : `${/^the /i.test(party) ? party : `the ${party}`}’s`;
  return `${whose} ${how}, ${formatDay(on)}`;
}
