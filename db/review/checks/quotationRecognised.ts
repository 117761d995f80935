// Owns: the check that words quoted from a scan were recognised surely enough to be quoted unseen. Never blocks an issue: only the page itself can tell.
import { anchorKind, type DraftRow, type Run } from '../../model/draft.ts';
import { quotationStanding } from '../../model/quotation.ts';
import { quotationsIn } from '../../model/statements.ts';
import type { Found, Reading, ReadParagraph } from './reading.ts';

/** Locked quotations, and quotations in the words of a passage that the paragraph cites. */
export function quotationRecognised(reading: Reading): Found[] {
  return reading.paragraphs.flatMap((paragraph) =>
    quotedMarks(reading, paragraph).flatMap(({ mark, words }) => {
      const { extractionId, start, end } = mark.value.anchor;
      if (anchorKind(mark.value.anchor) !== 'words' || extractionId === null || start === null || end === null) return [];
      const passage = reading.context.evidence.recognised(extractionId, start, end);
      const unsure = passage?.unsure.filter((word) => words.includes(word)) ?? [];
      if (unsure.length === 0) return [];
      const exhibit = reading.context.evidence.entry(mark.value.entryId)?.exhibit ?? '';
      const named = unsure.slice(0, 6).map((word) => `“${word}”`);
      const message = `${paragraph.place.name} quotes ${mark.key} in ${exhibit}, whose words were recognised in a scan, ${passage?.confidence ?? 0} % sure; unsure: ${named.join(', ')}${unsure.length > 6 ? ' and more' : ''}. Compare with the page, then correct the quotation or waive this.`;
      return [{ place: paragraph.place, headId: paragraph.headId, message }];
    }),
  );
}

interface Quoted {
  readonly mark: DraftRow<'mark'>;
  /** The words quoted from it. */
  readonly words: string;
}

function quotedMarks(reading: Reading, { row, text, cites }: ReadParagraph): Quoted[] {
  const locked = row.value.runs.flatMap((run: Run) => {
    const mark = run.kind === 'quote' ? reading.mark(run.markId) : null;
    return run.kind === 'quote' && mark !== null ? [{ mark, words: run.text }] : [];
  });
  const typed = quotationsIn(text);
  const cited = cites.flatMap((cite) => {
    const mark = cite.kind === 'mark' ? reading.mark(cite.id) : null;
    if (mark === null || locked.some((quoted) => quoted.mark.id === mark.id)) return [];
    const words = typed.find((quotation) => quotationStanding(quotation, mark.value.anchor.exact.normalize('NFC')) !== 'differs');
    return words === undefined ? [] : [{ mark, words }];
  });
  return [...locked, ...cited];
}
