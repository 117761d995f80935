// Owns the draft as screens use it: one read of the whole draft, and changes made in commands with a label. Must not decide what a change means.
import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { DraftChange, DraftKind, DraftRow, DraftValue } from '../../db/model/draft.ts';
import type { Reply } from '../../db/model/fault.ts';
import { newId } from '../../db/model/ids.ts';
import type { DraftAnswer, Output } from '../../db/model/operations.ts';
import type { Failed } from './failed.ts';
import { useRead, write } from './operations.ts';
import { usePlace } from './place.tsx';

/** The whole draft of a case. */
export function useDraft(caseId: string | null): UseQueryResult<DraftAnswer, Failed> {
  return useRead('draft.read', caseId === null ? null : { caseId });
}

/** Whether the case of the window is a part of one that is whole at another desk. */
export function useIsPart(): boolean {
  return useDraft(usePlace().caseId).data?.isPart ?? false;
}

/** Runs one command of changes. `label` says in words what was done: `Mark R3 against (b)`. */
export type ChangeDraft = (label: string, changes: readonly DraftChange[]) => Promise<Reply<Output<'draft.change'>>>;

/** The command for this case. */
export function useChangeDraft(caseId: string): ChangeDraft {
  return useCallback((label, changes) => changeDraft(caseId, label, changes), [caseId]);
}

/** What an edit was meant to change, so that it can be put on top of this window's own newer write. */
const patches = new WeakMap<DraftChange, (value: object) => object>();
/** Rows as this window last had them acknowledged, by id. */
const acknowledged = new Map<string, { readonly revision: number; readonly value: object }>();
let queue: Promise<unknown> = Promise.resolve();

/** Forgets them: the case they were of is another, with revisions of its own. */
export function forgetAcknowledged(): void {
  acknowledged.clear();
}

/**
 * Changes go one after the other. Two fields of one row left in quick succession are two edits on the same revision: the second is put on top of the
 * first's answer. A row someone else has changed since is still refused. Outside components; inside, `useChangeDraft` gives it for a case.
 */
export function changeDraft(caseId: string, label: string, changes: readonly DraftChange[]): ReturnType<ChangeDraft> {
  const send = async () => {
    const sent = changes.map(onTopOfOwn);
    const reply = await write('draft.change', { caseId, label: label.slice(0, 200), changes: sent });
    if (reply.ok) {
      const revisions = new Map(reply.value.rows.map(({ id, revision }) => [id, revision]));
      for (const change of sent) {
        const revision = revisions.get(change.id);
        if (change.do === 'put' && revision !== undefined) acknowledged.set(change.id, { revision, value: change.value });
      }
    }
    return reply;
  };
  const answer = queue.then(send);
  queue = answer.catch(() => undefined);
  return answer;
}

function onTopOfOwn(change: DraftChange): DraftChange {
  const own = acknowledged.get(change.id);
  if (own === undefined || change.seenRevision === null || change.seenRevision >= own.revision) return change;
  if (change.do === 'remove') return { ...change, seenRevision: own.revision };
  const patch = patches.get(change);
  if (patch === undefined) return change;
  return { ...change, seenRevision: own.revision, value: { ...own.value, ...patch(own.value) } } as DraftChange;
}

/** A change that makes a row. The kind ties the value's shape; the union cannot be narrowed by a type parameter, hence the one assertion. */
export function add<K extends DraftKind>(kind: K, value: DraftValue<K>, place: { id?: string; position?: number } = {}): DraftChange {
  const { id = newId(), position } = place;
  return { do: 'put', kind, id, seenRevision: null, value, ...(position === undefined ? {} : { position }) } as DraftChange;
}

/** A change that replaces part of a row's value, against the revision that was seen. */
export function edit<K extends DraftKind>(kind: K, row: DraftRow<K>, patch: Partial<DraftValue<K>>, position?: number): DraftChange {
  return editOf(kind, row, () => patch, position);
}

/**
 * Like `edit`, for a patch that depends on what is there, such as adding to a list: it is made from the row as it is when the change is sent, so that two quick keys add
 * up.
 */
export function editOf<K extends DraftKind>(
  kind: K,
  row: DraftRow<K>,
  patchOf: (value: DraftValue<K>) => Partial<DraftValue<K>>,
  position?: number,
): DraftChange {
  const change = {
    do: 'put',
    kind,
    id: row.id,
    seenRevision: row.revision,
    value: { ...row.value, ...patchOf(row.value) },
    ...(position === undefined ? {} : { position }),
  } as DraftChange;
  patches.set(change, (value) => patchOf(value as DraftValue<K>));
  return change;
}

/** A change that takes a row away. */
export function remove<K extends DraftKind>(kind: K, row: DraftRow<K>): DraftChange {
  return { do: 'remove', kind, id: row.id, seenRevision: row.revision } as DraftChange;
}
