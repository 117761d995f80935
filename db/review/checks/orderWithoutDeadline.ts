// Owns: the check that every order says by when.
import { describeDue, namesTime } from '../../model/due.ts';
import type { Found, Reading } from './reading.ts';

/** A due rule, or a time in the order's own words. */
export function orderWithoutDeadline(reading: Reading): Found[] {
  return reading.draft.order
    .filter(({ value }) => (value.due === null || describeDue(value.due) === '') && !namesTime(value.text))
    .map((row) => {
      const place = reading.orderPlace(row);
      return { place, headId: row.value.headIds[0] ?? null, message: `${place.name} does not say by when. Give it a due date.` };
    });
}
