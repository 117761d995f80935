// Owns: when a promised or required length of time ends, and how it reads. Must not know who promised it nor which policy was in force.
import { addWorkingDays, type Calendar } from './clocks.ts';
import { addMonths, type CivilDate, dayFromNumber, dayNumber } from './dates.ts';
import type { TimeLimit } from './draft.ts';
import { numberOf } from './statements.ts';

/**
 * The last day on which a limit counted from `start` is kept; the day something arrives is day nought. Hours are taken as whole days, as few papers bear
 * a time of day: 24 hours end on the next day, 4 hours on the same.
 */
export function limitEnd(start: CivilDate, { amount, unit }: TimeLimit, calendar: Calendar): CivilDate {
  switch (unit) {
    case 'working days':
      return addWorkingDays(start, amount, calendar);
    case 'months':
      return addMonths(start, amount);
    case 'weeks':
      return dayFromNumber(dayNumber(start) + 7 * amount);
    case 'days':
      return dayFromNumber(dayNumber(start) + amount);
    case 'hours':
      return dayFromNumber(dayNumber(start) + Math.floor(amount / 24));
  }
}

const units = { hour: 'hours', day: 'days', week: 'weeks', month: 'months' } as const;

/** The limit of an amount (`2`, `two`, `a`), the kind of its days (`working`, `business`) and a unit (`day`); null where they make none. */
export function limitOf({ amount = '', unit: kind, span = '' }: Readonly<Record<string, string | undefined>>): TimeLimit | null {
  const count = /^an?$/i.test(amount) ? 1 : numberOf(amount);
  const named = units[span.toLowerCase() as keyof typeof units];
  if (count === null || count < 1 || named === undefined) return null;
  return { amount: count, unit: named === 'days' && /working|business/i.test(kind ?? '') ? 'working days' : named };
}

/** A limit as people type it: `2 working days`, `within a month`; null when it is none. */
export function limitFromWords(typed: string): TimeLimit | null {
  const words = /^(?:within\s+)?(?<amount>[a-z]+|\d{1,3})\s+(?<unit>working|business|calendar)?\s*(?<span>hour|day|week|month)s?$/i.exec(
    typed.trim(),
  );
  return words === null ? null : limitOf(words.groups ?? {});
}

/** `2 working days`, `1 hour`. */
export function limitWords({ amount, unit }: TimeLimit): string {
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
}
