// Owns: the parts of handing over, opening, comparing and receiving that go through a whole file: each opens what it needs by itself, so that it runs in any thread.
// Must not write into a case that is open, nor tell anybody.
import { type Giving, giveCase } from '../domains/handover/give.ts';
import { openHandover } from '../domains/handover/look.ts';
import { compareWith } from '../domains/handover/merge.ts';
import { type Receiving, receiveAt } from '../domains/handover/receive.ts';
import { verifyFile } from '../domains/history/verify.ts';
import { Refusal } from '../model/fault.ts';
import type { HandoverNote } from '../model/handover.ts';
import type { MergeCompared, Verdict } from '../model/operations.ts';
import { casePlace } from '../store/folder.ts';
import { openCase } from '../store/open.ts';
import type { Db } from '../store/prepared.ts';

/** What each task is given and answers. */
export interface HandoverTasks {
  /** Makes the file. */
  readonly give: {
    readonly input: Giving & { readonly caseId: string };
    readonly output: { readonly note: HandoverNote; readonly sha256: string; readonly bytes: number };
  };
  /** Opens a file and holds it against itself. */
  readonly prove: {
    readonly input: { readonly path: string; readonly passphrase: string };
    readonly output: { readonly note: HandoverNote; readonly sha256: string; readonly verdict: Verdict };
  };
  /** Opens a file, holds it against itself, and tells what merging it would do. Refused with `notACase` where it is not as it was handed over. */
  readonly compare: {
    readonly input: { readonly path: string; readonly passphrase: string };
    readonly output: MergeCompared;
  };
  /** Makes a case of the store out of a file that was proved. */
  readonly take: { readonly input: Receiving & { readonly caseId: string }; readonly output: null };
}
export type HandoverTask = keyof HandoverTasks;

/** Does a task in this thread, in a store folder. */
export const handoverTasks: {
  readonly [K in HandoverTask]: (folder: string, input: HandoverTasks[K]['input']) => HandoverTasks[K]['output'];
} = {
  give: (folder, { caseId, ...giving }) => reading(folder, caseId, (db) => giveCase(db, giving)),
  prove: (_folder, { path, passphrase }) => {
    const { db, note, sha256, close } = openHandover(path, passphrase);
    try {
      return { note, sha256, verdict: verifyFile(db) };
    } finally {
      close();
    }
  },
  compare: (folder, { path, passphrase }) => {
    const handover = openHandover(path, passphrase);
    try {
      refuseUnproved(path, verifyFile(handover.db));
      return reading(folder, handover.note.caseId, (db) => compareWith(db, handover));
    } finally {
      handover.close();
    }
  },
  take: (folder, { caseId, ...receiving }) => {
    receiveAt(casePlace(folder, caseId), receiving);
    return null;
  },
};

/** What cannot be proved comes into no case. */
export function refuseUnproved(file: string, { problems: [problem] }: Verdict): void {
  if (problem === undefined) return;
  throw new Refusal('notACase', `This handover does not verify, so nothing of it was taken in. ${problem} Ask for it again.`, file);
}

function reading<T>(folder: string, caseId: string, work: (db: Db) => T): T {
  const db = openCase(casePlace(folder, caseId), { role: 'reader' });
  try {
    return work(db);
  } finally {
    db.close();
  }
}
