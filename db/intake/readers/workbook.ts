// Owns: .xlsx: all sheets of a workbook to cells. What the cells mean is table.ts.
import readWorkbookFile from 'read-excel-file/node';
import { formatDay } from '../../model/dates.ts';
import type { ReadResult } from '../../model/extraction.ts';
import { openPackage } from './officePackage.ts';
import { sheetResult } from './sheetResult.ts';
import type { Source } from './source.ts';
import type { Cell } from './table.ts';
import { Unreadable } from './unreadable.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Reads a workbook: formulas by the value last computed, dates as the days they show. */
export async function readWorkbook(source: Source): Promise<ReadResult> {
  const bytes = Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength);
  await openPackage(source.bytes).catch(refuse);
  const sheets = await readWorkbookFile(bytes).catch(refuse);
  return sheetResult(
    source,
    'workbook',
    mediaType,
    // A sheet that is only a chart comes without data, which the package's types do not say.
    sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: ((data ?? []) as readonly (readonly unknown[])[]).map((row) => row.map(cellOf)),
    })),
  );
}

function refuse(error: unknown): never {
  if (error instanceof Unreadable) throw error;
  const why = error instanceof Error ? error.message.slice(0, 160) : String(error);
  throw new Unreadable(`The workbook is damaged or unusual and could not be read (${why}). Ask for it again, or as .csv.`, mediaType);
}

// The package's types call a date cell `typeof Date`; what arrives is a Date at UTC, which is the wall clock the sheet shows.
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return { text: '' };
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return { text: '' };
    const iso = new Date(Math.round(value.getTime() / 60_000) * 60_000).toISOString();
    const day = iso.slice(0, 10);
    const time = iso.slice(11, 16) === '00:00' ? null : iso.slice(11, 16);
    // A cell that holds only a clock time counts from the last day of 1899.
    if (day < '1900-01-02') return { text: time ?? '', serial: (value.getTime() / 86_400_000 + 25_569) % 1 };
    return { text: time === null ? formatDay(day) : `${formatDay(day)} ${time}`, date: { day, time } };
  }
  if (typeof value === 'number') return { text: String(value), serial: value };
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' };
  return { text: String(value) };
}
