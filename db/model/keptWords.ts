// Owns: which words of a text are those of a paper or passage that a reader of it may not see. One rule for letters, editions and the checks. Pure; must not
// know where texts come from, nor refuse anything.
import { type FoldedText, foldForMatch } from './anchor.ts';
import type { Draft, Mark } from './draft.ts';
import type { Disclosure, EntryContent } from './entry.ts';
import { type ReadyQuotation, readyQuotation, wordCount } from './quotation.ts';
import type { Stretch } from './quoted.ts';
import { quotationsIn } from './statements.ts';

/** A party who reads an edition of its own. */
export const readers = ['resident', 'landlord'] as const;
export type EditionReader = (typeof readers)[number];

/** Who reads what goes out: `third` is neither party. */
export type Reader = EditionReader | 'third';

/** Who may see what only those of both may. */
export function narrower(one: Disclosure, other: Disclosure): Disclosure {
  if (one === 'both' || one === other) return other;
  return other === 'both' ? one : 'none';
}

/** Who may see a passage: never more than may see its paper. */
export function passageDisclosure({ disclosure }: Pick<Mark, 'disclosure'>, ofPaper: Disclosure): Disclosure {
  return disclosure === null ? ofPaper : narrower(disclosure, ofPaper);
}

/** Ids under which an item stands in the case: a mark on the same bytes shows the same words, whichever receipt of them it was made on. */
export function receiptIds({ entry, receipts }: Pick<EntryContent, 'entry' | 'receipts'>): ReadonlySet<string> {
  return new Set([entry.id, ...(entry.duplicateOf === null ? [] : [entry.duplicateOf]), ...receipts.map(({ id }) => id)]);
}

/**
 * Answers who may see the passage of a mark in an item; both for a mark on anything else.
 * @param own ids of the item (`receiptIds`), which `disclosure` may see
 * @param around who may see what is shown with it, the rows of a sheet, by id
 */
export function passagesOf(
  own: ReadonlySet<string>,
  disclosure: Disclosure,
  around: ReadonlyMap<string, Disclosure>,
): (mark: Pick<Mark, 'entryId' | 'disclosure'>) => Disclosure {
  return (mark) => {
    const ofPaper = own.has(mark.entryId) ? disclosure : around.get(mark.entryId);
    return ofPaper === undefined ? 'both' : passageDisclosure(mark, ofPaper);
  };
}

/** Whether what is disclosed so may be seen by a reader. */
export function maySee(reader: Reader, disclosure: Disclosure): boolean {
  return disclosure === 'both' || disclosure === reader;
}

/** What the evidence of a case tells of who may see what. */
export interface DisclosedEvidence {
  /** Who may see a paper; of one no longer in the case, both. */
  disclosureOf(entryId: string): Disclosure;
  /** Papers that not everybody may see. */
  kept(): readonly { readonly id: string; readonly disclosure: Disclosure }[];
  /** For a record made of a quoted message: the message, and its place in that one's canonical text, null where it was found in another reading. Null for anything else. */
  quotedIn(entryId: string): { readonly messageId: string; readonly stretch: Stretch | null } | null;
  /** Canonical text of a paper, folded. */
  folded(entryId: string): FoldedText;
  /** Some of the papers that a reader may see and that may have all of these stretches of words; none where there is none. */
  seenWith(stretches: readonly string[], reader: Reader): readonly string[];
}

/** Evidence of which both parties may see everything. */
export const nothingKept: DisclosedEvidence = {
  disclosureOf: () => 'both',
  kept: () => [],
  quotedIn: () => null,
  folded: () => foldForMatch(''),
  seenWith: () => [],
};

/** Words of a text that are those of something kept. */
export interface KeptWords {
  readonly entryId: string;
  readonly disclosure: Exclude<Disclosure, 'both'>;
  /** As they stand in the text, or in the passage where that is given away whole. */
  readonly words: string;
  /** Who of the readers asked for may see them nowhere. */
  readonly hiddenFrom: readonly Reader[];
}

/**
 * Fewer words may stand anywhere: a name, a term, a label of the rule set. Three are enough, because words that their reader may see somewhere else are not
 * reported at all, and what three words give away in quotation marks (“keep him waiting”) cannot be taken back once it has gone out.
 */
const fewestWords = 3;

/** Something kept, with its words. */
interface Source {
  readonly entryId: string;
  readonly disclosure: Exclude<Disclosure, 'both'>;
  readonly text: FoldedText;
  /** A passage is looked for in the text that goes out too, in quotation marks or not: it was marked because it matters. */
  readonly isPassage: boolean;
}

/** Words found, and by the place of the source among all of them. */
interface Hit {
  readonly at: number;
  readonly words: string;
}

/** What was found in texts, kept from one run to the next while what is kept from readers is the same; texts not asked for in a run are forgotten. */
export class KeptFound {
  #sources: readonly Source[] = [];
  #before = new Map<string, readonly Hit[]>();
  #now = new Map<string, readonly Hit[]>();

  /** Begins a run over these sources. */
  begin(sources: readonly Source[]): void {
    const known = this.#sources;
    const isSame =
      sources.length === known.length &&
      sources.every(({ entryId, disclosure, text, isPassage }, at) => {
        const before = known[at];
        return (
          before?.entryId === entryId &&
          before.disclosure === disclosure &&
          before.isPassage === isPassage &&
          before.text.source === text.source
        );
      });
    this.#before = isSame ? this.#now : new Map();
    this.#now = new Map();
    this.#sources = sources;
  }

  of(text: string, find: () => readonly Hit[]): readonly Hit[] {
    const hits = this.#now.get(text) ?? this.#before.get(text) ?? find();
    this.#now.set(text, hits);
    return hits;
  }
}

