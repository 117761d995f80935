// Owns: a document in Word's format with real styles, real numbering, real tables and, in a working copy, real footnotes. No words of its own but page numbers.
import {
  AlignmentType,
  Bookmark,
  BookmarkEnd,
  BookmarkStart,
  BorderStyle,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  LevelFormat,
  LineRuleType,
  NumberedItemReference,
  NumberedItemReferenceFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  UnderlineType,
  WidthType,
} from 'docx';
import { type HouseStyle, letterhead, standardHouseStyle } from '../model/houseStyle.ts';
import {
  hasHead,
  isWide,
  type Printed,
  type PrintedLine,
  type PrintedTable,
  type ReportParagraph,
  type ReportSection,
  referredTo,
  reportName,
} from '../model/report.ts';
import { bookmarkOf } from '../model/returned.ts';
import { withFixedDates } from './fixedDates.ts';
import { keptTogether } from './together.ts';

const numbering = 'report-paragraphs';
/** Lists of items of their own, beside those of numbered paragraphs. */
const firstUnnumbered = 10_000;
/** Twentieths of a point. */
const [firstIndent, hanging] = [567, 567];
/** Word counts no deeper than nine levels. */
const deepest = 8;

/** What is gathered while the body is written. */
interface Body {
  readonly style: HouseStyle;
  readonly footnotes: Record<string, { readonly children: readonly Paragraph[] }>;
}

/**
 * The report as the bytes of a .docx. The same report gives the same bytes: the document's dates are the report's (or none), never the clock's.
 * Numbering is Word's own: a definition with letters (or figures) one level down, started again wherever the report's numbers start again.
 */
export async function reportWord(report: Printed, style: HouseStyle = standardHouseStyle): Promise<Uint8Array> {
  const body: Body = { style, footnotes: {} };
  const children = [...headingParagraphs(report, style), ...bodyParagraphs(report, body)];
  const small = { font: style.bodyFont, size: 16, color: '444444' };
  const foot =
    style.footer === '' ? [] : [new TextRun({ text: printable(style.footer), ...small }), new TextRun({ text: ' · ', ...small })];
  const document = new Document({
    title: reportName(report),
    creator: '',
    description: '',
    lastModifiedBy: '',
    styles: styles(style),
    numbering: { config: [{ reference: numbering, levels: levels(report) }] },
    footnotes: body.footnotes,
    sections: [
      {
        properties: { page: pageOf(report, style) },
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
                children: [...foot, new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], ...small })],
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

/** A4 in twentieths of a point. The library takes the upright size and turns it. */
const page = { width: 11906, height: 16838 };

function twentieths(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}

function pageOf(report: Printed, { margins }: HouseStyle) {
  const orientation = isWide(report) ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  const { top, bottom, left, right } = margins;
  const margin = { top: twentieths(top), bottom: twentieths(bottom), left: twentieths(left), right: twentieths(right) };
  return { size: { width: page.width, height: page.height, orientation }, margin };
}

/** Room for words between the side margins. */
function widthOf(report: Printed, { margins }: HouseStyle): number {
  return (isWide(report) ? page.height : page.width) - twentieths(margins.left) - twentieths(margins.right);
}

function headerText(report: Printed): string {
  return report.notice === null ? report.reference : `${report.reference} · ${report.notice}`;
}

function styles({ bodyFont, bodySize, headingFont, headingLook }: HouseStyle) {
  // Half points.
  const size = 2 * bodySize;
  const run = { font: bodyFont, size, language: { value: 'en-GB' } };
  const look = {
    bold: headingLook !== 'plain',
    ...(headingLook === 'underlined' ? { underline: { type: UnderlineType.SINGLE } } : {}),
  };
  const heading = (larger: number, before: number) => ({
    run: { font: headingFont, size: size + larger, ...look, color: '000000' },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  });
  return {
    default: {
      document: { run, paragraph: { spacing: { after: 160, ...lines(300) } } },
      title: {
        run: { font: headingFont, size: size + 12, bold: headingLook !== 'plain' },
        paragraph: { spacing: { before: 240, after: 240, ...lines(300) } },
      },
      heading1: heading(6, 360),
      heading2: heading(2, 240),
      heading3: heading(0, 200),
      footnoteText: { run: { font: bodyFont, size: 18 }, paragraph: { spacing: { after: 20, ...lines(240) } } },
    },
    paragraphStyles: [
      { id: 'NumberedParagraph', name: 'Numbered paragraph', basedOn: 'Normal', quickFormat: true },
      { id: 'NumberedItem', name: 'Numbered item', basedOn: 'Normal', quickFormat: true, paragraph: { spacing: { after: 100 } } },
      { id: 'Greeting', name: 'Greeting', basedOn: 'Normal', quickFormat: true, paragraph: { spacing: { before: 240, after: 240 } } },
      { id: 'HeadingBlock', name: 'Heading block', basedOn: 'Normal', quickFormat: true, paragraph: { spacing: { after: 60 } } },
      {
        id: 'Letterhead',
        name: 'Letterhead',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { alignment: AlignmentType.RIGHT, spacing: { after: 0 } },
      },
      {
        id: 'TableText',
        name: 'Table text',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: size - 4 },
        paragraph: { spacing: { after: 40, ...lines(250) } },
      },
    ],
  };
}

/** Room between lines in 240ths of a line. Said outright: a reader that is left to guess takes it for a fixed height, and large words touch. */
function lines(line: number) {
  return { line, lineRule: LineRuleType.AUTO };
}

/** Letters or figures one level down, as the report's own numbers have it. */
function levels(report: Printed) {
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

function headingParagraphs(report: Printed, style: HouseStyle): Paragraph[] {
  const linesOf = (texts: readonly string[], name: string) =>
    texts.map((line) => new Paragraph({ style: name, children: [new TextRun(printable(line))] }));
  const head = letterhead(style);
  return [
    ...linesOf(head, 'Letterhead'),
    ...(head.length === 0 ? [] : [spacer()]),
    ...linesOf(report.opening?.slice(0, -1) ?? [], 'HeadingBlock'),
    ...linesOf(report.opening?.slice(-1) ?? [], 'Greeting'),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(printable(reportName(report)))] }),
    ...linesOf(report.headingBlock, 'HeadingBlock'),
  ];
}

