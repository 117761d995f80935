// Owns following a taking in of published decisions: how far it has come. Must not start one by itself.
import { useSyncExternalStore } from 'react';
import type { PrecedentProgress } from '../../db/model/precedents.ts';
import { bridge } from './bridge.ts';

let progress: PrecedentProgress | null = null;
const hearers = new Set<() => void>();
let isListening = false;

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  // Heard from the first question on: a taking in goes on while the panel is closed.
  if (!isListening) {
    isListening = true;
    bridge().on('precedent.progress', (next) => {
      progress = next.done < next.total ? next : null;
      for (const each of hearers) each();
    });
  }
  return () => {
    hearers.delete(hear);
  };
}

/** The taking in under way; null where none is. */
export function usePrecedentProgress(): PrecedentProgress | null {
  return useSyncExternalStore(subscribe, () => progress);
}
