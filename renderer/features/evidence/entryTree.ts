// Owns the order of the list of entries as supplied: side by side, folder by folder, attachments under what they came with. Pure.
import { byLabel, isUnread, type ListedEntry, type Side } from '../../../db/model/entry.ts';

/** A line of the list: a folder, or an entry under it. */
export type TreeLine =
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

/** The lines: sides in order of their letters as supplied, folders in order of path, entries in order of label. */
export function entryTree(rows: readonly ListedEntry[]): readonly TreeLine[] {
  const sideOrder: readonly Side[] = ['resident', 'landlord', 'third'];
  const sorted = [...rows].sort(
    (a, b) =>
      sideOrder.indexOf(a.suppliedBy) - sideOrder.indexOf(b.suppliedBy) ||
      compare(folderOf(a.path), folderOf(b.path)) ||
      byLabel.compare(a.exhibit, b.exhibit),
  );
  const counts = new Map<string, number>();
  for (const { suppliedBy, path } of sorted) {
    const key = `${suppliedBy} ${folderOf(path)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const lines: TreeLine[] = [];
  let folder = '';
  for (const row of sorted) {
    const key = `${row.suppliedBy} ${folderOf(row.path)}`;
    if (key !== folder) {
      folder = key;
      lines.push({ kind: 'folder', key: `folder ${key}`, side: row.suppliedBy, path: folderOf(row.path), count: counts.get(key) ?? 0 });
    }
    lines.push({ kind: 'entry', key: row.id, row, depth: row.exhibit.split('.').length - 1 });
  }
  return lines;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
