// Owns: the report of a case as a document: the template's sections filled from the draft, numbered. Pure; prints nothing, decides nothing, and puts no
// words in that neither the case nor the template has.
import type { Calendar } from '../model/clocks.ts';
import { type CivilDate, formatDay } from '../model/dates.ts';
import { neutralIn, neutralSentence } from '../model/disclosure.ts';
import {
  type Cite,
  type Determination,
  type Draft,
  type DraftRow,
  type Order,
  type Paragraph,
  type Request,
  type RequestReply,
  type Run,
  replyStandings,
} from '../model/draft.ts';
import { describeDue, dueDate, namesTime } from '../model/due.ts';
import { decidingScheme, paragraphIn } from '../model/editions.ts';
import { notInThisPart } from '../model/handover.ts';
import { type HouseStyle, linesOf, numberedBy, standardHouseStyle } from '../model/houseStyle.ts';
import { type DisclosedEvidence, nothingKept } from '../model/keptWords.ts';
import { labelPeople, type People, peopleIn, personWords } from '../model/labels.ts';
import { formatPounds, statesSum } from '../model/money.ts';
import { numberParagraphs, numberUnder } from '../model/numbering.ts';
import { withChanges } from '../model/publication.ts';
import {
  type CalledByNumber,
  type PrintedTable,
  paragraphNumbers,
  type Report,
  type ReportCopy,
  type ReportParagraph,
  type ReportRun,
  type ReportSection,
  withTables,
  workingCopyNotice,
} from '../model/report.ts';
import { rollUpOf } from '../model/rollUp.ts';
import { type ReportTemplate, type RuleSet, templateIn } from '../model/ruleSet.ts';
import { joinedRuns } from '../model/runs.ts';
import { limitEnd, limitWords } from '../model/timeLimit.ts';
import { capital, contactWords, counted, replyStandingWords } from '../model/wording.ts';
import { columnsOf, plain as plainLine, strong } from './paperParts.ts';

export interface ReportContext {
  /** The ombudsman's reference of the case. */
  readonly reference: string;
  readonly draft: Draft;
  readonly ruleSet: RuleSet;
  readonly calendar: Calendar;
  /** Left out for the standard one. */
  readonly houseStyle?: HouseStyle;
  /** What the sweep takes for rare enough to tell who somebody is; left out for the standard list. */
  readonly rareWords?: readonly string[];
  /** Exhibit label of an entry; null when it is no longer in the case. Asked for a working copy only. */
  readonly exhibitOf: (entryId: string) => string | null;
  /** Who may see what of the evidence; left out: both parties see everything. */
  readonly disclosed?: DisclosedEvidence;
  /** The case is a part of one: what a citation points at and is not there was left out of a handover. */
  readonly isPart?: boolean;
}

/** A paragraph before it is numbered. */
interface Unnumbered {
  readonly paragraphId: string | null;
  readonly runs: readonly ReportRun[];
  readonly items: readonly Unnumbered[];
}

/** Something a sentence rests on: an exhibit with the page, or another thing of the case by name. */
interface Rest {
  readonly in: string;
  readonly page: number | null;
}

/** `R12 p3, p5; L4`: each exhibit once, its pages in order; null for nothing. */
function noteWords(rests: readonly Rest[]): string | null {
  if (rests.length === 0) return null;
  return [...Map.groupBy(rests, (rest) => rest.in)]
    .map(([name, all]) => {
      const pages = [...new Set(all.flatMap(({ page }) => page ?? []))].sort((one, other) => one - other);
      return pages.length === 0 ? name : `${name} ${pages.map((page) => `p${page}`).join(', ')}`;
    })
    .join('; ');
}

interface Section {
  readonly id: string;
  readonly heading: string;
  readonly level: 1 | 2 | 3;
  readonly isNumbered: boolean;
  readonly isOptional: boolean;
  readonly paragraphs: readonly Unnumbered[];
  readonly lead?: PrintedTable;
  readonly table?: PrintedTable;
}

type TemplateSection = ReportTemplate['sections'][number];

