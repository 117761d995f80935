// Owns the draft as screens use it: one read of the whole draft, and changes made in commands with a label. Must not decide what a change means.
import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { DraftChange, DraftKind, DraftRow, DraftValue } from '../../db/model/draft.ts';
import type { Reply } from '../../db/model/fault.ts';
import { newId } from '../../db/model/ids.ts';
import type { DraftAnswer, Output } from '../../db/model/operations.ts';
import type { Failed } from './failed.ts';
import { useRead, write } from './operations.ts';

/** The whole draft of a case with what undo and redo would do. */
export function useDraft(caseId: string): UseQueryResult<DraftAnswer, Failed> {
  return useRead('draft.read', { caseId });
}

/** Runs one command of changes. `label` says in words what was done: `Mark R3 against (b)`. */
export type ChangeDraft = (label: string, changes: readonly DraftChange[]) => Promise<Reply<Output<'draft.change'>>>;

/** The command for this case. */
export function useChangeDraft(caseId: string): ChangeDraft {
  return useCallback((label, changes) => write('draft.change', { caseId, label: label.slice(0, 200), changes: [...changes] }), [caseId]);
}

/** A change that makes a row. The kind ties the value's shape; the union cannot be narrowed by a type parameter, hence the one assertion. */
export function add<K extends DraftKind>(kind: K, value: DraftValue<K>, place: { id?: string; position?: number } = {}): DraftChange {
  const { id = newId(), position } = place;
  return { do: 'put', kind, id, seenRevision: null, value, ...(position === undefined ? {} : { position }) } as DraftChange;
}

/** A change that replaces part of a row's value, against the revision that was seen. */
export function edit<K extends DraftKind>(kind: K, row: DraftRow<K>, patch: Partial<DraftValue<K>>, position?: number): DraftChange {
  const value = { ...row.value, ...patch };
  return { do: 'put', kind, id: row.id, seenRevision: row.revision, value, ...(position === undefined ? {} : { position }) } as DraftChange;
}

/** A change that takes a row away. */
export function remove<K extends DraftKind>(kind: K, row: DraftRow<K>): DraftChange {
  return { do: 'remove', kind, id: row.id, seenRevision: row.revision } as DraftChange;
}
