// Owns going along the lines of a list: the entry of a side on a line, the next one, the one across, the one at a day. Pure. Must not move the cursor: useCursor does.
import type { Side } from '../../../db/model/entry.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import type { AxisLine } from './axisLines.ts';
import { datedLines, lineAtDay } from './focusLine.ts';

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
  const dated = datedLines(lines);
  const at = lineAtDay(dated, day);
  if (at === null) return null;
  const isAfter = at.day >= day;
  return (isAfter ? step(lines, at.index - 1, side, 1) : null) ?? step(lines, at.index + (isAfter ? 0 : 1), side, -1);
}

/** The entry of another side nearest to a line, the same line first, then below, then above. */
export function across(lines: readonly AxisLine[], from: number, side: Side): AxisRow | null {
  return entryOn(lines[from], side) ?? step(lines, from, side, 1) ?? step(lines, from, side, -1);
}
