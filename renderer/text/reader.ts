// Owns the words of readers and marks.
import { type Anchor, anchorKind } from '../../db/model/draft.ts';
import type { DateBasis } from '../../db/model/entry.ts';
import { counted } from './ui.ts';

export const readerText = {
  close: 'Close the reader',
  closeHint: 'Close the reader (Esc)',
  tearOff: 'Open in a window of its own',
  dock: 'Put back beside the list',
  saveOriginal: 'Save the original',
  saved: (path: string) => `Saved: ${path}`,
  attachments: 'Attachments',
  allHeaders: 'All headers',
  camera: 'What the camera noted',
  attachedTo: 'Came with',
  partOf: 'Row of',
  suppliedBy: (who: string) => `supplied by the ${who}`,
  alsoSuppliedBy: (who: string) => `also supplied by the ${who}`,
  onlyFromOther: 'supplied only by the other party',
  received: (times: number) => `received ${times} times`,
  unreadable: 'This file could not be read',
  unreadableKept: 'The original is kept byte for byte and can be saved.',
  noWords: 'There are no words to mark in this one; it is shown as it was supplied.',
  scan: 'A scan: the page is a picture without words.',
  page: (page: number, pages: number) => `page ${page} of ${pages}`,
  pageFailed: 'This page cannot be drawn.',
  pdfFailed: 'This PDF cannot be drawn here. Its words follow.',
  frame: (exhibit: string) => `Words of ${exhibit}`,
  picture: (title: string) => `Picture: ${title}`,
  review: 'Reviewed as one',
  reviewHint: 'Records that you went through the rows shown now, and marks the sheet read',
  notReviewed: 'Not gone through yet',
  reviewed: (on: string, filter: string, shown: number, rows: number, opened: number) =>
    `Reviewed ${on}: ${filter === '' ? '' : `filter “${filter}”, `}${shown.toLocaleString('en-GB')} of ${counted(rows, 'row')} shown, ${opened.toLocaleString('en-GB')} opened`,
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

export const marksText = {
  list: 'Marks in this entry',
  count: (count: number) => (count === 1 ? '1 mark' : `${count} marks`),
  hint: 'Select words, or sentences with ] and [, then press m or a head’s letter',
  bar: 'The mark',
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
  notPlaced: 'The words of this mark are no longer found in the entry.',
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
