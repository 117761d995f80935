// Owns: the check that what is looked at after the final response has a window and a reason of its own.
import { dayFromNumber, dayNumber, formatDay } from '../../model/dates.ts';
import { describeWindow, isPastFinalResponse } from '../../model/scope.ts';
import { finalResponse } from '../../model/steps.ts';
import type { Found, Reading } from './reading.ts';

/**
 * The landlord has answered up to its final response; what followed was not part of that complaint, so looking at it needs saying why (Housing Ombudsman,
 * determination 202334516, which gives the closing of the case its own reason).
 */
export function windowPastFinalResponse(reading: Reading): Found[] {
  const final = finalResponse(reading.draft.complaintStep);
  if (final === null) return [];
  return reading.draft.window.flatMap((row) => {
    if (!isPastFinalResponse(row.value, final)) return [];
    const head = reading.draft.head.find(({ id }) => id === row.value.headId);
    const next = formatDay(dayFromNumber(dayNumber(final) + 1));
    return [
      {
        place: { kind: 'window', id: row.id, name: `Scope window ${row.key}` },
        headId: row.value.headId,
        message: `The window of (${head?.key ?? '?'}) ${describeWindow(row.value)} runs on past the final response of ${formatDay(final)}. End it there, and give what follows, from ${next}, a window with its own reason.`,
      },
    ];
  });
}
