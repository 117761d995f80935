// Owns: whether the disk gives every byte of a file of a store. The driver does not tell: where a read fails it goes on with what lay in its memory
// (docs/decisions/0450). Must not look at what the bytes say.
import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../model/fault.ts';
import { walBeside } from './besides.ts';

const portionBytes = 1_048_576;

/** A sentence that names the file, where the disk does not give all of it or of the journal beside it; null where it does. */
export function unreadPart(file: string): string | null {
  const portion = Buffer.alloc(portionBytes);
  for (const each of [file, walBeside(file)]) {
    if (each === null) continue;
    try {
      readThrough(each, portion);
    } catch (error) {
      const code = String((error as { readonly code?: unknown }).code);
      return `The disk does not give all of ${path.basename(each)} (${code}). Nothing can be told of it: bring its folder to another disk, or restore a backup.`;
    }
  }
  return null;
}

/** Refused with `readonly` where the disk does not give all of a file that is about to be copied: the copy would not be what stands in it. */
export function mustBeWhole(file: string): void {
  const unread = unreadPart(file);
  if (unread !== null) throw new Refusal('readonly', `${unread} No copy was made.`, file);
}

function readThrough(file: string, portion: Buffer): void {
  const handle = openSync(file, 'r');
  try {
    while (readSync(handle, portion, 0, portion.length, null) > 0);
  } finally {
    closeSync(handle);
  }
}
