// Owns: the verb withdraw.
import { idSchema } from '../../model/ids.ts';
import { type Given, WrongUsage } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = '', batchId = ''] = given.places;
  if (!idSchema.safeParse(batchId).success)
    throw new WrongUsage(`"${batchId}" is not the id of a delivery; intake answers it as "batch".`, 'withdraw');
  return withStore(given, async ({ call, caseId }) => {
    await call('intake.withdraw', { caseId: caseId(reference), batchId });
    return { answer: { case: reference, batch: batchId } };
  });
}
