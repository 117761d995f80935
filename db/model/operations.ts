// Owns: every operation the store answers, written once: its input schema (the guard at both borders) and the shape of its answer. No behaviour.
import { z } from 'zod';
import type { LaterHit, NotSearched } from './absences.ts';
import type { RecordReading } from './assertions.ts';
import type { Backup, BackupPolicy } from './backups.ts';
import type { FigureOrder } from './britishDate.ts';
import type { Candidate } from './candidates.ts';
import type { CaseClocks } from './caseClocks.ts';
import type { CaseFile } from './caseFile.ts';
import type { CheckResult } from './checks.ts';
import { chronologyFilterSchema } from './chronology.ts';
import { type ColumnEvidence, orders } from './columnOrder.ts';
import type { DoubtfulDate } from './dateCandidates.ts';
import { civilDateSchema, type PartialDate, partialDateSchema } from './dates.ts';
import { readAsSchema } from './delimited.ts';
import { columnChoiceSchema } from './delivery.ts';
import {
  type Draft,
  type DraftKind,
  type DraftValue,
  draftChangeSchema,
  draftSchemas,
  type OpeningKind,
  type stages,
  type waitingParties,
} from './draft.ts';
import {
  type BatchRow,
  type DateBasis,
  disclosureSchema,
  type EntryContent,
  type EntryRow,
  entryKindSchema,
  type IntakeProgress,
  type ListedEntry,
  type ReadState,
  readStateSchema,
  type ScopePosition,
  type SearchHit,
  type SheetReview,
  type Side,
  sideSchema,
  type UnreadablePaper,
} from './entry.ts';
import { soughtSchema } from './find.ts';
import { type HandoverNote, handoverWithoutSchema, type LeftOut, passphraseSchema } from './handover.ts';
import { type HouseStyle, houseStyleSchema } from './houseStyle.ts';
import { idSchema } from './ids.ts';
import { type CopyLimits, copyReaders, type PrintablePage } from './markedCopy.ts';
import type { MergeChoice, MergeConflict } from './merge.ts';
import {
  type PrecedentContent,
  type PrecedentProgress,
  type PrecedentRefused,
  type PrecedentsFound,
  precedentPartsSchema,
  precedentsSoughtSchema,
} from './precedents.ts';
import type { Said, Stretch } from './quoted.ts';
import { type Printed, type Report, reportCopies, signedCopies } from './report.ts';
import { requestLetters } from './requests.ts';
import {
  type CaseHold,
  type ClassDue,
  type DisposalLook,
  type DisposalRecord,
  type RecordClass,
  type RetentionRule,
  type RetentionSuggestion,
  recordClasses,
  retentionRulesSchema,
} from './retention.ts';
import type { RuleSet, RuleSetNamed } from './ruleSet.ts';
import type { ScanCounts, ScanPaper, ScanProgress } from './scan.ts';
import { type SheetPreview, type SheetRow, type SheetShape, sheetFilterSchema, sheetSortSchema } from './sheet.ts';
import type { SweepFinding } from './sweep.ts';
import type { LinkBasis } from './thread.ts';
import { type ReportVersion, versionFormats } from './version.ts';

const historyPlaceSchema = z.strictObject({ deskId: z.string().max(100), sequence: z.int().positive() });
const caseId = idSchema;
const strict = z.strictObject;

/** What an entry looks like to the filters of Side by side. Absent means no filter. */
const entryFilterSchema = strict({
  side: sideSchema.optional(),
  kind: entryKindSchema.optional(),
  from: civilDateSchema.optional(),
  to: civilDateSchema.optional(),
  isUnread: z.boolean().optional(),
  batchId: idSchema.optional(),
  parentId: idSchema.optional(),
});
export type EntryFilter = z.infer<typeof entryFilterSchema>;

/** Opens locked files while they are read; never stored, in no history and no log. */
export const passwordSchema = z.string().min(1).max(500);

const entryPatchSchema = strict({
  title: z.string().min(1).max(500).optional(),
  date: partialDateSchema.optional(),
  side: sideSchema.optional(),
  kindText: z.string().max(100).nullable().optional(),
  /** Null: a part follows what it came in again; anything else goes back to both. */
  disclosure: disclosureSchema.nullable().optional(),
  disclosureWhy: z.string().max(1000).optional(),
});
export type EntryPatch = z.infer<typeof entryPatchSchema>;

const referenceSchema = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[^\\/\s]+$/, 'a reference has no spaces or slashes');

const filePath = z.string().min(1).max(4000);
const reason = z.string().trim().max(500);

const versionNote = z.string().max(20_000);

