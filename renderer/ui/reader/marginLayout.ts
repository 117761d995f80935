// Owns where brackets and their labels stand in the margin: side by side where marks overlap, labels below one another where they begin together. Pure.
import { lanesOf } from './lanes.ts';

/** A mark's height on the page, in pixels from the top of what scrolls. */
export interface MarkSpan {
  readonly markId: string;
  readonly top: number;
  readonly bottom: number;
}

/** A bracket in the margin. */
export interface Bracket extends MarkSpan {
  /** Counted from the words outwards; overlapping brackets have different ones while there is room. */
  readonly lane: number;
  /** Where its label begins. */
  readonly labelTop: number;
  /** Which of its mark's brackets it is, from the top down: what tells it apart when the words move. */
  readonly nth: number;
}

/** So many brackets stand side by side; more share the outermost place. */
const laneCount = 3;
/** A label with the space to the next, in pixels: what a finger or an unsteady hand needs is the list of marks, which is spaced wider. */
export const labelHeight = 16;
/** A mark of part of a line still has a bracket to aim at. */
const leastHeight = 12;

/** The brackets of these spans, from the top down. */
export function bracketsOf(spans: readonly MarkSpan[]): Bracket[] {
  const inOrder = spans
    .map((span) => ({ ...span, bottom: Math.max(span.bottom, span.top + leastHeight) }))
    .sort((one, other) => one.top - other.top || other.bottom - one.bottom);
  const lanes = lanesOf(inOrder, (earlier, later) => earlier.bottom > later.top);
  let free = Number.NEGATIVE_INFINITY;
  const counts = new Map<string, number>();
  return inOrder.map((span, at) => {
    const labelTop = Math.max(span.top, free);
    free = labelTop + labelHeight;
    const nth = counts.get(span.markId) ?? 0;
    counts.set(span.markId, nth + 1);
    return { ...span, nth, lane: Math.min(lanes[at] ?? 0, laneCount - 1), labelTop };
  });
}
