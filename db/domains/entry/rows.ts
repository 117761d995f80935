// Owns: a stored entry as it travels, and the SQL that reads one. Must not filter or order: that is reads.ts.
import type { DatePrecision } from '../../model/dates.ts';
import {
  type DateBasis,
  type Disclosure,
  type EntryKind,
  type EntryRow,
  type EntryStatus,
  type ListedEntry,
  type ReadState,
  type Side,
  type SideBasis,
  sameBytesAs,
  sides,
} from '../../model/entry.ts';
import { type Db, prepared } from '../../store/prepared.ts';

/** An entry's own columns. */
export interface StoredEntry {
  readonly id: string;
  readonly revision: number;
  readonly exhibit: string;
  readonly parent_id: string | null;
  readonly kind: EntryKind;
  readonly kind_text: string | null;
  readonly side: Side;
  readonly side_basis: SideBasis;
  readonly supplied_by: Side;
  readonly title: string;
  readonly sender: string | null;
  readonly recipients: string | null;
  readonly date_earliest: string | null;
  readonly date_latest: string | null;
  readonly date_precision: DatePrecision;
  readonly time_text: string | null;
  readonly offset_text: string | null;
  readonly date_basis: DateBasis;
  readonly sha256: string | null;
  readonly bytes: number;
  readonly media_type: string;
  readonly file_name: string;
  readonly path: string;
  readonly status: EntryStatus;
  readonly reason: string | null;
  readonly duplicate_of: string | null;
  readonly disclosure: Disclosure;
  readonly batch_id: string;
  readonly received_ms: number;
}

/** What other rows say of an entry. */
export interface AroundEntry {
  readonly times_received: number;
  readonly supplied_by_all: string | null;
  readonly attachments: number;
  readonly records: number;
  readonly read_state: ReadState;
}

const stored = [
  'id',
  'revision',
  'exhibit',
  'parent_id',
  'kind',
  'kind_text',
  'side',
  'side_basis',
  'supplied_by',
  'title',
  'sender',
  'recipients',
  'date_earliest',
  'date_latest',
  'date_precision',
  'time_text',
  'offset_text',
  'date_basis',
  'sha256',
  'bytes',
  'media_type',
  'file_name',
  'path',
  'status',
  'reason',
  'duplicate_of',
  'disclosure',
  'batch_id',
  'received_ms',
] as const satisfies readonly (keyof StoredEntry)[];

/** Why a paper is a duplicate names the one it repeats by the label that has now: a merge may have given it another. */
const reasonSql = `CASE WHEN e.duplicate_of IS NULL THEN e.reason ELSE '${sameBytesAs}' || (SELECT o.exhibit FROM entry o WHERE o.id = e.duplicate_of) END AS reason`;

const columns = stored.map((column) => (column === 'reason' ? reasonSql : `e.${column}`)).join(', ');

/**
 * SQL of the label of what an entry is a part of or a row of, `wholeExhibit` with rows: R12 of R12.1 and L4 of L4#8; no label at all for what came by itself. What is in an archive
 * has no parent, as it is a paper like the files of a folder: its label alone tells.
 */
export const wholeLabel = (of: string) => `rtrim(rtrim(${of}.exhibit, '0123456789'), '.#')`;

/** SQL of whether an entry came in another, at any depth. */
export const isWithin = (part: string, whole: string) =>
  `${part}.exhibit > ${whole}.exhibit || '.' AND ${part}.exhibit < ${whole}.exhibit || '/'`;

/** Joins as `w` what the entry `e` came in; nothing for a row of a sheet. */
export const joinWhole = `LEFT JOIN entry w ON w.exhibit = ${wholeLabel('e')} AND e.kind <> 'record'`;

/**
 * Reads single entries and pages of them, each with what stands around it; the table is `e`. Ends before WHERE. Whoever sent the same bytes supplied the entry too, and whoever
 * sent the same archive, message or sheet it came in: that is kept once, with its parts under the first that came.
 */
