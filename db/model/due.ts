// Owns: the day on which an order falls due, that rule in words, and whether words name a time already. Must not know what an order is about.
import { addWorkingDays, type Calendar } from './clocks.ts';
import { addMonths, type CivilDate, dayFromNumber, dayNumber, formatDay, monthNames } from './dates.ts';
import type { DueRule } from './draft.ts';

const starts = { report: 'the date of this report', receipt: 'receiving this report', completion: 'completing the work' } as const;

/**
 * The day an order falls due; null while it cannot be known: no report date yet, no amount of time given, or counted from receipt or completion,
 * which the desk does not see. Amounts given together are added, months first, working days last.
 */
export function dueDate(rule: DueRule, reportDate: CivilDate | null, calendar: Calendar): CivilDate | null {
  if (rule.date !== undefined) return rule.date;
  if ((rule.from ?? 'report') !== 'report' || reportDate === null) return null;
  if (describeSpan(rule) === '') return null;
  const months = addMonths(reportDate, rule.months ?? 0);
  const days = dayFromNumber(dayNumber(months) + 7 * (rule.weeks ?? 0) + (rule.days ?? 0));
  return addWorkingDays(days, rule.workingDays ?? 0, calendar);
}

function describeSpan(rule: DueRule): string {
  const count = (amount: number | undefined, unit: string) => (amount === undefined ? [] : [`${amount} ${unit}${amount === 1 ? '' : 's'}`]);
  return [
    ...count(rule.months, 'month'),
    ...count(rule.weeks, 'week'),
    ...count(rule.days, 'day'),
    ...count(rule.workingDays, 'working day'),
  ].join(' and ');
}

/** The rule in words that finish a sentence: `within 4 weeks of the date of this report`, `by 23 May 2025`; empty when it names no time. */
export function describeDue(rule: DueRule): string {
  if (rule.date !== undefined) return `by ${formatDay(rule.date)}`;
  const span = describeSpan(rule);
  return span === '' ? '' : `within ${span} of ${starts[rule.from ?? 'report']}`;
}

const spanInWords =
  /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?:calendar |working )?(?:days?|weeks?|months?)\b/i;
const dayInWords = new RegExp(`\\b(?:by|before|on|no later than)\\s+\\d{1,2}\\s+(?:${monthNames.join('|')})\\b`);
const atOnce = /\bimmediately\b|\bforthwith\b/i;

/** True where an order's own words say by when already. */
export function namesTime(text: string): boolean {
  return spanInWords.test(text) || dayInWords.test(text) || atOnce.test(text);
}
