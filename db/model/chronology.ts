// Owns the order of events of uneven precision, and where what was expected stands among them. Pure.
import type { Calendar } from './clocks.ts';
import type { PartialDate } from './dates.ts';
import type { Cite, Draft, DraftRow } from './draft.ts';
import type { EntryRow, Side } from './entry.ts';
import { type EntryOf, expectationDue } from './pairing.ts';

/** A line of the chronology: an event, or something that should have been there by its date. */
export type Row =
  | { readonly kind: 'event'; readonly date: PartialDate; readonly row: DraftRow<'event'> }
  | {
      readonly kind: 'expected';
      readonly date: PartialDate;
      readonly row: DraftRow<'expectation'>;
      readonly absences: readonly DraftRow<'absence'>[];
    };

/**
 * Earlier first. A wide date stands where it may begin, before the precise dates that share that day; `before` a day stands just ahead of
 * that day, `after` just behind it; the undated come last.
 */
export function compareDates(a: PartialDate, b: PartialDate): number {
  const [left, right] = [sortKey(a), sortKey(b)];
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  return left.day.localeCompare(right.day) || left.rank - right.rank || right.end.localeCompare(left.end);
}

function sortKey(date: PartialDate): { readonly day: string; readonly rank: number; readonly end: string } | null {
  const { earliest, latest, precision } = date;
  const day = earliest ?? latest;
  if (day === null || precision === 'unknown') return null;
  if (precision === 'before') return { day: latest ?? day, rank: -1, end: '' };
  if (precision === 'after') return { day: earliest ?? day, rank: 1, end: '' };
  return { day, rank: 0, end: latest ?? day };
}

/** Events and expectations of a head (all heads: null) in order; an expectation stands at the day it is due, its own or the one counted. */
export function chronologyOf(draft: Draft, headId: string | null, entryOf: EntryOf, calendar: Calendar): Row[] {
  const events: Row[] = draft.event
    .filter(({ value }) => headId === null || value.headIds.includes(headId))
    .map((row) => ({ kind: 'event', date: row.value.date, row }));
  const expected = draft.expectation
    .filter(({ value }) => headId === null || value.headId === headId)
    .flatMap((row): Row[] => {
      const { due } = expectationDue(row.value, entryOf, calendar);
      if (due === null) return [];
      const absences = draft.absence.filter(({ value }) => value.expectationId === row.id);
      return [{ kind: 'expected', date: { earliest: due, latest: due, precision: 'day' }, row, absences }];
    });
  return [...events, ...expected].toSorted((a, b) => compareDates(a.date, b.date));
}

/** Citations by whose account they are: a mark's own account where it names one, else its entry's side. Other citations belong to no side. */
export function bySide(draft: Draft, entries: ReadonlyMap<string, EntryRow>, cites: readonly Cite[]): Record<Side | 'none', Cite[]> {
  const groups: Record<Side | 'none', Cite[]> = { resident: [], landlord: [], third: [], none: [] };
  for (const cite of cites) {
    const mark = cite.kind === 'mark' ? draft.mark.find(({ id }) => id === cite.id)?.value : undefined;
    const entry = entries.get(cite.kind === 'entry' ? cite.id : (mark?.entryId ?? ''));
    groups[mark?.account ?? entry?.side ?? 'none'].push(cite);
  }
  return groups;
}
