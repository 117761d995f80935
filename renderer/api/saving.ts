// Owns what the status line says about saving: how many writes are under way, when the last was acknowledged, and where words wait for a store that takes none.
import { useSyncExternalStore } from 'react';
import { shellText } from '../text/shell.ts';
import { say } from './notices.ts';

/** `lastMs` is when the store last acknowledged a write of this window. */
export interface Saving {
  readonly underWay: number;
  readonly lastMs: number | null;
  readonly problem: string | null;
  /** Whether words stand in this window that the store does not take for now. */
  readonly isWaiting: boolean;
}

let state: Saving = { underWay: 0, lastMs: null, problem: null, isWaiting: false };
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
  become({ ...state, underWay: state.underWay - 1, lastMs: problem === null ? Date.now() : state.lastMs, problem });
}

/** The store has refused something that leaves nothing unsaved, such as doing again what cannot be done again. */
export function nothingWritten(): void {
  become({ ...state, underWay: state.underWay - 1 });
}

/** Places whose words wait, with what tells those as they stand. */
const waiting = new Map<string, () => string>();

/**
 * Words of a place begin to wait for a store that takes none for now, or (null) wait no more; says so when it has taken the last of them.
 * @param unsaved tells them as they stand when it is asked
 */
export function wordsWait(place: string, unsaved: (() => string) | null): void {
  if (unsaved === null) waiting.delete(place);
  else waiting.set(place, unsaved);
  const wasWaiting = state.isWaiting;
  become({ ...state, isWaiting: waiting.size > 0 });
  if (wasWaiting && waiting.size === 0 && state.problem === null) say(shellText.savedAgain);
}

/** Every word that waits, as it stands now: paragraphs one under the other. */
export function unsavedWords(): string {
  return [...waiting.values()].map((unsaved) => unsaved()).join('\n\n');
}

/** Has the window ask before it is closed while words wait. Returns the function that ends that. */
export function keepWaitingWords(): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (state.isWaiting) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
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
