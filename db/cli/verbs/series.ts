// Owns: the verb series.
import { seriesPoints } from '../../model/series.ts';
import type { Given } from '../arguments.ts';
import { caseNow, printedDate } from '../caseNow.ts';
import type { Done } from '../commandLine.ts';
import { headGiven } from '../heads.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const now = await caseNow(call, caseId(reference));
    const head = headGiven(given, now.draft);
    const series = now.draft.series
      .filter(({ value }) => head === undefined || value.headId === head.id)
      .map(({ key, value }) => ({
        id: key,
        title: value.title,
        head: now.head(value.headId),
        reports: seriesPoints(
          value.entryIds.flatMap((id) => now.entryOf(id) ?? []),
          now.calendar,
        ).map(({ entry, since }) => ({
          exhibit: entry.exhibit,
          ...printedDate(entry.date),
          title: entry.title,
          daysSince: since?.days ?? null,
          workingDaysSince: since?.workingDays ?? null,
        })),
      }));
    return { answer: { case: reference, series } };
  });
}
