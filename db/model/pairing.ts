// Owns: what the links of a case say: how long after a report each step came, what is met, late, met in part or not seen, and what is known of the
// evidence. Pure; must not look for links itself: candidates.ts proposes them, and only the investigator makes one.
import { type Calendar, countWorkingDays, type WorkingCount } from './clocks.ts';
import type { CivilDate, PartialDate } from './dates.ts';
import { type ComputedState, type Draft, type DraftRow, type Expectation, type LinkStep, linkSteps, type RequestState } from './draft.ts';
import type { Disclosure, EntryRow, ScopePosition, Side } from './entry.ts';
import { isLookedAt } from './scope.ts';
import { limitEnd } from './timeLimit.ts';

/** Steps that answer a report. An acknowledgement, a holding reply or looking in again afterwards do not. */
const answering: ReadonlySet<LinkStep> = new Set(['answered', 'action', 'told', 'completed']);

/** Whether a step answers the report it follows; acknowledgements and holding replies do not. */
export function isAnswer(step: LinkStep): boolean {
  return answering.has(step);
}

/** What the rules here need to know of an entry. */
export interface DatedEntry {
  readonly date: PartialDate;
  readonly side: Side;
  readonly disclosure: Disclosure;
}
/** Looks an entry up; undefined where it is no longer in the case. */
export type EntryOf = (entryId: string) => DatedEntry | undefined;

/** One step that followed a report. */
export interface PairedStep {
  readonly link: DraftRow<'link'>;
  /** From the day of the report to the day of the step; null where either is no exact day, or the step comes first. */
  readonly count: WorkingCount | null;
  /** Only against a promise or limit the link names: without one a step is neither met nor late. */
  readonly standing: 'met' | 'late' | null;
}

/** A report with everything linked to it, in order of date. */
export interface PairedReport {
  readonly reportId: string;
  readonly steps: readonly PairedStep[];
  /** False while only acknowledgements and holding replies followed. */
  readonly isAnswered: boolean;
}

/** How an expectation stands. `not seen` says what the papers show, not what happened. */
export type ExpectationStanding = 'met' | 'late' | 'in part' | 'not seen' | 'not yet due' | 'no date';

export interface ExpectationReading {
  readonly expectation: DraftRow<'expectation'>;
  /** The day it counts from; null where that is unknown or it has a fixed day. */
  readonly start: CivilDate | null;
  /** The day its limit comes to, counted from the start; null where there is nothing to count. */
  readonly counted: CivilDate | null;
  /** Its own day where one was given, else the day counted. */
  readonly due: CivilDate | null;
  readonly standing: ExpectationStanding;
  /** Steps seen, in their order. */
  readonly seen: readonly LinkStep[];
  /** Steps it wants and nothing is linked for. */
  readonly missing: readonly LinkStep[];
  /** The day by which everything it wants had been seen; null until then. */
  readonly metOn: CivilDate | null;
  readonly computedState: ComputedState;
  /** The investigator's word for it where there is one. */
  readonly state: ComputedState;
}

type LinkDraft = Pick<Draft, 'link' | 'expectation'>;
type ReasonedDraft = Pick<Draft, 'link' | 'expectation' | 'absence' | 'request' | 'event'>;

/** The day of an entry where it is known to the day; null else, as elapsed days cannot be counted from a month. */
export function exactDay(date: PartialDate | undefined): CivilDate | null {
  return date !== undefined && date.precision === 'day' ? date.earliest : null;
}

/** Every report that something is linked to, in the order in which the links were made; links the investigator said no to are left out. */
export function pairedReports(draft: LinkDraft, entryOf: EntryOf, calendar: Calendar): readonly PairedReport[] {
  const dues = new Map(draft.expectation.map((row) => [row.id, expectationDue(row.value, entryOf, calendar).due]));
  const byReport = Map.groupBy(
    draft.link.filter(({ value }) => value.verdict === 'linked'),
    ({ value }) => value.reportId,
  );
  return [...byReport].map(([reportId, links]) => {
    const start = exactDay(entryOf(reportId)?.date);
    const steps = links
      .map((link) => {
        const day = exactDay(entryOf(link.value.stepId)?.date);
        const due = link.value.expectationId === null ? null : (dues.get(link.value.expectationId) ?? null);
        const count = start === null || day === null || day < start ? null : countWorkingDays(start, day, calendar);
        const standing = due === null || day === null ? null : day <= due ? ('met' as const) : ('late' as const);
        return { link, count, standing, day: day ?? '9999' };
      })
      .sort((a, b) =>
        a.day === b.day ? linkSteps.indexOf(a.link.value.step) - linkSteps.indexOf(b.link.value.step) : a.day < b.day ? -1 : 1,
      )
      .map(({ link, count, standing }): PairedStep => ({ link, count, standing }));
    return { reportId, steps, isAnswered: steps.some(({ link }) => isAnswer(link.value.step)) };
  });
}

