// Owns: the check that a locked quotation says what its mark's passage says, and that the passage stands in the reading it was marked in, byte for byte as
// that was stored.
import { anchorKind, type DraftRow, type Run } from '../../model/draft.ts';
import { notInThisPart } from '../../model/handover.ts';
import { quotationStanding } from '../../model/quotation.ts';
import type { Found, Reading } from './reading.ts';

type Quote = Extract<Run, { kind: 'quote' }>;

/** Headings are looked at too: what is locked is evidence wherever it stands. */
export function lockedQuotationDiffers(reading: Reading): Found[] {
  return reading.draft.paragraph.flatMap((row) => {
    const quotes = row.value.runs.filter((run): run is Quote => run.kind === 'quote');
    if (quotes.length === 0) return [];
    const place = reading.paragraphPlace(row);
    return quotes.flatMap((quote) => {
      const why = faultOf(reading, quote);
      return why === null ? [] : [{ place, headId: row.value.headId, message: `${place.name} quotes “${quote.text}” ${why}` }];
    });
  });
}

/** What is wrong with a locked quotation, as the end of a sentence; null where nothing is. */
function faultOf(reading: Reading, quote: Quote): string | null {
  const mark = reading.mark(quote.markId);
  if (reading.isLeftOut({ kind: 'mark', id: quote.markId })) {
    return `from what is ${notInThisPart}. It can be held against its source where the whole case is.`;
  }
  if (mark === null) return 'from a mark that is gone. Mark the passage again, or take the quotation out.';
  const exhibit = reading.context.evidence.entry(mark.value.entryId)?.exhibit ?? null;
  const { key } = mark;
  if (exhibit === null)
    return `from mark ${key}, whose paper is no longer in the case. Take the papers in again, or take the quotation out.`;
  const fault = faultOfPassage(reading, mark);
  if (fault !== null) return `from ${key} in ${exhibit}, ${fault}`;
  if (quotationStanding(quote.text, mark.value.anchor.exact.normalize('NFC')) !== 'differs') return null;
  return `where ${key} in ${exhibit} has “${mark.value.anchor.exact}”. Restore the source’s words, or show the change by [square brackets] or dots.`;
}

/** What is wrong with the passage itself; null where it is as it was marked. */
function faultOfPassage(reading: Reading, mark: DraftRow<'mark'>): string | null {
  const { anchor, entryId } = mark.value;
  const { extractionId, start, end } = anchor;
  if (anchorKind(anchor) === 'words' && extractionId !== null && start !== null && end !== null) {
    const read = reading.context.evidence.reading(extractionId);
    if (read === null) return 'whose reading is no longer kept. Read the paper again and place the mark.';
    if (!read.isAsStored) return 'whose text is not as it was stored: the case file is damaged. Restore it from a copy.';
    return read.text.slice(start, end) === anchor.exact ? null : 'which is not where the mark says. Mark the passage again.';
  }
  if (anchorKind(anchor) !== 'words' || start === null || end === null) return null;
  // A record's words are its own; they have no reading apart from its sheet's.
  return reading.paper(entryId).source.slice(start, end) === anchor.exact
    ? null
    : 'which is not where the mark says. Mark the passage again.';
}
