// Owns: records that the other desk made of what messages quote, and which of them are of the same words as one made here: those are one record, each desk's under its own id.
// Reads both; must not copy papers.
import { type MergeRow, type MergeSubject, withOthersAs } from '../../model/merge.ts';
import { type Db, prepared } from '../../store/prepared.ts';

/** What of the records there is not here, of messages that both have. */
export interface RecordsOfBoth {
  /** Ids of records there by which the same record here goes. */
  readonly same: ReadonlyMap<string, string>;
  /** How many come in. */
  readonly come: number;
}

interface QuotedRecord {
  readonly id: string;
  readonly parentId: string;
  readonly body: string;
}

/** Holds the records of the two copies against each other; ones that were undone are none. */
export function recordsOfBoth(ours: Db, theirs: Db): RecordsOfBoth {
  const there = theirs
    .prepare<[], QuotedRecord>(
      'SELECT e.id, e.parent_id AS parentId, e.body FROM quoted_record q JOIN entry e ON e.id = q.entry_id WHERE e.is_withdrawn = 0 ORDER BY e.rowid',
    )
    .all();
  const isHere = prepared(ours, 'SELECT 1 FROM entry WHERE id = ?');
  const sameHere = prepared<string>(
    ours,
    `SELECT e.id FROM entry e JOIN quoted_record q ON q.entry_id = e.id WHERE e.parent_id = ? AND e.body = ? AND e.is_withdrawn = 0`,
  ).pluck();
  const onlyThere = there.filter(({ id, parentId }) => isHere.get(id) === undefined && isHere.get(parentId) !== undefined);
  const same = new Map(
    onlyThere.flatMap(({ id, parentId, body }) => {
      const our = sameHere.get(parentId, body);
      return our === undefined ? [] : [[id, String(our)] as const];
    }),
  );
  return { same, come: onlyThere.length - same.size };
}

/** Answers a row with the ids of the other desk in it as ours, where both have the same thing under an id of their own. */
export function onOurIds(same: ReadonlyMap<string, string>): (row: MergeRow) => MergeRow {
  if (same.size === 0) return (row) => row;
  const there = new RegExp([...same.keys()].join('|'), 'g');
  return (row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, cell]) => [
        column,
        typeof cell === 'string' ? cell.replace(there, (id) => same.get(id) ?? id) : cell,
      ]),
    );
}

/** What is merged, pointing at our record where theirs is the same; what is noted of theirs itself (looked at, its labels) does not come. */
export function onOurRecords(subjects: readonly MergeSubject[], same: RecordsOfBoth['same']): readonly MergeSubject[] {
  if (same.size === 0) return subjects;
  const pointed = onOurIds(same);
  return subjects
    .filter(({ theirs, table }) => (table !== 'entry_read' && table !== 'label_alias' ? true : !same.has(String(theirs?.entry_id))))
    .map((subject) => withOthersAs(subject, (row) => (row === null ? null : pointed(row))));
}
