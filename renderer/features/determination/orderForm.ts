// Owns an order as it is typed, and what it means: pounds to pence, a deadline to a rule. Pure.
import type { DraftValue, DueRule } from '../../../db/model/draft.ts';
import { formatPounds, parsePounds } from '../../../db/model/money.ts';

/** Units of a deadline, in the order in which they are added. */
export const dueUnits = ['months', 'weeks', 'days', 'workingDays'] as const;
export type DueUnit = (typeof dueUnits)[number];
/** What a deadline is counted from. */
export const dueStarts = ['report', 'receipt', 'completion'] as const;

/** What stands in the fields. Sums and counts are words until they are kept. */
export interface OrderForm {
  readonly headIds: readonly string[];
  readonly orderKind: string;
  readonly text: string;
  readonly amount: string;
  readonly parts: readonly { readonly for: string; readonly amount: string; readonly headId: string | null }[];
  readonly due: 'none' | 'date' | 'span';
  readonly date: string | null;
  /** How many of each unit; empty for none. Several are added up. */
  readonly counts: Readonly<Record<DueUnit, string>>;
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
  const counted = order === null ? { weeks: 4 } : due;
  return {
    headIds: order?.headIds ?? headIds,
    orderKind: order?.orderKind ?? '',
    text: order?.text ?? '',
    amount: sumWords(order?.amountPence ?? null),
    parts: order?.parts.map((part) => ({ ...part, amount: sumWords(part.amountPence) })) ?? [],
    due: order === null ? 'span' : due === null ? 'none' : due.date === undefined ? 'span' : 'date',
    date: due?.date ?? null,
    counts: countsOf(counted),
    from: due?.from ?? 'report',
    reason: order?.reason ?? '',
  };
}

function countsOf(due: DueRule | null): Record<DueUnit, string> {
  return Object.fromEntries(dueUnits.map((unit) => [unit, due?.[unit] === undefined ? '' : String(due[unit])])) as Record<DueUnit, string>;
}

/** More would leave the calendar (`dueRuleSchema`). */
const mostOfAUnit = 5000;

/** The deadline the fields mean; null for none, `wrong` while a count is no count or none is given. */
export function dueOf(form: Pick<OrderForm, 'due' | 'date' | 'counts' | 'from'>): DueRule | null | 'wrong' {
  if (form.due === 'none') return null;
  if (form.due === 'date') return form.date === null ? 'wrong' : { date: form.date };
  const typed = dueUnits.map((unit) => [unit, form.counts[unit].trim()] as const).filter(([, words]) => words !== '');
  const isCount = (words: string) => /^\d+$/.test(words) && Number(words) >= 1 && Number(words) <= mostOfAUnit;
  if (typed.length === 0 || !typed.every(([, words]) => isCount(words))) return 'wrong';
  return { ...Object.fromEntries(typed.map(([unit, words]) => [unit, Number(words)])), from: form.from };
}

/** True where a field cannot be kept as it stands. */
export interface FormFaults {
  readonly text: boolean;
  readonly amount: boolean;
  readonly parts: readonly boolean[];
  readonly due: boolean;
}

/** Whether anything stands in a part's fields; one with nothing in it is none. */
export function isFilledIn(part: OrderForm['parts'][number]): boolean {
  return part.for.trim() !== '' || part.amount.trim() !== '';
}

/** Which fields cannot be kept as they stand. */
export function faultsOf(form: OrderForm): FormFaults {
  const isWrongSum = (words: string) => words.trim() !== '' && parsePounds(words) === null;
  return {
    text: form.text.trim() === '',
    amount: isWrongSum(form.amount),
    parts: form.parts.map((part) => isFilledIn(part) && parsePounds(part.amount) === null),
    due: dueOf(form) === 'wrong',
  };
}

/** The order the fields mean; null while a field cannot be kept. Without an amount of its own it is the sum of its parts. */
export function orderOf(form: OrderForm): DraftValue<'order'> | null {
  const faults = faultsOf(form);
  const due = dueOf(form);
  if (faults.text || faults.amount || faults.parts.includes(true) || due === 'wrong') return null;
  const parts = form.parts.filter(isFilledIn).map((part) => ({
    for: part.for.trim(),
    amountPence: parsePounds(part.amount) ?? 0,
    // A head the order is no longer for is no head of its part.
    headId: part.headId !== null && form.headIds.includes(part.headId) ? part.headId : null,
  }));
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
