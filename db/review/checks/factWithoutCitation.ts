// Owns: the check that a paragraph stating a fact cites something.

import { datesIn, quotationsIn, sumsIn } from '../../model/statements.ts';
import type { Found, Reading } from './reading.ts';

const pointsBack =
  /\b(?:as|was|were|is|are)?\s*(?:noted|set out|described|explained|stated|mentioned|outlined|referred to|recorded) (?:above|below|earlier|already|previously)\b/i;

/**
 * A day, a month, a sum or a quotation of three words or more is a statement of fact; a paragraph without any is reasoning. Words that point at
 * another paragraph rest on what that one cites.
 */
export function factWithoutCitation(reading: Reading): Found[] {
  const labels = new Set(reading.draft.party.map((party) => party.value.label.toLowerCase()));
  return reading.paragraphs.flatMap((paragraph) => {
    const { section } = paragraph.row.value;
    if (
      (section !== 'background' && section !== 'scope' && section !== 'findings') ||
      paragraph.cites.length > 0 ||
      pointsBack.test(paragraph.text)
    )
      return [];
    const quotation = quotationsIn(paragraph.text).find((words) => words.split(/\s+/).length >= 3 && !labels.has(words.toLowerCase()));
    const fact =
      datesIn(paragraph.text)[0]?.words ?? sumsIn(paragraph.text)[0]?.words ?? (quotation === undefined ? undefined : `“${quotation}”`);
    if (fact === undefined) return [];
    return [
      {
        place: paragraph.place,
        headId: paragraph.headId,
        message: `${paragraph.place.name} states a fact (${fact}) and cites nothing. Add the citation it rests on.`,
      },
    ];
  });
}
