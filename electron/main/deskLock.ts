// Owns: when a protected desk is locked and unlocked, and what goes in and out meanwhile: what was typed still goes in, nothing comes out. Must not know the passphrase
// longer than it takes to hand it on. Imports nothing of Electron: tests run it.
import { randomBytes } from 'node:crypto';
import type { Fault, Reply } from '../../db/model/fault.ts';
import { type StoreEvent, writeInputs } from '../../db/model/operations.ts';
import type { AutoLock, ProtectionAnswer, WindowAsk, WindowProtection } from '../../db/model/protection.ts';
import type { DeskCalls, StoreProcess } from './storeProcess.ts';

/** The operating system's own store of secrets. */
export interface Keychain {
  /** False where there is none, or one that hides nothing. */
  readonly isThere: () => boolean;
  readonly seal: (text: string) => Buffer;
  /** Throws where it was sealed for somebody else. */
  readonly unseal: (sealed: Buffer) => string;
}

/** A window's page, as far as locking goes. */
export interface LockedPage {
  readonly webContents: {
    readonly reload: () => void;
    readonly once: (event: 'did-finish-load', hear: () => void) => unknown;
  };
}

export interface LockSetup {
  readonly keychain: Keychain;
  readonly windows: () => readonly LockedPage[];
  readonly tellWindows: (name: 'protection.changed', body: Record<string, never>) => void;
  readonly log: (level: 'info' | 'warn' | 'error', text: string) => void;
}

/** The lock of the desk. */
export interface DeskLock {
  /** The operations of the desk, behind the lock. */
  readonly calls: DeskCalls;
  /** Answers a window; `ask` has passed its guard. */
  readonly ask: (ask: WindowAsk) => Promise<Reply<WindowProtection>>;
  /** Locks a protected desk: its windows begin anew, and the process that holds the key ends when no delivery is being taken in. */
  readonly lock: () => Promise<void>;
  /** Hears that the store process died and another was started, and whether that one waits for the passphrase: it never held the key. */
  readonly began: (isLocked: boolean) => Promise<void>;
  /** Hears what the store tells. */
  readonly heard: (event: StoreEvent) => void;
  /** Minutes without a hand on the machine after which it wants to be locked; null while it does not. */
  readonly minutes: () => AutoLock;
}

const locked: Fault = { code: 'locked', message: 'This desk is locked. It opens with its passphrase or its recovery key.' };
const busy: Fault = { code: 'busy', message: 'Files are being taken in. Let that end, or stop it, and then do this again.' };
/** A page that does not load in this time keeps nothing from being locked. */
const pagePatienceMs = 5000;

