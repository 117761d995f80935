// Owns: a stored entry as it travels, and the SQL that reads one. Must not filter or order: that is reads.ts.
import type { DateBasis, DatePrecision, Disclosure, EntryKind, EntryRow, EntryStatus, Side, SideBasis } from '../../model/entry.ts';
import { sides } from '../../model/entry.ts';

/** One row of `entrySelect`. */
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
  readonly times_received: number;
  readonly supplied_by_all: string | null;
  readonly attachments: number;
  readonly records: number;
  readonly opened: number;
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

/** Reads entries as `StoredEntry`; the table is `e`. Ends before WHERE. */
export const entrySelect = `SELECT ${stored.map((column) => `e.${column}`).join(', ')},
  CASE WHEN e.sha256 IS NULL THEN 1 ELSE (SELECT count(*) FROM entry s WHERE s.sha256 = e.sha256 AND s.is_withdrawn = 0) END AS times_received,
  (SELECT group_concat(DISTINCT s.supplied_by) FROM entry s WHERE s.sha256 = e.sha256 AND s.is_withdrawn = 0) AS supplied_by_all,
  (SELECT count(*) FROM entry c WHERE c.parent_id = e.id AND c.is_withdrawn = 0 AND c.kind <> 'record') AS attachments,
  (SELECT count(*) FROM entry c WHERE c.parent_id = e.id AND c.is_withdrawn = 0 AND c.kind = 'record') AS records,
  EXISTS (SELECT 1 FROM entry_opened o WHERE o.entry_id = e.id) AS opened
  FROM entry e`;

/** The order of every list: by date, undated last, then by clock time, then as taken in. Written so that the index `entry_in_order` serves it. */
export const dateKey = `coalesce(e.date_earliest, e.date_latest, '9999-12-31')`;
export const timeKey = `coalesce(e.time_text, '')`;

/** A stored entry as the lists show it. */
export function entryRow(row: StoredEntry): EntryRow {
  const suppliers = (row.supplied_by_all ?? '').split(',');
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
    sha256: row.sha256,
    bytes: row.bytes,
    mediaType: row.media_type,
    fileName: row.file_name,
    path: row.path,
    status: row.status,
    reason: row.reason,
    duplicateOf: row.duplicate_of,
    timesReceived: row.times_received,
    alsoSuppliedBy: sides.filter((side) => side !== row.supplied_by && suppliers.includes(side)),
    attachments: row.attachments,
    records: row.records,
    opened: row.opened === 1,
    disclosure: row.disclosure,
    batchId: row.batch_id,
    receivedMs: row.received_ms,
  };
}
