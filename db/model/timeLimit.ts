// Owns: when a promised or required length of time ends, and how it reads. Must not know who promised it nor which policy was in force.
import { addWorkingDays, type Calendar } from './clocks.ts';
import { addMonths, type CivilDate, dayFromNumber, dayNumber } from './dates.ts';
import type { TimeLimit } from './draft.ts';

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

/** `2 working days`, `1 hour`. */
export function limitWords({ amount, unit }: TimeLimit): string {
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
}
