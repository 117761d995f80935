// Owns the words of writing a paper to a file.
import type { ReportFormat } from '../../db/model/report.ts';

export const exportText = {
  formats: { docx: 'Word', pdf: 'PDF', html: 'HTML', txt: 'Text' } satisfies Record<ReportFormat, string>,
  exportAs: 'Export as',
  exportTo: (format: string) => `Export as ${format}`,
  saved: (path: string) => `Saved: ${path}`,
  exporting: 'Writing the file…',
} as const;
