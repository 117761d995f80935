// Owns: a report as a Word document with real styles, real numbering and, in a working copy, real footnotes. No words of its own but page numbers.
import {
  AlignmentType,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { type Report, type ReportParagraph, type ReportSection, reportName } from '../model/report.ts';
import { withFixedDates } from './fixedDates.ts';

const font = 'Georgia';
const numbering = 'report-paragraphs';
/** Twentieths of a point. */
const [firstIndent, hanging] = [567, 567];
/** Word counts no deeper than nine levels. */
const deepest = 8;

type Footnotes = Record<string, { readonly children: readonly Paragraph[] }>;

/**
 * The report as the bytes of a .docx. The same report gives the same bytes: the document's dates are the report's (or none), never the clock's.
 * Numbering is Word's own: a definition with letters (or figures) one level down, started again wherever the report's numbers start again.
 */
export async function reportWord(report: Report): Promise<Uint8Array> {
  const footnotes: Footnotes = {};
  const children = [...headingParagraphs(report), ...bodyParagraphs(report, footnotes)];
  const small = { font, size: 16, color: '444444' };
  const document = new Document({
    title: reportName(report),
    creator: '',
    description: '',
    lastModifiedBy: '',
    styles: styles(),
    numbering: { config: [{ reference: numbering, levels: levels(report) }] },
    footnotes,
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1361, bottom: 1247, left: 1247, right: 1247 } } },
        headers: {
          default: new Header({
            children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ text: headerText(report), ...small })] })],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], ...small })],
              }),
            ],
          }),
        },
        children,
      },
    ],
  });
  const packed = await Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: coreProperties(report) }]);
  return withFixedDates(packed);
}

function headerText(report: Report): string {
  return report.copy === 'working' ? `${report.reference} · working copy, not to be issued` : report.reference;
}

function styles() {
  const run = { font, size: 22, language: { value: 'en-GB' } };
  const heading = (size: number, before: number) => ({
    run: { font, size, bold: true, color: '000000' },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  });
  return {
    default: {
      document: { run, paragraph: { spacing: { after: 160, line: 300 } } },
      title: { run: { font, size: 34, bold: true }, paragraph: { spacing: { after: 240 } } },
      heading1: heading(28, 360),
      heading2: heading(24, 240),
      heading3: heading(22, 200),
    },
    paragraphStyles: [
      { id: 'NumberedParagraph', name: 'Numbered paragraph', basedOn: 'Normal', quickFormat: true },
      { id: 'NumberedItem', name: 'Numbered item', basedOn: 'Normal', quickFormat: true, paragraph: { spacing: { after: 100 } } },
      { id: 'HeadingBlock', name: 'Heading block', basedOn: 'Normal', quickFormat: true, paragraph: { spacing: { after: 60 } } },
    ],
  };
}

/** Letters or figures one level down, as the report's own numbers have it. */
function levels(report: Report) {
  const items = report.sections.flatMap((section) => section.paragraphs.flatMap((paragraph) => paragraph.items));
  const isFigures = items.some((item) => /^\d/.test(item.number ?? ''));
  const level = (number: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], left: number) => ({
    level: number,
    format,
    text: `%${number + 1}.`,
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left, hanging } } },
  });
  return [
    level(0, LevelFormat.DECIMAL, firstIndent),
    level(1, isFigures ? LevelFormat.DECIMAL : LevelFormat.LOWER_LETTER, 2 * firstIndent),
    ...Array.from({ length: deepest - 1 }, (_each, index) => level(index + 2, LevelFormat.LOWER_ROMAN, (index + 3) * firstIndent)),
  ];
}

function headingParagraphs(report: Report): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(reportName(report))] }),
    ...report.headingBlock.map((line) => new Paragraph({ style: 'HeadingBlock', children: [new TextRun(line)] })),
  ];
}

function bodyParagraphs(report: Report, footnotes: Footnotes): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let list = 0;
  for (const section of report.sections) {
    paragraphs.push(headingOf(section));
    // A first number "1." starts a list anew; any other goes on with the one before (continuous numbering).
    if (section.paragraphs[0]?.number === '1.') list += 1;
    const add = (paragraph: ReportParagraph, level: number) => {
      const style = level === 0 ? 'NumberedParagraph' : 'NumberedItem';
      const options: IParagraphOptions =
        paragraph.number === null ? {} : { style, numbering: { reference: numbering, level: Math.min(level, deepest), instance: list } };
      paragraphs.push(new Paragraph({ ...options, children: runsOf(paragraph, footnotes) }));
      for (const item of paragraph.items) add(item, level + 1);
    };
    for (const paragraph of section.paragraphs) add(paragraph, 0);
  }
  return paragraphs;
}

const headingLevels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

function headingOf(section: ReportSection): Paragraph {
  return new Paragraph({
    heading: headingLevels[section.level],
    children: [new TextRun(section.heading)],
  });
}

function runsOf(paragraph: ReportParagraph, footnotes: Footnotes): (TextRun | FootnoteReferenceRun)[] {
  return paragraph.runs.flatMap((run) => {
    const words = printable(run.text)
      .split('\n')
      .map((text, index) => new TextRun(index === 0 ? { text } : { text, break: 1 }));
    if (run.note === null) return words;
    const number = Object.keys(footnotes).length + 1;
    footnotes[String(number)] = { children: [new Paragraph({ children: [new TextRun({ text: ` ${run.note}`, font, size: 18 })] })] };
    return [...words, new FootnoteReferenceRun(number)];
  });
}

/** Without what XML cannot hold: control characters (but line ends) and halves of surrogate pairs. */
function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '');
}

/** Core properties without the clock: dated at noon of the report's day so that no time zone moves it, or at the format's epoch while it has none. */
function coreProperties(report: Report): string {
  const at = `${report.date ?? '1980-01-01'}T12:00:00Z`;
  const title = reportName(report).replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] ?? mark);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dc:language>en-GB</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`;
}
