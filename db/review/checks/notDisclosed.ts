// Owns: the check that the report neither quotes nor describes what a reader of it may not see.
import { hiddenFrom, neutralSentence, undisclosedReader } from '../../model/disclosure.ts';
import type { Found, Reading } from './reading.ts';

const maySee = { resident: 'seen by the resident only', landlord: 'seen by the landlord only', none: 'seen by neither party' } as const;

/** Paragraphs that cite such a paper, unless all they say is the neutral sentence. */
export function notDisclosed(reading: Reading): Found[] {
  const { draft, context } = reading;
  const disclosureOf = (entryId: string) => context.evidence.entry(entryId)?.disclosure ?? 'both';
  const undisclosedIn = undisclosedReader(draft, disclosureOf);
  return reading.paragraphs.flatMap(({ row, place, headId, text }) => {
    if (text.trim() === neutralSentence) return [];
    const undisclosed = undisclosedIn(row.value);
    if (undisclosed.length === 0) return [];
    const said = undisclosed.map(
      ({ entryId, disclosure, isPassage }) =>
        `${isPassage ? 'a passage of ' : ''}${context.evidence.entry(entryId)?.exhibit ?? ''} (${maySee[disclosure]})`,
    );
    return [
      {
        place,
        headId,
        hiddenFrom: [...new Set(undisclosed.flatMap(({ disclosure }) => hiddenFrom(disclosure)))],
        message: `It rests on ${said.join(', ')}. Not every reader of the report may see that. Put the neutral sentence in its place, everywhere or in their edition only, or say it without what is not disclosed and waive.`,
      },
    ];
  });
}