export const entrySelect = `SELECT ${columns},
  CASE WHEN e.sha256 IS NULL THEN 1 ELSE (SELECT count(*) FROM entry s WHERE s.sha256 = e.sha256 AND s.is_withdrawn = 0) END AS times_received,
  (WITH RECURSIVE came (sha256, exhibit, supplied_by) AS (
      SELECT e.sha256, e.exhibit, e.supplied_by
      UNION SELECT s.sha256, s.exhibit, s.supplied_by FROM came c JOIN entry s ON s.sha256 = c.sha256 WHERE +s.is_withdrawn = 0
      UNION SELECT w.sha256, w.exhibit, w.supplied_by FROM came c JOIN entry w ON w.exhibit = ${wholeLabel('c')} WHERE +w.is_withdrawn = 0)
    SELECT group_concat(DISTINCT supplied_by) FROM came) AS supplied_by_all,
  (SELECT count(*) FROM entry c WHERE c.parent_id = e.id AND c.is_withdrawn = 0 AND c.kind <> 'record') AS attachments,
  (SELECT count(*) FROM entry c WHERE c.parent_id = e.id AND c.is_withdrawn = 0 AND c.kind = 'record') AS records,
  coalesce((SELECT o.state FROM entry_read o WHERE o.entry_id = e.id), 'unread') AS read_state
  FROM entry e`;

/** Reads entries alone. Over a whole case, `aroundAll` tells the rest in half the time that looking it up for each takes. Ends before WHERE. */
export const wholeCaseSelect = `SELECT ${columns} FROM entry e`;

/** What stands around each entry of a case, read at once. Call it in the transaction that reads the entries. */
export function aroundAll(db: Db): (entry: Pick<StoredEntry, 'id' | 'sha256' | 'parent_id'>) => AroundEntry {
  const copies = new Map(
    prepared<{ sha256: string; times_received: number; supplied_by_all: string }>(
      db,
      `SELECT sha256, count(*) AS times_received, group_concat(DISTINCT supplied_by) AS supplied_by_all
         FROM entry WHERE sha256 IS NOT NULL AND is_withdrawn = 0 GROUP BY sha256 HAVING count(*) > 1`,
    )
      .all()
      .map((row) => [row.sha256, row]),
  );
  const withWholes = [...copies.values()].some(({ supplied_by_all: all }) => all.includes(',')) ? suppliedWithWholes(db) : null;
  const parts = new Map(
    prepared<{ parent_id: string; attachments: number; records: number }>(
      db,
      `SELECT parent_id, sum(kind <> 'record') AS attachments, sum(kind = 'record') AS records
         FROM entry WHERE parent_id IS NOT NULL AND is_withdrawn = 0 GROUP BY parent_id`,
    )
      .all()
      .map((row) => [row.parent_id, row]),
  );
  const states = new Map(
    prepared<{ id: string; state: ReadState }>(db, 'SELECT entry_id AS id, state FROM entry_read')
      .all()
      .map(({ id, state }) => [id, state]),
  );
  return ({ id, sha256, parent_id }) => {
    const copied = sha256 === null ? undefined : copies.get(sha256);
    const part = parts.get(id);
    return {
      times_received: copied?.times_received ?? 1,
      supplied_by_all: withWholes?.(sha256, parent_id) ?? copied?.supplied_by_all ?? null,
      attachments: part?.attachments ?? 0,
      records: part?.records ?? 0,
      read_state: states.get(id) ?? 'unread',
    };
  };
}

