// Owns: what replies that both desks noted to one request come to: worked out from the replies as they are merged, and not asked about. Must not merge the replies.

import { type MergeSubject, withOthersAs } from '../../model/merge.ts';
import { withReplies } from '../../model/requests.ts';
import { fromRow, shapes } from '../draft/shape.ts';
import { currentRow, type Tx } from '../history/command.ts';

const { table: requests } = shapes.request;
const noReplies = '[]';

/** A request to which both desks have replies: its state and the day of its answer follow from these (`settleReplies`), and are as here until then. */
export function withOurStanding(subject: MergeSubject): MergeSubject {
  const { table, ours, theirs } = subject;
  if (table !== requests || ours === null || theirs === null || ours.replies === noReplies || theirs.replies === noReplies) return subject;
  const { state = null, received = null } = ours;
  return withOthersAs(subject, (row) => (row === null ? null : { ...row, state, received }));
}

/** Inside a merge, once all rows are there: the state of a request is what its replies come to now. */
export function settleReplies(tx: Tx): void {
  const ids = tx.changes.flatMap(({ table, id, before, after }) =>
    table === requests && before !== null && after?.replies !== undefined ? [id] : [],
  );
  for (const id of new Set(ids)) {
    const row = currentRow(tx.db, requests, id);
    if (row === undefined) continue;
    const { state, received } = withReplies(fromRow('request', row).value);
    tx.update(requests, { id, state, received });
  }
}