function bodyParagraphs(report: Printed, body: Body): (Paragraph | Table)[] {
  const paragraphs: (Paragraph | Table)[] = [];
  const width = widthOf(report, body.style);
  let list = 0;
  // A file that goes to people who work on the draft comes back: its paragraphs are found again by these. Nobody edits what is published.
  const isMarked = !('copy' in report && report.copy === 'publication');
  const referred = referredTo(report.sections);
  let [marked, unnumbered] = [0, 0];
  for (const section of report.sections) {
    if (section.heading !== '') paragraphs.push(headingOf(section));
    else if (section.table !== undefined) paragraphs.push(spacer());
    if (section.lead !== undefined) paragraphs.push(tableOf(section.lead, width, true), spacer(true));
    // A first number "1." starts a list anew; any other goes on with the one before (continuous numbering).
    if (section.paragraphs[0]?.number === '1.') list += 1;
    const add = (paragraph: ReportParagraph, level: number, instance = list) => {
      const style = level === 0 ? 'NumberedParagraph' : 'NumberedItem';
      // What leads to items stays on the page of the first.
      const keepNext = paragraph.items.length > 0;
      const options: IParagraphOptions =
        paragraph.number === null
          ? { keepNext }
          : { keepNext, style, numbering: { reference: numbering, level: Math.min(level, deepest), instance } };
      const words = runsOf(paragraph, body);
      const { paragraphId } = paragraph;
      // What is referred to has its place in every copy.
      const isFound = paragraphId !== null && (isMarked || referred.has(paragraphId));
      if (isFound) marked += 1;
      const children = isFound ? [bookmarked(bookmarkOf(paragraphId), marked, words)] : words;
      paragraphs.push(new Paragraph({ ...options, children }));
      // Under a paragraph without a number there is nothing that starts its letters again.
      if (paragraph.number === null && keepNext) unnumbered += 1;
      for (const item of paragraph.items) add(item, level + 1, paragraph.number === null ? firstUnnumbered + unnumbered : instance);
    };
    for (const paragraph of section.paragraphs) add(paragraph, 0);
    if (section.table !== undefined) paragraphs.push(tableOf(section.table, width), spacer());
  }
  return paragraphs;
}

