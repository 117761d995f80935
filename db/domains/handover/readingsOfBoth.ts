// Owns: readings that both desks made of one paper: which say the same, what a paper that repeats another shows, and marks that a merge left on a reading that is not shown. Must not
// decide which of two that say otherwise stands.
import { type MergeRow, type MergeSubject, withOthersAs } from '../../model/merge.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { readKind } from '../draft/reads.ts';
import { shapes } from '../draft/shape.ts';
import { placeMarksAgain, readPages } from '../entry/readings.ts';
import { entryText } from '../entry/reads.ts';
import { currentRow, type Tx } from '../history/command.ts';

interface Shown {
  readonly id: string;
  readonly extractionId: string;
}

const shownSql = 'SELECT id, extraction_id AS extractionId FROM entry WHERE extraction_id IS NOT NULL AND duplicate_of IS NULL';

/**
 * The readings that are shown there, by id, each with the one shown here, where the two are apart and say the same: a scan is recognised at either desk by itself, and a locked paper
 * opened at both.
 */
export function sameReadings(ours: Db, theirs: Db): ReadonlyMap<string, string> {
  const there = new Map(
    theirs
      .prepare<[], Shown>(shownSql)
      .all()
      .map((each) => [each.id, each.extractionId]),
  );
  const same = new Map<string, string>();
  for (const { id, extractionId } of ours.prepare<[], Shown>(shownSql).iterate()) {
    const their = there.get(id);
    if (their !== undefined && their !== extractionId && saying(theirs, their) === saying(ours, extractionId))
      same.set(their, extractionId);
  }
  return same;
}

/** What kind of reader found which words, and for a sheet by which of its columns: one read otherwise on purpose has the same words. */
function saying(db: Db, extractionId: string): string {
  return (
    prepared<string>(db, `SELECT reader || ' ' || text_sha256 || ' ' || columns || ' ' || coalesce(how, '') FROM extraction WHERE id = ?`)
      .pluck()
      .get(extractionId) ?? `missing ${extractionId}`
  );
}

/** A paper or a mark as it is merged: a reading that says the same as ours is ours, and what a paper shows that repeats another follows that one (`settleReadings`). */
export function onOurReadings(subject: MergeSubject, same: ReadonlyMap<string, string>): MergeSubject {
  const { table, ours, theirs } = subject;
  const cell = table === 'entry' ? 'extraction_id' : table === shapes.mark.table ? 'anchor' : null;
  if (cell === null) return subject;
  const follows = table === 'entry' && ours !== null && ours.duplicate_of !== null && theirs?.duplicate_of === ours.duplicate_of;
  const settled = (row: MergeRow | null): MergeRow | null => {
    if (row === null) return null;
    if (follows) return { ...row, extraction_id: ours.extraction_id ?? null, kind: ours.kind ?? null };
    const content = row[cell];
    if (typeof content !== 'string') return row;
    if (cell === 'extraction_id') return { ...row, [cell]: same.get(content) ?? content };
    const { extractionId } = JSON.parse(content) as { readonly extractionId: string | null };
    const known = extractionId === null ? undefined : same.get(extractionId);
    return known === undefined || extractionId === null ? row : { ...row, [cell]: content.replace(extractionId, known) };
  };
  return withOthersAs(subject, settled);
}

/**
 * Inside a merge, once all rows are there: papers that repeat one which shows another reading now show that too, and marks made on a reading that is not shown are placed
 * in the one that is.
 */
export function settleReadings(tx: Tx): void {
  const { db } = tx;
  const touched = new Set<string>();
  for (const { table, id, after } of tx.changes) {
    if (table === 'entry' && (after?.extraction_id !== undefined || after?.body !== undefined)) touched.add(id);
    if (table === shapes.mark.table && after?.anchor !== undefined) touched.add(String(currentRow(db, table, id)?.entry_id));
  }
  const repeating = prepared<{ id: string }>(db, 'SELECT id FROM entry WHERE duplicate_of = ?');
  for (const id of [...touched]) {
    const holder = currentRow(db, 'entry', id);
    if (holder === undefined) continue;
    const { extraction_id = null, kind = null, media_type = null } = holder;
    for (const other of repeating.all(id)) {
      const revision = Number(currentRow(db, 'entry', other.id)?.revision) + 1;
      if (currentRow(db, 'entry', other.id)?.extraction_id === extraction_id) continue;
      tx.update('entry', { id: other.id, extraction_id, kind, media_type, revision });
      touched.add(other.id);
    }
  }
  const marks = Map.groupBy(readKind(db, 'mark'), ({ value }) => value.entryId);
  for (const id of touched) {
    const { extractionId, text } = entryText(db, id);
    const elsewhere = (marks.get(id) ?? []).filter(
      ({ value: { anchor } }) => anchor.extractionId !== extractionId || extractionId === null,
    );
    if (elsewhere.length === 0) continue;
    const pages = extractionId === null ? [] : readPages(db, extractionId);
    placeMarksAgain(tx, new Map([[id, id]]), { extractionId, text, pages }, elsewhere);
  }
}
