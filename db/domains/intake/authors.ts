// Owns: what of the entries tells whose account they are, read for judging sides. Must not judge.
import type { EntryKind, Side, SideBasis } from '../../model/entry.ts';
import type { Id } from '../../model/ids.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { wordsSql } from '../../store/words.ts';

/** An entry whose side nobody has edited, with the ends of its text where it is a letter. */
export interface StandingEntry {
  readonly id: Id;
  readonly revision: number;
  readonly exhibit: string;
  readonly parentId: Id | null;
  /** The side of what it is part of, as it stands; null for a file of its own. */
  readonly parentSide: Side | null;
  readonly parentSideBasis: SideBasis | null;
  readonly kind: EntryKind;
  readonly sender: string | null;
  readonly recipients: string | null;
  readonly suppliedBy: Side;
  readonly side: Side;
  readonly sideBasis: SideBasis;
  readonly text: string;
}

/** Entries by what their senders are called to the letter, or by what they are part of. */
export type WhichEntries = { readonly senders: readonly string[] } | { readonly partsOf: readonly Id[] };

/**
 * Entries in the order they came in, so that what they are part of comes first: all, or those meant. `ends` is how much of each end of a letter is read.
 */
export function* standingEntries(db: Db, ends: number, which?: WhichEntries): Generator<StandingEntry> {
  const rows = which === undefined ? db.prepare<[], StandingEntry>(standingSql()).iterate() : someOf(db, which);
  for (const row of rows) yield { ...row, text: endsOf(row.text, ends) };
}

function someOf(db: Db, which: WhichEntries): Iterable<StandingEntry> {
  const [column, values] = 'senders' in which ? (['sender', which.senders] as const) : (['parent_id', which.partsOf] as const);
  return db.prepare<[string], StandingEntry>(standingSql(column)).iterate(JSON.stringify(values));
}

/** Entries with what tells their side: all, or those with one of the values given as JSON in a column. */
export function standingSql(column?: 'sender' | 'parent_id'): string {
  const some = column === undefined ? '' : `AND e.${column} IN (SELECT value FROM json_each(?))`;
  return `SELECT e.id, e.revision, e.exhibit, e.parent_id AS parentId, p.side AS parentSide, p.side_basis AS parentSideBasis, e.kind, e.sender, e.recipients,
                 e.supplied_by AS suppliedBy, e.side, e.side_basis AS sideBasis,
                 CASE WHEN e.kind IN ('pdf', 'word', 'text', 'web') THEN coalesce(${wordsSql('x', 'text')}, '') ELSE '' END AS text
            FROM entry e LEFT JOIN entry p ON p.id = e.parent_id LEFT JOIN extraction x ON x.id = e.extraction_id
           WHERE e.is_withdrawn = 0 ${some} ORDER BY e.rowid`;
}

function endsOf(text: string, ends: number): string {
  return text.length <= 2 * ends ? text : `${text.slice(0, ends)}\n${text.slice(-ends)}`;
}

/** What the senders of a case's entries are called, each once. */
export function sendersEver(db: Db): string[] {
  return prepared<string>(db, 'SELECT DISTINCT sender FROM entry WHERE sender IS NOT NULL AND is_withdrawn = 0').pluck().all();
}

/** An e-mail as far as it tells who belongs to the resident's household. */
export interface Written {
  readonly sender: string;
  readonly recipients: string | null;
}

const residentMailSelect = `SELECT DISTINCT sender, recipients FROM entry WHERE kind = 'email' AND side = 'resident' AND sender IS NOT NULL AND is_withdrawn = 0`;

/** E-mails that stand on the resident's side, of all deliveries or of all but one. */
export function residentMail(db: Db, but: Id | null = null): Written[] {
  return prepared<Written>(db, `${residentMailSelect} AND batch_id IS NOT ?`).all(but);
}

export const residentMailOfSql = `${residentMailSelect} AND batch_id = ?`;

/** Those of one delivery. */
export function residentMailOf(db: Db, batchId: Id): Written[] {
  return prepared<Written>(db, residentMailOfSql).all(batchId);
}
