// Owns: Outlook messages as single files, .msg, read as the e-mail they are. Must not know mailboxes: that is pst.ts.
import * as msgReader from '@kenjiuno/msgreader';
import { partialDate } from '../../model/dates.ts';
import type { Found } from '../../model/entry.ts';
import type { ReadResult } from '../../model/extraction.ts';
import { decodePage, encodingOfPage, pageOfLocale } from './codePage.ts';
import { holdsTogether } from './compoundFile.ts';
import { unwrapped } from './rtf.ts';
import type { Source } from './source.ts';
import { oneLine } from './titles.ts';
import { Unreadable } from './unreadable.ts';
import { boxOf, type OutlookAttachment, type OutlookMessage, readWritten, safely } from './writtenMail.ts';

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
  reader = new MsgReader(view);
  reader.parserConfig = { ansiEncoding: encodingOf(fields) };
  fields = reader.getFileData();
  if (fields.error !== undefined || fields.dataType !== 'msg') throw new Unreadable(damaged, mediaType);
  const result = await readWritten(source, messageOf(reader, fields), 'outlook', mediaType);
  return result.ok
    ? { ...result, extraction: { ...result.extraction, found: dated(result.extraction.found, dateOf(fields.creationTime)) } }
    : result;
}

/** A draft was never sent, and has the day on which it was begun or put into this file: less than a header says, and said so. */
function dated(found: Found, made: Date | null): Found {
  if (found.dateBasis !== 'none' || made === null) return found;
  const [day = '', clock = ''] = made.toISOString().split('T');
  return { ...found, date: partialDate(day), time: clock.slice(0, 5), offset: '+00:00', dateBasis: 'metadata' };
}

/**
 * The encoding of the words where the message, as older versions wrote it, is not in Unicode: UTF-8 where they are nothing else, the code page it names, that of the
 * language it was written in, or that of its HTML. Read without one, each byte of them is a letter.
 */
function encodingOf({ messageCodepage, messageLocaleId, internetCodepage, subject = '', body = '' }: Fields): string {
  const written = `${subject}${body}`;
  if (/[\u0080-\u00ff]/.test(written) && !/[^\0-\u00ff]/.test(written) && isUtf8(Buffer.from(written, 'latin1'))) return 'utf-8';
  const page = [messageCodepage, messageLocaleId === undefined ? undefined : pageOfLocale(messageLocaleId), internetCodepage].find(
    (each) => each !== undefined && each !== unicode && each !== utf8,
  );
  return encodingOfPage(page ?? western) ?? 'windows-1252';
}

const [unicode, utf8, western] = [1200, 65_001, 1252];
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function messageOf(reader: InstanceType<typeof MsgReader>, fields: Fields): OutlookMessage {
  const wrapped = fields.compressedRtf === undefined ? null : unwrapped(fields.compressedRtf);
  const marked = fields.bodyHtml ?? (fields.html === undefined ? null : htmlOf(fields.html, fields.internetCodepage));
  const recipients = (type: string) =>
    (fields.recipients ?? [])
      .filter((each) => (each.recipType ?? 'to') === type)
      .map((each) => boxOf(each.name, each.smtpAddress ?? each.email));
  return {
    transportHeaders: fields.headers ?? '',
    subject: fields.subject ?? '',
    from: boxOf(fields.senderName, fields.senderSmtpAddress ?? fields.sentRepresentingSmtpAddress ?? fields.senderEmail),
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

/** HTML kept as bytes says its own encoding, as a page does; where it says what it is not, the message knows its code page. */
function htmlOf(bytes: Uint8Array, internetCodepage: number | undefined): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const label = /charset\s*=\s*["']?([\w:.-]+)/i.exec(buffer.subarray(0, 2048).toString('latin1'))?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return decodePage(
      buffer,
      isUtf8(bytes) ? utf8 : internetCodepage === undefined || internetCodepage === utf8 ? western : internetCodepage,
    );
  }
}

function dateOf(text: string | undefined): Date | null {
  const date = new Date(text ?? '');
  return Number.isNaN(date.getTime()) || date.getTime() <= 0 ? null : date;
}
