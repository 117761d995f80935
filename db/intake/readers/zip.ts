// Owns: .zip archives, file by file, without unpacking any before its size is known. What yauzl cannot unpack (other methods, a password, a damaged directory)
// is left to 7-Zip. Must not write to the disk.
import { type Entry, fromBuffer, getFileNameLowLevel, open, type ZipFile } from 'yauzl';
import type { ReadResult } from '../../model/extraction.ts';
import {
  type Container,
  type HeldFile,
  isDamagedInside,
  isLinkInside,
  mostFiles,
  readContainer,
  refusalOf,
  tooManyFiles,
} from './container.ts';
import { readSevenZip } from './sevenZip.ts';
import type { Source } from './source.ts';
import { Unreadable } from './unreadable.ts';

const mediaType = 'application/zip';
/** What ZIP writers call their general purpose bit 11: the name is UTF-8 (PKWARE, APPNOTE 4.4.4). */
const utf8Flag = 0x0800;
const unixLink = 0o120000;

/** Reads a .zip: its files under their folders. */
export async function readZip(source: Source): Promise<ReadResult> {
  const entries = await directory(source).catch((error: unknown) => {
    if (error instanceof Unreadable) throw error;
    return null;
  });
  const isPlain = entries?.every(({ compressionMethod: method }) => method === 0 || method === 8) === true;
  const isLocked = entries?.some((entry) => entry.isEncrypted()) === true;
  if (entries === null || !isPlain || isLocked) return readSevenZip(source, mediaType);
  const files = entries.map((entry) => ({ entry, path: nameOf(entry) })).filter(({ path }) => !/[/\\]$/.test(path));
  if (files.length === 0) throw new Unreadable('The archive holds no files. Ask for it again.', mediaType);
  const container: Container = {
    reader: 'zip',
    mediaType,
    headers: [['Files', String(files.length)]],
    listing: files.map(({ path }) => path),
    whole: { of: files.length, unit: 'files' },
    unpackedBytes: files.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0),
    held: (from) => held(source, files, from === null ? 0 : Number(from)),
  };
  return readContainer(source, container);
}

interface Listed {
  readonly entry: Entry;
  readonly path: string;
}

async function* held(source: Source, files: readonly Listed[], from: number): AsyncGenerator<HeldFile> {
  const zip = await opened(source);
  try {
    for (const [at, { entry, path }] of files.entries()) {
      if (at < from) continue;
      const next = String(at + 1);
      const refusal = isLink(entry) ? isLinkInside : refusalOf(entry.uncompressedSize);
      if (refusal !== null) {
        yield { path, bytes: null, reason: refusal, next };
        continue;
      }
      const bytes = await bytesOf(zip, entry).catch(() => null);
      yield bytes === null ? { path, bytes, reason: isDamagedInside, next } : { path, bytes, next };
    }
  } finally {
    zip.close();
  }
}

function opened({ bytes, place }: Source): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, decodeStrings: false, autoClose: false } as const;
    const done = (error: Error | null, zip: ZipFile) => (error ? reject(error) : resolve(zip));
    if (place !== undefined) open(place, options, done);
    else fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options, done);
  });
}

async function directory(source: Source): Promise<Entry[]> {
  const zip = await opened(source);
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      zip.close();
      reject(error);
    };
    zip.on('error', fail);
    zip.on('end', () => {
      zip.close();
      resolve(entries);
    });
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length <= mostFiles) zip.readEntry();
      else fail(new Unreadable(tooManyFiles, mediaType));
    });
    zip.readEntry();
  });
}

function bytesOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (failure, stream) => {
      if (failure) return reject(failure);
      // In memory of its own: what is sent on must not drag a pool along.
      const bytes = new Uint8Array(entry.uncompressedSize);
      let filled = 0;
      stream.on('error', reject);
      stream.on('data', (chunk: Buffer) => {
        bytes.set(chunk, filled);
        filled += chunk.byteLength;
      });
      stream.on('end', () => resolve(bytes));
    });
  });
}

/** Some programs write UTF-8 without saying so; the rest is the code page of the first PCs, as the format has it. */
function nameOf(entry: Entry): string {
  const raw = entry.fileName as unknown as Buffer;
  if ((entry.generalPurposeBitFlag & utf8Flag) === 0) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(raw);
    } catch {
      // Not UTF-8: as the format says.
    }
  }
  return getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
}

function isLink(entry: Entry): boolean {
  return entry.versionMadeBy >> 8 === 3 && ((entry.externalFileAttributes >>> 16) & 0o170000) === unixLink;
}
