// Owns: reports of one thing in order of time, with the days between them. Pure; draws no conclusion from them.
import { type Calendar, countWorkingDays } from './clocks.ts';
import { type CivilDate, dayNumber } from './dates.ts';
import { type DatedEntry, exactDay } from './pairing.ts';

/** One report of a series. */
export interface SeriesPoint<E> {
  readonly entry: E;
  /** Null where it has no exact day; such reports stand last. */
  readonly day: CivilDate | null;
  /** Since the report before it; null for the first and where either has no exact day. */
  readonly since: { readonly days: number; readonly workingDays: number } | null;
}

/** The points in order of time, each with what lies between it and the one before. */
export function seriesPoints<E extends Pick<DatedEntry, 'date'>>(entries: readonly E[], calendar: Calendar): readonly SeriesPoint<E>[] {
  const dated = entries.map((entry) => ({ entry, day: exactDay(entry.date) }));
  const inOrder = dated.toSorted((a, b) => (a.day ?? '9999').localeCompare(b.day ?? '9999'));
  return inOrder.map(({ entry, day }, at) => {
    const before = inOrder[at - 1]?.day ?? null;
    if (day === null || before === null) return { entry, day, since: null };
    return {
      entry,
      day,
      since: { days: dayNumber(day) - dayNumber(before), workingDays: countWorkingDays(before, day, calendar).workingDays },
    };
  });
}
