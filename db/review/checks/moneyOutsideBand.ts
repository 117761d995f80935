// Owns: the check that money ordered stands inside the indicative bands of the outcomes it answers. It warns; it never blocks.
import { formatPounds } from '../../model/money.ts';
import type { Found, Reading } from './reading.ts';

/** Sums for the same heads are added up; several heads add up their ranges. A reason on any of the orders settles it. */
export function moneyOutsideBand(reading: Reading): Found[] {
  const withMoney = reading.draft.order.filter(({ value }) => (value.amountPence ?? 0) > 0 && value.headIds.length > 0);
  const byHeads = Map.groupBy(withMoney, ({ value }) => [...value.headIds].sort().join(' '));
  return [...byHeads.values()].flatMap((orders) => {
    const first = orders[0];
    if (first === undefined || orders.some(({ value }) => value.reason !== '')) return [];
    const ranges = first.value.headIds.map((headId) => rangeOf(reading, headId));
    if (ranges.includes(null)) return [];
    const known = ranges.filter((range) => range !== null);
    const from = Math.min(...known.map((range) => range.from));
    const to = known.reduce((sum, range) => sum + range.to, 0);
    const total = orders.reduce((sum, { value }) => sum + (value.amountPence ?? 0), 0);
    if (total >= from && total <= to) return [];
    const place = reading.orderPlace(first);
    const band = Number.isFinite(to) ? `${formatPounds(from)} to ${formatPounds(to)}` : `${formatPounds(from)} and more`;
    return [
      {
        place,
        headId: first.value.headIds[0] ?? null,
        message: `${place.name}: ${formatPounds(total)} stands outside the indicative range of ${band}. That may be right: record the reason.`,
      },
    ];
  });
}

/** From the lowest to the highest band of a head's outcome; null where it has none. */
function rangeOf(reading: Reading, headId: string): { readonly from: number; readonly to: number } | null {
  const outcome = reading.draft.determination.find((row) => row.value.headId === headId)?.value.outcome;
  const bands = reading.context.ruleSet.bands.filter((band) => band.outcome === outcome);
  if (bands.length === 0) return null;
  return {
    from: Math.min(...bands.map((band) => band.fromPence)),
    to: Math.max(...bands.map((band) => band.toPence ?? Number.POSITIVE_INFINITY)),
  };
}
