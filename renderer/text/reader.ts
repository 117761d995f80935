// Owns the words of readers and marks.
import { type Anchor, anchorKind } from '../../db/model/draft.ts';
import type { DateBasis, Disclosure } from '../../db/model/entry.ts';
import { counted, disclosureText } from './ui.ts';

interface ReviewWords {
  readonly on: string;
  readonly by: string;
  readonly filter: string;
  readonly shown: number;
  readonly rows: number;
  readonly opened: number;
}

export const readerText = {
  close: 'Close the reader',
  closeHint: 'Close the reader (Esc)',
  tearOff: 'Open in a window of its own',
  dock: 'Put back beside the list',
  saveOriginal: 'Save the original',
  saved: (path: string) => `Saved: ${path}`,
  saveMarkedCopy: 'Save a copy with marks (PDF)',
  makingCopy: (exhibit: string) => `Making the copy of ${exhibit} with its marks`,
  notForBoth: (exhibit: string, disclosure: Disclosure) =>
    `${exhibit} may be seen by ${disclosureText[disclosure]}. The copy shows it whole, with your marks and notes.`,
  saveAllTheSame: 'Save all the same',
  savedCopy: (path: string, shown: number, listed: number) =>
    `Saved: ${path}. ${counted(shown, 'mark')} in place${listed === 0 ? '' : `, ${listed} only listed on the last page`}.`,
  allHeaders: 'All headers',
  camera: 'What the camera noted',
  attachedTo: 'Came with',
  partOf: 'Row of',
  quotedIn: 'Quoted in',
  suppliedBy: (who: string) => `supplied by the ${who}`,
  alsoSuppliedBy: (who: string) => `also supplied by the ${who}`,
  onlyFromOther: 'supplied only by the other party',
  received: (times: number) => `received ${times} times`,
  unreadable: 'This file could not be read',
  unreadableKept: 'The original is kept byte for byte and can be saved.',
  noWords: 'There are no words to mark in this one; it is shown as it was supplied.',
  scan: 'A scan, without words: drag over an area, then press m or a head’s letter',
  pictureHint: 'Drag over an area of the picture, then press m or a head’s letter',
  recording: 'A recording: its typed transcript can be marked once there is one.',
  recorder: 'What the recording notes',
  page: (page: number, pages: number) => `page ${page} of ${pages}`,
  pageFailed: 'This page cannot be drawn.',
  pdfFailed: 'This PDF cannot be drawn here. Its words follow.',
  frame: (exhibit: string) => `Words of ${exhibit}`,
  picture: (title: string) => `Picture: ${title}`,
  review: 'Reviewed as one',
  reviewHint: 'Records that you went through the rows shown now, and marks the sheet read',
  notReviewed: 'Not gone through yet',
  earlierReviews: (count: number) => counted(count, 'earlier review'),
  reviewed: ({ on, by, filter, shown, rows, opened }: ReviewWords) =>
    `Reviewed ${on} by ${by}: ${filter === '' ? '' : `filter “${filter}”, `}${shown.toLocaleString('en-GB')} of ${counted(rows, 'row')} shown, ${opened.toLocaleString('en-GB')} opened`,
  sheetBar: 'Rows shown',
  rowsOfSheet: (exhibit: string) => `Rows of ${exhibit}`,
  aboveTable: 'Words above the table',
  filterRows: 'Filter all cells',
  filterHint: 'Rows that hold every word typed here, in any cell',
  filterOf: (column: string) => `Filter ${column}`,
  fromDay: 'from',
  toDay: 'to',
  dayWrong: 'Type a day, such as 3 May 2023',
  clearFilter: 'Show all rows as they stand',
  rowsOf: (shown: number, rows: number) =>
    shown === rows ? counted(rows, 'row') : `${shown.toLocaleString('en-GB')} of ${counted(rows, 'row')}`,
  noRows: 'No row fits the filter.',
  sortHint: (column: string) => `${column}: click to sort up, down, and as the sheet stands`,
  sizeHint: 'Drag to size the column, click twice to fit it (Alt with an arrow)',
  emptyHidden: (count: number) => `${counted(count, 'empty column')} hidden: show`,
  hideEmpty: (count: number) => `Hide ${counted(count, 'empty column')}`,
  tallRows: 'Rows of three lines',
  keptColumns: 'Columns that stay at the left',
  keepColumns: (count: number) =>
    count === 0 ? 'Only the row numbers stay' : `${counted(count, 'column')} ${count === 1 ? 'stays' : 'stay'} at the left`,
  rowNumber: (ordinal: number, isOpened: boolean) => `Row ${ordinal}${isOpened ? ', opened' : ''}`,
  openRow: 'Show the row as a record (Enter)',
  record: (exhibit: string) => `Record ${exhibit}`,
  rowOf: (place: number, count: number) => `${place.toLocaleString('en-GB')} of ${counted(count, 'row')} shown`,
  leftOut: 'left out by the filter',
  nextRow: 'Next row',
  previousRow: 'Previous row',
  closeRow: 'Close the record',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  view: 'View',
  percent: (share: number) => `${Math.round(share * 100)} %`,
  fitWidth: 'As wide as the reader',
  fitPage: 'The whole page',
  turn: 'Turn clockwise',
  thumbnails: 'Pages in small',
  pageOf: (pages: number) => `Page, of ${pages}`,
  ofPages: (pages: number) => `of ${pages.toLocaleString('en-GB')}`,
  of: 'From',
  to: 'To',
  date: 'Date',
  dateBasis: {
    header: 'from the e-mail’s header',
    metadata: 'from the file’s properties',
    exif: 'from the camera',
    column: 'from a column of the sheet',
    text: 'as the paper bears it',
    'file-name': 'from the file’s name',
    quoted: 'as the message that quotes it says',
    edited: 'edited',
    none: '',
  } satisfies Readonly<Record<DateBasis, string>>,
} as const;

