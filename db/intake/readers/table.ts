// Owns: a table of cells to dated records: its heading row, which column is the date, the title and the author. Knows no file format.

import { type FigureOrder, figureOrder, readDate, realDay } from '../../model/britishDate.ts';
import { type ColumnProfile, choiceByProfile, profileFor } from '../../model/columnProfile.ts';
import { type PartialDate, partialDate, unknownDate } from '../../model/dates.ts';
import type { Found } from '../../model/entry.ts';
import type { ColumnChoice, RecordRow, RowFields } from '../../model/extraction.ts';
import { letterOf } from '../../model/numbering.ts';
import { sheetNameColumn } from '../../model/sheet.ts';
import { canonicalText } from './decodeText.ts';
import { oneLine, titleOfFileName } from './titles.ts';

/** A cell as its format gives it: words as shown, and the day where the format itself says it is a date; `serial` is a bare number. */
export interface Cell {
  readonly text: string;
  readonly date?: { readonly day: string; readonly time: string | null };
  readonly serial?: number;
}
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** What was remarked on cells of each row, empty where nothing was. */
  readonly remarks?: readonly string[];
}
interface TableRead {
  readonly columns: readonly string[];
  readonly records: readonly RecordRow[];
  readonly fields: RowFields;
  readonly text: string;
}

/** The column that what was remarked on cells stands in. */
const remarksColumn = 'Comments on cells';
/** Columns beyond these are not read. */
export const mostColumns = 500;
const headingRows = 25;
/** A cell that is a sum, a count or a share and says nothing in words. */
const figure = /^[-+]?[£$€]?\s?[-+]?\d[\d,]*(?:\.\d+)?\s?%?$/;
/** Days before this are not of any case: a zero or a number of hours that the sheet shows as a date. */
const firstDay = '1950-01-01';
const roles = {
  date: [
    /^dates?$/,
    /^(?:date|day)(?: ?\/ ?| & | and )?time$|^(?:entry|contact|note|log|logged|event|incident|call|action|activity|transaction) ?date|^date ?(?:of|logged|raised|reported|created|received|sent|entered|of contact|of incident|added|recorded|opened|from)\b|^(?:created|raised|logged|reported|received|sent|entered|recorded|opened)(?: ?on| ?at| ?date)?$|^when\b/,
    /date|\bwhen\b|timestamp/,
  ],
  time: [/^time(?: of .*)?$/, /\btime$/],
  title: [
    /^(?:subject|title|summary|headline)$/,
    /^(?:action|contact|event|incident|job|repair|works?|call|note|enquiry)(?: ?(?:type|title|summary|description|details?))?$/,
    /^(?:description|details?|nature|issue|problem|what happened|what|narrative|type)\b/,
    /notes?|comments?|details?|description|text|message|fault|repair|works?|defect|query|reason|incident|action|event/,
  ],
  author: [
    /^(?:author|officer|by|user|staff|staff member|from|sender|who|name|initials|recorded by|logged by)$/,
    /(?:\bby|author|officer|staff|operator|handler|advisor|adviser|sender|user|caller|agent|operative|contractor)\b/,
  ],
  reference: [/\b(?:ref|reference|job no|job number|order no|case no|case id|id|no|number)\b\.?$/],
  outcome: [/outcome|status|result|resolution|completed|priority|trade|category/],
  notes: [/notes?|action|comments?|details?|description|what happened|narrative|message|text/],
} as const;
type Role = keyof typeof roles;

/**
 * Joins the sheets of a file into one list of columns and reads each row as a record. A choice counts columns of that list, from 0; a sheet without
 * the column chosen is read as recognised. Where nothing is chosen, a profile whose columns it has says which they are.
 */
