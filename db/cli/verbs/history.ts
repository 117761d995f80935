// Owns: the verb history.
import { type Given, wholeNumber } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  const limit = wholeNumber(given, 'limit', 100, 500);
  return withStore(given, async ({ call, caseId }) => {
    const rows = await call('history.list', { caseId: caseId(reference), before: null, limit });
    return { answer: { case: reference, rows: rows.map(({ atMs, ...row }) => ({ ...row, at: new Date(atMs).toISOString() })) } };
  });
}
