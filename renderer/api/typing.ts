// Owns which paragraph is being typed in this window, and leaves out what the checks say of it until it is left. Must not know editors or decide what is a fault.
import { useMemo, useSyncExternalStore } from 'react';
import type { CheckResult } from '../../db/model/checks.ts';

let typedIn: string | null = null;
const hearers = new Set<() => void>();

/** The paragraph whose words were changed since the caret came into it; null once it is left. */
export function setTypedIn(paragraphId: string | null): void {
  if (paragraphId === typedIn) return;
  typedIn = paragraphId;
  for (const hear of hearers) hear();
}

/** What stands of the checks while somebody types: nothing of the paragraph that is not finished. What is asked of the store, such as an issue, sees everything. */
export function useSpoken(results: readonly CheckResult[]): readonly CheckResult[] {
  const typed = useSyncExternalStore(subscribe, typedInNow);
  return useMemo(() => spokenWhile(typed, results), [typed, results]);
}

/** The paragraph being typed in this window now. */
export function typedInNow(): string | null {
  return typedIn;
}

/** The results that may be shown while this paragraph is being typed; null: none is. */
export function spokenWhile(typed: string | null, results: readonly CheckResult[]): readonly CheckResult[] {
  return typed === null ? results : results.filter(({ place, raisedBy }) => place.id !== typed && raisedBy !== typed);
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
