// Owns: the check that what stands in quotation marks stands, to the letter, in something the paragraph cites.
import { notInThisPart } from '../../model/handover.ts';
import { hasQuotedWords, readyQuotation } from '../../model/quotation.ts';
import { quotationsIn } from '../../model/statements.ts';
import type { Found, Reading } from './reading.ts';

/** Labels of parties are words of the report, not of a source. Paragraphs that cite nothing are another check's. */
export function quotationNotInSource(reading: Reading): Found[] {
  const labels = new Set(reading.draft.party.map((party) => party.value.label.toLowerCase()));
  return reading.paragraphs.flatMap((paragraph) => {
    if (paragraph.cites.length === 0) return [];
    const quotations = quotationsIn(paragraph.text).filter((words) => !labels.has(words.toLowerCase().replace(/[,.]$/, '')));
    if (quotations.length === 0) return [];
    const carried = paragraph.cites.flatMap((cite) => reading.carriedBy(cite));
    const papers = [...new Set(carried.flatMap((each) => each.papers))];
    const isSeen = !paragraph.cites.some((cite) => reading.isLeftOut(cite));
    const exhibits = [...new Set(carried.flatMap((each) => each.exhibit ?? []))];
    return quotations.flatMap((quotation) => {
      if (!hasQuotedWords(quotation)) return [];
      const ready = readyQuotation(quotation, 'either');
      if (papers.some((paper) => ready.standingIn(paper.folded) !== 'differs')) return [];
      const where =
        exhibits.length === 0
          ? 'anything the paragraph cites'
          : exhibits.slice(0, 6).join(', ') + (exhibits.length > 6 ? ' or the others cited' : '');
      return [
        {
          place: paragraph.place,
          headId: paragraph.headId,
          message: isSeen
            ? `${paragraph.place.name} quotes “${quotation}”, which is not in ${where}. Correct the words, or cite where they stand.`
            : `${paragraph.place.name} quotes “${quotation}”, and some of what it cites is ${notInThisPart}. It can be held against its source where the whole case is.`,
        },
      ];
    });
  });
}
