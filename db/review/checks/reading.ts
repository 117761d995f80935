// Owns: a draft laid out for the checks: each paragraph with its words, place and citations, and what those citations carry. Reads each paper once.
import { type FoldedText, foldForMatch } from '../../model/anchor.ts';
import type { CheckPlace } from '../../model/checks.ts';
import type { Calendar } from '../../model/clocks.ts';
import type { PartialDate } from '../../model/dates.ts';
import type { Cite, Draft, DraftRow, DraftValue } from '../../model/draft.ts';
import type { EntryKind } from '../../model/entry.ts';
import type { HouseStyle } from '../../model/houseStyle.ts';
import { type DisclosedEvidence, type EditionReader, KeptFound, nothingKept } from '../../model/keptWords.ts';
import { expectsRemedy, type RuleSet } from '../../model/ruleSet.ts';
import { citesOf, plainText } from '../../model/runs.ts';
import type { RecognisedPassage } from '../../model/scan.ts';
import { type DateMention, datesIn, sumsIn } from '../../model/statements.ts';
import { numbersInReport } from '../../report/assemble.ts';

export interface CheckEntry {
  readonly id: string;
  readonly exhibit: string;
  readonly date: PartialDate;
  readonly kind: EntryKind;
  /** The investigator's own word for it, `policy`; null while there is none. */
  readonly kindText: string | null;
}

/** The evidence as checks ask for it; the store answers. */
export interface CheckEvidence {
  entry(id: string): CheckEntry | null;
  /** Canonical text; empty where there is none. */
  textOf(id: string): string;
  /** Canonical text of a reading and whether it still has the hash it was stored with; null where there is no such reading. */
  reading(extractionId: string): { readonly text: string; readonly isAsStored: boolean } | null;
  /** How far the words between two offsets of a reading were recognised in a picture; null where they were not. */
  recognised(extractionId: string, start: number, end: number): RecognisedPassage | null;
  /** Whether the handover that the case came by left this paper out. Left out: none is. */
  isLeftOut?(id: string): boolean;
  /** Items (no records, no duplicates) this investigator has never opened: how many, and the first `most` in label order. */
  unread(most: number): { readonly count: number; readonly first: readonly { readonly id: string; readonly exhibit: string }[] };
}

export interface CheckContext {
  readonly reference: string;
  readonly draft: Draft;
  readonly ruleSet: RuleSet;
  readonly calendar: Calendar;
  /** Numbers paragraphs where the template leaves it open; left out for the standard one. */
  readonly houseStyle?: HouseStyle;
  /** What the sweep takes for rare enough to tell who somebody is; left out for the standard list. */
  readonly rareWords?: readonly string[];
  readonly evidence: CheckEvidence;
  /** Who may see what of the evidence; left out: both parties see everything. */
  readonly disclosed?: DisclosedEvidence;
  /** Kept between runs where they are live. */
  readonly papers?: PaperTexts;
  /** The case is a part of one: what is not there was left out of a handover. Left out: it is whole. */
  readonly isPart?: boolean;
}

/** A paragraph as the checks see it. */
export interface ReadParagraph {
  readonly row: DraftRow<'paragraph'>;
  readonly place: CheckPlace;
  readonly headId: string | null;
  /** As an issued edition prints it. */
  readonly text: string;
  /** Its own citations, those of the paragraph it is an item of, and those of its items. */
  readonly cites: readonly Cite[];
  readonly ownCites: readonly Cite[];
}

/** What one citation carries. */
export interface Carried {
  readonly exhibit: string | null;
  readonly dates: readonly PartialDate[];
  readonly papers: readonly PaperText[];
}

/** A text read on demand: few papers are asked for all three. */
export class PaperText {
  readonly source: string;
  #folded: FoldedText | undefined;
  #mentions: readonly DateMention[] | undefined;
  #pence: ReadonlySet<number> | undefined;

  constructor(source: string) {
    this.source = source;
  }

  get folded(): FoldedText {
    this.#folded ??= foldForMatch(this.source);
    return this.#folded;
  }

  get mentions(): readonly DateMention[] {
    this.#mentions ??= datesIn(this.source);
    return this.#mentions;
  }

  get pence(): ReadonlySet<number> {
    this.#pence ??= new Set(sumsIn(this.source).map((sum) => sum.pence));
    return this.#pence;
  }
}

/** Characters of papers whose days and sums are kept: some 6,000 letters. */
const mostCharacters = 12_000_000;

/**
 * What was found in papers, kept from one run of the checks to the next: words that are the same say the same, and a draft of 200 paragraphs cites 2,000 papers each time
 * a word of it is typed. Those not asked for longest go first.
 */
export class PaperTexts {
  /** What a draft has of papers that not every reader may see. */
  readonly keptFound = new KeptFound();
  readonly #texts = new Map<string, PaperText>();
  #characters = 0;

