// Owns: the verb verify.
import type { Given } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const verdict = await call('history.verify', { caseId: caseId(reference) });
    if (given.options.handover !== undefined) return { answer: { case: reference, ...verdict }, isRefused: verdict.problems.length > 0 };
    // The list that names the case lies beside it.
    const { rows, covered, problems } = await call('desk.verify', {});
    const isRefused = verdict.problems.length + problems.length > 0;
    return { answer: { case: reference, ...verdict, desk: { rows, covered, problems } }, isRefused };
  });
}
