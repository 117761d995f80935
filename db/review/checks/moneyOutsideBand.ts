// Owns: the check that money ordered stands inside the indicative bands of the outcomes it answers. It warns; it never blocks.
import { ledgerOf } from '../../model/ledger.ts';
import { formatPounds } from '../../model/money.ts';
import type { Found, Reading } from './reading.ts';

/** Sums for heads that hang together are added up, and so are their ranges (db/model/ledger). A reason on any of the orders settles it. */
export function moneyOutsideBand(reading: Reading): Found[] {
  const { groups } = ledgerOf(reading.draft, reading.context.ruleSet);
  return groups.flatMap(({ orders, awardedPence, band, isOutsideBand, reasons }) => {
    const first = orders[0];
    if (first === undefined || band === null || !isOutsideBand || reasons.length > 0) return [];
    const place = reading.orderPlace(first);
    const range =
      band.toPence === null
        ? `${formatPounds(band.fromPence)} and more`
        : `${formatPounds(band.fromPence)} to ${formatPounds(band.toPence)}`;
    return [
      {
        place,
        headId: first.value.headIds[0] ?? null,
        message: `${place.name}: ${formatPounds(awardedPence)} stands outside the indicative range of ${range}. That may be right: record the reason.`,
      },
    ];
  });
}
