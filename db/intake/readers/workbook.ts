// Owns: .xlsx: all sheets of a workbook to cells (ISO/IEC 29500-1, part 18, SpreadsheetML). A cell that is written wrongly is shown as it is written
// and costs no other. What the cells mean is table.ts.
import { formatDay } from '../../model/dates.ts';
import type { ReadResult } from '../../model/extraction.ts';
import { formatPounds, penceOf } from '../../model/money.ts';
import { readAttached } from './attached.ts';
import { embeddedFiles, embeddedParts } from './embedded.ts';
import { openPackage, type PackagePart } from './officePackage.ts';
import { type Picture, photographsAmong } from './photographs.ts';
import { asShown, type Block, cellName, type Remark, type SheetInFile, type Span, saidOfSheets } from './sheetAsShown.ts';
import { sheetResult } from './sheetResult.ts';
import type { Source } from './source.ts';
import { type Cell, mostColumns, serialDay } from './table.ts';
import { Unreadable } from './unreadable.ts';
import { walkXml } from './xml.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** What is drawn or counted elsewhere holds no cells of this workbook. */
const ownParts = /^(?!.*(?:theme|charts|media|pivotCache|externalLinks)\/).*\.(?:xml|rels)$/i;
const pictureParts = /^xl\/media\/[^/]+$/i;
const wantedParts = new RegExp(`${ownParts.source}|${embeddedParts.source}|${pictureParts.source}`, 'i');
const damaged = 'The workbook is damaged or incomplete and could not be read. Ask for it again, or as .csv.';
/** 1 January 1904 as a day of the 1900 system: workbooks begun on an old Macintosh count from there. */
const daysTo1904 = 1462;

/** Reads a workbook: formulas by the value last computed, dates as the days they show, pounds and shares as such. */
export async function readWorkbook(source: Source): Promise<ReadResult> {
  const packed = await openPackage(source.bytes, wantedParts).catch((error: unknown) => {
    throw error instanceof Unreadable ? error : new Unreadable(damaged, mediaType);
  });
  const sheets = sheetsOf(packed);
  if (sheets.length === 0) throw new Unreadable(damaged, mediaType);
  const { files, headers } = photographsAmong(picturesOf(packed, sheets));
  const by = { reader: 'workbook', version: '2', mediaType, headers: [...saidOfSheets(sheets), ...headers] };
  const result = sheetResult(source, by, sheets.map(asShown));
  const parts = await readAttached(source, 'workbook', [...(await embeddedFiles(packed)), ...files]);
  return result.ok ? { ...result, parts } : result;
}

/** A sheet with the name of its part. */
interface SheetOfPart extends SheetInFile {
  readonly target: string;
}

function sheetsOf(packed: PackagePart): SheetOfPart[] {
  const main = [...relationsOf(packed, '').values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const relations = relationsOf(packed, main);
  const part = (type: string) => packed.text([...relations.values()].find((relation) => relation.type === type)?.target ?? '') ?? '';
  const listed: { readonly name: string; readonly target: string; readonly isHidden: boolean }[] = [];
  let is1904 = false;
  walkXml(packed.text(main) ?? '', {
    open: (name, attribute) => {
      // Extensions have an element of this name too, without the attribute.
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attribute('date1904') ?? '')) is1904 = true;
      const relation = name === 'sheet' ? relations.get(attribute('id') ?? '') : undefined;
      // Sheets that are only a chart or a macro hold no cells.
      if (relation?.type === 'worksheet') {
        listed.push({ name: attribute('name') ?? '', target: relation.target, isHidden: /hidden/i.test(attribute('state') ?? '') });
      }
    },
  });
  const book: Book = { strings: stringsOf(part('sharedStrings')), styles: stylesOf(part('styles')), is1904 };
  return listed.flatMap((sheet) => {
    const xml = packed.text(sheet.target);
    return xml === null ? [] : [{ ...sheet, ...cellsOf(xml, book), remarks: remarksOf(packed, sheet.target) }];
  });
}

/** The pictures on its sheets, with the cell where each stands; then those that stand elsewhere, such as in a cell. */
function picturesOf(packed: PackagePart, sheets: readonly SheetOfPart[]): Picture[] {
  const placed = new Map<string, string>();
  for (const { name, target } of sheets) {
    for (const drawing of relationsOf(packed, target).values()) {
      if (drawing.type !== 'drawing') continue;
      const pictures = relationsOf(packed, drawing.target);
      for (const { id, cell } of anchorsIn(packed.text(drawing.target) ?? '')) {
        const picture = pictures.get(id)?.target.toLowerCase();
        if (picture !== undefined && !placed.has(picture)) placed.set(picture, sheets.length === 1 ? cell : `${name} ${cell}`);
      }
    }
  }
  const others = packed.names
    .filter((part) => pictureParts.test(part) && !placed.has(part.toLowerCase()))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return [...[...placed].map(([part, place]) => ({ part, place })), ...others.map((part) => ({ part }))].flatMap(({ part, ...where }) => {
    const bytes = packed.bytes(part);
    return bytes === null ? [] : [{ bytes, ...where }];
  });
}

