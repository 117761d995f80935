// Owns the words of the Evidence screen.
import type { ColumnProfile } from '../../db/model/columnProfile.ts';
import type { BatchLeft, BatchRow, BatchState, InsideFile, Side } from '../../db/model/entry.ts';
import { columnText } from './doubtfulDates.ts';
import { counted } from './ui.ts';

/** `date in “Opened”, title in “Note”`. */
function profileInWords({ date, title, author, order }: ColumnProfile): string {
  const named = Object.entries({ date, title, author }).flatMap(([role, name]) => (name === undefined ? [] : [`${role} in “${name}”`]));
  return [...named, ...(order === undefined ? [] : [columnText.orderOf[order]])].join(', ');
}

const momentOf = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });
const figure = (count: number) => count.toLocaleString('en-GB');

/** `4,312 of 10,000 files`: those of the folders supplied. */
function farInWords({ settled, files }: BatchLeft): string {
  return files === null ? 'before its folders were looked through' : `${figure(settled)} of ${counted(files, 'file')}`;
}

const fromWhom: Readonly<Record<Side, string>> = { resident: 'the resident', landlord: 'the landlord', third: 'a third party' };

export const evidenceText = {
  parts: 'Parts of Evidence',
  /** `Dates to settle 12`; `300+` where there are more than are listed. */
  partWith: (name: string, count: number, hasMore: boolean) => `${name}${count === 0 ? '' : ` ${count}`}${hasMore ? '+' : ''}`,
  partOf: { papers: 'Papers', requests: 'Requests', dates: 'Dates to settle', alike: 'Much alike' },
  takeIn: 'Take in papers',
  dropOn: { resident: 'From the resident', landlord: 'From the landlord', third: 'From a third party' } satisfies Readonly<
    Record<Side, string>
  >,
  dropHint: 'Drop files or a folder here',
  chooseFiles: 'Choose files',
  chooseFolder: 'Choose a folder',
  note: 'Note on this delivery (optional)',
  noteHint: 'How it came, what was asked for',
  password: 'Password of locked files (optional)',
  passwordHint: 'Opens locked PDFs and archives of this delivery. It is used while they are read and not kept.',
  columns: 'Columns of sheets (optional)',
  columnsHint: 'Left empty they are recognised. Letters as in a sheet: A, B, C',
  namedBefore: (landlord: string, profiles: readonly ColumnProfile[]) =>
    `Known in sheets of ${landlord}: ${profiles.map(profileInWords).join('; or ')}. A sheet that has these columns is read by them, unless others are named here.`,
  forget: 'Forget them',
  plainSheets: 'Sheets of plain text (optional)',
  plainSheetsHint: 'Left as found, the encoding and what cells are cut by are recognised in each CSV and TSV',
  columnOf: { date: 'Date', title: 'Title', author: 'Author' },
  columnWrong: 'A letter, A to ZZ',
  /** Files are those of the folders supplied; papers are these with what is attached to them or packed in them, of which more are found on the way. */
  running: (received: number, total: number) => `${figure(received)} of ${counted(total, 'paper')}, attachments counted`,
  /** `clip.mp4: 812.4 MB of 2.1 GB read`, `archive.pst: 1,200 of 5,012 messages taken out`. */
  inside: ({ path, phase, done, of, unit }: InsideFile) =>
    `${path}: ${unit === 'bytes' ? `${sizeInWords(done)} of ${sizeInWords(of)}` : `${figure(done)} of ${figure(of)} ${unit}`} ${phase}`,
  counting: 'Looking through the folders',
  cancel: 'Stop here',
  cancelHint: 'What has been taken in stays; the rest can be taken in later',
  /** `Taking in from the resident was cut off on 26 November 2026 at 10:14: 4,312 of 10,000 files done, attachments not counted.` */
  cutOff: ({ suppliedBy, note }: BatchRow, left: BatchLeft) =>
    `Taking in from ${fromWhom[suppliedBy]}${note === '' ? '' : ` (${note})`} was cut off on ${momentOf.format(left.untilMs)}${left.files === null ? `, ${farInWords(left)}` : `: ${farInWords(left)} done, attachments not counted`}.`,
  cutOffPassword: 'A password was given for it: type it above again before you go on.',
  cutOffCount: (count: number) => `${count === 1 ? 'A delivery was' : `${figure(count)} deliveries were`} cut off`,
  cutOffHint: 'Not all of it was taken in. Opens Evidence, where it can go on.',
  goOn: 'Go on',
  goOnHint: 'Takes in the files that are left. What is in already stays as it is.',
  leave: 'Leave it there',
  leaveHint: 'What is in stays; the delivery counts as stopped and can still go on from the list of deliveries.',
  deliveries: 'Deliveries',
  deliveryColumns: {
    side: 'From',
    note: 'Note',
    count: 'Papers',
    read: 'Read',
    duplicate: 'Again',
    unreadable: 'Unreadable',
    state: 'State',
    acts: 'Actions',
  },
  stateOf: {
    running: 'under way',
    done: 'taken in',
    cancelled: 'stopped',
    interrupted: 'cut off; take it in again',
    withdrawn: 'withdrawn',
  } satisfies Readonly<Record<BatchState, string>>,
  stateLeft: (state: BatchState, left: BatchLeft) =>
    `${state === 'interrupted' ? 'cut off' : 'stopped'}: ${farInWords(left)}${left.files === null ? '' : ', attachments not counted'}`,
  withdraw: 'Withdraw',
  withdrawTitle: 'Withdraw this delivery?',
  /** Which it is: several may stand in the list, and a dialog covers it. */
  withdrawWhich: (batch: BatchRow) =>
    `From ${fromWhom[batch.suppliedBy]}, ${evidenceText.delivery(batch)} (${counted(batch.received, 'paper')}).`,
  withdrawText:
    'Its entries leave every list and their labels are not given again. The originals and the history stay. It is refused while something of the draft cites one of them.',
  withdrawMarks: (marks: number) =>
    `${counted(marks, 'mark')} ${marks === 1 ? 'stands' : 'stand'} on its papers. They stay in the list, without a paper, and can be moved when the same bytes come again.`,
  withdrawn: 'The delivery was withdrawn.',
  empty: 'No papers yet',
  emptyHint:
    'Drop a folder or files on the side they came from, above. Folders are kept as supplied, every file gets its label (R1, L1, T1), and what cannot be read is kept and listed with the reason. Originals never change.',
  entries: 'Entries',
  entriesHint: 'As supplied, folder by folder',
  filter: 'Filter by name, title or label',
  show: 'Show',
  showAll: (count: number) => `all ${figure(count)}`,
  showUnreadable: (count: number) => `unreadable ${figure(count)}`,
  showDuplicate: (count: number) => `received again ${figure(count)}`,
  showBothSides: (count: number) => `sent by both ${figure(count)}`,
  alsoFrom: (sides: readonly string[]) => `also sent by the ${sides.join(' and the ').toLowerCase()}`,
  showUnread: (count: number) => `unread ${figure(count)}`,
  listColumns: {
    exhibit: 'Label',
    title: 'Title',
    date: 'Date',
    side: 'Whose',
    kind: 'Kind',
    bytes: 'Size',
    disclosure: 'May be seen by',
    acts: 'Actions',
  },
  open: 'Open',
  edit: 'Edit',
  saveOriginal: 'Save the original',
  saved: (path: string) => `Saved: ${path}`,
  rows: (count: number) => counted(count, 'row'),
  /** `received 26 November 2026, 15:53: Disclosure, by post`. */
  delivery: ({ receivedMs, note }: BatchRow) =>
    `received ${momentOf.format(receivedMs).replace(' at ', ', ')}${note === '' ? '' : `: ${note}`}`,
  folder: (path: string) => (path === '' ? '(no folder)' : path),
  noneMatch: 'No entry matches.',
  editTitle: (exhibit: string) => `Facts of ${exhibit}`,
  title: 'Title',
  date: 'Date',
  side: 'Whose act or account',
  kind: 'Kind, in your words',
  kindHint: 'contact note, warning letter…',
  disclosure: 'May be seen by',
  seenAsWhole: (isMessage: boolean, exhibit: string, seenBy: string) =>
    `as ${isMessage ? 'its message' : 'what it came in,'} ${exhibit}: ${seenBy}`,
  disclosureWhy: 'Why',
  found: (value: string) => `As found: ${value}`,
  foundNothing: 'As found: nothing',
  suppliedBy: 'Supplied by',
  path: 'Place in the folder supplied',
  hash: 'SHA-256',
  /** One that was stopped says so: it did not bring all it could. */
  done: (state: BatchState, read: number, duplicate: number, unreadable: number) =>
    `${state === 'done' ? 'Taken in' : 'Stopped; taken in so far'}: ${counted(read, 'paper')} read, ${figure(duplicate)} received again, ${figure(unreadable)} unreadable.`,
} as const;

/** `12 kB`, `3.4 MB`, `2.1 GB`. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}
