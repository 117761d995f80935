// Owns: disposing of a case, whole or part, as a person asks for it: what refuses it, what is put on record, in which order files go, and going on with what was cut
// off. Must not dispose of anything by itself.
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { type CaseFileRow, caseFileRow, readSetting, writeSetting } from '../domains/desk/cases.ts';
import { eraseThrough } from '../domains/disposal/erase.ts';
import { holdOn } from '../domains/disposal/holding.ts';
import { disposalOf, listDisposals, recordDisposal } from '../domains/disposal/records.ts';
import { countsOf, disposedClasses, retentionDays } from '../domains/disposal/standing.ts';
import { readKind } from '../domains/draft/reads.ts';
import { listHandovers } from '../domains/handover/given.ts';
import { closedCase } from '../domains/history/closed.ts';
import { lastSequence } from '../domains/history/command.ts';
import { headsOf } from '../domains/history/line.ts';
import { formatDay, localDay } from '../model/dates.ts';
import { Refusal } from '../model/fault.ts';
import { newId } from '../model/ids.ts';
import type { ClosedCase, Input, Output, StoreEvent } from '../model/operations.ts';
import {
  type ClassDue,
  classesDue,
  classesThrough,
  classWords,
  type DisposalLook,
  type DisposalRecord,
  dueThrough,
  isAllOf,
  type RecordClass,
  retentionRulesFrom,
  retentionRulesKey,
} from '../model/retention.ts';
import { buildPaper } from '../report/build.ts';
import { disposalsPaper, disposalsTable } from '../report/disposals.ts';
import { retentionSuggestions } from '../rules/retention.ts';
import { listBackups, makeBackup } from '../store/backups.ts';
import { backupsFolder, casePlace, deskPlace } from '../store/folder.ts';
import { heldDeskKey } from '../store/heldKeys.ts';
import { closeStore, copyStore, openCase, rewriteStore } from '../store/open.ts';
import type { Db } from '../store/prepared.ts';
import {
  abandonDisposal,
  begunDisposals,
  type Disposing,
  markDisposing,
  markerPlace,
  remainderPlace,
  removeCaseFiles,
  replaceByRemainder,
} from '../store/removal.ts';
import { closeForGood } from './backups.ts';
import type { Log } from './fault.ts';
import type { OpenCases } from './openCases.ts';

export interface DisposalsSetup {
  readonly desk: Db;
  readonly folder: string;
  readonly cases: OpenCases;
  readonly actor: () => string;
  readonly emit: (event: StoreEvent) => void;
}

export interface Disposals {
  readonly rules: () => Output<'retention.read'>;
  readonly setRules: (input: Input<'retention.setRules'>) => Output<'retention.setRules'>;
  readonly look: (input: Input<'disposal.look'>) => Promise<Output<'disposal.look'>>;
  readonly dispose: (input: Input<'disposal.dispose'>) => Promise<Output<'disposal.dispose'>>;
  readonly list: () => Output<'disposal.list'>;
  readonly build: (input: Input<'disposal.build'>) => Promise<Output<'disposal.build'>>;
}

/** Disposals at one desk. */
export function disposalsOn({ desk, folder, cases, actor, emit }: DisposalsSetup): Disposals {
  const rules = () => retentionRulesFrom(readSetting(desk, retentionRulesKey));

  return {
    rules: () => ({ rules: rules(), suggestions: retentionSuggestions }),
    setRules({ rules: wanted }) {
      writeSetting(desk, actor(), retentionRulesKey, wanted);
      emit({ name: 'desk.changed', body: {} });
      emit({ name: 'cases.changed', body: {} });
      return { rules: wanted };
    },
    look: ({ caseId }) => {
      const row = caseFileRow(desk, caseId);
      return cases.during(caseId, async (db) => lookAt(db, row, classesOf(db)));
    },
    async dispose({ caseId, through, typed, reason }) {
      const row = caseFileRow(desk, caseId);
      if (typed.trim() !== row.reference) {
        throw new Refusal(
          'invalid',
          `Type the reference of the case, ${row.reference}, to say that it is this one. Nothing was disposed of.`,
          'typed',
        );
      }
      const disposing: Disposing = { caseId, disposalId: newId() };
      let seen = 0;
      const made = await cases.during(caseId, async (db) => {
        seen = lastSequence(db);
        return recordFor(db, row, { ...disposing, through, reason, actor: actor(), classes: classesOf(db) });
      });
      await closeForGood(cases, caseId, 'dispose of it then');
      // From here to the record nothing waits, so nothing is opened or changed in between.
      markDisposing(folder, disposing);
      try {
        const db = openCase(casePlace(folder, caseId), { role: 'writer' });
        try {
          if (lastSequence(db) !== seen)
            throw new Refusal('busy', 'Something was done in this case meanwhile. Look at it again before it goes.', caseId);
          if (!made.isWhole) makeRemainder(db, folder, disposing, made);
        } finally {
          closeStore(db);
        }
        recordDisposal(desk, made);
      } catch (error) {
        abandonDisposal(folder, disposing);
        throw error;
      }
      emit({ name: 'cases.changed', body: {} });
      for (const _ of finishing(desk, folder, disposing)) await turn();
      emit({ name: 'case.replaced', body: { caseId, isGone: made.isWhole } });
      const record = disposalOf(desk, disposing.disposalId);
      if (record === undefined) throw new Error('A disposal left no record.');
      return record;
    },
    list: () => listDisposals(desk),
    async build({ format }) {
      const records = listDisposals(desk);
      if (format === 'csv')
        return { bytes: new TextEncoder().encode(disposalsTable(records)), fileName: 'Retention register of disposals.csv' };
      return buildPaper(disposalsPaper(records, localDay(new Date())), 'register of disposals', format);
    },
  };

  function classesOf(db: Db): ClassDue[] {
    return classesDue(rules(), retentionDays(db), disposedClasses(db));
  }
}

