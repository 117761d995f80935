// Owns writing the sample case's tables as real .csv and .xlsx files. It must not know what the columns mean.
import writeExcelFile from 'write-excel-file/node';
import { withFixedDates } from './fixedZip.ts';
import { onlyTable, optionalValue, requiredValue, type SourceText } from './sourceText.ts';

const dateOnly = /^(\d{4})-(\d{2})-(\d{2})$/;
const dateAndTime = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2})$/;

/** A date as British office systems export it: 19/04/2023, or 19/04/2023 14:05. Anything else stays as it is. */
function asExported(cell: string): string {
  return cell.replace(dateOnly, '$3/$2/$1').replace(dateAndTime, '$3/$2/$1 $4:$5');
}

/** The source's table as CSV with CRLF lines; header keys `delimiter` (default comma) and `bom` (yes/no). */
export function writeCsv(source: SourceText): Buffer {
  const { head, rows } = onlyTable(source);
  const delimiter = optionalValue(source, 'delimiter') ?? ',';
  const quoted = (cell: string) => (/["\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = [head, ...rows].map((row) => row.map((cell) => quoted(asExported(cell))).join(delimiter));
  const mark = optionalValue(source, 'bom') === 'yes' ? '\uFEFF' : '';
  return Buffer.from(`${mark}${lines.join('\r\n')}\r\n`, 'utf8');
}

function excelCell(cell: string) {
  if (cell === '') return null;
  const day = dateOnly.exec(cell);
  const moment = dateAndTime.exec(cell);
  // Spreadsheet dates have no zone; UTC keeps the typed figures whatever the machine's own zone is.
  if (day) return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' };
  if (moment) return { value: new Date(`${cell.replace(' ', 'T')}:00Z`), type: Date, format: 'dd/mm/yyyy hh:mm' };
  if (/^\d+\.\d{2}$/.test(cell)) return { value: Number(cell), type: Number, format: '#,##0.00' };
  return { value: cell, type: String, wrap: true };
}

/** The source's table as a workbook with one sheet; header keys `sheet` (its name), `widths` (characters, comma separated), `date` (when it was exported). */
export async function writeXlsx(source: SourceText): Promise<Buffer> {
  const { head, rows } = onlyTable(source);
  const widths = requiredValue(source, 'widths').split(',').map(Number);
  const data = [head.map((cell) => ({ value: cell, type: String, fontWeight: 'bold' as const })), ...rows.map((row) => row.map(excelCell))];
  const file = writeExcelFile(data, {
    sheet: requiredValue(source, 'sheet'),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  });
  return withFixedDates(await file.toBuffer(), requiredValue(source, 'date'));
}