/** Input schemas of reads: answered by a read-only connection, never change anything. */
export const readInputs = {
  'desk.about': strict({}),
  'desk.listCases': strict({}),
  /** The rule sets a case can be decided by. */
  'desk.listRuleSets': strict({}),
  /** Holds the desk's own file against its history. */
  'desk.verify': strict({}),
  'desk.readSetting': strict({ key: z.string().min(1).max(100) }),
  /** The office's rules of retention, and periods that bodies of the field have published. */
  'retention.read': strict({}),
  /** What disposing of a case would take, and what refuses it. */
  'disposal.look': strict({ caseId }),
  /** Every disposal at this desk, newest first. */
  'disposal.list': strict({}),
  /** The register of disposals as a file. */
  'disposal.build': strict({ format: z.enum(['docx', 'html', 'txt', 'csv']) }),
  /** Published decisions of the desk's library: figures and what is behind them. */
  'precedent.search': precedentsSoughtSchema,
  'precedent.read': strict({ id: idSchema }),
  'draft.read': strict({ caseId }),
  'entry.axis': strict({ caseId }),
  'entry.list': strict({
    caseId,
    filter: entryFilterSchema,
    after: z.string().nullable(),
    limit: z.int().min(1).max(1000),
  }),
  /**
   * What a case shows first: entries in order, after the one it was left on, else from the first day that any scope window has; and of the draft what stands
   * among them, without what lies on them.
   */
  'entry.opening': strict({ caseId, after: z.string().nullable(), limit: z.int().min(1).max(1000) }),
  'entry.read': strict({ caseId, id: idSchema }),
  /** Bytes of an original, `from` inclusive, at most `length` bytes. */
  'entry.bytes': strict({
    caseId,
    id: idSchema,
    from: z.int().nonnegative(),
    length: z
      .int()
      .positive()
      .max(8 * 1024 * 1024),
  }),
  /** One page of a TIFF or HEIC, drawn as PNG: no window opens those. */
  'entry.picture': strict({ caseId, id: idSchema, page: z.int().min(1).max(5000) }),
  /** A sheet without its rows. */
  'sheet.read': strict({ caseId, id: idSchema }),
  /** Which of its rows are shown, and in what order. */
  'sheet.order': strict({ caseId, id: idSchema, filter: sheetFilterSchema, sort: sheetSortSchema.nullable() }),
  /** The rows with these ordinals. */
  'sheet.rows': strict({ caseId, id: idSchema, ordinals: z.array(z.int().positive()).min(1).max(500) }),
  /** Those of its rows that bear marks. */
  'sheet.marked': strict({ caseId, id: idSchema }),
  /** A sheet as it would be read by other columns, or one of plain text by another encoding or delimiter; nothing is kept. */
  'sheet.preview': strict({ caseId, id: idSchema, readAs: readAsSchema.optional(), columns: columnChoiceSchema.optional() }),
  'entry.batches': strict({ caseId }),
  /** What of a delivery could not be read, in the order it came. */
  'entry.unreadable': strict({ caseId, batchId: idSchema }),
  /** Withdrawn papers with marks on them whose bytes are in the case again. */
  'entry.cameAgain': strict({ caseId }),
  /** What nobody has opened, per head and per side. */
  'entry.unread': strict({ caseId }),
  /** The thread an e-mail is in, and what its messages quote. What is no e-mail has none. */
  'entry.thread': strict({ caseId, id: idSchema }),
  /** The unread entry that comes next by date after `after`, going round to the first; null where none is left. */
  'entry.nextUnread': strict({ caseId, after: idSchema.nullable(), side: sideSchema.nullable(), headId: idSchema.nullable() }),
  'search.run': strict({
    caseId,
    query: z.string().min(1).max(500),
    filter: entryFilterSchema,
    limit: z.int().min(1).max(1000),
  }),
  /** Which entries a search finds and how many, without their words. */
  'search.entries': strict({ caseId, query: z.string().min(1).max(500), filter: entryFilterSchema }),
  /** Rows of a sheet that hold what is looked for, in the order of the sheet. */
  'search.rows': strict({ caseId, sheetId: idSchema, sought: soughtSchema }),
  /** Places a quotation in an entry's canonical text. Refused when it is not there, or is there twice and prefix and suffix do not tell which. */
  'anchor.locate': strict({
    caseId,
    entryId: idSchema,
    exact: z.string().min(1).max(20_000),
    prefix: z.string().max(200),
    suffix: z.string().max(200),
    page: z.int().positive().nullable(),
  }),
  /** What of an item not both parties may see, asked before a copy of it is made. */
  'entry.copyLimits': strict({ caseId, id: idSchema }),
  /**
   * The page to print before an item is copied with its marks; null for a PDF or picture that is copied as it is. Of a PDF with a passage that its reader may
   * not see, the words are printed without it.
   */
  'entry.printable': strict({ caseId, id: idSchema, reader: z.enum(copyReaders) }),
  /**
   * A copy of an item with its marks as PDF annotations, for the desk or for a party: refused for one that may not see it. `printed` is the PDF of the item's printable page, null where there is none to print. The
   * original is not touched.
   */
  'entry.markedCopy': strict({
    caseId,
    id: idSchema,
    reader: z.enum(copyReaders),
    printed: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'these are not bytes').nullable(),
  }),
  'rules.read': strict({ caseId }),
  /** Complaint stages by the Code in force and the limits on complaining and referring, each with its working. */
  'clock.read': strict({ caseId }),
  /** What may have followed a report; proposals only. */
  'pairing.candidates': strict({ caseId, reportId: idSchema }),
  /** What the search of each absence finds now and did not find when it was made. */
  'absence.laterHits': strict({ caseId }),
  /** Papers that no search looks into. */
  'absence.notSearched': strict({ caseId }),
  /** Papers whose date can be read in more than one way, or is only the file's, or is not there though their words have some. */
  'entry.doubtfulDates': strict({ caseId }),
  'entry.doubtfulColumns': strict({ caseId }),
  /** Papers whose words are nearly the same; the same bytes again are duplicates, and told as such. */
  'entry.alike': strict({ caseId }),
  /** What records say to a statement as far as their days and figures tell. */
  'assertion.hold': strict({ caseId, text: z.string().min(1).max(5000), entryIds: z.array(idSchema).max(2000) }),
  'checks.run': strict({ caseId }),
  'report.assemble': strict({ caseId, copy: z.enum(reportCopies) }),
  /** What each paragraph of the draft is called by in its report. */
  'report.numbers': strict({ caseId }),
  /** A letter that goes out with the decision, as its rule set has it. */
  'letter.assemble': strict({ caseId, letter: z.string().min(1).max(40) }),
  'letter.build': strict({ caseId, letter: z.string().min(1).max(40), format: z.enum(['docx', 'html', 'txt']) }),
  /** A letter about what was asked of a party, dated today: the request, a chaser, the acknowledgement of its answer. */
  'requestLetter.build': strict({
    caseId,
    about: z.enum(requestLetters),
    to: z.string().min(1).max(200),
    format: z.enum(['docx', 'html', 'txt']),
  }),
  /** The style a case is printed in: the desk's, or the one it was issued in. */
  'houseStyle.read': strict({ caseId }),
  /** What may still identify somebody in the publication edition as it is now. */
  'report.sweep': strict({ caseId }),
  'report.build': strict({ caseId, copy: z.enum(reportCopies), format: z.enum(['docx', 'html', 'txt']) }),
  /** The lines of the chronology that a filter shows, as a working paper. */
  'chronology.build': strict({ caseId, filter: chronologyFilterSchema, format: z.enum(['docx', 'html', 'txt']) }),
  /** The jurisdiction note on one head, or on the whole case. */
  'jurisdictionNote.build': strict({ caseId, headId: idSchema.nullable(), format: z.enum(['docx', 'html', 'txt']) }),
  /** What was held, asked for, read and approved by the end of a day, as a working paper. */
  'known.build': strict({ caseId, on: civilDateSchema, format: z.enum(['docx', 'html', 'txt']) }),
  /** Versions of the report, newest first. */
  'version.list': strict({ caseId }),
  /** What was kept of a version, or of a letter that went out with it, held against its hash. */
  'version.file': strict({ caseId, id: idSchema, format: z.enum(versionFormats), letter: z.string().min(1).max(40).nullable() }),
  /** The scans of a case, which of their pages are recognised, wait or failed, and why. */
  'scan.list': strict({ caseId }),
  'draftFile.export': strict({ caseId }),
  'history.next': strict({ caseId }),
  'history.list': strict({ caseId, before: historyPlaceSchema.nullable(), limit: z.int().min(1).max(500) }),
  'history.verify': strict({ caseId }),
  /** Backups of a case, newest first, and by what rules they are kept. Answered for a damaged case too. */
  'backup.list': strict({ caseId }),
  /** Copies the case whole beside itself; the case is only read. */
  'backup.make': strict({ caseId, why: z.enum(['asked', 'schedule']) }),
  /** Handovers of a case: given, received, merged; newest first. */
  'handover.list': strict({ caseId }),
  /** What there is to be handed over, and how much of each. */
  'handover.sizes': strict({ caseId }),
  /** Opens a handover file and holds it against its own history; the file and the store are only read. */
  'handover.look': strict({ path: filePath, passphrase: passphraseSchema }),
  /** Opens a handover to be looked at only: its case answers reads under the id given, until the program ends; nothing is written. */
  'handover.open': strict({ path: filePath, passphrase: passphraseSchema }),
  /** What merging a handover into the case here would do, and what differs: nothing is written. */
  'handover.compare': strict({ path: filePath, passphrase: passphraseSchema }),
  /** What differed in the merges of a case, with both values and what was chosen, newest merge first. */
  'handover.differences': strict({ caseId }),
} as const;

