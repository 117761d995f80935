// Owns: winmail.dat, Outlook's parcel for other mail programs (Microsoft, [MS-OXTNEF]): the message in it and its attachments, read as an e-mail. Own code,
// for the libraries there are copy the file for each property and change JavaScript's own strings. Must not trust a length it is told.
import type { ReadResult } from '../../model/extraction.ts';
import { decodePage } from './codePage.ts';
import { unwrapped } from './rtf.ts';
import type { Source } from './source.ts';
import { Unreadable } from './unreadable.ts';
import { boxOf, type OutlookAttachment, type OutlookMessage, readWritten, writtenMail } from './writtenMail.ts';

const mediaType = 'application/ms-tnef';
const deepest = 6;

/** Reads a winmail.dat. */
export async function readTnef(source: Source): Promise<ReadResult> {
  const message = messageIn(Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength), 0);
  const isEmpty = message.plain === '' && message.html === null && message.attachments.length === 0;
  if (isEmpty)
    throw new Unreadable(
      'The Outlook parcel (winmail.dat) holds no message and no files, or is damaged. Ask for what was in it.',
      mediaType,
    );
  return readWritten(source, message, 'tnef', mediaType);
}

/** Attributes of a parcel ([MS-OXTNEF] 2.1.3.2), by the lower half of their number. */
const attribute = {
  subject: 0x8004,
  sent: 0x8005,
  body: 0x800c,
  attachData: 0x800f,
  attachTitle: 0x8010,
  attachStart: 0x9002,
  properties: 0x9003,
  attachProperties: 0x9005,
  codePage: 0x9007,
} as const;

/** Properties ([MS-OXPROPS]) that are read. */
const property = {
  subject: 0x0037,
  submitted: 0x0039,
  headers: 0x007d,
  senderName: 0x0c1a,
  senderAddress: 0x0c1f,
  senderSmtp: 0x5d01,
  delivered: 0x0e06,
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  messageId: 0x1035,
  data: 0x3701,
  fileName: 0x3704,
  longFileName: 0x3707,
  mimeTag: 0x370e,
  contentId: 0x3712,
} as const;

interface Attachment {
  title: string;
  data: Buffer;
  properties: ReadonlyMap<number, Value>;
}

/** A property's first value: letters, bytes, or a moment. */
type Value = string | Buffer | Date;

function messageIn(file: Buffer, depth: number): OutlookMessage {
  let codePage = 1252;
  let subject = '';
  let plain = '';
  let sent: Date | null = null;
  let properties: ReadonlyMap<number, Value> = new Map();
  const attachments: Attachment[] = [];
  for (let at = 6; at + 9 <= file.byteLength; ) {
    const id = file.readUInt16LE(at + 1);
    const length = file.readUInt32LE(at + 5);
    const data = file.subarray(at + 9, at + 9 + length);
    at += 9 + length + 2;
    const last = attachments.at(-1);
    if (id === attribute.codePage && data.byteLength >= 4) codePage = data.readUInt32LE(0);
    else if (id === attribute.subject) subject = letters(data, codePage);
    else if (id === attribute.body) plain = letters(data, codePage);
    else if (id === attribute.sent) sent = dayOf(data);
    else if (id === attribute.properties) properties = propertiesIn(data, codePage);
    else if (id === attribute.attachStart) attachments.push({ title: '', data: Buffer.alloc(0), properties: new Map() });
    else if (id === attribute.attachTitle && last) last.title = letters(data, codePage);
    else if (id === attribute.attachData && last) last.data = data;
    else if (id === attribute.attachProperties && last) last.properties = propertiesIn(data, codePage);
  }
  const text = (key: number) => textOf(properties, key);
  const rtf = properties.get(property.rtf);
  const html = properties.get(property.html);
  const wrapped = Buffer.isBuffer(rtf) ? unwrapped(rtf) : null;
  return {
    transportHeaders: text(property.headers),
    subject: text(property.subject) || subject,
    from: boxOf(text(property.senderName), text(property.senderSmtp) || text(property.senderAddress)),
    to: [],
    cc: [],
    bcc: [],
    date: momentOf(properties, property.submitted) ?? sent ?? momentOf(properties, property.delivered),
    messageId: text(property.messageId),
    inReplyTo: '',
    plain: text(property.body) || plain || (wrapped?.plain ?? ''),
    html: typeof html === 'string' ? html : Buffer.isBuffer(html) ? decodePage(html, codePage) : (wrapped?.html ?? null),
    attachments: attachments.map((attachment, at) => attachmentOf(attachment, at + 1, depth)),
  };
}

