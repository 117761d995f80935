// Owns: files that hold other files (archives, mailboxes): what may be taken out of one and in what portions. Knows no format: each gives its parts in order.
// Must not write what is unpacked to the disk; only names and bytes leave.
import type { ArchiveReach, ReadPart, ReadResult } from '../../model/extraction.ts';
import { foundInName } from './found.ts';
import { readSource } from './read.ts';
import { deepest, type Source, tooDeep } from './source.ts';
import { notRead, Unreadable } from './unreadable.ts';

/** One file inside another, before it is read. */
export interface HeldFile {
  /** Path inside the archive as it is written there. */
  readonly path: string;
  readonly claimedType?: string;
  /** Null where it was not taken out, for the reason given. */
  readonly bytes: Uint8Array | null;
  readonly reason?: string;
  /** Where the next portion starts, should this part be the last of one. */
  readonly next: string;
}

/** An archive or mailbox opened. */
export interface Container {
  readonly reader: string;
  readonly mediaType: string;
  /** What it says of itself, name and value. */
  readonly headers: readonly (readonly [string, string])[];
  /** The names in it where they are known without taking anything out. */
  readonly listing: readonly string[];
  /** How much it says it unpacks to, in bytes; null where it does not say. */
  readonly unpackedBytes: number | null;
  /** How much there is to take out: `bytes` where only its length is known, and `next` of what it holds is a place in it then. */
  readonly whole: Pick<ArchiveReach, 'of' | 'unit'>;
  /** Whether a portion is taken out only by going through all that lies before it: portions are as large as may be then. */
  readonly isSolid?: true;
  /** Its files in order, from a place an earlier portion ended at. Sizes are kept to the allowance by whoever yields. */
  held(from: string | null): AsyncIterable<HeldFile>;
}

/** An archive of more names is not evidence but a disk. */
export const mostFiles = 50_000;
export const tooManyFiles = 'The archive holds more than 50,000 files and was not opened. Ask for what matters in it.';
/** Why a file of an archive is not taken out. */
export const isLinkInside = 'A link inside the archive; it was not followed. Ask for what it points at.';
export const isDamagedInside = 'It is damaged in the archive and could not be taken out. Ask for it as a single file.';
/** A single file that unpacks to more is kept packed. */
export const largestHeld = 512 * 1024 * 1024;
/** Parts of one portion, and how large they are together: they travel from the reader at once. */
const portionParts = 400;
const portionBytes = 48 * 1024 * 1024;
/**
 * A portion that takes longer is ended where it is: meanwhile nobody hears how far the archive is, and whoever stops it waits. It takes no more than a tenth of the
 * time its reader has been running, within these: until one stands, nothing that was read of it outlives the end of the reader or of the program.
 */
const [shortestPortionMs, portionMs] = [100, 1000];
/** An archive that says it unpacks to more than so many times its size, and to much, is made to do harm. */
const mostTimes = 150;
const harmless = 256 * 1024 * 1024;
const longestListing = 5000;

/**
 * Reads an archive or mailbox: a file on its own gives a portion of its parts, unread, and where the next starts, so that each is read by itself and one that
 * stops the reader costs no other. Inside another file the parts are taken out and read here, as far as the allowance goes.
 */
