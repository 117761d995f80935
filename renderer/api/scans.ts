// Owns following how scans are recognised: the newest progress of each case. Must not start or stop it.
import { useSyncExternalStore } from 'react';
import type { ScanProgress } from '../../db/model/scan.ts';
import { bridge } from './bridge.ts';

let progress: ReadonlyMap<string, ScanProgress> = new Map();
const hearers = new Set<() => void>();
let isListening = false;

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  if (!isListening) {
    isListening = true;
    bridge().on('scan.progress', (next) => {
      progress = new Map([...progress, [next.caseId, next]]);
      for (const each of hearers) each();
      if (!next.isRunning) performance.mark('desk:scans-ended');
    });
  }
  return () => {
    hearers.delete(hear);
  };
}

/** How far the scans of a case are, as last heard; null where nothing was recognised since the window opened. */
export function useScanProgress(caseId: string): ScanProgress | null {
  return useSyncExternalStore(subscribe, () => progress).get(caseId) ?? null;
}
