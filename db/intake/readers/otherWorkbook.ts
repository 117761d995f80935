// Owns: workbooks of the old kind (.xls), OpenDocument sheets (.ods) and what programs write as text for Excel to open (XML of Excel 2003, tables in HTML) to cells. Formulas by the value last computed; macros are never looked at. What the
// cells mean is table.ts, and .xlsx is workbook.ts.
import * as xlsx from '@e965/xlsx';
import { formatDay } from '../../model/dates.ts';
import type { ReadResult } from '../../model/extraction.ts';
import { type Attached, readAttached } from './attached.ts';
import { holdsTogether, isCompound } from './compoundFile.ts';
import { decodeText, looksLikeText } from './decodeText.ts';
import { filesInCompound, openedCompound } from './embedded.ts';
import { drawingsOfWorkbook, picturesIn } from './officeArt.ts';
import { openPackage } from './officePackage.ts';
import { carriedByOpenDocument } from './openDocument.ts';
import { type Picture, photographsAmong } from './photographs.ts';
import { asShown, type Remark, type SheetInFile, type Span, saidOfSheets } from './sheetAsShown.ts';
import { sheetResult } from './sheetResult.ts';
import type { Source } from './source.ts';
import { type Cell, mostColumns, serialDay } from './table.ts';
import { Unreadable } from './unreadable.ts';
import { walkXml } from './xml.ts';

/** With what its types leave out: it reads a workbook in an opened compound file. */
type Library = typeof xlsx & { parse_xlscfb(opened: Compound, how: xlsx.ParsingOptions): xlsx.WorkBook };
type Compound = ReturnType<typeof xlsx.CFB.read>;

// A CommonJS package: Node gives its functions under `default`, a bundle beside it as well.
const { CFB, parse_xlscfb, read, set_cptable, SSF } = (xlsx as unknown as { readonly default?: Library }).default ?? (xlsx as Library);

const damaged = 'The workbook is damaged or incomplete and could not be read. Ask for it again, or as .csv.';
const locked = 'The workbook is locked with a password. Ask for it without one, or as .csv.';
const mostRows = 200_000;

/** Reads an .xls or .ods, or what is written as text in their place. */
export async function readOtherWorkbook(source: Source, mediaType: string): Promise<ReadResult> {
  // The library follows the names in a damaged file in circles, until there is no memory left.
  if (isCompound(source.bytes) && !holdsTogether(source.bytes)) throw new Unreadable(damaged, mediaType);
  let book: ReturnType<typeof read>;
  // Half a megabyte of tables, for Excel 95 and before: only there are letters kept in a code page.
  if (Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength).includes(Buffer.from('Book', 'utf16le'))) {
    set_cptable(await import('@e965/xlsx/dist/cpexcel'));
  }
  try {
    // Text is decoded as other text is, and figures in it are not taken for American dates.
    const isText = looksLikeText(source.bytes);
    const given = mediaType.startsWith('application/vnd.oasis.') && !isText ? await unpacked(source.bytes) : source.bytes;
    const how: xlsx.ParsingOptions = {
      type: isText ? 'string' : 'array',
      raw: isText,
      dense: true,
      cellNF: true,
      cellText: true,
      cellHTML: false,
      // Without it the widths of columns are passed over, and that some are hidden with them; empty cells come with it.
      cellStyles: true,
      sheetStubs: true,
      sheetRows: mostRows,
      bookVBA: false,
    };
    book = isCompound(given) ? parse_xlscfb(valuesAlone(given), how) : read(isText ? decodeText(given) : given, how);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(error instanceof Error && /password|encrypt/i.test(error.message) ? locked : damaged, mediaType);
  }
  const isFrom1904 = book.Workbook?.WBProps?.date1904 === true;
  const hidden = await hiddenInFile(source.bytes, mediaType);
  const sheets = book.SheetNames.map((name, at): SheetInFile => {
    const isHidden = (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) > 0;
    return { name, isHidden, ...cellsOf(book.Sheets[name], isFrom1904), ...hidden.get(name) };
  });
  if (sheets.length === 0) throw new Unreadable(damaged, mediaType);
  const carried = await carriedIn(source.bytes, mediaType).catch(() => ({ objects: [], pictures: [] }));
  const { files, headers } = photographsAmong(carried.pictures);
  const by = { reader: 'other-workbook', version: '2', mediaType, headers: [...saidOfSheets(sheets), ...headers] };
  const result = sheetResult(source, by, sheets.map(asShown));
  const parts = await readAttached(source, 'workbook', [...carried.objects, ...files]);
  return result.ok ? { ...result, parts } : result;
}