export async function readContainer(source: Source, container: Container): Promise<ReadResult> {
  const size = source.size ?? source.bytes.byteLength;
  if (container.unpackedBytes !== null && container.unpackedBytes > Math.max(harmless, size * mostTimes)) {
    throw new Unreadable(
      `It says that it unpacks to ${inWords(container.unpackedBytes)}, more than ${mostTimes} times its size: archives made to do harm look like this. It is kept packed; ask for its files singly.`,
      container.mediaType,
    );
  }
  const isPortioned = source.isPortioned === true;
  const parts: ReadPart[] = [];
  let bytes = 0;
  let more: { readonly more: string; readonly reach: ArchiveReach } | null = null;
  const startedMs = performance.now();
  const longestMs = Math.min(portionMs, Math.max(shortestPortionMs, startedMs / 10));
  let tricks = 0;
  let number = source.after === undefined ? 0 : Number(source.after.split(' ')[0]);
  const from = source.after === undefined ? null : source.after.slice(source.after.indexOf(' ') + 1);
  for await (const held of container.held(from)) {
    number += 1;
    const { folder, fileName, isTrick } = placeOf(held.path, number);
    if (isTrick) tricks += 1;
    bytes += held.bytes?.byteLength ?? 0;
    if (!isPortioned) spend(source, held);
    parts.push({
      partPath: String(number),
      folder,
      fileName,
      bytes: held.bytes,
      result: await resultOf(source, held, fileName, isPortioned),
      ...(held.claimedType === undefined ? {} : { claimedType: held.claimedType }),
    });
    const isLate = container.isSolid !== true && performance.now() - startedMs >= longestMs;
    if (isPortioned && (parts.length >= portionParts || bytes >= portionBytes || isLate)) {
      const { of, unit } = container.whole;
      more = { more: `${number} ${held.next}`, reach: { done: Math.min(of, unit === 'bytes' ? Number(held.next) : number), of, unit } };
      break;
    }
  }
  if (parts.length === 0 && from === null) throw new Unreadable('It holds no files. Ask for it again.', container.mediaType);
  const listing = container.listing.slice(0, longestListing);
  return {
    ok: true,
    extraction: {
      reader: container.reader,
      version: '1',
      kind: 'archive',
      mediaType: container.mediaType,
      found: foundInName(source.fileName),
      text: listing
        .map((name) => plainPath(name))
        .join('\n')
        .normalize('NFC'),
      html: null,
      pages: [],
      headers: [
        ...container.headers.map(([name, value]) => ({ name, value })),
        ...(tricks > 0
          ? [
              {
                name: 'Paths',
                value: `${tricks} names led out of the archive; those files are taken in under the plain part of their names`,
              },
            ]
          : []),
      ],
      columns: [],
      records: [],
    },
    parts,
    ...more,
  };
}

async function resultOf(source: Source, held: HeldFile, fileName: string, isPortioned: boolean): Promise<ReadResult | null> {
  if (held.bytes === null)
    return notRead(held.reason ?? 'It could not be taken out of the archive. Ask for it as a single file.', held.claimedType);
  if (isPortioned) return null;
  if (source.depth + 1 > deepest) return notRead(tooDeep, held.claimedType);
  return readSource({
    bytes: held.bytes,
    fileName,
    ...(held.claimedType === undefined ? {} : { claimedType: held.claimedType }),
    ...(source.password === undefined ? {} : { password: source.password }),
    allowance: source.allowance,
    depth: source.depth + 1,
  });
}

function spend(source: Source, held: HeldFile): void {
  source.allowance.parts -= 1;
  source.allowance.bytes -= held.bytes?.byteLength ?? 0;
  if (source.allowance.parts >= 0 && source.allowance.bytes >= 0) return;
  throw new Unreadable(
    'It holds more than can be taken out of a file inside another (2,000 files, or 512 MB). Take it in as a file of its own.',
  );
}

/** Whether there is room for a file of this size beside what a portion holds already; the reason otherwise. */
export function refusalOf(bytes: number): string | null {
  return bytes > largestHeld
    ? `It unpacks to ${inWords(bytes)}, more than 512 MB, and was left in the archive. Ask for it as a single file.`
    : null;
}

function inWords(bytes: number): string {
  return bytes >= 1e9 ? `${Math.round(bytes / 1e8) / 10} GB` : `${Math.round(bytes / 1e6)} MB`;
}

interface Place {
  readonly folder: string;
  readonly fileName: string;
  /** Whether the name led out of the archive or to a fixed place. */
  readonly isTrick: boolean;
}

/** Where a file lies inside the archive. Only a name: nothing is ever written there. */
function placeOf(written: string, number: number): Place {
  const isTrick = /^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(written);
  const names = plainPath(written).split('/').filter(Boolean);
  const fileName = names.pop() ?? `file ${number}`;
  return { folder: names.join('/'), fileName, isTrick };
}

function plainPath(written: string): string {
  return written
    .normalize('NFC')
    .replace(/^[A-Za-z]:/, '')
    .split(/[/\\]/)
    .map((name) => name.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '').trim())
    .filter((name) => name !== '' && name !== '.' && name !== '..')
    .join('/');
}
