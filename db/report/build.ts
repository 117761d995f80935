// Owns: a document as a file to be saved: bytes and a name. PDF is printed from the HTML by the shell, not here.
import { type HouseStyle, standardHouseStyle } from '../model/houseStyle.ts';
import type { Printed, Report, ReportCopy, ReportFormat } from '../model/report.ts';
import { reportHtml } from './html.ts';
import { reportText } from './text.ts';
import { reportWord } from './word.ts';

export interface ReportFile {
  readonly bytes: Uint8Array;
  /** Such as `202334516 report.docx`. */
  readonly fileName: string;
}

const ofCopy: Readonly<Record<ReportCopy, string>> = {
  parties: '',
  resident: ', to the resident',
  landlord: ', to the landlord',
  publication: ', for publication',
  working: ', working copy',
};

/** The report as a file, in the house style it was assembled in. */
export function buildReport(
  report: Report,
  format: Exclude<ReportFormat, 'pdf'>,
  style: HouseStyle = standardHouseStyle,
): Promise<ReportFile> {
  return buildPaper(report, `report${ofCopy[report.copy]}`, format, style);
}

/** Makes the file; `what` it is stands in its name after the reference. Text and HTML are UTF-8. A working paper stays in the house and needs no style of its own. */
export async function buildPaper(
  paper: Printed,
  what: string,
  format: Exclude<ReportFormat, 'pdf'>,
  style: HouseStyle = standardHouseStyle,
): Promise<ReportFile> {
  const fileName = `${paper.reference} ${what}.${format}`;
  if (format === 'docx') return { bytes: await reportWord(paper, style), fileName };
  const text = format === 'html' ? reportHtml(paper, style) : reportText(paper, style);
  return { bytes: new TextEncoder().encode(text), fileName };
}
