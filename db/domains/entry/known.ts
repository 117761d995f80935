// Owns: what papers were held by a moment and how far they were looked at by then, told from the history. Never writes.
import { byLabel, type ReadState, type Side } from '../../model/entry.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import type { Payload } from '../history/command.ts';

/** A paper received by a moment. */
export interface HeldPaper {
  readonly exhibit: string;
  readonly title: string;
  readonly suppliedBy: Side;
  readonly receivedMs: number;
  readonly isWithdrawn: boolean;
  /** How far it was looked at by then, by whom and when; null where nobody had opened it. */
  readonly looked: { readonly state: ReadState; readonly atMs: number; readonly actor: string } | null;
}

interface Held extends Omit<HeldPaper, 'looked' | 'isWithdrawn'> {
  readonly id: string;
  readonly isWithdrawn: number;
}

/** Items received before `untilMs`, withdrawn ones too, in order of label; rows of sheets are read with their sheet. */
export function papersHeld(db: Db, untilMs: number): HeldPaper[] {
  const looked = lookedAt(db, untilMs);
  const held = prepared<Held>(
    db,
    `SELECT id, exhibit, title, supplied_by AS suppliedBy, received_ms AS receivedMs, is_withdrawn AS isWithdrawn
       FROM entry WHERE received_ms < ? AND kind <> 'record'`,
  ).all(untilMs);
  return held
    .sort((one, other) => byLabel.compare(one.exhibit, other.exhibit))
    .map(({ id, isWithdrawn, ...paper }) => ({ ...paper, isWithdrawn: isWithdrawn === 1, looked: looked.get(id) ?? null }));
}

/** The last state of each paper that was looked at: every change of one is in the history, undone ones with what took them back. */
function lookedAt(db: Db, untilMs: number): ReadonlyMap<string, NonNullable<HeldPaper['looked']>> {
  const states = new Map<string, NonNullable<HeldPaper['looked']>>();
  const rows = prepared<{ actor: string; at_ms: number; payload: string }>(
    db,
    `SELECT h.actor, h.at_ms, p.payload FROM history h JOIN history_payload p ON p.desk_id = h.desk_id AND p.sequence = h.sequence
      WHERE h.at_ms < ? AND instr(p.payload, '"entry_read"') > 0 ORDER BY h.at_ms, h.desk_id, h.sequence`,
  );
  for (const { actor, at_ms: atMs, payload } of rows.iterate(untilMs)) {
    for (const { table, id, after } of (JSON.parse(payload) as Payload).changes) {
      if (table !== 'entry_read') continue;
      if (after === null) states.delete(id);
      else if (typeof after.state === 'string') states.set(id, { state: after.state as ReadState, atMs, actor });
    }
  }
  return states;
}