/** Puts the lock before the store process. */
export function deskLock(store: StoreProcess, { keychain, windows, tellWindows, log }: LockSetup): DeskLock {
  let shut: 'no' | 'nothing out' | 'nothing' = 'no';
  let state: WindowProtection['state'] = 'open';
  let minutes: AutoLock = null;
  const takingIn = new Set<string>();
  /** Waits until nothing is being taken in: told true then, and false where the desk was unlocked before. */
  let whenQuiet: ((isQuiet: boolean) => void) | null = null;
  let forgetting: Promise<void> = Promise.resolve();

  const told = ({ protection: { sealed, ...protection }, recoveryKey }: ProtectionAnswer): WindowProtection => {
    state = shut === 'no' ? protection.state : 'locked';
    minutes = protection.autoLockMinutes;
    const kept = sealed === null ? 'off' : 'on';
    return { ...protection, state, keychain: keychain.isThere() ? kept : 'none', recoveryKey };
  };

  const answered = (reply: Reply<ProtectionAnswer>): Reply<WindowProtection> => (reply.ok ? { ok: true, value: told(reply.value) } : reply);

  const changed = (reply: Reply<ProtectionAnswer>): Reply<WindowProtection> => {
    const answer = answered(reply);
    if (answer.ok) tellWindows('protection.changed', {});
    return answer;
  };

  const unlocked = (reply: Reply<ProtectionAnswer>): Reply<WindowProtection> => {
    if (reply.ok) {
      shut = 'no';
      // The process that would have ended is wanted again.
      whenQuiet?.(false);
    }
    return changed(reply);
  };

  /** At the start only: a desk that a person locked wants a person. */
  const openByKeychain = async (): Promise<void> => {
    const reply = await store.protection({ do: 'state' });
    if (!reply.ok) return;
    told(reply.value);
    const { protection } = reply.value;
    if (protection.state !== 'locked' || protection.sealed === null || !keychain.isThere()) return;
    try {
      const secret = keychain.unseal(Buffer.from(protection.sealed, 'base64'));
      const opened = await store.protection({ do: 'unlock', secret: { with: 'keychain', secret } });
      if (opened.ok) told(opened.value);
    } catch (problem) {
      log('warn', `The keychain did not open the desk: ${problem instanceof Error ? problem.message : String(problem)}`);
    }
  };
  const begun = openByKeychain();

  const quiet = (): Promise<boolean> => {
    if (takingIn.size === 0) return Promise.resolve(true);
    return new Promise((done) => {
      whenQuiet = (isQuiet) => {
        whenQuiet = null;
        done(isQuiet);
      };
    });
  };

  const lock = async (): Promise<void> => {
    if (state === 'open' || shut !== 'no') return;
    state = 'locked';
    shut = 'nothing out';
    await Promise.all(windows().map(beganAnew));
    shut = 'nothing';
    if (!(await quiet())) return;
    forgetting = store.forgetKey();
    await forgetting;
    shut = 'no';
  };

  return {
    calls: {
      async call(operation, input) {
        await begun;
        return isKept(operation) ? { ok: false, fault: locked } : store.call(operation, input);
      },
      async carry(operation, input) {
        await begun;
        return isKept(operation) ? { ok: false, fault: locked } : store.carry(operation, input);
      },
      carrier: store.carrier,
    },
    async ask(ask) {
      await begun;
      switch (ask.do) {
        case 'state':
          return answered(await store.protection(ask));
        case 'lock':
          await lock();
          return answered(await store.protection({ do: 'state' }));
        case 'unlock':
          await forgetting;
          return unlocked(await store.protection(ask));
        case 'protect':
        case 'unprotect':
          if (takingIn.size > 0) return { ok: false, fault: busy };
          return changed(await store.protection(ask));
        case 'setKeychain': {
          if (!ask.isOn) return changed(await store.protection({ do: 'removeKeychain' }));
          if (!keychain.isThere())
            return { ok: false, fault: { code: 'invalid', message: 'This machine has no keychain that the program could use.' } };
          const key = randomBytes(32).toString('base64');
          const sealed = keychain.seal(key).toString('base64');
          return changed(await store.protection({ do: 'addKeychain', secret: ask.secret, key, sealed }));
        }
        default:
          return changed(await store.protection(ask));
      }
    },
    lock,
    async began(isLocked) {
      takingIn.clear();
      if (!isLocked || state === 'open') return;
      state = 'locked';
      await Promise.all(windows().map(beganAnew));
    },
    heard(event) {
      if (event.name !== 'intake.progress') return;
      if (event.body.state === 'running') takingIn.add(event.body.id);
      else takingIn.delete(event.body.id);
      if (takingIn.size === 0) whenQuiet?.(true);
    },
    minutes: () => (state === 'unlocked' ? minutes : null),
  };

  /** What a page is told to give up is still written; what it asks for is not answered. */
  function isKept(operation: string): boolean {
    return shut === 'nothing' || (shut === 'nothing out' && !Object.hasOwn(writeInputs, operation));
  }
}

/** Loads a window's page again: what it had read is gone with it, and what was typed in it goes to the journal as it leaves. */
function beganAnew({ webContents }: LockedPage): Promise<void> {
  return new Promise((done) => {
    const patience = setTimeout(done, pagePatienceMs);
    webContents.once('did-finish-load', () => {
      clearTimeout(patience);
      done();
    });
    webContents.reload();
  });
}
