// Owns: the report of a case as a document: the template's sections in their order, filled from the draft, numbered, with labels for people. Pure; prints nothing,
// decides nothing, and puts no words in that neither the case nor the template has.
import { type CivilDate, formatDay } from '../model/dates.ts';
import type { Draft } from '../model/draft.ts';
import { linesOf, numberedBy, standardHouseStyle } from '../model/houseStyle.ts';
import { labelPeople, type People, peopleIn } from '../model/labels.ts';
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
import { type ReportTemplate, templateIn } from '../model/ruleSet.ts';
import { limitEnd, limitWords } from '../model/timeLimit.ts';
import { capital } from '../model/wording.ts';
import { complaintAndFinding, determinationOf, determinationParagraphs, outcomeTable, reasonSections } from './determined.ts';
import { orderParagraph, orderTable } from './orders.ts';
import { columnsOf, plain as plainLine, rowsOf } from './paperParts.ts';
import { plain, type ReportContext, type Section, type TemplateSection, type Unnumbered } from './reportParts.ts';
import { requestTable } from './requests.ts';
import { fill, headHeading } from './templateWords.ts';
import { WrittenParts } from './writtenParts.ts';

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
  const filling = new Filling(context, copy, template);
  const sections = template.sections
    .flatMap((section) => filling.sectionsOf(section))
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

/** Fills the sections of one template from one case, for one copy. */
class Filling {
  readonly #context: ReportContext;
  readonly #draft: Draft;
  readonly #template: ReportTemplate;
  readonly #written: WrittenParts;

  constructor(context: ReportContext, copy: ReportCopy, template: ReportTemplate) {
    this.#context = context;
    this.#draft = context.draft;
    this.#template = template;
    this.#written = new WrittenParts(context, copy);
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
    const making = { context: this.#context, template: this.#template };
    switch (section.id) {
      case 'details':
        return [{ ...top([]), ...this.#details() }];
      case 'approach':
      case 'background':
      case 'scope': {
        const own = this.#written.partsOf(section.id, null, (paragraphs) => top(paragraphs));
        const [first = top(fallback()), ...more] = own;
        return [section.id === 'approach' ? { ...first, ...this.#procedure() } : first, ...more];
      }
      case 'complaint':
        return [top(this.#complaint())];
      case 'assessment':
        return [top([]), ...this.#assessment(section)];
      case 'determination': {
        const { outcomes } = this.#template.tables;
        return [
          outcomes === undefined
            ? orFallback(determinationParagraphs(this.#context, this.#template))
            : { ...top([]), ...outcomeTable(this.#context, this.#template, outcomes) },
        ];
      }
      case 'reasons':
        return [top([]), ...reasonSections(this.#context, this.#template, section)];
      case 'orders':
        return this.#template.tables.orders === undefined || this.#draft.order.length === 0
          ? [orFallback(this.#draft.order.map(({ value }) => orderParagraph(making, value)))]
          : [{ ...top([]), table: orderTable(making, this.#template.tables.orders) }];
      case 'recommendations':
        return [orFallback(this.#draft.recommendation.map((row) => plain(row.value.text)))];
      case 'requests':
        return this.#template.tables.requests === undefined
          ? []
          : [{ ...top([]), ...requestTable(this.#draft, this.#template.tables.requests) }];
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
    const signatory = linesOf((this.#context.houseStyle ?? standardHouseStyle).signatory).join('\n');
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
      const parts = this.#written.partsOf('findings', head.id, (paragraphs) => ({
        id: `${section.id}-${head.key}`,
        heading: headHeading(head.value, this.#template),
        level: 2,
        isNumbered: section.isNumbered,
        isOptional: true,
        paragraphs,
      }));
      const [first, ...more] = parts;
      return first === undefined ? [] : [{ ...first, ...complaintAndFinding(this.#context, this.#template, head) }, ...more];
    });
  }
}
