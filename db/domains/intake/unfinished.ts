// Owns: what a delivery that has not ended was asked to take in, which files that is, and how far it came: rows that go when all of it stands. Must not read files.
import { type Asked, askedSchema } from '../../model/delivery.ts';
import type { EntryStatus } from '../../model/entry.ts';
import type { Id } from '../../model/ids.ts';
import { type Db, prepared } from '../../store/prepared.ts';

/** How far a delivery is. Files are counted in the order they were listed. */
export interface Reached {
  /** Files that stand whole with all they hold. */
  readonly settled: number;
  /** The file after those, once it has its label. */
  readonly begun: Begun | null;
}

/** A file some of which may stand. */
export interface Begun {
  readonly exhibit: string;
  /** Of an archive: the portion that is being placed; null for the first, and for any other file. */
  readonly portion: string | null;
}

/** What an unfinished delivery goes on from. */
export interface Unfinished extends Reached {
  readonly asked: Asked;
  /** Files in all; null while they are not all listed. */
  readonly files: number | null;
}

/** A file as it was listed. */
export interface ListedFile {
  readonly place: string;
  readonly path: string;
  readonly refusal: string | null;
}

/** Notes what a delivery was asked to take in, before any of it is. */
export function keepAsked(db: Db, batchId: Id, asked: Asked): void {
  prepared(db, 'INSERT INTO batch_asked (batch_id, asked, settled, times, until_ms) VALUES (?, ?, 0, 0, ?)').run(
    batchId,
    JSON.stringify(asked),
    Date.now(),
  );
}

/** Notes files in the order they get their labels. A list that was cut off is made anew from its first. */
export function* keepFiles(db: Db, batchId: Id, files: readonly ListedFile[]): Generator<void> {
  prepared(db, 'DELETE FROM batch_file WHERE batch_id = ?').run(batchId);
  const insert = prepared(db, 'INSERT INTO batch_file (batch_id, ordinal, place, path, refusal) VALUES (?, ?, ?, ?, ?)');
  for (const [ordinal, { place, path, refusal }] of files.entries()) {
    insert.run(batchId, ordinal, place, path, refusal);
    yield;
  }
  prepared(db, 'UPDATE batch_asked SET files = ? WHERE batch_id = ?').run(files.length, batchId);
}

/** Notes how far it is, in the transaction that came so far. */
export function keepReached(db: Db, batchId: Id, { settled, begun }: Reached): void {
  prepared(db, 'UPDATE batch_asked SET settled = ?, exhibit = ?, portion = ?, until_ms = ? WHERE batch_id = ?').run(
    settled,
    begun?.exhibit ?? null,
    begun?.portion ?? null,
    Date.now(),
    batchId,
  );
}

/** What a delivery goes on from; undefined where nothing of it is left. */
export function readUnfinished(db: Db, batchId: Id): Unfinished | undefined {
  const row = prepared<{ asked: string; files: number | null; settled: number; exhibit: string | null; portion: string | null }>(
    db,
    'SELECT asked, files, settled, exhibit, portion FROM batch_asked WHERE batch_id = ?',
  ).get(batchId);
  if (row === undefined) return undefined;
  const { files, settled, exhibit, portion } = row;
  const begun = exhibit === null ? null : { exhibit, portion };
  return { asked: askedSchema.parse(JSON.parse(row.asked)), files, settled, begun };
}

/** Files that do not stand whole, in order. */
export function filesLeft(db: Db, batchId: Id): ListedFile[] {
  return prepared<ListedFile>(
    db,
    `SELECT f.place, f.path, f.refusal FROM batch_asked a JOIN batch_file f ON f.batch_id = a.batch_id AND f.ordinal >= a.settled
      WHERE a.batch_id = ? ORDER BY f.ordinal`,
  ).all(batchId);
}

/** How often the delivery was gone on with. */
export function timesGoneOn(db: Db, batchId: Id): number {
  return prepared<number>(db, 'SELECT times FROM batch_asked WHERE batch_id = ?').pluck().get(batchId) ?? 0;
}

/** Counts one more going on. */
export function countGoingOn(db: Db, batchId: Id): void {
  prepared(db, 'UPDATE batch_asked SET times = times + 1 WHERE batch_id = ?').run(batchId);
}

/** Forgets what there was to take in: all of it stands, or none of it is wanted. The list of its files is left to `clearLists`. */
export function forgetAsked(db: Db, batchId: Id): void {
  prepared(db, 'DELETE FROM batch_asked WHERE batch_id = ?').run(batchId);
}

/** Forgets every unfinished delivery of a copy: its places are on another machine. Returns whether there was any. */
export function forgetUnfinished(db: Db): boolean {
  const asked = prepared(db, 'DELETE FROM batch_asked').run().changes;
  return prepared(db, 'DELETE FROM batch_file').run().changes + asked > 0;
}

/** Takes away a few lists of files that nothing asks for any more; false when there is none left. */
export function clearLists(db: Db): boolean {
  const { changes } = prepared(
    db,
    `DELETE FROM batch_file WHERE (batch_id, ordinal) IN
      (SELECT batch_id, ordinal FROM batch_file WHERE batch_id NOT IN (SELECT batch_id FROM batch_asked) LIMIT 5000)`,
  ).run();
  return changes > 0;
}

/** An entry that came in before the delivery was cut off. */
export interface StandingPaper {
  readonly id: Id;
  readonly status: EntryStatus;
  readonly sha256: string | null;
  /** A sheet whose rows do not all stand. */
  readonly isHidden: boolean;
  /** Row number of its last record. */
  readonly lastRow: number;
}

/** The paper of a label; undefined where none stands. */
export function standingPaper(db: Db, exhibit: string): StandingPaper | undefined {
  const row = prepared<Omit<StandingPaper, 'isHidden'> & { readonly isHidden: number }>(
    db,
    `SELECT e.id, e.status, e.sha256, e.is_withdrawn AS isHidden,
            (SELECT coalesce(max(r.ordinal), -1) FROM entry r WHERE r.parent_id = e.id AND r.kind = 'record') AS lastRow
       FROM entry e WHERE e.exhibit = ?`,
  ).get(exhibit);
  return row === undefined ? undefined : { ...row, isHidden: row.isHidden === 1 };
}

/** Papers of a delivery that stand, in the order they came in; dated lines are not among them. */
export function papersStanding(
  db: Db,
  batchId: Id,
): IterableIterator<{ readonly exhibit: string; readonly status: EntryStatus; readonly sha256: string | null }> {
  return db
    .prepare<[string], { exhibit: string; status: EntryStatus; sha256: string | null }>(
      `SELECT exhibit, status, sha256 FROM entry WHERE batch_id = ? AND is_withdrawn = 0 AND kind <> 'record' ORDER BY rowid`,
    )
    .iterate(batchId);
}
