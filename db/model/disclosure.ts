// Owns: who may see a cited thing, by the passages and papers it rests on, what each edition may therefore print, and the sentence that says no more than may be
// said. Pure; must not change a draft.
import type { Cite, Draft, DraftRow, Mark } from './draft.ts';
import type { Disclosure } from './entry.ts';
import { quotationStanding, wordCount } from './quotation.ts';
import type { ReportCopy } from './report.ts';
import { citesOf, plainText } from './runs.ts';
import { quotationsIn } from './statements.ts';

/** A party who reads an edition of its own. */
export const readers = ['resident', 'landlord'] as const;
export type EditionReader = (typeof readers)[number];

/** What is cited and may not be seen by everyone who reads the report. */
export interface Undisclosed {
  readonly entryId: string;
  readonly disclosure: Exclude<Disclosure, 'both'>;
  /** True where a passage of it is kept from somebody who may see the paper. */
  readonly isPassage: boolean;
}

/** Who may see what only those of both may. */
export function narrower(one: Disclosure, other: Disclosure): Disclosure {
  if (one === 'both' || one === other) return other;
  return other === 'both' ? one : 'none';
}

/** Who may see a passage: never more than may see its paper. */
export function passageDisclosure({ disclosure }: Pick<Mark, 'disclosure'>, ofPaper: Disclosure): Disclosure {
  return disclosure === null ? ofPaper : narrower(disclosure, ofPaper);
}

/** Who may not read what is disclosed so. */
export function hiddenFrom(disclosure: Disclosure): readonly EditionReader[] {
  return readers.filter((reader) => disclosure !== 'both' && disclosure !== reader);
}

/** Who reads a copy outside the house: what goes to both, or to everybody, must be for each. */
export function readersOf(copy: ReportCopy): readonly EditionReader[] {
  if (copy === 'working') return [];
  return copy === 'resident' || copy === 'landlord' ? [copy] : readers;
}

/** Fewer words in quotation marks may stand anywhere: a name, a term. */
const fewestQuoted = 3;

/**
 * Answers the passages and papers behind a paragraph that one or both parties may not see: behind its citations, where an event stands for what it cites, and
 * passages whose words it has in quotation marks without citing them, unless one that it cites has them too and may be seen. Rows are looked up once for the
 * whole draft.
 */
export function undisclosedReader(
  draft: Pick<Draft, 'mark' | 'event'>,
  disclosureOf: (entryId: string) => Disclosure,
): (paragraph: Parameters<typeof citesOf>[0]) => Undisclosed[] {
  const marks = new Map(draft.mark.map((row) => [row.id, row.value]));
  const events = new Map(draft.event.map((row) => [row.id, row.value.cites]));
  const kept = draft.mark.filter(({ value }) => passageDisclosure(value, disclosureOf(value.entryId)) !== 'both');
  return (paragraph) => {
    const found = new Map<string, Undisclosed>();
    const walked = new Set<string>();
    const add = (entryId: string, seenBy: Disclosure) => {
      const disclosure = narrower(seenBy, found.get(entryId)?.disclosure ?? 'both');
      if (disclosure !== 'both') found.set(entryId, { entryId, disclosure, isPassage: disclosure !== disclosureOf(entryId) });
    };
    const walk = ({ kind, id }: Cite) => {
      if (walked.has(id)) return;
      walked.add(id);
      if (kind === 'event') for (const cite of events.get(id) ?? []) walk(cite);
      const mark = kind === 'mark' ? marks.get(id) : undefined;
      const entryId = kind === 'entry' ? id : mark?.entryId;
      if (entryId === undefined) return;
      const ofPaper = disclosureOf(entryId);
      add(entryId, mark === undefined ? ofPaper : passageDisclosure(mark, ofPaper));
    };
    const cites = citesOf(paragraph);
    for (const cite of cites) walk(cite);
    if (kept.length === 0) return [...found.values()];
    const has = ({ anchor: { exact } }: Mark, words: string) => exact !== '' && isQuotedIn(words, exact);
    // Longer than the passage it would give it away as well.
    const holds = (mark: Mark, words: string) => wordCount(mark.anchor.exact) >= fewestQuoted && isQuotedIn(mark.anchor.exact, words);
    const seen = cites.flatMap(({ kind, id }) => {
      const mark = kind === 'mark' ? marks.get(id) : undefined;
      return mark === undefined || passageDisclosure(mark, disclosureOf(mark.entryId)) !== 'both' ? [] : [mark];
    });
    for (const words of quotationsIn(plainText(paragraph.runs))) {
      if (wordCount(words) < fewestQuoted || seen.some((mark) => has(mark, words))) continue;
      for (const { value } of kept)
        if (has(value, words) || holds(value, words)) add(value.entryId, passageDisclosure(value, disclosureOf(value.entryId)));
    }
    return [...found.values()];
  };
}

/** Whether words stand in others to the letter, but for what a quotation may change. */
function isQuotedIn(words: string, source: string): boolean {
  return quotationStanding(words, source.normalize('NFC'), 'either') !== 'differs';
}

/** Says that there is something, and nothing of what or whose: it may stand where what it rests on may not be described. */
export const neutralSentence = 'We have also taken into account information that we cannot share with both parties.';

/**
 * The reason by which a paragraph's waiver of `not-disclosed` says that the neutral sentence stands in its place in each edition whose reader may not see what it
 * rests on, and only there. A waiver, so that it is undone, exported and listed as one.
 */
export const neutralInTheirEdition = 'The neutral sentence stands in the edition of who may not see it';

/** Answers whether a paragraph is the neutral sentence in this copy. */
export function neutralIn(
  draft: Pick<Draft, 'mark' | 'event' | 'waiver'>,
  copy: ReportCopy,
  disclosureOf: (entryId: string) => Disclosure,
): (row: DraftRow<'paragraph'>) => boolean {
  const places = new Set(
    draft.waiver.flatMap(({ value }) => (value.check === 'not-disclosed' && value.reason === neutralInTheirEdition ? [value.place] : [])),
  );
  const to = readersOf(copy);
  if (places.size === 0 || to.length === 0) return () => false;
  const undisclosedIn = undisclosedReader(draft, disclosureOf);
  return (row) =>
    (places.has(row.id) || places.has(row.key)) &&
    undisclosedIn(row.value).some(({ disclosure }) => hiddenFrom(disclosure).some((reader) => to.includes(reader)));
}
