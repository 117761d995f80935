// Owns: making a case of this desk out of a handover file. Must not merge: a case that is here already is not touched.
import { renameSync } from 'node:fs';
import path from 'node:path';
import type { HandoverNote } from '../../model/handover.ts';
import { removeStoreFile } from '../../store/besides.ts';
import { copyIntoStore } from '../../store/handover.ts';
import { heldFileKey } from '../../store/heldKeys.ts';
import { closeStore, flush, flushFolder, openCase } from '../../store/open.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { command, currentRow, deskOf, type Tx, worksOn } from '../history/command.ts';
import { headsOf, receiveCommand } from '../history/line.ts';
import { sealStanding } from '../history/sealStanding.ts';
import { forgetUnfinished } from '../intake/unfinished.ts';
import { tellHandover } from './given.ts';

/** What is to be received, and as what. */
export interface Receiving {
  readonly file: string;
  readonly passphrase: string;
  readonly note: HandoverNote;
  /** Digest of the note. */
  readonly sha256: string;
  readonly actor: string;
  readonly deskId: string;
  readonly reference: string;
}

/**
 * Puts the case of a verified handover at `target`, under a temporary name until it is whole. The history of the desk that gave it is kept; this desk's own chain begins
 * with a row that names where it goes on from.
 */
export function receiveAt(target: string, { file, passphrase, note, sha256, actor, deskId, reference }: Receiving): void {
  const part = partOf(target);
  clearReceived(target);
  try {
    copyIntoStore(file, passphrase, { file: part, key: heldFileKey(target) });
    const db = openCase(part, { role: 'writer' });
    try {
      begin(db, { file, note, sha256, actor, deskId, reference });
    } finally {
      closeStore(db);
    }
    flush(part);
    renameSync(part, target);
    flushFolder(path.dirname(target));
  } finally {
    clearReceived(target);
  }
}

function partOf(target: string): string {
  return `${target}.received`;
}

/** Takes away what a case that was not received whole left beside its place. */
export function clearReceived(target: string): void {
  removeStoreFile(partOf(target));
}

function begin(db: Db, { file, note, sha256, actor, deskId, reference }: Omit<Receiving, 'passphrase'>): void {
  const from = deskOf(db);
  const all = headsOf(db);
  const heads = [...all.filter((head) => head.deskId === from), ...all.filter((head) => head.deskId !== from)];
  const label = `Receive the case from ${note.actor}${note.reason === '' ? '' : `: ${note.reason}`}`;
  prepared(db, 'DELETE FROM handover_note').run();
  // Nothing is read from this machine because a file from elsewhere names its place.
  forgetUnfinished(db);
  // From here on the file is at this desk: the row is the first of its own chain.
  command(db, { actor, command: receiveCommand, label, heads }, (tx) => {
    setMeta(tx, 'desk_id', deskId);
    if (currentRow(db, 'meta', 'reference')?.value !== reference) setMeta(tx, 'reference', reference);
    tellHandover(tx, 'received', { note, sha256, fileName: path.basename(file) });
  });
  // The history of a part does not tell all of what stands: it is sealed as it came, and a change of it is found from here on.
  if (note.leftOut.length > 0) {
    prepared(db, `INSERT INTO meta (key, value) VALUES ('unsealed', ?)`).run(`what came with the handover of ${note.actor}`);
    worksOn(db, () => actor);
    sealStanding(db);
  }
}

function setMeta(tx: Tx, key: string, value: string): void {
  if (currentRow(tx.db, 'meta', key) === undefined) tx.insert('meta', { key, value });
  else tx.update('meta', { key, value });
}
