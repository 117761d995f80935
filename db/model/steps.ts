// Owns: what the complaint steps say together: the day of the complaint and of the final response. Must not count days: that is clocks.ts.
import type { CivilDate } from './dates.ts';
import type { Draft } from './draft.ts';

type Steps = Pick<Draft, 'complaintStep'>['complaintStep'];

/** The first day on which something was sent as a complaint; null while none is known. */
export function complaintDay(steps: Steps): CivilDate | null {
  return steps
    .flatMap(({ value }) => (value.stage >= 1 ? (value.sent ?? []) : []))
    .reduce<CivilDate | null>((first, day) => (first === null || day < first ? day : first), null);
}

/** The day of the final response: that of the last stage, which is never the first (Complaint Handling Code: exactly two stages). Null until it is there. */
export function finalResponse(steps: Steps): CivilDate | null {
  const lastStage = Math.max(0, ...steps.map(({ value }) => value.stage));
  return lastStage < 2 ? null : (steps.findLast(({ value }) => value.stage === lastStage)?.value.responded ?? null);
}
