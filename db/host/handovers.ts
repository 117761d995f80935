// Owns: what handing over, receiving and merging do to open cases, the case list and events. Must not open handover files or merge rows itself.
import { statSync } from 'node:fs';
import path from 'node:path';
import { addToList, caseFileRow, caseIdOf } from '../domains/desk/cases.ts';
import { refuseDisposed } from '../domains/disposal/records.ts';
import { foldAllTyped } from '../domains/draft/writes.ts';
import { keepAllTranscripts } from '../domains/entry/transcript.ts';
import { noteBegun, noteEnded } from '../domains/handover/begun.ts';
import { refuseGiving } from '../domains/handover/give.ts';
import { tellHandover } from '../domains/handover/given.ts';
import { hereFor, openHandover } from '../domains/handover/look.ts';
import { mergeInto } from '../domains/handover/merge.ts';
import { closedCase } from '../domains/history/closed.ts';
import { command, deskOf, lastSequence } from '../domains/history/command.ts';
import { draftKinds } from '../model/draft.ts';
import { Refusal } from '../model/fault.ts';
import type { Input, Output, StoreEvent } from '../model/operations.ts';
import type { Db } from '../store/prepared.ts';
import type { HandoverLane } from './handoverLane.ts';
import { type HandoverTasks, refuseUnproved } from './handoverTasks.ts';
import type { OpenCases } from './openCases.ts';

export interface HandoversSetup {
  readonly desk: Db;
  readonly cases: OpenCases;
  readonly actor: () => string;
  readonly emit: (event: StoreEvent) => void;
  /** Does what goes through a whole file, beside the writer. */
  readonly lane: HandoverLane;
  /** Backs a case up, beside the writer. */
  readonly backUp: (caseId: string) => Promise<unknown>;
}

export interface Handovers {
  readonly make: (input: Input<'handover.make'>) => Promise<Output<'handover.make'>>;
  readonly look: (input: Input<'handover.look'>) => Promise<Output<'handover.look'>>;
  readonly compare: (input: Input<'handover.compare'>) => Promise<Output<'handover.compare'>>;
  readonly receive: (input: Input<'handover.receive'>) => Promise<Output<'handover.receive'>>;
}

/** Handovers at one desk. */
export function handoversOn({ desk, cases, actor, emit, lane, backUp }: HandoversSetup): Handovers {
  /** What is being typed is part of what is handed over or merged. */
  const keepTyped = (db: Db): void => {
    if (closedCase(db) !== null) return;
    foldAllTyped(db, actor());
    keepAllTranscripts(db, actor());
  };

  const receiveNew = async (
    { note, sha256 }: Proved,
    { path: file, passphrase, asReference }: Input<'handover.receive'>,
  ): Promise<void> => {
    refuseDisposed(desk, note.caseId);
    const reference = asReference ?? note.reference;
    if (caseIdOf(desk, reference) !== undefined) {
      throw new Refusal('conflict', `There is another case ${reference} here. Receive this one under another reference.`, reference);
    }
    const { caseId } = note;
    await lane.run('take', { caseId, file, passphrase, note, sha256, actor: actor(), deskId: deskOf(desk), reference });
    addToList(desk, actor(), caseId, { reference, landlord: note.landlord, received: null });
  };

  /** Proves a handover. Refused with `notACase` where anything in it is not as it was handed over: what cannot be proved comes into no case. */
  const proved = async (file: string, passphrase: string): Promise<Proved> => {
    const stamp = stampOf(file);
    const { verdict, ...told } = await lane.run('prove', { path: file, passphrase });
    refuseUnproved(file, verdict);
    return { ...told, stamp };
  };

  return {
    make: ({ caseId, path: place, passphrase, reason, without, isReplacing }) =>
      cases.during(caseId, async (db) => {
        refuseGiving(db.name, { path: place, passphrase }, isReplacing);
        keepTyped(db);
        const { landlord } = caseFileRow(desk, caseId);
        noteBegun(desk, place);
        const giving = { caseId, path: place, passphrase, reason, without, landlord, actor: actor() };
        const { note, sha256, bytes } = await lane.run('give', giving).finally(() => noteEnded(desk, place));
        const label = `Hand the case over${reason === '' ? '' : `: ${reason}`}`;
        command(db, { actor: actor(), command: 'handover.give', label }, (tx) =>
          tellHandover(tx, 'given', { note, sha256, fileName: nameOf(place) }),
        );
        emit({ name: 'case.changed', body: { caseId, kinds: ['handover'], sequence: lastSequence(db) } });
        return { note, path: place, bytes };
      }),
    look: async ({ path: place, passphrase }) => {
      const { note, verdict } = await lane.run('prove', { path: place, passphrase });
      const { here, hereAs } = hereFor(desk, note);
      // What compares it next only reads the case: it is brought up to date now.
      if (here === 'merge') cases.glance(note.caseId, () => undefined);
      return { note, fileName: path.basename(place), bytes: statSync(place).size, verdict, here, hereAs };
    },
    compare: (input) => lane.run('compare', input),
    receive: async (input) => {
      const known = await proved(input.path, input.passphrase);
      const { caseId } = known.note;
      if (hereFor(desk, known.note).here !== 'merge') {
        await receiveNew(known, input);
        emit({ name: 'cases.changed', body: {} });
        return { caseId, did: 'received', differences: 0, papers: known.note.papers, changes: 0 };
      }
      const handover = openHandover(input.path, input.passphrase);
      try {
        const refuseChanged = () => {
          if (handover.sha256 === known.sha256 && stampOf(input.path) === known.stamp) return;
          throw new Refusal('conflict', 'The file was changed while it was being proved. Nothing was taken in. Open it again.', input.path);
        };
        refuseChanged();
        const merged = await cases.during(caseId, async (db) => {
          // What the case was before can be gone back to whole, whatever comes of the merge. It goes through the whole case, and nobody waits for it.
          await backUp(caseId);
          refuseChanged();
          keepTyped(db);
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

/** A handover that was proved, and the file as it was then. */
type Proved = Omit<HandoverTasks['prove']['output'], 'verdict'> & { readonly stamp: string };

/** Tells a file from one that was put in its place or written since; empty where there is none. */
function stampOf(file: string): string {
  const { ino, size, mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { ino: 0, size: 0, mtimeMs: 0 };
  return `${ino} ${size} ${mtimeMs}`;
}

/** The last step of a path of either kind of system. */
function nameOf(place: string): string {
  return place.split(/[\\/]/).at(-1) ?? place;
}
