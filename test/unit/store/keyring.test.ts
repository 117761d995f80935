// Owns: that only the right passphrase, recovery key or keychain gives the key of a desk, and that a damaged keyring is not taken for a wrong passphrase.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../../db/model/fault.ts';
import { isLongEnough, type Keyring, type Secret, type Slot } from '../../../db/model/protection.ts';
import {
  deskKeyFrom,
  keychainSlot,
  newDeskKey,
  passphraseSlot,
  readKeyring,
  recoverySlot,
  removeKeyring,
  writeKeyring,
} from '../../../db/store/keyring.ts';
import { readRecoveryWords, recoveryBytes, recoveryWords } from '../../../db/store/recoveryKey.ts';
import { cheap } from '../../support/cheapKeys.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const keyringOf = (...slots: Slot[]): Keyring => ({ format: 'ombudsman-desk-keys/1', state: 'protected', autoLockMinutes: 15, slots });
const passphrase = (secret: string): Secret => ({ with: 'passphrase', secret });

async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Refusal) return error.fault.code;
    throw error;
  }
  return 'opened';
}

test('any passphrase opens what it closed, in any composition of its letters, and any other does not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ minLength: 1, unit: 'grapheme' }), async (one, other) => {
      const deskKey = newDeskKey();
      const keyring = keyringOf(await passphraseSlot(deskKey, one, cheap));
      expect(await deskKeyFrom(keyring, passphrase(one.normalize('NFD')))).toEqual(deskKey);
      if (one.normalize('NFC') === other.normalize('NFC')) return;
      expect(await codeOf(() => deskKeyFrom(keyring, passphrase(other)))).toBe('wrongKey');
    }),
    { numRuns: 60 },
  );
});

test('a keyring with any byte changed is read from its copy, and refused where that is damaged too', async () => {
  const folder = tempFolder();
  const deskKey = newDeskKey();
  const keyring = keyringOf(await passphraseSlot(deskKey, 'a', cheap), recoverySlot(deskKey).slot);
  writeKeyring(folder, keyring);
  const place = path.join(folder, 'desk.keys');
  const copy = path.join(folder, 'backups', 'desk.keys');
  const whole = readFileSync(place);
  expect(readFileSync(copy)).toEqual(whole);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 2), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ flip;
      writeFileSync(place, changed);
      expect(readKeyring(folder)).toEqual(keyring);
      writeFileSync(copy, changed);
      // White space between the parts of a JSON file is nobody's loss; everything else is seen.
      const isSame = (() => {
        try {
          return JSON.stringify(JSON.parse(changed.toString('utf8'))) === JSON.stringify(JSON.parse(whole.toString('utf8')));
        } catch {
          return false;
        }
      })();
      expect(await codeOf(() => readKeyring(folder))).toBe(isSame ? 'opened' : 'notACase');
      writeFileSync(copy, whole);
    }),
    { numRuns: 150 },
  );
  rmSync(place);
  expect(readKeyring(folder)).toEqual(keyring);
  removeKeyring(folder);
  expect(readKeyring(folder)).toBeNull();
});

test('a slot whose wrapped key, salt or cost was changed opens with nothing', async () => {
  const deskKey = newDeskKey();
  const slot = await passphraseSlot(deskKey, 'a', cheap);
  if (slot.kind !== 'passphrase') throw new Error('A passphrase makes a slot of its kind.');
  const flipped = (text: string) => Buffer.from(text, 'base64').map((byte, index) => (index === 0 ? byte ^ 1 : byte));
  const forged: Slot[] = [
    ...(['iv', 'tag', 'data'] as const).map((part) => ({
      ...slot,
      wrapped: { ...slot.wrapped, [part]: Buffer.from(flipped(slot.wrapped[part])).toString('base64') },
    })),
    { ...slot, scrypt: { ...slot.scrypt, salt: Buffer.from(flipped(slot.scrypt.salt)).toString('base64') } },
    { ...slot, scrypt: { ...slot.scrypt, p: 2 } },
    { ...slot, wrapped: { ...slot.wrapped, tag: Buffer.from(slot.wrapped.tag, 'base64').subarray(0, 4).toString('base64') } },
  ];
  for (const each of forged) expect(await codeOf(() => deskKeyFrom(keyringOf(each), passphrase('a')))).toBe('wrongKey');
});

test('a recovery key opens however it is typed; a slip is told apart from the key of another desk', async () => {
  const deskKey = newDeskKey();
  const { slot, words } = recoverySlot(deskKey);
  const keyring = keyringOf(slot);
  const open = (secret: string) => deskKeyFrom(keyring, { with: 'recoveryKey', secret });
  expect(words).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(await open(words)).toEqual(deskKey);
  expect(await open(` ${words.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `)).toEqual(deskKey);
  expect(await codeOf(() => open(recoverySlot(deskKey).words))).toBe('wrongKey');
  expect(await codeOf(() => open(words.slice(1)))).toBe('invalid');
  expect(await codeOf(() => open(`${words.slice(0, -1)}U`))).toBe('invalid');
  fc.assert(
    fc.property(fc.uint8Array({ minLength: recoveryBytes, maxLength: recoveryBytes }), fc.nat(38), fc.nat(31), (key, at, sign) => {
      const printed = recoveryWords(key);
      expect(new Uint8Array(readRecoveryWords(printed))).toEqual(key);
      const typed = `${printed.slice(0, at)}${'0123456789ABCDEFGHJKMNPQRSTVWXYZ'[sign]}${printed.slice(at + 1)}`;
      if (typed !== printed) expect(() => readRecoveryWords(typed)).toThrow('not typed as it was printed');
    }),
  );
});

test('what the keychain was given opens the desk, and other 256 bits do not', async () => {
  const deskKey = newDeskKey();
  const key = newDeskKey().toString('base64');
  const keyring = keyringOf(keychainSlot(deskKey, key, 'c2VhbGVk'));
  expect(await deskKeyFrom(keyring, { with: 'keychain', secret: key })).toEqual(deskKey);
  expect(await codeOf(() => deskKeyFrom(keyring, { with: 'keychain', secret: newDeskKey().toString('base64') }))).toBe('wrongKey');
  expect(await codeOf(() => deskKeyFrom(keyring, passphrase('sealed')))).toBe('wrongKey');
});

test('a keyring that asks for the memory of the whole machine is not followed', async () => {
  const folder = tempFolder();
  mkdirSync(folder, { recursive: true });
  const slot = await passphraseSlot(newDeskKey(), 'a', cheap);
  if (slot.kind !== 'passphrase') throw new Error('A passphrase makes a slot of its kind.');
  expect(() => writeKeyring(folder, keyringOf({ ...slot, scrypt: { ...slot.scrypt, n: 2 ** 30 } }))).toThrow();
});

test('a passphrase is long enough by letters or by words, whatever it is made of', () => {
  expect(['tortoise lamp', 'red fox ran off', 'aaaaaaaaaaaa'].map(isLongEnough)).toEqual([true, true, true]);
  expect(['Pa55w0rd!', 'one two', 'fox fox fox', ' '.repeat(3)].map(isLongEnough)).toEqual([false, false, false, false]);
});
