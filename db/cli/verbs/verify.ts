// Owns: the verb verify.
import type { Given } from '../arguments.ts';
import type { Done } from '../index.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const { rows, originals, problems } = await call('history.verify', { caseId: caseId(reference) });
    return { answer: { case: reference, rows, originals, problems }, isRefused: problems.length > 0 };
  });
}
