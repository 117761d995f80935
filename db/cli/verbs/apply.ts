// Owns: the verb apply.
import type { Given } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { jsonFrom } from '../readIn.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = '', file = '-'] = given.places;
  const content = await jsonFrom(file);
  return withStore(given, async ({ call, caseId }) => {
    const { changes } = await call('draftFile.apply', { caseId: caseId(reference), file: content });
    return { answer: { case: reference, changes } };
  });
}
