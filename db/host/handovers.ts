// Owns: what handing over, receiving and merging do to open cases, the case list and events. Must not open handover files or merge rows itself.
import { addToList, caseFileRow, caseIdOf } from '../domains/desk/cases.ts';
import { refuseDisposed } from '../domains/disposal/records.ts';
import { foldAllTyped } from '../domains/draft/writes.ts';
import { keepAllTranscripts } from '../domains/entry/transcript.ts';
import { refuseGiving } from '../domains/handover/give.ts';
import { tellHandover } from '../domains/handover/given.ts';
import { type Handover, hereFor, lookAt, openHandover } from '../domains/handover/look.ts';
import { compareWith, mergeInto } from '../domains/handover/merge.ts';
import { receiveAt } from '../domains/handover/receive.ts';
import { closedCase } from '../domains/history/closed.ts';
import { command, deskOf, lastSequence } from '../domains/history/command.ts';
import { verifyFile } from '../domains/history/verify.ts';
import { draftKinds } from '../model/draft.ts';
import { Refusal } from '../model/fault.ts';
import type { Input, Output, StoreEvent } from '../model/operations.ts';
import { makeBackup } from '../store/backups.ts';
import { casePlace } from '../store/folder.ts';
import type { Db } from '../store/prepared.ts';
import type { OpenCases } from './openCases.ts';

export interface HandoversSetup {
  readonly desk: Db;
  readonly folder: string;
  readonly cases: OpenCases;
  readonly actor: () => string;
  readonly emit: (event: StoreEvent) => void;
  /** Makes the file, beside the writer. */
  readonly copy: (input: Input<'handover.copy'>) => Promise<Output<'handover.copy'>>;
}

export interface Handovers {
  readonly make: (input: Input<'handover.make'>) => Promise<Output<'handover.make'>>;
  readonly look: (input: Input<'handover.look'>) => Output<'handover.look'>;
  readonly compare: (input: Input<'handover.compare'>) => Promise<Output<'handover.compare'>>;
  readonly receive: (input: Input<'handover.receive'>) => Promise<Output<'handover.receive'>>;
}

/** Handovers at one desk. */
export function handoversOn({ desk, folder, cases, actor, emit, copy }: HandoversSetup): Handovers {
  /** What is being typed is part of what is handed over or merged. */
  const keepTyped = (db: Db): void => {
    if (closedCase(db) !== null) return;
    foldAllTyped(db, actor());
    keepAllTranscripts(db, actor());
  };

  const receiveNew = (handover: Handover, { path: file, passphrase, asReference }: Input<'handover.receive'>): string => {
    const { note, sha256 } = handover;
    refuseDisposed(desk, note.caseId);
    const reference = asReference ?? note.reference;
    if (caseIdOf(desk, reference) !== undefined) {
      throw new Refusal('conflict', `There is another case ${reference} here. Receive this one under another reference.`, reference);
    }
    receiveAt(casePlace(folder, note.caseId), { file, passphrase, note, sha256, actor: actor(), deskId: deskOf(desk), reference });
    addToList(desk, actor(), note.caseId, { reference, landlord: note.landlord, received: null });
    return note.caseId;
  };

  return {
    make: ({ caseId, path: place, passphrase, reason, without, isReplacing }) =>
      cases.during(caseId, async (db) => {
        refuseGiving(db.name, { path: place, passphrase }, isReplacing);
        keepTyped(db);
        const { landlord } = caseFileRow(desk, caseId);
        const { note, sha256, bytes } = await copy({ caseId, path: place, passphrase, reason, without, landlord });
        const label = `Hand the case over${reason === '' ? '' : `: ${reason}`}`;
        command(db, { actor: actor(), command: 'handover.give', label, isUndoable: false }, (tx) =>
          tellHandover(tx, 'given', { note, sha256, fileName: nameOf(place) }),
        );
        emit({ name: 'case.changed', body: { caseId, kinds: ['handover'], sequence: lastSequence(db) } });
        return { note, path: place, bytes };
      }),
    look: ({ path: place, passphrase }) => lookAt(desk, place, passphrase),
    compare: async ({ path: place, passphrase }) => {
      const handover = verified(place, passphrase);
      try {
        return await cases.during(caseFileRow(desk, handover.note.caseId).id, async (db) => compareWith(db, handover));
      } finally {
        handover.close();
      }
    },
    receive: async (input) => {
      const handover = verified(input.path, input.passphrase);
      const { caseId } = handover.note;
      try {
        if (hereFor(desk, handover.note) !== 'merge') {
          receiveNew(handover, input);
          emit({ name: 'cases.changed', body: {} });
          return { caseId, did: 'received', differences: 0, papers: handover.note.papers, changes: 0 };
        }
        const merged = await cases.during(caseId, async (db) => {
          keepTyped(db);
          // What the case was before can be gone back to whole, whatever comes of the merge.
          makeBackup(db, 'asked', Date.now());
          const done = mergeInto(db, handover, { actor: actor(), fileName: nameOf(input.path), choices: input.choices });
          emit({
            name: 'case.changed',
            body: { caseId, kinds: [...draftKinds, 'entry', 'version', 'handover'], sequence: lastSequence(db) },
          });
          return done;
        });
        emit({ name: 'cases.changed', body: {} });
        return { caseId, did: 'merged', ...merged };
      } finally {
        handover.close();
      }
    },
  };
}

/** Opens a handover and proves it. Refused with `notACase` where anything in it is not as it was handed over: what cannot be proved comes into no case. */
function verified(file: string, passphrase: string): Handover {
  const handover = openHandover(file, passphrase);
  const [problem] = verifyFile(handover.db).problems;
  if (problem === undefined) return handover;
  handover.close();
  throw new Refusal('notACase', `This handover does not verify, so nothing of it was taken in. ${problem} Ask for it again.`, file);
}

/** The last step of a path of either kind of system. */
function nameOf(place: string): string {
  return place.split(/[\\/]/).at(-1) ?? place;
}
