// Owns: .xlsx: all sheets of a workbook to cells (ISO/IEC 29500-1, part 18, SpreadsheetML). A cell that is written wrongly is shown as it is written
// and costs no other. What the cells mean is table.ts.
import { formatDay } from '../../model/dates.ts';
import type { ReadResult } from '../../model/extraction.ts';
import { formatPounds, penceOf } from '../../model/money.ts';
import { readAttached } from './attached.ts';
import { embeddedFiles, embeddedParts } from './embedded.ts';
import { openPackage, type PackagePart } from './officePackage.ts';
import { sheetResult } from './sheetResult.ts';
import type { Source } from './source.ts';
import { type Cell, mostColumns, type Sheet, serialDay } from './table.ts';
import { Unreadable } from './unreadable.ts';
import { walkXml } from './xml.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** What is drawn or counted elsewhere holds no cells of this workbook. */
const ownParts = /^(?!.*(?:theme|drawings|charts|media|pivotCache|externalLinks)\/).*\.(?:xml|rels)$/i;
const wantedParts = new RegExp(`${ownParts.source}|${embeddedParts.source}`, 'i');
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
  const result = sheetResult(source, { reader: 'workbook', version: '1', mediaType }, sheets);
  const parts = await readAttached(source, 'workbook', await embeddedFiles(packed));
  return result.ok ? { ...result, parts } : result;
}

function sheetsOf(packed: PackagePart): Sheet[] {
  const main = [...relationsOf(packed, '').values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const relations = relationsOf(packed, main);
  const part = (type: string) => packed.text([...relations.values()].find((relation) => relation.type === type)?.target ?? '') ?? '';
  const listed: { readonly name: string; readonly target: string }[] = [];
  let is1904 = false;
  walkXml(packed.text(main) ?? '', {
    open: (name, attribute) => {
      // Extensions have an element of this name too, without the attribute.
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attribute('date1904') ?? '')) is1904 = true;
      const relation = name === 'sheet' ? relations.get(attribute('id') ?? '') : undefined;
      // Sheets that are only a chart or a macro hold no cells.
      if (relation?.type === 'worksheet') listed.push({ name: attribute('name') ?? '', target: relation.target });
    },
  });
  const book: Book = { strings: stringsOf(part('sharedStrings')), styles: stylesOf(part('styles')), is1904 };
  return listed.flatMap(({ name, target }) => {
    const xml = packed.text(target);
    return xml === null ? [] : [{ name, rows: rowsOf(xml, book) }];
  });
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

function rowsOf(xml: string, book: Book): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let place: number | null = null;
  let column = 0;
  let type = 'n';
  let style: Style = 'plain';
  let value = '';
  let within: 'value' | 'inline' | null = null;
  let isSound = false;
  walkXml(xml, {
    open: (name, attribute) => {
      if (name === 'row') {
        row = [];
        rows.push(row);
      } else if (name === 'c') {
        place = columnOf(attribute('r'));
        column = place ?? row.length;
        type = attribute('t') ?? 'n';
        style = book.styles[Number(attribute('s') ?? -1)] ?? 'plain';
        value = '';
      } else if (name === 'v') within = 'value';
      else if (name === 't') within = 'inline';
      else if (name === 'rPh') isSound = true;
    },
    close: (name) => {
      if (name === 'v' || name === 't') within = null;
      else if (name === 'rPh') isSound = false;
      else if (name === 'c' && column < mostColumns) {
        const cell = cellOf(type, style, value, book);
        // A frame or a colour without words makes no column.
        if (cell.text.trim() === '' && place !== null) return;
        while (row.length < column) row.push({ text: '' });
        row[column] = cell;
      }
    },
    text: (words) => {
      // A cell may carry both its words and what they were computed from: the words win.
      if (within !== null && !isSound && (within === 'inline') === (type === 'inlineStr')) value += words;
    },
  });
  return rows;
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
