// Owns the density of the evidence over time and the time axis it is drawn on. Pure: numbers in, numbers out.
import { type CivilDate, dayFromNumber, dayNumber, type PartialDate } from '../../db/model/dates.ts';
import type { Side } from '../../db/model/entry.ts';

/** Day numbers; both ends inclusive, whole months. */
export interface Axis {
  readonly first: number;
  readonly last: number;
}

/** One month and what it holds of each side; days are numbers, both ends inclusive. */
export interface Bin {
  /** `2023-05` */
  readonly month: string;
  readonly first: number;
  readonly last: number;
  readonly counts: Readonly<Record<Side, number>>;
}

/** The day an entry is drawn on: the middle of the days it may mean; null when undated. */
export function dayOf(date: PartialDate): number | null {
  const { earliest, latest } = date;
  if (date.precision === 'unknown' || (earliest === null && latest === null)) return null;
  if (earliest === null) return dayNumber(latest ?? '');
  return latest === null ? dayNumber(earliest) : Math.floor((dayNumber(earliest) + dayNumber(latest)) / 2);
}

function startOfMonth(day: number): number {
  return dayNumber(`${dayFromNumber(day).slice(0, 7)}-01`);
}

function startOfNextMonth(day: number): number {
  return startOfMonth(startOfMonth(day) + 32);
}

/** The months that hold all these days, one spare month at each end; null when there are none. */
export function axisOf(days: readonly number[]): Axis | null {
  if (days.length === 0) return null;
  const low = days.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const high = days.reduce((most, day) => Math.max(most, day), Number.NEGATIVE_INFINITY);
  return { first: startOfMonth(startOfMonth(low) - 1), last: startOfNextMonth(startOfNextMonth(high)) - 1 };
}

/** The months of these days with half a year more at each end, so that windows can be dragged outwards; null when there are none. */
export function axisRound(days: readonly number[]): Axis | null {
  const axis = axisOf(days);
  return axis === null ? null : { first: startOfMonth(axis.first - 150), last: startOfNextMonth(axis.last + 150) - 1 };
}

/** How many dated entries lie before and after the axis. */
export function beyondAxis(
  entries: readonly { readonly date: PartialDate }[],
  axis: Axis,
): { readonly before: number; readonly after: number } {
  let [before, after] = [0, 0];
  for (const { date } of entries) {
    const day = dayOf(date);
    if (day !== null && day < axis.first) before += 1;
    if (day !== null && day > axis.last) after += 1;
  }
  return { before, after };
}

/** Entries counted by month and side, every month of the axis present. */
export function binsOf(entries: readonly { readonly date: PartialDate; readonly side: Side }[], axis: Axis): Bin[] {
  const bins: { month: string; first: number; last: number; counts: Record<Side, number> }[] = [];
  const byMonth = new Map<string, (typeof bins)[number]>();
  for (let first = axis.first; first <= axis.last; first = startOfNextMonth(first)) {
    const bin = {
      month: dayFromNumber(first).slice(0, 7),
      first,
      last: startOfNextMonth(first) - 1,
      counts: { resident: 0, landlord: 0, third: 0 },
    };
    bins.push(bin);
    byMonth.set(bin.month, bin);
  }
  // Entries of one day share their date: over a whole case it is placed once.
  const placed = new Map<PartialDate, (typeof bins)[number] | undefined>();
  for (const { date, side } of entries) {
    if (!placed.has(date)) {
      const day = dayOf(date);
      placed.set(date, day === null ? undefined : byMonth.get(dayFromNumber(day).slice(0, 7)));
    }
    const bin = placed.get(date);
    if (bin !== undefined) bin.counts[side] += 1;
  }
  return bins;
}

/** Where a day stands on an axis `width` pixels wide. */
export function xOf(day: number, axis: Axis, width: number): number {
  return ((day - axis.first) / (axis.last + 1 - axis.first)) * width;
}

/** The day at a place, kept on the axis. */
export function dayAt(x: number, axis: Axis, width: number): CivilDate {
  const day = Math.floor(axis.first + (x / Math.max(width, 1)) * (axis.last + 1 - axis.first));
  return dayFromNumber(Math.max(axis.first, Math.min(day, axis.last)));
}

/** Pixels a label needs. */
const leastRoom = 34;

/** Year labels, and months where there is room: first days with their words. */
export function ticksOf(axis: Axis, width: number): { readonly day: number; readonly words: string; readonly isYear: boolean }[] {
  const months = (axis.last - axis.first) / 30.4;
  const every = [1, 3, 6, 12].find((step) => (width / months) * step >= 44) ?? 12;
  const ticks: { day: number; words: string; isYear: boolean }[] = [];
  for (let day = axis.first; day <= axis.last; day = startOfNextMonth(day)) {
    const iso = dayFromNumber(day);
    const month = Number(iso.slice(5, 7));
    const isYear = month === 1 || day === axis.first;
    const room = ((day - (ticks.at(-1)?.day ?? Number.NEGATIVE_INFINITY)) * width) / (axis.last - axis.first);
    // The first label names the year wherever the axis begins, so the next may come too soon after it.
    if (room < leastRoom) continue;
    // Cut off by the edge it would read as another year.
    if (((axis.last - day) * width) / (axis.last - axis.first) < leastRoom) continue;
    if (isYear || (month - 1) % every === 0) ticks.push({ day, words: isYear ? iso.slice(0, 4) : monthWords(month), isYear });
  }
  return ticks;
}

function monthWords(month: number): string {
  return new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2023, month - 1, 1));
}
