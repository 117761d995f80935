// Owns the lines of Side by side: entries of both sides aligned by date, silence between them in working days, the ends of scope windows, what was expected. Pure.
// Must not choose what is shown: filters.ts does.
import { type Calendar, workingDaysBetween } from '../../../db/model/clocks.ts';
import { type CivilDate, dayFromNumber, dayNumber, type PartialDate } from '../../../db/model/dates.ts';
import type { Draft, DraftRow } from '../../../db/model/draft.ts';
import type { Side } from '../../../db/model/entry.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import type { ExpectationReading } from '../../../db/model/pairing.ts';
import { scopePosition } from '../../../db/model/scope.ts';
import type { Pane } from '../../api/place.tsx';

/** One line: at most one entry of each side, and what stands on the axis between them. */
export interface EntryLine {
  readonly kind: 'line';
  readonly key: string;
  readonly date: PartialDate;
  /** True on the first line of its date. */
  readonly showsDate: boolean;
  readonly resident: AxisRow | null;
  readonly landlord: AxisRow | null;
  readonly third: AxisRow | null;
  readonly contact: DraftRow<'contact'> | null;
  /** Working days in which this side alone was silent before its entry here; null where that was short, or both sides were. */
  readonly silentBefore: Readonly<Record<Pane, number | null>>;
  /** Letters of the heads whose windows hold this date. */
  readonly scopeHeads: readonly string[];
}

/** Working days in which nothing is dated on either side; cut in pieces where a window begins or ends inside. */
export interface GapLine {
  readonly kind: 'gap';
  readonly key: string;
  /** Of the whole silence, whatever piece this is. */
  readonly workingDays: number;
  /** True on the piece that says how long the silence is. */
  readonly isNamed: boolean;
  /** In pixels. */
  readonly height: number;
  readonly scopeHeads: readonly string[];
}

/** Where a scope window begins or ends. */
export interface EdgeLine {
  readonly kind: 'edge';
  readonly key: string;
  readonly isBegin: boolean;
  readonly date: PartialDate;
  /** Heads whose window begins or ends here: `(a), (b)`. */
  readonly heads: string;
  readonly reason: string;
  readonly scopeHeads: readonly string[];
}

/** The last day on which something expected would have been in time, where it was not seen whole by then. */
export interface ExpectedLine {
  readonly kind: 'expected';
  readonly key: string;
  readonly due: CivilDate;
  readonly reading: ExpectationReading;
  readonly scopeHeads: readonly string[];
}

export type AxisLine = EntryLine | GapLine | EdgeLine | ExpectedLine;

/** Silence shorter than this is drawn as space without its length, in working days. */
const shortestSilence = 5;

/** Pixels each doubling of a silence adds, what it may reach (after four years), and what its words need. */
const [perDoubling, tallestGap, namedGap] = [9, 90, 22] as const;

/**
 * How tall a silence is drawn, in pixels: the same for the same number of working days everywhere, 9 more for each doubling. A weekend is no silence. Why the
 * logarithm: docs/decisions/0041.
 */
export function gapHeight(workingDays: number): number {
  return workingDays <= 0 ? 0 : Math.min(tallestGap, Math.round(perDoubling * Math.log2(1 + workingDays)));
}

/** What the lines are made of. */
export interface AxisInput {
  /** Rows that passed the filters. */
  readonly rows: readonly AxisRow[];
  readonly contacts: readonly DraftRow<'contact'>[];
  readonly readings: readonly ExpectationReading[];
  readonly draft: Pick<Draft, 'head' | 'window' | 'exclusion'>;
  readonly headId: string | null;
  readonly calendar: Calendar | null;
}

type Item = { readonly date: PartialDate; readonly sort: string } & (
  | { readonly row: AxisRow; readonly contact: null }
  | { readonly row: null; readonly contact: DraftRow<'contact'> }
);

