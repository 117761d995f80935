// Owns: a document as plain text: headings, numbered paragraphs indented by two, items by four, a table row by row. No words of its own.
import { type HouseStyle, letterhead, standardHouseStyle } from '../model/houseStyle.ts';
import { hasHead, type Printed, type PrintedTable, type ReportParagraph, reportName } from '../model/report.ts';

/** Numbered paragraphs follow one another; everything else stands apart by an empty line. Notes of a working copy stand in square brackets. */
export function reportText(report: Printed, style: HouseStyle = standardHouseStyle): string {
  const blocks = [letterhead(style).join('\n'), ...openingBlocks(report), reportName(report), ...report.headingBlock];
  if (report.notice !== null) blocks.push(report.notice);
  for (const section of report.sections) {
    blocks.push(section.heading);
    if (section.lead !== undefined) blocks.push(...rowBlocks(section.lead));
    if (section.isNumbered) {
      const lines = section.paragraphs.flatMap((paragraph) => numberedLines(paragraph, 1));
      if (lines.length > 0) blocks.push(lines.join('\n'));
    } else for (const paragraph of section.paragraphs) blocks.push(...unnumberedBlocks(paragraph));
    if (section.table !== undefined) blocks.push(...rowBlocks(section.table));
  }
  blocks.push(style.footer);
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** The greeting stands apart from whom it greets. */
function openingBlocks({ opening = [] }: Printed): string[] {
  return [opening.slice(0, -1).join('\n'), ...opening.slice(-1)];
}

function numberedLines(paragraph: ReportParagraph, depth: number): string[] {
  const line = `${'  '.repeat(depth)}${paragraph.number ?? ''} ${words(paragraph)}`;
  return [line, ...paragraph.items.flatMap((item) => numberedLines(item, depth + 1))];
}

function unnumberedBlocks(paragraph: ReportParagraph): string[] {
  // Lines of the template, such as who signs, stay lines.
  const text = paragraph.paragraphId === null ? words(paragraph, '\n') : words(paragraph);
  const items = paragraph.items.flatMap((item) => numberedLines(item, 1));
  return items.length === 0 ? [text] : [text, items.join('\n')];
}

function words(paragraph: ReportParagraph, between = ' '): string {
  return paragraph.runs
    .map((run) => run.text + (run.note === null ? '' : ` [${run.note}]`))
    .join('')
    .replace(/\s*\n\s*/g, between);
}

/** Each row a block: the lines of its first cell as they are, the other cells under the names of their columns. Rows of a name and a value are lines of one block. */
function rowBlocks(table: PrintedTable): string[] {
  const { columns, rows } = table;
  if (!hasHead(table)) return [rows.map((row) => row.map((cell) => cell.map(({ text }) => text).join(' ')).join(': ')).join('\n')];
  return rows.map((row) =>
    row
      .flatMap((cell, at) => {
        const lines = cell.map(({ text }) => text.replace(/\s*\n\s*/g, ' '));
        if (at === 0 || lines.length === 0) return lines;
        return [`  ${columns[at]?.heading ?? ''}:`, ...lines.map((line) => `    ${line}`)];
      })
      .join('\n'),
  );
}
