// Owns the order of the list of entries as supplied: side by side, delivery by delivery, folder by folder, attachments under what they came with. Pure.
import { type BatchRow, byLabel, isUnread, type ListedEntry, type Side } from '../../../db/model/entry.ts';
import type { Id } from '../../../db/model/ids.ts';

/** A line of the list: a delivery where its side sent several, a folder, or an entry under it. */
export type TreeLine =
  | { readonly kind: 'delivery'; readonly key: string; readonly batch: BatchRow; readonly count: number }
  | { readonly kind: 'folder'; readonly key: string; readonly side: Side; readonly path: string; readonly count: number }
  | { readonly kind: 'entry'; readonly key: string; readonly row: ListedEntry; readonly depth: number };

/** What of the entries is shown. */
export type Showing = 'all' | 'unreadable' | 'duplicate' | 'unread' | 'both sides';

/** Whether more than one party sent these very bytes, which is no mere repetition: each vouches for them. */
export function isFromBothSides({ suppliedBy, alsoSuppliedBy }: Pick<ListedEntry, 'suppliedBy' | 'alsoSuppliedBy'>): boolean {
  return alsoSuppliedBy.some((side) => side !== suppliedBy);
}

/** The rows that match the words typed and what is to be shown. Records are left to their sheets. */
export function shownEntries<R extends ListedEntry>(rows: readonly R[], typed: string, showing: Showing): readonly R[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (row.kind === 'record') return false;
    if (!isShown(row, showing)) return false;
    const text = `${row.exhibit} ${row.title} ${row.path} ${row.sender ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function isShown(row: ListedEntry, showing: Showing): boolean {
  if (showing === 'all') return true;
  if (showing === 'unread') return isUnread(row);
  return showing === 'both sides' ? isFromBothSides(row) : row.status === showing;
}

/**
 * The lines: sides in order of their letters as supplied, their deliveries as they came, folders in order of path, entries in order of label, so that what is
 * attached follows what it came with. Where that is not among the rows, its own place says where it was.
 */
export function entryTree(rows: readonly ListedEntry[], batches: readonly BatchRow[]): readonly TreeLine[] {
  const inOrder = [...batches].sort((a, b) => a.receivedMs - b.receivedMs || compare(a.id, b.id));
  const came = new Map(inOrder.map((batch, at) => [batch.id, { batch, at }]));
  const isOneOfSeveral = ({ id, suppliedBy }: BatchRow) =>
    batches.some((other) => other.id !== id && other.suppliedBy === suppliedBy && other.state !== 'withdrawn');
  const byId = new Map(rows.map((row) => [row.id, row]));
  const home = (row: ListedEntry): string => {
    const holder = row.parentId === null ? undefined : byId.get(row.parentId);
    return holder === undefined ? folderOf(row.path) : home(holder);
  };
  const placed = rows.map((row) => ({ row, folder: home(row), at: came.get(row.batchId)?.at ?? inOrder.length }));
  placed.sort(
    (a, b) =>
      sideOrder.indexOf(a.row.suppliedBy) - sideOrder.indexOf(b.row.suppliedBy) ||
      a.at - b.at ||
      compare(a.folder, b.folder) ||
      byLabel.compare(a.row.exhibit, b.row.exhibit),
  );
  const counts = new Map<string, number>();
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  const keyOf = ({ row, folder }: (typeof placed)[number]) => `${row.batchId} ${row.suppliedBy} ${folder}`;
  for (const each of placed) {
    count(each.row.batchId);
    count(keyOf(each));
  }
  const lines: TreeLine[] = [];
  let [delivery, before]: readonly [Id | null, string | null] = [null, null];
  for (const each of placed) {
    const { row, folder } = each;
    const batch = came.get(row.batchId)?.batch;
    if (row.batchId !== delivery && batch !== undefined && isOneOfSeveral(batch)) {
      lines.push({ kind: 'delivery', key: `delivery ${batch.id}`, batch, count: counts.get(batch.id) ?? 0 });
    }
    const key = keyOf(each);
    if (key !== before)
      lines.push({ kind: 'folder', key: `folder ${key}`, side: row.suppliedBy, path: folder, count: counts.get(key) ?? 0 });
    [delivery, before] = [row.batchId, key];
    lines.push({ kind: 'entry', key: row.id, row, depth: row.exhibit.split('.').length - 1 });
  }
  return lines;
}

const sideOrder: readonly Side[] = ['resident', 'landlord', 'third'];

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
