// Owns: the check that a paragraph stating a fact cites something.

import { type DateMention, datesIn, quotationsIn, sumsIn, yearsIn } from '../../model/statements.ts';
import type { Found, Reading, ReadParagraph } from './reading.ts';

const pointsBack =
  /\b(?:as|was|were|is|are)?\s*(?:noted|set out|described|explained|stated|mentioned|outlined|referred to|recorded) (?:above|below|earlier|already|previously)\b/i;

/**
 * A day, a month, a year, a sum or a quotation of three words or more is a statement of fact; a paragraph without any is reasoning. Words that point at
 * another paragraph rest on what that one cites; so does the one that says what a head came to, where it states nothing that was not told before it.
 */
export function factWithoutCitation(reading: Reading): Found[] {
  const labels = new Set(reading.draft.party.map((party) => party.value.label.toLowerCase()));
  return reading.paragraphs.flatMap((paragraph, at) => {
    const { section } = paragraph.row.value;
    if (
      (section !== 'background' && section !== 'scope' && section !== 'findings') ||
      paragraph.cites.length > 0 ||
      pointsBack.test(paragraph.text)
    )
      return [];
    const quotations = quotationsIn(paragraph.text).filter((words) => words.split(/\s+/).length >= 3 && !labels.has(words.toLowerCase()));
    const [days, sums] = [[...datesIn(paragraph.text), ...yearsIn(paragraph.text)], sumsIn(paragraph.text)];
    const fact = days[0]?.words ?? sums[0]?.words ?? (quotations[0] === undefined ? undefined : `“${quotations[0]}”`);
    if (
      fact === undefined ||
      (concludes(reading, paragraph) && isTold({ days, sums, quotations }, reading.paragraphs.slice(0, at), paragraph))
    )
      return [];
    return [
      {
        place: paragraph.place,
        headId: paragraph.headId,
        message: `${paragraph.place.name} states a fact (${fact}) and cites nothing. Add the citation it rests on.`,
      },
    ];
  });
}

/** Whether a paragraph of findings names an outcome of the ladder: it says what the head came to. */
function concludes(reading: Reading, { row, text }: ReadParagraph): boolean {
  if (row.value.section !== 'findings') return false;
  const said = text.toLowerCase();
  return reading.context.ruleSet.outcomes.some(({ name }) => said.includes(name.toLowerCase()));
}

interface Facts {
  readonly days: readonly DateMention[];
  readonly sums: ReturnType<typeof sumsIn>;
  readonly quotations: readonly string[];
}

/** Whether everything stated stands in the paragraphs before it that belong to its head or to the whole report; those are asked for citations themselves. */
function isTold({ days, sums, quotations }: Facts, before: readonly ReadParagraph[], { headId }: ReadParagraph): boolean {
  const told = before.filter((each) => each.headId === null || each.headId === headId).map(({ text }) => text);
  const [toldDays, toldSums] = [
    told.flatMap((text) => [...datesIn(text), ...yearsIn(text)]),
    new Set(told.flatMap((text) => sumsIn(text).map(({ pence }) => pence))),
  ];
  return (
    days.every((day) => toldDays.some((each) => isWithin(each, day))) &&
    sums.every(({ pence }) => toldSums.has(pence)) &&
    quotations.every((words) => told.some((text) => text.includes(words)))
  );
}

/** The same day or month, or one inside a month that is named again. */
function isWithin(told: DateMention, day: DateMention): boolean {
  if (day.from === null || day.to === null) return told.monthDay === day.monthDay;
  return told.from !== null && told.to !== null && day.from <= told.from && told.to <= day.to;
}
