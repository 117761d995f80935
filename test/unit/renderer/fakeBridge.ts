// Owns a bridge for tests of the window's own code: answers what a test tells it to, remembers what was asked. The application contains none.
import type { Reply } from '../../../db/model/fault.ts';
import type { Bridge, EventName, Events, FocusTold } from '../../../electron/contract/bridge.ts';

/** One call that reached the bridge. */
export interface Asked {
  readonly operation: string;
  readonly input: unknown;
}

/** Puts a bridge where the window looks for it. `answer` gives the reply of each call. */
export function fakeBridge(answer: (asked: Asked) => Reply<unknown> | Promise<Reply<unknown>>) {
  const asked: Asked[] = [];
  const toldWindows: FocusTold[] = [];
  const hearers = new Map<EventName, Set<(body: never) => void>>();
  const bridge = {
    call: async (operation, input) => {
      const call = { operation, input };
      asked.push(call);
      return (await answer(call)) as never;
    },
    on: (name, hear) => {
      const set = hearers.get(name) ?? new Set();
      hearers.set(name, set.add(hear as (body: never) => void));
      return () => set.delete(hear as (body: never) => void);
    },
    pathsOf: () => [],
    choosePaths: async () => [],
    choosePlace: async () => null,
    saveReport: async () => ({ ok: true, value: null }),
    savePaper: async () => ({ ok: true, value: null }),
    saveOriginal: async () => ({ ok: true, value: null }),
    saveMarkedCopy: async () => ({ ok: true, value: null }),
    protection: async () => ({ ok: true, value: { state: 'open', autoLockMinutes: null, plain: [], keychain: 'none', recoveryKey: null } }),
    startAgain: async () => undefined,
    saveProblemReport: async () => undefined,
    showReader: async () => undefined,
    closeReader: async () => undefined,
    letGo: () => undefined,
    tellFocus: async (each) => void toldWindows.push(each),
    about: async () => ({ version: '0.0.0', electron: '0', carrier: 'none', sampleCase: null, reader: null, cameBack: null }),
  } satisfies Bridge;
  Object.assign(globalThis, { window: { desk: bridge } });
  const tell = <E extends EventName>(name: E, body: Events[E]) => {
    for (const hear of hearers.get(name) ?? []) hear(body as never);
  };
  return { asked, tell, hearers, toldWindows };
}
