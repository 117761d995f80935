// Owns: the words for evidence: sides, kinds, statuses, and the shape in which entries, batches and their contents travel. No reading or storing.
import { z } from 'zod';
import { type PartialDate, partialDateSchema } from './dates.ts';
import type { Id } from './ids.ts';
import type { Stretch } from './quoted.ts';

/** Whose act or account an entry is, and who supplied it. `third`: police, council, neighbour... */
export const sides = ['resident', 'landlord', 'third'] as const;
export const sideSchema = z.enum(sides);
export type Side = z.infer<typeof sideSchema>;
export const labelLetter: Readonly<Record<Side, 'R' | 'L' | 'T'>> = { resident: 'R', landlord: 'L', third: 'T' };

/** The order of labels, R2 before R12. Made once: comparing by locale anew for each pair takes seconds over a large case. */
export const byLabel = new Intl.Collator('en-GB', { numeric: true });

/** What an entry is, as far as its format tells (an archive or mailbox is a folder: what it holds are papers of their own); the investigator's own word for it ("contact note") is free text in `kindText`. */
const entryKinds = ['email', 'pdf', 'word', 'sheet', 'record', 'text', 'web', 'picture', 'audio', 'video', 'archive', 'other'] as const;
export const entryKindSchema = z.enum(entryKinds);
export type EntryKind = z.infer<typeof entryKindSchema>;

/** Whether an entry is a recording: played, and without words but those somebody typed beside it. Such words are a typed transcript, not its own. */
export function isRecording({ kind }: { readonly kind: EntryKind }): boolean {
  return kind === 'audio' || kind === 'video';
}

/** received = read + duplicate + unreadable, always. */
const entryStatuses = ['read', 'duplicate', 'unreadable'] as const;
export type EntryStatus = (typeof entryStatuses)[number];

/** Where an entry's date came from. */
const dateBases = ['header', 'metadata', 'exif', 'column', 'text', 'recognised', 'file-name', 'quoted', 'edited', 'none'] as const;
export type DateBasis = (typeof dateBases)[number];

/** Where an entry's side came from: its supplier, its sender, or the investigator. */
export type SideBasis = 'supplier' | 'sender' | 'edited';

export const disclosures = ['both', 'resident', 'landlord', 'none'] as const;
export const disclosureSchema = z.enum(disclosures);
export type Disclosure = z.infer<typeof disclosureSchema>;

/** How an entry's date stands to a head's windows. `context`: overruled by the investigator with a reason. `excluded`: inside a recorded exclusion. */
export const scopePositions = ['before', 'in', 'after', 'undated', 'excluded', 'context'] as const;
export type ScopePosition = (typeof scopePositions)[number];

/** How far this investigator has looked at an entry. Opening makes it `skimmed`; only the investigator says `read`, or `again`: it needs another look. */
export const readStates = ['unread', 'skimmed', 'read', 'again'] as const;
export const readStateSchema = z.enum(readStates);
export type ReadState = z.infer<typeof readStateSchema>;

/** A log of many rows gone through as one item. */
export interface SheetReview {
  readonly id: Id;
  readonly atMs: number;
  readonly actor: string;
  /** What the rows were narrowed by; empty for all of them. */
  readonly filter: string;
  readonly rows: number;
  readonly rowsShown: number;
  /** Rows of the sheet that had been opened by themselves by then. */
  readonly rowsOpened: number;
}

/** What an investigator may change of an entry. */
export interface EntryFacts {
  readonly title: string;
  readonly date: PartialDate;
  readonly side: Side;
  readonly kindText: string | null;
  /** Null where a part follows what it came in (parts.ts), and so does its reason. */
  readonly disclosure: Disclosure | null;
  readonly disclosureWhy: string;
}

/** Who may see an entry, and by what. */
export interface EntrySeen {
  /** Said of itself; null where it follows what it came in. */
  readonly own: Disclosure | null;
  readonly why: string;
  /** What it came in, where it is a part of something. */
  readonly whole: { readonly id: Id; readonly exhibit: string; readonly kind: EntryKind; readonly disclosure: Disclosure } | null;
}

