// Owns: the verbs protect, change-passphrase and unprotect.
import path from 'node:path';
import { changePassphrase, isLocked, protect, unprotect } from '../../host/protection.ts';
import { Refusal } from '../../model/fault.ts';
import type { Given } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { next, passphraseFrom, present, unlockFor } from '../passphrase.ts';

/** Runs the verb protect; what each verb answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const folder = folderOf(given);
  const recoveryKey = await protect(folder, await passphraseFrom(given, present));
  return {
    answer: { store: folder, recoveryKey },
    remarks: [
      'Write the recovery key down now and keep it apart from this machine: it is shown once. Without it and the passphrase nobody can read this desk.',
    ],
  };
}

/** Runs the verb change-passphrase. Throws Refusal and WrongUsage. */
export async function runChange(given: Given): Promise<Done> {
  const folder = folderOf(given);
  const secret = { with: 'passphrase', secret: await passphraseFrom(given, present) } as const;
  await changePassphrase(folder, secret, await passphraseFrom(given, next));
  return { answer: { store: folder, changed: true } };
}

/** Runs the verb unprotect. Throws Refusal and WrongUsage. */
export async function runUndo(given: Given): Promise<Done> {
  const folder = folderOf(given);
  if (!isLocked(folder)) throw new Refusal('conflict', 'This desk has no passphrase.', folder);
  await unlockFor(given, folder);
  await unprotect(folder);
  return { answer: { store: folder, protected: false } };
}

function folderOf(given: Given): string {
  return path.resolve(given.options.store ?? '.');
}
