// Owns: what is asked of the parties: which requests a letter carries, what their replies come to, how the records expected of a head stand. Pure; asks nobody, and
// never says what a missing record means.
import type { CivilDate } from './dates.ts';
import {
  type Contact,
  type Draft,
  type DraftRow,
  type Expectation,
  emptyExpectation,
  type Request,
  type RequestReply,
  type RequestState,
} from './draft.ts';
import type { Side } from './entry.ts';
import type { ExpectedRecord } from './ruleSet.ts';

/** The letters about requests, in the order in which they are written. */
export const requestLetters = ['request', 'chaser', 'acknowledgement'] as const;
export type RequestLetter = (typeof requestLetters)[number];

/** Whether something is still to come: not answered in full, not refused, not let lapse. */
export function isOpen({ state }: Pick<Request, 'state'>): boolean {
  return state === 'asked' || state === 'chased' || state === 'part';
}

/** Whether an answer was due before a day and has not come in full. */
export function isOverdue(request: Pick<Request, 'state' | 'due'>, today: CivilDate): boolean {
  return isOpen(request) && request.due !== null && request.due < today;
}

/** What replies item by item come to; null where there are none, so that the state as typed holds. */
export function stateOfReplies(replies: readonly Pick<RequestReply, 'standing'>[]): RequestState | null {
  const [first, ...more] = replies.map(({ standing }) => standing);
  if (first === undefined) return null;
  return more.every((standing) => standing === first) ? first : 'part';
}

/** The request as it is to be kept: its state and the day its answer came follow from its replies where it has any. */
export function withReplies(request: Request): Request {
  const state = stateOfReplies(request.replies);
  if (state === null) return request;
  const days = request.replies.flatMap(({ on }) => on ?? []).sort();
  return { ...request, state, received: days.at(-1) ?? request.received };
}

/** The side that answers: whose evidence its answer is. */
export function sideOf(to: string): Side {
  const asked = to.toLowerCase();
  if (/landlord/.test(asked)) return 'landlord';
  return /resident|representative/.test(asked) ? 'resident' : 'third';
}

/** Everybody who was asked for something, each once, in the order of the requests. */
export function askedParties(requests: readonly DraftRow<'request'>[]): string[] {
  return [...new Set(requests.map(({ value }) => value.to.trim()))].filter((to) => to !== '');
}

/**
 * The requests a letter to a party carries: what was not sent yet or is sent today; what was sent before and is still open; what an answer came to.
 */
export function requestsFor(
  letter: RequestLetter,
  to: string,
  requests: readonly DraftRow<'request'>[],
  today: CivilDate,
): DraftRow<'request'>[] {
  return requests.filter(({ value }) => value.to.trim() === to && carries[letter](value, today));
}

const carries: Readonly<Record<RequestLetter, (request: Request, today: CivilDate) => boolean>> = {
  request: (request, today) => isOpen(request) && request.replies.length === 0 && (request.asked === null || request.asked === today),
  chaser: (request, today) => isOpen(request) && request.asked !== null && request.asked < today,
  acknowledgement: (request) => request.received !== null || request.replies.length > 0,
};

/** The requests of a letter as they are once it was sent that day; an acknowledgement changes nothing. */
export function sentOn(letter: RequestLetter, request: Request, day: CivilDate): Partial<Request> {
  if (letter === 'request') return { asked: day };
  if (letter === 'acknowledgement' || request.chased.includes(day)) return {};
  return { chased: [...request.chased, day].sort(), ...(request.state === 'asked' ? { state: 'chased' as const } : {}) };
}

/** The note of what a party said in answer to a request: evidence of its side. */
export function saidInReply(to: string, on: CivilDate, text: string): Contact {
  return { party: to, how: 'letter', direction: 'in', on, at: '', text, evidenceOf: sideOf(to) };
}

/** How an expected record stands. */
export const recordStandings = ['seen', 'in part', 'asked', 'none held', 'refused', 'lapsed', 'missing'] as const;
export type RecordStanding = (typeof recordStandings)[number];

export interface RecordReading {
  readonly record: DraftRow<'expectation'>;
  readonly standing: RecordStanding;
  /** What was asked for it. */
  readonly requests: readonly DraftRow<'request'>[];
}

const byState: Readonly<Record<RequestState, RecordStanding>> = {
  asked: 'asked',
  chased: 'asked',
  // Supplied, but not in a paper anybody said it was seen in.
  supplied: 'in part',
  part: 'in part',
  'none-held': 'none held',
  refused: 'refused',
  lapsed: 'lapsed',
};

/** The records a checklist expects, each with how it stands: seen in a paper, else by the last request for it, else missing. */
export function recordReadings({ expectation, request }: Pick<Draft, 'expectation' | 'request'>): RecordReading[] {
  const asked = Map.groupBy(request, ({ value }) => value.expectationId);
  return expectation.filter(isOfChecklist).map((record) => {
    const requests = asked.get(record.id) ?? [];
    const last = requests.at(-1)?.value.state;
    const standing = record.value.seenIds.length > 0 ? 'seen' : last === undefined ? 'missing' : byState[last];
    return { record, standing, requests };
  });
}

/** Whether an expectation is a line of a checklist of records. */
export function isOfChecklist({ value }: Pick<DraftRow<'expectation'>, 'value'>): boolean {
  return value.basis === 'record' && value.source !== '';
}

/** The lines of a checklist that a head does not have yet, as expected records of it. */
export function checklistFor(
  headId: string | null,
  records: readonly ExpectedRecord[],
  expectations: readonly DraftRow<'expectation'>[],
): Expectation[] {
  const there = new Set(expectations.filter(({ value }) => value.headId === headId).map(({ value }) => value.text));
  return records
    .filter(({ name }) => !there.has(name))
    .map(({ name, source }) => ({
      ...emptyExpectation(headId),
      text: name,
      basis: 'record',
      source: `${source.publisher}, ${source.title}`,
    }));
}