/** One line of the two lists and the axis. Dates are effective ones (edited where edited). */
export interface EntryRow {
  readonly id: Id;
  readonly revision: number;
  readonly exhibit: string;
  /** The message an attachment came with, the sheet a record stands in. */
  readonly parentId: Id | null;
  readonly kind: EntryKind;
  readonly kindText: string | null;
  readonly side: Side;
  readonly sideBasis: SideBasis;
  readonly suppliedBy: Side;
  readonly title: string;
  readonly sender: string | null;
  readonly recipients: string | null;
  readonly date: PartialDate;
  /** Clock time as written on the paper, `14:05`, with its own offset where known (`+01:00`); null when none. */
  readonly time: string | null;
  readonly offset: string | null;
  readonly dateBasis: DateBasis;
  readonly sha256: string | null;
  readonly bytes: number;
  readonly mediaType: string;
  readonly fileName: string;
  /** Path inside the folder supplied, `/` between parts. */
  readonly path: string;
  readonly status: EntryStatus;
  /** Why it is a duplicate (of which exhibit) or unreadable; plain English. */
  readonly reason: string | null;
  readonly duplicateOf: Id | null;
  /** How many times these bytes were received in this case, over all sides. */
  readonly timesReceived: number;
  /** Sides that supplied these same bytes. */
  readonly alsoSuppliedBy: readonly Side[];
  readonly attachments: number;
  readonly records: number;
  readonly readState: ReadState;
  readonly disclosure: Disclosure;
  readonly batchId: Id;
  readonly receivedMs: number;
}

/** An entry as it stands among the others of its case: the hash of its file, asked for one at a time, does not travel with 100,000 of them. */
export type ListedEntry = Omit<EntryRow, 'sha256'>;

/** Label of a part of a message: part `1` of R12 is R12.1. A message's HTML names its own pictures `part:1`. */
export function partExhibit(parent: string, part: string): string {
  return `${parent}.${part}`;
}

