// Owns following work of the store that goes on while other screens are shown: what was last told of each kind. Must not start or stop any.
import { useSyncExternalStore } from 'react';
import type { IntakeProgress } from '../../db/model/entry.ts';
import type { PrecedentProgress } from '../../db/model/precedents.ts';
import type { ScanProgress } from '../../db/model/scan.ts';
import { bridge } from './bridge.ts';

interface Followed<T> {
  readonly subscribe: (hear: () => void) => () => void;
  readonly now: () => T;
}

/** What is followed from the first question on for as long as the window lives. `listen` is given a way to put what was told into what is known. */
function followed<T>(start: T, listen: (tell: (next: (known: T) => T) => void) => void): Followed<T> {
  let known = start;
  let isListening = false;
  const hearers = new Set<() => void>();
  return {
    subscribe: (hear) => {
      hearers.add(hear);
      if (!isListening) {
        isListening = true;
        listen((next) => {
          known = next(known);
          for (const each of hearers) each();
        });
      }
      return () => {
        hearers.delete(hear);
      };
    },
    now: () => known,
  };
}

const deliveries = followed<readonly IntakeProgress[]>([], (tell) => {
  bridge().on('intake.progress', (next) => {
    tell((known) => [...known.filter(({ id }) => id !== next.id), next]);
    if (next.state !== 'running') performance.mark('desk:intake-ended');
  });
  // What was coming in was cut off with the store: the list of deliveries says how far it came.
  bridge().on('store.restarted', () => tell((known) => known.filter(({ state }) => state !== 'running')));
});
const scans = followed<ReadonlyMap<string, ScanProgress>>(new Map(), (tell) =>
  bridge().on('scan.progress', (next) => {
    tell((known) => new Map([...known, [next.caseId, next]]));
    if (!next.isRunning) performance.mark('desk:scans-ended');
  }),
);
const decisions = followed<PrecedentProgress | null>(null, (tell) =>
  bridge().on('precedent.progress', (next) => tell(() => (next.done < next.total ? next : null))),
);

/** Deliveries heard of since the window opened, newest last. */
export function useIntakeProgress(caseId: string): readonly IntakeProgress[] {
  return useSyncExternalStore(deliveries.subscribe, deliveries.now).filter((each) => each.caseId === caseId);
}

/** How far the scans of a case are, as last heard; null where nothing was recognised since the window opened. */
export function useScanProgress(caseId: string): ScanProgress | null {
  return useSyncExternalStore(scans.subscribe, scans.now).get(caseId) ?? null;
}

/** The taking in of published decisions under way; null where none is. */
export function usePrecedentProgress(): PrecedentProgress | null {
  return useSyncExternalStore(decisions.subscribe, decisions.now);
}
