// Owns what the operating system knows of the person: its keychain, how long no hand was on the machine, whether its screen is locked. Must not decide what is kept.
import { powerMonitor, safeStorage } from 'electron';
import type { DeskLock, Keychain } from './deskLock.ts';

/** How often it is looked whether the machine was left, in milliseconds. */
const everyMs = 10_000;

/**
 * The keychain of this machine: Keychain on macOS, DPAPI on Windows, the Secret Service or KWallet on Linux. Chromium's substitute on a Linux without either hides
 * nothing and is not one. Source: Electron, "safeStorage".
 */
export function systemKeychain(): Keychain {
  return {
    isThere: () =>
      safeStorage.isEncryptionAvailable() &&
      (process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())),
    seal: (text) => safeStorage.encryptString(text),
    unseal: (sealed) => safeStorage.decryptString(sealed),
  };
}

/** Locks the desk when the screen is locked, when the machine goes to sleep, and when nobody touched it for as long as the desk was told to wait. */
export function lockWhenLeft(lock: DeskLock): void {
  const leave = () => void lock.lock();
  powerMonitor.on('lock-screen', leave);
  powerMonitor.on('suspend', leave);
  setInterval(() => {
    const minutes = lock.minutes();
    if (minutes !== null && powerMonitor.getSystemIdleTime() >= minutes * 60) leave();
  }, everyMs).unref();
}
