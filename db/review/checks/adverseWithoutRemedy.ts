// Owns: the check that an adverse determination is followed by an order, or by a reason for none.
import { isOrderedFor } from '../../model/ledger.ts';
import type { Found, Reading } from './reading.ts';

/** The reason for none is the reason this check is waived with. */
export function adverseWithoutRemedy(reading: Reading): Found[] {
  return reading.draft.determination.flatMap((row) => {
    const { headId, outcome } = row.value;
    const head = reading.draft.head.find((each) => each.id === headId);
    if (head === undefined || isOrderedFor(headId, reading.draft.order) || !reading.isAdverse(outcome)) return [];
    return [
      {
        place: { kind: 'determination', id: row.id, name: `Determination (${head.key})` },
        headId,
        message: `Head (${head.key}) is decided against the landlord and no order follows. Add an order, or record why there is none.`,
      },
    ];
  });
}
