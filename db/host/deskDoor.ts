// Owns: the one desk of this process behind its protection: opened, unlocked, closed to be rewritten and opened again, each in its turn; and how long a guesser waits.
// Must not read files itself.
import { Refusal, type Reply } from '../model/fault.ts';
import type { OperationName } from '../model/operations.ts';
import { type ProtectionAnswer, type ProtectionAsk, protectionAskSchema } from '../model/protection.ts';
import type { Carried } from '../model/written.ts';
import { createDeskStore, type DeskStore, type DeskStoreSetup } from './answer.ts';
import { faultOf, faultOfOpening, guardFault, type Log } from './fault.ts';
import {
  addKeychain,
  changePassphrase,
  mustBeLong,
  newRecoveryKey,
  protect,
  protectionOf,
  removeKeychain,
  setAutoLock,
  unlock,
  unprotect,
} from './protection.ts';

export interface DeskDoor {
  /** Opens the store; refused with `locked` where the desk waits for its passphrase. */
  readonly open: () => Promise<Reply<null>>;
  /** Answers an operation of the open desk; `input` is not trusted. */
  readonly carry: (operation: OperationName, input: unknown) => Promise<Carried<unknown>>;
  /** Answers what is asked of the protection, locked or not; `ask` is not trusted. */
  readonly protection: (ask: unknown) => Promise<Reply<ProtectionAnswer>>;
  readonly close: () => Promise<void>;
}

/** Wrong passphrases in a row that cost only their stretching; each further one has to be waited for, twice as long as the one before. */
const tries = { free: 5, firstMs: 5000, longestMs: 300_000 } as const;

/** How long nothing is tried after so many wrong passphrases in a row, in milliseconds. */
export function waitAfter(wrongTries: number): number {
  return wrongTries < tries.free ? 0 : Math.min(tries.firstMs * 2 ** (wrongTries - tries.free), tries.longestMs);
}

/** The door of a store folder. */
export function deskDoor(setup: DeskStoreSetup, log: Log): DeskDoor {
  const { folder } = setup;
  let store: DeskStore | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let wrongTries = 0;
  let waitsUntilMs = 0;

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  };

  const openStore = () => {
    store ??= createDeskStore(setup);
  };

  /** With the store closed, for its files are written anew. It is open again afterwards, whatever came of it. */
  const closed = async <T>(work: () => Promise<T>): Promise<T> => {
    await store?.close();
    store = null;
    try {
      return await work();
    } finally {
      openStore();
    }
  };

  const tried = async <T>(work: () => Promise<T>): Promise<T> => {
    const leftMs = waitsUntilMs - Date.now();
    if (leftMs > 0) {
      throw new Refusal(
        'busy',
        `${wrongTries} tries were wrong, one after the other. Wait ${Math.ceil(leftMs / 1000)} seconds before the next.`,
      );
    }
    try {
      const done = await work();
      wrongTries = 0;
      return done;
    } catch (error) {
      if (error instanceof Refusal && error.fault.code === 'wrongKey') {
        wrongTries += 1;
        waitsUntilMs = Date.now() + waitAfter(wrongTries);
      }
      throw error;
    }
  };

  const heard = (rewritten: { readonly done: number; readonly total: number }) =>
    setup.emit({ name: 'protection.progress', body: rewritten });

  /** Answers the recovery key where one was made. */
  const act = async (ask: ProtectionAsk): Promise<string | null> => {
    switch (ask.do) {
      case 'state':
        return null;
      case 'unlock':
        await tried(() => unlock(folder, ask.secret));
        openStore();
        return null;
      case 'protect':
        mustBeLong(ask.passphrase);
        return closed(() => protect(folder, ask.passphrase, heard));
      case 'changePassphrase':
        await tried(() => changePassphrase(folder, ask.secret, ask.passphrase));
        return null;
      case 'newRecoveryKey':
        return tried(() => newRecoveryKey(folder, ask.secret));
      case 'setAutoLock':
        setAutoLock(folder, ask.minutes);
        return null;
      case 'addKeychain':
        await tried(() => addKeychain(folder, ask.secret, ask.key, ask.sealed));
        return null;
      case 'removeKeychain':
        removeKeychain(folder);
        return null;
      case 'unprotect':
        await tried(() => unlock(folder, ask.secret));
        await closed(() => unprotect(folder, heard));
        return null;
    }
  };

  return {
    open: () =>
      inTurn(async () => {
        try {
          openStore();
          return { ok: true, value: null };
        } catch (error) {
          return { ok: false, fault: faultOfOpening(error, folder, log) };
        }
      }),
    async carry(operation, input) {
      if (store === null) await queue;
      return store === null ? { ok: false, fault: { code: 'locked', message: 'This desk is locked.' } } : store.carry(operation, input);
    },
    async protection(asked) {
      const guarded = protectionAskSchema.safeParse(asked);
      if (!guarded.success) return { ok: false, fault: guardFault(guarded.error) };
      const ask = guarded.data;
      return inTurn(async () => {
        try {
          const recoveryKey = await act(ask);
          return { ok: true, value: { protection: protectionOf(folder), recoveryKey } };
        } catch (error) {
          return { ok: false, fault: faultOf(error, ask.do, log) };
        }
      });
    },
    async close() {
      await inTurn(async () => {
        await store?.close();
        store = null;
      });
    },
  };
}