/** Pictures of a drawing by the relation that names them, with the cell under their upper left corner (ISO/IEC 29500-1, 20.5.2.33). */
function anchorsIn(xml: string): { readonly id: string; readonly cell: string }[] {
  const anchors: { readonly id: string; readonly cell: string }[] = [];
  let [column, row] = ['', ''];
  let within: 'col' | 'row' | null = null;
  let isFrom = false;
  walkXml(xml, {
    open: (name, attribute) => {
      if (/Anchor$/.test(name)) [column, row] = ['', ''];
      else if (name === 'from') isFrom = true;
      else if (isFrom && (name === 'col' || name === 'row')) within = name;
      else if (name === 'blip') {
        const id = attribute('embed');
        const isPlaced = /^\d{1,5}$/.test(column) && /^\d{1,7}$/.test(row);
        if (id !== null && isPlaced) anchors.push({ id, cell: cellName(Number(row), Number(column)) });
      }
    },
    close: (name) => {
      within = null;
      if (name === 'from') isFrom = false;
    },
    text: (words) => {
      if (within === 'col') column += words.trim();
      else if (within === 'row') row += words.trim();
    },
  });
  return anchors;
}

interface Relation {
  /** The last word of the type: `worksheet`, `styles`. */
  readonly type: string;
  /** Name of the part in the package. */
  readonly target: string;
}

/** What a part points to, by id. */
function relationsOf(packed: PackagePart, part: string): Map<string, Relation> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const relations = new Map<string, Relation>();
  walkXml(packed.text(`${folder}_rels/${part.slice(folder.length)}.rels`) ?? '', {
    open: (name, attribute) => {
      if (name !== 'Relationship') return;
      const target = (attribute('Target') ?? '').replaceAll('\\', '/');
      const type = (attribute('Type') ?? '').split('/').at(-1) ?? '';
      relations.set(attribute('Id') ?? '', { type, target: target.startsWith('/') ? target.slice(1) : joined(folder, target) });
    },
  });
  return relations;
}

function joined(folder: string, target: string): string {
  const names: string[] = [];
  for (const name of `${folder}${target}`.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '.' && name !== '') names.push(name);
  }
  return names.join('/');
}

/** Texts many cells share; what stands above Chinese and Japanese signs to sound them is no part of the text. */
function stringsOf(xml: string): string[] {
  const strings: string[] = [];
  let isSound = false;
  let isText = false;
  walkXml(xml, {
    open: (name) => {
      if (name === 'si') strings.push('');
      if (name === 'rPh') isSound = true;
      if (name === 't') isText = true;
    },
    close: (name) => {
      if (name === 'rPh') isSound = false;
      if (name === 't') isText = false;
    },
    text: (words) => {
      if (isText && !isSound && strings.length > 0) strings[strings.length - 1] += words;
    },
  });
  return strings.map(withoutEscapes);
}

/** How the numbers of a style are to be read. */
type Style = 'plain' | 'date' | 'span' | 'pounds' | 'share';

/** Formats that every program knows by number and no file spells out. */
const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

function stylesOf(xml: string): Style[] {
  const codes = new Map<number, string>();
  const styles: Style[] = [];
  let isCell = false;
  walkXml(xml, {
    open: (name, attribute) => {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      if (name === 'cellXfs') isCell = true;
      if (name !== 'xf' || !isCell) return;
      const id = Number(attribute('numFmtId') ?? 0);
      styles.push(styleOf(id, codes.get(id)));
    },
    close: (name) => {
      if (name === 'cellXfs') isCell = false;
    },
  });
  return styles;
}

function styleOf(id: number, code: string | undefined): Style {
  if (code === undefined) {
    if (id === 9 || id === 10) return 'share';
    return id >= 45 && id <= 47 ? 'span' : builtInDates.has(id) ? 'date' : 'plain';
  }
  const positive = code.split(';')[0] ?? '';
  if (/^[^;]*£/.test(positive)) return 'pounds';
  // Words in quotation marks, signs after \ _ or *, and conditions in brackets are no part of the pattern.
  const bare = positive.replace(/"[^"]*"|[\\_*]./g, '');
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return 'span';
  const pattern = bare.replace(/\[[^\]]*\]/g, '');
  if (/general|standard/i.test(pattern)) return 'plain';
  if (/[dmyhs]/i.test(pattern)) return 'date';
  return pattern.includes('%') ? 'share' : 'plain';
}

