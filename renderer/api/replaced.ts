// Owns that a case's file was replaced by another: what this window remembers of its own writes in the one before is forgotten, and whoever shows the case draws it anew.
// Must not draw.
import { useSyncExternalStore } from 'react';
import { bridge } from './bridge.ts';
import { forgetAcknowledged } from './draft.ts';
import { forgetFolds } from './paragraphs.ts';

const times = new Map<string, number>();
const hearers = new Set<() => void>();

/** Hears of replaced cases. Returns the function that stops hearing. */
export function hearReplaced(): () => void {
  return bridge().on('case.replaced', ({ caseId }) => {
    forgetAcknowledged();
    forgetFolds(caseId);
    times.set(caseId, (times.get(caseId) ?? 0) + 1);
    for (const hear of hearers) hear();
  });
}

/** How often a case was replaced while this window is open: a key for what must not keep anything of the one before. */
export function useReplaced(caseId: string | null): number {
  return useSyncExternalStore(subscribe, () => (caseId === null ? 0 : (times.get(caseId) ?? 0)));
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
