// Owns how text is broken into lines and tables share a width, whatever draws them. It must not draw.
import type { Table } from './sourceText.ts';

/** Breaks `text` into lines no wider than `widest` by `widthOf`; "\n" always breaks, and a single word that is too long keeps its own line. */
export function linesOf(text: string, widest: number, widthOf: (line: string) => number): readonly string[] {
  const lines: string[] = [];
  for (const part of text.split('\n')) {
    let line = '';
    for (const word of part.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && widthOf(longer) > widest) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    lines.push(line);
  }
  return lines;
}

/** The rows of a table from top to bottom, each told whether it is the head. */
export function tableRows(table: Table): readonly { readonly cells: readonly string[]; readonly isHead: boolean }[] {
  const rows = table.rows.map((cells) => ({ cells, isHead: false }));
  return table.head === null ? rows : [{ cells: table.head, isHead: true }, ...rows];
}

/** The width of each column when the table is `whole` wide: by its longest cell, within reason. */
export function columnWidths(table: Table, whole: number): readonly number[] {
  const rows = tableRows(table);
  const columns = rows[0]?.cells.length ?? 0;
  const lengths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map(({ cells }) => Math.min(34, cells[column]?.length ?? 0)), 6),
  );
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return lengths.map((length) => (whole * length) / total);
}
