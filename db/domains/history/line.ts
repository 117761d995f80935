// Owns: the chains of a case that was at several desks: their heads, and the line of rows that what stands here came about by. Must not verify.
import { type Db, prepared } from '../../store/prepared.ts';
import { currentRow, deskOf, type Head, type Payload } from './command.ts';

/** The command a case begins with at a desk that it was handed to. */
export const receiveCommand = 'handover.receive';

/** A run of rows of one desk, both ends among them. */
export interface Stretch {
  readonly deskId: string;
  readonly from: number;
  readonly to: number;
}

/** The last row of each desk's chain, by desk. */
export function headsOf(db: Db): Head[] {
  return prepared<Head>(
    db,
    `SELECT h.desk_id AS deskId, h.sequence, h.hash FROM history h
      WHERE h.sequence = (SELECT max(x.sequence) FROM history x WHERE x.desk_id = h.desk_id) ORDER BY h.desk_id`,
  ).all();
}

/** The head of one desk's chain; undefined where it has none. */
export function headOf(db: Db, deskId: string): Head | undefined {
  return headsOf(db).find((head) => head.deskId === deskId);
}

/**
 * The rows that what stands came about by, oldest first: this desk's own chain back to where the case was handed to it, before it the chain of the desk that
 * handed it over up to that moment, and so on. Rows of other desks are known too; what they did is told once more by the row that merged it.
 */
export function mainLine(db: Db): Stretch[] {
  const line: Stretch[] = [];
  // A file whose note of its desk was altered is still walked.
  let head: Pick<Head, 'deskId' | 'sequence'> | undefined =
    headsOf(db).find(({ deskId }) => deskId === currentRow(db, 'meta', 'desk_id')?.value) ?? headsOf(db)[0];
  while (head !== undefined) {
    const { deskId, sequence: to }: Pick<Head, 'deskId' | 'sequence'> = head;
    const received = lastReceived(db, deskId, to);
    line.unshift({ deskId, from: received?.sequence ?? 1, to });
    const from = received?.heads?.[0];
    // Each step goes back in time; one that does not was forged.
    head = line.some((stretch) => stretch.deskId === from?.deskId && from.sequence >= stretch.from) ? undefined : from;
  }
  return line;
}

/** The last row of a desk, up to one, by which the case was handed to it; undefined where it was made there. */
export function lastReceived(
  db: Db,
  deskId: string,
  to: number,
): { readonly sequence: number; readonly heads: Payload['heads'] } | undefined {
  const row = prepared<{ sequence: number; payload: string }>(
    db,
    `SELECT h.sequence, p.payload FROM history h JOIN history_payload p ON p.desk_id = h.desk_id AND p.sequence = h.sequence
      WHERE h.desk_id = ? AND h.sequence <= ? AND h.command = ? ORDER BY h.sequence DESC LIMIT 1`,
  ).get(deskId, to, receiveCommand);
  return row === undefined ? undefined : { sequence: row.sequence, heads: payloadIn(row.payload)?.heads };
}

function payloadIn(text: string): Payload | undefined {
  try {
    return JSON.parse(text) as Payload;
  } catch {
    // Altered: verifying names the row.
    return undefined;
  }
}

/** Every row of every chain in runs, those that what stands came about by first and in order. */
export function allStretches(db: Db): (Stretch & { readonly isOnLine: boolean })[] {
  const line = mainLine(db);
  const beside = headsOf(db).flatMap(({ deskId, sequence: last }) => {
    const runs: (Stretch & { readonly isOnLine: boolean })[] = [];
    // Rows numbered below the first are there to be found, not to be passed over.
    let from = Number.MIN_SAFE_INTEGER;
    for (const stretch of line.filter((each) => each.deskId === deskId).sort((one, other) => one.from - other.from)) {
      if (stretch.from > from) runs.push({ deskId, from, to: stretch.from - 1, isOnLine: false });
      from = stretch.to + 1;
    }
    if (from <= last) runs.push({ deskId, from, to: last, isOnLine: false });
    return runs;
  });
  return [...line.map((stretch) => ({ ...stretch, isOnLine: true })), ...beside];
}

/** The desk that gives exhibit labels which stay: the one where the case was made. Labels of every other desk are provisional until merged there. */
export function labelDesk(db: Db): string {
  return mainLine(db)[0]?.deskId ?? deskOf(db);
}
