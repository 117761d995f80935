// Owns a scope window while it is typed or dragged, before it is kept. Pure.
import { addMonths, type CivilDate, dayFromNumber, dayNumber, type PartialDate, partialDate } from '../../../db/model/dates.ts';
import type { Draft, DraftRow, ScopeWindow } from '../../../db/model/draft.ts';

/** What stands in the fields; `id` null for a window that is new. */
export interface Proposal {
  readonly id: string | null;
  readonly headId: string | null;
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
  readonly reason: string;
}

/** Which end of a window. */
export type End = 'from' | 'to';

/** The proposal that changes this window. */
export function proposalOf(row: DraftRow<'window'>): Proposal {
  return { id: row.id, headId: row.value.headId, from: row.value.from, to: row.value.to, reason: row.value.reason };
}

/** One end set to a day, as dragging does. */
export function withEnd(proposal: Proposal, end: End, day: CivilDate): Proposal {
  return { ...proposal, [end]: partialDate(day) };
}

/** The day an end stands on for drawing and dragging; null when it is open. */
export function endDay(window: Pick<ScopeWindow, 'from' | 'to'>, end: End): number | null {
  const day = end === 'from' ? window.from?.earliest : (window.to?.latest ?? window.to?.earliest);
  return day === undefined || day === null ? null : dayNumber(day);
}

/** The day so many days, or months, further on. */
export function stepDay(day: number, by: { readonly days?: number; readonly months?: number }): CivilDate {
  return by.months === undefined ? dayFromNumber(day + (by.days ?? 0)) : addMonths(dayFromNumber(day), by.months);
}

/** True when the window would end before it begins. */
export function isBackwards(proposal: Pick<Proposal, 'from' | 'to'>): boolean {
  const [from, to] = [endDay(proposal, 'from'), endDay(proposal, 'to')];
  return from !== null && to !== null && to < from;
}

/** The windows as they would be with the proposal kept; null while it names no head. */
export function windowsWith(draft: Draft, proposal: Proposal): ScopeWindow[] | null {
  const { headId } = proposal;
  if (headId === null) return null;
  const value: ScopeWindow = { headId, from: proposal.from, to: proposal.to, reason: proposal.reason };
  const others = draft.window.filter(({ id }) => id !== proposal.id).map((row) => row.value);
  return [...others, value];
}
