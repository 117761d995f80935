// Owns: the day on which an order falls due with its working, that rule in words, and whether words name a time already. Must not know what an order is about.
import { addWorkingDays, type Calendar, countWorkingDays, isWorkingDay, type WorkingCount } from './clocks.ts';
import { addMonths, type CivilDate, dayFromNumber, dayNumber, formatDay, monthNames } from './dates.ts';
import type { DueRule } from './draft.ts';

const starts = {
  report: (paper: string) => `the date of ${paper}`,
  receipt: (paper: string) => `receiving ${paper}`,
  completion: () => 'completing the work',
} as const;

/** One amount of time added, from a day to a day. */
export interface DueStep {
  /** `4 weeks`, `6 working days`. */
  readonly span: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** What working days passed over; null for the other units. */
  readonly counted: WorkingCount | null;
}

/** How a due day came about. */
export interface DueWorking {
  readonly date: CivilDate;
  /** The day it is counted from; null for a fixed date. */
  readonly start: CivilDate | null;
  readonly steps: readonly DueStep[];
  /** Whether offices are open on the due day: it is never moved, since no rule for that was found. */
  readonly isWorkingDay: boolean;
}

/**
 * The day an order falls due with its working; null while it cannot be known: no report date yet, no amount of time given, or counted from receipt or
 * completion and `startedOn` not known. Amounts given together are added one after the other, months first, working days last; a month ends on the
 * last day of a shorter one.
 */
export function dueWorking(
  rule: DueRule,
  reportDate: CivilDate | null,
  calendar: Calendar,
  startedOn: CivilDate | null = null,
): DueWorking | null {
  if (rule.date !== undefined) return { date: rule.date, start: null, steps: [], isWorkingDay: isWorkingDay(rule.date, calendar) };
  const start = (rule.from ?? 'report') === 'report' ? reportDate : startedOn;
  if (start === null || describeSpan(rule) === '') return null;
  const { months, weeks, days, workingDays } = rule;
  const steps: DueStep[] = [];
  const step = (amount: number | undefined, unit: string, after: (from: CivilDate, amount: number) => CivilDate) => {
    if (amount === undefined) return;
    const from = steps.at(-1)?.to ?? start;
    const to = after(from, amount);
    steps.push({ span: count(amount, unit), from, to, counted: unit === 'working day' ? countWorkingDays(from, to, calendar) : null });
  };
  step(months, 'month', addMonths);
  step(weeks, 'week', (from, amount) => dayFromNumber(dayNumber(from) + 7 * amount));
  step(days, 'day', (from, amount) => dayFromNumber(dayNumber(from) + amount));
  step(workingDays, 'working day', (from, amount) => addWorkingDays(from, amount, calendar));
  const date = steps.at(-1)?.to ?? start;
  return { date, start, steps, isWorkingDay: isWorkingDay(date, calendar) };
}

/** The day an order falls due; null while it cannot be known. Its working is `dueWorking`. */
export function dueDate(
  rule: DueRule,
  reportDate: CivilDate | null,
  calendar: Calendar,
  startedOn: CivilDate | null = null,
): CivilDate | null {
  return dueWorking(rule, reportDate, calendar, startedOn)?.date ?? null;
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

function describeSpan(rule: DueRule): string {
  const amounts = [
    [rule.months, 'month'],
    [rule.weeks, 'week'],
    [rule.days, 'day'],
    [rule.workingDays, 'working day'],
  ] as const;
  return amounts.flatMap(([amount, unit]) => (amount === undefined ? [] : [count(amount, unit)])).join(' and ');
}

/**
 * The rule in words that finish a sentence: `within 4 weeks of the date of this report`, `by 23 May 2025`; empty when it names no time.
 * @param paper what the paper it is printed in calls itself
 */
export function describeDue(rule: DueRule, paper = 'this report'): string {
  if (rule.date !== undefined) return `by ${formatDay(rule.date)}`;
  const span = describeSpan(rule);
  return span === '' ? '' : `within ${span} of ${starts[rule.from ?? 'report'](paper)}`;
}

const spanInWords =
  /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?:calendar |working )?(?:days?|weeks?|months?)\b/i;
const dayInWords = new RegExp(`\\b(?:by|before|on|no later than)\\s+\\d{1,2}\\s+(?:${monthNames.join('|')})\\b`);
const atOnce = /\bimmediately\b|\bforthwith\b/i;

/** True where an order's own words say by when already. */
export function namesTime(text: string): boolean {
  return spanInWords.test(text) || dayInWords.test(text) || atOnce.test(text);
}
