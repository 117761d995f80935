// Owns: the chronology: events of uneven precision in order, where what was expected and not seen stands among them, which of them a filter shows, and the
// order given by hand within one date. Pure.
import { z } from 'zod';
import type { Calendar } from './clocks.ts';
import { type CivilDate, civilDateSchema, type PartialDate, unknownDate } from './dates.ts';
import { type Cite, type Draft, type DraftRow, eventStatuses } from './draft.ts';
import type { DateBasis, EntryRow, ScopePosition, Side } from './entry.ts';
import { idSchema } from './ids.ts';
import { type DatedEntry, type ExpectationReading, expectationReadings } from './pairing.ts';
import { isLookedAt, scopeOf } from './scope.ts';

/** What the chronology needs to know of an entry. */
export interface ChronologyEntry extends DatedEntry, Pick<EntryRow, 'exhibit' | 'title' | 'dateBasis'> {}
export type ChronologyEntryOf = (entryId: string) => ChronologyEntry | undefined;

/** A case as the chronology reads it. `today`: what was due by then and is not seen is an open end. */
export interface ChronologyCase {
  /** The case is a part of one: what is cited and not there was left out of a handover. */
  readonly isPart?: boolean;
  readonly draft: Draft;
  readonly entryOf: ChronologyEntryOf;
  readonly calendar: Calendar;
  readonly today: CivilDate;
}

/** How a date stands to one head; a line has one for each head it is put to, for all of them where it is put to none. */
export interface HeadStanding {
  readonly headId: string;
  readonly position: ScopePosition;
}

/**
 * A line of the chronology: an event; something that should have been there by its date; or a recorded absence that no date can be given to, which stands
 * with the undated.
 */
export type Row =
  | {
      readonly kind: 'event';
      readonly date: PartialDate;
      readonly row: DraftRow<'event'>;
      readonly standings: readonly HeadStanding[];
      readonly accounts: Accounts;
    }
  | {
      readonly kind: 'expected';
      readonly date: PartialDate;
      readonly row: DraftRow<'expectation'>;
      readonly reading: ExpectationReading;
      readonly absences: readonly DraftRow<'absence'>[];
      readonly standings: readonly HeadStanding[];
      readonly accounts: Accounts;
    }
  | { readonly kind: 'absent'; readonly date: PartialDate; readonly row: DraftRow<'absence'> };

export type EventLine = Extract<Row, { kind: 'event' }>;

/** Citations by whose account they are; what is nobody's stands under `none`. */
export type Accounts = Readonly<Record<Side | 'none', readonly Cite[]>>;

/** In scope or kept as context; left out by window or exclusion; without a date to tell by. */
export const standingFilters = ['in', 'out', 'undated'] as const;

/** What is shown. Absent means no filter; what is shown is what all of them let through. */
export const chronologyFilterSchema = z.strictObject({
  headId: idSchema.optional(),
  status: z.enum(eventStatuses).optional(),
  /** The side none of whose passages an event cites. */
  silent: z.enum(['resident', 'landlord']).optional(),
  scope: z.enum(standingFilters).optional(),
  /** Any day a date may mean has to lie in the range; in doubt it does. */
  from: civilDateSchema.optional(),
  to: civilDateSchema.optional(),
  /** Every one of these words stands in the line, in what it cites or in the labels of that; large and small letters alike. */
  words: z.string().max(500).optional(),
});
export type ChronologyFilter = z.infer<typeof chronologyFilterSchema>;

/**
 * Earlier first. A wide date stands where it may begin, before the precise dates that share that day; `before` a day stands just ahead of
 * that day, `after` just behind it; the undated come last.
 */
export function compareDates(a: PartialDate, b: PartialDate): number {
  return compareKeys(sortKey(a), sortKey(b));
}

/** Where a date stands; null for one that is not known. */
interface SortKey {
  readonly day: string;
  readonly rank: number;
  readonly end: string;
}

function compareKeys(left: SortKey | null, right: SortKey | null): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  return compareText(left.day, right.day) || left.rank - right.rank || compareText(right.end, left.end);
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function sortKey(date: PartialDate): SortKey | null {
  const { earliest, latest, precision } = date;
  const day = earliest ?? latest;
  if (day === null || precision === 'unknown') return null;
  if (precision === 'before') return { day: latest ?? day, rank: -1, end: '' };
  if (precision === 'after') return { day: earliest ?? day, rank: 1, end: '' };
  return { day, rank: 0, end: latest ?? day };
}

