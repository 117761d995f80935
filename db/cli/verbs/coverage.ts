// Owns: the verb coverage.
import { coverageByHead } from '../../model/coverage.ts';
import type { Given } from '../arguments.ts';
import { caseNow } from '../caseNow.ts';
import type { Done } from '../commandLine.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const now = await caseNow(call, caseId(reference));
    const heads = coverageByHead(now.draft, now.rows).map(({ headId, sides, unanswered, notReliedOn }) => ({
      head: now.head(headId),
      sides,
      unanswered: unanswered.map(({ key, value }) => ({
        mark: key,
        exhibit: now.exhibit(value.entryId),
        against: value.speaksAgainst,
        words: value.anchor.exact,
      })),
      notReliedOn: notReliedOn.map(now.exhibit),
    }));
    return { answer: { case: reference, heads } };
  });
}