/** SQL of the sides that supplied bytes which more than one side sent, by themselves or in what they came in; named so that its plan can be tested. */
export const suppliedWithWholesSql = `WITH RECURSIVE came (sha256, supplied_by) AS (
    SELECT sha256, supplied_by FROM entry WHERE is_withdrawn = 0 AND sha256 IN (
      SELECT sha256 FROM entry WHERE sha256 IS NOT NULL AND is_withdrawn = 0 GROUP BY sha256 HAVING min(supplied_by) <> max(supplied_by))
    UNION SELECT s.sha256, c.supplied_by FROM came c JOIN entry w ON w.sha256 = c.sha256 JOIN entry s ON ${isWithin('s', 'w')}
     WHERE +w.is_withdrawn = 0 AND +s.is_withdrawn = 0 AND s.sha256 IS NOT NULL
    UNION SELECT s.sha256, s.supplied_by FROM came c JOIN entry s ON s.sha256 = c.sha256 WHERE +s.is_withdrawn = 0)
  SELECT c.sha256, group_concat(DISTINCT c.supplied_by) AS supplied_by_all FROM came c GROUP BY c.sha256`;

/** Who supplied an entry in all, where that is more than one side: by its bytes, or by what it came in where it has none of its own, as a row of a sheet. */
function suppliedWithWholes(db: Db): (sha256: string | null, parentId: string | null) => string | undefined {
  const suppliers = new Map(
    prepared<{ sha256: string; supplied_by_all: string }>(db, suppliedWithWholesSql)
      .all()
      .map((row) => [row.sha256, row.supplied_by_all]),
  );
  const bytesOf = prepared<{ sha256: string | null }>(db, 'SELECT sha256 FROM entry WHERE id = ?');
  const ofWhole = new Map<string, string | undefined>();
  return (sha256, parentId) => {
    if (sha256 !== null) return suppliers.get(sha256);
    if (parentId === null) return undefined;
    if (!ofWhole.has(parentId)) ofWhole.set(parentId, suppliers.get(bytesOf.get(parentId)?.sha256 ?? ''));
    return ofWhole.get(parentId);
  };
}

/** `isUnread` in SQL, of the entry `e`. */
export const unreadSql = `(e.kind <> 'record' AND e.kind <> 'archive' AND e.status = 'read' AND NOT EXISTS (SELECT 1 FROM entry_read o WHERE o.entry_id = e.id))`;

/** The order of every list: by date, undated last, then by clock time, then as taken in. Written so that the index `entry_in_order` serves it. */
export const dateKey = `coalesce(e.date_earliest, e.date_latest, '9999-12-31')`;
export const timeKey = `coalesce(e.time_text, '')`;

/** One list for all entries that only one side supplied: a whole case travels lighter for it. */
const nobodyElse: readonly Side[] = [];

function otherSuppliers(suppliedBy: Side, all: string | null): readonly Side[] {
  if (all === null || all === suppliedBy) return nobodyElse;
  const suppliers = all.split(',');
  return sides.filter((side) => side !== suppliedBy && suppliers.includes(side));
}

/** A stored entry with the hash of its file. */
export function entryRow(row: StoredEntry, around: AroundEntry): EntryRow {
  return { ...listedEntry(row, around), sha256: row.sha256 };
}

/** A stored entry as it stands among the others of its case. */
export function listedEntry(row: StoredEntry, around: AroundEntry): ListedEntry {
  return {
    id: row.id,
    revision: row.revision,
    exhibit: row.exhibit,
    parentId: row.parent_id,
    kind: row.kind,
    kindText: row.kind_text,
    side: row.side,
    sideBasis: row.side_basis,
    suppliedBy: row.supplied_by,
    title: row.title,
    sender: row.sender,
    recipients: row.recipients,
    date: { earliest: row.date_earliest, latest: row.date_latest, precision: row.date_precision },
    time: row.time_text,
    offset: row.offset_text,
    dateBasis: row.date_basis,
    bytes: row.bytes,
    mediaType: row.media_type,
    fileName: row.file_name,
    path: row.path,
    status: row.status,
    reason: row.reason,
    duplicateOf: row.duplicate_of,
    timesReceived: around.times_received,
    alsoSuppliedBy: otherSuppliers(row.supplied_by, around.supplied_by_all),
    attachments: around.attachments,
    records: around.records,
    readState: around.read_state,
    disclosure: row.disclosure,
    batchId: row.batch_id,
    receivedMs: row.received_ms,
  };
}
