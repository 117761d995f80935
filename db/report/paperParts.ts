// Owns: what printed papers are put together from: sections of plain paragraphs with a table, columns, lines of a cell. Must not know any paper.
import type { PrintedLine, PrintedTable, ReportSection } from '../model/report.ts';

export const plain = (text: string): PrintedLine => ({ text, tone: 'plain' });
export const strong = (text: string): PrintedLine => ({ text, tone: 'strong' });
export const quiet = (text: string): PrintedLine => ({ text, tone: 'quiet' });

/** Columns with these names over them; shares of the width in per cent. */
export function columnsOf(headings: readonly string[], shares: readonly number[]): PrintedTable['columns'] {
  return headings.map((heading, at) => ({ heading, share: shares[at] ?? 0 }));
}

/** Rows of a name and a value, without a head row. */
export function rowsOf(caption: string, rows: readonly (readonly [string, string])[]): PrintedTable {
  return {
    caption,
    columns: columnsOf(['', ''], [25, 75]),
    rows: rows.map(([name, value]) => [[strong(name)], [plain(value)]]),
  };
}

interface Said {
  readonly paragraphs?: readonly string[];
  readonly table?: PrintedTable | undefined;
}

/** A section of a working paper, without numbers. */
export function section(id: string, level: 1 | 2, heading: string, { paragraphs = [], table }: Said): ReportSection {
  return {
    id,
    heading,
    level,
    isNumbered: false,
    paragraphs: paragraphs.map((text) => ({ paragraphId: null, number: null, runs: [{ text, note: null }], items: [] })),
    ...(table === undefined ? {} : { table }),
  };
}