/**
 * Answers the words of a text that are those of a paper or passage kept from one of these readers: what stands in quotation marks and in a kept paper or passage,
 * and what was marked in one and stands in the text, in quotation marks or not. Words that the reader may see in another paper, or elsewhere in this one,
 * are not among them. Each paper once for each of its words, in the order of the papers, then of the marks.
 * @param found kept between runs where they are live
 */
export function keptWordsReader(
  draft: Pick<Draft, 'mark'>,
  evidence: DisclosedEvidence,
  found: KeptFound = new KeptFound(),
): (text: string, of: readonly Reader[]) => KeptWords[] {
  const sources = sourcesOf(draft, evidence);
  if (sources.length === 0) return () => [];
  found.begin(sources);
  const isSeen = seenReader(draft, evidence);
  let joined: string | undefined;
  const allTexts = () => {
    joined ??= sources.map((source) => source.text.text).join('\0');
    return joined;
  };
  return (text, of) => {
    const kept = new Map<string, KeptWords>();
    for (const { at, words } of found.of(text, () => hitsIn(text, sources, allTexts()))) {
      const { entryId, disclosure } = sources[at] as Source;
      const name = `${entryId} ${words}`;
      const hiddenFrom = of.filter((reader) => !maySee(reader, disclosure) && !isSeen(words, reader));
      if (hiddenFrom.length > 0 && !kept.has(name)) kept.set(name, { entryId, disclosure, words, hiddenFrom });
    }
    return [...kept.values()];
  };
}

function sourcesOf({ mark }: Pick<Draft, 'mark'>, evidence: DisclosedEvidence): Source[] {
  const papers = evidence.kept().flatMap(({ id, disclosure }): Source[] => {
    return disclosure === 'both' ? [] : [{ entryId: id, disclosure, text: evidence.folded(id), isPassage: false }];
  });
  const passages = mark.flatMap(({ value }): Source[] => {
    const { exact } = value.anchor;
    const disclosure = passageDisclosure(value, evidence.disclosureOf(value.entryId));
    if (disclosure === 'both' || exact.trim() === '') return [];
    return [{ entryId: value.entryId, disclosure, text: foldForMatch(exact.normalize('NFC')), isPassage: true }];
  });
  return [...papers, ...passages];
}

function hitsIn(text: string, sources: readonly Source[], allTexts: string): Hit[] {
  const quoted = quotationsIn(text).flatMap((words) => {
    if (wordCount(words) < fewestWords) return [];
    const ready = readyQuotation(words, 'either');
    return ready.mayStandIn(allTexts) ? [{ words, ready }] : [];
  });
  const folded = foldForMatch(text.normalize('NFC'));
  return sources.flatMap((source, at) => {
    const hits = quoted.flatMap(({ words, ready }) => (ready.standingIn(source.text) === 'differs' ? [] : [{ at, words }]));
    if (!source.isPassage) return hits;
    const passage = source.text.source;
    // The words are looked for as they are before the passage is taken apart: most stand in no paragraph.
    const isWhole = wordCount(passage) >= fewestWords && folded.text.includes(source.text.text.trim());
    return isWhole && readyQuotation(passage, 'square').standingIn(folded) === 'exact' ? [...hits, { at, words: passage }] : hits;
  });
}

/** Answers whether words stand where a reader may see them: in a paper, and there in no passage that is kept from that reader. */
function seenReader({ mark }: Pick<Draft, 'mark'>, evidence: DisclosedEvidence): (words: string, reader: Reader) => boolean {
  const marks = Map.groupBy(mark, ({ value }) => value.entryId);
  const markedKept = mark.filter(({ value }) => value.disclosure !== null && value.disclosure !== 'both');
  let quotes: readonly { readonly messageId: string; readonly stretch: Stretch | null; readonly disclosure: Disclosure }[] | undefined;
  const known = new Map<string, boolean>();
  const textFor = (entryId: string, reader: Reader): FoldedText => {
    const whole = evidence.folded(entryId);
    // A paper received again has the same words: what is kept in one receipt of it is in all.
    const isAgain = (id: string) => id !== entryId && evidence.folded(id).source === whole.source;
    const own = (marks.get(entryId) ?? []).filter(({ value }) => !maySee(reader, passageDisclosure(value, evidence.disclosureOf(entryId))));
    const again = markedKept.filter(({ value }) => !maySee(reader, value.disclosure ?? 'both') && isAgain(value.entryId));
    quotes ??= evidence.kept().flatMap(({ id, disclosure }) => {
      const at = evidence.quotedIn(id);
      return at === null ? [] : [{ ...at, disclosure }];
    });
    const inIt = quotes.filter((each) => !maySee(reader, each.disclosure) && (each.messageId === entryId || isAgain(each.messageId)));
    // Where it is not known where in the message it stands, none of the message tells.
    if (inIt.some(({ stretch }) => stretch === null)) return foldForMatch('');
    const passages = [
      ...inIt.map(({ stretch }) => whole.source.slice(stretch?.start, stretch?.end)),
      ...[...own, ...again].map(({ value }) => value.anchor.exact),
    ].filter((words) => words !== '');
    if (passages.length === 0) return whole;
    return foldForMatch(passages.reduce((text, passage) => text.replaceAll(passage, '\0'), whole.source));
  };
  const isSeen = ({ stretches, standingIn }: ReadyQuotation, reader: Reader) =>
    evidence.seenWith(stretches, reader).some((entryId) => standingIn(textFor(entryId, reader)) !== 'differs');
  return (words, reader) => {
    const name = `${reader} ${words}`;
    const answer = known.get(name) ?? isSeen(readyQuotation(words, 'either'), reader);
    known.set(name, answer);
    return answer;
  };
}
