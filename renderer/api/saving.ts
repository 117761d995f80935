// Owns what the status line says about saving: how many writes are under way, when the last was acknowledged, and whether the store was restarted.
import { useSyncExternalStore } from 'react';

/** `lastMs` is when the store last acknowledged a write of this window. */
export interface Saving {
  readonly underWay: number;
  readonly lastMs: number | null;
  readonly problem: string | null;
}

let state: Saving = { underWay: 0, lastMs: null, problem: null };
const hearers = new Set<() => void>();

function become(next: Saving): void {
  state = next;
  for (const hear of hearers) hear();
}

/** A write has left for the store. */
export function writeBegan(): void {
  become({ ...state, underWay: state.underWay + 1 });
}

/** The store has answered a write; `problem` is its refusal, or null when it is kept. */
export function writeEnded(problem: string | null): void {
  become({ underWay: state.underWay - 1, lastMs: problem === null ? Date.now() : state.lastMs, problem });
}

/** The store has refused something that leaves nothing unsaved, such as doing again what cannot be done again. */
export function nothingWritten(): void {
  become({ ...state, underWay: state.underWay - 1 });
}

/** Whether everything is saved, as it is now. */
export function savingNow(): Saving {
  return state;
}

/** The same, kept up to date. */
export function useSaving(): Saving {
  return useSyncExternalStore(subscribe, savingNow);
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