/**
 * The links that belong to a head (null: all): those whose expectation or passages say so; where nothing of a link names a head, those of a report with a
 * mark for it, and those of a report no mark of which names any.
 */
export function linksOfHead(
  { link, expectation, mark }: Pick<Draft, 'link' | 'expectation' | 'mark'>,
  headId: string | null,
): Draft['link'] {
  if (headId === null) return link;
  const headOf = new Map(expectation.map(({ id, value }) => [id, value.headId]));
  const headsOf = new Map(mark.map(({ id, value }) => [id, value.headIds]));
  const byEntry = Map.groupBy(mark, ({ value }) => value.entryId);
  return link.filter(({ value: { expectationId, reportMarkId, stepMarkId, reportId } }) => {
    const own = [
      ...(expectationId === null ? [] : [headOf.get(expectationId) ?? null]),
      ...[reportMarkId, stepMarkId].flatMap((id) => (id === null ? [] : (headsOf.get(id) ?? []))),
    ].filter((id) => id !== null);
    const said = own.length > 0 ? own : (byEntry.get(reportId) ?? []).flatMap(({ value }) => value.headIds);
    return said.length === 0 || said.includes(headId);
  });
}

type ReportEntry = Pick<EntryRow, 'id' | 'side' | 'kind' | 'parentId' | 'status'> & {
  readonly scope: Readonly<Record<string, ScopePosition>>;
};

/** Whether an entry may be a report that wants an answer: the resident's own, an attachment going with its message, what was received again with the first. */
export function isReport({ side, kind, parentId, status }: Omit<ReportEntry, 'id' | 'scope'>): boolean {
  return (
    side === 'resident' && status !== 'duplicate' && kind !== 'archive' && (parentId === null || kind === 'record' || kind === 'email')
  );
}

/** Reports looked at for a head (null: for any) that no linked step answers, in the order of the entries; acknowledgements and holding replies answer nothing. */
export function unansweredReports<E extends ReportEntry>(
  entries: readonly E[],
  { link }: Pick<Draft, 'link'>,
  headId: string | null,
): readonly E[] {
  const answered = new Set(link.flatMap(({ value }) => (value.verdict === 'linked' && isAnswer(value.step) ? [value.reportId] : [])));
  return entries.filter((entry) => isReport(entry) && isLookedAt(entry.scope, headId) && !answered.has(entry.id));
}

/** When an expectation is due, the day that is counted from and the day it comes to. Each null where the dates do not tell. */
export function expectationDue(
  { due, startEntryId, limit }: Pick<Expectation, 'due' | 'startEntryId' | 'limit'>,
  entryOf: EntryOf,
  calendar: Calendar,
): Pick<ExpectationReading, 'start' | 'counted' | 'due'> {
  const start = startEntryId === null ? null : exactDay(entryOf(startEntryId)?.date);
  const counted = start === null || limit === null ? null : limitEnd(start, limit, calendar);
  return { start, counted, due: due ?? counted };
}

/**
 * Every expectation with how it stands on a day. It is met when every step it wants is linked to it (any one, where it wants none in particular): by the
 * due date `met`, after it `late`; with some linked and some not, `in part`, whatever the date. A record that ought to be there is met once it was seen.
 */
export function expectationReadings(
  draft: ReasonedDraft,
  entryOf: EntryOf,
  calendar: Calendar,
  today: CivilDate,
): readonly ExpectationReading[] {
  const linked = Map.groupBy(
    draft.link.filter(({ value }) => value.verdict === 'linked' && value.expectationId !== null),
    ({ value }) => value.expectationId,
  );
  const evidence = evidenceOf(draft);
  return draft.expectation.map((expectation) => {
    const { start, counted, due } = expectationDue(expectation.value, entryOf, calendar);
    const links = linked.get(expectation.id) ?? [];
    const wanted = expectation.value.steps;
    const seen = linkSteps.filter((step) => links.some(({ value }) => value.step === step));
    const missing = wanted.filter((step) => !seen.includes(step));
    const isWhole = wanted.length === 0 ? seen.length > 0 : missing.length === 0;
    const metOn = isWhole ? lastNeeded(links, wanted, entryOf) : null;
    const computedState = evidenceState(evidence, expectation, links, entryOf);
    const isSeen = expectation.value.basis === 'record' && expectation.value.seenIds.length > 0;
    return {
      expectation,
      start,
      counted,
      due,
      standing: standingOf({ isWhole: isWhole || isSeen, isBegun: seen.length > 0, metOn, due, today }),
      seen,
      missing,
      metOn,
      computedState,
      state: expectation.value.stateOverride ?? computedState,
    };
  });
}

