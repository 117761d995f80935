// Owns: how a date stands to a head's scope windows and exclusions. Pure; must not read the case. The principle (docs/decisions/0010): in doubt a
// thing stays in scope, because leaving evidence out needs certainty and a reason, taking it in needs neither.
import { type CivilDate, formatPartialDate, type PartialDate } from './dates.ts';
import type { Exclusion, Mark, ScopeWindow } from './draft.ts';
import type { ScopePosition } from './entry.ts';

/** A span of days, ends included; null is open. */
interface Span {
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
}

function overlaps(a: Span, b: Span): boolean {
  return (a.from === null || b.to === null || a.from <= b.to) && (b.from === null || a.to === null || b.from <= a.to);
}

function liesWithin(inner: Span, outer: Span): boolean {
  const startsInside = outer.from === null || (inner.from !== null && inner.from >= outer.from);
  const endsInside = outer.to === null || (inner.to !== null && inner.to <= outer.to);
  return startsInside && endsInside;
}

/** The days of a window: an imprecise end counts in full, so `from March 2023` starts on 1 March and `to 2023` ends on 31 December. */
function windowSpan(window: ScopeWindow): Span {
  return { from: window.from?.earliest ?? null, to: window.to?.latest ?? window.to?.earliest ?? null };
}

/** Only an exclusion by period alone can be computed from a date; one by topic, kind of impact or actor is for the investigator to apply. */
function isByPeriod(exclusion: Exclusion): boolean {
  return (exclusion.from !== null || exclusion.to !== null) && exclusion.topic === '' && exclusion.impact === '' && exclusion.actor === '';
}

/**
 * How a date stands to the windows of one head.
 * - `undated`: nothing is known of the date.
 * - `in`: the head has no window, or any day the date may mean lies in one of them; a month partly inside is in.
 * - `excluded`: it would be in, but every day it may mean lies in an exclusion by period that is recorded for this head or for all.
 * - `before`: all windows start later. `after`: otherwise; a gap between two windows is after the one that closed.
 */
export function scopePosition(
  date: PartialDate,
  headId: string,
  windows: readonly ScopeWindow[],
  exclusions: readonly Exclusion[],
): ScopePosition {
  return scopeOf(headId, windows, exclusions)(date);
}

/** `scopePosition` for many dates of one head: what the head's windows and exclusions say is worked out once. */
export function scopeOf(
  headId: string,
  windows: readonly ScopeWindow[],
  exclusions: readonly Exclusion[],
): (date: PartialDate) => ScopePosition {
  const spans = windows.filter((window) => window.headId === headId).map(windowSpan);
  const excluded = exclusions.filter((exclusion) => (exclusion.headId === null || exclusion.headId === headId) && isByPeriod(exclusion));
  return (date) => {
    if (date.precision === 'unknown' || (date.earliest === null && date.latest === null)) return 'undated';
    const span: Span = { from: date.earliest, to: date.latest };
    if (spans.length === 0 || spans.some((window) => overlaps(span, window))) {
      return excluded.some((exclusion) => liesWithin(span, exclusion)) ? 'excluded' : 'in';
    }
    return spans.every((window) => window.from !== null && span.to !== null && span.to < window.from) ? 'before' : 'after';
  };
}

/** `scopePosition` for each head: what an entry row carries. */
export function scopeByHead(
  date: PartialDate,
  headIds: readonly string[],
  windows: readonly ScopeWindow[],
  exclusions: readonly Exclusion[],
): Record<string, ScopePosition> {
  return Object.fromEntries(headIds.map((headId) => [headId, scopePosition(date, headId, windows, exclusions)]));
}

/** How a mark stands to one head: the investigator's own word where there is one, else by the date of what it tells of, else by its entry's date. */
export function markScope(
  mark: Pick<Mark, 'eventDate' | 'scopeOverride'>,
  entryDate: PartialDate,
  headId: string,
  windows: readonly ScopeWindow[],
  exclusions: readonly Exclusion[],
): ScopePosition {
  return mark.scopeOverride ?? scopePosition(mark.eventDate ?? entryDate, headId, windows, exclusions);
}

/** True where one window holds both the day of the final response and days after it: what follows needs a window, and so a reason, of its own. */
export function isPastFinalResponse(window: ScopeWindow, finalResponse: CivilDate): boolean {
  const { from, to } = windowSpan(window);
  return (from === null || from <= finalResponse) && (to === null || to > finalResponse);
}

/** A window in words: `from March 2023 to 18 December 2023`, `up to 2023`, `all dates`. */
export function describeWindow(window: Pick<ScopeWindow, 'from' | 'to'>): string {
  const from = window.from === null ? null : formatPartialDate(window.from);
  const to = window.to === null ? null : formatPartialDate(window.to);
  if (from !== null && to !== null) return `from ${from} to ${to}`;
  if (from !== null) return `from ${from}`;
  return to === null ? 'all dates' : `up to ${to}`;
}

/**
 * Whether an entry is looked at for a head, by its position per head: in scope or kept as context. `headId` null: for any head. Without a head nothing is out of scope yet.
 */
export function isLookedAt(scope: Readonly<Record<string, ScopePosition>>, headId: string | null): boolean {
  const positions = headId === null ? Object.values(scope) : [scope[headId]];
  return positions.length === 0 || positions.some((position) => position === 'in' || position === 'context');
}

/** The first day of any window; null where none has a beginning. */
export function firstDayInScope(windows: readonly ScopeWindow[]): CivilDate | null {
  const days = windows.flatMap(({ from }) => from?.earliest ?? []);
  return days.reduce<CivilDate | null>((first, day) => (first === null || day < first ? day : first), null);
}
