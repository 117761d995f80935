// Owns: whether the dates of a sheet's column, written in figures, can be read two ways, and what the sheet itself tells of which is meant. Pure; chooses none.
import { type FigureOrder, readDate } from './britishDate.ts';
import { dayNumber, type PartialDate } from './dates.ts';

export const orders = ['day-first', 'month-first'] as const satisfies readonly FigureOrder[];

/** A count for either reading. */
export type ByOrder = Readonly<Record<FigureOrder, number>>;

/** What a sheet tells of how its dates are written. */
export interface ColumnEvidence {
  /** Rows whose date can be read two ways. */
  readonly ambiguous: number;
  /** Rows whose date makes sense in one way only. */
  readonly only: ByOrder;
  /** Rows that can be read two ways and name a day of the week, and how many of them agree with each reading. */
  readonly weekdays: number;
  readonly agreeing: ByOrder;
  /** Steps from a row to the next, and how many of them go one way (whichever is the more usual) under each reading. */
  readonly steps: number;
  readonly inOrder: ByOrder;
}

/** A row as it is looked at: its cells, in the order of the sheet. */
export interface OrderedRow {
  readonly cells: readonly string[];
}

/** The days a cell's figures may mean; null where it has none, or is written in one way only (words, year first). */
export interface TwoReadings {
  readonly 'day-first': PartialDate | null;
  readonly 'month-first': PartialDate | null;
}

const inFigures = /\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}/;
const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** A day's name alone in a cell, or before the date in its own. */
const weekdayAt = /^\s*(sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?\b\.?,?\s*(.*)$/i;

/** Both readings of a cell in figures, of which one may be no day; null where there are not two to tell apart, as in `2023-05-03` and `04/04/2023`. */
export function bothReadings(cell: string): TwoReadings | null {
  if (!inFigures.test(cell)) return null;
  const [day, month] = orders.map((order) => readDate(cell, order)?.date ?? null);
  return day?.earliest === month?.earliest ? null : { 'day-first': day ?? null, 'month-first': month ?? null };
}

/**
 * What the rows tell of a column of dates. Null where there is nothing to ask: no date can be read two ways, or every date that can be read only one way says the same
 * order.
 */
export function columnEvidence(rows: readonly OrderedRow[], column: number): ColumnEvidence | null {
  const only = { 'day-first': 0, 'month-first': 0 };
  const agreeing = { 'day-first': 0, 'month-first': 0 };
  const [onwards, backwards] = [
    { 'day-first': 0, 'month-first': 0 },
    { 'day-first': 0, 'month-first': 0 },
  ];
  let [ambiguous, weekdays, steps] = [0, 0, 0];
  let before: Readonly<Record<FigureOrder, number>> | null = null;
  for (const { cells } of rows) {
    const readings = bothReadings(cells[column] ?? '');
    if (readings === null) continue;
    const days = daysOf(readings);
    if (readings['day-first'] === null) only['month-first'] += 1;
    else if (readings['month-first'] === null) only['day-first'] += 1;
    else {
      ambiguous += 1;
      const weekday = weekdayOf(cells, column);
      if (weekday !== null) weekdays += 1;
      for (const order of orders) if (weekday === weekdayOfDay(days[order])) agreeing[order] += 1;
    }
    if (before !== null) {
      steps += 1;
      for (const order of orders) {
        if (days[order] >= before[order]) onwards[order] += 1;
        if (days[order] <= before[order]) backwards[order] += 1;
      }
    }
    before = days;
  }
  if (ambiguous === 0 || only['day-first'] > 0 !== only['month-first'] > 0) return null;
  const usual = (order: FigureOrder) => Math.max(onwards[order], backwards[order]);
  return { ambiguous, only, weekdays, agreeing, steps, inOrder: { 'day-first': usual('day-first'), 'month-first': usual('month-first') } };
}

/** One reading stands in for the other where there is only one. */
function daysOf(readings: TwoReadings): Record<FigureOrder, number> {
  const number = (date: PartialDate | null) => (date?.earliest == null ? null : dayNumber(date.earliest));
  const [day, month] = [number(readings['day-first']), number(readings['month-first'])];
  return { 'day-first': day ?? month ?? 0, 'month-first': month ?? day ?? 0 };
}

function weekdayOf(cells: readonly string[], column: number): number | null {
  for (const [at, cell] of cells.entries()) {
    if (cell.length > 60) continue;
    const found = weekdayAt.exec(cell);
    if (found !== null && (at === column || found[2] === '')) return weekdayNames.indexOf((found[1] ?? '').slice(0, 3).toLowerCase());
  }
  return null;
}

/** 0 is Sunday; day 0 of `dayNumber` was a Thursday. */
function weekdayOfDay(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
