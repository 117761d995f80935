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
  readonly kind: EntryKind;
  readonly sender: string | null;
  readonly recipients: string | null;
  readonly suppliedBy: Side;
  readonly side: Side;
  readonly sideBasis: SideBasis;
  readonly text: string;
}

/** All entries in the order they came in, so that what they are part of comes first. `ends` is how much of each end of a letter is read. */
export function* standingEntries(db: Db, ends: number): Generator<StandingEntry> {
  const rows = db
    .prepare<[], StandingEntry>(
      `SELECT e.id, e.revision, e.exhibit, e.parent_id AS parentId, e.kind, e.sender, e.recipients, e.supplied_by AS suppliedBy, e.side,
              e.side_basis AS sideBasis,
              CASE WHEN e.kind IN ('pdf', 'word', 'text', 'web') THEN coalesce(${wordsSql('x', 'text')}, '') ELSE '' END AS text
         FROM entry e LEFT JOIN extraction x ON x.id = e.extraction_id
        WHERE e.is_withdrawn = 0 ORDER BY e.rowid`,
    )
    .iterate();
  for (const row of rows) yield { ...row, text: endsOf(row.text, ends) };
}

function endsOf(text: string, ends: number): string {
  return text.length <= 2 * ends ? text : `${text.slice(0, ends)}\n${text.slice(-ends)}`;
}

/** E-mails that stand on the resident's side: who wrote, and to whom. */
export function residentMail(db: Db): { readonly sender: string; readonly recipients: string | null }[] {
  return prepared<{ sender: string; recipients: string | null }>(
    db,
    `SELECT DISTINCT sender, recipients FROM entry WHERE kind = 'email' AND side = 'resident' AND sender IS NOT NULL AND is_withdrawn = 0`,
  ).all();
}
