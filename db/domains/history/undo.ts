// Owns: undo and redo: which command is next for a person, and the inverse of a command. Must not know what any table means.
import { type CommandKind, whyNotUndoable } from '../../model/commands.ts';
import { Refusal } from '../../model/fault.ts';
import type { NextTurns, PassedOver } from '../../model/operations.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { closedCase } from './closed.ts';
import {
  command,
  currentRow,
  deskOf,
  keyColumn,
  lastSequence,
  type Payload,
  type Row,
  type RowChange,
  type Tx,
  turnsClosed,
} from './command.ts';
import { lastActSql } from './reads.ts';

/** A command that undo or redo would act on. */
export interface Step {
  readonly sequence: number;
  readonly label: string;
  /** Its kind of command. */
  readonly kind: string;
}

/** What is being played: the kind of the command, and its changes in the order and direction they are played in. */
export interface Turning {
  readonly kind: string;
  readonly changes: readonly RowChange[];
}

/** Settles and checks what the changes of a command leave behind; throws a Refusal where something would point nowhere. */
export type CheckChanges = (tx: Tx, turning: Turning) => void;

/** What undo or redo did. */
export interface Turned {
  readonly label: string;
  readonly sequence: number;
  readonly tables: readonly string[];
  /** Only undo: what this person did after that, which stays. */
  readonly passedOver: PassedOver | null;
}

/** The last command of this person at this desk that stands and can be undone. */
export function nextUndo(db: Db, actor: string): Step | null {
  return (
    prepared<Step>(
      db,
      `SELECT h.sequence, h.label, h.command AS kind FROM history h
        WHERE h.desk_id = ? AND h.actor = ? AND h.acts_as = 'do' AND h.is_undoable = 1
          AND coalesce(${lastActSql()}, 'redo') = 'redo'
        ORDER BY h.sequence DESC LIMIT 1`,
    ).get(deskOf(db), actor) ?? null
  );
}

/** The command this person undid last, unless they have done something else since. */
export function nextRedo(db: Db, actor: string): Step | null {
  const deskId = deskOf(db);
  return (
    prepared<Step>(
      db,
      `SELECT h.sequence, h.label, h.command AS kind FROM history u JOIN history h ON h.desk_id = u.desk_id AND h.sequence = u.acts_on
        WHERE u.desk_id = ? AND u.actor = ? AND u.acts_as = 'undo'
          AND u.sequence > coalesce((SELECT max(d.sequence) FROM history d
                                      WHERE d.desk_id = ? AND d.actor = ? AND d.acts_as = 'do' AND d.is_undoable = 1), 0)
          AND NOT EXISTS (SELECT 1 FROM history x WHERE x.desk_id = ? AND x.acts_on = u.acts_on AND x.sequence > u.sequence)
        ORDER BY u.sequence DESC LIMIT 1`,
    ).get(deskId, actor, deskId, actor, deskId) ?? null
  );
}

/** What may be taken back: words of the draft alone, or anything. */
type Only = 'text' | undefined;

/** What undo and redo would do for a person. */
export function nextTurns(db: Db, actor: string): NextTurns {
  return db.transaction(() => {
    const undo = nextUndo(db, actor);
    return { undo: offered(db, undo), passedOver: passedOver(db, actor, undo), redo: offered(db, nextRedo(db, actor)) };
  })();
}

/** A step as it is offered: in a closed case only what closed it, and what is done to a closed case too. */
function offered(db: Db, step: Step | null): string | null {
  if (step === null) return null;
  if (closedCase(db) === null) return step.label;
  const changes = payloadIn(db, step.sequence)?.changes ?? [];
  return turnsClosed(step.kind, changes) ? step.label : null;
}

/**
 * The last thing this person did since the command that Undo would take back, that Undo cannot take back; null where there is none. Said once, not again
 * when they go on undoing; where there is nothing to undo it says why. Having looked at a paper is passed over in silence.
 */
function passedOver(db: Db, actor: string, step: Step | null): PassedOver | null {
  const deskId = deskOf(db);
  const from = step === null ? 0 : Math.max(step.sequence, lastTurn(db, deskId, actor));
  const row = prepared<{ label: string; command: string }>(
    db,
    `SELECT label, command FROM history
      WHERE desk_id = ? AND sequence > ? AND actor = ? AND acts_as = 'do' AND is_undoable = 0 AND command <> ? ORDER BY sequence DESC LIMIT 1`,
  ).get(deskId, from, actor, 'entry.noteOpened' satisfies CommandKind);
  return row === undefined ? null : { label: row.label, why: whyNotUndoable(row.command, false) ?? '' };
}

/** The last row by which this person undid or did anything again; 0 where there is none. */
function lastTurn(db: Db, deskId: string, actor: string): number {
  return (
    prepared<{ sequence: number }>(
      db,
      `SELECT sequence FROM history WHERE desk_id = ? AND actor = ? AND acts_as <> 'do' ORDER BY sequence DESC LIMIT 1`,
    ).get(deskId, actor)?.sequence ?? 0
  );
}

/** Undoes this person's last standing command by appending its inverse. Refused with `dependsOn` where something later rests on it. */
export function undo(db: Db, actor: string, check: CheckChanges, only?: Only): Turned {
  return turn(db, actor, 'undo', check, only);
}

