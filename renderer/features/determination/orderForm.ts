// Owns an order as it is typed, and what it means: pounds to pence, a deadline to a rule. Pure.
import type { DraftValue, DueRule } from '../../../db/model/draft.ts';
import { formatPounds, parsePounds } from '../../../db/model/money.ts';
import type { RuleSet } from '../../../db/model/ruleSet.ts';

/** Units of a deadline, in the order they are offered. */
export const dueUnits = ['weeks', 'days', 'workingDays', 'months'] as const;
export type DueUnit = (typeof dueUnits)[number];
/** What a deadline is counted from. */
export const dueStarts = ['report', 'receipt', 'completion'] as const;

/** What stands in the fields. Sums and counts are words until they are kept. */
export interface OrderForm {
  readonly headIds: readonly string[];
  readonly orderKind: string;
  readonly text: string;
  readonly amount: string;
  readonly parts: readonly { readonly for: string; readonly amount: string }[];
  readonly due: 'none' | 'date' | 'span';
  readonly date: string | null;
  readonly count: string;
  readonly unit: DueUnit;
  readonly from: (typeof dueStarts)[number];
  readonly reason: string;
}

/** `100` for £100: what a field shows for a sum. */
function sumWords(pence: number | null): string {
  return pence === null ? '' : formatPounds(pence).replace('£', '');
}

/** The form of an order; of a new one where there is none yet, due within four weeks of the report as published orders commonly are. */
export function formOf(order: DraftValue<'order'> | null, headIds: readonly string[]): OrderForm {
  const due = order?.due ?? null;
  const unit = dueUnits.find((name) => due?.[name] !== undefined) ?? 'weeks';
  return {
    headIds: order?.headIds ?? headIds,
    orderKind: order?.orderKind ?? '',
    text: order?.text ?? '',
    amount: sumWords(order?.amountPence ?? null),
    parts: order?.parts.map((part) => ({ for: part.for, amount: sumWords(part.amountPence) })) ?? [],
    due: order === null ? 'span' : due === null ? 'none' : due.date === undefined ? 'span' : 'date',
    date: due?.date ?? null,
    count: String(due?.[unit] ?? (order === null ? 4 : '')),
    unit,
    from: due?.from ?? 'report',
    reason: order?.reason ?? '',
  };
}

/** The deadline the fields mean; null for none, `wrong` while the count is no count. */
export function dueOf(form: Pick<OrderForm, 'due' | 'date' | 'count' | 'unit' | 'from'>): DueRule | null | 'wrong' {
  if (form.due === 'none') return null;
  if (form.due === 'date') return form.date === null ? 'wrong' : { date: form.date };
  const count = /^\s*\d+\s*$/.test(form.count) ? Number(form.count) : 0;
  return count < 1 ? 'wrong' : { [form.unit]: count, from: form.from };
}

/** True where a field cannot be kept as it stands. */
export interface FormFaults {
  readonly text: boolean;
  readonly amount: boolean;
  readonly parts: readonly boolean[];
  readonly due: boolean;
}

/** Which fields cannot be kept as they stand. */
export function faultsOf(form: OrderForm): FormFaults {
  const isWrongSum = (words: string) => words.trim() !== '' && parsePounds(words) === null;
  return {
    text: form.text.trim() === '',
    amount: isWrongSum(form.amount),
    parts: form.parts.map((part) => parsePounds(part.amount) === null),
    due: dueOf(form) === 'wrong',
  };
}

/** The order the fields mean; null while a field cannot be kept. Without an amount of its own it is the sum of its parts. */
export function orderOf(form: OrderForm): DraftValue<'order'> | null {
  const faults = faultsOf(form);
  const due = dueOf(form);
  if (faults.text || faults.amount || faults.parts.includes(true) || due === 'wrong') return null;
  const parts = form.parts.map((part) => ({ for: part.for.trim(), amountPence: parsePounds(part.amount) ?? 0 }));
  return {
    headIds: [...form.headIds],
    orderKind: form.orderKind,
    text: form.text.trim(),
    amountPence: parsePounds(form.amount) ?? (parts.length > 0 ? partsSum(parts) : null),
    parts,
    due,
    reason: form.reason.trim(),
  };
}

/** Pence of all parts together. */
export function partsSum(parts: readonly { readonly amountPence: number }[]): number {
  return parts.reduce((sum, part) => sum + part.amountPence, 0);
}

/** The indicative bands of the outcomes of these heads, each once. */
export function bandsFor(ruleSet: Pick<RuleSet, 'bands'>, outcomes: readonly string[]): RuleSet['bands'] {
  return ruleSet.bands.filter((band) => outcomes.includes(band.outcome));
}

/** True when there are bands and the sum lies in none of them. */
export function isOutside(pence: number | null, bands: RuleSet['bands']): boolean {
  return (
    pence !== null && bands.length > 0 && !bands.some((band) => pence >= band.fromPence && (band.toPence === null || pence <= band.toPence))
  );
}
