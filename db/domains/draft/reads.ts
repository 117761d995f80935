// Owns: reading the draft and what is being typed. Never writes.
import {
  type Draft,
  type DraftKind,
  type DraftRow,
  type DraftValue,
  draftKinds,
  type OpeningKind,
  openingKinds,
} from '../../model/draft.ts';
import type { DraftAnswer } from '../../model/operations.ts';
import { type Db, prepared, quoted } from '../../store/prepared.ts';
import { isPart } from '../handover/part.ts';
import { closedCase } from '../history/closed.ts';
import { lastSequence, type Row } from '../history/command.ts';
import { fromRow, shapes } from './shape.ts';

/** All rows of one kind in order of position. */
export function readKind<K extends DraftKind>(db: Db, kind: K): DraftRow<K>[] {
  return prepared<Row>(db, `SELECT * FROM ${quoted(shapes[kind].table)} ORDER BY position, id`)
    .all()
    .map((row) => fromRow(kind, row));
}

/** The whole of what was made in a case, each kind in order of position. */
export function readDraft(db: Db): Draft {
  return Object.fromEntries(draftKinds.map((kind) => [kind, readKind(db, kind)])) as unknown as Draft;
}

/** What of a draft stands among the entries of a case, each kind in order of position. */
export function readOpening(db: Db): Pick<Draft, OpeningKind> {
  return Object.fromEntries(openingKinds.map((kind) => [kind, readKind(db, kind)])) as unknown as Pick<Draft, OpeningKind>;
}

export interface TypedRow {
  readonly id: string;
  readonly atMs: number;
  readonly value: DraftValue<'paragraph'>;
}

/** Typing that no command holds yet, oldest first. */
export function readTyped(db: Db): TypedRow[] {
  return prepared<{ id: string; at_ms: number; value: string }>(
    db,
    'SELECT paragraph_id AS id, at_ms, value FROM draft_typed ORDER BY at_ms, paragraph_id',
  )
    .all()
    .map((row) => ({ id: row.id, atMs: row.at_ms, value: JSON.parse(row.value) as DraftValue<'paragraph'> }));
}

/** The draft as the window shows it. */
export function answerDraft(db: Db): DraftAnswer {
  return db.transaction(() => ({
    draft: readDraft(db),
    typed: readTyped(db),
    closed: closedCase(db),
    isPart: isPart(db),
    sequence: lastSequence(db),
  }))();
}