/** Input schemas of writes: each one transaction and one history row. */
export const writeInputs = {
  'desk.setActor': strict({ name: z.string().trim().min(1).max(200) }),
  'desk.writeSetting': strict({ key: z.string().min(1).max(100), value: z.json() }),
  /** Sets the style in which this desk prints every case that has not gone out. */
  'desk.setHouseStyle': strict({ style: houseStyleSchema }),
  /** Sets the rules of retention of this office. */
  'retention.setRules': strict({ rules: retentionRulesSchema }),
  /**
   * Disposes of a case through a class of its records, as a person says by typing its reference; before its day with a reason only. Refused while it is open or held.
   * Not undoable.
   */
  'disposal.dispose': strict({ caseId, through: z.enum(recordClasses), typed: z.string().max(100), reason }),
  'desk.createCase': strict({
    reference: referenceSchema,
    landlord: z.string().min(1).max(300),
    received: civilDateSchema.nullable(),
  }),
  /** Makes the sample case from a folder holding files/{resident,landlord,third} and draft.case-file.json, unless a case of that reference exists. */
  'desk.openSample': strict({ folder: z.string().min(1) }),
  /** Takes files or folders of published decisions into the library; answers when all are through, and tells of its progress. */
  'precedent.takeIn': strict({ paths: z.array(z.string().min(1)).min(1).max(100_000) }),
  /** Stops the taking in that is under way; what was taken in stays. */
  'precedent.cancel': strict({}),
  /** Puts the parts of a decision right by hand; null: as recognised. `seen`: how many corrections it had when it was read. */
  'precedent.correct': strict({ id: idSchema, seen: z.int().min(0), parts: precedentPartsSchema.nullable() }),
  'precedent.remove': strict({ ids: z.array(idSchema).min(1).max(5000) }),
  /** Puts back what was removed. */
  'precedent.restore': strict({ ids: z.array(idSchema).min(1).max(5000) }),
  'draft.change': strict({
    caseId,
    /** What was done, in words: `Mark R3 against (b)`. Shown in History and on Undo. */
    label: z.string().min(1).max(200),
    changes: z.array(draftChangeSchema).min(1).max(5000),
  }),
  /** Durable at once, not yet a command: what is being typed in one row. */
  'draft.type': strict({ caseId, id: idSchema, value: draftSchemas.paragraph }),
  'draftFile.apply': strict({ caseId, file: z.unknown() }),
  'entry.edit': strict({ caseId, id: idSchema, seenRevision: z.int().positive(), patch: entryPatchSchema }),
  /** The date of a paper settled by hand, also where it stays as it was found. */
  'entry.settleColumn': strict({ caseId, id: idSchema, order: z.enum(orders) }),
  'entry.settleDate': strict({ caseId, id: idSchema, seenRevision: z.int().positive(), date: partialDateSchema }),
  /** An entry was put on the screen: what was unread is skimmed from then on. */
  'entry.noteOpened': strict({ caseId, ids: z.array(idSchema).min(1).max(5000) }),
  'entry.setReadState': strict({ caseId, ids: z.array(idSchema).min(1).max(5000), state: readStateSchema }),
  /** A message that is only quoted in another becomes a record of its own: the stretch of the message's canonical text that quotes it. */
  'entry.makeQuoted': strict({ caseId, id: idSchema, start: z.int().nonnegative(), end: z.int().positive() }),
  /** A sheet was gone through as one item: what its rows were narrowed by and how many that showed. */
  'entry.reviewSheet': strict({ caseId, id: idSchema, narrowedBy: z.string().max(500), rowsShown: z.int().nonnegative() }),
  /** Reads a paper once more with today's readers; its marks are placed again, or say that they could not be. `readAs` is for a sheet of plain text, `columns` for any. */
  'entry.readAgain': strict({
    caseId,
    id: idSchema,
    password: passwordSchema.optional(),
    readAs: readAsSchema.optional(),
    columns: columnChoiceSchema.optional(),
  }),
  /** Durable at once, not yet a reading: what is being typed beside a recording. */
  'entry.typeTranscript': strict({ caseId, id: idSchema, text: z.string().max(2_000_000) }),
  /** Makes a reading of what was typed beside a recording. */
  'entry.keepTranscript': strict({ caseId, id: idSchema }),
  'intake.start': strict({
    caseId,
    side: sideSchema,
    paths: z.array(z.string().min(1)).min(1).max(100_000),
    note: z.string().max(2000),
    columns: columnChoiceSchema.optional(),
    /** How sheets of plain text are to be read; guessed otherwise. */
    readAs: readAsSchema.partial().optional(),
    password: passwordSchema.optional(),
  }),
  'intake.cancel': strict({ caseId, batchId: idSchema }),
  /** Takes in what a delivery that was cut off or stopped had left. */
  'intake.goOn': strict({ caseId, batchId: idSchema, password: passwordSchema.optional() }),
  /** Leaves a delivery that was cut off as it stands; it can still go on later. */
  'intake.leave': strict({ caseId, batchId: idSchema }),
  /** Recognises every page that waits and answers when none does, or when it was stopped. */
  'scan.read': strict({ caseId }),
  /** Stops or goes on with recognising at this desk, also after a restart. */
  'scan.pause': strict({ isPaused: z.boolean() }),
  /** Puts the pages of a paper that failed or were left out back in line. */
  'scan.again': strict({ caseId, id: idSchema }),
  /** Leaves the pages of a paper that wait without words. */
  'scan.leave': strict({ caseId, id: idSchema }),
  /** `keepsMarks`: marks on its papers stay, waiting for the same bytes to come again; otherwise they are in the way. */
  'intake.withdraw': strict({ caseId, batchId: idSchema, keepsMarks: z.boolean().optional() }),
  /** Moves the marks of withdrawn papers to the papers their bytes came again as. */
  'entry.moveMarks': strict({
    caseId,
    papers: z
      .array(strict({ from: idSchema, to: idSchema }))
      .min(1)
      .max(5000),
  }),
  /** Takes the step that makes a version: the draft as it stands, byte for byte, goes to whoever signs off. */
  'version.submit': strict({ caseId, copy: z.enum(signedCopies), note: versionNote }),
  /** Any other step of the rule set: return, approve, issue. Refused, with what to do, where the rules of sign-off do not have it. */
  'version.step': strict({ caseId, id: idSchema, step: z.string().min(1).max(40), note: versionNote }),
  /** Takes a Word file of the report back: keeps it, and lists its tracked changes and comments to be settled one by one. */
  'report.takeBack': strict({ caseId, path: z.string().min(1) }),
  /**
   * Puts a backup back: as a case of its own under a new reference, or, with null, in the place of the case as it is now, which is kept among the backups.
   * Not undoable: restore what was replaced.
   */
  'backup.restore': strict({ caseId, name: z.string().min(1).max(100), asReference: referenceSchema.nullable() }),
  /** Closes a case: read-only from then on, with a reason in the history; and opens it again. */
  'case.close': strict({ caseId, reason: z.string().trim().min(1).max(500) }),
  'case.reopen': strict({ caseId, reason: z.string().trim().min(1).max(500) }),
  /** Holds a case, open or closed, back from disposal; and lets it go. */
  'case.hold': strict({ caseId, reason: z.string().trim().min(1).max(500) }),
  'case.liftHold': strict({ caseId, reason: z.string().trim().min(1).max(500) }),
  /**
   * Makes a handover file at `path`: the case, or what is chosen of it, encrypted with a passphrase of its own, proved before it has its name. What is being
   * typed is kept first. `isReplacing`: over a file that is there.
   */
  'handover.make': strict({
    caseId,
    path: filePath,
    passphrase: passphraseSchema,
    reason,
    without: handoverWithoutSchema,
    isReplacing: z.boolean(),
  }),
  /** Stops what is being done with the handover file at this path: making it, proving it, comparing it, taking it in. What asked for that is refused with `cancelled`. */
  'handover.cancel': strict({ path: filePath }),
  /**
   * Takes a verified handover in: as the case it is, under its own reference or `asReference` where that is taken; or, where the case is here already, merged into
   * it with `choices` by the name of a difference (`handover.compare`).
   */
  'handover.receive': strict({
    path: filePath,
    passphrase: passphraseSchema,
    asReference: referenceSchema.nullable(),
    choices: z.record(z.string().max(300), z.enum(['ours', 'theirs', 'both'])),
  }),
  /** With `only` it is refused where what comes next is not words of the draft alone: somebody who takes back typing means the text. */
  'history.undo': strict({ caseId, only: z.literal('text').optional() }),
  'history.redo': strict({ caseId, only: z.literal('text').optional() }),
} as const;

