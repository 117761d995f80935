// Owns: what handing over, receiving and merging do to open cases, the case list and events. Must not open handover files or merge rows itself.
import { caseFileRow } from '../domains/desk/cases.ts';
import { foldAllTyped } from '../domains/draft/writes.ts';
import { keepAllTranscripts } from '../domains/entry/transcript.ts';
import { refuseGiving } from '../domains/handover/give.ts';
import { tellHandover } from '../domains/handover/given.ts';
import { lookAt } from '../domains/handover/look.ts';
import { closedCase } from '../domains/history/closed.ts';
import { command, lastSequence } from '../domains/history/command.ts';
import type { Input, Output, StoreEvent } from '../model/operations.ts';
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
}

/** Handovers at one desk. */
export function handoversOn({ desk, cases, actor, emit, copy }: HandoversSetup): Handovers {
  return {
    make: ({ caseId, path: place, passphrase, reason, without, isReplacing }) =>
      cases.during(caseId, async (db) => {
        refuseGiving(db.name, { path: place, passphrase }, isReplacing);
        if (closedCase(db) === null) {
          foldAllTyped(db, actor());
          keepAllTranscripts(db, actor());
        }
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
  };
}

/** The last step of a path of either kind of system. */
function nameOf(place: string): string {
  return place.split(/[\\/]/).at(-1) ?? place;
}
