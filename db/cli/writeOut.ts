// Owns: putting an answer's bytes where the command line was told to: a file, whole or not at all, or standard output.
import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Refusal } from '../model/fault.ts';

/** Writes to `file`, or to standard output for `-`. Refused where the folder cannot be written. Returns the file's full path, or null. */
export async function writeOut(file: string, bytes: Uint8Array): Promise<string | null> {
  if (file === '-') {
    await new Promise<void>((done, fail) => process.stdout.write(bytes, (error) => (error ? fail(error) : done())));
    return null;
  }
  const place = path.resolve(file);
  const temporary = `${place}.${randomBytes(4).toString('hex')}.part`;
  try {
    // On the disk before the rename: a cut must leave the old file or the new one.
    writeFileSync(temporary, bytes, { flush: true });
    renameSync(temporary, place);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new Refusal('invalid', `${place} could not be written (${error instanceof Error ? error.message : String(error)}).`);
  }
  return place;
}
