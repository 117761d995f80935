// Owns: closing a case and opening it again, each in the history with name and reason. Must not know what other writes do.
import { Refusal } from '../../model/fault.ts';
import type { ClosedCase } from '../../model/operations.ts';
import { classWords } from '../../model/retention.ts';
import type { Db } from '../../store/prepared.ts';
import { disposedIn } from '../disposal/disposed.ts';
import { refuseWhereClosed } from './closed.ts';
import { command, currentRow } from './command.ts';

/** Closes a case: it can be read and exported, and nothing in it can be changed. Refused with `readonly` where it is closed already. */
export function closeCase(db: Db, actor: string, reason: string): void {
  refuseWhereClosed(db);
  command(db, { actor, command: 'case.close', label: `Close the case: ${reason}` }, (tx) => {
    const closed: ClosedCase = { actor, atMs: tx.atMs, reason };
    tx.insert('meta', { key: 'closed', value: JSON.stringify(closed) });
  });
}

/** Opens a closed case again. Refused with `conflict` where it is open, and where part of it was disposed of. */
export function reopenCase(db: Db, actor: string, reason: string): void {
  if (currentRow(db, 'meta', 'closed') === undefined) throw new Refusal('conflict', 'This case is open already.');
  const gone = disposedIn(db).at(-1);
  if (gone !== undefined) {
    throw new Refusal(
      'conflict',
      `${gone.actor} disposed of the ${classWords(gone.through)} of this case, so it stays closed. What is left can be read and exported.`,
    );
  }
  command(db, { actor, command: 'case.reopen', label: `Open the closed case again: ${reason}` }, (tx) => {
    tx.remove('meta', { key: 'closed' });
  });
}
