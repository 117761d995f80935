// Owns: how each write of a case is done, on its one writing connection. Intake and the sample case, which go on for a while, are in longWork.ts.

import { holdOn, liftHold, placeHold } from '../domains/disposal/holding.ts';
import { signed, signedInFile } from '../domains/draft/overruled.ts';
import { readDraft } from '../domains/draft/reads.ts';
import { checkReferences } from '../domains/draft/references.ts';
import { kindOfTable } from '../domains/draft/shape.ts';
import { changeDraft, foldAllTyped, typeParagraph } from '../domains/draft/writes.ts';
import { cameAgain, moveMarks } from '../domains/entry/cameAgain.ts';
import { settleColumn } from '../domains/entry/columnDates.ts';
import { settleDate } from '../domains/entry/doubtfulDates.ts';
import { makeQuotedRecord, quotableAt } from '../domains/entry/quotedRecords.ts';
import { areAllRecords, noteOpened, readStatesOf, reviewSheet, setReadState } from '../domains/entry/reading.ts';
import { entryLine } from '../domains/entry/reads.ts';
import { keepAllTranscripts, keepTranscript, typeTranscript } from '../domains/entry/transcript.ts';
import { editEntry } from '../domains/entry/writes.ts';
import { showRowsWithSheets } from '../domains/handover/papers.ts';
import { closedCase } from '../domains/history/closed.ts';
import { closeCase, reopenCase } from '../domains/history/closing.ts';
import { type Command, command, lastSequence, type Tx } from '../domains/history/command.ts';
import { redo, type Turning, undo } from '../domains/history/undo.ts';
import { leaveBatch } from '../domains/intake/batches.ts';
import { settleDeliveries, withdrawBatch } from '../domains/intake/withdraw.ts';
import { judgeAgain, peopleKey, peopleOf } from '../intake/judgeAgain.ts';
import { sideJudge } from '../intake/sides.ts';
import { caseFileSchema } from '../model/caseFile.ts';
import { formatPartialDate } from '../model/dates.ts';
import type { DraftChange } from '../model/draft.ts';
import type { ReadState } from '../model/entry.ts';
import type { Input, Output, StoreEvents, WriteName } from '../model/operations.ts';
import type { Db } from '../store/prepared.ts';
import type { DeskSettings } from './caseContext.ts';
import { evidenceOf } from './evidence.ts';

/** Writes of the desk itself. */
export type DeskWriteName =
  | 'desk.setActor'
  | 'desk.writeSetting'
  | 'desk.setHouseStyle'
  | 'retention.setRules'
  | 'disposal.dispose'
  | 'desk.createCase'
  | 'desk.openSample'
  | 'backup.restore'
  | 'handover.make'
  | 'handover.cancel'
  | 'handover.receive'
  | 'precedent.takeIn'
  | 'precedent.cancel'
  | 'precedent.remove'
  | 'precedent.correct'
  | 'precedent.restore';
/** Writes that start or stop work in the background. */
export type LongWriteName =
  | 'intake.start'
  | 'intake.goOn'
  | 'intake.cancel'
  | 'entry.readAgain'
  | 'report.takeBack'
  | 'scan.read'
  | 'scan.pause'
  | 'scan.again'
  | 'scan.leave';
export type CaseWriteName = Exclude<WriteName, DeskWriteName | LongWriteName>;

/** What a window has to read again. */
export type ChangedKind = StoreEvents['case.changed']['kinds'][number];

export interface WriteContext {
  readonly db: Db;
  readonly actor: string;
  readonly deskSettings: DeskSettings;
  /** Says what changed; heard by every window after the operation, once. */
  readonly changed: (...kinds: readonly ChangedKind[]) => void;
  /** Says how far entries are looked at now, where that is all that changed. */
  readonly looked: (states: Readonly<Record<string, ReadState>>) => void;
}