/** What a label stands under, and the rest of it: R12 and `.1` of R12.1, L4 and `#3` of L4#3; null for the label of what came by itself. */
export function cutExhibit(exhibit: string): { readonly whole: string | null; readonly rest: string } {
  const [, whole, rest] = /^(.+)([.#]\d+)$/.exec(exhibit) ?? [];
  return whole === undefined || rest === undefined ? { whole: null, rest: exhibit } : { whole, rest };
}

/** Label of what an entry is a part of: R12 of R12.1, whether that is a message, an archive or a mailbox. Null for what came by itself, and for a row of a sheet. */
export function wholeExhibit(exhibit: string): string | null {
  const { whole, rest } = cutExhibit(exhibit);
  return rest.startsWith('.') ? whole : null;
}

/** Why a paper is a duplicate; the label of the one it repeats follows. */
export const sameBytesAs = 'Same bytes as ';

/**
 * Whether an entry still waits to be opened: an item that could be read and never was. A record is read with its sheet, a duplicate with what it
 * repeats, an archive by its papers, and what cannot be read has nothing to open. The same rule in SQL is `unreadSql` of db/domains/entry/rows.
 */
export function isUnread(row: Pick<EntryRow, 'kind' | 'status' | 'readState'>): boolean {
  return isOpenedByItself(row) && row.readState === 'unread';
}

/** Whether an entry is an item to be opened and read. */
export function isOpenedByItself({ kind, status }: Pick<EntryRow, 'kind' | 'status'>): boolean {
  return kind !== 'record' && kind !== 'archive' && status === 'read';
}

/** A word or run of text on a page: offsets into the extraction's canonical text (UTF-16), rectangle in unrotated PDF user space (points, origin bottom left). */
export interface TextRun {
  readonly start: number;
  readonly end: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Only of words recognised in a picture of a page: how sure the recogniser was of them, 0 to 100. */
  readonly confidence?: number;
}

export interface PageText {
  /** Counts from 1. */
  readonly page: number;
  readonly start: number;
  readonly end: number;
  readonly width: number;
  readonly height: number;
  /** Clockwise turn that shows it upright, in degrees; of a picture see `uprightOf`. */
  readonly rotation: number;
  readonly runs: readonly TextRun[];
}

/** One reading of an original: what one version of one reader, or a person, made of it. Never changed. */
export interface Reading {
  readonly id: Id;
  readonly reader: string;
  readonly version: string;
  readonly madeMs: number;
  /** Who typed it; null where a program read it. */
  readonly madeBy: string | null;
  readonly textSha256: string;
  /** Characters of its text. */
  readonly length: number;
}

/** What a reader shows for one entry. `html` is as supplied: the window sanitises before showing. */
export interface EntryContent {
  readonly entry: EntryRow;
  readonly extractionId: Id | null;
  readonly seen: EntrySeen;
  /** Neither its words nor its bytes are here: the handover that the case came by left it out. */
  readonly isLeftOut: boolean;
  /** Every reading there is of its original, newest first; the one shown is `extractionId`. */
  readonly readings: readonly Reading[];
  /** A transcript being typed that no reading holds yet; newer than `text`. */
  readonly typed: { readonly text: string; readonly actor: string; readonly atMs: number } | null;
  /**
   * Canonical text, NFC; anchors count UTF-16 units into it. For an e-mail or Word file it is the text of `html` where there is html. Of a sheet only what
   * stands above its table: its rows are records, and there may be very many.
   */
  readonly text: string;
  readonly html: string | null;
  /** A message's plain text where it has HTML as well and the two differ; nothing is anchored to it. */
  readonly plain: string | null;
  /** Stretches of the canonical text that a message's HTML marks as quoted. */
  readonly quoted: readonly Stretch[];
  /** Of a record made of what a message quotes: where its words stand in that message's canonical text. */
  readonly quotedIn: Stretch | null;
  /** Of a message: what it quotes that was made a record and that not both parties may see; null where its place was found in another reading. */
  readonly quotedKept: readonly { readonly exhibit: string; readonly disclosure: Disclosure; readonly stretch: Stretch | null }[];
  readonly pages: readonly PageText[];
  /** Sheet: its columns; record: its cells under the parent's columns. */
  readonly columns: readonly string[];
  readonly cells: readonly string[];
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** Values as the reader found them, before any edit. */
  readonly found: Found;
  /** What came with it, in order of label. The rows of a sheet are not among them: `sheet.rows` reads those in view. */
  readonly children: readonly EntryRow[];
  /** How a sheet was gone through, newest first. */
  readonly reviews: readonly SheetReview[];
  readonly receipts: readonly {
    readonly id: Id;
    readonly exhibit: string;
    readonly suppliedBy: Side;
    readonly path: string;
    readonly receivedMs: number;
  }[];
  /** Labels it had first, which two desks had given: each stays a name of it. */
  readonly aliases: readonly string[];
  /** Given at this desk and not yet merged at the one whose labels stay. */
  readonly isLabelProvisional: boolean;
}

/** What a reader found in a file, before anyone edited it. */
export const foundSchema = z.strictObject({
  title: z.string(),
  sender: z.string().nullable(),
  recipients: z.string().nullable(),
  date: partialDateSchema,
  time: z.string().nullable(),
  offset: z.string().nullable(),
  dateBasis: z.enum(dateBases),
});
export type Found = z.infer<typeof foundSchema>;

export type BatchState = 'running' | 'done' | 'cancelled' | 'interrupted' | 'withdrawn';

/** One delivery of papers: who sent it, when it came, how much of it could be read. */
export interface BatchRow {
  readonly id: Id;
  readonly suppliedBy: Side;
  readonly note: string;
  readonly receivedMs: number;
  readonly state: BatchState;
  readonly received: number;
  readonly read: number;
  readonly duplicate: number;
  readonly unreadable: number;
  /** Only of a delivery that was cut off or stopped, and can go on. */
  readonly left: BatchLeft | null;
}

/** A paper that is kept but could not be read. */
export interface UnreadablePaper {
  readonly exhibit: string;
  readonly path: string;
  /** In plain English, with what to do. */
  readonly reason: string;
}

/** Whether a delivery was cut off and can go on; one that was stopped by hand is not asked about. */
export function isCutOff(batch: BatchRow): batch is BatchRow & { readonly left: BatchLeft } {
  return batch.state === 'interrupted' && batch.left !== null;
}

/** How far a delivery came before it ended early. Files are those of the folders supplied; what they hold is counted in the delivery. */
export interface BatchLeft {
  readonly settled: number;
  /** Null where it ended while the folders were still being looked through. */
  readonly files: number | null;
  /** When it was last seen coming in. */
  readonly untilMs: number;
  /** Whether a password was given that is needed once more. */
  readonly hadPassword: boolean;
}

export interface IntakeProgress extends BatchRow {
  readonly caseId: Id;
  /** Papers found so far, of which `received` are dealt with: files with what is attached to them or packed in them. */
  readonly total: number;
  readonly current: string | null;
  /** How far one large file is; null while it is small ones. */
  readonly inside: InsideFile | null;
}

/**
 * How far one file is: first its bytes are read for its hash, then they are kept, then what it holds is taken out. That is counted in messages or files where the file
 * says how many it holds (an Outlook mailbox, an archive), else in bytes.
 */
export interface InsideFile {
  readonly path: string;
  readonly phase: 'read' | 'kept' | 'taken out';
  readonly done: number;
  readonly of: number;
  readonly unit: InsideUnit;
}
export const insideUnits = ['bytes', 'messages', 'files'] as const;
export type InsideUnit = (typeof insideUnits)[number];

/** Stand around a hit in a snippet, so that no markup travels: signs for private use, which no paper holds. */
export const hitStart = '\uE000';
export const hitEnd = '\uE001';

export interface SearchHit {
  readonly entryId: Id;
  readonly exhibit: string;
  readonly side: Side;
  readonly kind: EntryKind;
  readonly title: string;
  readonly date: PartialDate;
  /** Plain text around the hits, each between `hitStart` and `hitEnd`. */
  readonly snippet: string;
}
