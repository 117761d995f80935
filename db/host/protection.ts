// Owns: whether a store folder's desk is open, locked or unlocked, and the steps from one to another. The store of the folder must be closed in this process while
// its files are rewritten. Must not ask anybody for anything.
import { existsSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { Refusal } from '../model/fault.ts';
import { isLongEnough, type Keyring, type Protection, passphraseRuleInWords, type Secret } from '../model/protection.ts';
import { deskPlace } from '../store/folder.ts';
import { heldDeskKey, holdDeskKey, letDeskKeyGo, locked } from '../store/heldKeys.ts';
import {
  deskKeyFrom,
  keychainSlot,
  newDeskKey,
  passphraseSlot,
  readKeyring,
  recoverySlot,
  removeKeyring,
  writeKeyring,
} from '../store/keyring.ts';
import { holdStore } from '../store/open.ts';
import { checkBeforeRewriting, plainFiles, type Rewritten, rewriteFiles } from '../store/rewriting.ts';

/** Hears how far a rewriting is. */
export type OnRewritten = (rewritten: Rewritten) => void;

/** How the desk of a folder stands. */
export function protectionOf(folder: string): Protection {
  const keyring = readKeyring(folder);
  if (keyring === null) return { state: 'open', autoLockMinutes: null, sealed: null, plain: [] };
  return {
    state: heldDeskKey(folder) === null ? 'locked' : 'unlocked',
    autoLockMinutes: keyring.autoLockMinutes,
    sealed: keyring.slots.find((slot) => slot.kind === 'keychain')?.sealed ?? null,
    plain: keyring.state === 'protected' ? plainFiles(folder) : [],
  };
}

/** Whether a folder's desk is protected and its key not held by this process. */
export function isLocked(folder: string): boolean {
  return heldDeskKey(folder) === null && readKeyring(folder) !== null;
}

/** Takes the key of a locked desk into this process. Refused with `wrongKey`, `invalid` (a slip in a recovery key) and `notACase` (a damaged keyring). */
export async function unlock(folder: string, secret: Secret): Promise<void> {
  const keyring = readKeyring(folder);
  if (keyring !== null) holdDeskKey(folder, await deskKeyFrom(keyring, secret));
}

/**
 * Goes on with a rewriting that was cut off, under a lock that the caller holds. Nothing where the desk is open or settled. Refused with `locked` where it is
 * protected and its key not held.
 */
export function settle(folder: string): void {
  const keyring = readKeyring(folder);
  if (keyring === null) return;
  const deskKey = heldDeskKey(folder);
  if (deskKey === null) throw locked(folder);
  if (keyring.state === 'protected') return;
  for (const _ of rewriteFiles(folder, deskKey, keyring.state === 'protecting' ? 'encrypted' : 'plain'));
  end(folder, keyring);
}

/** Protects an open desk: answers its recovery key, which stands nowhere else. Refused with `invalid` where the passphrase is too short. */
export async function protect(folder: string, passphrase: string, heard: OnRewritten = () => undefined): Promise<string> {
  mustBeLong(passphrase);
  if (readKeyring(folder) !== null) throw new Refusal('conflict', 'This desk has a passphrase already.', folder);
  if (!existsSync(deskPlace(folder))) throw new Refusal('notFound', `There is no store at ${folder}.`, folder);
  const deskKey = newDeskKey();
  const recovery = recoverySlot(deskKey);
  await alone(folder, async () => {
    checkBeforeRewriting(folder, null);
    const slots = [await passphraseSlot(deskKey, passphrase), recovery.slot];
    const keyring: Keyring = { format: 'ombudsman-desk-keys/1', state: 'protecting', autoLockMinutes: 15, slots };
    writeKeyring(folder, keyring);
    holdDeskKey(folder, deskKey);
    await rewrite(folder, deskKey, 'encrypted', heard);
    end(folder, keyring);
  });
  return recovery.words;
}

/** Makes an unlocked desk open again: every file plain. Refused with `locked`. */
export async function unprotect(folder: string, heard: OnRewritten = () => undefined): Promise<void> {
  const keyring = mustBeProtected(folder);
  const deskKey = heldDeskKey(folder);
  if (deskKey === null) throw locked(folder);
  await alone(folder, async () => {
    checkBeforeRewriting(folder, deskKey);
    const opening: Keyring = { ...keyring, state: 'opening' };
    writeKeyring(folder, opening);
    await rewrite(folder, deskKey, 'plain', heard);
    end(folder, opening);
  });
}

/** Wraps the key of the desk under another passphrase; no file of the desk is touched. Refused with `wrongKey`, and with `invalid` where it is too short. */
export async function changePassphrase(folder: string, secret: Secret, passphrase: string): Promise<void> {
  mustBeLong(passphrase);
  const keyring = mustBeProtected(folder);
  const slot = await passphraseSlot(await deskKeyFrom(keyring, secret), passphrase);
  writeKeyring(folder, withSlot(keyring, slot));
}

/** Makes another recovery key; the one before opens no more. Answers it as it is printed. */
export async function newRecoveryKey(folder: string, secret: Secret): Promise<string> {
  const keyring = mustBeProtected(folder);
  const made = recoverySlot(await deskKeyFrom(keyring, secret));
  writeKeyring(folder, withSlot(keyring, made.slot));
  return made.words;
}

/**
 * Lets the operating system's keychain open the desk.
 * @param key 256 bits in base 64, made for this
 * @param sealed the same as only the keychain reads it
 */
export async function addKeychain(folder: string, secret: Secret, key: string, sealed: string): Promise<void> {
  const keyring = mustBeProtected(folder);
  writeKeyring(folder, withSlot(keyring, keychainSlot(await deskKeyFrom(keyring, secret), key, sealed)));
}

/** From here on only the passphrase and the recovery key open the desk. */
export function removeKeychain(folder: string): void {
  const keyring = mustBeProtected(folder);
  writeKeyring(folder, { ...keyring, slots: keyring.slots.filter((slot) => slot.kind !== 'keychain') });
}

/** Sets after how many minutes without a hand on it a desk locks itself. */
export function setAutoLock(folder: string, minutes: Keyring['autoLockMinutes']): void {
  writeKeyring(folder, { ...mustBeProtected(folder), autoLockMinutes: minutes });
}

function end(folder: string, keyring: Keyring): void {
  if (keyring.state === 'protecting') writeKeyring(folder, { ...keyring, state: 'protected' });
  if (keyring.state === 'opening') {
    removeKeyring(folder);
    letDeskKeyGo(folder);
  }
}

async function rewrite(folder: string, deskKey: Uint8Array, to: 'encrypted' | 'plain', heard: OnRewritten): Promise<void> {
  for (const rewritten of rewriteFiles(folder, deskKey, to)) {
    heard(rewritten);
    // What was heard goes on its way before the next file takes this thread.
    await turn();
  }
}

async function alone(folder: string, work: () => Promise<void>): Promise<void> {
  const release = holdStore(folder);
  try {
    await work();
  } finally {
    release();
  }
}

function withSlot(keyring: Keyring, slot: Keyring['slots'][number]): Keyring {
  return { ...keyring, slots: [...keyring.slots.filter(({ kind }) => kind !== slot.kind), slot] };
}

function mustBeProtected(folder: string): Keyring {
  const keyring = readKeyring(folder);
  if (keyring === null) throw new Refusal('conflict', 'This desk has no passphrase.', folder);
  return keyring;
}

/** Refused with `invalid` where a new passphrase is too short. */
export function mustBeLong(passphrase: string): void {
  if (isLongEnough(passphrase)) return;
  throw new Refusal(
    'invalid',
    `The passphrase is too short: ${passphraseRuleInWords} at least. Three or four random words are easy to remember and hard to guess.`,
    'passphrase',
  );
}
