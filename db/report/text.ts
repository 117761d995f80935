// Owns: a report as plain text: headings, numbered paragraphs indented by two, items by four. No words of its own.
import { type Report, type ReportParagraph, reportName, workingCopyNotice } from '../model/report.ts';

/** Numbered paragraphs follow one another; everything else stands apart by an empty line. Notes of a working copy stand in square brackets. */
export function reportText(report: Report): string {
  const blocks = [reportName(report), ...report.headingBlock];
  if (report.copy === 'working') blocks.push(workingCopyNotice);
  for (const section of report.sections) {
    blocks.push(section.heading);
    if (section.isNumbered) {
      const lines = section.paragraphs.flatMap((paragraph) => numberedLines(paragraph, 1));
      if (lines.length > 0) blocks.push(lines.join('\n'));
    } else for (const paragraph of section.paragraphs) blocks.push(...unnumberedBlocks(paragraph));
  }
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function numberedLines(paragraph: ReportParagraph, depth: number): string[] {
  const line = `${'  '.repeat(depth)}${paragraph.number ?? ''} ${words(paragraph)}`;
  return [line, ...paragraph.items.flatMap((item) => numberedLines(item, depth + 1))];
}

function unnumberedBlocks(paragraph: ReportParagraph): string[] {
  return [words(paragraph), ...paragraph.items.flatMap(unnumberedBlocks)];
}

function words(paragraph: ReportParagraph): string {
  return paragraph.runs
    .map((run) => run.text + (run.note === null ? '' : ` [${run.note}]`))
    .join('')
    .replace(/\s*\n\s*/g, ' ');
}