/** The files put into it, and its pictures. */
async function carriedIn(bytes: Uint8Array, mediaType: string): Promise<{ objects: readonly Attached[]; pictures: readonly Picture[] }> {
  if (mediaType.startsWith('application/vnd.oasis.'))
    return mediaType === flatSheet ? { objects: [], pictures: [] } : carriedByOpenDocument(bytes);
  const opened = await openedCompound(bytes);
  if (opened === null) return { objects: [], pictures: [] };
  const pictures = ['/Workbook', '/Book'].flatMap((path) => picturesIn(drawingsOfWorkbook(Buffer.from(opened.stream(path) ?? []))));
  return { objects: await filesInCompound(opened), pictures };
}

/** What the library reads of an OpenDocument file, in a package that needs no unpacking: its own does not end on some damaged files, and knows no measure. */
async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = await openPackage(bytes, /^(?:mimetype|(?:content|styles|meta)\.xml|META-INF\/manifest\.xml)$/);
  const stored = CFB.utils.cfb_new();
  for (const name of packed.names) {
    const part = packed.bytes(name);
    if (part !== null) CFB.utils.cfb_add(stored, `/${name}`, part);
  }
  return new Uint8Array(CFB.write(stored, { type: 'buffer', fileType: 'zip' }) as Buffer);
}

/**
 * A compound file, opened, without what is not asked for and what the library does not always end on in a damaged one: what the file says of itself (Microsoft,
 * [MS-OSHARED] 2.3.3.2), of which it goes through as many properties as are said to be there; formulas ([MS-XLS] 2.5.198), of which the value last computed is read; and
 * colours, which it unpacks in a way that may not end.
 */
function valuesAlone(bytes: Uint8Array): Compound {
  const opened = CFB.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { type: 'buffer' });
  for (const name of ['/\u0005SummaryInformation', '/\u0005DocumentSummaryInformation']) CFB.utils.cfb_del(opened, name);
  for (const name of ['/Workbook', '/Book']) {
    const content: unknown = CFB.find(opened, name)?.content;
    if (Buffer.isBuffer(content)) leaveOut(content);
  }
  return opened;
}

/** Records of cells with formulas, of whatever version, and where in them the length of the formula stands ([MS-XLS] 2.4.127 and 2.5.198.3). */
const [formulaCells, formulaLengthAt] = [new Set([0x06, 0x0206, 0x0406]), 20];
/** Records of names, of formulas for several cells, of those for an array, and of colours, which are packed ([MS-XLS] 2.4.150, 2.4.277, 2.4.4 and 2.4.326). */
const recordsNotAsked = new Set([0x18, 0x0218, 0x04bc, 0x21, 0x0221, 0x0896]);
/** How the lines of a chart are drawn ([MS-XLS] 2.4.156): a record that the library passes over. */
const passedOver = 0x1007;

/** In the stream itself, which the library put together out of its sectors. */
function leaveOut(stream: Buffer): void {
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
    const [type, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)];
    if (recordsNotAsked.has(type)) stream.writeUInt16LE(passedOver, at);
    else if (!formulaCells.has(type)) continue;
    // It says "none" by the largest length there is.
    else if (length >= formulaLengthAt + 2 && at + 4 + length <= stream.length) stream.writeUInt16LE(0xffff, at + 4 + formulaLengthAt);
    else stream.writeUInt16LE(passedOver, at);
  }
}

type Hidden = Pick<SheetInFile, 'isHidden' | 'hiddenRows' | 'hiddenColumns'>;

