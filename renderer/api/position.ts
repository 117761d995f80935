// Owns the position the status line shows (`R12 · 5 of 48`); the screen that is open says it.
import { useEffect, useSyncExternalStore } from 'react';

let position = '';
const hearers = new Set<() => void>();

function become(next: string): void {
  if (next === position) return;
  position = next;
  for (const hear of hearers) hear();
}

/** Says where on the screen the investigator is, while the screen is shown. */
export function useSayPosition(text: string): void {
  useEffect(() => {
    become(text);
    return () => become('');
  }, [text]);
}

/** The position to show. */
export function usePosition(): string {
  return useSyncExternalStore(subscribe, () => position);
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