export const operationInputs = { ...readInputs, ...writeInputs } as const;

/** An order that is open past its due day. */
export interface OverdueOrder {
  readonly orderId: string;
  /** Its place in the report: Order 1. */
  readonly number: number;
  readonly text: string;
  readonly due: string;
  /** Calendar days. */
  readonly days: number;
  readonly isInPart: boolean;
  /** The last day the landlord was chased; null where it never was. */
  readonly chased: string | null;
}

export interface CaseRow {
  readonly id: string;
  readonly reference: string;
  readonly landlord: string;
  readonly stage: (typeof stages)[number];
  readonly waitingOn: (typeof waitingParties)[number];
  readonly received: string | null;
  readonly daysOpen: number | null;
  readonly nextDeadline: { readonly date: string; readonly why: string } | null;
  readonly entries: number;
  readonly unread: number;
  readonly heads: number;
  /** Orders of an issued report that are open past their due day, the longest first. */
  readonly overdue: readonly OverdueOrder[];
  /** Why the case cannot be opened (newer version, damaged); null when it can. */
  readonly problem: string | null;
  /** Null while it is open. */
  readonly closed: ClosedCase | null;
  /** Who holds it back from disposal. */
  readonly hold: CaseHold | null;
  /** How each class of records that it still has stands by the office's rules. */
  readonly retention: readonly ClassDue[];
  /** Classes that were disposed of. */
  readonly disposed: readonly RecordClass[];
}

