// Owns: workbooks of the old kind (.xls) and OpenDocument sheets (.ods) to cells. Formulas by the value last computed; macros are never looked at. What the
// cells mean is table.ts, and .xlsx is workbook.ts.
import * as xlsx from '@e965/xlsx';
import { formatDay } from '../../model/dates.ts';
import type { ReadResult } from '../../model/extraction.ts';
import { sheetResult } from './sheetResult.ts';
import type { Source } from './source.ts';
import { type Cell, mostColumns, type Sheet, serialDay } from './table.ts';
import { Unreadable } from './unreadable.ts';

// A CommonJS package: Node gives its functions under `default`, a bundle beside it as well.
const { read, SSF } = (xlsx as typeof xlsx & { readonly default?: typeof xlsx }).default ?? xlsx;

const damaged = 'The workbook is damaged or incomplete and could not be read. Ask for it again, or as .csv.';
const locked = 'The workbook is locked with a password. Ask for it without one, or as .csv.';
const mostRows = 200_000;

/** Reads an .xls or .ods. */
export async function readOtherWorkbook(source: Source, mediaType: string): Promise<ReadResult> {
  let book: ReturnType<typeof read>;
  try {
    book = read(source.bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: true,
      cellHTML: false,
      sheetRows: mostRows,
      bookVBA: false,
    });
  } catch (error) {
    throw new Unreadable(error instanceof Error && /password|encrypt/i.test(error.message) ? locked : damaged, mediaType);
  }
  const isFrom1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.map((name): Sheet => ({ name, rows: rowsOf(book.Sheets[name], isFrom1904) }));
  if (sheets.length === 0) throw new Unreadable(damaged, mediaType);
  return sheetResult(source, { reader: 'other-workbook', version: '1', mediaType }, sheets);
}

function rowsOf(sheet: xlsx.WorkSheet | undefined, isFrom1904: boolean): Cell[][] {
  const data =
    (sheet as { readonly '!data'?: readonly (readonly (xlsx.CellObject | undefined)[] | undefined)[] } | undefined)?.['!data'] ?? [];
  return data.map((row) => Array.from({ length: Math.min(row?.length ?? 0, mostColumns) }, (_, at) => cellOf(row?.[at], isFrom1904)));
}

/** Days from the first of the 1904 system to that of the 1900 system, which it is counted in from there on. */
const daysTo1904 = 1462;

function cellOf(cell: xlsx.CellObject | undefined, isFrom1904: boolean): Cell {
  if (cell === undefined || cell.v === undefined) return { text: cell?.w ?? '' };
  const shown = cell.w ?? String(cell.v);
  if (cell.v instanceof Date) return dayCell(cell.v.toISOString(), shown);
  if (cell.t !== 'n' || typeof cell.v !== 'number') return { text: shown };
  const format = String(cell.z ?? 'General');
  // Without a format of its own a number is shown in full: it may be a reference.
  if (/^general$/i.test(format))
    return { text: String(Number.isInteger(cell.v) ? cell.v : Number(cell.v.toPrecision(15))), serial: cell.v };
  if (!SSF.is_date(format)) return { text: shown, serial: cell.v };
  // A clock time alone is part of a day.
  if (cell.v < 1) return { text: shown, serial: cell.v };
  const serial = isFrom1904 ? cell.v + daysTo1904 : cell.v < 60 ? cell.v + 1 : cell.v;
  if (serial > 2_958_465) return { text: shown };
  const { day, time } = serialDay(serial);
  return { text: time === null ? formatDay(day) : `${formatDay(day)} ${time}`, date: { day, time } };
}

function dayCell(iso: string, shown: string): Cell {
  const day = iso.slice(0, 10);
  const time = iso.slice(11, 16) === '00:00' ? null : iso.slice(11, 16);
  return /^\d{4}-\d{2}-\d{2}$/.test(day)
    ? { text: time === null ? formatDay(day) : `${formatDay(day)} ${time}`, date: { day, time } }
    : { text: shown };
}
