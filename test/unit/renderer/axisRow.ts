// Owns how tests of Side by side make an entry: as the axis reads it, told apart by its exhibit. Must not know lines.
import type { PartialDate } from '../../../db/model/dates.ts';
import type { Side } from '../../../db/model/entry.ts';
import type { AxisRow } from '../../../db/model/operations.ts';

/** An e-mail of a side, with its exhibit for an id. */
export function axisRow(exhibit: string, side: Side, date: PartialDate, more: Partial<AxisRow> = {}): AxisRow {
  return {
    id: exhibit,
    revision: 1,
    exhibit,
    parentId: null,
    kind: 'email',
    kindText: null,
    side,
    sideBasis: 'supplier',
    suppliedBy: side,
    title: exhibit,
    sender: null,
    recipients: null,
    date,
    time: null,
    offset: null,
    dateBasis: 'header',
    bytes: 1,
    mediaType: 'message/rfc822',
    fileName: `${exhibit}.eml`,
    path: `${exhibit}.eml`,
    status: 'read',
    reason: null,
    duplicateOf: null,
    timesReceived: 1,
    alsoSuppliedBy: [],
    attachments: 0,
    records: 0,
    readState: 'unread',
    disclosure: 'both',
    batchId: 'batch',
    receivedMs: 0,
    scope: {},
    ...more,
  };
}
