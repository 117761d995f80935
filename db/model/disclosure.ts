// Owns: who may see a cited thing, by the passages and papers it rests on, what each edition may therefore print, and the sentence that says no more than may be
// said. Pure; must not change a draft.
import type { Cite, Draft, DraftRow } from './draft.ts';
import type { Disclosure } from './entry.ts';
import {
  type DisclosedEvidence,
  type EditionReader,
  type KeptFound,
  type KeptWords,
  keptWordsReader,
  maySee,
  narrower,
  passageDisclosure,
  readers,
} from './keptWords.ts';
import type { ReportCopy } from './report.ts';
import { citesOf, plainText } from './runs.ts';

/** What a paragraph cites or quotes and may not be seen by everyone who reads the report. */
export interface Undisclosed {
  readonly entryId: string;
  readonly disclosure: Exclude<Disclosure, 'both'>;
  /** True where a passage of it is kept from somebody who may see the paper. */
  readonly isPassage: boolean;
  /** Who may not read it here. */
  readonly hiddenFrom: readonly EditionReader[];
  /** Its words that the paragraph has without citing it; null where it is cited. */
  readonly words: string | null;
}

/** Who may not read what is disclosed so. */
export function hiddenFrom(disclosure: Disclosure): readonly EditionReader[] {
  return readers.filter((reader) => !maySee(reader, disclosure));
}

/** Who reads a copy outside the house: what goes to both, or to everybody, must be for each. */
export function readersOf(copy: ReportCopy): readonly EditionReader[] {
  if (copy === 'working') return [];
  return copy === 'resident' || copy === 'landlord' ? [copy] : readers;
}

/**
 * Answers the passages and papers behind a paragraph that one or both parties may not see: behind its citations, where an event stands for what it cites, and
 * those whose words it has without citing them. Rows are looked up once for the whole draft.
 * @param found kept between runs where they are live
 */
export function undisclosedReader(
  draft: Pick<Draft, 'mark' | 'event'>,
  evidence: DisclosedEvidence,
  found?: KeptFound,
): (paragraph: Parameters<typeof citesOf>[0]) => Undisclosed[] {
  const marks = new Map(draft.mark.map((row) => [row.id, row.value]));
  const events = new Map(draft.event.map((row) => [row.id, row.value.cites]));
  const keptWordsIn = keptWordsReader(draft, evidence, found);
  return (paragraph) => {
    const behind = new Map<string, Undisclosed>();
    const walked = new Set<string>();
    const add = (entryId: string, seenBy: Disclosure) => {
      const disclosure = narrower(seenBy, behind.get(entryId)?.disclosure ?? 'both');
      if (disclosure === 'both') return;
      const isPassage = disclosure !== evidence.disclosureOf(entryId);
      behind.set(entryId, { entryId, disclosure, isPassage, hiddenFrom: hiddenFrom(disclosure), words: null });
    };
    const walk = ({ kind, id }: Cite) => {
      if (walked.has(id)) return;
      walked.add(id);
      if (kind === 'event') for (const cite of events.get(id) ?? []) walk(cite);
      const mark = kind === 'mark' ? marks.get(id) : undefined;
      const entryId = kind === 'entry' ? id : mark?.entryId;
      if (entryId === undefined) return;
      const ofPaper = evidence.disclosureOf(entryId);
      add(entryId, mark === undefined ? ofPaper : passageDisclosure(mark, ofPaper));
    };
    for (const cite of citesOf(paragraph)) walk(cite);
    // What is cited says so already, to the same readers.
    const quoted = keptWordsIn(plainText(paragraph.runs), readers).filter(({ entryId, hiddenFrom: from }) => {
      const cited = behind.get(entryId);
      return !from.every((reader) => cited?.hiddenFrom.some((each) => each === reader));
    });
    return [...behind.values(), ...quoted.map((words) => quotedFrom(words, evidence))];
  };
}

function quotedFrom({ entryId, disclosure, words, hiddenFrom: from }: KeptWords, evidence: DisclosedEvidence): Undisclosed {
  const isPassage = disclosure !== evidence.disclosureOf(entryId);
  return { entryId, disclosure, isPassage, hiddenFrom: readers.filter((reader) => from.includes(reader)), words };
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
  evidence: DisclosedEvidence,
): (row: DraftRow<'paragraph'>) => boolean {
  const places = new Set(
    draft.waiver.flatMap(({ value }) => (value.check === 'not-disclosed' && value.reason === neutralInTheirEdition ? [value.place] : [])),
  );
  const to = readersOf(copy);
  if (places.size === 0 || to.length === 0) return () => false;
  const undisclosedIn = undisclosedReader(draft, evidence);
  return (row) =>
    (places.has(row.id) || places.has(row.key)) &&
    undisclosedIn(row.value).some((each) => each.hiddenFrom.some((reader) => to.includes(reader)));
}
