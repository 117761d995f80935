// Owns: what is said of a document of pages once they are all read, by one reader or by several. Must not read pages.
import type { PageText } from '../../model/entry.ts';
import { type Extraction, pagesNotRead, type ReadPart, type ReadResult } from '../../model/extraction.ts';
import { notRead } from './unreadable.ts';

/** What stands between two pages in the canonical text. */
export const pageBreak = '\n\n';

/** A page that could not be read: of the size of A4 (ISO 216) in points, with nothing on it. */
export function blankPage(page: number, start: number): PageText {
  return { page, start, end: start, width: 595, height: 842, rotation: 0, runs: [] };
}

/**
 * A document whose pages all stand in `extraction`, those that could not be read as blank ones. Without a word it is a scan, with empty text and a header that says so;
 * with none of its pages read it is refused.
 * @param isSure whether there are no more pages than these
 */
export function ofAllPages(extraction: Extraction, parts: readonly ReadPart[], broken: readonly number[], isSure = true): ReadResult {
  const { text, pages, headers, mediaType } = extraction;
  if (broken.length === pages.length) {
    return notRead('None of the pages of this PDF can be read: it is damaged. Ask for it again.', mediaType);
  }
  const isScan = text.trim() === '';
  return {
    ok: true,
    extraction: {
      ...extraction,
      text: isScan ? '' : text,
      pages: isScan ? pages.map((page) => ({ ...page, start: 0, end: 0 })) : pages,
      headers: [
        ...(isScan ? [{ name: 'Text', value: 'no text: a scan' }] : []),
        ...(broken.length > 0 ? [{ name: pagesNotRead, value: `${runsOf(broken)}${isSure ? '' : ' and any after it'}` }] : []),
        ...headers,
      ],
    },
    parts,
  };
}

/** Numbers in order, those that follow one another as one: `3, 65 to 128`. */
function runsOf(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`)).join(', ');
}