/** Goes on with disposals that were cut off, before any case is opened. What cannot be done now is said in the log and tried at the next start. */
export function finishDisposals(desk: Db, folder: string, log: Log): void {
  for (const disposing of begunDisposals(folder)) {
    try {
      for (const _ of finishing(desk, folder, disposing));
    } catch (error) {
      log('error', `Disposal ${disposing.disposalId} could not be ended: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function* finishing(desk: Db, folder: string, disposing: Disposing): Generator<void, void, undefined> {
  const record = disposalOf(desk, disposing.disposalId);
  if (record === undefined) return abandonDisposal(folder, disposing);
  yield* record.isWhole ? removeCaseFiles(folder, disposing) : replaceByRemainder(folder, disposing);
  // What the desk itself knew of the case is in no free page of it, and in no backup of it.
  rewriteStore(desk);
  const fresh = makeBackup(desk, 'asked', Date.now());
  for (const { name } of listBackups(deskPlace(folder))) {
    if (name !== fresh.name) rmSync(path.join(backupsFolder(deskPlace(folder)), name));
  }
  rmSync(markerPlace(folder, disposing), { force: true });
}

function makeRemainder(db: Db, folder: string, disposing: Disposing, { through, actor }: Pick<DisposalRecord, 'through' | 'actor'>): void {
  const place = remainderPlace(folder, disposing);
  copyStore(db, place);
  const copy = openCase(place, { role: 'writer' });
  try {
    eraseThrough(copy, { id: disposing.disposalId, actor, through: through === 'working' ? through : 'papers' });
    rewriteStore(copy);
  } finally {
    closeStore(copy);
  }
}

/** Why a case may not go at all now; null where only the rules have a say. */
function refusalOf(db: Db, { reference }: CaseFileRow, classes: readonly ClassDue[]): string | null {
  if (closedCase(db) === null) return `Case ${reference} is open. Close it in History first.`;
  const hold = holdOn(db);
  if (hold !== null) {
    return `${hold.actor} holds case ${reference} back from disposal since ${formatDay(localDay(new Date(hold.atMs)))}: ${hold.reason}. Lift the hold in History first.`;
  }
  return classes.length === 0 ? `Nothing of case ${reference} is left to dispose of.` : null;
}

function givenOut(db: Db): DisposalRecord['given'] {
  return listHandovers(db)
    .filter(({ direction }) => direction === 'given')
    .map(({ atMs, actor, fileName, reason }) => ({ atMs, actor, fileName, reason }));
}

function lookAt(db: Db, row: CaseFileRow, classes: readonly ClassDue[]): DisposalLook {
  const backups = listBackups(db.name);
  return {
    reference: row.reference,
    classes,
    counts: { ...countsOf(db), backups: backups.length },
    fileBytes: statSync(db.name).size + backups.reduce((sum, { bytes }) => sum + bytes, 0),
    given: givenOut(db),
    isProtected: heldDeskKey(path.dirname(db.name)) !== null,
    refusal: refusalOf(db, row, classes),
  };
}

interface Wanted extends Disposing {
  readonly through: RecordClass;
  readonly reason: string;
  readonly actor: string;
  readonly classes: readonly ClassDue[];
}

/** What is to be on record. Refused with `readonly` while the case is open or held, with `conflict` where it is gone, with `invalid` before its day without a reason. */
function recordFor(
  db: Db,
  row: CaseFileRow,
  { caseId, disposalId, through, reason, actor, classes }: Wanted,
): Omit<DisposalRecord, 'atMs'> {
  const refusal = refusalOf(db, row, classes);
  if (refusal !== null) throw new Refusal('readonly', refusal, caseId);
  if (!classes.some(({ of }) => of === through)) {
    throw new Refusal('conflict', `There are no ${classWords(through)} of case ${row.reference} to dispose of any more.`, 'through');
  }
  const due = dueThrough(through, classes);
  const isEarly = due === null || due > localDay(new Date());
  if (isEarly && reason.trim() === '') {
    const until = due === null ? 'No rule gives a day on which they may go' : `The rules keep them until ${formatDay(due)}`;
    throw new Refusal('invalid', `${until}. Give a reason to dispose of them before; it stands in the record.`, 'reason');
  }
  const { counts, given, isProtected } = lookAt(db, row, classes);
  return {
    id: disposalId,
    caseId,
    reference: row.reference,
    landlord: row.landlord,
    actor,
    through,
    isWhole: isAllOf(through, classes),
    received: readKind(db, 'facts')[0]?.value.received ?? null,
    closed: closedCase(db) as ClosedCase,
    issued: retentionDays(db).issued,
    classes: classes.filter(({ of }) => classesThrough(through).includes(of)),
    isEarly,
    reason: reason.trim(),
    counts,
    heads: headsOf(db),
    traces: isProtected ? 'encrypted' : 'plain',
    given,
  };
}