export interface AxisRow extends ListedEntry {
  /** Scope per head id. */
  readonly scope: Readonly<Record<string, ScopePosition>>;
}

/** A row of the axis with the hash of its file. */
export type FiledRow = AxisRow & EntryRow;

/** What nobody has opened. An entry counts for each head it is in the scope of, or has no date to tell by. */
export interface UnreadCounts {
  readonly all: Readonly<Record<Side, number>>;
  readonly heads: Readonly<Record<string, Readonly<Record<Side, number>>>>;
  /** Entries marked as needing another look. */
  readonly again: Readonly<Record<Side, number>>;
}

/** A message of a thread, with its own words and what it quotes. */
export interface ThreadMessage
  extends Pick<EntryRow, 'id' | 'exhibit' | 'side' | 'title' | 'sender' | 'date' | 'time' | 'readState' | 'attachments'> {
  /** The nearest message before it that is in the case. */
  readonly parentId: string | null;
  /** Whether headers say that it answers its parent, or only subject and people do. Null without a parent. */
  readonly basis: LinkBasis | null;
  /** Whether it quotes its parent's words: what makes a link by subject sure. */
  readonly quotesParent: boolean;
  /** The same message received again, in the same bytes or in others. */
  readonly copies: readonly Pick<EntryRow, 'id' | 'exhibit' | 'side'>[];
  readonly own: string;
  readonly quoted: readonly QuotedPassage[];
}

/** One message as another quotes it; offsets into the canonical text of the one that quotes. */
export interface QuotedPassage {
  /** Every stretch of it, with the lines that say whose it is. */
  readonly parts: readonly Stretch[];
  /** The longest stretch of its words alone. */
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly said: Said | null;
  readonly words: string;
  /** The entry whose own words these are; null where they are in no other paper. */
  readonly source: Pick<EntryRow, 'id' | 'exhibit' | 'side' | 'date'> | null;
  /** Without a source: the message of the thread that quotes it first, where that is another. */
  readonly firstIn: string | null;
}

export interface Thread {
  /** In order of when they were sent. */
  readonly messages: readonly ThreadMessage[];
  /** Messages that others name in their headers and nobody supplied. */
  readonly unseen: readonly { readonly messageId: string; readonly namedBy: readonly string[] }[];
}

/** What verifying a file found. `problems` are sentences that name the table and the row; empty means that nothing was altered. */
export interface Verdict {
  /** Rows of history. */
  readonly rows: number;
  /** Rows held against the history or their seal. */
  readonly covered: number;
  readonly originals: number;
  readonly problems: readonly string[];
  /** What a handover was made without, in sentences: it is not there, and nothing is wrong with that. */
  readonly leftOut: readonly string[];
}

/** A handover as the case itself remembers it. */
export interface HandoverRow {
  readonly id: string;
  readonly direction: 'given' | 'received' | 'merged';
  readonly atMs: number;
  /** Who made the file, at which desk and when. */
  readonly actor: string;
  readonly deskId: string;
  readonly madeMs: number;
  readonly reason: string;
  readonly fileName: string;
  readonly leftOut: readonly LeftOut[];
  /** How many differences are listed with it. */
  readonly differences: number;
}

/** A handover file as it shows itself once its passphrase opens it. */
export interface HandoverLook {
  readonly note: HandoverNote;
  readonly fileName: string;
  readonly bytes: number;
  readonly verdict: Verdict;
  /** What receiving it would be: a new case here, a merge into the case that is here already, or neither, because another case has its reference. */
  readonly here: 'new' | 'merge' | 'referenceTaken';
  /** The reference the case has here, where it is here already: another desk may have given it one of its own. */
  readonly hereAs: string | null;
}