/** What of the sheets of an OpenDocument file is not shown (OASIS, OpenDocument 1.3, part 3, 19.749 and 20.263), which the library does not tell; by their names. */
async function hiddenInFile(bytes: Uint8Array, mediaType: string): Promise<ReadonlyMap<string, Hidden>> {
  const hidden = new Map<string, Hidden>();
  if (!mediaType.startsWith('application/vnd.oasis.')) return hidden;
  const packed = mediaType === flatSheet ? null : await openPackage(bytes, /^content\.xml$/).catch(() => null);
  const styles = new Set<string>();
  let style = '';
  let rows: Span[] = [];
  let columns: Span[] = [];
  let [row, column] = [0, 0];
  const spanned = (from: number, repeated: string | null, visibility: string | null, spans: Span[]) => {
    const to = from + Math.max(1, Number(repeated ?? 1) || 1);
    if (visibility === 'collapse' || visibility === 'filter') spans.push({ from, to: to - 1 });
    return to;
  };
  walkXml(mediaType === flatSheet ? decodeText(bytes) : (packed?.text('content.xml') ?? ''), {
    open: (name, attribute) => {
      if (name === 'style') style = attribute('name') ?? '';
      else if (name === 'table-properties' && attribute('display') === 'false') styles.add(style);
      else if (name === 'table') {
        [rows, columns, row, column] = [[], [], 0, 0];
        hidden.set(attribute('name') ?? '', {
          isHidden: styles.has(attribute('style-name') ?? ''),
          hiddenRows: rows,
          hiddenColumns: columns,
        });
      } else if (name === 'table-row') row = spanned(row, attribute('number-rows-repeated'), attribute('visibility'), rows);
      else if (name === 'table-column') column = spanned(column, attribute('number-columns-repeated'), attribute('visibility'), columns);
    },
  });
  return hidden;
}

/** A workbook of OpenDocument in one piece of XML (.fods), by its registered name. */
const flatSheet = 'application/vnd.oasis.opendocument.spreadsheet-flat-xml';

/** What the library gives of a sheet beside its cells; its types leave some of it open. */
interface GivenSheet {
  readonly '!data'?: readonly (readonly GivenCell[] | undefined)[];
  readonly '!rows'?: readonly ({ readonly hidden?: boolean } | undefined)[];
  readonly '!cols'?: readonly ({ readonly hidden?: boolean } | undefined)[];
  readonly '!merges'?: readonly { readonly s: xlsx.CellAddress; readonly e: xlsx.CellAddress }[];
  /** Where it ends, which is not where its reading ends if it has too many rows. */
  readonly '!fullref'?: string;
}
type GivenCell = xlsx.CellObject | undefined;

function cellsOf(sheet: xlsx.WorkSheet | undefined, isFrom1904: boolean): Omit<SheetInFile, 'name' | 'isHidden'> {
  const given: GivenSheet = (sheet as GivenSheet | undefined) ?? {};
  const rows = new Map<number, Cell[]>();
  const remarks: Remark[] = [];
  let columns = 0;
  // A sheet may begin far down: its first rows are left out, not empty.
  given['!data']?.forEach((row, number) => {
    const cells = Array.from({ length: Math.min(row?.length ?? 0, mostColumns) }, (_, at) => cellOf(row?.[at], isFrom1904));
    rows.set(number, cells);
    columns = Math.max(columns, row?.length ?? 0);
    row?.forEach((cell, column) => {
      for (const { a: author = '', t: words } of cell?.c ?? []) {
        // Of old workbooks the library gives what stands behind the words too, from a zero on.
        remarks.push({ row: number, column, author, words: (words ?? '').split('\u0000')[0] ?? '' });
      }
    });
  });
  const spans = (of: readonly ({ readonly hidden?: boolean } | undefined)[] = []): Span[] =>
    of.flatMap((each, at) => (each?.hidden === true ? [{ from: at, to: at }] : []));
  return {
    rows,
    remarks,
    columns,
    hiddenRows: spans(given['!rows']),
    hiddenColumns: spans(given['!cols']),
    merged: (given['!merges'] ?? []).map(({ s, e }) => ({ rows: { from: s.r, to: e.r }, columns: { from: s.c, to: e.c } })),
    isCut: given['!fullref'] !== undefined && rows.size >= mostRows,
  };
}

/** Days from the first of the 1904 system to that of the 1900 system, which it is counted in from there on. */
const daysTo1904 = 1462;

function cellOf(cell: xlsx.CellObject | undefined, isFrom1904: boolean): Cell {
  // What was never computed is shown as what it is computed by.
  if (cell === undefined || cell.v === undefined) return { text: cell?.w ?? (cell?.f === undefined ? '' : `=${cell.f}`) };
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