/**
 * Everything in order: events of one date as they were put by hand, then what was expected by that date; an expectation stands at the day it is due, its
 * own or the one counted. Undated events and absences without a day come last.
 */
export function chronologyOf({ draft, entryOf, calendar, today }: ChronologyCase): readonly Row[] {
  const sideOf = sideReader(draft, entryOf);
  const headIds = draft.head.map(({ id }) => id);
  const [windows, exclusions] = [draft.window.map(({ value }) => value), draft.exclusion.map(({ value }) => value)];
  const positions = new Map(headIds.map((headId) => [headId, scopeOf(headId, windows, exclusions)]));
  const standings = (date: PartialDate, own: readonly string[]) =>
    (own.length > 0 ? own : headIds).flatMap((headId) => {
      const positionOf = positions.get(headId);
      return positionOf === undefined ? [] : [{ headId, position: positionOf(date) }];
    });
  const events = draft.event.map((row): Row => {
    const { date, headIds: own, cites } = row.value;
    return { kind: 'event', date, row, standings: standings(date, own), accounts: bySide(sideOf, cites) };
  });
  const absencesOf = Map.groupBy(draft.absence, ({ value }) => value.expectationId);
  const dated = new Set<string>();
  const expected = expectationReadings(draft, entryOf, calendar, today).flatMap((reading): Row[] => {
    const { due, expectation: row } = reading;
    if (due === null) return [];
    dated.add(row.id);
    const date: PartialDate = { earliest: due, latest: due, precision: 'day' };
    const { headId, cites } = row.value;
    return [
      {
        kind: 'expected',
        date,
        row,
        reading,
        absences: absencesOf.get(row.id) ?? [],
        standings: standings(date, headId === null ? [] : [headId]),
        accounts: bySide(sideOf, cites),
      },
    ];
  });
  const absent = draft.absence
    .filter(({ value }) => value.expectationId === null || !dated.has(value.expectationId))
    .map((row): Row => ({ kind: 'absent', date: unknownDate, row }));
  return [...events, ...expected, ...absent]
    .map((row) => ({ row, key: sortKey(row.date) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ row }) => row);
}

/** Whose account a citation is: a mark's own where it names one, else its entry's side; what is neither belongs to nobody. */
function sideReader(draft: Pick<Draft, 'mark'>, entryOf: ChronologyEntryOf): (cite: Cite) => Side | 'none' {
  const marks = new Map(draft.mark.map(({ id, value }) => [id, value]));
  return ({ kind, id }) => {
    const mark = kind === 'mark' ? marks.get(id) : undefined;
    return mark?.account ?? entryOf(kind === 'entry' ? id : (mark?.entryId ?? ''))?.side ?? 'none';
  };
}

function bySide(sideOf: (cite: Cite) => Side | 'none', cites: readonly Cite[]): Accounts {
  const groups: Record<Side | 'none', Cite[]> = { resident: [], landlord: [], third: [], none: [] };
  for (const cite of cites) groups[sideOf(cite)].push(cite);
  return groups;
}