/** One entry per write: leaving one out does not compile. */
export const caseWrites: {
  readonly [K in CaseWriteName]: (context: WriteContext, input: Input<K>) => Output<K> | Promise<Output<K>>;
} = {
  'draft.change': async ({ db, actor, changed }, { label, changes }) => {
    await refuseReviews(db, changes);
    const rows = command(db, { actor, command: 'draft.change', label }, (tx) => changeWithSides(tx, changes, changed));
    changed(...changes.map(({ kind }) => kind));
    return { sequence: lastSequence(db), rows };
  },
  'draft.type': ({ db }, { id, value }) => typeParagraph(db, id, value),
  'draftFile.apply': async ({ db, actor, changed }, { file }) => {
    const { applyCaseFile } = await import('../review/caseFile.ts');
    const { refuseOwnReview } = await import('./versions.ts');
    keepAllTyped({ db, actor, changed });
    // Nothing waits between planning and writing, so the plan is made on what is there.
    const plan = applyCaseFile(file, { draft: readDraft(db), evidence: evidenceOf(db) });
    refuseOwnReview(db, plan.changes);
    command(db, { actor, command: 'draftFile.apply', label: 'Apply a case file' }, (tx) => {
      for (const item of plan.items) editEntry(tx, item.entryId, item.seenRevision, item.patch);
      changeWithSides(tx, plan.changes, changed, { stated: statedSides(file) });
    });
    changed(...plan.changes.map(({ kind }) => kind), ...(plan.items.length > 0 ? (['entry'] as const) : []));
    return { changes: plan.changes.length + plan.items.length, sequence: lastSequence(db) };
  },
  'entry.edit': ({ db, actor, changed }, { id, seenRevision, patch }) => {
    const label = `Change ${entryLine(db, id).exhibit}`;
    command(db, { actor, command: 'entry.edit', label }, (tx) => editEntry(tx, id, seenRevision, patch));
    changed('entry');
    return entryLine(db, id);
  },
  'entry.settleColumn': ({ db, actor, changed }, { id, order }) => {
    const label = `Settle the dates of ${entryLine(db, id).exhibit}: ${order === 'day-first' ? 'day before month' : 'month before day'}`;
    let settled = 0;
    command(db, { actor, command: 'entry.settleColumn', label }, (tx) => {
      settled = settleColumn(tx, id, order);
    });
    changed('entry');
    return settled;
  },
  'entry.settleDate': ({ db, actor, changed }, { id, seenRevision, date }) => {
    const label = `Settle the date of ${entryLine(db, id).exhibit}: ${formatPartialDate(date)}`;
    command(db, { actor, command: 'entry.settleDate', label }, (tx) => settleDate(tx, id, seenRevision, date));
    changed('entry');
    return entryLine(db, id);
  },
  'entry.makeQuoted': ({ db, actor, changed }, { id, start, end }) => {
    const quotable = quotableAt(db, id, start, end);
    const { parent, passage } = quotable;
    const author = sideJudge(peopleOf(db)).sideOf({
      kind: 'record',
      sender: passage.said?.sender ?? null,
      recipients: passage.said?.recipients ?? null,
      text: '',
      suppliedBy: parent.side,
      parent: { side: parent.side, basis: parent.sideBasis },
    });
    const given: Command = { actor, command: 'entry.makeQuoted', label: `Make a record of what ${parent.exhibit} quotes` };
    const made = command(db, given, (tx) => makeQuotedRecord(tx, quotable, author.side, author.basis));
    changed('entry');
    return entryLine(db, made);
  },
  'entry.noteOpened': ({ db, actor, changed, looked }, { ids }) => {
    // A closed case is read as it is.
    if (closedCase(db) !== null) return { count: 0 };
    // What a person has seen is a fact of the day, not an edit: it is in the history, and Undo passes over it.
    const given: Command = { actor, command: 'entry.noteOpened', label: `Open ${oneOrMany(db, ids)}` };
    const count = command(db, given, (tx) => noteOpened(tx, ids));
    if (count === 0) return { count };
    // Lists and counts do not tell which rows of a sheet were opened: a large case need not be gone through for each.
    if (areAllRecords(db, ids)) changed('row-opened');
    else {
      changed('read-state');
      looked(readStatesOf(db, ids));
    }
    return { count };
  },
  'entry.setReadState': ({ db, actor, changed, looked }, { ids, state }) => {
    const given: Command = { actor, command: 'entry.setReadState', label: `${stateLabel[state]} ${oneOrMany(db, ids)}` };
    const count = command(db, given, (tx) => setReadState(tx, ids, state));
    if (count > 0) {
      changed('read-state');
      looked(readStatesOf(db, ids));
    }
    return { count };
  },
  'entry.reviewSheet': ({ db, actor, changed }, { id, narrowedBy, rowsShown }) => {
    const given: Command = { actor, command: 'entry.reviewSheet', label: `Review ${entryLine(db, id).exhibit}` };
    const review = command(db, given, (tx) => reviewSheet(tx, id, narrowedBy, rowsShown));
    changed('read-state');
    return review;
  },
  'intake.leave': ({ db, actor, changed }, { batchId }) => {
    command(db, { actor, command: 'intake.leave', label: 'Leave a delivery that was cut off as it stands' }, (tx) =>
      leaveBatch(tx, batchId),
    );
    changed('entry');
    return { batchId };
  },
  'intake.withdraw': ({ db, actor, changed }, { batchId, keepsMarks }) => {
    command(db, { actor, command: 'intake.withdraw', label: 'Withdraw a delivery' }, (tx) => withdrawBatch(tx, batchId, keepsMarks));
    changed('entry');
    return { batchId };
  },
  'entry.typeTranscript': ({ db, actor }, { id, text }) => typeTranscript(db, actor, id, text),
  'entry.keepTranscript': ({ db, actor, changed }, { id }) => {
    const given = keepTranscript(db, actor, id);
    if (given !== null) changed('entry', 'mark');
    return { isNew: given !== null, placed: given?.placed ?? 0, notPlaced: given?.notPlaced ?? 0 };
  },
  'entry.moveMarks': ({ db, actor, changed }, { papers }) => {
    const [first] = cameAgain(db).filter(({ from }) => from.id === papers[0]?.from);
    const where =
      papers.length === 1 && first !== undefined
        ? `from ${first.from.exhibit} to ${first.to.exhibit}`
        : `of ${papers.length} papers that came again`;
    const given: Command = { actor, command: 'entry.moveMarks', label: `Move marks ${where}` };
    const moved = command(db, given, (tx) => moveMarks(tx, papers));
    changed('mark');
    return moved;
  },
  'version.submit': async (context, input) => {
    const { submitVersion } = await import('./versions.ts');
    keepAllTyped(context);
    const made = await submitVersion(context, input);
    context.changed('version');
    return made;
  },
  'version.step': async (context, input) => {
    const { stepVersion } = await import('./versions.ts');
    keepAllTyped(context);
    const stood = await stepVersion(context, input);
    context.changed('version');
    return stood;
  },
  'case.close': (context, { reason }) => {
    keepAllTyped(context);
    closeCase(context.db, context.actor, reason);
    context.changed('facts');
    return { closed: closedCase(context.db) };
  },
  'case.reopen': ({ db, actor, changed }, { reason }) => {
    reopenCase(db, actor, reason);
    changed('facts');
    return { closed: closedCase(db) };
  },
  'case.hold': ({ db, actor, changed }, { reason }) => {
    placeHold(db, actor, reason);
    changed('facts');
    return { hold: holdOn(db) };
  },
  'case.liftHold': ({ db, actor, changed }, { reason }) => {
    liftHold(db, actor, reason);
    changed('facts');
    return { hold: holdOn(db) };
  },
  'history.undo': ({ db, actor, changed }, { only }) => {
    // What is being typed is the last thing done: it becomes a command of its own and that is undone.
    keepAllTyped({ db, actor, changed });
    const { label, sequence, tables, passedOver } = undo(db, actor, settleUndone, only);
    changed(...tables.flatMap(changedBy));
    return { label, sequence, passedOver };
  },
  'history.redo': ({ db, actor, changed }, { only }) => {
    keepAllTyped({ db, actor, changed });
    const { label, sequence, tables } = redo(db, actor, settleUndone, only);
    changed(...tables.flatMap(changedBy));
    return { label, sequence };
  },
};

