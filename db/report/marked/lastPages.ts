// Owns: the pages added after the last: what the copy is of, every mark in a short list, and those that could not be shown in place. Must not touch the
// pages of the evidence.
import { type PDFDocument, type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib';
import type { CopyMark } from '../../model/markedCopy.ts';

export interface Fonts {
  readonly regular: PDFFont;
  readonly bold: PDFFont;
}

/** A mark with where it is shown, or why it is not. */
export interface ListedMark {
  readonly mark: CopyMark;
  readonly pages: readonly number[];
  /** Why it is not shown in place; null where it is. */
  readonly why: string | null;
}

export interface LastPages {
  readonly exhibit: string;
  readonly statement: string;
  readonly remarks: readonly string[];
  readonly marks: readonly ListedMark[];
  /** Whether the copy has more than one page of evidence, so that a page number says something. */
  readonly hasPages: boolean;
}

const [pageWidth, pageHeight, margin] = [595.28, 841.89, 56];
const ink = rgb(0.1, 0.1, 0.1);
/** A passage longer than this is in full on its page; the list says how it begins. */
const mostWords = 1200;

/** Adds the pages; returns how many. */
export function addLastPages(document: PDFDocument, fonts: Fonts, last: LastPages): number {
  const sheet = { document, page: null as PDFPage | null, y: 0, count: 0 };
  const room = (height: number): PDFPage => {
    if (sheet.page === null || sheet.y - height < margin) {
      sheet.page = document.addPage([pageWidth, pageHeight]);
      sheet.y = pageHeight - margin;
      sheet.count += 1;
    }
    return sheet.page;
  };
  const set = (words: string, font: PDFFont, size: number, indent: number, after: number): void => {
    for (const line of wrapped(words, font, size, pageWidth - 2 * margin - indent)) {
      const page = room(size * 1.4);
      sheet.y -= size * 1.4;
      page.drawText(line, { x: margin + indent, y: sheet.y, size, font, color: ink });
    }
    sheet.y -= after;
  };
  const listed = ({ mark, pages, why }: ListedMark): void => {
    room(40);
    const where = why === null && last.hasPages && pages.length > 0 ? `, page ${pages.join(', ')}` : '';
    set(`${mark.key}${where}`, fonts.bold, 10, 0, 0);
    set(mark.told, fonts.regular, 9.5, 12, 1);
    if (mark.exact !== '') set(quoted(mark.exact), fonts.regular, 9.5, 12, 1);
    if (why !== null) set(`Not shown in place: ${why}`, fonts.regular, 9.5, 12, 1);
    sheet.y -= 6;
  };
  set(`${last.exhibit}: marks`, fonts.bold, 15, 0, 4);
  set(last.statement, fonts.regular, 9.5, 0, 4);
  set('This page was added to the copy; it is no part of the evidence.', fonts.regular, 9.5, 0, 4);
  for (const remark of last.remarks) set(remark, fonts.regular, 9.5, 0, 4);
  const missing = last.marks.filter(({ why }) => why !== null);
  const shown = last.marks.filter(({ why }) => why === null);
  sheet.y -= 6;
  if (last.marks.length === 0) set('No marks were made on it.', fonts.regular, 9.5, 0, 0);
  for (const each of shown) listed(each);
  if (missing.length > 0) {
    room(60);
    set('Marks not shown in place', fonts.bold, 12, 0, 4);
    for (const each of missing) listed(each);
  }
  return sheet.count;
}

function quoted(words: string): string {
  return words.length <= mostWords ? `“${words}”` : `“${words.slice(0, mostWords)}…”`;
}

/** Words in lines no wider than `width`; a word wider than a line is broken. */
export function wrapped(words: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words
    .replace(/\p{C}+/gu, ' ')
    .split(/\s+/)
    .filter(Boolean)) {
    let rest = word;
    const joined = line === '' ? rest : `${line} ${rest}`;
    if (font.widthOfTextAtSize(joined, size) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    while (font.widthOfTextAtSize(rest, size) > width) {
      const letters = [...rest];
      let count = letters.length;
      while (count > 1 && font.widthOfTextAtSize(letters.slice(0, count).join(''), size) > width) count = Math.ceil(count * 0.8) - 1;
      lines.push(letters.slice(0, Math.max(1, count)).join(''));
      rest = letters.slice(Math.max(1, count)).join('');
    }
    line = rest;
  }
  if (line !== '') lines.push(line);
  return lines;
}
