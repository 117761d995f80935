// Owns: sides judged anew when the case knows its people better: after a party is named, or a delivery shows who writes from where. Must not touch
// what an investigator has set.
import { readKind } from '../domains/draft/reads.ts';
import type { Tx } from '../domains/history/command.ts';
import { residentMail, standingEntries } from '../domains/intake/authors.ts';
import type { Id } from '../model/ids.ts';
import type { Db } from '../store/prepared.ts';
import { letterEnds, type People, type SideFound, sideJudge } from './sides.ts';

/** The people of a case as far as sides are judged by them. */
export function peopleOf(db: Db): People {
  return { ...namedPeople(db), residentMail: residentMail(db) };
}

/** What the draft says of people, as one text: sides can change only where this does. */
export function peopleKey(db: Db): string {
  const { landlordName, parties } = namedPeople(db);
  return JSON.stringify([landlordName, parties.map(({ role, names, aliases, emails, label }) => [role, names, aliases, emails, label])]);
}

function namedPeople(db: Db): Pick<People, 'landlordName' | 'parties'> {
  return { landlordName: readKind(db, 'facts')[0]?.value.landlordName ?? '', parties: readKind(db, 'party').map(({ value }) => value) };
}

/**
 * Judges every entry again inside a command and moves those whose side comes out differently. Sides set by the investigator stay, and so do the
 * exhibits in `stated`.
 */
export function judgeAgain(tx: Tx, stated: ReadonlySet<string> = new Set()): number {
  const judge = sideJudge(peopleOf(tx.db));
  const found = new Map<Id, SideFound>();
  const moved: { readonly id: Id; readonly revision: number; readonly now: SideFound }[] = [];
  for (const entry of standingEntries(tx.db, letterEnds)) {
    const parent = entry.parentId === null ? null : (found.get(entry.parentId) ?? null);
    const isRecord = entry.kind === 'record';
    const suppliedBy = isRecord && parent !== null ? parent.side : entry.suppliedBy;
    const isFixed = entry.sideBasis === 'edited' || stated.has(entry.exhibit);
    const now = isFixed ? { side: entry.side, basis: entry.sideBasis } : judge({ ...entry, suppliedBy, parent });
    found.set(entry.id, now);
    if (now.side !== entry.side || now.basis !== entry.sideBasis) moved.push({ id: entry.id, revision: entry.revision, now });
  }
  for (const { id, revision, now } of moved) tx.update('entry', { id, side: now.side, side_basis: now.basis, revision: revision + 1 });
  return moved.length;
}
