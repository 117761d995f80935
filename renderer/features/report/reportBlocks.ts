// Owns a report as a flat list of blocks in reading order, for the preview. Pure.
import { type Printed, type PrintedTable, type ReportParagraph, type ReportRun, reportName } from '../../../db/model/report.ts';

/** A piece of the report that is measured and cut as one. */
export type ReportBlock =
  | { readonly kind: 'letterhead' | 'opening' | 'title' | 'subject'; readonly key: string; readonly lines: readonly string[] }
  | { readonly kind: 'table'; readonly key: string; readonly table: PrintedTable }
  | { readonly kind: 'heading'; readonly key: string; readonly level: 1 | 2 | 3; readonly text: string }
  | {
      readonly kind: 'paragraph';
      readonly key: string;
      readonly depth: number;
      /** The draft paragraph it was made from; null for the template's own words. */
      readonly paragraphId: string | null;
      readonly number: string | null;
      readonly runs: readonly ReportRun[];
    };

/** Letterhead, title block, then each section's heading, tables, paragraphs and items. A letter has its opening and its subject in place of the title block. */
export function blocksOf(paper: Printed, letterhead: readonly string[]): ReportBlock[] {
  const blocks: ReportBlock[] = [];
  const add = (kind: 'letterhead' | 'opening' | 'title' | 'subject', lines: readonly string[]) => {
    if (lines.length > 0) blocks.push({ kind, key: kind, lines });
  };
  add('letterhead', letterhead);
  if (paper.opening !== undefined) {
    add('opening', paper.opening);
    add('subject', [reportName(paper)]);
  }
  add('title', paper.headingBlock);
  const walk = (paragraphs: readonly ReportParagraph[], depth: number, under: string) => {
    for (const [index, { paragraphId, number, runs, items }] of paragraphs.entries()) {
      const key = `${under}.${index}`;
      blocks.push({ kind: 'paragraph', key, depth, paragraphId, number, runs });
      walk(items, depth + 1, key);
    }
  };
  for (const { id, level, heading, lead, paragraphs, table } of paper.sections) {
    if (heading !== '') blocks.push({ kind: 'heading', key: id, level, text: heading });
    if (lead !== undefined) blocks.push({ kind: 'table', key: `${id} lead`, table: lead });
    walk(paragraphs, 0, id);
    if (table !== undefined) blocks.push({ kind: 'table', key: `${id} table`, table });
  }
  return blocks;
}
