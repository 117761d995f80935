// Owns: placing the words of a case file's mark in the exhibit they are of. Must not look for exhibits.
import { locate } from '../../model/anchor.ts';
import type { CaseFile } from '../../model/caseFile.ts';
import type { Anchor } from '../../model/draft.ts';
import type { EvidenceEntry, EvidenceLookup } from './evidence.ts';
import { type Path, refuse } from './refuse.ts';

/**
 * The anchor of a mark in its entry. `before` is the anchor the mark had on this entry: it stays where it is the same place, and where it is on a picture.
 * Refuses words that are not in the exhibit, or stand there twice without the words that tell which.
 */
export function anchorOf(
  mark: NonNullable<CaseFile['marks']>[number],
  entry: EvidenceEntry,
  before: Anchor | undefined,
  evidence: EvidenceLookup,
  path: Path,
): Anchor {
  // A mark on a picture has no place in any text; made at the desk, it stands as it was made.
  if (before !== undefined && before.start === null && before.exact === mark.quote) return before;
  const { text, pages } = evidence.textOf(entry.id);
  if (text === '') refuse([...path, 'quote'], `${mark.exhibit} has no text that could be read, so nothing can be quoted from it.`);
  const page = mark.page === undefined ? undefined : pages.find((each) => each.page === mark.page);
  if (mark.page !== undefined && pages.length > 0 && page === undefined) {
    refuse([...path, 'page'], `${mark.exhibit} has ${pages.length} page${pages.length === 1 ? '' : 's'}.`);
  }
  const placed = locate(text, { exact: mark.quote, prefix: mark.prefix ?? '', suffix: mark.suffix ?? '' }, page);
  if (!placed.ok) {
    const where = page === undefined ? mark.exhibit : `page ${page.page} of ${mark.exhibit}`;
    return refuse(
      [...path, 'quote'],
      placed.why === 'missing'
        ? `these words are not in ${where}: "${shortened(mark.quote)}".`
        : `these words stand ${placed.count} times in ${where}: "${shortened(mark.quote)}". Add the words before (prefix) or after (suffix) that tell which.`,
    );
  }
  const isSamePlace =
    before !== undefined && before.start === placed.start && before.end === placed.end && before.extractionId === entry.extractionId;
  if (isSamePlace) return before;
  return {
    exact: placed.exact,
    prefix: placed.prefix,
    suffix: placed.suffix,
    start: placed.start,
    end: placed.end,
    extractionId: entry.extractionId,
    page: mark.page ?? pages.find((each) => each.start <= placed.start && placed.start < each.end)?.page ?? null,
    rects: [],
  };
}

function shortened(quote: string): string {
  return quote.length <= 80 ? quote : `${quote.slice(0, 77)}...`;
}