/** The day on which the last of the steps wanted was first seen; null where one of them has no exact day. */
function lastNeeded(links: readonly DraftRow<'link'>[], wanted: readonly LinkStep[], entryOf: EntryOf): CivilDate | null {
  const dayOf = (link: DraftRow<'link'>) => exactDay(entryOf(link.value.stepId)?.date);
  const first = (days: readonly (CivilDate | null)[]) => days.reduce((a, b) => (a === null ? b : b === null || a <= b ? a : b), null);
  if (wanted.length === 0) return first(links.map(dayOf));
  const days = wanted.map((step) => first(links.filter(({ value }) => value.step === step).map(dayOf)));
  return days.some((day) => day === null) ? null : days.reduce((a, b) => (a !== null && b !== null && a < b ? b : a), days[0] ?? null);
}

function standingOf(of: {
  readonly isWhole: boolean;
  readonly isBegun: boolean;
  readonly metOn: CivilDate | null;
  readonly due: CivilDate | null;
  readonly today: CivilDate;
}): ExpectationStanding {
  // Met without a date to hold it against is met: late needs a named day.
  if (of.isWhole) return of.due !== null && of.metOn !== null && of.metOn > of.due ? 'late' : 'met';
  if (of.isBegun) return 'in part';
  if (of.due === null) return 'no date';
  return of.due < of.today ? 'not seen' : 'not yet due';
}

/** What bears on expectations, looked up once for all of them. */
interface Evidence {
  readonly absencesOf: ReadonlyMap<string | null, readonly DraftRow<'absence'>[]>;
  readonly requests: ReadonlyMap<string, DraftRow<'request'>>;
  /** Requests by the expected record they ask for. */
  readonly askedFor: ReadonlyMap<string | null, readonly DraftRow<'request'>[]>;
  /** Events by the ids they cite. */
  readonly eventsCiting: ReadonlyMap<string, readonly DraftRow<'event'>[]>;
}

function evidenceOf({ absence, request, event }: ReasonedDraft): Evidence {
  const eventsCiting = new Map<string, DraftRow<'event'>[]>();
  for (const row of event) {
    for (const { id } of row.value.cites) {
      const citing = eventsCiting.get(id);
      if (citing === undefined) eventsCiting.set(id, [row]);
      else citing.push(row);
    }
  }
  return {
    absencesOf: Map.groupBy(absence, ({ value }) => value.expectationId),
    requests: new Map(request.map((row) => [row.id, row])),
    askedFor: Map.groupBy(request, ({ value }) => value.expectationId),
    eventsCiting,
  };
}

/**
 * What is known of the evidence for something expected, from what was asked, searched and found (domain rules of the field, evidence states; "no evidence
 * seen" does not mean that it did not happen). The first that holds, in this order:
 * withheld from report (all that is linked may be shown to neither party); disputed (an event citing it is contradicted); recorded (something is linked, or was seen);
 * what was asked and searched (`askedAndSearched`); asserted only (an event citing it rests on one side); not requested.
 */
function evidenceState(
  { absencesOf, requests, askedFor, eventsCiting }: Evidence,
  { id, value }: DraftRow<'expectation'>,
  links: readonly DraftRow<'link'>[],
  entryOf: EntryOf,
): ComputedState {
  if (links.length > 0 && links.every((link) => entryOf(link.value.stepId)?.disclosure === 'none')) return 'withheld from report';
  const absences = absencesOf.get(id) ?? [];
  const cited = [...absences.map((absence) => absence.id), ...value.cites.map((cite) => cite.id)];
  const events = cited.flatMap((each) => eventsCiting.get(each) ?? []);
  if (events.some((event) => event.value.status === 'contradicted')) return 'disputed';
  if (links.length > 0 || value.seenIds.length > 0) return 'recorded';
  const behind = absences.flatMap((absence) => requests.get(absence.value.requestId ?? '') ?? []);
  const requestsOf = [...new Set([...behind, ...(askedFor.get(id) ?? [])])];
  const kept = askedAndSearched(
    requestsOf.map((request) => request.value.state),
    absences.flatMap((absence) => absence.value.searched?.count ?? []),
  );
  if (kept !== null) return kept;
  if (events.some((event) => event.value.status === 'one side silent')) return 'asserted only';
  return 'not requested';
}

/**
 * What the requests and searches kept of something say together; null where there are neither. What was asked and not answered comes before a search, because
 * it names who has to answer; nothing is called searched without a search that is kept, or found none where it found some.
 * @param asked how each request stands
 * @param found how much each search found
 */
export function askedAndSearched(asked: readonly RequestState[], found: readonly number[]): ComputedState | null {
  const hasAnswerOfNone = asked.includes('none-held');
  if (!hasAnswerOfNone && asked.some((state) => state !== 'supplied' && state !== 'part')) return 'requested, not supplied';
  if (!hasAnswerOfNone && asked.includes('part')) return 'supplied in part';
  if (found.some((count) => count > 0)) return 'searched, some found';
  if (found.length > 0) return 'searched, none found';
  if (hasAnswerOfNone) return 'asked, none held';
  return asked.length > 0 ? 'supplied, not searched' : null;
}