function attachmentOf({ title, data, properties }: Attachment, number: number, depth: number): OutlookAttachment {
  const object = properties.get(property.data);
  // A message in a message: its class, then a parcel of its own.
  const inner = Buffer.isBuffer(object) && object.byteLength > 22 && object.readUInt32LE(16) === 0x223e9f78 ? object.subarray(16) : null;
  const name = textOf(properties, property.longFileName) || title || textOf(properties, property.fileName);
  if (inner !== null && depth < deepest) {
    return {
      fileName: `${name || `message ${number}`}.eml`,
      mediaType: 'message/rfc822',
      contentId: '',
      bytes: writtenMail(messageIn(inner, depth + 1)),
    };
  }
  return {
    fileName: name === '' ? `attachment ${number}.bin` : name,
    mediaType: textOf(properties, property.mimeTag),
    contentId: textOf(properties, property.contentId),
    bytes: data.byteLength === 0 && Buffer.isBuffer(object) ? object : data,
  };
}

/** Bytes of a fixed value by its type ([MS-OXCDATA] 2.11.1), as they are padded here. */
const widths: Readonly<Record<number, number>> = { 2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16 };

function propertiesIn(data: Buffer, codePage: number): ReadonlyMap<number, Value> {
  const found = new Map<number, Value>();
  let at = 4;
  const count = () => {
    const value = at + 4 <= data.byteLength ? data.readUInt32LE(at) : 0;
    at += 4;
    return value;
  };
  const padded = (length: number) => Math.ceil(length / 4) * 4;
  const total = data.byteLength >= 4 ? data.readUInt32LE(0) : 0;
  for (let ordinal = 0; ordinal < total && at + 4 <= data.byteLength; ordinal += 1) {
    const type = data.readUInt16LE(at) & 0x0fff;
    const isMany = (data.readUInt16LE(at) & 0x1000) !== 0;
    const key = data.readUInt16LE(at + 2);
    at += 4;
    if (key >= 0x8000) {
      at += 16;
      if (count() === 0) at += 4;
      else at += padded(count());
    }
    const isLong = type === 0x1e || type === 0x1f || type === 0x102 || type === 0x0d;
    const width = widths[type];
    if (!isLong && width === undefined) return found;
    for (let left = isMany || isLong ? count() : 1, isFirst = true; left > 0 && at < data.byteLength; left -= 1, isFirst = false) {
      const length = width ?? count();
      const bytes = data.subarray(at, at + length);
      at += width ?? padded(length);
      if (!isFirst) continue;
      if (type === 0x1e) found.set(key, letters(bytes, codePage));
      else if (type === 0x1f) found.set(key, bytes.toString('utf16le').split('\0')[0] ?? '');
      else if (type === 64 && bytes.byteLength === 8) found.set(key, fileTime(bytes));
      else if (isLong) found.set(key, bytes);
    }
  }
  return found;
}

function textOf(properties: ReadonlyMap<number, Value>, key: number): string {
  const value = properties.get(key);
  return typeof value === 'string' ? value : '';
}

function momentOf(properties: ReadonlyMap<number, Value>, key: number): Date | null {
  const value = properties.get(key);
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value : null;
}

/** Windows counts tenths of a microsecond from 1601. */
function fileTime(bytes: Buffer): Date {
  return new Date(Number(bytes.readBigUInt64LE(0) / 10_000n) - 11_644_473_600_000);
}

/** Year, month, day, hour, minute, second, as the sender's clock showed them; its offset is not given. */
function dayOf(data: Buffer): Date | null {
  if (data.byteLength < 12) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = Array.from({ length: 6 }, (_, at) => data.readUInt16LE(at * 2));
  return year < 1990 || month < 1 || month > 12 || day < 1 ? null : new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

function letters(bytes: Buffer, codePage: number): string {
  return decodePage(bytes, codePage).split('\0')[0] ?? '';
}