/** Does again what this person undid last; same refusals as `undo`. */
export function redo(db: Db, actor: string, check: CheckChanges, only?: Only): Turned {
  return turn(db, actor, 'redo', check, only);
}

function turn(db: Db, actor: string, as: 'undo' | 'redo', check: CheckChanges, only: Only): Turned {
  const step = as === 'undo' ? nextUndo(db, actor) : nextRedo(db, actor);
  const passed = as === 'undo' ? passedOver(db, actor, step) : null;
  if (step === null) {
    const why = passed === null ? '' : ` “${passed.label}” stays: ${passed.why}.`;
    throw new Refusal('notFound', `There is nothing to ${as}.${why}`);
  }
  const { changes } = payloadOf(db, step.sequence);
  if (only === 'text' && changes.some(({ table }) => table !== 'draft_paragraph')) {
    const next = as === 'undo' ? 'What was done last is not of the text' : 'What was undone last is not of the text';
    throw new Refusal('invalid', `${next}: “${step.label}”. To ${as} it, leave the text with Esc and press the same key.`);
  }
  const played = changes.flatMap(withoutLabels);
  const wanted = as === 'undo' ? played.map(inverse).reverse() : played;
  const tables = new Set<string>();
  const label = `${as === 'undo' ? 'Undo' : 'Redo'}: ${step.label}`;
  command(
    db,
    { actor, command: `history.${as}`, label, acts: { as, on: step.sequence, goesOnClosed: turnsClosed(step.kind, changes) } },
    (tx) => {
      for (const change of wanted) {
        tables.add(change.table);
        play(tx, change, step);
      }
      check(tx, { kind: step.kind, changes: wanted });
    },
  );
  return { label: step.label, sequence: lastSequence(db), tables: [...tables], passedOver: passed };
}

/** What is given once stays given: numbers of exhibits, and the labels a paper had before. */
const burnt: ReadonlySet<string> = new Set(['label_lease', 'label_alias']);

/** A change without what stays as it is: a paper that got another label in a merge keeps it, for the paper that came in goes by the first. */
function withoutLabels(change: RowChange): RowChange[] {
  const { table, before, after } = change;
  if (burnt.has(table)) return [];
  if (table !== 'entry' || before === null || after === null || !('exhibit' in after)) return [change];
  const [{ exhibit: _was, ...old }, { exhibit: _is, ...now }] = [before, after];
  return Object.keys(now).length === 0 ? [] : [{ ...change, before: old, after: now }];
}

function payloadOf(db: Db, sequence: number): Payload {
  const payload = payloadIn(db, sequence);
  if (payload === null)
    throw new Refusal('notFound', 'What this command changed has been disposed of, so it cannot be undone or done again.');
  return payload;
}

function payloadIn(db: Db, sequence: number): Payload | null {
  const row = prepared<{ payload: string }>(db, 'SELECT payload FROM history_payload WHERE desk_id = ? AND sequence = ?').get(
    deskOf(db),
    sequence,
  );
  return row === undefined ? null : (JSON.parse(row.payload) as Payload);
}

function inverse(change: RowChange): RowChange {
  return { table: change.table, id: change.id, before: change.after, after: change.before };
}

/** Plays one change on rows that must still be as the change found them. Revisions only ever grow, so that no window takes an old row for a new one. */
function play(tx: Tx, change: RowChange, step: Step): void {
  const { table, id, before, after } = change;
  const current = currentRow(tx.db, table, id);
  const key = keyColumn(table);
  const isAsLeft = before === null ? current === undefined : current !== undefined && agrees(current, before);
  if (!isAsLeft) throw dependent(tx.db, id, step);
  if (after === null) tx.remove(table, { [key]: id });
  else if (before === null) insertAgain(tx, table, raised(after, after), step);
  else tx.update(table, { ...raised(after, current ?? after), [key]: id });
}

function insertAgain(tx: Tx, table: string, row: Row, step: Step): void {
  try {
    tx.insert(table, row);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'SQLITE_CONSTRAINT_UNIQUE') throw error;
    throw new Refusal(
      'dependsOn',
      `"${step.label}" cannot be brought back: the name ${String(row.key)} has been given to something else since.`,
    );
  }
}

function agrees(current: Row, image: Row): boolean {
  return Object.keys(image).every((column) => column === 'revision' || current[column] === image[column]);
}

function raised(row: Row, than: Row): Row {
  return typeof than.revision === 'number' ? { ...row, revision: than.revision + 1 } : row;
}

function dependent(db: Db, id: string, step: Step): Refusal {
  const later = prepared<{ label: string; actor: string }>(
    db,
    `SELECT h.label, h.actor FROM history h JOIN history_payload p ON p.desk_id = h.desk_id AND p.sequence = h.sequence
      WHERE h.desk_id = ? AND h.sequence > ? AND instr(p.payload, ?) > 0 ORDER BY h.sequence DESC LIMIT 1`,
  ).get(deskOf(db), step.sequence, id);
  const what = later === undefined ? 'something else changed the same thing' : `"${later.label}" (${later.actor}) changed the same thing`;
  return new Refusal('dependsOn', `"${step.label}" cannot be undone or done again: since then ${what}.`);
}
