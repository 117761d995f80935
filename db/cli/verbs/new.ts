// Owns: the verb new.
import { civilDateSchema } from '../../model/dates.ts';
import { type Given, WrongUsage } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  const received = given.options.received ?? null;
  if (received !== null && !civilDateSchema.safeParse(received).success) {
    throw new WrongUsage(`--received is a day such as 2025-01-06, not "${received}".`, 'new');
  }
  return withStore(given, async ({ call, folder }) => {
    const { caseId } = await call('desk.createCase', { reference, landlord: given.options.landlord ?? '', received });
    return { answer: { case: reference, caseId, store: folder } };
  });
}