interface Book {
  readonly strings: readonly string[];
  readonly styles: readonly Style[];
  readonly is1904: boolean;
}

type Cells = Pick<SheetInFile, 'rows' | 'hiddenRows' | 'hiddenColumns' | 'merged'> & { readonly columns: number };

function cellsOf(xml: string, book: Book): Cells {
  const rows = new Map<number, Cell[]>();
  const hiddenRows: Span[] = [];
  const hiddenColumns: Span[] = [];
  const merged: Block[] = [];
  let row: Cell[] = [];
  let number = -1;
  let place: number | null = null;
  let column = 0;
  let columns = 0;
  let type = 'n';
  let style: Style = 'plain';
  let value = '';
  let formula = '';
  let within: 'value' | 'inline' | 'formula' | null = null;
  let isSound = false;
  const isSet = (flag: string | null) => flag === '1' || flag === 'true';
  walkXml(xml, {
    open: (name, attribute) => {
      if (name === 'row') {
        const own = Number(attribute('r') ?? 0) - 1;
        // Programs leave the number out, or write rows of one number: what follows stands below.
        number = Number.isInteger(own) && own > number && own < mostRows ? own : number + 1;
        row = [];
        rows.set(number, row);
        if (isSet(attribute('hidden'))) hiddenRows.push({ from: number, to: number });
      } else if (name === 'c') {
        place = columnOf(attribute('r'));
        column = place ?? row.length;
        type = attribute('t') ?? 'n';
        style = book.styles[Number(attribute('s') ?? -1)] ?? 'plain';
        [value, formula] = ['', ''];
      } else if (name === 'v') within = 'value';
      else if (name === 't') within = 'inline';
      else if (name === 'f') within = 'formula';
      else if (name === 'rPh') isSound = true;
      else if (name === 'col' && isSet(attribute('hidden'))) {
        const [from, to] = [Number(attribute('min')) - 1, Number(attribute('max')) - 1];
        if (from >= 0 && to >= from) hiddenColumns.push({ from, to });
      } else if (name === 'mergeCell') {
        const block = blockOf(attribute('ref') ?? '');
        if (block !== null) merged.push(block);
      }
    },
    close: (name) => {
      if (name === 'v' || name === 't' || name === 'f') within = null;
      else if (name === 'rPh') isSound = false;
      else if (name === 'c') {
        // What was never computed is shown as what it is computed by: programs that write workbooks leave that to Excel.
        const isUncomputed = type === 'n' && value.trim() === '' && formula !== '';
        const cell = isUncomputed ? { text: `=${formula}` } : cellOf(type, style, value, book);
        // A frame or a colour without words makes no column.
        if (cell.text.trim() === '' && place !== null) return;
        columns = Math.max(columns, column + 1);
        if (column >= mostColumns) return;
        while (row.length < column) row.push({ text: '' });
        row[column] = cell;
      }
    },
    text: (words) => {
      if (within === 'formula') formula += words;
      // A cell may carry both its words and what they were computed from: the words win.
      else if (within !== null && !isSound && (within === 'inline') === (type === 'inlineStr')) value += words;
    },
  });
  return { rows, hiddenRows, hiddenColumns, merged, columns };
}

/** Rows of a sheet (ISO/IEC 29500-1, 18.3.1.73). */
const mostRows = 1_048_576;

/** `A2:B7`. */
function blockOf(reference: string): Block | null {
  const [from, to = from] = reference.split(':').map((place) => ({ row: rowNumberOf(place), column: columnOf(place) }));
  if (from?.row == null || to?.row == null || from.column === null || to.column === null) return null;
  return { rows: { from: from.row, to: to.row }, columns: { from: from.column, to: to.column } };
}

/** 6 for `A7`. */
function rowNumberOf(place: string): number | null {
  const figures = /^\$?[A-Z]{1,3}\$?(\d{1,7})$/.exec(place)?.[1];
  return figures === undefined ? null : Number(figures) - 1;
}

