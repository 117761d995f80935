// Owns: the check that every mark still stands where its words stand.
import { anchorKind } from '../../model/draft.ts';
import { notInThisPart } from '../../model/handover.ts';
import type { Found, Reading } from './reading.ts';

/**
 * An area stands by its rectangles, and so do words on a picture that has no text. Words need their place in the text and must be the words there; cells
 * must say what their sheet or record says.
 */
export function markNotPlaced(reading: Reading): Found[] {
  return reading.draft.mark.flatMap((row) => {
    const { anchor, entryId, headIds } = row.value;
    const place = reading.markPlace(row);
    const found = (message: string): Found[] => [{ place, headId: headIds[0] ?? null, message: `${place.name} ${message}` }];
    if (reading.context.evidence.entry(entryId) === null)
      return found('is on an entry that is no longer in the case. Remove it, or take the papers in again.');
    if (reading.isLeftOut({ kind: 'mark', id: row.id }))
      return found(`is on a paper ${notInThisPart}: its place can be looked at where the whole case is.`);
    const kind = anchorKind(anchor);
    if (kind === 'area') return [];
    if (kind === 'words' && (anchor.start === null || anchor.end === null)) {
      return anchor.rects.length > 0 ? [] : found('has no place in its paper. Mark the passage again.');
    }
    const { source } = reading.paper(entryId);
    const isThere =
      kind === 'cells' ? standsInOrder(source, anchor.exact) : source.slice(anchor.start ?? 0, anchor.end ?? 0) === anchor.exact;
    return isThere ? [] : found('no longer stands where its words do. Mark the passage again.');
  });
}

/** Whether the words of cells, tabs and line feeds between them, stand in a text in this order: other cells may stand between two rows. */
function standsInOrder(source: string, words: string): boolean {
  let from = 0;
  return words.split(/[\t\n]/).every((cell) => {
    const at = source.indexOf(cell, from);
    from = at + cell.length;
    return at >= 0;
  });
}