/** The lines in order of date, undated ones last. */
export function axisLines({ rows, contacts, readings, draft, headId, calendar }: AxisInput): readonly AxisLine[] {
  const items: Item[] = [
    ...rows.map((row): Item => ({ row, contact: null, date: row.date, sort: sortKey(row.date, row.time, row.exhibit) })),
    ...contacts.map((contact): Item => {
      const date: PartialDate = { earliest: contact.value.on, latest: contact.value.on, precision: 'day' };
      return { row: null, contact, date, sort: sortKey(date, contact.value.at, contact.key) };
    }),
  ].sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0));

  const headsAt = scopeTest(draft, headId);
  const edges = [...scopeEdges(draft, headId), ...expectedEdges(readings, headId, headsAt)].sort((a, b) => (a.at < b.at ? -1 : 1));
  const lines: AxisLine[] = [];
  let nextEdge = 0;
  let lastDay: string | null = null;
  const lastOf: Record<Pane, string | null> = { resident: null, landlord: null };
  const edgesBefore = (day: string | null): readonly Edge[] => {
    const from = nextEdge;
    while (nextEdge < edges.length && (day === null || (edges[nextEdge]?.at ?? '') <= day)) nextEdge += 1;
    return edges.slice(from, nextEdge);
  };
  const between = (from: string | null, to: string | null) =>
    calendar === null || from === null || to === null ? 0 : Math.max(0, workingDaysBetween(from, dayBefore(to), calendar));
  for (const group of groupsByDate(items)) {
    const { date } = group;
    const isDay = date.precision === 'day';
    const day = date.earliest ?? date.latest;
    const scopeHeads = headsAt(date);
    // The end of a window stands after its last day: `at` is then the day with a mark that sorts behind it.
    const passed = edgesBefore(day);
    const workingDays = isDay ? between(lastDay, day) : 0;
    if (workingDays > 0 && lastDay !== null && day !== null && calendar !== null) {
      lines.push(...silenceLines({ from: lastDay, to: day, workingDays, edges: passed, calendar, headsAt }));
    } else lines.push(...passed.map(({ line }) => line));
    const silence = (side: Pane): number | null => {
      if (!isDay || !group.items.some(({ row }) => row?.side === side)) return null;
      const alone = between(lastOf[side], day);
      lastOf[side] = day;
      return alone >= shortestSilence && alone > workingDays ? alone : null;
    };
    lines.push(...linesOfDate(group.items, date, scopeHeads, { resident: silence('resident'), landlord: silence('landlord') }));
    if (isDay) lastDay = day;
  }
  lines.push(...edgesBefore(null).map(({ line }) => line));
  return lines;
}

interface Silence {
  /** The last day with an entry, and the next. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly workingDays: number;
  readonly edges: readonly Edge[];
  readonly calendar: Calendar;
  readonly headsAt: (date: PartialDate) => readonly string[];
}

/** A silence with the ends of windows where they fall in it; its tallest piece says how long it is. */
function silenceLines({ from, to, workingDays, edges, calendar, headsAt }: Silence): readonly AxisLine[] {
  const height = gapHeight(workingDays);
  const pieces: { readonly line: Edge['line'] | null; readonly share: number; readonly heads: readonly string[] }[] = [];
  let [start, passed] = [from, 0];
  const pieceTo = (end: CivilDate, line: Edge['line'] | null) => {
    const until = Math.max(passed, workingDaysBetween(from, end, calendar));
    const first = dayFromNumber(dayNumber(start) + 1);
    pieces.push({ line, share: (until - passed) / workingDays, heads: headsAt({ earliest: first, latest: first, precision: 'day' }) });
    [start, passed] = [end > start ? end : start, until];
  };
  for (const { at, line } of edges) {
    const day = at.slice(0, 10);
    pieceTo(line.kind === 'edge' && line.isBegin ? dayBefore(day) : day, line);
  }
  pieceTo(dayBefore(to), null);
  const tallest = pieces.reduce((best, { share }, index) => (share > (pieces[best]?.share ?? 0) ? index : best), 0);
  return pieces.flatMap(({ line, share, heads }, index): readonly AxisLine[] => {
    const isNamed = index === tallest && workingDays >= shortestSilence;
    const gap: readonly GapLine[] =
      share === 0
        ? []
        : [
            {
              kind: 'gap',
              key: `gap ${to} ${index}`,
              workingDays,
              isNamed,
              height: Math.max(isNamed ? namedGap : 2, Math.round(height * share)),
              scopeHeads: heads,
            },
          ];
    return line === null ? gap : [...gap, line];
  });
}

function dayBefore(day: CivilDate): CivilDate {
  return dayFromNumber(dayNumber(day) - 1);
}

/** Sorts by first possible day, then by time and label; a wider date stands before the days it covers. */
function sortKey(date: PartialDate, time: string | null, label: string): string {
  const day = date.earliest ?? date.latest ?? '9999-99-99';
  const width = date.precision === 'day' ? '1' : '0';
  const natural = label.replace(/\d+/g, (digits) => digits.padStart(8, '0'));
  return `${day} ${width} ${date.latest ?? ''} ${time === null || time === '' ? '99:99' : time} ${natural}`;
}

function groupsByDate(items: readonly Item[]): readonly { readonly date: PartialDate; readonly items: readonly Item[] }[] {
  const groups: { date: PartialDate; items: Item[] }[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last !== undefined && isSameDate(last.date, item.date)) last.items.push(item);
    else groups.push({ date: item.date, items: [item] });
  }
  return groups;
}

