// Owns: the check that every mark still stands where its words stand.
import type { Found, Reading } from './reading.ts';

/** A mark on a picture stands by its rectangles; any other needs its place in the text, and the same words there. */
export function markNotPlaced(reading: Reading): Found[] {
  return reading.draft.mark.flatMap((row) => {
    const { anchor, entryId, headIds } = row.value;
    const place = reading.markPlace(row);
    const found = (message: string): Found[] => [{ place, headId: headIds[0] ?? null, message: `${place.name} ${message}` }];
    if (reading.context.evidence.entry(entryId) === null)
      return found('is on an entry that is no longer in the case. Remove it, or take the papers in again.');
    if (anchor.start === null || anchor.end === null) {
      return anchor.rects.length > 0 ? [] : found('has no place in its paper. Mark the passage again.');
    }
    const words = reading.paper(entryId).source.slice(anchor.start, anchor.end);
    return words === anchor.exact ? [] : found('no longer stands where its words do. Mark the passage again.');
  });
}