/** One difference between two copies of a case, in words. */
export interface ShownDifference {
  /** Names it for `handover.receive`. */
  readonly name: string;
  readonly table: string;
  readonly id: string;
  readonly kind: DraftKind | 'entry' | 'other';
  /** What it is called on screen: `Paragraph f3`, `Paper R4`. */
  readonly title: string;
  readonly what: MergeConflict['what'];
  /** Columns that differ; none for a row that is gone on one side. */
  readonly columns: readonly string[];
  /** When the copies parted. */
  readonly before: string;
  readonly ours: string;
  readonly theirs: string;
  readonly oursBy: { readonly actor: string; readonly atMs: number } | null;
  readonly theirsBy: { readonly actor: string; readonly atMs: number } | null;
  /** How both can be kept; null where they cannot. */
  readonly both: 'row' | 'list' | 'text' | null;
  /** What stands where nobody chooses. */
  readonly usual: MergeChoice;
}

/** A difference as the case keeps it, with what was chosen. */
export interface KeptDifference extends ShownDifference {
  readonly handoverId: string;
  readonly atMs: number;
  /** Who made the handover that it came with. */
  readonly actor: string;
  readonly choice: MergeChoice;
}

/** What merging a handover would do. */
export interface MergeCompared {
  readonly note: HandoverNote;
  /** Label of the merge of this handover that was made here and undone since; null where there is none. */
  readonly undone: string | null;
  /** Rows of history that are not in what stands here. */
  readonly news: number;
  /** Papers that are not seen here, and papers that get another label. */
  readonly papers: number;
  readonly renamed: number;
  /** Rows that come in, change or go, without anybody choosing. */
  readonly changes: number;
  readonly differences: readonly ShownDifference[];
}

/** What can be chosen to go or to stay, and how much of it there is. */
export interface HandoverSizes {
  readonly papers: Readonly<Record<Side, { readonly count: number; readonly bytes: number }>>;
  /** Rows of the draft. */
  readonly draft: number;
  /** Originals of more than 20 MB. */
  readonly large: { readonly count: number; readonly bytes: number };
  /** Of the whole file as it is. */
  readonly bytes: number;
}

/** A row of history among those of every desk. */
export type HistoryPlace = z.infer<typeof historyPlaceSchema>;

export interface HistoryRow {
  readonly deskId: string;
  readonly sequence: number;
  readonly atMs: number;
  /** Minutes east of UTC at the desk when it happened. */
  readonly offsetMinutes: number;
  readonly actor: string;
  /** Operation name, e.g. `draft.change`. */
  readonly command: string;
  readonly label: string;
  /** `undo` and `redo` rows name the row they act on. */
  readonly actsOn: number | null;
  readonly isUndone: boolean;
  /** Why Undo passes over it, to stand after "stays:"; null where it does not, and for undo and redo themselves. */
  readonly whyNotUndoable: string | null;
  readonly changes: number;
  readonly hash: string;
}

/** Something done that Undo cannot take back and therefore passes over. */
export interface PassedOver {
  readonly label: string;
  /** To stand after "stays:". */
  readonly why: string;
}

/** What undo and redo would do for whoever works here; null where there is nothing, or the case is closed. */
export interface NextTurns {
  readonly undo: string | null;
  /** What this person did since then that stays all the same; null where there is nothing. */
  readonly passedOver: PassedOver | null;
  readonly redo: string | null;
}

/** Who closed a case, when and why. */
export interface ClosedCase {
  readonly actor: string;
  readonly atMs: number;
  readonly reason: string;
  /** Nobody closed it: it is a handover, made by whom and when, that is only looked at. */
  readonly isLookedAt?: true;
}

export interface DraftAnswer {
  readonly draft: Draft;
  /** Typing not yet folded into a command; newer than the draft. */
  readonly typed: readonly { readonly id: string; readonly atMs: number; readonly value: DraftValue<'paragraph'> }[];
  /** Null while the case is open; a closed one is refused every change. */
  readonly closed: ClosedCase | null;
  /** The case is a part of one that is whole at another desk: what is cited and not there was left out of a handover. */
  readonly isPart: boolean;
  /** Sequence of the last history row: changes with every command. */
  readonly sequence: number;
}

export interface Located {
  /** Null for a record: its words are its own, not part of an extraction. */
  readonly extractionId: string | null;
  readonly start: number;
  readonly end: number;
  /** The words as they stand in the source. */
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly page: number | null;
}

/** A withdrawn paper with marks on it, and the paper of the same bytes that is in the case. */
export interface CameAgain {
  readonly from: { readonly id: string; readonly exhibit: string };
  readonly to: { readonly id: string; readonly exhibit: string };
  readonly marks: number;
}

/** A paper as lists of alike papers name it. */
export interface AlikePaper {
  readonly id: string;
  readonly exhibit: string;
  readonly title: string;
  readonly suppliedBy: Side;
  readonly date: PartialDate;
}

/** Two papers whose words are nearly the same; the earlier first. */
export interface AlikePapers {
  readonly one: AlikePaper;
  readonly other: AlikePaper;
  /** Of all runs of words in either, how many in a hundred are in both. */
  readonly percent: number;
}

/** The pairs that are listed, and how many were found: a person looks through some hundreds. */
export interface AlikeFound {
  readonly pairs: readonly AlikePapers[];
  readonly all: number;
}

/** A paper whose date is to be settled. */
export interface DoubtfulPaper extends DoubtfulDate {
  readonly id: string;
  readonly revision: number;
  readonly exhibit: string;
  readonly side: Side;
  readonly title: string;
  readonly date: PartialDate;
  readonly dateBasis: DateBasis;
}

/** A sheet whose column of dates can be read two ways: one question for all its rows. */
export interface DoubtfulColumn {
  /** The sheet. */
  readonly id: string;
  readonly exhibit: string;
  readonly side: Side;
  /** Who supplied it. */
  readonly suppliedBy: Side;
  readonly title: string;
  /** The column's name. */
  readonly column: string;
  /** How its rows are dated now. */
  readonly stands: FigureOrder;
  readonly evidence: ColumnEvidence;
  /** The first date that can be read two ways. */
  readonly example: { readonly written: string } & Readonly<Record<FigureOrder, PartialDate>>;
}

