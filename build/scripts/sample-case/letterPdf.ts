// Owns setting a source's blocks as a PDF with real text: letterhead, headings, lists, tables, page numbers. It must not draw pictures or scans.
import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { type Block, blocksOf, optionalValue, requiredValue, type SourceText, type Table } from './sourceText.ts';
import { columnWidths, linesOf, tableRows } from './typesetting.ts';

const pageWidth = 595.28;
const pageHeight = 841.89;
const margin = 64;
const measure = pageWidth - 2 * margin;
const bodySize = 10.5;
const leading = 14.5;
const ink = rgb(0.1, 0.1, 0.12);
const faint = rgb(0.45, 0.45, 0.5);

type Setting = { readonly document: PDFDocument; readonly regular: PDFFont; readonly bold: PDFFont; page: PDFPage; y: number };

function room(setting: Setting, height: number): void {
  if (setting.y - height >= margin) return;
  setting.page = setting.document.addPage([pageWidth, pageHeight]);
  setting.y = pageHeight - margin;
}

function setLines(setting: Setting, text: string, font: PDFFont, size: number, indent: number): void {
  for (const line of linesOf(text, measure - indent, (line) => font.widthOfTextAtSize(line, size))) {
    const height = (size / bodySize) * leading;
    room(setting, height);
    setting.y -= height;
    setting.page.drawText(line, { x: margin + indent, y: setting.y, size, font, color: ink });
  }
}

function setTable(setting: Setting, table: Table): void {
  const widths = columnWidths(table, measure);
  const size = 9;
  for (const { cells, isHead } of tableRows(table)) {
    const font = isHead ? setting.bold : setting.regular;
    const set = cells.map((cell, column) => linesOf(cell, (widths[column] ?? 0) - 8, (line) => font.widthOfTextAtSize(line, size)));
    const height = Math.max(...set.map((lines) => lines.length)) * 12 + 6;
    room(setting, height);
    let x = margin;
    for (const [column, lines] of set.entries()) {
      const width = widths[column] ?? 0;
      setting.page.drawRectangle({ x, y: setting.y - height, width, height, borderWidth: 0.6, borderColor: faint });
      for (const [number, line] of lines.entries())
        setting.page.drawText(line, { x: x + 4, y: setting.y - 12 - number * 12, size, font, color: ink });
      x += width;
    }
    setting.y -= height;
  }
}

function setBlock(setting: Setting, block: Block): void {
  switch (block.kind) {
    case 'heading': {
      const size = [16, 12.5, 11][block.level - 1] ?? 11;
      room(setting, size + 3 * leading);
      setting.y -= 6;
      setLines(setting, block.text, setting.bold, size, 0);
      setting.y -= 7;
      return;
    }
    case 'paragraph':
      setLines(setting, block.text, setting.regular, bodySize, 0);
      setting.y -= 8;
      return;
    case 'list':
      for (const item of block.items) {
        room(setting, leading);
        setting.page.drawText('•', { x: margin + 6, y: setting.y - leading, size: bodySize, font: setting.regular, color: ink });
        setLines(setting, item, setting.regular, bodySize, 20);
        setting.y -= 3;
      }
      setting.y -= 5;
      return;
    case 'table':
      setTable(setting, block);
      setting.y -= 10;
  }
}

/** An empty PDF whose dates and names come from the source's header (`title`, `author`, `date` as an ISO instant), not from the clock. */
export async function datedPdf(source: SourceText): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const made = new Date(requiredValue(source, 'date'));
  document.setCreationDate(made);
  document.setModificationDate(made);
  document.setTitle(requiredValue(source, 'title'));
  document.setAuthor(optionalValue(source, 'author') ?? '');
  document.setProducer('Office print to PDF');
  return document;
}

/** The source as a PDF with selectable text. Header key `letterhead`: name and address lines separated by " | ". */
export async function writeLetterPdf(source: SourceText): Promise<Buffer> {
  const document = await datedPdf(source);
  const regular = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  const setting: Setting = { document, regular, bold, page: document.addPage([pageWidth, pageHeight]), y: pageHeight - margin };
  const letterhead = optionalValue(source, 'letterhead');
  if (letterhead !== undefined) {
    const [name = '', ...address] = letterhead.split(' | ');
    setting.page.drawRectangle({ x: 0, y: pageHeight - 26, width: pageWidth, height: 26, color: rgb(0.16, 0.3, 0.38) });
    setLines(setting, name, bold, 17, 0);
    for (const line of address) setLines(setting, line, regular, 8.5, 0);
    setting.y -= 22;
  }
  for (const block of blocksOf(source.body)) setBlock(setting, block);
  const pages = document.getPages();
  for (const [index, page] of pages.entries()) {
    const foot = `Page ${index + 1} of ${pages.length}`;
    page.drawText(foot, { x: pageWidth - margin - regular.widthOfTextAtSize(foot, 8), y: 32, size: 8, font: regular, color: faint });
  }
  return Buffer.from(await document.save());
}
