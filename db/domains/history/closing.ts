// Owns: closing a case and opening it again, each in the history with name and reason. Must not know what other writes do.
import { Refusal } from '../../model/fault.ts';
import type { ClosedCase } from '../../model/operations.ts';
import type { Db } from '../../store/prepared.ts';
import { refuseWhereClosed } from './closed.ts';
import { command, currentRow } from './command.ts';

/** Closes a case: it can be read and exported, and nothing in it can be changed. Refused with `readonly` where it is closed already. */
export function closeCase(db: Db, actor: string, reason: string): void {
  refuseWhereClosed(db);
  command(db, { actor, command: 'case.close', label: `Close the case: ${reason}`, isUndoable: false }, (tx) => {
    const closed: ClosedCase = { actor, atMs: tx.atMs, reason };
    tx.insert('meta', { key: 'closed', value: JSON.stringify(closed) });
  });
}

/** Opens a closed case again. Refused with `conflict` where it is open. */
export function reopenCase(db: Db, actor: string, reason: string): void {
  if (currentRow(db, 'meta', 'closed') === undefined) throw new Refusal('conflict', 'This case is open already.');
  command(db, { actor, command: 'case.reopen', label: `Open the closed case again: ${reason}`, isUndoable: false }, (tx) => {
    tx.remove('meta', { key: 'closed' });
  });
}