/** Word joins two tables that touch, and puts no room below one. */
function spacer(keepNext = false): Paragraph {
  return new Paragraph({ style: 'TableText', keepNext });
}

const headingLevels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
/** A table whose head row stands on every page and whose rows are not broken between two. One that opens a section stays with what follows it. */
function tableOf(table: PrintedTable, width: number, keepNext = false): Table {
  const { columns, rows } = table;
  const widths = columns.map(({ share }) => Math.round((width * share) / 100));
  const cell = (children: readonly Paragraph[], at: number) =>
    new TableCell({
      children: children.length > 0 ? children : [new Paragraph({ style: 'TableText', keepNext })],
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
    });
  const head = columns.map(({ heading }, at) => cell([lineOf({ text: heading, tone: 'strong' }, keepNext)], at));
  const [line, none] = [
    { style: BorderStyle.SINGLE, size: 4, color: '999999' },
    { style: BorderStyle.NONE, size: 0, color: 'auto' },
  ];
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { top: 60, bottom: 60, left: 60, right: 120 },
    borders: { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none },
    rows: [
      ...(hasHead(table) ? [new TableRow({ tableHeader: true, cantSplit: true, children: head })] : []),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((lines, at) =>
              cell(
                lines.map((each) => lineOf(each, keepNext)),
                at,
              ),
            ),
          }),
      ),
    ],
  });
}

function lineOf({ text, tone }: PrintedLine, keepNext: boolean): Paragraph {
  const style = { bold: tone === 'strong', ...(tone === 'quiet' ? { color: '555555' } : {}) };
  const words = printable(text).split('\n');
  return new Paragraph({
    style: 'TableText',
    keepNext,
    children: words.map((part, index) => new TextRun(index === 0 ? { text: part, ...style } : { text: part, break: 1, ...style })),
  });
}

function headingOf(section: ReportSection): Paragraph {
  return new Paragraph({
    heading: headingLevels[section.level],
    children: [new TextRun(printable(section.heading))],
  });
}

/** The words. A reference is a field of Word's own, so that it follows when numbers move. */
function runsOf(paragraph: ReportParagraph, { footnotes }: Body): ParagraphChild[] {
  return paragraph.runs.flatMap((run): ParagraphChild[] => {
    if (run.to !== undefined) {
      const referenceFormat = NumberedItemReferenceFormat.FULL_CONTEXT;
      return [new NumberedItemReference(bookmarkOf(run.to), run.text, { hyperlink: true, referenceFormat })];
    }
    const words = printable(run.text)
      .split('\n')
      .map((text, index) => new TextRun(index === 0 ? { text } : { text, break: 1 }));
    if (run.note === null) return words;
    const number = Object.keys(footnotes).length + 1;
    const note = new TextRun(` ${run.note}`);
    footnotes[String(number)] = { children: [new Paragraph({ style: 'FootnoteText', children: [note] })] };
    return [...words, new FootnoteReferenceRun(number)];
  });
}

/** The library counts bookmarks through every document it makes; counted in one alone, the same report gives the same bytes. */
function bookmarked(id: string, number: number, children: readonly ParagraphChild[]): Bookmark {
  return Object.assign(new Bookmark({ id, children }), { start: new BookmarkStart(id, number), end: new BookmarkEnd(number) });
}

/** Without what XML cannot hold: control characters (but line ends) and halves of surrogate pairs. */
function printable(text: string): string {
  return keptTogether(text)
    .toWellFormed()
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '');
}

/** Core properties without the clock: dated at noon of the report's day so that no time zone moves it, or at the format's epoch while it has none. */
function coreProperties(report: Printed): string {
  const at = `${report.date ?? '1980-01-01'}T12:00:00Z`;
  const title = reportName(report).replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] ?? mark);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dc:language>en-GB</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`;
}
