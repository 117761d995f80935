// Owns: Outlook messages as single files, .msg, read as the e-mail they are. Must not know mailboxes: that is pst.ts.
import * as msgReader from '@kenjiuno/msgreader';
import type { ReadResult } from '../../model/extraction.ts';
import { encodingOfPage } from './codePage.ts';
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
  return page === 1200 || page === 1252 ? null : encodingOfPage(page);
}

function messageOf(reader: InstanceType<typeof MsgReader>, fields: Fields): OutlookMessage {
  const wrapped = fields.compressedRtf === undefined ? null : unwrapped(fields.compressedRtf);
  const marked = fields.bodyHtml ?? (fields.html === undefined ? null : htmlOf(fields.html));
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

function dateOf(text: string | undefined): Date | null {
  const date = new Date(text ?? '');
  return Number.isNaN(date.getTime()) || date.getTime() <= 0 ? null : date;
}
