// Owns: sides judged anew when the case knows its people better: after a party is named, or a delivery shows who writes from where. Must not touch
// what an investigator has set.
import { readKind } from '../domains/draft/reads.ts';
import type { Tx } from '../domains/history/command.ts';
import { residentMail, residentMailOf, type StandingEntry, sendersEver, standingEntries } from '../domains/intake/authors.ts';
import type { Id } from '../model/ids.ts';
import type { Db } from '../store/prepared.ts';
import { addressOf, letterEnds, type People, type SideFound, type SideJudge, sideJudge } from './sides.ts';

/** The people of a case as far as sides are judged by them; as they were known before a delivery came in, where one is named. */
export function peopleOf(db: Db, before: Id | null = null): People {
  return { ...namedPeople(db), residentMail: residentMail(db, before) };
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
 * exhibits in `stated`. Answers how many were moved.
 */
export function judgeAgain(tx: Tx, stated: ReadonlySet<string> = new Set()): number {
  return judgeEach(tx, sideJudge(peopleOf(tx.db)), standingEntries(tx.db, letterEnds), stated).length;
}

/** What was known of people when a delivery began. */
export interface KnownBefore {
  readonly people: People;
  readonly judge: SideJudge;
  /** As `peopleKey` has it. */
  readonly named: string;
}

/**
 * Judges again, inside the command that ends a delivery, what the delivery throws light on: entries sent from addresses that it shows to be the household's, and
 * what is part of those. Only where somebody named people meanwhile is every entry judged: a case may hold a hundred thousand.
 */
export function judgeAfterDelivery(tx: Tx, batchId: Id, { people, judge: before, named }: KnownBefore): void {
  if (peopleKey(tx.db) !== named) {
    judgeAgain(tx);
    return;
  }
  const mail = residentMailOf(tx.db, batchId);
  const addresses = before.newAddresses(mail);
  if (addresses.size === 0) return;
  const judge = sideJudge({ ...people, residentMail: [...people.residentMail, ...mail] });
  const senders = sendersEver(tx.db).filter((sender) => addresses.has(addressOf(sender)));
  let moved = judgeEach(tx, judge, standingEntries(tx.db, letterEnds, { senders }));
  while (moved.length > 0) moved = judgeEach(tx, judge, standingEntries(tx.db, letterEnds, { partsOf: moved }));
}

/** Moves those of the entries whose side comes out differently; answers which. What an entry is part of must come before it, or stand as it is to stand. */
function judgeEach(tx: Tx, judge: SideJudge, entries: Iterable<StandingEntry>, stated: ReadonlySet<string> = new Set()): Id[] {
  const found = new Map<Id, SideFound>();
  const moved: { readonly id: Id; readonly revision: number; readonly now: SideFound }[] = [];
  for (const entry of entries) {
    const { parentId, parentSide: side, parentSideBasis: basis } = entry;
    const standing = side === null || basis === null ? null : { side, basis };
    const parent = parentId === null ? null : (found.get(parentId) ?? standing);
    const isRecord = entry.kind === 'record';
    const suppliedBy = isRecord && parent !== null ? parent.side : entry.suppliedBy;
    const isFixed = entry.sideBasis === 'edited' || stated.has(entry.exhibit);
    const now = isFixed ? { side: entry.side, basis: entry.sideBasis } : judge.sideOf({ ...entry, suppliedBy, parent });
    found.set(entry.id, now);
    if (now.side !== entry.side || now.basis !== entry.sideBasis) moved.push({ id: entry.id, revision: entry.revision, now });
  }
  for (const { id, revision, now } of moved) tx.update('entry', { id, side: now.side, side_basis: now.basis, revision: revision + 1 });
  return moved.map(({ id }) => id);
}
