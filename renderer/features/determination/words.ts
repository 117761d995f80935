// Owns how due days and indicative ranges are said on this screen. Pure.
import { formatDay } from '../../../db/model/dates.ts';
import type { DueWorking } from '../../../db/model/due.ts';
import type { Band } from '../../../db/model/ledger.ts';
import { formatPounds } from '../../../db/model/money.ts';
import { orderText } from '../../text/determination.ts';

/** `25 April 2025 + 4 weeks = 23 May 2025`, with what working days passed over; empty for a fixed date. */
function workingWords({ start, steps }: DueWorking): string {
  if (start === null) return '';
  const added = steps.map(({ span, to, counted }) => {
    const passed =
      counted === null
        ? ''
        : orderText.passedOver(
            counted.weekendDays,
            counted.holidays.map(({ day, name }) => `${name} ${formatDay(day)}`),
          );
    return `+ ${span} = ${formatDay(to)}${passed === '' ? '' : ` (${passed})`}`;
  });
  return [formatDay(start), ...added].join(' ');
}

/** The working of a computed day and whether offices are shut on it; empty where there is nothing to say. */
export function workingNote(working: DueWorking): string {
  return [workingWords(working), working.isWorkingDay ? '' : orderText.dueClosed].filter(Boolean).join('. ');
}

/** `due 23 May 2025: 25 April 2025 + 4 weeks = 23 May 2025`, and whether offices are shut on it. */
export function dueWords(working: DueWorking): string {
  return [orderText.dueOn(formatDay(working.date)), workingNote(working)].filter(Boolean).join(': ');
}

/** `Indicative range £50 to £100`. */
export function bandWords({ fromPence, toPence }: Band): string {
  const from = formatPounds(fromPence);
  return orderText.band(toPence === null ? orderText.bandFrom(from) : orderText.bandTo(from, formatPounds(toPence)));
}
