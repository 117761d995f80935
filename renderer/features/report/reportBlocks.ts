// Owns a report as a flat list of blocks in reading order, for the preview. Pure.
import type { Report, ReportParagraph, ReportRun } from '../../../db/model/report.ts';

/** A piece of the report that is measured and cut as one. */
export type ReportBlock =
  | { readonly kind: 'title'; readonly key: string; readonly lines: readonly string[] }
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

/** Title block, then each section's heading, paragraphs and items. */
export function blocksOfReport(report: Report): ReportBlock[] {
  const blocks: ReportBlock[] = [{ kind: 'title', key: 'title', lines: report.headingBlock }];
  const walk = (paragraphs: readonly ReportParagraph[], depth: number, under: string) => {
    for (const [index, { paragraphId, number, runs, items }] of paragraphs.entries()) {
      const key = `${under}.${index}`;
      blocks.push({ kind: 'paragraph', key, depth, paragraphId, number, runs });
      walk(items, depth + 1, key);
    }
  };
  for (const section of report.sections) {
    blocks.push({ kind: 'heading', key: section.id, level: section.level, text: section.heading });
    walk(section.paragraphs, 0, section.id);
  }
  return blocks;
}