export function readTable(
  sheets: readonly Sheet[],
  fileName: string,
  choice: ColumnChoice = {},
  profiles: readonly ColumnProfile[] = [],
): TableRead {
  const all = sheets.map(split);
  const parts = all.filter(({ rows }) => rows.length > 0);
  const isOne = parts.length <= 1;
  const columns: string[] = isOne ? [] : [sheetNameColumn];
  const records: RecordRow[] = [];
  const fields = { date: new Set<number>(), title: new Set<number>(), author: new Set<number>() };
  for (const part of parts) {
    const places = placeColumns(part.header, columns, isOne);
    const own = Object.keys(choice).length === 0 ? choiceByProfile(profiles, part.header) : null;
    const named = own === null ? places : part.header.map((_, at) => at);
    const recognised = chosen(recognise(part.header, part.rows), part, named, own ?? choice);
    const known = { ...recognised, order: orderSettled(profiles, part.header, recognised.date) ?? recognised.order };
    for (const field of ['date', 'title', 'author'] as const) {
      const place = places[known[field]];
      if (place !== undefined) fields[field].add(place);
    }
    const read = part.rows.map((row) => ({ row, found: rowFound(row, known, fileName) }));
    // Programs write days as midnights: where no row names another hour, none is told.
    const hasHours = known.time >= 0 || read.some(({ found: { time } }) => time !== null && time !== '00:00');
    for (const { row, found } of read) {
      const cells = isOne ? [] : [part.name];
      for (const [at, place] of places.entries()) cells[place] = canonicalText(row[at]?.text ?? '').trim();
      records.push({
        ordinal: records.length + 1,
        cells: Array.from({ length: Math.max(columns.length, cells.length) }, (_, at) => cells[at] ?? ''),
        found: hasHours || found.time === null ? found : { ...found, time: null },
      });
    }
  }
  const padded = records.map((record) => ({ ...record, cells: columns.map((_, at) => record.cells[at] ?? '') }));
  const above = all.flatMap((part) => part.above);
  return {
    columns,
    records: padded,
    fields: { date: [...fields.date], title: [...fields.title], author: [...fields.author] },
    text: [...above, ...(padded.length === 0 ? [] : [columns]), ...padded.map(({ cells }) => cells)]
      .map((cells) => cells.join('\t'))
      .join('\n'),
  };
}

/** How a person said that the dates of this column are written, in an earlier sheet of this landlord. */
function orderSettled(profiles: readonly ColumnProfile[], header: readonly string[], column: number): FigureOrder | undefined {
  const profile = profileFor(profiles, header);
  return profile?.date === header[column] ? profile?.order : undefined;
}

