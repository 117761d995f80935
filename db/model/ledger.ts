// Owns: the remedy ledger: what was offered and paid before, what is awarded now, what comes off by which rule, totals, and the indicative range. Pure; it adds up and never says what an award should be.
import type { Draft, DraftRow, Offer, Order } from './draft.ts';
import type { Offset, RuleSet, Source } from './ruleSet.ts';

/** One component of what is awarded now. */
export interface AwardLine {
  /** Null where the order is for several heads and the part names none. */
  readonly headId: string | null;
  /** Empty for what an order does not break down; negative where its parts make more than its sum. */
  readonly for: string;
  readonly pence: number;
}

/** The range of the outcomes of some heads, added up; ends included, null for no upper end. */
export interface Band {
  readonly fromPence: number;
  readonly toPence: number | null;
  readonly sources: readonly Source[];
}

/** Heads whose money hangs together because an order or an offer names more than one of them. */
export interface LedgerGroup {
  readonly headIds: readonly string[];
  readonly offers: readonly DraftRow<'offer'>[];
  /** Orders with money. */
  readonly orders: readonly DraftRow<'order'>[];
  readonly offeredPence: number;
  readonly paidPence: number;
  readonly awardedPence: number;
  /** Paid before and part of the award, so that it comes off. */
  readonly comesOffPence: number;
  /** Offered before, not paid, and owed beside the award. */
  readonly owedBesidePence: number;
  readonly toPayPence: number;
  /** Paid before beyond the award. */
  readonly beyondPence: number;
  /** Offers of which it is not said how they count; none of their money is in `toPayPence`. */
  readonly unsettled: readonly DraftRow<'offer'>[];
  /** Null where a head awarded money has no band. */
  readonly band: Band | null;
  readonly isOutsideBand: boolean;
  /** Why the award stands outside, as the orders say. */
  readonly reasons: readonly string[];
}

export interface Ledger {
  readonly groups: readonly LedgerGroup[];
  readonly awards: readonly AwardLine[];
  readonly offeredPence: number;
  readonly paidPence: number;
  readonly awardedPence: number;
  readonly toPayPence: number;
}

type LedgerDraft = Pick<Draft, 'head' | 'offer' | 'order' | 'determination'>;

/** An order's whole sum: its own, else that of its parts; 0 for none. */
export function sumOf({ amountPence, parts }: Pick<Order, 'amountPence' | 'parts'>): number {
  return amountPence ?? parts.reduce((sum, part) => sum + part.amountPence, 0);
}

/** The indicative range of the outcomes of several heads: from the lowest band to the highest bands added up. Null where an outcome has none. */
export function bandOf(ruleSet: Pick<RuleSet, 'bands'>, outcomes: readonly (string | null)[]): Band | null {
  const bands = outcomes.map((outcome) => ruleSet.bands.filter((band) => band.outcome === outcome));
  if (bands.length === 0 || bands.some((found) => found.length === 0)) return null;
  const highest = bands.map((found) => Math.max(...found.map(({ toPence }) => toPence ?? Number.POSITIVE_INFINITY)));
  const to = highest.reduce((sum, each) => sum + each, 0);
  const sources = new Map(bands.flat().map(({ source }) => [`${source.publisher} ${source.title}`, source]));
  return {
    fromPence: Math.min(...bands.flat().map(({ fromPence }) => fromPence)),
    toPence: Number.isFinite(to) ? to : null,
    sources: [...sources.values()],
  };
}

/** Whether a sum stands outside a range. */
export function isOutside(pence: number, { fromPence, toPence }: Pick<Band, 'fromPence' | 'toPence'>): boolean {
  return pence < fromPence || (toPence !== null && pence > toPence);
}

/** The ledger of a case. Every sum of its totals is the sum of that of its groups. */
export function ledgerOf(draft: LedgerDraft, ruleSet: Pick<RuleSet, 'bands' | 'offsets'>): Ledger {
  const orders = draft.order.filter(({ value }) => sumOf(value) > 0);
  const groups = groupHeads(draft, orders).map((headIds) => groupOf(headIds, draft, orders, ruleSet));
  const total = (sum: (group: LedgerGroup) => number) => groups.reduce((all, group) => all + sum(group), 0);
  return {
    groups: groups.filter((group) => group.offers.length > 0 || group.orders.length > 0),
    awards: awardLines(orders),
    offeredPence: total((group) => group.offeredPence),
    paidPence: total((group) => group.paidPence),
    awardedPence: total((group) => group.awardedPence),
    toPayPence: total((group) => group.toPayPence),
  };
}

