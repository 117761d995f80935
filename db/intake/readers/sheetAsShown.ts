// Owns: what a workbook says of how its sheets are shown: what is hidden, which cells are one, what was remarked on a cell. What is hidden is read all the same, and said to be. Knows no file format.
import type { Extraction } from '../../model/extraction.ts';
import { hiddenInSheet, notReadOfSheet } from '../../model/extraction.ts';
import { letterOf } from '../../model/numbering.ts';
import { canonicalText } from './decodeText.ts';
import { type Cell, mostColumns, type Sheet } from './table.ts';
import { oneLine } from './titles.ts';

/** Rows or columns from the first to the last, counted from 0. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Cells that are shown as one. */
export interface Block {
  readonly rows: Span;
  readonly columns: Span;
}

/** What somebody remarked on a cell. */
export interface Remark {
  readonly row: number;
  readonly column: number;
  /** Empty where it is not said. */
  readonly author: string;
  readonly words: string;
}

/** A sheet as its file gives it. */
export interface SheetInFile {
  readonly name: string;
  readonly isHidden: boolean;
  /** Its rows by their number from 0, in order; rows without cells may be left out. */
  readonly rows: ReadonlyMap<number, readonly Cell[]>;
  readonly hiddenRows: readonly Span[];
  readonly hiddenColumns: readonly Span[];
  readonly merged: readonly Block[];
  readonly remarks: readonly Remark[];
  /** Columns it has, where they are more than are read. */
  readonly columns?: number;
  /** That rows after the last one were not read. */
  readonly isCut?: boolean;
}

/** Cells of a sheet that are filled so; a file that is made to do harm merges more. */
const mostFilled = 1_000_000;

/** The sheet as a table is read of it: what stands in cells merged downwards stands in each of their rows, and remarks beside theirs. */
export function asShown(sheet: SheetInFile): Sheet {
  const rows = new Map(sheet.rows);
  // Below one another only: in a row, what stands in the first of them is said once.
  const last = lastOf(sheet);
  let left = mostFilled;
  for (const { rows: span, columns } of sheet.merged) {
    const cell = columns.from >= mostColumns ? undefined : rows.get(span.from)?.[columns.from];
    if (cell === undefined || cell.text.trim() === '') continue;
    for (let number = span.from + 1; number <= Math.min(span.to, last) && left > 0; number += 1, left -= 1) {
      const row = [...(rows.get(number) ?? [])];
      // A row in which nothing else stands is a high cell's lower part, and no row of its own.
      if (row.every(({ text }) => text.trim() === '') || (row[columns.from]?.text ?? '').trim() !== '') continue;
      while (row.length < columns.from) row.push({ text: '' });
      row[columns.from] = cell;
      rows.set(number, row);
    }
  }
  const remarks = new Map<number, string[]>();
  const inOrder = [...sheet.remarks].sort((a, b) => a.row - b.row || a.column - b.column);
  for (const { row, column, author, words } of inOrder) {
    const said = withoutName(canonicalText(words).trim(), author);
    if (said === '') continue;
    const lines = remarks.get(row) ?? [];
    lines.push(`${cellName(row, column)}${author === '' ? '' : `, ${oneLine(author)}`}: ${said}`);
    remarks.set(row, lines);
    if (!rows.has(row)) rows.set(row, []);
  }
  const numbers = [...rows.keys()].sort((a, b) => a - b);
  return {
    name: sheet.isHidden ? `${sheet.name} (hidden)` : sheet.name,
    rows: numbers.map((number) => rows.get(number) ?? []),
    remarks: numbers.map((number) => remarks.get(number)?.join('\n') ?? ''),
  };
}

function lastOf({ rows }: Pick<SheetInFile, 'rows'>): number {
  let last = -1;
  for (const number of rows.keys()) last = Math.max(last, number);
  return last;
}

/** Excel writes the name of who remarks into the remark too, as its first line. */
function withoutName(words: string, author: string): string {
  const name = canonicalText(author).trim();
  return name !== '' && words.startsWith(`${name}:`) ? words.slice(name.length + 1).trim() : words;
}

/** What is said over the paper: what of it the file hides, and what was not read. */
export function saidOfSheets(sheets: readonly SheetInFile[]): Extraction['headers'] {
  const isOne = sheets.length === 1;
  const hidden = sheets.flatMap((sheet) => {
    if (sheet.isHidden) return [`sheet “${sheet.name}”`];
    const last = lastOf(sheet);
    const widest = Math.min(
      mostColumns,
      [...sheet.rows.values()].reduce((most, row) => Math.max(most, row.length), 0),
    );
    const rows = within(sheet.hiddenRows, last + 1).map(({ from, to }) => named('row', String(from + 1), String(to + 1)));
    const columns = within(sheet.hiddenColumns, widest).map(({ from, to }) => named('column', lettersOf(from), lettersOf(to)));
    const parts = [...several(rows, 'row'), ...several(columns, 'column')];
    return parts.length === 0 ? [] : [`${parts.join(' and ')}${isOne ? '' : ` of “${sheet.name}”`}`];
  });
  const notRead = sheets.flatMap(({ name, rows, columns = 0, isCut = false }) => [
    ...(columns > mostColumns ? [`columns ${lettersOf(mostColumns)} to ${lettersOf(columns - 1)} of “${name}”`] : []),
    ...(isCut ? [`rows after ${lastOf({ rows }) + 1} of “${name}”`] : []),
  ]);
  return [
    ...(hidden.length === 0 ? [] : [{ name: hiddenInSheet, value: hidden.join('; ') }]),
    ...(notRead.length === 0 ? [] : [{ name: notReadOfSheet, value: notRead.join('; ') }]),
  ];
}

/** The parts of spans before an end, those that touch as one. */
function within(spans: readonly Span[], end: number): Span[] {
  const joined: Span[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (from >= end) continue;
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to + 1)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, Math.min(to, end - 1)) };
    else joined.push({ from, to: Math.min(to, end - 1) });
  }
  return joined;
}

const lettersOf = (column: number) => letterOf(column + 1).toUpperCase();

/** `B5` of a row and a column counted from 0. */
export function cellName(row: number, column: number): string {
  return `${lettersOf(column)}${row + 1}`;
}

const named = (what: 'row' | 'column', from: string, to: string) => (from === to ? `${what} ${from}` : `${what}s ${from} to ${to}`);
/** Beyond these they are counted: a filter that was left on hides rows all over a sheet. */
const mostNamed = 6;

function several(spans: readonly string[], what: 'row' | 'column'): string[] {
  if (spans.length <= mostNamed) return spans.length === 0 ? [] : [spans.join(', ')];
  return [`${spans.slice(0, mostNamed).join(', ')} and ${what}s in ${spans.length - mostNamed} more places`];
}
