// Owns: the verb assertions.
import { recordsOf, verdictCounts } from '../../model/assertions.ts';
import type { Given } from '../arguments.ts';
import { caseNow, printedDate } from '../caseNow.ts';
import type { Done } from '../commandLine.ts';
import { headGiven } from '../heads.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const id = caseId(reference);
    const now = await caseNow(call, id);
    const head = headGiven(given, now.draft);
    const assertions = [];
    for (const { id: assertionId, key, value } of now.draft.assertion) {
      if (head !== undefined && value.headId !== head.id) continue;
      const records = recordsOf(now.draft, assertionId);
      const entryIds = [...new Set(records.map((record) => record.value.entryId))];
      const held = entryIds.length === 0 ? [] : await call('assertion.hold', { caseId: id, text: value.text, entryIds });
      const readings = new Map(held.map(({ entryId, reading }) => [entryId, reading]));
      assertions.push({
        id: key,
        text: value.text,
        madeBy: value.madeBy,
        head: now.head(value.headId),
        cites: value.cites.map(now.cited),
        counts: verdictCounts(records.map((record) => record.value.verdict)),
        records: records.map(({ value: { entryId, verdict, note } }) => {
          const entry = now.entryOf(entryId);
          const reading = readings.get(entryId);
          return {
            exhibit: now.exhibit(entryId),
            ...(entry === undefined ? {} : printedDate(entry.date)),
            verdict,
            computedVerdict: reading?.verdict ?? null,
            facts: reading?.facts ?? [],
            note,
          };
        }),
      });
    }
    return { answer: { case: reference, assertions } };
  });
}
