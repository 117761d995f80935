// Owns: the report as a document: sections, numbered paragraphs, items. Built by db/report/assemble, printed as text, HTML and Word. No layout here.

export const reportFormats = ['docx', 'pdf', 'html', 'txt'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** `parties` is the edition that goes out; `working` carries exhibit references as footnotes and is never issued. */
export const reportCopies = ['parties', 'working'] as const;
export type ReportCopy = (typeof reportCopies)[number];

/** Stands on the first page of every working copy. */
export const workingCopyNotice = 'Working copy: not to be issued.';

export interface ReportRun {
  readonly text: string;
  /** Exhibit references of a citation, in a working copy only. */
  readonly note: string | null;
}

export interface ReportParagraph {
  /** Draft paragraph this came from; null for template text. */
  readonly paragraphId: string | null;
  /** `1.` or `a.`; null where the section is not numbered. */
  readonly number: string | null;
  readonly runs: readonly ReportRun[];
  readonly items: readonly ReportParagraph[];
}

export interface ReportSection {
  readonly id: string;
  readonly heading: string;
  /** 1 for a section, 2 for a head's sub-heading, or one under them written in the draft: one deeper than where it stands. */
  readonly level: 1 | 2 | 3;
  readonly isNumbered: boolean;
  readonly paragraphs: readonly ReportParagraph[];
}

export interface Report {
  readonly title: string;
  readonly reference: string;
  /** Lines of the heading block, in order. */
  readonly headingBlock: readonly string[];
  readonly date: string | null;
  readonly copy: ReportCopy;
  readonly sections: readonly ReportSection[];
}

/** What a report is called: its title with the reference, or the reference alone while it has none. */
export function reportName(report: Pick<Report, 'title' | 'reference'>): string {
  return report.title === '' ? report.reference : `${report.title} (${report.reference})`;
}
