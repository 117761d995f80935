// Owns: Outlook messages as single files, .msg, read as the e-mail they are; and how a message out of Outlook is read once it is written as an e-mail.
// Must not know mailboxes: that is pst.ts.
import * as msgReader from '@kenjiuno/msgreader';
import iconv from 'iconv-lite';
import type { ReadResult } from '../../model/extraction.ts';
import { holdsTogether } from './compoundFile.ts';
import { readEmail } from './email.ts';
import { unwrapped } from './rtf.ts';
import type { Source } from './source.ts';
import { oneLine } from './titles.ts';
import { Unreadable } from './unreadable.ts';
import { type Mailbox, type OutlookAttachment, type OutlookMessage, writtenMail } from './writtenMail.ts';

// A CommonJS package: Node gives its class under `default.default`, a bundle under `default`.
const given = msgReader.default as typeof msgReader.default & { readonly default?: typeof msgReader.default };
const MsgReader = given.default ?? given;
type Fields = ReturnType<InstanceType<typeof MsgReader>['getFileData']>;

const mediaType = 'application/vnd.ms-outlook';
const damaged = 'The Outlook message is damaged or incomplete. Ask for it again, or as .eml.';

/** Reads a .msg; its words, addresses and attachments as of an e-mail, its digest that of the file itself. */
export async function readMsg(source: Source): Promise<ReadResult> {
  const { bytes } = source;
  if (!holdsTogether(bytes)) throw new Unreadable(damaged, mediaType);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let reader = new MsgReader(view);
  let fields = reader.getFileData();
  const encoding = encodingOf(fields);
  if (encoding !== null) {
    reader = new MsgReader(view);
    reader.parserConfig = { ansiEncoding: encoding };
    fields = reader.getFileData();
  }
  if (fields.error !== undefined || fields.dataType !== 'msg') throw new Unreadable(damaged, mediaType);
  return readWritten(source, messageOf(reader, fields), 'outlook', mediaType);
}

/** The encoding of the words where the message, as older versions wrote it, is not in Unicode and says which; null otherwise. */
function encodingOf({ messageCodepage, internetCodepage }: Fields): string | null {
  const page = messageCodepage ?? internetCodepage ?? 1200;
  const name = page === 65_001 ? 'utf-8' : `cp${page}`;
  return page === 1200 || page === 1252 || !iconv.encodingExists(name) ? null : name;
}

/** Reads a message that was taken out of Outlook's form: an e-mail in all but its own bytes. */
export async function readWritten(source: Source, message: OutlookMessage, reader: string, type: string): Promise<ReadResult> {
  const result = await readEmail({ ...source, bytes: writtenMail(message) });
  if (!result.ok) return result;
  return { ...result, extraction: { ...result.extraction, reader, version: '1', mediaType: type } };
}

function messageOf(reader: InstanceType<typeof MsgReader>, fields: Fields): OutlookMessage {
  const wrapped = fields.compressedRtf === undefined ? null : unwrapped(fields.compressedRtf);
  const marked = fields.bodyHtml ?? (fields.html === undefined ? null : htmlOf(fields.html));
  const recipients = (type: string) =>
    (fields.recipients ?? [])
      .filter((each) => (each.recipType ?? 'to') === type)
      .map((each) => boxOf(each.name, each.smtpAddress ?? each.email));
  const from = boxOf(fields.senderName, fields.senderSmtpAddress ?? fields.sentRepresentingSmtpAddress ?? fields.senderEmail);
  return {
    transportHeaders: fields.headers ?? '',
    subject: fields.subject ?? '',
    from: from.name === '' && from.address === '' ? null : from,
    to: recipients('to'),
    cc: recipients('cc'),
    bcc: recipients('bcc'),
    date: dateOf(fields.clientSubmitTime) ?? dateOf(fields.messageDeliveryTime),
    messageId: fields.messageId ?? '',
    inReplyTo: '',
    plain: fields.body ?? wrapped?.plain ?? '',
    html: marked ?? wrapped?.html ?? null,
    attachments: (fields.attachments ?? []).map((attachment, at): OutlookAttachment => attachmentOf(reader, attachment, at + 1)),
  };
}

function attachmentOf(reader: InstanceType<typeof MsgReader>, attachment: Fields, number: number): OutlookAttachment {
  const isMessage = attachment.innerMsgContent === true;
  const name = oneLine(attachment.fileName ?? attachment.fileNameShort ?? attachment.name ?? '');
  const taken = safely(() => reader.getAttachment(attachment));
  const fallback = isMessage ? `message ${number}.msg` : `attachment ${number}.bin`;
  return {
    fileName: name === '' ? fallback : isMessage && !/\.msg$/i.test(name) ? `${name}.msg` : name,
    mediaType: isMessage ? mediaType : (attachment.attachMimeTag ?? ''),
    contentId: attachment.pidContentId ?? '',
    bytes: taken?.content ?? new Uint8Array(),
  };
}

/** HTML kept as bytes says its own encoding, as a page does. */
function htmlOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2048)).toString('latin1');
  const label = /charset\s*=\s*["']?([\w:.-]+)/i.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Inside one organisation Exchange writes a directory path instead of an address; it says nothing to a reader. */
export function boxOf(name: string | undefined, address: string | undefined): Mailbox {
  const place = oneLine(address ?? '');
  return { name: oneLine(name ?? ''), address: place.startsWith('/') || !place.includes('@') ? '' : place };
}

function dateOf(text: string | undefined): Date | null {
  const date = new Date(text ?? '');
  return Number.isNaN(date.getTime()) || date.getTime() <= 0 ? null : date;
}

function safely<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