/** What was remarked on cells, as notes and as conversations; these stand among the notes once more, as a hint for older programs. */
function remarksOf(packed: PackagePart, sheet: string): Remark[] {
  const relations = [...relationsOf(packed, sheet).values()];
  const texts = (type: string) => relations.filter((relation) => relation.type === type).map(({ target }) => packed.text(target) ?? '');
  const people = new Map<string, string>();
  for (const name of packed.names.filter((part) => /^xl\/persons\/[^/]+\.xml$/i.test(part))) {
    walkXml(packed.text(name) ?? '', {
      open: (element, attribute) => {
        if (element === 'person') people.set(attribute('id') ?? '', attribute('displayName') ?? '');
      },
    });
  }
  const threads = texts('threadedComment').flatMap((xml) => remarksIn(xml, 'threadedComment', (id) => people.get(id) ?? ''));
  const isInThread = new Set(threads.map(({ row, column }) => `${row} ${column}`));
  const notes = texts('comments').flatMap((xml) => {
    const authors: string[] = [];
    let isAuthor = false;
    walkXml(xml, {
      open: (name) => {
        isAuthor = name === 'author';
        if (isAuthor) authors.push('');
      },
      close: () => {
        isAuthor = false;
      },
      text: (words) => {
        if (isAuthor) authors[authors.length - 1] += words;
      },
    });
    return remarksIn(xml, 'comment', (number) => authors[Number(number)] ?? '');
  });
  return [...threads, ...notes.filter(({ row, column }) => !isInThread.has(`${row} ${column}`))];
}

function remarksIn(xml: string, element: 'comment' | 'threadedComment', authorOf: (id: string) => string): Remark[] {
  const remarks: Remark[] = [];
  let remark: Remark | null = null;
  let isText = false;
  walkXml(xml, {
    open: (name, attribute) => {
      if (name === element) {
        const place = attribute('ref') ?? '';
        const [row, column] = [rowNumberOf(place), columnOf(place)];
        const author = authorOf(attribute(element === 'comment' ? 'authorId' : 'personId') ?? '');
        remark = row === null || column === null ? null : { row, column, author, words: '' };
      }
      isText = name === 't' || (name === 'text' && element === 'threadedComment');
    },
    close: (name) => {
      isText = false;
      if (name === element && remark !== null) remarks.push(remark);
    },
    text: (words) => {
      if (isText && remark !== null) remark = { ...remark, words: remark.words + withoutEscapes(words) };
    },
  });
  return remarks;
}

/** 0 for `A7`; null where a program left the place out, because cells follow each other. */
function columnOf(place: string | null): number | null {
  const letters = /^\$?([A-Z]{1,3})/.exec(place ?? '')?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellOf(type: string, style: Style, value: string, book: Book): Cell {
  const words = value.trim();
  switch (type) {
    case 's':
      return { text: book.strings[words === '' ? -1 : Number(words)] ?? '' };
    case 'str':
    case 'inlineStr':
      return { text: withoutEscapes(value) };
    case 'b':
      return { text: words === '1' ? 'TRUE' : words === '0' ? 'FALSE' : words.toUpperCase() };
    case 'd':
      return isoCell(words);
    case 'e':
      return { text: words };
    default:
      return numberCell(style, words, book.is1904);
  }
}

/** `2021-05-03T10:10:10`: the clock on the wall, wherever it is read. */
function isoCell(words: string): Cell {
  const found = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?/.exec(words);
  const [, day, time = '00:00'] = found ?? [];
  if (day === undefined || Number.isNaN(Date.parse(`${day}T00:00Z`))) return { text: words };
  return dateCell(day, time === '00:00' ? null : time);
}

function dateCell(day: string, time: string | null): Cell {
  return { text: time === null ? formatDay(day) : `${formatDay(day)} ${time}`, date: { day, time } };
}

function numberCell(style: Style, words: string, is1904: boolean): Cell {
  const number = Number(words);
  if (words === '' || !Number.isFinite(number)) return { text: words };
  switch (style) {
    case 'date': {
      // A cell that holds only a clock time is part of a day; no day is before the first.
      if (number < 1) return number < 0 ? plainCell(number) : { text: clockOf(number), serial: number };
      const { day, time } = serialDay(is1904 ? number + daysTo1904 : number < 60 ? number + 1 : number);
      return number > 2_958_465 ? plainCell(number) : dateCell(day, time);
    }
    case 'span':
      return { text: clockOf(number), serial: number };
    case 'pounds':
      return Math.abs(number) < 1e12 ? { text: formatPounds(penceOf(number)), serial: number } : plainCell(number);
    case 'share':
      return { text: `${shown(number * 100)}%`, serial: number };
    default:
      return plainCell(number);
  }
}

function plainCell(number: number): Cell {
  return { text: shown(number), serial: number };
}

/** Broken numbers with as many figures as Excel keeps, so that 0.1 and 0.2 make 0.3; whole ones may be references and stay as they are. */
function shown(number: number): string {
  return String(Number.isInteger(number) ? number : Number(number.toPrecision(15)));
}

/** Hours and minutes of so many days; hours may go beyond a day. */
function clockOf(days: number): string {
  const minutes = Math.round(Math.abs(days) * 1440);
  return `${days < 0 ? '-' : ''}${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Characters XML cannot hold are written `_x000D_`. */
function withoutEscapes(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