  of(source: string): PaperText {
    const text = this.#texts.get(source) ?? new PaperText(source);
    if (!this.#texts.delete(source)) this.#characters += source.length;
    this.#texts.set(source, text);
    for (const [oldest] of this.#texts) {
      if (this.#characters <= mostCharacters) break;
      this.#texts.delete(oldest);
      this.#characters -= oldest.length;
    }
    return text;
  }
}

/** A check's word before waivers are looked at. */
export interface Found {
  readonly place: CheckPlace;
  readonly headId: string | null;
  readonly message: string;
  /** The paragraph whose words raise it, where it opens another place. */
  readonly raisedBy?: string;
  /** Of what is not disclosed: who may not read it. */
  readonly hiddenFrom?: readonly EditionReader[];
}

export class Reading {
  readonly context: CheckContext;
  readonly draft: Draft;
  readonly paragraphs: readonly ReadParagraph[];
  readonly #places: ReadonlyMap<string, CheckPlace>;
  readonly #papers = new Map<string, PaperText>();
  #tagged: ReadonlyMap<string, readonly { readonly row: DraftRow<'mark'> }[]> | undefined;
  readonly #carried = new Map<string, readonly Carried[]>();
  readonly #rows: ReadonlyMap<string, DraftRow<'mark' | 'event' | 'absence' | 'contact'>>;

  constructor(context: CheckContext) {
    this.context = context;
    this.draft = context.draft;
    const { mark, event, absence, contact } = context.draft;
    this.#rows = new Map([...mark, ...event, ...absence, ...contact].map((row) => [row.id, row]));
    this.paragraphs = readParagraphs(context);
    this.#places = new Map(this.paragraphs.map(({ row, place }) => [row.id, place]));
  }

  /** True of outcomes after which a remedy is expected. */
  isAdverse(outcome: string): boolean {
    return expectsRemedy(this.context.ruleSet.outcomes.find((each) => each.id === outcome));
  }

  headPlace(head: DraftRow<'head'>): CheckPlace {
    return { kind: 'head', id: head.id, name: `Head (${head.key})` };
  }

  /** A heading has no number to be named by. */
  paragraphPlace({ id, key }: DraftRow<'paragraph'>): CheckPlace {
    return this.#places.get(id) ?? { kind: 'paragraph', id, name: `The heading ${key}` };
  }

  orderPlace(order: DraftRow<'order'>): CheckPlace {
    return { kind: 'order', id: order.id, name: `Order ${this.draft.order.indexOf(order) + 1}` };
  }

  markPlace(mark: DraftRow<'mark'>): CheckPlace {
    const exhibit = this.context.evidence.entry(mark.value.entryId)?.exhibit;
    return { kind: 'mark', id: mark.id, name: `Mark ${mark.key}${exhibit === undefined ? '' : ` in ${exhibit}`}` };
  }

  mark(id: string): DraftRow<'mark'> | null {
    return this.draft.mark.find((row) => row.id === id) ?? null;
  }

  /** Marks of a head that bear a tag, written in small letters. */
  marksTagged(headId: string, tag: string): readonly DraftRow<'mark'>[] {
    this.#tagged ??= Map.groupBy(
      this.draft.mark.flatMap((row) =>
        row.value.headIds.flatMap((head) => row.value.tags.map((name) => ({ row, name: `${head} ${name.toLowerCase()}` }))),
      ),
      ({ name }) => name,
    );
    return [...new Set((this.#tagged.get(`${headId} ${tag}`) ?? []).map(({ row }) => row))];
  }

  /** What a citation carries: the cited thing and, for an event, what the event rests on. */
  carriedBy(cite: Cite): readonly Carried[] {
    const known = this.#carried.get(cite.id);
    if (known !== undefined) return known;
    // Set first: events that cite one another end here.
    this.#carried.set(cite.id, []);
    const carried = this.#read(cite);
    this.#carried.set(cite.id, carried);
    return carried;
  }

  /** Whether a cited thing, or the paper it is of, was left out of the handover that the case came by: nothing can be held against it here. */
  isLeftOut(cite: Cite): boolean {
    if (this.context.isPart !== true) return false;
    const { evidence } = this.context;
    const isGone = (id: string) => evidence.entry(id) === null || evidence.isLeftOut?.(id) === true;
    if (cite.kind === 'entry') return isGone(cite.id);
    const row = this.#rows.get(cite.id);
    if (row === undefined) return true;
    if (cite.kind === 'mark') return isGone((row as DraftRow<'mark'>).value.entryId);
    if (cite.kind !== 'event') return false;
    return (row as DraftRow<'event'>).value.cites.some((each) => each.kind !== 'event' && this.isLeftOut(each));
  }

  /** The text of an entry, read once. */
  paper(entryId: string): PaperText {
    let paper = this.#papers.get(entryId);
    if (paper === undefined) {
      const source = this.context.evidence.textOf(entryId);
      paper = this.context.papers?.of(source) ?? new PaperText(source);
      this.#papers.set(entryId, paper);
    }
    return paper;
  }

  /** Who may see what, the papers read as those that are cited. */
  get disclosed(): DisclosedEvidence {
    return { ...(this.context.disclosed ?? nothingKept), folded: (entryId) => this.paper(entryId).folded };
  }

  #read(cite: Cite): readonly Carried[] {
    if (cite.kind === 'entry') return this.#entry(cite.id, [], []);
    const row = this.#rows.get(cite.id);
    if (row === undefined) return [];
    if (cite.kind === 'mark') {
      const { entryId, anchor, eventDate } = (row as DraftRow<'mark'>).value;
      return this.#entry(entryId, eventDate === null ? [] : [eventDate], [new PaperText(anchor.exact)]);
    }
    if (cite.kind === 'contact') {
      const { on, text } = (row as DraftRow<'contact'>).value;
      return [{ exhibit: null, dates: [{ earliest: on, latest: on, precision: 'day' }], papers: [new PaperText(text)] }];
    }
    if (cite.kind === 'absence') return this.#absence((row as DraftRow<'absence'>).value);
    const event = (row as DraftRow<'event'>).value;
    return [
      { exhibit: null, dates: [event.date], papers: [new PaperText(event.text)] },
      ...event.cites.flatMap((each) => this.carriedBy(each)),
    ];
  }

  /** An absence carries the days of what was expected, asked for and searched. */
  #absence({ text, expectationId, requestId, searched }: DraftValue<'absence'>): readonly Carried[] {
    const expectation = this.draft.expectation.find((each) => each.id === expectationId)?.value;
    const request = this.draft.request.find((each) => each.id === requestId)?.value;
    const days = [expectation?.due, request?.asked, request?.due, request?.received, searched?.on];
    const dates = days.flatMap((day) => (day == null ? [] : [{ earliest: day, latest: day, precision: 'day' as const }]));
    return [
      { exhibit: null, dates: dates, papers: [new PaperText(text)] },
      ...(expectation?.cites ?? []).flatMap((each) => this.carriedBy(each)),
    ];
  }

  #entry(id: string, dates: readonly PartialDate[], more: readonly PaperText[]): readonly Carried[] {
    const entry = this.context.evidence.entry(id);
    if (entry === null) return [];
    return [{ exhibit: entry.exhibit, dates: [entry.date, ...dates], papers: [this.paper(id), ...more] }];
  }
}

const sectionNames = {
  approach: 'Our approach',
  complaint: 'The complaint',
  background: 'Background',
  scope: 'Scope',
  findings: 'Findings',
} as const;

/** Where each paragraph of the draft stands with its number, `Findings (b), paragraph 6`: those the report prints, in its order. */
export function paragraphNames(
  context: Pick<CheckContext, 'reference' | 'draft' | 'ruleSet' | 'calendar' | 'houseStyle'>,
): Map<string, string> {
  const { draft } = context;
  const rows = new Map(draft.paragraph.map((row) => [row.id, row]));
  const headKeys = new Map(draft.head.map((row) => [row.id, row.key]));
  const numbers = numbersInReport({ ...context, exhibitOf: () => null });
  const names = [...numbers].flatMap(([id, number]): [string, string][] => {
    const value = rows.get(id)?.value;
    if (value === undefined) return [];
    const head = value.headId === null ? undefined : headKeys.get(value.headId);
    return [[id, `${sectionNames[value.section]}${head === undefined ? '' : ` (${head})`}, paragraph ${number}`]];
  });
  return new Map(names);
}

function readParagraphs(context: CheckContext): ReadParagraph[] {
  const { draft } = context;
  const names = paragraphNames(context);
  const children = Map.groupBy(draft.paragraph, (row) => row.value.parentId);
  const byId = new Map(draft.paragraph.map((row) => [row.id, row]));
  const below = (row: DraftRow<'paragraph'>): Cite[] =>
    (children.get(row.id) ?? []).flatMap((item) => [...citesOf(item.value), ...below(item)]);
  const above = (row: DraftRow<'paragraph'>): Cite[] => {
    const parent = row.value.parentId === null ? undefined : byId.get(row.value.parentId);
    return parent === undefined ? [] : [...citesOf(parent.value), ...above(parent)];
  };
  const order = new Map([...names.keys()].map((id, index) => [id, index]));
  // A heading states nothing that could want a citation, a date or an order in time.
  const paragraphs = draft.paragraph.filter(({ value }) => value.form === 'paragraph');
  const inOrder = paragraphs.sort((a, b) => (order.get(a.id) ?? order.size) - (order.get(b.id) ?? order.size));
  return inOrder.map((row) => {
    const { section, headId } = row.value;
    const ownCites = citesOf(row.value);
    return {
      row,
      place: {
        kind: 'paragraph',
        id: row.id,
        name: names.get(row.id) ?? `${sectionNames[section]}, paragraph ${row.key}`,
      },
      headId,
      text: plainText(row.value.runs),
      cites: [...ownCites, ...above(row), ...below(row)],
      ownCites,
    };
  });
}
