// Owns: looking into the ZIP of an Office file for XML parts. Must not unpack to disk nor trust sizes the archive claims.
import { fromBuffer } from 'yauzl';
import { Unreadable } from './unreadable.ts';

export interface PackagePart {
  readonly names: readonly string[];
  /** Text of one wanted part, or null where it is missing. Upper and lower case are one: not every program keeps to what it declares. */
  text(name: string): string | null;
  /** Its bytes, likewise. */
  bytes(name: string): Buffer | null;
}

/** An Office file that says it unpacks to more than this is made to do harm, or is of no use to a reader. */
const largestUnpacked = 512 * 1024 * 1024;

/** Opens the package and reads the parts whose names are wanted. Rejects when it is not a whole ZIP. */
export function openPackage(bytes: Uint8Array, wanted: RegExp): Promise<PackagePart> {
  const parts = new Map<string, Buffer>();
  const names: string[] = [];
  let unpacked = 0;
  return new Promise((resolve, reject) => {
    fromBuffer(withItsEnd(bytes), { lazyEntries: true }, (failure, zip) => {
      if (failure) return reject(failure);
      zip.on('error', reject);
      zip.on('end', () => {
        const part = (name: string) => parts.get(name.toLowerCase()) ?? null;
        resolve({ names, text: (name) => part(name)?.toString('utf8') ?? null, bytes: part });
      });
      zip.on('entry', (entry: { fileName: string; uncompressedSize: number }) => {
        names.push(entry.fileName);
        unpacked += entry.uncompressedSize;
        if (unpacked > largestUnpacked) {
          zip.close();
          return reject(new Unreadable('The file unpacks to more than 512 MB and was not opened. Ask for it in parts, or as PDF.'));
        }
        if (!wanted.test(entry.fileName)) return zip.readEntry();
        zip.openReadStream(entry as Parameters<typeof zip.openReadStream>[0], (broken, stream) => {
          if (broken) return reject(broken);
          const chunks: Buffer[] = [];
          stream.on('error', reject);
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            parts.set(entry.fileName.toLowerCase(), Buffer.concat(chunks));
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
}

/**
 * A ZIP up to where it says it ends (PKWARE, APPNOTE.TXT, 4.3.16): mail programs and downloads put bytes behind it or lose the last of them, and Word opens it all
 * the same.
 */
export function withItsEnd(bytes: Uint8Array): Buffer {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = whole.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (at < 0 || at + endRecordBytes > whole.length) return whole;
  const end = at + endRecordBytes + whole.readUInt16LE(at + endRecordBytes - 2);
  return end <= whole.length ? whole.subarray(0, end) : Buffer.concat([whole, Buffer.alloc(end - whole.length)]);
}

/** The record at the end of a ZIP, without the comment whose length is its last two bytes. */
const endRecordBytes = 22;
