// Owns: the verbs undo and redo.
import type { Given } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { withStore } from '../session.ts';

/** Runs undo; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export const run = (given: Given): Promise<Done> => turn(given, 'history.undo');

/** Runs redo; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export const runRedo = (given: Given): Promise<Done> => turn(given, 'history.redo');

async function turn(given: Given, operation: 'history.undo' | 'history.redo'): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => ({
    answer: { case: reference, ...(await call(operation, { caseId: caseId(reference) })) },
  }));
}
