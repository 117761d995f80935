// Owns: the verb absences.
import { absenceReadings } from '../../model/absences.ts';
import { expectationReadings } from '../../model/pairing.ts';
import type { Given } from '../arguments.ts';
import { caseNow, overruledBy } from '../caseNow.ts';
import type { Done } from '../commandLine.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const id = caseId(reference);
    const now = await caseNow(call, id);
    const { draft, entryOf, calendar, today } = now;
    const later = new Map((await call('absence.laterHits', { caseId: id })).map(({ absenceId, hits }) => [absenceId, hits]));
    const expectations = expectationReadings(draft, entryOf, calendar, today).map((reading) => {
      const { key, value } = reading.expectation;
      return {
        id: key,
        text: value.text,
        head: now.head(value.headId),
        basis: value.basis,
        countsFrom: now.exhibit(value.startEntryId),
        start: reading.start,
        due: reading.due,
        standing: reading.standing,
        seen: reading.seen,
        missing: reading.missing,
        metOn: reading.metOn,
        state: reading.state,
        computedState: reading.computedState,
        overruled: overruledBy(value),
        cites: value.cites.map(now.cited),
      };
    });
    const absences = absenceReadings(draft, entryOf, calendar, today, later).map((reading) => {
      const { key, value } = reading.absence;
      return {
        id: key,
        kind: value.absenceKind,
        text: value.text,
        head: now.head(value.headId),
        expectation: reading.expectation?.expectation.key ?? null,
        request: draft.request.find((row) => row.id === value.requestId)?.key ?? null,
        searched: value.searched === null ? null : { query: value.searched.query, count: value.searched.count, on: value.searched.on },
        state: reading.state,
        computedState: reading.computedState,
        overruled: overruledBy(value),
        raisedBy: reading.raisedBy,
        receivedSince: reading.laterHits.map(({ exhibit }) => exhibit),
      };
    });
    const { counts, papers } = await call('absence.notSearched', { caseId: id });
    const notSearched = { counts, papers: papers.map(({ exhibit, title, why }) => ({ exhibit, title, why })) };
    return {
      answer: {
        case: reference,
        today,
        expectations,
        absences,
        notSearched,
        raised: absences.filter(({ raisedBy }) => raisedBy.length > 0).length,
      },
    };
  });
}
