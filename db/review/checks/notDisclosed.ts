// Owns: the check that the report neither quotes nor describes what a reader of it may not see.
import { neutralSentence, type Undisclosed, undisclosedReader } from '../../model/disclosure.ts';
import type { Draft } from '../../model/draft.ts';
import { readers } from '../../model/keptWords.ts';
import { plainText } from '../../model/runs.ts';
import type { Found, Reading } from './reading.ts';

const maySee = { resident: 'seen by the resident only', landlord: 'seen by the landlord only', none: 'seen by neither party' } as const;

/** What is printed beside the paragraphs: it cites nothing, and may quote. */
interface Printed extends Pick<Found, 'place' | 'headId'> {
  readonly words: readonly string[];
}

/** Whatever is printed of the draft that cites such a paper or has its words, unless all it says is the neutral sentence. */
export function notDisclosed(reading: Reading): Found[] {
  const { draft, context } = reading;
  const undisclosedIn = undisclosedReader(draft, reading.disclosed, context.papers?.keptFound);
  const nameOf = ({ entryId, disclosure, isPassage }: Undisclosed) =>
    `${isPassage ? 'a passage of ' : ''}${context.evidence.entry(entryId)?.exhibit ?? ''} (${maySee[disclosure]})`;
  const found = ({ place, headId }: Pick<Found, 'place' | 'headId'>, undisclosed: readonly Undisclosed[], remedy: string): Found[] => {
    if (undisclosed.length === 0) return [];
    const cited = undisclosed.filter(({ words }) => words === null).map(nameOf);
    const quoted = undisclosed.flatMap((each) => (each.words === null ? [] : [`“${each.words}” from ${nameOf(each)}`]));
    const rests = cited.length === 0 ? [] : [`It rests on ${cited.join(', ')}.`];
    const quotes = quoted.length === 0 ? [] : [`It has the words ${quoted.join(', ')}.`];
    return [
      {
        place,
        headId,
        hiddenFrom: readers.filter((reader) => undisclosed.some((each) => each.hiddenFrom.includes(reader))),
        message: [...rests, ...quotes, `Not every reader of the report may see that. ${remedy}`].join(' '),
      },
    ];
  };
  const paragraphs = draft.paragraph.flatMap((row) =>
    plainText(row.value.runs).trim() === neutralSentence
      ? []
      : found(
          { place: reading.paragraphPlace(row), headId: row.value.headId },
          undisclosedIn(row.value),
          'Put the neutral sentence in its place, everywhere or in their edition only, or say it without what is not disclosed and waive.',
        ),
  );
  const others = printedBeside(reading, draft).flatMap((printed) =>
    found(
      printed,
      printed.words.flatMap((text) => undisclosedIn({ runs: [{ kind: 'text', text }], cites: [] })),
      'Say it in other words, or waive.',
    ),
  );
  return [...paragraphs, ...others];
}

function printedBeside(reading: Reading, { head, determination, order, recommendation }: Draft): Printed[] {
  const keys = new Map(head.map((row) => [row.id, row.key]));
  const ofHead = (ids: readonly string[]) => (ids.length === 1 ? (ids[0] ?? null) : null);
  return [
    ...head.map((row) => ({ place: reading.headPlace(row), headId: row.id, words: [row.value.title, row.value.heading] })),
    ...determination.map(({ id, value: { headId, wording, reasons } }) => ({
      place: { kind: 'determination' as const, id, name: `Determination (${keys.get(headId) ?? ''})` },
      headId,
      words: [wording, reasons],
    })),
    ...order.map((row) => ({ place: reading.orderPlace(row), headId: ofHead(row.value.headIds), words: [row.value.text] })),
    ...recommendation.map(({ id, value: { headIds, text } }, at) => ({
      place: { kind: 'recommendation' as const, id, name: `Recommendation ${at + 1}` },
      headId: ofHead(headIds),
      words: [text],
    })),
  ];
}
