// Owns the words of the Report screen.

import type { ReportCopy } from '../../db/model/report.ts';
import { counted } from './ui.ts';

export const reportText = {
  title: 'Report',
  copyOf: {
    parties: 'To the parties',
    resident: 'To the resident',
    landlord: 'To the landlord',
    publication: 'For publication',
    working: 'Working copy',
  } satisfies Record<ReportCopy, string>,
  copyHint: {
    parties: 'Carries no exhibit references.',
    resident: 'Leaves out what the resident may not see; the neutral sentence stands in its place where you put it.',
    landlord: 'Leaves out what the landlord may not see; the neutral sentence stands in its place where you put it.',
    publication: 'The same report with the changes listed beside it.',
    working: 'Carries exhibit references; never issued.',
  } satisfies Record<ReportCopy, string>,
  blocked: (places: number) =>
    places === 1
      ? 'This edition cannot go out: 1 place in it rests on what one of its readers may not see.'
      : `This edition cannot go out: ${places} places in it rest on what one of its readers may not see.`,
  copies: 'Which copy',
  document: 'Document',
  letterHint: {
    draft: 'Goes out with the draft; made from the same facts.',
    decision: 'Goes out with the decision; made from the same facts.',
  },
  template: 'Template',
  templateLabel: 'Choose the template of the report',
  date: 'Report date',
  dateLabel: 'Set the report date',
  export: 'Export',
  savedWith: (path: string, [first = '', ...more]: readonly string[]) =>
    `Saved: ${path}. ${first}${more.length === 0 ? '' : ` And ${counted(more.length, 'more quotation')} that ${more.length === 1 ? 'does' : 'do'} not stand so in the evidence: see the checks (F8).`}`,
  pages: (count: number) => (count === 1 ? '1 page' : `${count} pages`),
  page: (number: number, count: number) => `Page ${number} of ${count}`,
  openParagraph: 'Open this paragraph in Findings',
  preview: 'Preview of the report',
  empty: 'Nothing is written yet. The headings below come from the template; findings, determinations and orders fill them.',
  toFindings: 'Go to Findings',
} as const;
