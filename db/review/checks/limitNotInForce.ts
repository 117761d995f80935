// Owns: the check that a policy's limit is held only against what began while the policy was in force.
import { formatDay } from '../../model/dates.ts';
import { exactDay } from '../../model/pairing.ts';
import { isInForce } from '../../model/policies.ts';
import type { Found, Reading } from './reading.ts';

/** A policy without dates counts as in force: leaving it out needs knowing when it began or ended. */
export function limitNotInForce(reading: Reading): Found[] {
  const { expectation, policy, policyLimit } = reading.draft;
  return expectation.flatMap((row) => {
    const { policyLimitId, startEntryId, headId } = row.value;
    const limit = policyLimit.find(({ id }) => id === policyLimitId);
    const held = policy.find(({ id }) => id === limit?.value.policyId);
    const start = startEntryId === null ? null : exactDay(reading.context.evidence.entry(startEntryId)?.date);
    if (held === undefined || start === null || isInForce(held.value, start)) return [];
    return [
      {
        place: { kind: 'expectation', id: row.id, name: `Expectation ${row.key}` },
        headId,
        message: `Expectation ${row.key} counts from ${formatDay(start)}, when “${held.value.name}” was not in force. Take the limit of the policy in force that day.`,
      },
    ];
  });
}
