// Owns: the check that what stands in quotation marks stands, to the letter, in something the paragraph cites.
import { type FoldedText, foldForMatch, locate } from '../../model/anchor.ts';
import { quotationsIn } from '../../model/statements.ts';
import type { Found, Reading } from './reading.ts';

const letter = /[\p{L}\p{N}]/u;

/** Left-out words (three dots) and the writer's own words in brackets, `(sic)` among them, split a quotation; its pieces must stand in this order. */
function piecesOf(quotation: string): string[] {
  return quotation
    .split(/\s*(?:\[[^\]]*\]|\([^)]*\)|…|\.{3,})\s*/)
    .map((piece) => piece.trim().replace(/^[\s,.;:!?]+|[\s,.;:!?]+$/g, ''))
    .filter((piece) => letter.test(piece));
}

function standsIn(text: FoldedText, quotation: string, pieces: readonly string[]): boolean {
  if (text.text === '') return false;
  if (placedIn(text, quotation.trim().replace(/[,.;:!?]+$/, ''))) return true;
  let from = 0;
  return pieces.every((piece) => {
    const words = foldForMatch(piece.normalize('NFC')).text;
    const at = text.text.indexOf(words, from);
    from = at + words.length;
    return at >= 0;
  });
}

function placedIn(text: FoldedText, words: string): boolean {
  const placed = locate(text, { exact: words, prefix: '', suffix: '' });
  return placed.ok || placed.why === 'ambiguous';
}

/** Labels of parties are words of the report, not of a source. Paragraphs that cite nothing are another check's. */
export function quotationNotInSource(reading: Reading): Found[] {
  const labels = new Set(reading.draft.party.map((party) => party.value.label.toLowerCase()));
  return reading.paragraphs.flatMap((paragraph) => {
    if (paragraph.cites.length === 0) return [];
    const quotations = quotationsIn(paragraph.text).filter((words) => !labels.has(words.toLowerCase().replace(/[,.]$/, '')));
    if (quotations.length === 0) return [];
    const carried = paragraph.cites.flatMap((cite) => reading.carriedBy(cite));
    const papers = [...new Set(carried.flatMap((each) => each.papers))];
    const exhibits = [...new Set(carried.flatMap((each) => each.exhibit ?? []))];
    return quotations.flatMap((quotation) => {
      const pieces = piecesOf(quotation);
      if (pieces.length === 0 || papers.some((paper) => standsIn(paper.folded, quotation, pieces))) return [];
      const where =
        exhibits.length === 0
          ? 'anything the paragraph cites'
          : exhibits.slice(0, 6).join(', ') + (exhibits.length > 6 ? ' or the others cited' : '');
      return [
        {
          place: paragraph.place,
          headId: paragraph.headId,
          message: `${paragraph.place.name} quotes “${quotation}”, which is not in ${where}. Correct the words, or cite where they stand.`,
        },
      ];
    });
  });
}
