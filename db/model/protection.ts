// Owns: the words of a protected desk: what its keyring holds, what may be asked of it, when a passphrase is long enough. Pure: no key is made or used here.
import { z } from 'zod';

/** Name of the keyring in a store folder, and of its copy among the backups. */
export const keyringName = 'desk.keys';

const base64 = z.base64().max(4000);

/** A secret under a key: AES-256-GCM. */
const wrappedSchema = z.strictObject({ iv: base64, tag: base64, data: base64 });

/** What scrypt costs; the bounds keep a forged file from asking for the machine's whole memory. */
const scryptSchema = z.strictObject({
  n: z
    .int()
    .min(2)
    .max(2 ** 20),
  r: z.int().min(1).max(16),
  p: z.int().min(1).max(4),
  salt: base64,
});

/** One way to the key of the desk. */
const slotSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passphrase'), scrypt: scryptSchema, wrapped: wrappedSchema }),
  z.strictObject({ kind: z.literal('recovery'), salt: base64, wrapped: wrappedSchema }),
  /** `sealed` is for the operating system to open; it gives the key that `wrapped` is under. */
  z.strictObject({ kind: z.literal('keychain'), sealed: base64, wrapped: wrappedSchema }),
]);
export type Slot = z.infer<typeof slotSchema>;

/** Minutes without a hand on the machine after which a protected desk locks; null: never by itself. */
export const autoLockChoices = [5, 15, 30, 60, null] as const;
const autoLockSchema = z.union([z.literal(5), z.literal(15), z.literal(30), z.literal(60), z.null()]);
export type AutoLock = (typeof autoLockChoices)[number];

/** The keyring of a protected desk. */
export const keyringSchema = z.strictObject({
  format: z.literal('ombudsman-desk-keys/1'),
  /** `protecting` and `opening`: files are being rewritten, and a start goes on with it. */
  state: z.enum(['protecting', 'protected', 'opening']),
  autoLockMinutes: autoLockSchema,
  slots: z.array(slotSchema).min(1).max(3),
});
export type Keyring = z.infer<typeof keyringSchema>;

/** As it lies on the disk: with a digest, so that a damaged keyring is not taken for a wrong passphrase. */
export const keyringFileSchema = keyringSchema.extend({ sha256: z.string().length(64) });

/** Typed by a person, or read from where a person put it. */
const secretText = z.string().min(1).max(1000);

/** What opens a locked desk. */
const secretSchema = z.strictObject({ with: z.enum(['passphrase', 'recoveryKey', 'keychain']), secret: secretText });
export type Secret = z.infer<typeof secretSchema>;

/** What a person can type to open it. */
const typedSecretSchema = z.strictObject({ with: z.enum(['passphrase', 'recoveryKey']), secret: secretText });
export type TypedSecret = z.infer<typeof typedSecretSchema>;

/** What may be asked of the store about its protection; not operations of an open desk, for most are asked of a locked one. */
export const protectionAskSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('state') }),
  z.strictObject({ do: z.literal('unlock'), secret: secretSchema }),
  z.strictObject({ do: z.literal('protect'), passphrase: secretText }),
  z.strictObject({ do: z.literal('changePassphrase'), secret: secretSchema, passphrase: secretText }),
  z.strictObject({ do: z.literal('newRecoveryKey'), secret: secretSchema }),
  z.strictObject({ do: z.literal('setAutoLock'), minutes: autoLockSchema }),
  z.strictObject({ do: z.literal('addKeychain'), secret: secretSchema, key: base64, sealed: base64 }),
  z.strictObject({ do: z.literal('removeKeychain') }),
  z.strictObject({ do: z.literal('unprotect'), secret: secretSchema }),
]);
export type ProtectionAsk = z.infer<typeof protectionAskSchema>;

/** What a window may ask of the protection; the shell answers for the keychain and for locking, the store for the rest. */
export const windowAskSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('state') }),
  z.strictObject({ do: z.literal('lock') }),
  z.strictObject({ do: z.literal('unlock'), secret: typedSecretSchema }),
  z.strictObject({ do: z.literal('protect'), passphrase: secretText }),
  z.strictObject({ do: z.literal('changePassphrase'), secret: typedSecretSchema, passphrase: secretText }),
  z.strictObject({ do: z.literal('newRecoveryKey'), secret: typedSecretSchema }),
  z.strictObject({ do: z.literal('setAutoLock'), minutes: autoLockSchema }),
  z.strictObject({ do: z.literal('setKeychain'), isOn: z.boolean(), secret: typedSecretSchema }),
  z.strictObject({ do: z.literal('unprotect'), secret: typedSecretSchema }),
]);
export type WindowAsk = z.infer<typeof windowAskSchema>;

/** How the desk stands, as a window is told. */
export interface WindowProtection extends Omit<Protection, 'sealed'> {
  /** `none`: this machine has no keychain that the program could use. */
  readonly keychain: 'none' | 'off' | 'on';
  /** Made by this ask, and never told again. */
  readonly recoveryKey: string | null;
}

/** How a desk stands. */
export interface Protection {
  /** `open`: no passphrase; `locked`: it waits for one; `unlocked`: protected, and the key is held. */
  readonly state: 'open' | 'locked' | 'unlocked';
  readonly autoLockMinutes: AutoLock;
  /** What the operating system's keychain was given, as only it can read it; null where it was given nothing. */
  readonly sealed: string | null;
  /** Files of a protected desk that are not encrypted, because they are damaged: names within the folder. */
  readonly plain: readonly string[];
}

/** Answer to every ask: how the desk stands then, and the recovery key where one was just made. */
export interface ProtectionAnswer {
  readonly protection: Protection;
  readonly recoveryKey: string | null;
}

/**
 * What is asked of a new passphrase: length, and nothing of its make-up. Source: National Cyber Security Centre, "Three random words" and "Password policy:
 * updating your approach" (length over complexity rules); four words where they are short is ours.
 */
const passphraseRule = { leastCharacters: 12, leastWords: 4 } as const;

/** The rule in words, with nothing before or after it. */
export const passphraseRuleInWords = `${passphraseRule.leastCharacters} characters or ${passphraseRule.leastWords} words`;

/** Whether a new passphrase is long enough. */
export function isLongEnough(passphrase: string): boolean {
  const words = new Set(
    passphrase
      .trim()
      .split(/\s+/)
      .filter((word) => word.length >= 3),
  );
  return [...passphrase.normalize('NFC')].length >= passphraseRule.leastCharacters || words.size >= passphraseRule.leastWords;
}
