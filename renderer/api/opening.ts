// Owns what a case is asked for first, so that the place that opens it and the screen that shows it ask for the same. Must not know screens.
import type { Input } from '../../db/model/operations.ts';

/** As many entries as fill any screen. A case of 100,000 can be read at once, while the rest is on its way. */
const firstEntries = 200;

/** The first entries of a case: those after the one its lists last stood on. */
export function openingOf(caseId: string, after: string | null): Input<'entry.opening'> {
  return { caseId, after, limit: firstEntries };
}