/** The heads something is for; nothing named is for all of them. */
function headsOf({ head }: LedgerDraft, value: Order | Offer): readonly string[] {
  const parts = 'parts' in value ? value.parts.flatMap(({ headId }) => headId ?? []) : [];
  return value.headIds.length === 0 ? head.map(({ id }) => id) : [...value.headIds, ...parts];
}

/** Heads that share money, each once, in the case's order; one empty group where a case has no heads. */
function groupHeads(draft: LedgerDraft, orders: readonly DraftRow<'order'>[]): string[][] {
  const groupOfHead = new Map(draft.head.map(({ id }) => [id, id]));
  for (const { value } of [...orders, ...draft.offer]) {
    const [first, ...rest] = headsOf(draft, value);
    for (const other of rest) {
      const [to, from] = [groupOfHead.get(first ?? ''), groupOfHead.get(other)];
      for (const [id, group] of groupOfHead) if (group === from && to !== undefined) groupOfHead.set(id, to);
    }
  }
  if (draft.head.length === 0) return [[]];
  return [...Map.groupBy(draft.head, ({ id }) => groupOfHead.get(id)).values()].map((heads) => heads.map(({ id }) => id));
}

function groupOf(
  headIds: readonly string[],
  draft: LedgerDraft,
  allOrders: readonly DraftRow<'order'>[],
  ruleSet: Pick<RuleSet, 'bands' | 'offsets'>,
): LedgerGroup {
  const isHere = ({ value }: DraftRow<'order'> | DraftRow<'offer'>) => {
    const [first] = headsOf(draft, value);
    return first === undefined ? headIds.length === 0 : headIds.includes(first);
  };
  const orders = allOrders.filter(isHere);
  const offers = draft.offer.filter(isHere);
  const countsAs = ({ value }: DraftRow<'offer'>): Offset['counts'] | undefined =>
    ruleSet.offsets.find(({ id }) => id === value.offset)?.counts;
  const awardedPence = orders.reduce((sum, { value }) => sum + sumOf(value), 0);
  const comesOffPence = offers.filter((row) => countsAs(row) === 'in the award').reduce((sum, { value }) => sum + value.paidPence, 0);
  const owedBesidePence = offers.filter((row) => countsAs(row) === 'on top').reduce((sum, { value }) => sum + unpaidOf(value), 0);
  const awardedHeads = new Set(orders.flatMap(({ value }) => headsOf(draft, value)));
  const outcomes = [...awardedHeads].map(
    (headId) => draft.determination.find(({ value }) => value.headId === headId)?.value.outcome ?? null,
  );
  const band = bandOf(ruleSet, outcomes);
  return {
    headIds,
    offers,
    orders,
    offeredPence: offers.reduce((sum, { value }) => sum + value.amountPence, 0),
    paidPence: offers.reduce((sum, { value }) => sum + value.paidPence, 0),
    awardedPence,
    comesOffPence,
    owedBesidePence,
    toPayPence: Math.max(0, awardedPence - comesOffPence) + owedBesidePence,
    beyondPence: Math.max(0, comesOffPence - awardedPence),
    unsettled: offers.filter((row) => countsAs(row) === undefined),
    band,
    isOutsideBand: band !== null && isOutside(awardedPence, band),
    reasons: orders.map(({ value }) => value.reason).filter((reason) => reason !== ''),
  };
}

/** What of an offer is still open: nothing once it was refused or lapsed. */
function unpaidOf({ amountPence, paidPence, standing }: Offer): number {
  return standing === 'refused' || standing === 'lapsed' ? 0 : Math.max(0, amountPence - paidPence);
}

/** Awards by head and component, in the order in which the orders name them. */
function awardLines(orders: readonly DraftRow<'order'>[]): AwardLine[] {
  const lines = orders.flatMap(({ value }): AwardLine[] => {
    const only = value.headIds.length === 1 ? (value.headIds[0] ?? null) : null;
    const parts = value.parts.map((part) => ({ headId: part.headId ?? only, for: part.for, pence: part.amountPence }));
    const rest = sumOf(value) - parts.reduce((sum, { pence }) => sum + pence, 0);
    return rest === 0 ? parts : [...parts, { headId: only, for: '', pence: rest }];
  });
  const merged = Map.groupBy(lines, (line) => `${line.headId} ${line.for}`);
  return [...merged.values()].map((same) => ({ ...(same[0] as AwardLine), pence: same.reduce((sum, { pence }) => sum + pence, 0) }));
}

/** Whether something is ordered for a head. An order for no head in particular is taken to be for all. */
export function isOrderedFor(headId: string, orders: readonly Pick<DraftRow<'order'>, 'value'>[]): boolean {
  return orders.some(({ value }) => value.headIds.length === 0 || value.headIds.includes(headId));
}