export interface Outputs {
  'desk.about': {
    readonly deskId: string;
    readonly actor: string;
    /** False while nobody said who works here: `actor` is then the name of the account on this machine. */
    readonly isActorNamed: boolean;
    readonly store: string;
    readonly node: string;
    readonly sqlite: string;
    readonly cipher: string;
    readonly isEncrypted: boolean;
  };
  'desk.listCases': readonly CaseRow[];
  'desk.listRuleSets': readonly RuleSetNamed[];
  'desk.readSetting': unknown;
  'retention.read': { readonly rules: readonly RetentionRule[]; readonly suggestions: readonly RetentionSuggestion[] };
  'disposal.look': DisposalLook;
  'disposal.list': readonly DisposalRecord[];
  'disposal.build': { readonly bytes: Uint8Array; readonly fileName: string };
  'precedent.search': PrecedentsFound;
  'precedent.read': PrecedentContent;
  'draft.read': DraftAnswer;
  'entry.axis': readonly AxisRow[];
  'entry.list': { readonly rows: readonly FiledRow[]; readonly next: string | null };
  'entry.opening': { readonly rows: readonly AxisRow[]; readonly draft: Pick<Draft, OpeningKind> };
  'entry.read': EntryContent;
  'entry.bytes': {
    readonly bytes: Uint8Array;
    readonly total: number;
    readonly mediaType: string;
    readonly fileName: string;
  };
  'entry.picture': { readonly bytes: Uint8Array };
  'sheet.read': SheetShape;
  /** `ordinals` is null for all rows as they stand. */
  'sheet.order': { readonly ordinals: readonly number[] | null };
  'sheet.rows': readonly SheetRow[];
  'sheet.marked': readonly EntryRow[];
  'sheet.preview': SheetPreview;
  'entry.batches': readonly BatchRow[];
  'entry.unreadable': readonly UnreadablePaper[];
  'entry.cameAgain': readonly CameAgain[];
  'entry.unread': UnreadCounts;
  'entry.thread': Thread;
  'entry.nextUnread': { readonly id: string; readonly exhibit: string; readonly side: Side } | null;
  /** The newest hits; `isMore` when there are others. */
  'search.run': { readonly hits: readonly SearchHit[]; readonly isMore: boolean };
  /** How many there are, and at most 20,000 of them, in no order. */
  'search.entries': { readonly ids: readonly string[]; readonly total: number };
  'search.rows': readonly { readonly entryId: string; readonly ordinal: number; readonly columns: readonly number[] }[];
  'anchor.locate': Located;
  'entry.copyLimits': CopyLimits;
  'entry.printable': PrintablePage | null;
  'entry.markedCopy': {
    readonly bytes: Uint8Array;
    /** Such as `R12 with marks.pdf`. */
    readonly fileName: string;
    /** Marks shown in place, and those only listed on the added page. */
    readonly shown: number;
    readonly listed: number;
  };
  /** The case's rule set with its calendar and the holidays of it by day and name, so that the window counts working days as the store does. */
  'rules.read': RuleSet & {
    readonly calendar: { readonly id: string; readonly name: string; readonly holidays: readonly (readonly [string, string])[] };
    /** What the sweep looks for where the office has no list of its own. */
    readonly rareWords: readonly string[];
  };
  'clock.read': CaseClocks;
  'pairing.candidates': readonly Candidate[];
  'entry.doubtfulDates': readonly DoubtfulPaper[];
  'entry.doubtfulColumns': readonly DoubtfulColumn[];
  'entry.alike': AlikeFound;
  'absence.laterHits': readonly { readonly absenceId: string; readonly hits: readonly LaterHit[] }[];
  'absence.notSearched': NotSearched;
  /** Records of which nothing can be computed, and those no longer in the case, are left out. */
  'assertion.hold': readonly { readonly entryId: string; readonly reading: RecordReading }[];
  'checks.run': readonly CheckResult[];
  'report.assemble': Report;
  /** By id: `14`, `14.a`. */
  'report.numbers': Readonly<Record<string, string>>;
  'letter.assemble': Printed;
  'letter.build': { readonly bytes: Uint8Array; readonly fileName: string };
  'requestLetter.build': { readonly bytes: Uint8Array; readonly fileName: string };
  'houseStyle.read': { readonly style: HouseStyle; readonly isFrozen: boolean };
  'report.sweep': readonly SweepFinding[];
  'report.build': {
    readonly bytes: Uint8Array;
    readonly fileName: string;
    /** What the report quotes that does not stand so in the evidence, held against the stored hashes when it was built: a sentence each, waived ones left out. */
    readonly quotations: readonly string[];
  };
  'chronology.build': { readonly bytes: Uint8Array; readonly fileName: string };
  'jurisdictionNote.build': { readonly bytes: Uint8Array; readonly fileName: string };
  'known.build': { readonly bytes: Uint8Array; readonly fileName: string };
  'version.list': readonly ReportVersion[];
  'version.file': { readonly bytes: Uint8Array; readonly fileName: string };
  /** Pages of the whole case, and its scans, those that wait or failed first, some hundreds at most. */
  'scan.list': { readonly counts: ScanCounts; readonly papers: readonly ScanPaper[] };
  'draftFile.export': CaseFile;
  'history.list': readonly HistoryRow[];
  'history.next': NextTurns;
  /** `desk`: backups of the list of cases and the library, made with those of the cases. */
  'backup.list': { readonly backups: readonly Backup[]; readonly desk: readonly Backup[]; readonly policy: BackupPolicy };
  'backup.make': Backup;
  'backup.restore': { readonly caseId: string };
  'handover.list': readonly HandoverRow[];
  'handover.sizes': HandoverSizes;
  'handover.look': HandoverLook;
  'handover.open': { readonly caseId: string };
  'handover.compare': MergeCompared;
  'handover.differences': readonly KeptDifference[];
  'handover.receive': {
    readonly caseId: string;
    readonly did: 'received' | 'merged';
    readonly differences: number;
    readonly papers: number;
    readonly changes: number;
  };
  /** `isStopped`: something was being done. */
  'handover.cancel': { readonly isStopped: boolean };
  'handover.make': { readonly note: HandoverNote; readonly path: string; readonly bytes: number };
  'history.verify': Verdict;
  'desk.verify': Verdict;
  'desk.setActor': { readonly actor: string };
  'desk.writeSetting': { readonly key: string };
  'desk.setHouseStyle': { readonly style: HouseStyle };
  'retention.setRules': { readonly rules: readonly RetentionRule[] };
  'disposal.dispose': DisposalRecord;
  'desk.createCase': { readonly caseId: string };
  'desk.openSample': { readonly caseId: string };
  'precedent.takeIn': {
    readonly taken: number;
    /** Files whose bytes were in the library already. */
    readonly known: number;
    readonly refused: readonly PrecedentRefused[];
    readonly isCancelled: boolean;
  };
  'precedent.cancel': { readonly wasRunning: boolean };
  'precedent.correct': { readonly corrections: number };
  'precedent.remove': { readonly count: number };
  'precedent.restore': { readonly count: number };
  'draft.change': {
    readonly sequence: number;
    readonly rows: readonly {
      readonly kind: DraftKind;
      readonly id: string;
      readonly revision: number;
      readonly key: string;
    }[];
  };
  'draft.type': { readonly atMs: number };
  'draftFile.apply': { readonly changes: number; readonly sequence: number };
  'entry.edit': EntryRow;
  /** How many rows were dated. */
  'entry.settleColumn': number;
  'entry.settleDate': EntryRow;
  'entry.noteOpened': { readonly count: number };
  'entry.setReadState': { readonly count: number };
  'entry.makeQuoted': EntryRow;
  'entry.reviewSheet': SheetReview;
  'entry.readAgain': {
    /** False: the same words as before, and nothing was written. */
    readonly isNew: boolean;
    readonly reader: string;
    readonly version: string;
    /** Marks that stand in the new reading, and marks that could not be placed in it. */
    readonly placed: number;
    readonly notPlaced: number;
  };
  'entry.typeTranscript': { readonly atMs: number };
  /** `isNew` is false where nothing was typed that does not stand there already. */
  'entry.keepTranscript': { readonly isNew: boolean; readonly placed: number; readonly notPlaced: number };
  'intake.start': { readonly batchId: string };
  'intake.cancel': { readonly batchId: string };
  'intake.goOn': { readonly batchId: string };
  'intake.leave': { readonly batchId: string };
  'scan.read': ScanCounts;
  'scan.pause': { readonly isPaused: boolean };
  /** How many pages it was. */
  'scan.again': { readonly pages: number };
  'scan.leave': { readonly pages: number };
  'intake.withdraw': { readonly batchId: string };
  /** Marks that stand on the new paper, and marks whose words were not found in it. */
  'entry.moveMarks': { readonly placed: number; readonly notPlaced: number };
  'version.submit': { readonly id: string; readonly number: number };
  'version.step': { readonly number: number; readonly state: string };
  /** `matched`: its paragraphs that are one of the draft, headings and template words not counted. */
  'report.takeBack': { readonly fileName: string; readonly changes: number; readonly comments: number; readonly matched: number };
  'case.close': { readonly closed: ClosedCase | null };
  'case.reopen': { readonly closed: ClosedCase | null };
  'case.hold': { readonly hold: CaseHold | null };
  'case.liftHold': { readonly hold: CaseHold | null };
  'history.undo': { readonly label: string; readonly sequence: number; readonly passedOver: PassedOver | null };
  'history.redo': { readonly label: string; readonly sequence: number };
}

