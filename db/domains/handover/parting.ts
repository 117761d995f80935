// Owns: where two copies of a case parted, and what each changed since. Reads both; must not merge or write.
import { Refusal } from '../../model/fault.ts';
import type { MergeRow } from '../../model/merge.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import type { Head, Payload } from '../history/command.ts';
import { headsOf, mainLine, receiveCommand, type Stretch } from '../history/line.ts';
import { forgetTold, type Told, type ToldRow, tell } from '../history/told.ts';
import { type InEffect, mergeCommand, rowsInEffect, rowsInEffectAt, undoneMerges } from './inEffect.ts';

/** Who did something last, and when. */
export interface By {
  readonly actor: string;
  readonly atMs: number;
}

/** What one copy changed since the two parted. */
export interface Since {
  readonly told: Told;
  /** By table, id and column; by table and id alone for a row made or removed. */
  readonly by: ReadonlyMap<string, By>;
}

export interface Parting {
  /** The copy whose rows, put back by what it changed since, are those of the moment they parted. */
  readonly basis: 'ours' | 'theirs';
  readonly ours: Since;
  readonly theirs: Since;
  /** Only where each merged an older state of the other, so that they have two states in common: what they changed since the second, which is theirs. */
  readonly sinceOther: Since | null;
  /** Rows of history there that are not in what stands here. */
  readonly news: number;
}

/** A row of a chain. */
export type Point = Pick<Head, 'deskId' | 'sequence'>;

/** Finds where two copies parted. Refused with `conflict` where they have no history in common, or tell one desk's history differently. */
export function partingOf(ours: Db, theirs: Db): Parting {
  const [ourHeads, theirHeads] = [headsOf(ours), headsOf(theirs)];
  refuseForks(ours, theirs, ourHeads, theirHeads);
  const [ourLine, theirLine] = [mainLine(ours), mainLine(theirs)];
  // What came by a merge that was undone is known, but is not in what stands: it is as if that merge had not been.
  const [inEffectHere, inEffectThere] = [rowsInEffect(ours), rowsInEffect(theirs)];
  const inOurs = lastIn(ourLine, inEffectThere);
  const inTheirs = lastIn(theirLine, inEffectHere);
  if (inOurs === null || inTheirs === null) {
    throw new Refusal(
      'conflict',
      'This handover is of a case with the same id, but its history has nothing in common with the case here. It can only be looked at.',
    );
  }
  const isSamePoint = inOurs.deskId === inTheirs.deskId && inOurs.sequence === inTheirs.sequence;
  const theirsSince = since(theirs, after(theirLine, inTheirs));
  // What they merged after the point that is known here is known to them, but not in it.
  const basis = isSamePoint || theirsSince.hasJoined ? 'ours' : 'theirs';
  const lastOfDesk = ourLine.findLast(({ deskId }) => deskId === inOurs.deskId)?.to;
  const inEffectThen = rowsInEffectAt(ours, inOurs.deskId, inOurs.sequence, lastOfDesk);
  const isCrossed = !isSamePoint && basis === 'ours' && (inEffectThen.get(inTheirs.deskId) ?? 0) < inTheirs.sequence;
  const ourNews = since(ours, after(ourLine, inOurs));
  const theirNews = basis === 'theirs' ? theirsSince : since(theirs, beside(theirLine, ourLine));
  const news = [...inEffectThere].reduce((sum, [deskId, sequence]) => sum + Math.max(0, sequence - (inEffectHere.get(deskId) ?? 0)), 0);
  return { basis, ours: ourNews, theirs: theirNews, sinceOther: isCrossed ? theirsSince : null, news };
}

function refuseForks(ours: Db, theirs: Db, ourHeads: readonly Head[], theirHeads: readonly Head[]): void {
  for (const { deskId, sequence } of ourHeads) {
    const their = theirHeads.find((head) => head.deskId === deskId);
    if (their === undefined) continue;
    const at = Math.min(sequence, their.sequence);
    if (hashAt(ours, deskId, at) === hashAt(theirs, deskId, at)) continue;
    throw new Refusal(
      'conflict',
      `The two copies tell the history of one desk differently (row ${at} of desk ${deskId} at the latest): one of them was restored from a backup and worked on. They cannot be merged. Look at the handover only, or receive it at a desk that does not have the case.`,
    );
  }
}