function isSameDate(a: PartialDate, b: PartialDate): boolean {
  return a.earliest === b.earliest && a.latest === b.latest && a.precision === b.precision;
}

const nobodySilent = { resident: null, landlord: null } as const;

function linesOfDate(
  items: readonly Item[],
  date: PartialDate,
  scopeHeads: readonly string[],
  silentBefore: EntryLine['silentBefore'],
): readonly EntryLine[] {
  const of = (side: Side) => items.flatMap(({ row }) => (row?.side === side ? [row] : []));
  const [resident, landlord, third] = [of('resident'), of('landlord'), of('third')];
  const contacts = items.flatMap(({ contact }) => (contact === null ? [] : [contact]));
  // Contacts stand on the axis under third parties' entries.
  const count = Math.max(resident.length, landlord.length, third.length + contacts.length);
  return Array.from({ length: count }, (_, index) => ({
    kind: 'line',
    // A name that is there already: one made for each of 50,000 lines would be 10 MB.
    key: (resident[index] ?? landlord[index] ?? third[index] ?? contacts[index - third.length])?.id ?? '',
    date,
    showsDate: index === 0,
    resident: resident[index] ?? null,
    landlord: landlord[index] ?? null,
    third: third[index] ?? null,
    contact: contacts[index - third.length] ?? null,
    silentBefore: index === 0 ? silentBefore : nobodySilent,
    scopeHeads,
  }));
}

/** Letters of the heads whose windows hold a date. Without any window nothing is shaded: there is no scope to show yet. */
function scopeTest(draft: AxisInput['draft'], headId: string | null): (date: PartialDate) => readonly string[] {
  const windows = draft.window.map(({ value }) => value);
  const exclusions = draft.exclusion.map(({ value }) => value);
  const heads = draft.head.filter(({ id }) => (headId === null || id === headId) && windows.some((window) => window.headId === id));
  return (date) => heads.filter(({ id }) => scopePosition(date, id, windows, exclusions) === 'in').map(({ key }) => key);
}

interface Edge {
  /** Sorts the edge among days. */
  readonly at: string;
  readonly line: EdgeLine | ExpectedLine;
}

function scopeEdges(draft: AxisInput['draft'], headId: string | null): readonly Edge[] {
  const edges = new Map<string, { at: string; isBegin: boolean; date: PartialDate; heads: string[]; reasons: string[] }>();
  for (const { value } of draft.window) {
    const head = draft.head.find(({ id }) => id === value.headId);
    if (head === undefined || (headId !== null && head.id !== headId)) continue;
    for (const [date, isBegin] of [
      [value.from, true],
      [value.to, false],
    ] as const) {
      const day = date === null ? null : isBegin ? date.earliest : (date.latest ?? date.earliest);
      if (date === null || day === null) continue;
      // `~` sorts after every day it follows: an end stands behind its own day.
      const at = isBegin ? day : `${day}~`;
      const edge = edges.get(at) ?? { at, isBegin, date, heads: [], reasons: [] };
      edge.heads.push(`(${head.key})`);
      if (value.reason !== '' && !edge.reasons.includes(value.reason)) edge.reasons.push(value.reason);
      edges.set(at, edge);
    }
  }
  return [...edges.values()]
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ at, isBegin, date, heads, reasons }) => ({
      at,
      line: { kind: 'edge', key: `edge ${at}`, isBegin, date, heads: heads.join(', '), reason: reasons.join(' '), scopeHeads: [] },
    }));
}

/** Everything expected that was not seen whole by its day, behind that day. What was met has its words on the card that met it. */
function expectedEdges(
  readings: readonly ExpectationReading[],
  headId: string | null,
  headsAt: (date: PartialDate) => readonly string[],
): readonly Edge[] {
  return readings.flatMap((reading): readonly Edge[] => {
    const { due, standing, expectation } = reading;
    const isOfHead = headId === null || expectation.value.headId === null || expectation.value.headId === headId;
    if (due === null || standing === 'met' || !isOfHead) return [];
    const scopeHeads = headsAt({ earliest: due, latest: due, precision: 'day' });
    return [{ at: `${due}~`, line: { kind: 'expected', key: `expected ${expectation.id}`, due, reading, scopeHeads } }];
  });
}