export type ReadName = keyof typeof readInputs;
export type WriteName = keyof typeof writeInputs;
export type OperationName = keyof typeof operationInputs;
export type Input<K extends OperationName> = z.infer<(typeof operationInputs)[K]>;
export type Output<K extends OperationName> = Outputs[K];

/** What the store tells every window. */
export interface StoreEvents {
  'case.changed': {
    readonly caseId: string;
    readonly kinds: readonly (DraftKind | 'entry' | 'read-state' | 'row-opened' | 'version' | 'handover')[];
    /** How far these entries are looked at now, where nothing else changed: a list of 100,000 is put right by it instead of being read anew. */
    readonly readStates?: Readonly<Record<string, ReadState>>;
    readonly sequence: number;
  };
  /** The file of a case is another, or gone: a backup was put back in its place, or it was disposed of. Nothing read of it before stands. */
  'case.replaced': { readonly caseId: string; readonly isGone: boolean };
  'cases.changed': Record<string, never>;
  /** Who works here, or a setting of the desk. */
  'desk.changed': Record<string, never>;
  'intake.progress': IntakeProgress;
  'scan.progress': ScanProgress;
  'precedent.progress': PrecedentProgress;
  /** Files of the desk that were rewritten, encrypted or plain again. */
  'protection.progress': { readonly done: number; readonly total: number };
  /** The library of published decisions. */
  'precedents.changed': Record<string, never>;
}
export type StoreEventName = keyof StoreEvents;
export type StoreEvent = { [K in StoreEventName]: { readonly name: K; readonly body: StoreEvents[K] } }[StoreEventName];
