// Owns: the verb check.
import type { Given } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const id = caseId(reference);
    const { draft } = await call('draft.read', { caseId: id });
    const letters = new Map(draft.head.map((head) => [head.id, head.key]));
    const found = await call('checks.run', { caseId: id });
    const checks = found.map(({ check, place, headId, message, finding, waived, waiverReason }) => ({
      check,
      place: place.name,
      head: headId === null ? null : (letters.get(headId) ?? null),
      message,
      finding,
      waived,
      waiverReason,
    }));
    const waived = checks.filter((result) => result.waived).length;
    return { answer: { case: reference, checks, open: checks.length - waived, waived } };
  });
}
