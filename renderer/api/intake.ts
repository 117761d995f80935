// Owns following deliveries while they are taken in: the newest progress of each. Must not start one by itself.
import { useSyncExternalStore } from 'react';
import type { IntakeProgress } from '../../db/model/entry.ts';
import { bridge } from './bridge.ts';

let progress: readonly IntakeProgress[] = [];
const hearers = new Set<() => void>();
let isListening = false;

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  // Heard from the first question on for as long as the window lives: a delivery goes on while other screens are shown.
  if (!isListening) {
    isListening = true;
    bridge().on('intake.progress', (next) => {
      progress = [...progress.filter(({ id }) => id !== next.id), next];
      for (const each of hearers) each();
      if (next.state !== 'running') performance.mark('desk:intake-ended');
    });
  }
  return () => {
    hearers.delete(hear);
  };
}

/** Deliveries heard of since the window opened, newest last. */
export function useIntakeProgress(caseId: string): readonly IntakeProgress[] {
  const all = useSyncExternalStore(subscribe, () => progress);
  return all.filter((each) => each.caseId === caseId);
}
