// Owns: the keyring of a protected desk: the one key of the desk, wrapped once for each way to it, and the file it lies in. Must not touch a store's files.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../model/fault.ts';
import { type Keyring, keyringFileSchema, keyringSchema, type Secret, type Slot } from '../model/protection.ts';
import { keyringCopyPlace, keyringPlace } from './folder.ts';
import { flush, flushFolder } from './open.ts';
import { readRecoveryWords, recoveryBytes, recoveryWords } from './recoveryKey.ts';

/**
 * What a guess at a passphrase costs: 128 MB and, on any machine of 2026, a quarter of a second or more. Source of the figures: OWASP, "Password Storage
 * Cheat Sheet" (scrypt with N = 2^17, r = 8, p = 1).
 */
const scryptCost = { n: 2 ** 17, r: 8, p: 1 } as const;
export type ScryptCost = Omit<Extract<Slot, { kind: 'passphrase' }>['scrypt'], 'salt'>;

const keyBytes = 32;

/** A new key of a desk. */
export function newDeskKey(): Buffer {
  return randomBytes(keyBytes);
}

/** The slot of a passphrase. */
export async function passphraseSlot(deskKey: Uint8Array, passphrase: string, cost: ScryptCost = scryptCost): Promise<Slot> {
  const salt = randomBytes(16).toString('base64');
  const made = { kind: 'passphrase', scrypt: { ...cost, salt } } as const;
  return { ...made, wrapped: wrap(await stretched(passphrase, made.scrypt), deskKey, boundTo(made)) };
}

/** The slot of a new recovery key, and the key as it is printed. */
export function recoverySlot(deskKey: Uint8Array): { readonly slot: Slot; readonly words: string } {
  const secret = randomBytes(recoveryBytes);
  const made = { kind: 'recovery', salt: randomBytes(16).toString('base64') } as const;
  return { slot: { ...made, wrapped: wrap(recoveryWrappingKey(secret, made.salt), deskKey, boundTo(made)) }, words: recoveryWords(secret) };
}

/**
 * The slot of the operating system's keychain.
 * @param key 256 bits, in base 64
 * @param sealed the same as only the operating system can read it
 */
export function keychainSlot(deskKey: Uint8Array, key: string, sealed: string): Slot {
  const made = { kind: 'keychain', sealed } as const;
  return { ...made, wrapped: wrap(Buffer.from(key, 'base64'), deskKey, boundTo(made)) };
}

/** The key of the desk; refused with `wrongKey`, or with `invalid` where a recovery key was typed wrongly. A wrong passphrase takes as long as the right one. */
export async function deskKeyFrom(keyring: Keyring, secret: Secret): Promise<Buffer> {
  for (const slot of keyring.slots) {
    const key = await wrappingKey(slot, secret);
    const found = key === null ? null : unwrap(key, slot.wrapped, boundTo(slot));
    if (found !== null) return found;
  }
  throw new Refusal('wrongKey', wrong[secret.with], secret.with);
}

const wrong: Readonly<Record<Secret['with'], string>> = {
  passphrase:
    'That passphrase does not open this desk. Nothing was changed. Look at capital letters and the language of the keyboard, and try again.',
  recoveryKey:
    'That recovery key is typed as one is printed, but it is not of this desk, or a newer one was made since. Nothing was changed.',
  keychain: 'The keychain of this machine does not open this desk. Use the passphrase.',
};

/** The keyring of a folder; null where the desk is open. A damaged one is read from its copy among the backups; refused with `notACase` where that is damaged too. */
export function readKeyring(folder: string): Keyring | null {
  const places = [keyringPlace(folder), keyringCopyPlace(folder)].filter((place) => existsSync(place));
  if (places.length === 0) return null;
  for (const place of places) {
    const whole = wholeKeyring(place);
    if (whole !== null) return whole;
  }
  throw new Refusal(
    'notACase',
    'The file desk.keys, which holds what the passphrase opens, is damaged, and so is its copy among the backups. Put either back from a backup of this machine; the cases themselves are as they were.',
    keyringPlace(folder),
  );
}

/** Writes the keyring and then its copy among the backups: each is the old or the new one at every moment. */
export function writeKeyring(folder: string, keyring: Keyring): void {
  const ordered = keyringSchema.parse(keyring);
  const text = `${JSON.stringify({ ...ordered, sha256: digest(ordered) }, null, 2)}\n`;
  for (const place of [keyringPlace(folder), keyringCopyPlace(folder)]) {
    mkdirSync(path.dirname(place), { recursive: true });
    const part = `${place}.part`;
    writeFileSync(part, text, { mode: 0o600 });
    flush(part);
    renameSync(part, place);
    flushFolder(path.dirname(place));
  }
}

/** Takes the keyring away: the desk is open. */
export function removeKeyring(folder: string): void {
  for (const place of [keyringCopyPlace(folder), keyringPlace(folder)]) {
    rmSync(place, { force: true });
    if (existsSync(path.dirname(place))) flushFolder(path.dirname(place));
  }
}

function wholeKeyring(place: string): Keyring | null {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(place, 'utf8'));
  } catch {
    return null;
  }
  const parsed = keyringFileSchema.safeParse(read);
  if (!parsed.success) return null;
  const { sha256, ...keyring } = parsed.data;
  return digest(keyring) === sha256 ? keyring : null;
}

function digest(keyring: Keyring): string {
  return createHash('sha256').update(JSON.stringify(keyring)).digest('hex');
}

async function wrappingKey(slot: Slot, secret: Secret): Promise<Buffer | null> {
  if (slot.kind === 'passphrase' && secret.with === 'passphrase') return stretched(secret.secret, slot.scrypt);
  if (slot.kind === 'recovery' && secret.with === 'recoveryKey') return recoveryWrappingKey(readRecoveryWords(secret.secret), slot.salt);
  if (slot.kind === 'keychain' && secret.with === 'keychain') return Buffer.from(secret.secret, 'base64');
  return null;
}

/** The same passphrase typed on another system may come decomposed. */
function stretched(passphrase: string, { n, r, p, salt }: ScryptCost & { readonly salt: string }): Promise<Buffer> {
  const options: ScryptOptions = { N: n, r, p, maxmem: 128 * r * (n + p) + 2 ** 20 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), keyBytes, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

function recoveryWrappingKey(secret: Uint8Array, salt: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.from(salt, 'base64'), 'ombudsman-desk recovery key', keyBytes));
}

/** Everything of a slot but what is wrapped: changed, it opens no more. */
function boundTo(slot: { readonly kind: Slot['kind'] }): Buffer {
  return Buffer.from(JSON.stringify({ ...slot, wrapped: undefined }));
}

function wrap(key: Uint8Array, secret: Uint8Array, bound: Uint8Array): Slot['wrapped'] {
  const iv = randomBytes(12);
  const gcm = createCipheriv('aes-256-gcm', key, iv);
  gcm.setAAD(bound);
  const data = Buffer.concat([gcm.update(secret), gcm.final()]);
  return { iv: iv.toString('base64'), tag: gcm.getAuthTag().toString('base64'), data: data.toString('base64') };
}

function unwrap(key: Uint8Array, { iv, tag, data }: Slot['wrapped'], bound: Uint8Array): Buffer | null {
  try {
    const gcm = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'), { authTagLength: 16 });
    gcm.setAAD(bound);
    gcm.setAuthTag(Buffer.from(tag, 'base64'));
    return Buffer.concat([gcm.update(Buffer.from(data, 'base64')), gcm.final()]);
  } catch {
    return null;
  }
}
