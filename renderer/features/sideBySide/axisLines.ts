// Owns the lines of Side by side: entries of both sides aligned by date, silence between them in working days, the ends of scope windows. Pure.
import { type Calendar, workingDaysBetween } from '../../../db/model/clocks.ts';
import type { PartialDate } from '../../../db/model/dates.ts';
import type { Draft, DraftRow } from '../../../db/model/draft.ts';
import { isUnread, type Side } from '../../../db/model/entry.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { scopePosition } from '../../../db/model/scope.ts';
import type { ShownEntries } from '../../api/arrangement.ts';
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

/** Working days in which nothing is dated on either side. */
export interface GapLine {
  readonly kind: 'gap';
  readonly key: string;
  readonly workingDays: number;
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

export type AxisLine = EntryLine | GapLine | EdgeLine;

/** Silence shorter than this is not drawn, in working days. */
export const shortestSilence = 5;

/** Marks per entry, for one head or for all. */
export function marksByEntry(marks: readonly DraftRow<'mark'>[], headId: string | null): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { value } of marks) {
    if (headId === null || value.headIds.includes(headId)) counts.set(value.entryId, (counts.get(value.entryId) ?? 0) + 1);
  }
  return counts;
}

/** Whether a row passes a filter. `headId` null: in scope for any head. */
export function passes(row: AxisRow, filter: ShownEntries, headId: string | null, marks: ReadonlyMap<string, number>): boolean {
  if (filter.kind !== null && row.kind !== filter.kind) return false;
  if (filter.isUnread && !isUnread(row)) return false;
  if (filter.isMarked && !marks.has(row.id)) return false;
  if (!filter.isInScope) return true;
  const positions = headId === null ? Object.values(row.scope) : [row.scope[headId]];
  return positions.length === 0 || positions.some((position) => position === 'in' || position === 'context');
}

/** What the lines are made of. */
export interface AxisInput {
  /** Rows that passed the filters. */
  readonly rows: readonly AxisRow[];
  readonly contacts: readonly DraftRow<'contact'>[];
  readonly draft: Pick<Draft, 'head' | 'window' | 'exclusion'>;
  readonly headId: string | null;
  readonly calendar: Calendar | null;
}

type Item = { readonly date: PartialDate; readonly sort: string } & (
  | { readonly row: AxisRow; readonly contact: null }
  | { readonly row: null; readonly contact: DraftRow<'contact'> }
);

/** The lines in order of date, undated ones last. */
export function axisLines({ rows, contacts, draft, headId, calendar }: AxisInput): readonly AxisLine[] {
  const items: Item[] = [
    ...rows.map((row): Item => ({ row, contact: null, date: row.date, sort: sortKey(row.date, row.time, row.exhibit) })),
    ...contacts.map((contact): Item => {
      const date: PartialDate = { earliest: contact.value.on, latest: contact.value.on, precision: 'day' };
      return { row: null, contact, date, sort: sortKey(date, contact.value.at, contact.key) };
    }),
  ].sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0));

  const headsAt = scopeTest(draft, headId);
  const edges = scopeEdges(draft, headId);
  const lines: AxisLine[] = [];
  let nextEdge = 0;
  let lastDay: string | null = null;
  let lastHeads: readonly string[] = [];
  const lastOf: Record<Pane, string | null> = { resident: null, landlord: null };
  const placeEdges = (before: string | null) => {
    for (let edge = edges[nextEdge]; edge !== undefined && (before === null || edge.at <= before); edge = edges[nextEdge]) {
      lines.push(edge.line);
      nextEdge += 1;
    }
  };
  const between = (from: string | null, to: string | null) =>
    calendar === null || from === null || to === null ? 0 : workingDaysBetween(from, to, calendar) - 1;
  for (const group of groupsByDate(items)) {
    const { date } = group;
    const isDay = date.precision === 'day';
    const day = date.earliest ?? date.latest;
    const scopeHeads = headsAt(date);
    // The end of a window stands after its last day: `at` is then the day with a mark that sorts behind it.
    placeEdges(day);
    const workingDays = isDay ? between(lastDay, day) : 0;
    if (workingDays >= shortestSilence) {
      lines.push({ kind: 'gap', key: `gap ${day}`, workingDays, scopeHeads: lastHeads.filter((head) => scopeHeads.includes(head)) });
    }
    const silence = (side: Pane): number | null => {
      if (!isDay || !group.items.some(({ row }) => row?.side === side)) return null;
      const alone = between(lastOf[side], day);
      lastOf[side] = day;
      return alone >= shortestSilence && alone > workingDays ? alone : null;
    };
    lines.push(...linesOfDate(group.items, date, scopeHeads, { resident: silence('resident'), landlord: silence('landlord') }));
    if (isDay) {
      lastDay = day;
      lastHeads = scopeHeads;
    }
  }
  placeEdges(null);
  return lines;
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
    key: `${date.earliest} ${date.latest} ${date.precision} ${index}`,
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
  readonly line: EdgeLine;
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

/** The entry of a side on a line. */
export function entryOn(line: AxisLine | undefined, side: Side): AxisRow | null {
  return line?.kind === 'line' ? line[side] : null;
}

/** The line and side an entry stands on; null when filtered away. */
export function placeOf(lines: readonly AxisLine[], entryId: string | null): { readonly index: number; readonly side: Side } | null {
  if (entryId === null) return null;
  for (const [index, line] of lines.entries()) {
    for (const side of ['resident', 'landlord', 'third'] as const) if (entryOn(line, side)?.id === entryId) return { index, side };
  }
  return null;
}

/** The next entry of a side from a line, `by` 1 down or -1 up; null at the end. */
export function step(lines: readonly AxisLine[], from: number, side: Side, by: 1 | -1): AxisRow | null {
  for (let index = from + by; index >= 0 && index < lines.length; index += by) {
    const row = entryOn(lines[index], side);
    if (row !== null) return row;
  }
  return null;
}

/** The entry of a side on the first line of this day or after it, else the last before it; null where the side has none with a date. */
export function entryFrom(lines: readonly AxisLine[], day: string, side: Side): AxisRow | null {
  const dated = lines.map((line) => (line.kind === 'line' ? (line.date.earliest ?? line.date.latest) : null));
  const from = dated.findIndex((each) => each !== null && each >= day);
  const end = from === -1 ? dated.findLastIndex((each) => each !== null) + 1 : from;
  return (from === -1 ? null : step(lines, from - 1, side, 1)) ?? step(lines, end, side, -1);
}

/** The entry of another side nearest to a line, the same line first, then below, then above. */
export function across(lines: readonly AxisLine[], from: number, side: Side): AxisRow | null {
  return entryOn(lines[from], side) ?? step(lines, from, side, 1) ?? step(lines, from, side, -1);
}

/** The reader an entry opens in: its own side's; a third party's where there is room, else right. */
export function paneFor(side: Side, open: Readonly<Record<Pane, string | null>>): Pane {
  if (side !== 'third') return side;
  return open.landlord !== null && open.resident === null ? 'resident' : 'landlord';
}