export const areaText = {
  mode: 'Draw an area',
  partOf: (title: string) => `Part of the picture: ${title}`,
  open: (key: string) => `Area of ${key}`,
  drawnOnPage: (page: number) => `Area drawn on page ${page}`,
  drawnOnPicture: 'Area drawn on the picture',
  keys: 'Arrows move it, Shift and arrows size it, Ctrl for small steps. Enter keeps it, Escape leaves it; m or a head’s letter marks it.',
  place: (left: number, top: number, width: number, height: number) =>
    `${readerText.percent(left)} from the left, ${readerText.percent(top)} from the top, ${readerText.percent(width)} wide, ${readerText.percent(height)} high`,
} as const;

export const marksText = {
  list: 'Marks in this entry',
  count: (count: number) => (count === 1 ? '1 mark' : `${count} marks`),
  hint: 'Select words, or sentences with ] and [, then press m or a head’s letter; t gives a tag',
  bar: 'The mark',
  margin: 'Marks in the margin',
  overlaps: (keys: readonly string[]) => `overlaps ${keys.join(', ')}`,
  tagPicker: (key: string) => `Tag of ${key}`,
  tagPickerHint: 'Tag: type, or a number for one used last',
  tagOn: 'on the mark',
  tagNew: 'new',
  tagNone: 'No tags yet; type the first.',
  headsNow: (key: string, heads: string) => `${key}: ${heads === '' ? 'no head' : heads}`,
  tagGiven: (key: string, tag: string) => `${key}: tagged ${tag}`,
  tagTaken: (key: string, tag: string) => `${key}: ${tag} taken off`,
  heads: 'Heads',
  tags: 'Tags',
  tagsHint: 'communication, record keeping',
  stance: 'Stance',
  stanceHint: 'says, denies, promises…',
  eventDate: 'Date told of',
  account: 'Whose account',
  accountOwn: (who: string) => `the entry’s own: ${who}`,
  note: 'Note',
  scope: 'Scope',
  scopeComputed: 'as computed',
  scopeReason: 'Reason',
  scopeReasonHint: 'Why the date is overruled',
  overrideOf: { in: 'in scope', context: 'context only', excluded: 'excluded' },
  remove: 'Remove the mark',
  removeHint: 'Remove the mark (Delete)',
  removed: (key: string) => `${key} was removed`,
  noHead: 'no head',
  label: (exhibit: string, heads: string) => (heads === '' ? `Mark ${exhibit}` : `Mark ${exhibit} against ${heads}`),
  editLabel: (key: string) => `Change mark ${key}`,
  removeLabel: (key: string) => `Remove mark ${key}`,
  reasonNeeded: 'Say why before the date is overruled.',
} as const;

/** What a mark is of, in a line: its words, else which area or cells. */
export function passageWords(anchor: Anchor): string {
  switch (anchorKind(anchor)) {
    case 'words':
      return anchor.exact.replace(/\s+/g, ' ');
    case 'area': {
      const areas = anchor.rects.length === 1 ? 'Area' : `${anchor.rects.length} areas`;
      return anchor.page === null ? `${areas} of the picture` : `${areas} on page ${anchor.page}`;
    }
    case 'cells':
      return anchor.exact.replace(/\s+/g, ' ').trim() || 'Empty cells';
  }
}
