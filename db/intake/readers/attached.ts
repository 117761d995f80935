// Owns: files attached to a message or a document: what each is called, how many may be taken out, and that they are read with what holds them or left to be read
// by themselves. Must not know how they were attached.
import type { ReadPart, ReadResult } from '../../model/extraction.ts';
import { readSource } from './read.ts';
import { deepest, type Source, tooDeep } from './source.ts';
import { oneLine } from './titles.ts';
import { notRead, Unreadable } from './unreadable.ts';

/** One attached file as it was taken out. */
export interface Attached {
  readonly fileName: string;
  /** In memory of their own, so that sending them does not drag the whole file along; null where they could not be taken out. */
  readonly bytes: Uint8Array | null;
  /** Media type that its holder claims. */
  readonly claimedType?: string;
}

/** The name an attachment is given by what it bears, else by its number. Only a name: no folder of it counts. */
export function attachedName(borne: string, number: number, ending: string): string {
  const own = oneLine(borne.split(/[\\/]/).at(-1) ?? '');
  return own !== '' && !/^\.+$/.test(own) ? own : `attachment ${number}.${ending}`;
}

/**
 * Reads attached files in order, as parts `1`, `2` and so on, or leaves them unread where parts are to be. Refuses the whole where there are more than may be taken out
 * of one file.
 * @param holder what they are attached to, as the reason of a refusal names it
 */
export async function readAttached(
  source: Source,
  holder: 'message' | 'PDF' | 'document' | 'workbook',
  attached: readonly Attached[],
): Promise<ReadPart[]> {
  if (attached.length > 0 && source.depth === 0) source.inside?.();
  const parts: ReadPart[] = [];
  for (const [at, { fileName, bytes, claimedType }] of attached.entries()) {
    const part = { partPath: String(at + 1), folder: '', fileName, bytes, ...(claimedType === undefined ? {} : { claimedType }) };
    if (bytes === null) {
      parts.push({ ...part, result: notRead(`It could not be taken out of the ${holder}. Ask for it as a single file.`, claimedType) });
      continue;
    }
    source.allowance.parts -= 1;
    source.allowance.bytes -= bytes.byteLength;
    if (source.allowance.parts < 0 || source.allowance.bytes < 0) {
      throw new Unreadable(
        `The ${holder} holds more attachments than can be taken out of one ${holder} (2,000, or 512 MB). Ask for them as single files.`,
      );
    }
    parts.push({ ...part, result: source.isPortioned === true ? null : await readOne(source, bytes, fileName, claimedType) });
  }
  return parts;
}

async function readOne(source: Source, bytes: Uint8Array, fileName: string, claimedType: string | undefined): Promise<ReadResult> {
  if (source.depth + 1 > deepest) return notRead(tooDeep, claimedType);
  return readSource({
    bytes,
    fileName,
    allowance: source.allowance,
    depth: source.depth + 1,
    ...(claimedType === undefined ? {} : { claimedType }),
    ...(source.password === undefined ? {} : { password: source.password }),
  });
}
