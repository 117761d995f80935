// Owns: which policy and which of its time limits were in force on a day. Must not know where policies come from.
import type { CivilDate } from './dates.ts';
import type { Draft, DraftRow, Policy } from './draft.ts';

/** Whether a policy was in force on a day; an end that is not known is open. */
export function isInForce({ from, to }: Pick<Policy, 'from' | 'to'>, day: CivilDate): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}

/** The limits in force on a day with their policies, in the order of the policies; all of them where the day is not known. */
export function limitsInForce(
  { policy, policyLimit }: Pick<Draft, 'policy' | 'policyLimit'>,
  day: CivilDate | null,
): readonly { readonly policy: DraftRow<'policy'>; readonly limit: DraftRow<'policyLimit'> }[] {
  return policy
    .filter(({ value }) => day === null || isInForce(value, day))
    .flatMap((row) => policyLimit.filter(({ value }) => value.policyId === row.id).map((limit) => ({ policy: row, limit })));
}
