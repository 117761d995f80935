// Owns: when a case is backed up while it is open, and what a restore does to open files and the case list. Must not copy files itself.
import { rmSync } from 'node:fs';
import { addToList, caseFileRow, caseIdOf, referenceOf } from '../domains/desk/cases.ts';
import { holdOn } from '../domains/disposal/holding.ts';
import { command, currentRow, type Tx } from '../domains/history/command.ts';
import { backupPolicy } from '../model/backups.ts';
import { Refusal } from '../model/fault.ts';
import { newId } from '../model/ids.ts';
import type { Input, Output, StoreEvent } from '../model/operations.ts';
import type { CaseHold } from '../model/retention.ts';
import { copyBackup, isBackupDue, listBackups, makeBackup, replaceCase } from '../store/backups.ts';
import { removeStoreFile } from '../store/besides.ts';
import { casePlace, deskPlace } from '../store/folder.ts';
import { closeStore, openCase } from '../store/open.ts';
import type { Db } from '../store/prepared.ts';
import type { Log } from './fault.ts';
import type { OpenCases } from './openCases.ts';

export interface BackupsSetup {
  readonly desk: Db;
  readonly folder: string;
  readonly cases: OpenCases;
  readonly actor: () => string;
  readonly emit: (event: StoreEvent) => void;
  readonly log: Log;
  /** Copies one case, beside the writer. */
  readonly make: (caseId: string) => Promise<unknown>;
}

export interface Backups {
  readonly list: (input: Input<'backup.list'>) => Output<'backup.list'>;
  readonly restore: (input: Input<'backup.restore'>) => Promise<Output<'backup.restore'>>;
  /** Backs up what is open and due, one case after the other. Says in the log what could not be. */
  readonly tick: (nowMs: number) => Promise<void>;
  /** Looks now and then what is due, until the answer is called. */
  readonly watch: () => () => void;
}

/** How often it is looked what is due; first when what a start asks for is done. */
const [firstMs, againMs] = [120_000, 600_000] as const;

/** Backups of the cases of one store. */
export function backupsOn({ desk, folder, cases, actor, emit, log, make }: BackupsSetup): Backups {
  const tick = async (nowMs: number): Promise<void> => {
    for (const caseId of cases.ids()) {
      try {
        if (isBackupDue(casePlace(folder, caseId), nowMs)) await make(caseId);
      } catch (error) {
        log('warn', `Case ${caseId} was not backed up: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    try {
      if (isBackupDue(deskPlace(folder), nowMs)) makeBackup(desk, 'schedule', nowMs);
    } catch (error) {
      log('warn', `The list of cases was not backed up: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  /** Who holds the case back as it stands; nobody can tell where it cannot be opened. */
  const holdHere = (caseId: string): CaseHold | null => {
    try {
      return cases.glance(caseId, holdOn);
    } catch {
      return null;
    }
  };
  return {
    list({ caseId }) {
      caseFileRow(desk, caseId);
      return { backups: listBackups(casePlace(folder, caseId)), desk: listBackups(deskPlace(folder)), policy: backupPolicy };
    },
    async restore({ caseId, name, asReference }) {
      const { reference, landlord } = caseFileRow(desk, caseId);
      const file = casePlace(folder, caseId);
      if (asReference !== null && caseIdOf(desk, asReference) !== undefined) {
        throw new Refusal('conflict', `There is a case ${asReference} already.`, asReference);
      }
      const restored = asReference === null ? caseId : newId();
      const part = `${casePlace(folder, restored)}.restored`;
      removeStoreFile(part);
      copyBackup(file, name, part);
      try {
        sayRestored(part, { caseId: restored, reference: asReference ?? reference, name, actor: actor(), hold: holdHere(caseId) });
        if (asReference === null) await closeForGood(cases, caseId, 'restore then');
        // Nothing can be opened between here and the end of the step: it does not wait.
        replaceCase(casePlace(folder, restored), part, Date.now());
      } catch (error) {
        rmSync(part, { force: true });
        throw error;
      }
      if (asReference !== null) addToList(desk, actor(), restored, { reference: asReference, landlord, received: null });
      else emit({ name: 'case.replaced', body: { caseId, isGone: false } });
      emit({ name: 'cases.changed', body: {} });
      return { caseId: restored };
    },
    tick,
    watch() {
      let timer = setTimeout(function look() {
        void tick(Date.now()).finally(() => {
          timer = setTimeout(look, againMs).unref();
        });
      }, firstMs).unref();
      return () => clearTimeout(timer);
    },
  };
}

/** Closes a case and answers while nothing has it open. Refused with `busy` where something goes on in it; `after` says what to do then. */
export async function closeForGood(cases: OpenCases, caseId: string, after: string): Promise<void> {
  do {
    if (cases.isHeld(caseId)) {
      throw new Refusal('busy', `Something is still going on in this case. Let it finish, or stop it, and ${after}.`, caseId);
    }
    await cases.close(caseId);
    // Opened again while its readers were closing.
  } while (cases.ids().includes(caseId));
}

/** Brings the copy up to date and writes into its own history where it came from. */
function sayRestored(
  part: string,
  {
    caseId,
    reference,
    name,
    actor,
    hold,
  }: {
    readonly caseId: string;
    readonly reference: string;
    readonly name: string;
    readonly actor: string;
    readonly hold: CaseHold | null;
  },
): void {
  const db = openCase(part, { role: 'writer' });
  try {
    const label = `Restore case ${referenceOf(db)} from its backup ${name}`;
    command(db, { actor, command: 'backup.restore', label }, (tx) => {
      setMeta(tx, 'case_id', caseId);
      setMeta(tx, 'reference', reference);
      // A hold outlives the copy that was made before it.
      if (hold !== null) setMeta(tx, 'hold', JSON.stringify(hold));
      setMeta(tx, 'restored_from', `${name} at ${new Date(tx.atMs).toISOString()}`);
    });
  } finally {
    closeStore(db);
  }
}

function setMeta(tx: Tx, key: string, value: string): void {
  if (currentRow(tx.db, 'meta', key) === undefined) tx.insert('meta', { key, value });
  else tx.update('meta', { key, value });
}
