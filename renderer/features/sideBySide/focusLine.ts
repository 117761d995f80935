// Owns where a day stands among the lines of a list: which lines have a day, and at which of them the date in focus is drawn. Pure.
import type { CivilDate } from '../../../db/model/dates.ts';
import type { AxisLine } from './axisLines.ts';

/** Lines with a day, in order: what a day is looked up in. */
export interface DatedLine {
  readonly index: number;
  readonly day: CivilDate;
}

/** The lines that have a day. */
export function datedLines(lines: readonly AxisLine[]): readonly DatedLine[] {
  return lines.flatMap((line, index) => {
    const day = line.kind === 'line' ? (line.date.earliest ?? line.date.latest) : null;
    return day === null ? [] : [{ index, day }];
  });
}

/** The first line of a day or after it, else the last that has a day; null where none has. */
export function lineAtDay(dated: readonly DatedLine[], day: CivilDate): DatedLine | null {
  let [low, high] = [0, dated.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dated[middle]?.day ?? '') < day) low = middle + 1;
    else high = middle;
  }
  return dated[low] ?? dated.at(-1) ?? null;
}

/** Where the focus date is drawn in a list: on the line of its day; else ahead of the line it comes before, or behind the last. */
export interface FocusLine {
  readonly index: number;
  readonly place: 'on' | 'before' | 'after';
}

/**
 * The line a focus date is drawn at; null in a list without dates. In a silence that is the nearest end of a window or day something was due that it has not
 * passed, so that a day outside the scope is never drawn inside.
 */
export function focusLineOf(lines: readonly AxisLine[], dated: readonly DatedLine[], day: CivilDate): FocusLine | null {
  const found = lineAtDay(dated, day);
  if (found === null) return null;
  if (found.day === day) return { index: found.index, place: 'on' };
  if (found.day < day) {
    let last = found.index;
    for (let at = last + 1; isUndated(lines[at]) && !isAhead(lines[at], day); at += 1) if (edgeDay(lines[at]) !== null) last = at;
    return { index: last, place: 'after' };
  }
  let next = found.index;
  for (let at = next - 1; isUndated(lines[at]) && (edgeDay(lines[at]) === null || isAhead(lines[at], day)); at -= 1)
    if (edgeDay(lines[at]) !== null) next = at;
  return { index: next, place: 'before' };
}

/** Whether a line is no entry's. */
function isUndated(line: AxisLine | undefined): boolean {
  return line !== undefined && line.kind !== 'line';
}

/** The day a line between entries stands at; null for a silence and for entries. */
function edgeDay(line: AxisLine | undefined): CivilDate | null {
  if (line?.kind === 'expected') return line.due;
  if (line?.kind !== 'edge') return null;
  return line.isBegin ? line.date.earliest : (line.date.latest ?? line.date.earliest);
}

/** Whether a day comes before such a line: a window's last day, and a day on which something was due, do so still. */
function isAhead(line: AxisLine | undefined, day: CivilDate): boolean {
  const at = edgeDay(line);
  if (at === null) return false;
  return line?.kind === 'edge' && line.isBegin ? day < at : day <= at;
}

/** The first line with a day at or below an index, else the last above it; null where none has. */
export function datedFrom(dated: readonly DatedLine[], index: number): DatedLine | null {
  let [low, high] = [0, dated.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dated[middle]?.index ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return dated[low] ?? dated.at(-1) ?? null;
}
