// Owns the words of requests item by item, of letters about them and of the records that are expected. Must not count days.
import type { DraftValue, ReplyStanding, RequestReply } from '../../db/model/draft.ts';
import { isOverdue, type RecordStanding, type RequestLetter } from '../../db/model/requests.ts';
import { replyStandingWords } from '../../db/model/wording.ts';
import { counted } from './ui.ts';

export const replyText = {
  title: 'How each thing was answered',
  add: 'Add an answer',
  item: 'What',
  standing: 'Answered',
  standingOf: {
    supplied: 'supplied',
    part: 'supplied in part',
    'none-held': 'says it holds none',
    refused: 'refused',
  } satisfies Readonly<Record<ReplyStanding, string>>,
  on: 'On',
  said: 'In their words',
  saidHint: 'Kept as evidence of who said it: it stands on the axis and can be cited.',
  papers: 'What arrived',
  made: 'Made',
  madeOf: { 'at the time': 'at the time', since: 'said to us since' } satisfies Readonly<Record<NonNullable<RequestReply['made']>, string>>,
  madeNone: 'not said',
  putOn: 'Put to the other party on',
  notPut: 'not put to the other party',
  put: (day: string) => `put to the other party on ${day}`,
  remove: (item: string) => `Remove the answer on ${item}`,
  line: (item: string, standing: ReplyStanding) => `${item}: ${replyStandingWords[standing]}`,
  head: 'Head',
  noHead: 'no head',
  chased: (days: readonly string[]) => `chased ${days.join(', ')}`,
  overdue: 'overdue',
  /** What stands under a request that came in before each thing was noted. */
  received: (day: string) => `received ${day}`,
  chaseKey: 'Chased today (c)',
  lapseKey: 'Lapsed (l)',
  labelChased: (key: string) => `Note request ${key} as chased`,
  labelLapsed: (key: string) => `Let request ${key} lapse`,
} as const;

export const requestLetterText = {
  title: 'Letters',
  none: 'Letters are made from the requests: add one first.',
  to: 'To',
  letter: 'Letter',
  letterOf: {
    request: 'request for evidence',
    chaser: 'chaser',
    acknowledgement: 'acknowledgement',
  } satisfies Readonly<Record<RequestLetter, string>>,
  carries: (keys: readonly string[]) => `It carries ${keys.join(', ')}.`,
  carriesNone: {
    request: 'Nothing new is to be asked for.',
    chaser: 'Nothing asked for before today is still to come.',
    acknowledgement: 'No answer is noted yet.',
  } satisfies Readonly<Record<RequestLetter, string>>,
  save: (letter: string, to: string) => `Write the ${letter} to ${to}`,
  sent: 'Note it as sent today',
  label: (letter: string, to: string) => `Send ${letter} to ${to}`,
  note: (letter: string, items: readonly string[]) => `${letter.charAt(0).toUpperCase()}${letter.slice(1)} sent: ${items.join('; ')}`,
  saidSent: (letter: string, to: string) => `The ${letter} to ${to} is noted as sent today.`,
} as const;

export const recordText = {
  title: 'Expected records',
  hint: 'A checklist to begin from. Change it as this case needs; what is missing is asked for with one key.',
  wholeCase: 'The whole case',
  of: (letter: string, title: string) => `(${letter}) ${title}`,
  none: 'No record is expected here yet.',
  begin: 'Put the checklist here',
  add: 'Add a record',
  edit: (record: string) => `Edit record: ${record}`,
  text: 'Record',
  source: 'Where it is said that such a record is kept',
  ownSource: 'The investigator',
  seenIn: 'Seen in',
  keep: 'Keep record',
  missing: 'Name the record and where it is said to be kept.',
  standingOf: {
    seen: 'seen',
    'in part': 'answered, not seen in full',
    asked: 'asked for',
    'none held': 'says it holds none',
    refused: 'refused',
    lapsed: 'asked for, lapsed',
    missing: 'missing, not asked for',
  } satisfies Readonly<Record<RecordStanding, string>>,
  counts: (counts: readonly (readonly [RecordStanding, number])[]) =>
    counts.map(([standing, count]) => `${count} ${recordText.standingOf[standing]}`).join(', '),
  askKey: 'Ask for it (r)',
  asked: (keys: readonly string[]) => keys.join(', '),
  why: (source: string) => `Such a record is usually kept (${source}).`,
  labelAsk: (text: string) => `Ask for: ${text}`,
  saidAsked: (text: string) => `Asked of the landlord: ${text}. It is in the next letter.`,
  labelBegin: (where: string, count: number) => `Put the checklist of ${counted(count, 'record')} on ${where}`,
  label: (act: string, text: string) => `${act} expected record: ${text}`,
} as const;

/** `asked 6 January 2025, due 20 January 2025, overdue`. */
export function requestDays(
  { asked, due, chased, received, ...request }: Pick<DraftValue<'request'>, 'asked' | 'due' | 'chased' | 'received' | 'state'>,
  today: string,
  formatDay: (day: string) => string,
): string {
  return [
    asked === null ? 'not sent yet' : `asked ${formatDay(asked)}`,
    due === null ? '' : `due ${formatDay(due)}`,
    chased.length === 0 ? '' : replyText.chased(chased.map(formatDay)),
    received === null ? '' : replyText.received(formatDay(received)),
    isOverdue({ ...request, due }, today) ? replyText.overdue : '',
  ]
    .filter(Boolean)
    .join(', ');
}
