// Owns: holding a case back from disposal and letting it go again, each in its history with name and reason. Must not know what else is done to a case.
import { Refusal } from '../../model/fault.ts';
import type { CaseHold } from '../../model/retention.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { command, currentRow } from '../history/command.ts';

/** Who holds a case back, since when and why; null where nobody does. It stands in the case's own file, so that it travels with it. */
export function holdOn(db: Db): CaseHold | null {
  const row = prepared<{ value: string }>(db, `SELECT value FROM meta WHERE key = 'hold'`).get();
  return row === undefined ? null : (JSON.parse(row.value) as CaseHold);
}

/** Holds a case, open or closed, back from disposal. Refused with `conflict` where it is held already. */
export function placeHold(db: Db, actor: string, reason: string): CaseHold {
  const standing = holdOn(db);
  if (standing !== null) throw new Refusal('conflict', `${standing.actor} holds this case already: ${standing.reason}`);
  return command(db, { actor, command: 'case.hold', label: `Hold the case back from disposal: ${reason}` }, (tx) => {
    const hold: CaseHold = { actor, atMs: tx.atMs, reason };
    tx.insert('meta', { key: 'hold', value: JSON.stringify(hold) });
    return hold;
  });
}

/** Lets a case that is held go. Refused with `conflict` where nobody holds it. */
export function liftHold(db: Db, actor: string, reason: string): void {
  if (currentRow(db, 'meta', 'hold') === undefined) throw new Refusal('conflict', 'This case is not held.');
  command(db, { actor, command: 'case.liftHold', label: `Lift the hold on disposal: ${reason}` }, (tx) => {
    tx.remove('meta', { key: 'hold' });
  });
}
