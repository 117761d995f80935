// Owns: the report and working papers as documents: sections, numbered paragraphs, items, tables. Built by db/report, printed as text, HTML and Word. No
// layout here.
import { numberUnder } from './numbering.ts';

export const reportFormats = ['docx', 'pdf', 'html', 'txt'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/**
 * `parties` is the edition that goes out to both; `resident` and `landlord` are editions of their own where disclosure differs; `publication` the same with the further changes of the case; `working` carries exhibit references as footnotes and
 * is never issued.
 */
export const reportCopies = ['parties', 'resident', 'landlord', 'publication', 'working'] as const;
export type ReportCopy = (typeof reportCopies)[number];

/** The copies that are signed off: a working copy stays in the house. */
export const signedCopies = ['parties', 'resident', 'landlord', 'publication'] as const satisfies readonly ReportCopy[];
export type SignedCopy = (typeof signedCopies)[number];

/** Stands on the first page of every working copy. */
export const workingCopyNotice = 'Working copy: not to be issued.';
/** Stands on the first page of every paper that is for the desk alone. */
export const workingPaperNotice = 'Working paper: not to be issued.';

export interface ReportRun {
  readonly text: string;
  /** Exhibit references of a citation, in a working copy only. */
  readonly note: string | null;
  /** The draft paragraph these words refer to: they are its number, and lead there. Left out elsewhere. */
  readonly to?: string;
}

export interface ReportParagraph {
  /** Draft paragraph this came from; null for template text. */
  readonly paragraphId: string | null;
  /** `1.` or `a.`; null where the section is not numbered. */
  readonly number: string | null;
  readonly runs: readonly ReportRun[];
  readonly items: readonly ReportParagraph[];
}

/** One line of a table's cell. `strong` is what the line is found by, `quiet` what explains it. */
export interface PrintedLine {
  readonly text: string;
  readonly tone: 'plain' | 'strong' | 'quiet';
}

/** Rows under named columns; every row has a cell for each column, and its first cell names the row. Where no column has a name it has no head row. */
export interface PrintedTable {
  /** What the table holds, for who cannot see it. */
  readonly caption: string;
  readonly columns: readonly { readonly heading: string /** Of the width, in per cent. */; readonly share: number }[];
  readonly rows: readonly (readonly (readonly PrintedLine[])[])[];
}

export interface ReportSection {
  readonly id: string;
  /** Empty where the section has none. */
  readonly heading: string;
  /** 1 for a section, 2 for a head's sub-heading, or one under them written in the draft: one deeper than where it stands. */
  readonly level: 1 | 2 | 3;
  readonly isNumbered: boolean;
  readonly paragraphs: readonly ReportParagraph[];
  /** Stands before the paragraphs. */
  readonly lead?: PrintedTable;
  /** Stands after the paragraphs. */
  readonly table?: PrintedTable;
}

/** Whether a table has names over its columns. */
export function hasHead({ columns }: PrintedTable): boolean {
  return columns.some(({ heading }) => heading !== '');
}

/** The sections with the words of their tables changed. */
export function withTables(section: ReportSection, changed: (text: string) => string): Pick<ReportSection, 'lead' | 'table'> {
  const table = (of: PrintedTable): PrintedTable => ({
    ...of,
    rows: of.rows.map((row) => row.map((cell) => cell.map((line) => ({ ...line, text: changed(line.text) })))),
  });
  return {
    ...(section.lead === undefined ? {} : { lead: table(section.lead) }),
    ...(section.table === undefined ? {} : { table: table(section.table) }),
  };
}

/** A document as it is printed: a report, or a working paper. */
export interface Printed {
  readonly title: string;
  readonly reference: string;
  /** Lines before the title: date, who it goes to, and last how they are greeted, which stands apart. A letter's; left out elsewhere. */
  readonly opening?: readonly string[];
  /** Lines of the heading block, in order. */
  readonly headingBlock: readonly string[];
  readonly date: string | null;
  /** Said on the first page and at the head of every other: that the paper stays in the house. Null where it may go out. */
  readonly notice: string | null;
  readonly sections: readonly ReportSection[];
}

export interface Report extends Printed {
  readonly copy: ReportCopy;
}

/** A paragraph as far as its number goes. */
export interface CalledByNumber extends Pick<ReportParagraph, 'paragraphId' | 'number'> {
  readonly items: readonly CalledByNumber[];
}

/** What each paragraph of the draft is called by, as the report prints it; where a section has no numbers, by its place in it. */
export function paragraphNumbers(report: {
  readonly sections: readonly { readonly paragraphs: readonly CalledByNumber[] }[];
}): Map<string, string> {
  const numbers = new Map<string, string>();
  const walk = (paragraphs: readonly CalledByNumber[], above: string) => {
    for (const [index, paragraph] of paragraphs.entries()) {
      const number = numberUnder(above, paragraph.number?.replace(/\.$/, '') ?? String(index + 1));
      if (paragraph.paragraphId !== null) numbers.set(paragraph.paragraphId, number);
      walk(paragraph.items, number);
    }
  };
  for (const section of report.sections) walk(section.paragraphs, '');
  return numbers;
}

/** The draft paragraphs that are referred to from somewhere in the document. */
export function referredTo(sections: readonly ReportSection[]): Set<string> {
  const found = new Set<string>();
  const walk = ({ runs, items }: ReportParagraph) => {
    for (const { to } of runs) if (to !== undefined) found.add(to);
    for (const item of items) walk(item);
  };
  for (const { paragraphs } of sections) for (const paragraph of paragraphs) walk(paragraph);
  return found;
}

/** With more columns than an upright page holds, its pages lie on their side. */
export function isWide({ sections }: Pick<Printed, 'sections'>): boolean {
  return sections.some(({ table }) => table !== undefined && table.columns.length > 3);
}

/** What a document is called: its title with the reference, or the reference alone while it has none. */
export function reportName(report: Pick<Printed, 'title' | 'reference'>): string {
  return report.title === '' ? report.reference : `${report.title} (${report.reference})`;
}
