// Owns: Outlook's own forms made for tests: a .msg written by the library that reads it, and a parcel (winmail.dat) put together attribute by attribute.
import * as burner from '@kenjiuno/msgreader/lib/Burner.js';
import iconv from 'iconv-lite';

const { burn } = (burner as typeof burner & { readonly default?: typeof burner }).default ?? burner;
/** Kinds of entry in a compound file (Microsoft, [MS-CFB] 2.6.1). */
const [storage, stream, root] = [1, 2, 5] as const;

interface Made {
  readonly subject: string;
  readonly body: string;
  readonly sender: string;
  readonly address: string;
  readonly sent: Date;
  /** Never sent: `sent` is when it was begun. */
  readonly isDraft?: boolean;
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** How an older version writes it: not in Unicode but in the code page of the language of its Windows, which is named by its locale. */
  readonly older?: { readonly codePage: string; readonly locale: number; readonly html?: string };
}

/** The bytes of a .msg ([MS-OXMSG]). */
export function msgOf({ subject, body, sender, address, sent, isDraft = false, attachments, older }: Made): Uint8Array {
  type Entry = Parameters<typeof burn>[0][number];
  const entries: Entry[] = [{ name: 'Root Entry', type: root, children: [], length: 0 }];
  const put = (parent: number, name: string, bytes: Uint8Array | null): number => {
    const content = bytes === null ? new Uint8Array() : Uint8Array.from(bytes);
    const at = entries.push({
      name,
      type: bytes === null ? storage : stream,
      length: content.byteLength,
      ...(bytes === null ? { children: [] } : { binaryProvider: () => content }),
    });
    entries[parent]?.children?.push(at - 1);
    return at - 1;
  };
  const words = (parent: number, tag: string, text: string) =>
    older === undefined
      ? put(parent, `__substg1.0_${tag}001F`, Buffer.from(text, 'utf16le'))
      : put(parent, `__substg1.0_${tag}001E`, iconv.encode(text, older.codePage));
  const moment = Buffer.alloc(16);
  moment.writeUInt32LE(isDraft ? 0x3007_0040 : 0x0039_0040, 0);
  moment.writeUInt32LE(6, 4);
  moment.writeBigUInt64LE(BigInt(sent.getTime() + 11_644_473_600_000) * 10_000n, 8);
  const locale = Buffer.alloc(older === undefined ? 0 : 16);
  if (older !== undefined) {
    locale.writeUInt32LE(0x3ff1_0003, 0);
    locale.writeUInt32LE(6, 4);
    locale.writeUInt32LE(older.locale, 8);
    if (older.html !== undefined) put(0, '__substg1.0_10130102', iconv.encode(older.html, older.codePage));
  }
  put(0, '__properties_version1.0', Buffer.concat([Buffer.alloc(32), moment, locale]));
  words(0, '001A', 'IPM.Note');
  words(0, '0037', subject);
  words(0, '1000', body);
  words(0, '0C1A', sender);
  words(0, '5D01', address);
  for (const [at, { name, bytes }] of attachments.entries()) {
    const attachment = put(0, `__attach_version1.0_#${String(at).padStart(8, '0')}`, null);
    put(attachment, '__properties_version1.0', Buffer.alloc(8));
    words(attachment, '3707', name);
    put(attachment, '__substg1.0_37010102', bytes);
  }
  return burn(entries);
}

/** The bytes of a winmail.dat ([MS-OXTNEF]) with one attachment. */
export function parcelOf({ subject, body, attachments: [attachment] }: Pick<Made, 'subject' | 'body' | 'attachments'>): Uint8Array {
  const attribute = (level: number, id: number, data: Buffer) => {
    const head = Buffer.alloc(9);
    head.writeUInt8(level, 0);
    head.writeUInt32LE(id, 1);
    head.writeUInt32LE(data.byteLength, 5);
    return Buffer.concat([head, data, Buffer.alloc(2)]);
  };
  const text = (words: string) => Buffer.from(`${words}\0`, 'latin1');
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0x01, 0x00]),
      attribute(1, 0x0001_8004, text(subject)),
      attribute(1, 0x0002_800c, text(body)),
      ...(attachment === undefined
        ? []
        : [
            attribute(2, 0x0006_9002, Buffer.alloc(14)),
            attribute(2, 0x0001_8010, text(attachment.name)),
            attribute(2, 0x0006_800f, Buffer.from(attachment.bytes)),
          ]),
    ]),
  );
}
