// Owns: a report as a file to be saved: bytes and a name. PDF is printed from the HTML by the shell, not here.
import type { Report, ReportFormat } from '../model/report.ts';
import { reportHtml } from './html.ts';
import { reportText } from './text.ts';
import { reportWord } from './word.ts';

export interface ReportFile {
  readonly bytes: Uint8Array;
  /** Such as `202334516 report.docx`. */
  readonly fileName: string;
}

/** Makes the file. Text and HTML are UTF-8. */
export async function buildReport(report: Report, format: Exclude<ReportFormat, 'pdf'>): Promise<ReportFile> {
  const fileName = `${report.reference} report${report.copy === 'working' ? ', working copy' : ''}.${format}`;
  if (format === 'docx') return { bytes: await reportWord(report), fileName };
  const text = format === 'html' ? reportHtml(report) : reportText(report);
  return { bytes: new TextEncoder().encode(text), fileName };
}
