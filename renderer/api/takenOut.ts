// Owns what a draft tied to the paragraphs that this window took out of it, so that one put down again is what it was: its name, and the determinations that rest
// on it. Must not write.
import type { Draft, DraftChange } from '../../db/model/draft.ts';
import { editOf } from './draft.ts';

interface Ties {
  readonly key: string;
  readonly headId: string | null;
  readonly determinationIds: readonly string[];
}

const takenOut = new Map<string, Ties>();

/** Notes what is tied to the paragraphs that these changes take out. */
export function noteTakenOut({ paragraph, determination }: Draft, changes: readonly DraftChange[]): void {
  for (const change of changes) {
    const row = change.do === 'remove' ? paragraph.find(({ id }) => id === change.id) : undefined;
    if (row === undefined) continue;
    const determinationIds = determination.filter(({ value }) => value.restsOn.includes(row.id)).map(({ id }) => id);
    takenOut.set(row.id, { key: row.key, headId: row.value.headId, determinationIds });
  }
}

/** Whether these changes put a paragraph down again that was taken out. */
export function putsDownAgain(changes: readonly DraftChange[]): boolean {
  return changes.some((change) => tiesOf(change) !== null);
}

function tiesOf(change: DraftChange): Ties | null {
  return change.do === 'put' && change.kind === 'paragraph' && change.seenRevision === null ? (takenOut.get(change.id) ?? null) : null;
}

/** The changes with what was tied: the name it went by, and the reasons of its own head resting on it. A paragraph put down under another head is no reason of the first. */
export function tiedAgain({ determination }: Draft, changes: readonly DraftChange[]): DraftChange[] {
  const resting = new Map<string, string[]>();
  const named = changes.map((change) => {
    const ties = tiesOf(change);
    if (ties === null || change.do !== 'put' || change.kind !== 'paragraph') return change;
    if (change.value.headId === ties.headId)
      for (const id of ties.determinationIds) resting.set(id, [...(resting.get(id) ?? []), change.id]);
    return { ...change, key: ties.key };
  });
  const rows = determination.filter(({ id }) => resting.has(id));
  return [
    ...named,
    ...rows.map((row) =>
      editOf('determination', row, ({ restsOn }) => ({ restsOn: [...new Set([...restsOn, ...(resting.get(row.id) ?? [])])] })),
    ),
  ];
}