function hashAt(db: Db, deskId: string, sequence: number): string | undefined {
  return prepared<{ hash: string }>(db, 'SELECT hash FROM history WHERE desk_id = ? AND sequence = ?').get(deskId, sequence)?.hash;
}

/** The last row of a line that is in what stands in the other copy. */
export function lastIn(line: readonly Stretch[], other: InEffect): Point | null {
  for (const { deskId, from, to } of line.toReversed()) {
    const known = other.get(deskId) ?? 0;
    if (known >= from) return { deskId, sequence: Math.min(to, known) };
  }
  return null;
}

/** What of a line comes after a row of it. */
export function after(line: readonly Stretch[], { deskId, sequence }: Point): Stretch[] {
  const at = line.findLastIndex((stretch) => stretch.deskId === deskId && stretch.from <= sequence && sequence <= stretch.to);
  return line.slice(at).flatMap((stretch, index) => {
    if (index > 0) return [stretch];
    return sequence < stretch.to ? [{ ...stretch, from: sequence + 1 }] : [];
  });
}

/** What of a line is no part of another. */
function beside(line: readonly Stretch[], other: readonly Stretch[]): Stretch[] {
  return line.flatMap((stretch) => {
    const shared = other.filter(({ deskId }) => deskId === stretch.deskId).reduce((last, { to }) => Math.max(last, to), 0);
    return shared >= stretch.to ? [] : [{ ...stretch, from: Math.max(stretch.from, shared + 1) }];
  });
}

function since(db: Db, stretches: readonly Stretch[]): Since & { readonly hasJoined: boolean } {
  const told: Told = new Map();
  const by = new Map<string, By>();
  let hasJoined = false;
  /** Rows that something touched beside merges that were undone and their undoing. */
  const touched = new Set<string>();
  const walk = db.prepare<
    [string, number, number],
    { sequence: number; acts_on: number | null; actor: string; at_ms: number; command: string; payload: string | null }
  >(
    `SELECT h.sequence, h.acts_on, h.actor, h.at_ms, h.command, p.payload FROM history h LEFT JOIN history_payload p ON p.desk_id = h.desk_id AND p.sequence = h.sequence
      WHERE h.desk_id = ? AND h.sequence BETWEEN ? AND ? ORDER BY h.sequence`,
  );
  for (const { deskId, from, to } of stretches) {
    const undone = undoneMerges(db, deskId, to);
    for (const { sequence, acts_on: actsOn, actor, at_ms: atMs, command, payload } of walk.iterate(deskId, from, to)) {
      const isTakenBack = undone.has(actsOn ?? sequence);
      hasJoined ||= !isTakenBack && (command === receiveCommand || command === mergeCommand);
      if (payload === null) continue;
      // Its merge is before all this, and the two parted as if it had not been.
      const isBefore = isTakenBack && actsOn !== null && !stretches.some((each) => each.deskId === deskId && each.from <= actsOn);
      for (const change of (JSON.parse(payload) as Payload).changes) {
        if (isBefore) {
          forgetTold(told, change);
          continue;
        }
        tell(told, change);
        const name = `${change.table} ${change.id}`;
        if (!isTakenBack) touched.add(name);
        by.set(name, { actor, atMs });
        if (change.before !== null && change.after !== null)
          for (const column of Object.keys(change.after)) by.set(`${name} ${column}`, { actor, atMs });
      }
    }
  }
  for (const [table, rows] of told) for (const id of rows.keys()) if (!touched.has(`${table} ${id}`)) rows.delete(id);
  return { told, by, hasJoined };
}

/** A row as it was before what is told of it. */
export function asItWas(current: MergeRow | null, told: ToldRow | undefined): MergeRow | null {
  if (told === undefined) return current;
  return told.wasThere ? { ...(current ?? {}), ...told.first } : null;
}

/** A row as far as its own history says that it changed: what is otherwise missing from a part was left out of it, and not removed. */
export function asTold(current: MergeRow | null, told: ToldRow | undefined, base: MergeRow | null): MergeRow | null {
  if (told === undefined) return base;
  if (current === null) return told.isRemoved ? null : base;
  if (told.isMade || base === null) return current;
  return { ...base, ...Object.fromEntries(Object.keys(told.last).map((column) => [column, current[column] ?? null])) };
}