/** Rows of a sheet are shown and hidden with it, papers with their delivery; and nothing may point nowhere. */
function settleUndone(tx: Tx, turning: Turning): void {
  showRowsWithSheets(tx);
  checkReferences(tx);
  settleDeliveries(tx, turning);
}

/** What is being typed, in paragraphs and beside recordings, becomes commands of its own. */
function keepAllTyped({ db, actor, changed }: Pick<WriteContext, 'db' | 'actor' | 'changed'>): void {
  if (foldAllTyped(db, actor)) changed('paragraph');
  if (keepAllTranscripts(db, actor)) changed('entry', 'mark');
}

/** The rules of a review are loaded where one is changed. */
async function refuseReviews(db: Db, changes: readonly DraftChange[]): Promise<void> {
  if (changes.some(({ kind }) => kind === 'reviewRequest')) (await import('./versions.ts')).refuseOwnReview(db, changes);
}

/** Makes the changes, and judges sides anew where they name people differently. */
function changeWithSides(
  tx: Tx,
  changes: readonly DraftChange[],
  changed: WriteContext['changed'],
  file?: { readonly stated: ReadonlySet<string> },
) {
  const isAboutPeople = changes.some(({ kind }) => kind === 'party' || kind === 'facts');
  const before = isAboutPeople ? peopleKey(tx.db) : '';
  const rows = changeDraft(tx, changes, file === undefined ? signed : signedInFile);
  if (isAboutPeople && peopleKey(tx.db) !== before && judgeAgain(tx, file?.stated ?? new Set()) > 0) changed('entry');
  return rows;
}

/** Exhibits whose side a case file states itself; the file has been found valid. */
function statedSides(file: unknown): ReadonlySet<string> {
  const { items = [] } = caseFileSchema.parse(file);
  return new Set(items.filter(({ side }) => side !== undefined).map(({ exhibit }) => exhibit));
}

const stateLabel: Readonly<Record<ReadState, string>> = {
  unread: 'Mark unread',
  skimmed: 'Mark skimmed',
  read: 'Mark read',
  again: 'Look again at',
};

/** `R12`, or `3 entries`: what a command on entries is called by. */
function oneOrMany(db: Db, ids: readonly string[]): string {
  return ids.length === 1 && ids[0] !== undefined ? entryLine(db, ids[0]).exhibit : `${ids.length} entries`;
}

function changedBy(table: string): readonly ChangedKind[] {
  if (table === 'entry') return ['entry'];
  // Papers come and go with their delivery, and marks wait for them.
  if (table === 'batch') return ['entry', 'mark'];
  // Whether the case is closed, and held.
  if (table === 'meta') return ['facts'];
  if (table === 'report_version') return ['version'];
  if (table === 'entry_read' || table === 'sheet_review') return ['read-state'];
  const kind = kindOfTable(table);
  return kind === undefined ? [] : [kind];
}
