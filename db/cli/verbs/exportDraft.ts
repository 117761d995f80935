// Owns: the verb export-draft.
import type { Given } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { withStore } from '../session.ts';
import { writeOut } from '../writeOut.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const draft = await call('draftFile.export', { caseId: caseId(reference) });
    const file = await writeOut(given.options.out ?? '-', new TextEncoder().encode(`${JSON.stringify(draft, null, 2)}\n`));
    return file === null ? {} : { answer: { case: reference, file } };
  });
}
