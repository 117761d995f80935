// Owns paragraphs on their way between an editor and the store: journal writes, folds, and when an answer is new enough to start an editor from. Must not know editors.
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { DraftChange, DraftValue } from '../../db/model/draft.ts';
import type { FaultCode } from '../../db/model/fault.ts';
import type { DraftAnswer, Output } from '../../db/model/operations.ts';
import { bridge } from './bridge.ts';
import { useDraft } from './draft.ts';
import { write } from './operations.ts';
import { noteTakenOut, putsDownAgain, tiedAgain } from './takenOut.ts';

/** Of each case: folds under way, and the newest history row this window's folds made. */
const folds = new Map<string, { underWay: number; sequence: number }>();
const hearers = new Set<() => void>();

function foldsOf(caseId: string): { underWay: number; sequence: number } {
  const known = folds.get(caseId) ?? { underWay: 0, sequence: 0 };
  folds.set(caseId, known);
  return known;
}

/** Forgets a case's folds: its history is another, that does not hold them. */
export function forgetFolds(caseId: string): void {
  folds.delete(caseId);
}

/** Refused because nothing can be stored for now: the disk is full or gone, or the store is being started again. */
export const forNow = 'refused for now';

/** The store as an editor of paragraphs needs it. */
export interface ParagraphStore {
  /** The draft, once it holds everything this window has folded; then always the newest answer. */
  readonly answer: DraftAnswer | null;
  readonly type: (id: string, value: DraftValue<'paragraph'>) => void;
  /** One command; refused, `null` or, where that may pass, `forNow`. The refusal is shown, unless it is tried again. */
  readonly fold: (
    command: { readonly label: string; readonly changes: DraftChange[] },
    isAgain: boolean,
  ) => Promise<Output<'draft.change'> | typeof forNow | null>;
}

/** Refusals that are of the disk or of the store's process, not of what was asked. */
const passing: ReadonlySet<FaultCode> = new Set(['readonly', 'busy', 'storeGone']);

/** What an editor of paragraphs needs of the store. */
export function useParagraphs(caseId: string): ParagraphStore {
  const { data } = useDraft(caseId);
  const latest = useRef(data);
  latest.current = data;
  const underWay = useSyncExternalStore(subscribe, () => foldsOf(caseId).underWay);
  const [isReady, setIsReady] = useState(false);
  useEffect(() => {
    // Asked again here and not only while drawing: the editor that just went away begins its last fold between the two.
    const { underWay: now, sequence } = foldsOf(caseId);
    if (data !== undefined && underWay === 0 && now === 0 && data.sequence >= sequence) setIsReady(true);
  }, [caseId, data, underWay]);
  const type = useCallback<ParagraphStore['type']>((id, value) => void write('draft.type', { caseId, id, value }), [caseId]);
  const fold = useCallback<ParagraphStore['fold']>(
    async ({ label, changes }, isAgain) => {
      const state = foldsOf(caseId);
      become(state, 1);
      if (latest.current !== undefined) noteTakenOut(latest.current.draft, changes);
      // As the draft is now: taking the paragraph out changed what rested on it.
      const now = putsDownAgain(changes) ? await bridge().call('draft.read', { caseId }) : null;
      const tied = now?.ok === true ? tiedAgain(now.value.draft, changes) : changes;
      const reply = await write('draft.change', { caseId, label, changes: tied }, isAgain);
      if (reply.ok) state.sequence = Math.max(state.sequence, reply.value.sequence);
      become(state, -1);
      if (reply.ok) return reply.value;
      return passing.has(reply.fault.code) ? forNow : null;
    },
    [caseId],
  );
  return { answer: isReady && data !== undefined ? data : null, type, fold };
}

function become(state: { underWay: number }, by: number): void {
  state.underWay += by;
  for (const hear of hearers) hear();
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