/**
 * The report by the template chosen for the case, or by `given`, in the house style. `parties` carries no citation or exhibit reference at all; `working` carries them as
 * notes. Sections with nothing in them are left out where the template allows; a head not determined yet is not in the determination. In every copy
 * people stand under their labels; `publication` has the further changes made.
 */
export function assembleReport(
  context: ReportContext,
  copy: ReportCopy,
  given: ReportTemplate = templateIn(context.ruleSet, context.draft),
): Report {
  const template = numberedBy(given, context.houseStyle ?? standardHouseStyle);
  const facts = context.draft.facts[0]?.value;
  const title = facts?.title || facts?.landlordName || '';
  const date = facts?.reportDate ?? null;
  const block = template.sections.find((section) => section.id === 'headingBlock')?.paragraphs ?? [];
  const words = headingWords(context);
  const { sections, numbers } = laidOut(context, copy, template);
  const people = peopleIn(context.draft);
  const fullNumbers = fullNumbersOf(sections, numbers);
  const numbered = (paragraph: Unnumbered): ReportParagraph => ({
    paragraphId: paragraph.paragraphId,
    number: numbers.get(paragraph) ?? null,
    runs: labelled(withNumbers(paragraph.runs, fullNumbers), people),
    items: paragraph.items.map(numbered),
  });
  const report: Report = {
    title,
    reference: context.reference,
    headingBlock: block.map((line) => fill(line, words)).filter((line) => line !== ''),
    date,
    copy,
    notice: copy === 'working' ? workingCopyNotice : null,
    sections: sections.map(
      ({ isOptional: _, ...section }): ReportSection => ({
        ...section,
        heading: labelPeople(people, section.heading),
        paragraphs: section.paragraphs.map(numbered),
        ...withTables({ ...section, paragraphs: [] }, (text) => labelPeople(people, text)),
      }),
    ),
  };
  return copy === 'publication'
    ? withChanges(
        report,
        context.draft.editionChange.map(({ value }) => value),
      )
    : report;
}

/** The sections that stand, and the number of each of their paragraphs. */
function laidOut(context: ReportContext, copy: ReportCopy, template: ReportTemplate) {
  const assembling = new Assembling(context, copy, template);
  const sections = template.sections
    .flatMap((section) => assembling.sectionsOf(section))
    .filter((section, index, all) => isKept(section, all[index + 1]));
  return { sections, numbers: numberParagraphs<Unnumbered>(sections, template.numbering, template.itemStyle) };
}

/** What each paragraph of the draft is called by in the parties' copy, as `paragraphNumbers` of that: without the labour of putting labels to its words. */
export function numbersInReport(context: ReportContext): Map<string, string> {
  const template = numberedBy(templateIn(context.ruleSet, context.draft), context.houseStyle ?? standardHouseStyle);
  const { sections, numbers } = laidOut(context, 'parties', template);
  const called = (paragraph: Unnumbered): CalledByNumber => ({
    paragraphId: paragraph.paragraphId,
    number: numbers.get(paragraph) ?? null,
    items: paragraph.items.map(called),
  });
  return paragraphNumbers({ sections: sections.map(({ paragraphs }) => ({ paragraphs: paragraphs.map(called) })) });
}

/** What a template fills in at its head. */
function headingWords({ reference, draft, ruleSet }: ReportContext): Readonly<Record<string, string>> {
  const facts = draft.facts[0]?.value;
  const date = facts?.reportDate ?? null;
  const outcomes = draft.head.map(({ id }) => determinationOf(draft, id)?.outcome ?? null);
  return {
    reference,
    title: facts?.title || facts?.landlordName || '',
    date: date === null ? '' : formatDay(date),
    landlord: facts?.landlordName || facts?.title || '',
    landlordKind: capital(facts?.landlordKind ?? ''),
    occupancy: capital(facts?.tenancyKind ?? ''),
    decision: rollUpOf(ruleSet, outcomes)?.name ?? '',
  };
}

/** What was determined of a head; undefined while nothing was. */
function determinationOf({ determination }: Pick<Draft, 'determination'>, headId: string): Determination | undefined {
  return determination.find(({ value }) => value.headId === headId)?.value;
}

