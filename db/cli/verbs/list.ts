// Owns: the verb list.
import { looseText } from '../../model/dates.ts';
import { sides } from '../../model/entry.ts';
import type { FiledRow } from '../../model/operations.ts';
import type { Given } from '../arguments.ts';
import { filedRows } from '../caseNow.ts';
import type { Done } from '../commandLine.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const id = caseId(reference);
    const rows = await filedRows(call, id);
    const { draft } = await call('draft.read', { caseId: id });
    const letters = new Map(draft.head.map((head) => [head.id, head.key]));
    const exhibits = new Map(rows.map((row) => [row.id, row.exhibit]));
    const counts = { received: 0, read: 0, duplicate: 0, unreadable: 0 };
    for (const row of rows) {
      if (row.kind === 'record') continue;
      counts.received += 1;
      counts[row.status] += 1;
    }
    const listed = [...rows].sort(byExhibit).map((row) => line(row, letters, exhibits));
    return { answer: { case: reference, entries: listed, counts } };
  });
}

function line(row: FiledRow, letters: ReadonlyMap<string, string>, exhibits: ReadonlyMap<string, string>) {
  return {
    id: row.id,
    exhibit: row.exhibit,
    side: row.side,
    sideBasis: row.sideBasis,
    suppliedBy: row.suppliedBy,
    kind: row.kind,
    kindText: row.kindText,
    title: row.title,
    sender: row.sender,
    recipients: row.recipients,
    date: looseText(row.date),
    ...(row.date.precision === 'between' ? { dateUntil: row.date.latest } : {}),
    datePrecision: row.date.precision,
    dateBasis: row.dateBasis,
    time: row.time,
    offset: row.offset,
    sha256: row.sha256,
    bytes: row.bytes,
    mediaType: row.mediaType,
    status: row.status,
    reason: row.reason,
    duplicateOf: row.duplicateOf === null ? null : (exhibits.get(row.duplicateOf) ?? null),
    parent: row.parentId === null ? null : (exhibits.get(row.parentId) ?? null),
    fileName: row.fileName,
    path: row.path,
    timesReceived: row.timesReceived,
    disclosure: row.disclosure,
    scope: Object.fromEntries(Object.entries(row.scope).map(([head, position]) => [letters.get(head) ?? head, position])),
  };
}

/** Resident, landlord, third party; within each by number, attachments and lines after what they belong to. */
function byExhibit(a: FiledRow, b: FiledRow): number {
  const [left, right] = [a, b].map(({ suppliedBy, exhibit }) => [
    sides.indexOf(suppliedBy),
    ...(exhibit.match(/\d+/g) ?? []).map(Number),
  ]) as [number[], number[]];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const step = (left[at] ?? -1) - (right[at] ?? -1);
    if (step !== 0) return step;
  }
  return a.exhibit < b.exhibit ? -1 : 1;
}
