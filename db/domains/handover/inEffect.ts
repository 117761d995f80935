// Owns: how far the history of each desk is in what stands: what a handover or a merge brought, unless that merge was undone. Reads; must not compare two copies.
import { type Db, prepared } from '../../store/prepared.ts';
import type { Payload } from '../history/command.ts';
import { headsOf, lastReceived, mainLine } from '../history/line.ts';
import { lastActSql } from '../history/reads.ts';

/** The command that takes in what another desk did. */
export const mergeCommand = 'handover.merge';

/** The last row by desk up to which everything that desk did is in what stands. */
export type InEffect = ReadonlyMap<string, number>;

/** A merge in a desk's chain. */
export interface MergeRow {
  readonly sequence: number;
  readonly label: string;
  /** Digest of the note of the handover that it brought in; null where what it told is not here. */
  readonly noteSha256: string | null;
}

interface ReadMerge extends MergeRow {
  /** What was brought: the desk it came from, and its last row; null where that is not told here. */
  readonly brought: { readonly deskId: string; readonly sequence: number } | null;
}

interface Range {
  readonly from: InEffect;
  readonly to: InEffect;
}

/** How far each desk's history is in what stands in a copy of a case. Rows that are known only because a merge of them was undone are not. */
export function rowsInEffect(db: Db): InEffect {
  const last = mainLine(db).at(-1);
  return last === undefined ? new Map() : rowsInEffectAt(db, last.deskId, last.to);
}

/** The same as it was at a row of one desk; merges that were undone by a later row of it, `judgedAt`, are as if they had not been. */
export function rowsInEffectAt(db: Db, deskId: string, sequence: number, judgedAt = sequence): InEffect {
  return at(db, deskId, sequence, new Set(), judgedAt);
}

/** Merges of one desk that were undone by the time of a row of it, by their numbers. */
export function undoneMerges(db: Db, deskId: string, upTo: number): ReadonlySet<number> {
  return new Set(mergesOf(db, deskId, 0, upTo).flatMap(({ sequence }) => (stands(db, deskId, sequence, upTo) ? [] : [sequence])));
}

/** The last merge here of the handover with this note; null where there was none, or it stands. */
export function undoneMergeOf(db: Db, noteSha256: string): MergeRow | null {
  const end = mainLine(db).at(-1);
  if (end === undefined) return null;
  const last = mergesOf(db, end.deskId, 0, end.to).findLast((merge) => merge.noteSha256 === noteSha256);
  return last === undefined || stands(db, end.deskId, last.sequence, end.to) ? null : last;
}

/** Ids of rows that somebody removed, by the history that is in what stands. Goes through all of it. */
export function removedInEffect(db: Db): ReadonlySet<string> {
  const removed = new Set<string>();
  const rows = db.prepare<[string, number], { sequence: number; acts_on: number | null; payload: string }>(
    `SELECT h.sequence, h.acts_on, p.payload FROM history h JOIN history_payload p ON p.desk_id = h.desk_id AND p.sequence = h.sequence
      WHERE h.desk_id = ? AND h.sequence <= ?`,
  );
  for (const [deskId, upTo] of rowsInEffect(db)) {
    const undone = undoneMerges(db, deskId, upTo);
    for (const { sequence, acts_on: actsOn, payload } of rows.iterate(deskId, upTo)) {
      if (undone.has(actsOn ?? sequence)) continue;
      for (const { id, after } of (JSON.parse(payload) as Payload).changes) if (after === null) removed.add(id);
    }
  }
  return removed;
}

function at(db: Db, deskId: string, upTo: number, walking: ReadonlySet<string>, judgedAt = upTo): InEffect {
  const step = `${deskId} ${upTo}`;
  // Each step goes back in time; one that does not was forged.
  if (walking.has(step)) return new Map();
  const deeper = new Set([...walking, step]);
  const received = lastReceived(db, deskId, upTo);
  const [from] = received?.heads ?? [];
  const start = new Map(from === undefined ? [] : at(db, from.deskId, from.sequence, deeper)).set(deskId, upTo);
  const merges = mergesOf(db, deskId, received?.sequence ?? 0, upTo);
  const ranges = new Map<number, Range>();
  /** What is in effect, given the merges up to here that stand at a row. */
  const reached = (row: number): InEffect => {
    const known = new Map(start);
    for (const [merge, range] of ranges) if (stands(db, deskId, merge, row)) cover(known, range);
    return known;
  };
  for (const { sequence, brought } of merges) {
    const to = brought === null ? allKnown(db) : at(db, brought.deskId, brought.sequence, deeper);
    ranges.set(sequence, { from: reached(sequence), to });
  }
  return reached(judgedAt);
}

/** Adds what a merge brought, where nothing before that is missing. */
function cover(known: Map<string, number>, { from, to }: Range): void {
  for (const [deskId, sequence] of to) {
    const before = known.get(deskId) ?? 0;
    if ((from.get(deskId) ?? 0) <= before) known.set(deskId, Math.max(before, sequence));
  }
}

function allKnown(db: Db): InEffect {
  return new Map(headsOf(db).map(({ deskId, sequence }) => [deskId, sequence]));
}

function mergesOf(db: Db, deskId: string, after: number, upTo: number): ReadMerge[] {
  return prepared<{ sequence: number; label: string; payload: string | null }>(
    db,
    `SELECT h.sequence, h.label, p.payload FROM history h LEFT JOIN history_payload p ON p.desk_id = h.desk_id AND p.sequence = h.sequence
      WHERE h.desk_id = ? AND h.sequence > ? AND h.sequence <= ? AND h.command = ? ORDER BY h.sequence`,
  )
    .all(deskId, after, upTo, mergeCommand)
    .map(({ sequence, label, payload }) => ({ sequence, label, ...told(payload) }));
}

/** The desk that what a merge brought came from; null where that is not told. */
export function broughtBy({ changes }: Payload): string | null {
  const line = lineOf(changes);
  return typeof line?.desk_id === 'string' ? line.desk_id : null;
}

/** The line about its handover that a merge made: it is told before any that came with it. */
function lineOf(changes: Payload['changes']): Payload['changes'][number]['after'] | undefined {
  return changes.find(({ table, before }) => table === 'handover' && before === null)?.after;
}

function told(payload: string | null): Pick<ReadMerge, 'noteSha256' | 'brought'> {
  if (payload === null) return { noteSha256: null, brought: null };
  const { changes, heads = [] } = JSON.parse(payload) as Payload;
  const line = lineOf(changes);
  const head = heads.find(({ deskId }) => deskId === line?.desk_id);
  return { noteSha256: typeof line?.note_sha256 === 'string' ? line.note_sha256 : null, brought: head ?? null };
}

function stands(db: Db, deskId: string, merge: number, upTo: number): boolean {
  const row = prepared<{ last_act: string | null }>(
    db,
    `SELECT ${lastActSql('?')} AS last_act FROM history h WHERE h.desk_id = ? AND h.sequence = ?`,
  ).get(upTo, deskId, merge);
  return row?.last_act !== 'undo';
}