/** `14`, or `14.a` for an item as Word's own references have it: what another place calls a paragraph by. A paragraph of a section without numbers has none. */
function fullNumbersOf(sections: readonly Section[], numbers: ReadonlyMap<Unnumbered, string | null>): Map<string, string> {
  const full = new Map<string, string>();
  const walk = (paragraphs: readonly Unnumbered[], above: string) => {
    for (const paragraph of paragraphs) {
      const number = numbers.get(paragraph)?.replace(/\.$/, '') ?? '';
      if (number === '') continue;
      const own = numberUnder(above, number);
      if (paragraph.paragraphId !== null) full.set(paragraph.paragraphId, own);
      walk(paragraph.items, own);
    }
  };
  for (const { paragraphs } of sections) walk(paragraphs, '');
  return full;
}

/** Puts the number in where another paragraph is referred to. */
function withNumbers(runs: readonly ReportRun[], numbers: ReadonlyMap<string, string>): ReportRun[] {
  return runs.map((run) => (run.to === undefined ? run : { ...run, text: numbers.get(run.to) ?? run.text }));
}

function labelled(runs: readonly ReportRun[], people: People): ReportRun[] {
  let before = '';
  return runs.map((run) => {
    const text = labelPeople(people, run.text, before);
    before += text;
    return { ...run, text };
  });
}

/** A section stands when it has paragraphs, when headings under it follow, or when the template wants it always. */
function isKept(section: Section, next: Section | undefined): boolean {
  const isFilled = section.paragraphs.length > 0 || section.lead !== undefined || section.table !== undefined;
  return isFilled || !section.isOptional || (next !== undefined && next.level > section.level);
}

/** Fills `{name}`; a part in square brackets is left out when one of its names is empty. */
export function fill(text: string, words: Readonly<Record<string, string>>): string {
  const withParts = text.replace(/\[([^[\]]*\{(\w+)\}[^[\]]*)\]/g, (_whole, part: string, name: string) => (words[name] ? part : ''));
  return withParts.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}

