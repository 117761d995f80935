// Owns: a sheet as it is gone through: what narrows and sorts its rows, how that is told in words, and which column holds its dates. No I/O.
import { z } from 'zod';
import type { FigureOrder } from './britishDate.ts';
import { civilDateSchema, formatDay, type PartialDate } from './dates.ts';
import type { HowRead } from './delimited.ts';
import type { ReadState, Side } from './entry.ts';
import type { RowFields } from './extraction.ts';
import type { Id } from './ids.ts';

const wordsSchema = z.string().max(200);

/** What narrows the rows of a sheet. All that is given must hold; absent means not narrowed. */
export const sheetFilterSchema = z.strictObject({
  /** Each word must stand somewhere in the row, whatever its case. */
  words: wordsSchema.optional(),
  /** Each word must stand in that cell. Columns count from 0. */
  columns: z
    .array(z.strictObject({ column: z.int().nonnegative().max(499), words: wordsSchema }))
    .max(500)
    .optional(),
  /** Rows whose date may lie in the days from `from` to `to`, both in it; rows without a date are left out. */
  from: civilDateSchema.optional(),
  to: civilDateSchema.optional(),
});
export type SheetFilter = z.infer<typeof sheetFilterSchema>;

/** By a column (from 0) or by the date each row was read to bear; rows with nothing to sort by come last either way. */
export const sheetSortSchema = z.strictObject({
  by: z.union([z.literal('date'), z.int().nonnegative().max(499)]),
  isDescending: z.boolean(),
});
export type SheetSort = z.infer<typeof sheetSortSchema>;

/** A sheet without its rows. */
export interface SheetShape {
  /** The sheet that holds the rows: the one repeated, where the sheet asked for is a duplicate. */
  readonly id: Id;
  readonly exhibit: string;
  readonly rows: number;
  readonly columns: readonly SheetColumn[];
  /** The column the rows' dates stand in, from 0; null where no column does. */
  readonly dateColumn: number | null;
  /** The sheets of a workbook, one by one, in their order; one without a name where its rows are of a single sheet. */
  readonly parts: readonly SheetPart[];
  /** What stands over the names of the columns, such as a title and who printed it. */
  readonly above: string;
  /** How plain text became its rows; null for a workbook. */
  readonly how: HowRead | null;
}

/** A sheet as it would be read: the names of its columns, which of them its rows' fields come from, how many rows, and the first of them. */
export interface SheetPreview {
  readonly columns: readonly string[];
  readonly rows: number;
  /** Rows in which no date was read. */
  readonly undated: number;
  readonly fields: RowFields;
  readonly first: readonly (Pick<SheetRow, 'ordinal' | 'cells' | 'date'> & {
    readonly title: string;
    readonly author: string | null;
  })[];
}

/** The rows of one sheet of a workbook: each sheet has a column of dates of its own. */
export interface SheetPart {
  readonly name: string;
  readonly rows: number;
  /** Rows in which no date was read. */
  readonly undated: number;
  /** As of the whole, of these rows alone. */
  readonly dateColumn: number | null;
}

/** The first column of a workbook of several sheets: which of them a row stands in. */
export const sheetNameColumn = 'Sheet';

export interface SheetColumn {
  readonly name: string;
  /** No row has anything in it. */
  readonly isEmpty: boolean;
  /** Length of a long cell of it, in characters: nine in ten of the first rows are no longer. */
  readonly typical: number;
  /** How its dates in figures are written, as far as its first rows tell. */
  readonly order: FigureOrder;
}

/** One row: a record with its cells. */
export interface SheetRow {
  readonly id: Id;
  /** Counts from 1 in the order of the sheet. */
  readonly ordinal: number;
  readonly cells: readonly string[];
  readonly date: PartialDate;
  readonly side: Side;
  readonly readState: ReadState;
}

/** The words a filter is made of: what is between spaces, each once. */
export function wordsIn(typed: string): readonly string[] {
  return [...new Set(typed.normalize('NFC').split(/\s+/).filter(Boolean))];
}

/** Whether nothing is narrowed. */
export function isWholeSheet({ words = '', columns = [], from, to }: SheetFilter): boolean {
  return words.trim() === '' && columns.every((column) => column.words.trim() === '') && from === undefined && to === undefined;
}

/** A filter in words, as a review of the sheet keeps it: `leak; Trade: plumb; from 3 May 2023`. Empty for the whole sheet; at most 500 characters. */
export function filterInWords(filter: SheetFilter, columns: readonly string[]): string {
  const { words = '', from, to } = filter;
  const parts = [
    words.trim(),
    ...(filter.columns ?? []).map((each) => (each.words.trim() === '' ? '' : `${columns[each.column] ?? ''}: ${each.words.trim()}`)),
    [from === undefined ? '' : `from ${formatDay(from)}`, to === undefined ? '' : `to ${formatDay(to)}`].filter(Boolean).join(' '),
  ].filter(Boolean);
  const told = parts.join('; ');
  return told.length > 500 ? `${told.slice(0, 499)}…` : told;
}

/** The column in which the rows' dates stand: the one whose cells most often hold both the day and the year of their row's date; null where few do. */
export function dateColumnOf(rows: readonly { readonly cells: readonly string[]; readonly date: PartialDate }[]): number | null {
  const dated = rows.filter(({ date }) => date.precision === 'day' && date.earliest !== null);
  const fits: number[] = [];
  for (const { cells, date } of dated) {
    const [year = '', , day = ''] = (date.earliest ?? '').split('-');
    for (const [column, cell] of cells.entries()) if (holdsDay(cell, year, Number(day))) fits[column] = (fits[column] ?? 0) + 1;
  }
  const most = fits.reduce((best, count) => Math.max(best, count ?? 0), 0);
  return most * 2 > dated.length ? fits.indexOf(most) : null;
}

function holdsDay(cell: string, year: string, day: number): boolean {
  if (cell.length > 40) return false;
  const figures = cell.match(/\d+/g) ?? [];
  if (figures.length === 1) return figures[0]?.length === 8 && figures[0].startsWith(year);
  return figures.some((figure) => figure === year || figure === year.slice(2)) && figures.some((figure) => Number(figure) === day);
}

const figurePattern = /^[-+]?[£$€]?\s?([-+]?\d[\d,]*(?:\.\d+)?)\s?%?$/;
const dayPattern = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(.*)$/s;

/**
 * What a cell is sorted by: figures by their amount, then days by the calendar (day before month, as in the rest of the desk), then words without regard
 * to case, figures in them by their amount. Two keys compare by `<`. Empty for an empty cell.
 */
export function sortKey(cell: string): string {
  const text = cell.trim();
  if (text === '') return '';
  const figure = figurePattern.exec(text);
  if (figure !== null) return `1${amountKey((text.startsWith('-') ? -1 : 1) * Number((figure[1] ?? '').replaceAll(',', '')))}`;
  const day = dayPattern.exec(text);
  if (day !== null && Number(day[2]) <= 12) {
    const [, date = '', month = '', year = '', rest = ''] = day;
    return `2${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}${rest}`;
  }
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return `2${text}`;
  return `3${text.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'))}`;
}

/** An amount as text that sorts as the amount does: what is below nothing is counted from a floor far below any sum in a case. */
function amountKey(amount: number): string {
  const floor = 1e15;
  return (floor + Math.max(-floor, Math.min(floor, amount))).toFixed(3).padStart(20, '0');
}
