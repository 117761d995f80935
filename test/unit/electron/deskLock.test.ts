// Owns the proof of locking as main does it, with the real store process behind it: what goes in and out, the keychain, deliveries under way. Windows and the keychain
// are the shell's and stand in for here.
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Reply } from '../../../db/model/fault.ts';
import type { WindowProtection } from '../../../db/model/protection.ts';
import { bundledNodeCarrier } from '../../../electron/main/carriers/bundledNode.ts';
import { deskLock, type Keychain, type LockedPage } from '../../../electron/main/deskLock.ts';
import { startStoreProcess } from '../../../electron/main/storeProcess.ts';
import { lockedDeskIn } from '../../support/cheapKeys.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const passphrase = 'tortoise lamp seven';
const secret = { with: 'passphrase', secret: passphrase } as const;

/** A keychain that hides nothing, but is one as far as the desk can see. */
const keychain: Keychain = {
  isThere: () => true,
  seal: (text) => Buffer.from(`sealed ${text}`),
  unseal: (sealed) => sealed.toString().replace('sealed ', ''),
};

/** The application's main process on a folder, without its windows. */
function mainOn(folder: string, kept: Keychain = keychain) {
  const told: string[] = [];
  let whenReloaded: () => void = () => undefined;
  const page: LockedPage = {
    webContents: {
      reload: () => whenReloaded(),
      once: (_event, hear) => {
        const left = whenReloaded;
        whenReloaded = () => {
          left();
          hear();
        };
      },
    },
  };
  const store = startStoreProcess({
    carriers: [bundledNodeCarrier(process.execPath)],
    hostFile: path.join(import.meta.dirname, '../../../db/host/entry.ts'),
    startReader: () => {
      throw new Error('Nothing is read here.');
    },
    folder,
    mustBeThere: false,
    onOpen: () => undefined,
    onEvent: () => undefined,
    onRestart: () => undefined,
    onLocked: () => void lock.began(true),
    onStopped: () => undefined,
    log: () => undefined,
  });
  const lock = deskLock(store, { keychain: kept, windows: () => [page], tellWindows: (name) => told.push(name), log: () => undefined });
  onTestFinished(() => store.close());
  return {
    store,
    lock,
    told,
    /** What a page does as it is left. */
    whenLeft: (act: () => void) => {
      whenReloaded = act;
    },
  };
}

const stateOf = (reply: Reply<WindowProtection>) => (reply.ok ? reply.value.state : reply.fault.code);
const setting = (value: string) => ['desk.writeSetting', { key: 'place', value }] as const;

test('locked, what was typed goes in, nothing comes out, and the process that held the key is gone; unlocked, it goes on', async () => {
  const { lock, whenLeft } = mainOn(tempFolder());
  expect(stateOf(await lock.ask({ do: 'state' }))).toBe('open');
  await lock.lock();
  expect(await lock.calls.call('desk.listCases', {})).toEqual({ ok: true, value: [] });
  const made = await lock.ask({ do: 'protect', passphrase });
  expect(made).toMatchObject({ ok: true, value: { state: 'unlocked', keychain: 'off', recoveryKey: expect.any(String) } });
  expect(lock.minutes()).toBe(15);

  const asLeaving: Promise<Reply<unknown>>[] = [];
  whenLeft(() => asLeaving.push(lock.calls.call(...setting('typed last')), lock.calls.call('desk.listCases', {})));
  const locking = lock.ask({ do: 'lock' });
  expect(stateOf(await locking)).toBe('locked');
  expect(await Promise.all(asLeaving)).toMatchObject([{ ok: true }, { ok: false, fault: { code: 'locked' } }]);
  expect(await lock.calls.call('desk.readSetting', { key: 'place' })).toMatchObject({ ok: false, fault: { code: 'locked' } });
  expect(lock.minutes()).toBeNull();
  expect(stateOf(await lock.ask({ do: 'unlock', secret: { ...secret, secret: 'no' } }))).toBe('wrongKey');
  expect(stateOf(await lock.ask({ do: 'unlock', secret }))).toBe('unlocked');
  expect(await lock.calls.call('desk.readSetting', { key: 'place' })).toEqual({ ok: true, value: 'typed last' });
});

test('the keychain opens the desk at a start, not once a person locked it, and never where there is none', async () => {
  const folder = tempFolder();
  await lockedDeskIn(folder, passphrase);
  const first = mainOn(folder);
  expect(await first.lock.ask({ do: 'setKeychain', isOn: true, secret })).toMatchObject({ ok: true, value: { keychain: 'on' } });
  await first.store.close();
  const without = mainOn(folder, { ...keychain, isThere: () => false });
  expect(await without.lock.ask({ do: 'state' })).toMatchObject({ ok: true, value: { state: 'locked', keychain: 'none' } });
  await without.store.close();
  const second = mainOn(folder);
  expect(stateOf(await second.lock.ask({ do: 'state' }))).toBe('unlocked');
  await second.lock.lock();
  expect(stateOf(await second.lock.ask({ do: 'state' }))).toBe('locked');
});

test('while a delivery is taken in, the windows are locked at once and the process when it ends; unlocked before, it goes on', async () => {
  const folder = tempFolder();
  await lockedDeskIn(folder, passphrase);
  const { lock, store } = mainOn(folder);
  await lock.ask({ do: 'unlock', secret });
  const progress = (state: 'running' | 'done') =>
    lock.heard({ name: 'intake.progress', body: { id: '1', state } } as Parameters<typeof lock.heard>[0]);
  progress('running');
  expect(stateOf(await lock.ask({ do: 'unprotect', secret }))).toBe('busy');
  const first = lock.lock();
  await expect.poll(async () => (await lock.calls.call(...setting('x'))).ok).toBe(false);
  expect((await store.call('desk.listCases', {})).ok).toBe(true);
  expect(stateOf(await lock.ask({ do: 'unlock', secret }))).toBe('unlocked');
  await first;
  expect((await lock.calls.call('desk.listCases', {})).ok).toBe(true);
  const second = lock.lock();
  progress('done');
  await second;
  expect(await store.call('desk.listCases', {})).toMatchObject({ ok: false, fault: { code: 'locked' } });
});