/** First letter small, unless the first word is written in capitals (ASB) or stands alone as one. */
export function lowerFirst(text: string): string {
  const [first = ''] = text.split(/\s/, 1);
  return /^\p{Lu}[\p{Lu}\d]/u.test(first) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** Rows of a name and a value, without a head row. */
function rowsOf(caption: string, rows: readonly (readonly [string, string])[]): PrintedTable {
  return {
    caption,
    columns: columnsOf(['', ''], [25, 75]),
    rows: rows.map(([name, value]) => [[strong(name)], [plainLine(value)]]),
  };
}

function withoutStop(text: string): string {
  return text.trim().replace(/[.:;]+$/, '');
}

/** The sub-heading of a head: its own, else made from its title by the template unless the title speaks of the landlord already. */
export function headHeading(
  head: { readonly title: string; readonly heading: string },
  template: Pick<ReportTemplate, 'headHeading'>,
): string {
  if (head.heading !== '') return withoutStop(head.heading);
  const title = withoutStop(head.title);
  if (/^the landlord\b/i.test(title)) return title;
  // "The landlord’s complaint handling", never its handling of complaint handling.
  const pattern = /\bhandling\b/i.test(title) ? template.headHeading.replace('handling of {title}', '{title}') : template.headHeading;
  return capital(fill(pattern, { title: lowerFirst(title) }));
}

/** Recommendations, orders and template words: text without a draft paragraph behind it. */
function plain(text: string, items: readonly Unnumbered[] = [], paragraphId: string | null = null): Unnumbered {
  return { paragraphId, runs: [{ text: text.trim(), note: null }], items };
}

/** `Repair log 2023: supplied, 3 documents, on 20 January 2025.` */
function replyLine({ item, standing, on, entryIds }: RequestReply): string {
  const documents = entryIds.length === 0 ? '' : `, ${counted(entryIds.length, 'document')}`;
  return `${item}: ${replyStandingWords[standing]}${documents}${on === null ? '' : `, on ${formatDay(on)}`}.`;
}

/** How a request was answered of which it was not said item by item: `None held, on 3 February 2025.` and their words. */
function answerLines({ state, received, reply }: Request): string[] {
  const day = received === null ? '' : `, on ${formatDay(received)}`;
  const standing = replyStandings.find((each) => each === state);
  const said = reply.trim() === '' ? [] : [`“${reply.trim()}”`];
  return [`${standing === undefined ? 'Received' : capital(replyStandingWords[standing])}${day}.`, ...said];
}

/** What of a request answered in part is still to come, where that was said item by item. */
function openItems({ replies }: Request): string[] {
  return replies.filter(({ standing }) => standing === 'part').map(({ item }) => `Still to come in full: ${item}.`);
}

class Assembling {
  readonly #context: ReportContext;
  readonly #draft: Draft;
  readonly #copy: ReportCopy;
  readonly #template: ReportTemplate;
  readonly #isNeutral: (row: DraftRow<'paragraph'>) => boolean;
  readonly #houseStyle: HouseStyle;
  readonly #paragraphsByPlace: ReadonlyMap<string, readonly DraftRow<'paragraph'>[]>;

  constructor(context: ReportContext, copy: ReportCopy, template: ReportTemplate) {
    this.#context = context;
    this.#draft = context.draft;
    this.#copy = copy;
    this.#template = template;
    this.#isNeutral = neutralIn(context.draft, copy, context.disclosed ?? nothingKept);
    this.#houseStyle = context.houseStyle ?? standardHouseStyle;
    this.#paragraphsByPlace = Map.groupBy(context.draft.paragraph, ({ value }) => `${value.section} ${value.headId} ${value.parentId}`);
  }

  sectionsOf(section: TemplateSection): Section[] {
    if (section.id === 'headingBlock' || !this.#isWanted(section)) return [];
    const top = (paragraphs: readonly Unnumbered[]): Section => ({
      id: section.id,
      heading: section.heading,
      level: section.level ?? 1,
      isNumbered: section.isNumbered,
      isOptional: section.isOptional,
      paragraphs,
    });
    const fallback = () => section.paragraphs.map((text) => plain(text));
    const orFallback = (own: readonly Unnumbered[]) => top(own.length > 0 ? own : fallback());
    switch (section.id) {
      case 'details':
        return [{ ...top([]), ...this.#details() }];
      case 'approach':
      case 'background':
      case 'scope': {
        const own = this.#parts(section.id, null, (paragraphs) => top(paragraphs));
        const [first = top(fallback()), ...more] = own;
        return [section.id === 'approach' ? { ...first, ...this.#procedure() } : first, ...more];
      }
      case 'complaint':
        return [top(this.#complaint())];
      case 'assessment':
        return [top([]), ...this.#assessment(section)];
      case 'determination': {
        const { outcomes } = this.#template.tables;
        return [outcomes === undefined ? orFallback(this.#determination()) : { ...top([]), ...this.#outcomeTable(outcomes) }];
      }
      case 'reasons':
        return [top([]), ...this.#reasons(section)];
      case 'orders':
        return this.#template.tables.orders === undefined || this.#draft.order.length === 0
          ? [orFallback(this.#draft.order.map((row) => this.#order(row)))]
          : [{ ...top([]), table: this.#orderTable(this.#template.tables.orders) }];
      case 'recommendations':
        return [orFallback(this.#draft.recommendation.map((row) => plain(row.value.text)))];
      case 'requests':
        return this.#template.tables.requests === undefined ? [] : [{ ...top([]), ...this.#requestTable(this.#template.tables.requests) }];
      case 'closing':
        return [
          top(
            section.paragraphs.map((text) =>
              plain(fill(text, { ...headingWords(this.#context), limitDay: this.#limitDay(), limit: this.#limit() })),
            ),
          ),
        ];
      case 'signature':
        return [top(this.#signature(section.paragraphs))];
    }
  }

  #isWanted({ when }: TemplateSection): boolean {
    return when === undefined || (when === 'orders' ? this.#draft.order : this.#draft.recommendation).length > 0;
  }

  #complaint(): Unnumbered[] {
    if (this.#draft.head.length === 0) return [];
    const intro = this.#draft.facts[0]?.value.complaintIntro || this.#template.complaintIntro;
    return [
      plain(
        intro,
        this.#draft.head.map((head) => plain(head.value.title)),
      ),
    ];
  }

  /** `3 weeks`; empty where the template has no limit. */
  #limit(): string {
    const { wayOnLimit } = this.#template;
    return wayOnLimit === undefined ? '' : limitWords(wayOnLimit);
  }

  /** The day by which time to go further is over; empty while the report has no date. */
  #limitDay(): string {
    const from = this.#draft.facts[0]?.value.reportDate ?? null;
    const { wayOnLimit } = this.#template;
    if (from === null || wayOnLimit === undefined) return '';
    return formatDay(limitEnd(from, wayOnLimit, this.#context.calendar));
  }

  /** Nobody signs while the house style names nobody: then the words of the template stand alone or not at all. */
  #signature(paragraphs: readonly string[]): Unnumbered[] {
    const signatory = linesOf(this.#houseStyle.signatory).join('\n');
    return signatory === '' ? [] : paragraphs.map((text) => plain(fill(text, { signatory })));
  }

  #details(): { readonly table?: PrintedTable } {
    const { details } = this.#template.tables;
    if (details === undefined) return {};
    const words = headingWords(this.#context);
    const rows = details.rows.map(({ name, value }) => [name, fill(value, words)] as const).filter(([, value]) => value !== '');
    return { table: rowsOf(details.caption, rows) };
  }

  /** The complaint procedure by date. A stage above the first is an escalation. */
  #procedure(): { readonly table?: PrintedTable } {
    const { procedure } = this.#template.tables;
    if (procedure === undefined) return {};
    const happened: { readonly on: CivilDate | null; readonly text: string }[] = this.#draft.complaintStep.flatMap(({ value }) => {
      const words = { stage: String(value.stage), outcome: value.outcome };
      return [
        { on: value.sent, text: fill(value.stage > 1 ? procedure.escalated : procedure.complained, words) },
        { on: value.acknowledged, text: fill(procedure.acknowledged, words) },
        { on: value.responded, text: fill(procedure.responded, words) },
      ];
    });
    happened.push({ on: this.#draft.facts[0]?.value.received ?? null, text: procedure.received });
    const dated = happened.flatMap(({ on, text }) => (on === null ? [] : [{ on, text }]));
    dated.sort((one, other) => one.on.localeCompare(other.on));
    if (dated.length === 0) return {};
    return {
      table: {
        caption: procedure.caption,
        columns: columnsOf(procedure.columns, [25, 75]),
        rows: dated.map(({ on, text }) => [[plainLine(formatDay(on))], [plainLine(text)]]),
      },
    };
  }

  #assessment(section: TemplateSection): Section[] {
    return this.#draft.head.flatMap((head) => {
      const parts = this.#parts('findings', head.id, (paragraphs) => ({
        id: `${section.id}-${head.key}`,
        heading: headHeading(head.value, this.#template),
        level: 2,
        isNumbered: section.isNumbered,
        isOptional: true,
        paragraphs,
      }));
      const [first, ...more] = parts;
      return first === undefined ? [] : [{ ...first, ...this.#pair(head) }, ...more];
    });
  }

  #pair(head: DraftRow<'head'>): { readonly lead?: PrintedTable } {
    const { pair } = this.#template.tables;
    const finding = this.#outcomeWords(head.id);
    if (pair === undefined || finding === null) return {};
    return {
      lead: rowsOf(pair.caption, [
        [pair.complaint, withoutStop(head.value.title)],
        [pair.finding, finding],
      ]),
    };
  }

  #outcomeTable({ caption, columns }: NonNullable<ReportTemplate['tables']['outcomes']>): { readonly table?: PrintedTable } {
    const rows = this.#draft.head.flatMap((head) => {
      const words = this.#outcomeWords(head.id);
      return words === null ? [] : [[[plainLine(headHeading(head.value, this.#template))], [strong(words)]]];
    });
    if (rows.length === 0) return {};
    return { table: { caption, columns: columnsOf(columns, [62, 38]), rows } };
  }

  /** The requests of the draft given: which of them a letter carries is for whoever asks for it. */
  #requestTable({ caption, columns, says, noDue }: NonNullable<ReportTemplate['tables']['requests']>): { readonly table?: PrintedTable } {
    const rows = this.#draft.request.map(({ value }) => {
      const { item, why, asked, due, chased } = value;
      const middle = {
        why: [why],
        asked: [
          asked === null ? '' : `Asked for on ${formatDay(asked)}.`,
          ...chased.map((on) => `We wrote again on ${formatDay(on)}.`),
          ...openItems(value),
        ],
        answered: value.replies.length > 0 ? value.replies.map(replyLine) : answerLines(value),
      }[says];
      const lines = middle.filter((line) => line !== '').map(plainLine);
      return [[strong(item)], lines, [plainLine(due === null ? noDue : formatDay(due))]];
    });
    if (rows.length === 0) return {};
    return { table: { caption, columns: columnsOf(columns, [42, 38, 20]), rows } };
  }

  /** What was determined of a head in the ladder's words; null while nothing was. */
  #outcomeWords(headId: string): string | null {
    const determination = determinationOf(this.#draft, headId);
    if (determination === undefined) return null;
    return this.#context.ruleSet.outcomes.find(({ id }) => id === determination.outcome)?.name ?? determination.outcome;
  }

  /** The reasons of each determination, and the paragraphs they rest on by number. */
  #reasons(section: TemplateSection): Section[] {
    return this.#draft.head.flatMap((head) => {
      const determination = determinationOf(this.#draft, head.id);
      const said = (determination?.reasons ?? '').split(/\n+/).filter((line) => line.trim() !== '');
      if (determination === undefined || said.length === 0) return [];
      const restsOn = this.#restsOnWords(determination.restsOn);
      const paragraphs = [...said.map((line) => plain(line)), ...(restsOn === null ? [] : [restsOn])];
      const heading = headHeading(head.value, this.#template);
      return [
        { id: `${section.id}-${head.key}`, heading, level: 2 as const, isNumbered: section.isNumbered, isOptional: true, paragraphs },
      ];
    });
  }

  /** `paragraphs 12, 14 and 15`, each number leading there; null where nothing printed is rested on. */
  #restsOnWords(ids: readonly string[]): Unnumbered | null {
    const inOrder = this.#draft.paragraph.filter(({ id, value }) => ids.includes(id) && value.form === 'paragraph').map(({ id }) => id);
    const [before, after] = this.#template.reasonsRestOn.split('{paragraphs}');
    if (inOrder.length === 0 || before === undefined || after === undefined) return null;
    const runs: ReportRun[] = [{ text: `${before}${inOrder.length === 1 ? 'paragraph' : 'paragraphs'} `, note: null }];
    for (const [at, to] of inOrder.entries()) {
      if (at > 0) runs.push({ text: at === inOrder.length - 1 ? ' and ' : ', ', note: null });
      runs.push({ text: '', note: null, to });
    }
    return { paragraphId: null, runs: [...runs, { text: after, note: null }], items: [] };
  }

  #orderTable(given: NonNullable<ReportTemplate['tables']['orders']>): PrintedTable {
    return {
      caption: given.caption,
      columns: columnsOf(given.columns, [16, 62, 22]),
      rows: this.#draft.order.map(({ value }, at) => {
        const text = value.text.trim() || this.#orderInWords(value);
        const sentences = [text, this.#sumSentence(value, text)].filter((sentence) => sentence !== '');
        const parts = this.#orderParts(value, text);
        return [
          [strong(fill(given.row, { number: String(at + 1) }))],
          [plainLine(sentences.join(' ')), ...parts.map(plainLine)],
          [plainLine(this.#dueWords(value) || given.noDue)],
        ];
      }),
    };
  }

  /** The day where it can be known, else the rule in words; empty where the order's own words say when, or nothing does. */
  #dueWords({ due }: Order): string {
    if (due === null) return '';
    const day = dueDate(due, this.#draft.facts[0]?.value.reportDate ?? null, this.#context.calendar);
    return day === null ? capital(describeDue(due, this.#template.itself)) : formatDay(day);
  }

  /** One paragraph for each Scheme paragraph, heads in their order. */
  #determination(): Unnumbered[] {
    const groups = new Map<string, Unnumbered[]>();
    const scheme = decidingScheme(this.#context.ruleSet, this.#draft.facts[0]?.value);
    for (const head of this.#draft.head) {
      const determination = determinationOf(this.#draft, head.id);
      if (determination === undefined) continue;
      const outcome = this.#context.ruleSet.outcomes.find((each) => each.id === determination.outcome);
      const paragraph = (determination.paragraph || paragraphIn(outcome, scheme) || '').replace(/^paragraph\s+/i, '');
      const intro = fill(this.#template.determinationIntro, { paragraph, scheme: this.#context.ruleSet.schemeName });
      const wording = determination.wording.trim() || outcome?.wording || determination.outcome;
      // A wording that is a whole sentence stands as it is; otherwise it is the outcome's words inside the template's sentence.
      const item = wording.endsWith('.')
        ? wording
        : fill(this.#template.determinationItem, { outcome: wording, heading: lowerFirst(headHeading(head.value, this.#template)) });
      const items = groups.get(intro) ?? [];
      items.push(plain(item));
      groups.set(intro, items);
    }
    return [...groups].map(([intro, items]) => plain(intro, items));
  }

  #order(row: DraftRow<'order'>): Unnumbered {
    const order = row.value;
    const text = order.text.trim() || this.#orderInWords(order);
    const sentences = [text, this.#sumSentence(order, text), this.#dueSentence(order, text)];
    return plain(
      sentences.filter((sentence) => sentence !== '').join(' '),
      this.#orderParts(order, text).map((part) => plain(part)),
    );
  }

  /** What a sum is made of, where the order's words leave it out. */
  #orderParts({ parts }: Order, text: string): string[] {
    return parts
      .filter((part) => !statesSum(text, part.amountPence))
      .map((part) => fill(this.#template.orderPart, { sum: formatPounds(part.amountPence), for: part.for }));
  }

  /** What is ordered must reach the page: an order's sum is printed where its own words leave it out. */
  #sumSentence(order: Order, text: string): string {
    if (order.amountPence === null || statesSum(text, order.amountPence)) return '';
    return fill(this.#template.orderSum, { sum: formatPounds(order.amountPence) });
  }

  #dueSentence(order: Order, text: string): string {
    if (order.due === null || namesTime(text)) return '';
    const due = describeDue(order.due, this.#template.itself);
    if (due === '') return '';
    const day = dueDate(order.due, this.#draft.facts[0]?.value.reportDate ?? null, this.#context.calendar);
    const computed = day === null || order.due.date !== undefined ? '' : ` (by ${formatDay(day)})`;
    return fill(this.#template.orderDue, { due: `${due}${computed}` });
  }

  /** An order without words yet: its kind and sum, so that it is not lost from the page. */
  #orderInWords(order: Order): string {
    const kind = this.#context.ruleSet.orderKinds.find((each) => each.id === order.orderKind)?.name ?? order.orderKind;
    return [kind, order.amountPence === null ? '' : formatPounds(order.amountPence)].filter((part) => part !== '').join(': ');
  }

  /**
   * What is written in one place: the section made of the paragraphs before the first heading, then one more, a level deeper, for each heading. None at all
   * where nothing is written; a heading left empty is no heading.
   */
  #parts(place: Paragraph['section'], headId: string | null, sectionWith: (paragraphs: readonly Unnumbered[]) => Section): Section[] {
    const rows = this.#paragraphsByPlace.get(`${place} ${headId} null`) ?? [];
    const parts: { heading: string | null; rows: DraftRow<'paragraph'>[] }[] = [{ heading: null, rows: [] }];
    for (const row of rows) {
      if (row.value.form === 'paragraph') parts.at(-1)?.rows.push(row);
      else {
        const heading = this.#partyRuns(row.value)
          .map(({ text }) => text)
          .join('');
        if (heading !== '') parts.push({ heading, rows: [] });
      }
    }
    const sections = parts.map((part, index): Section => {
      const section = sectionWith(this.#printed(part.rows));
      if (part.heading === null) return section;
      const level = section.level === 1 ? 2 : 3;
      return { ...section, id: `${section.id}-${index}`, heading: part.heading, level, isOptional: false };
    });
    return sections.length === 1 && sections[0]?.paragraphs.length === 0 ? [] : sections;
  }

  #items(row: DraftRow<'paragraph'>): Unnumbered[] {
    const { section, headId } = row.value;
    return this.#printed(this.#paragraphsByPlace.get(`${section} ${headId} ${row.id}`) ?? []);
  }

  #printed(rows: readonly DraftRow<'paragraph'>[]): Unnumbered[] {
    const paragraphs = rows.map((row) =>
      // What may be in its items is not for this reader either.
      this.#isNeutral(row)
        ? plain(neutralSentence, [], row.id)
        : {
            paragraphId: row.id,
            runs: this.#copy !== 'working' || !this.#houseStyle.showsExhibits ? this.#partyRuns(row.value) : this.#workingRuns(row.value),
            items: this.#items(row),
          },
    );
    // A paragraph begun and left empty is no bare number on the page; by its words alone, so that both copies number alike.
    return paragraphs.filter(({ runs, items }) => items.length > 0 || runs.some((run) => run.text.trim() !== ''));
  }

  #partyRuns(paragraph: Paragraph): ReportRun[] {
    const text = joinedRuns(paragraph.runs, (run, _, before) => this.#words(run, before)).trim();
    return [{ text, note: null }];
  }

  /** Words in stretches, each followed by the notes that stand there; unplaced citations come at the end. */
  #workingRuns(paragraph: Paragraph): ReportRun[] {
    const runs: { text: string; rests: Rest[] }[] = [{ text: '', rests: [] }];
    const last = () => runs[runs.length - 1] as { text: string; rests: Rest[] };
    const cite = (to: Cite) => {
      const rests = this.#restsOf(to);
      if (rests.length === 0) return;
      last().text = last().text.trimEnd();
      last().rests.push(...rests);
    };
    for (const run of paragraph.runs) {
      if (run.kind === 'cite') cite(run.to);
      else {
        const words = this.#words(run, runs.map((each) => each.text).join(''));
        if (last().rests.length === 0) last().text += words;
        else runs.push({ text: words, rests: [] });
        if (run.kind === 'quote') cite({ kind: 'mark', id: run.markId });
      }
    }
    for (const to of paragraph.cites) cite(to);
    const first = runs[0];
    if (first !== undefined) first.text = first.text.trimStart();
    last().text = last().text.trimEnd();
    return runs.map(({ text, rests }) => ({ text, note: noteWords(rests) }));
  }

  #words(run: Exclude<Run, { kind: 'cite' }>, before: string): string {
    return run.kind === 'person' ? personWords(run, this.#draft.party, before) : run.text;
  }

  /** Where a citation rests; empty when nothing of it is left. */
  #restsOf(cite: Cite): Rest[] {
    const gone: Rest[] = this.#context.isPart === true ? [{ in: notInThisPart, page: null }] : [];
    const row = <K extends 'mark' | 'event' | 'absence' | 'contact'>(kind: K) => this.#draft[kind].find((each) => each.id === cite.id);
    const inEntry = (entryId: string, page: number | null): Rest[] => {
      const exhibit = this.#context.exhibitOf(entryId);
      return exhibit === null ? gone : [{ in: exhibit, page }];
    };
    switch (cite.kind) {
      case 'entry':
        return inEntry(cite.id, null);
      case 'mark': {
        const mark = row('mark')?.value;
        return mark === undefined ? gone : inEntry(mark.entryId, mark.anchor.page);
      }
      case 'event': {
        const event = row('event');
        if (event === undefined) return gone;
        const rests = event.value.cites.filter((each) => each.kind !== 'event').flatMap((each) => this.#restsOf(each));
        return rests.length > 0 ? rests : [{ in: `event ${event.key}`, page: null }];
      }
      case 'absence': {
        const absence = row('absence');
        return absence === undefined ? gone : [{ in: `absence ${absence.key}`, page: null }];
      }
      case 'contact': {
        const contact = row('contact')?.value;
        return contact === undefined ? gone : [{ in: contactWords(contact), page: null }];
      }
    }
  }
}