interface Part {
  readonly name: string;
  /** What stands over the heading row, such as a title and who printed it: no records, but words of the paper. */
  readonly above: readonly (readonly string[])[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Finds the heading row: the first with two known names, else the first row of words that a row with a date or figure follows. */
function split(sheet: Sheet): Part {
  const kept = sheet.rows
    .map((row, at) => ({ row: row.slice(0, mostColumns), remark: sheet.remarks?.[at] ?? '' }))
    .filter(({ row, remark }) => remark !== '' || row.some(({ text }) => text.trim() !== ''));
  const rows = kept.map(({ row }) => row);
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const at = headingAt(rows);
  const height = at >= 0 && isHeadingOfTwo(rows, at) ? 2 : 1;
  const first = at < 0 ? 0 : at + height;
  const headings = at < 0 ? [] : rows.slice(at, first);
  const header = Array.from({ length: width }, (_, column) => {
    const names = headings.map((row) => row[column]?.text ?? '');
    return oneLine([...new Set(names)].join(' ')) || `Column ${letterOf(column + 1).toUpperCase()}`;
  });
  const isRemarked = kept.slice(first).some(({ remark }) => remark !== '');
  const records = kept.slice(first).map(({ row, remark }) => {
    if (!isRemarked) return row;
    return [...Array.from({ length: width }, (_, column) => row[column] ?? { text: '' }), { text: remark }];
  });
  if (isRemarked) header.push(remarksColumn);
  // Where nothing follows the heading it heads nothing, and is only words.
  const above = rows
    .slice(0, records.length === 0 ? rows.length : Math.max(at, 0))
    .map((row) => row.map(({ text }) => canonicalText(text).trim()).filter(Boolean));
  const remarksAbove = kept.slice(0, first).flatMap(({ remark }) => (remark === '' ? [] : [[remark]]));
  return { name: sheet.name, above: [...above, ...remarksAbove], header, rows: records };
}

function headingAt(rows: readonly (readonly Cell[])[]): number {
  const top = rows.slice(0, headingRows);
  const known = top.findIndex((row) => isWords(row) && filled(row) >= 2 && knownNames(row) >= Math.min(2, filled(row)));
  if (known >= 0) return known;
  return top.findIndex((row, at) => {
    const next = rows[at + 1];
    if (next === undefined || filled(row) < 2 || !isWords(row)) return false;
    const isData = !isWords(next) || next.some(({ text }) => figure.test(text.trim()));
    return filled(next) >= 2 && isData && row.every(({ text }) => text.trim() === '' || /\p{L}/u.test(text));
  });
}

/** A heading over groups of columns, with the columns' own names below it: only these names say which column is the date. */
function isHeadingOfTwo(rows: readonly (readonly Cell[])[], at: number): boolean {
  const [upper = [], lower, first] = rows.slice(at, at + 3);
  if (lower === undefined || first === undefined || !isWords(lower) || isWords(first)) return false;
  return filled(lower) >= 3 && knownNames(lower) === filled(lower) && namesDate(lower) && !namesDate(upper);
}

function isWords(row: readonly Cell[]): boolean {
  return row.every(
    (cell) => cell.date === undefined && cell.serial === undefined && cell.text.length <= 80 && readDate(cell.text) === null,
  );
}

function filled(row: readonly Cell[]): number {
  return row.filter(({ text }) => text.trim() !== '').length;
}

function knownNames(row: readonly Cell[]): number {
  return row.filter(({ text }) => text.trim() !== '' && isKnownName(text)).length;
}

function namesDate(row: readonly Cell[]): boolean {
  return row.some(({ text }) => roles.date.some((pattern) => pattern.test(oneLine(text).toLowerCase())));
}

function isKnownName(text: string): boolean {
  const name = oneLine(text).toLowerCase();
  return Object.values(roles).some((patterns) => patterns.some((pattern) => pattern.test(name)));
}

/** Gives each column of a sheet its place among all columns; a name already there, in another sheet, is the same column. */
function placeColumns(header: readonly string[], columns: string[], isOne: boolean): number[] {
  const taken = new Set<number>(isOne ? [] : [0]);
  return header.map((name) => {
    let place = columns.findIndex((column, at) => column === name && !taken.has(at));
    if (place < 0) place = columns.push(name) - 1;
    taken.add(place);
    return place;
  });
}

interface Known {
  readonly date: number;
  readonly time: number;
  readonly title: number;
  readonly author: number;
  readonly notes: number;
  readonly order: FigureOrder;
}

function recognise(header: readonly string[], rows: readonly (readonly Cell[])[]): Known {
  const sample = rows.slice(0, 500);
  const texts = (column: number) => sample.map((row) => row[column]?.text.trim() ?? '').filter(Boolean);
  const date = dateColumn(header, sample);
  const named = (role: Role, fits: (texts: readonly string[]) => boolean, ...not: number[]) => {
    for (const pattern of roles[role]) {
      const at = header.findIndex((name, column) => !not.includes(column) && pattern.test(name.toLowerCase()) && fits(texts(column)));
      if (at >= 0) return at;
    }
    return -1;
  };
  const author = named('author', isFilled, date);
  const byName = named('title', isWordy, date, author);
  const title = byName >= 0 ? byName : header.findIndex((_, column) => column !== date && column !== author && isWordy(texts(column)));
  return {
    date,
    time: named('time', isFilled, date),
    author,
    title,
    notes: named('notes', isWordy, date, author, title),
    order: orderOf(rows, date),
  };
}

function chosen(known: Known, part: Part, places: readonly number[], choice: ColumnChoice): Known {
  const place = (column: number | undefined, otherwise: number) => {
    const at = column === undefined ? -1 : places.indexOf(column);
    return at < 0 ? otherwise : at;
  };
  const date = place(choice.date, known.date);
  return {
    ...known,
    date,
    order: orderOf(part.rows, date),
    title: place(choice.title, known.title),
    author: place(choice.author, known.author),
  };
}

function orderOf(rows: readonly (readonly Cell[])[], column: number): FigureOrder {
  return figureOrder(column < 0 ? [] : rows.map((row) => row[column]?.text ?? ''));
}

function isFilled(texts: readonly string[]): boolean {
  return texts.length > 0;
}

/** Words somebody wrote, not job numbers or one of a few categories. */
function isWordy(texts: readonly string[]): boolean {
  return texts.length > 0 && texts.filter((text) => text.length >= 12 && hasWords(text)).length * 2 >= texts.length;
}

/** A letter, and white space somewhere behind it: looked for one after the other, since one pattern for both begins anew at each letter of a word without end. */
function hasWords(text: string): boolean {
  const letter = text.search(/\p{L}/u);
  return letter >= 0 && /\s/.test(text.slice(letter));
}

/** By name where the cells bear it out, otherwise the first column in which most cells are dates. */
function dateColumn(header: readonly string[], sample: readonly (readonly Cell[])[]): number {
  const share = (column: number, isNamed: boolean) => {
    const filled = sample.map((row) => row[column]).filter((cell) => cell !== undefined && cell.text.trim() !== '');
    const order = figureOrder(filled.map((cell) => cell?.text ?? ''));
    return filled.length === 0 ? 0 : filled.filter((cell) => cell && dateIn(cell, order, isNamed) !== null).length / filled.length;
  };
  for (const pattern of roles.date) {
    const at = header.findIndex(
      (name, column) =>
        pattern.test(name.toLowerCase()) && !/birth|\bdob\b|updated?\b/.test(name.toLowerCase()) && share(column, true) >= 0.4,
    );
    if (at >= 0) return at;
  }
  return header.findIndex((name, column) => !/birth|\bdob\b/.test(name.toLowerCase()) && share(column, false) >= 0.6);
}

function rowFound(row: readonly Cell[], known: Known, fileName: string): Found {
  const cell = (column: number) => (column < 0 ? '' : (row[column]?.text ?? ''));
  const dated = known.date < 0 ? undefined : row[known.date];
  const read = dated === undefined ? null : dateIn(dated, known.order, true);
  const own = [cell(known.title), cell(known.notes), firstWords(row, known)].map(oneLine).find((text) => text !== '');
  const author = oneLine(cell(known.author));
  const timed = known.time < 0 ? undefined : row[known.time];
  return {
    title: own ?? titleOfFileName(fileName),
    sender: author === '' ? null : author,
    recipients: null,
    date: read?.date ?? unknownDate,
    time: read === null ? null : (read.time ?? (timed === undefined ? null : timeIn(timed))),
    offset: null,
    dateBasis: read === null ? 'none' : 'column',
  };
}

/** The first cells that are neither the date nor the author: all there is to call a row of short cells by. */
function firstWords(row: readonly Cell[], known: Known): string {
  const texts = row.filter((_, at) => at !== known.date && at !== known.author && at !== known.time).map(({ text }) => text.trim());
  return texts.filter(Boolean).slice(0, 4).join(', ');
}

/** Numbers are days counted from 30 December 1899 in a column known to hold dates, and only there. */
function dateIn(cell: Cell, order: FigureOrder, isDateColumn: boolean): { date: PartialDate; time: string | null } | null {
  if (cell.date) return cell.date.day < firstDay ? null : { date: partialDate(cell.date.day), time: cell.date.time };
  const packed = isDateColumn ? packedDay(cell.text) : null;
  if (packed !== null) return { date: partialDate(packed), time: null };
  if (cell.serial !== undefined) {
    if (!isDateColumn || cell.serial < 18_264 || cell.serial >= 73_051) return null;
    const { day, time } = serialDay(cell.serial);
    return { date: partialDate(day), time };
  }
  return readDate(cell.text, order) ?? (order === 'day-first' ? null : readDate(cell.text));
}

/** `20230503`, as databases write days; taken for one only in a column known to hold dates. */
function packedDay(text: string): string | null {
  const found = /^\s*(\d{4})(\d{2})(\d{2})\s*$/.exec(text);
  return found === null ? null : realDay(Number(found[1]), Number(found[2]), Number(found[3]));
}

function timeIn(cell: Cell): string | null {
  if (cell.date?.time != null) return cell.date.time;
  if (cell.serial !== undefined && cell.serial > 0 && cell.serial < 1) return serialDay(cell.serial).time;
  return readDate(`1 May 2000 ${cell.text.trim()}`)?.time ?? null;
}

/** Day and clock time of an Excel serial number (Microsoft, the 1900 date system). */
export function serialDay(serial: number): { day: string; time: string | null } {
  const minutes = Math.round((serial - Math.floor(serial)) * 1440);
  const days = Math.floor(serial) + (minutes === 1440 ? 1 : 0) - 25_569;
  const day = new Date(days * 86_400_000).toISOString().slice(0, 10);
  const two = (figure: number) => String(figure).padStart(2, '0');
  return { day, time: minutes === 0 || minutes === 1440 ? null : `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` };
}
