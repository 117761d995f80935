// Owns: .csv and .tsv: encoding, delimiter, quoting. What the cells mean is table.ts.
import { parse } from 'csv-parse/sync';
import type { ReadResult } from '../../model/extraction.ts';
import { decodeText } from './decodeText.ts';
import { sheetResult } from './sheetResult.ts';
import type { Source } from './source.ts';
import { Unreadable } from './unreadable.ts';

const delimiters = [',', ';', '\t', '|'] as const;

/** Reads a delimited file; broken quoting is read as plain characters rather than refused. */
export async function readDelimited(source: Source): Promise<ReadResult> {
  let text = decodeText(source.bytes);
  // Excel's own hint on the first line.
  const hint = /^sep=(.)\n/i.exec(text);
  if (hint) text = text.slice(hint[0].length);
  if (text.trim() === '') throw new Unreadable('The sheet has no rows. Ask for it again.');
  const delimiter = hint?.[1] ?? guessDelimiter(text, source.fileName);
  const rows = rowsOf(text, delimiter);
  const isTabbed = delimiter === '\t';
  return sheetResult(source, 'delimited', isTabbed ? 'text/tab-separated-values' : 'text/csv', [
    { name: '', rows: rows.map((row) => row.map((cell) => ({ text: cell }))) },
  ]);
}

function rowsOf(text: string, delimiter: string): string[][] {
  const options = { delimiter, relax_column_count: true, skip_empty_lines: true } as const;
  try {
    return parse(text, { ...options, relax_quotes: true }) as string[][];
  } catch {
    return parse(text, { ...options, quote: null }) as string[][];
  }
}

/** The delimiter that cuts the first rows into the most columns while giving most of them the same number. */
function guessDelimiter(text: string, fileName: string): string {
  const head = text.slice(0, 20_000);
  const sample = head.length < text.length ? head.slice(0, Math.max(head.lastIndexOf('\n'), 1)) : head;
  let best: { delimiter: string; score: number } = { delimiter: /\.(?:tsv|tab)$/i.test(fileName) ? '\t' : ',', score: 0 };
  for (const delimiter of delimiters) {
    const widths = new Map<number, number>();
    let rows = 0;
    for (const row of rowsOf(sample, delimiter).slice(0, 60)) {
      rows += 1;
      widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    }
    const [width = 1, count = 0] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    const score = width < 2 ? 0 : (count / rows) * Math.min(width, 12);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
