// Owns: the records of disposals in the desk's own file: written once, listed, and the case's line with them. Must not touch a case's file.
import { Refusal } from '../../model/fault.ts';
import type { DisposalRecord, RecordClass } from '../../model/retention.ts';
import { placeKey } from '../../model/settings.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { command, lastSequence, type Payload } from '../history/command.ts';
import { settingCommand } from './disposed.ts';

interface DisposalRow {
  readonly id: string;
  readonly case_id: string;
  readonly reference: string;
  readonly landlord: string;
  readonly at_ms: number;
  readonly actor: string;
  readonly through: RecordClass;
  readonly is_whole: 0 | 1;
  readonly record: string;
}

type Rest = Omit<DisposalRecord, 'id' | 'caseId' | 'reference' | 'landlord' | 'atMs' | 'actor' | 'through' | 'isWhole'>;

function recordOf(row: DisposalRow): DisposalRecord {
  return {
    id: row.id,
    caseId: row.case_id,
    reference: row.reference,
    landlord: row.landlord,
    atMs: row.at_ms,
    actor: row.actor,
    through: row.through,
    isWhole: row.is_whole === 1,
    ...(JSON.parse(row.record) as Rest),
  };
}

/** All of them, newest first. */
export function listDisposals(desk: Db): DisposalRecord[] {
  return prepared<DisposalRow>(desk, 'SELECT * FROM disposal ORDER BY at_ms DESC, id DESC').all().map(recordOf);
}

/** One by its id; undefined where there is none. */
export function disposalOf(desk: Db, id: string): DisposalRecord | undefined {
  const row = prepared<DisposalRow>(desk, 'SELECT * FROM disposal WHERE id = ?').get(id);
  return row === undefined ? undefined : recordOf(row);
}

/** Refused with `conflict` where nothing is left of a case here because it was disposed of: a copy of it must not come back unseen. */
export function refuseDisposed(desk: Db, caseId: string): void {
  const row = prepared<DisposalRow>(desk, 'SELECT * FROM disposal WHERE case_id = ? AND is_whole = 1').get(caseId);
  if (row === undefined) return;
  throw new Refusal(
    'conflict',
    `Case ${row.reference} was disposed of at this desk by ${row.actor} (see Retention). It can be looked at from this file, not taken in again.`,
    caseId,
  );
}

/**
 * Puts a disposal on record, in one command: the case leaves the list where nothing is left of it, and where somebody was in it is forgotten, in the history of
 * the desk too.
 */
export function recordDisposal(desk: Db, made: Omit<DisposalRecord, 'atMs'>): void {
  const { id, caseId, reference, landlord, actor, through, isWhole, ...rest } = made;
  const label = `Dispose of ${isWhole ? 'case' : 'part of case'} ${reference}`;
  command(desk, { actor, command: 'disposal.dispose', label }, (tx) => {
    const upTo = lastSequence(desk);
    if (isWhole) tx.remove('case_file', { id: caseId });
    forgetPlaces(desk);
    const place = placeWithout(desk, caseId);
    prepared(desk, 'DELETE FROM setting WHERE key = ?').run(placeKey);
    if (place !== null) tx.insert('setting', { key: placeKey, value: place });
    tx.insert('disposal', {
      id,
      case_id: caseId,
      reference,
      landlord,
      at_ms: tx.atMs,
      actor,
      through,
      is_whole: isWhole ? 1 : 0,
      up_to: upTo,
      record: JSON.stringify(rest satisfies Rest),
    });
  });
}

/** Empties the rows of history that tell of nothing but where somebody was. */
function forgetPlaces(desk: Db): void {
  const remove = desk.prepare<[string, number]>('DELETE FROM history_payload WHERE desk_id = ? AND sequence = ?');
  const rows = prepared<{ desk_id: string; sequence: number; payload: string }>(
    desk,
    `SELECT p.desk_id, p.sequence, p.payload FROM history_payload p JOIN history h ON h.desk_id = p.desk_id AND h.sequence = p.sequence
      WHERE h.command = ?`,
  ).all(settingCommand);
  for (const { desk_id: deskId, sequence, payload } of rows) {
    const { changes } = JSON.parse(payload) as Payload;
    if (changes.every(({ table, id }) => table === 'setting' && id === placeKey)) remove.run(deskId, sequence);
  }
}

/** Where somebody was, without this case; null where that was never written. */
function placeWithout(desk: Db, caseId: string): string | null {
  const kept = prepared<{ value: string }>(desk, 'SELECT value FROM setting WHERE key = ?').get(placeKey);
  if (kept === undefined) return null;
  const { caseId: at, cases, ...others } = JSON.parse(kept.value) as { caseId?: unknown; cases?: Record<string, unknown> };
  const { [caseId]: _, ...left } = cases ?? {};
  return JSON.stringify({ ...others, caseId: at === caseId ? null : (at ?? null), cases: left });
}