/** The lines that a filter lets through, in their order. Only events have a status and a silent side. */
export function filteredChronology(
  rows: readonly Row[],
  filter: ChronologyFilter,
  of: Pick<ChronologyCase, 'draft' | 'entryOf'>,
): readonly Row[] {
  const { headId, status, silent, scope } = filter;
  const words = (filter.words ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const says = words.length === 0 ? null : lineReader(of);
  return rows.filter((row) => {
    if (headId !== undefined && !headsOf(row).includes(headId)) return false;
    if ((status !== undefined || silent !== undefined) && row.kind !== 'event') return false;
    if (row.kind === 'event' && status !== undefined && row.row.value.status !== status) return false;
    if (row.kind === 'event' && silent !== undefined && row.accounts[silent].length > 0) return false;
    if (scope !== undefined && standingOf(row, headId) !== scope) return false;
    if (!isWithin(row.date, filter)) return false;
    const line = says?.(row);
    return line === undefined || words.every((word) => line.includes(word));
  });
}

function headsOf({ kind, row }: Row): readonly string[] {
  if (kind === 'event') return row.value.headIds;
  return row.value.headId === null ? [] : [row.value.headId];
}

/** How a line stands to the scope of one head, or of any: in where one of them looks at it, undated where it has no date, else out. */
export function standingOf(row: Row, headId?: string): (typeof standingFilters)[number] {
  if (row.kind === 'absent' || row.date.precision === 'unknown') return 'undated';
  return isLookedAt(Object.fromEntries(row.standings.map((each) => [each.headId, each.position])), headId ?? null) ? 'in' : 'out';
}

function isWithin({ earliest, latest, precision }: PartialDate, { from, to }: ChronologyFilter): boolean {
  if (from === undefined && to === undefined) return true;
  if (precision === 'unknown' || (earliest === null && latest === null)) return false;
  return (from === undefined || latest === null || latest >= from) && (to === undefined || earliest === null || earliest <= to);
}

/** A line with everything it cites as one text in small letters. */
function lineReader({ draft, entryOf }: Pick<ChronologyCase, 'draft' | 'entryOf'>): (row: Row) => string {
  const marks = new Map(draft.mark.map(({ id, value }) => [id, value]));
  const entry = (id: string) => {
    const found = entryOf(id);
    return found === undefined ? '' : `${found.exhibit} ${found.title}`;
  };
  const cited = ({ kind, id }: Cite) => {
    const mark = kind === 'mark' ? marks.get(id) : undefined;
    return mark === undefined ? entry(id) : `${entry(mark.entryId)} ${mark.anchor.exact} ${mark.note}`;
  };
  return ({ kind, row }) => {
    const cites = kind === 'absent' ? [] : row.value.cites;
    return [row.key, row.value.text, ...cites.map(cited)].join(' ').toLowerCase().replace(/\s+/g, ' ');
  };
}

/** What bears the date of an event to the letter: the papers it cites that are dated so, and the passages said to tell of that date. */
export function dateBearers(
  event: DraftRow<'event'>['value'],
  { mark }: Pick<Draft, 'mark'>,
  entryOf: ChronologyEntryOf,
): readonly { readonly exhibit: string; readonly basis: DateBasis | 'passage' }[] {
  const isIt = (date: PartialDate | null | undefined) =>
    date != null && date.earliest === event.date.earliest && date.latest === event.date.latest && date.precision === event.date.precision;
  if (event.date.precision === 'unknown') return [];
  const bearers = new Map<string, DateBasis | 'passage'>();
  for (const { kind, id } of event.cites) {
    const passage = kind === 'mark' ? mark.find((row) => row.id === id)?.value : undefined;
    const entry = entryOf(kind === 'entry' ? id : (passage?.entryId ?? ''));
    if (entry === undefined) continue;
    if (isIt(entry.date)) bearers.set(entry.exhibit, entry.dateBasis);
    else if (isIt(passage?.eventDate) && !bearers.has(entry.exhibit)) bearers.set(entry.exhibit, 'passage');
  }
  return [...bearers].map(([exhibit, basis]) => ({ exhibit, basis }));
}

/**
 * The order of events of one date with one of them moved past its neighbour: rows whose place changes, each with the position it gets. Positions stay those the
 * events had together, so that nothing of another date moves. Empty where the two are not of one date.
 */
export function movedPast(
  events: readonly DraftRow<'event'>[],
  movedId: string,
  neighbourId: string,
): readonly { readonly row: DraftRow<'event'>; readonly position: number }[] {
  const [moved, neighbour] = [movedId, neighbourId].map((id) => events.find((row) => row.id === id));
  if (moved === undefined || neighbour === undefined || compareDates(moved.value.date, neighbour.value.date) !== 0) return [];
  const together = events.filter(({ value }) => compareDates(value.date, moved.value.date) === 0);
  const isLater = together.indexOf(moved) < together.indexOf(neighbour);
  const others = together.filter(({ id }) => id !== movedId);
  const order = others.toSpliced(others.indexOf(neighbour) + (isLater ? 1 : 0), 0, moved);
  const positions = together.map(({ position }) => position);
  for (let at = 1; at < positions.length; at += 1) {
    // Two rows made apart may have one position: the one behind steps on.
    const before = positions[at - 1] ?? 0;
    if ((positions[at] ?? 0) <= before) positions[at] = before + 2 ** -10;
  }
  return order.flatMap((row, at) => {
    const position = positions[at] ?? row.position;
    return position === row.position ? [] : [{ row, position }];
  });
}
