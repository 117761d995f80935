// Owns: where the command line takes a passphrase from: a file, the environment, or a person at a terminal. Never from the words of the command, which other
// programs can see. Must not keep it.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { isLocked, unlock } from '../host/protection.ts';
import { Refusal } from '../model/fault.ts';
import { type Given, WrongUsage } from './arguments.ts';

/** Where a passphrase is looked for, in this order; then at the terminal. */
interface Source {
  readonly option: string;
  readonly variable: string;
  readonly asks: string;
}

export const present: Source = { option: 'passphrase-file', variable: 'OMBUDSMAN_PASSPHRASE', asks: 'Passphrase of this desk: ' };
export const ofHandover: Source = {
  option: 'handover-passphrase-file',
  variable: 'OMBUDSMAN_HANDOVER_PASSPHRASE',
  asks: 'Passphrase of the handover: ',
};
export const next: Source = { option: 'new-passphrase-file', variable: 'OMBUDSMAN_NEW_PASSPHRASE', asks: 'New passphrase: ' };

/** Takes the key of a protected desk into this process; nothing where the desk is open. Refused with `locked` where no passphrase is given, `wrongKey` where it is wrong. */
export async function unlockFor(given: Given, folder: string): Promise<void> {
  if (isLocked(folder)) await unlock(folder, { with: 'passphrase', secret: await passphraseFrom(given, present) });
}

/** The passphrase; refused with `locked` where there is none and nobody to ask. */
export async function passphraseFrom(given: Given, source: Source): Promise<string> {
  const file = given.options[source.option];
  if (file !== undefined) return firstLine(file, given);
  const word = process.env[source.variable];
  // Not for the processes that this one starts.
  delete process.env[source.variable];
  if (word !== undefined && word !== '') return word;
  if (process.stdin.isTTY === true) return asked(source.asks);
  throw new Refusal('locked', `A passphrase is needed: name a file that holds it with --${source.option}, or set ${source.variable}.`);
}

function firstLine(file: string, given: Given): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new WrongUsage(
      `The file of the passphrase cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      given.verb,
    );
  }
  const line = text.replace(/^\u{feff}/u, '').split(/\r?\n/, 1)[0] ?? '';
  if (line === '') throw new WrongUsage(`${file} holds no passphrase in its first line.`, given.verb);
  return line;
}

/** Asks at the terminal without showing what is typed. */
async function asked(words: string): Promise<string> {
  process.stderr.write(words);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: unseen, terminal: true });
  const line = await terminal.question('');
  terminal.close();
  process.stderr.write('\n');
  return line;
}
