// Owns: a message taken out of Outlook's own forms (.msg, .pst, winmail.dat) written as an e-mail (IETF, RFC 5322 and MIME), so that one reader reads them
// all. Makes the same bytes of the same message every time. Must not invent: what the message does not say is left out. Knows none of the forms.
import type { ReadResult } from '../../model/extraction.ts';
import { readEmail } from './email.ts';
import type { Source } from './source.ts';
import { oneLine } from './titles.ts';

/** A message as Outlook's forms give it. */
export interface OutlookMessage {
  /** Headers as they came over the network; empty where it was never sent or is a copy of the sender's own. */
  readonly transportHeaders: string;
  readonly subject: string;
  readonly from: Mailbox;
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly bcc: readonly Mailbox[];
  /** When it was sent, else received. */
  readonly date: Date | null;
  readonly messageId: string;
  readonly inReplyTo: string;
  readonly plain: string;
  readonly html: string | null;
  readonly attachments: readonly OutlookAttachment[];
}

/** Both empty where the message does not say. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

export interface OutlookAttachment {
  readonly fileName: string;
  readonly mediaType: string;
  readonly contentId: string;
  readonly bytes: Uint8Array;
}

/** Inside one organisation Exchange writes a directory path instead of an address; it says nothing to a reader. */
export function boxOf(name: string | undefined, address: string | undefined): Mailbox {
  const place = oneLine(address ?? '');
  return { name: oneLine(name ?? ''), address: place.startsWith('/') || !place.includes('@') ? '' : place };
}

/** One damaged property costs no other. */
export function safely<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Reads a message that was taken out of Outlook's form: an e-mail in all but its own bytes. */
export async function readWritten(source: Source, message: OutlookMessage, reader: string, type: string): Promise<ReadResult> {
  const result = await readEmail({ ...source, bytes: writtenMail(message) });
  if (!result.ok) return result;
  return { ...result, extraction: { ...result.extraction, reader, version: '1', mediaType: type } };
}

/** Headers that describe how the message was packed on its way: it is packed anew here. */
const packing = /^(?:content-.*|mime-version)$/i;

/** The message as an e-mail: headers as sent where they are known, its words in every form it has, its attachments byte for byte. */
export function writtenMail(message: OutlookMessage): Uint8Array {
  const sent = unpacked(message.transportHeaders);
  const has = (name: string) => sent.some((header) => header.toLowerCase().startsWith(`${name}:`));
  const own = [
    ['From', mailbox(message.from)],
    ['To', message.to.map(mailbox).join(', ')],
    ['Cc', message.cc.map(mailbox).join(', ')],
    ['Bcc', message.bcc.map(mailbox).join(', ')],
    ['Date', message.date === null ? '' : message.date.toUTCString().replace('GMT', '+0000')],
    ['Subject', oneLined(message.subject)],
    ['Message-ID', bracketed(message.messageId)],
    ['In-Reply-To', bracketed(message.inReplyTo)],
  ] as const;
  const head = [
    ...sent,
    ...own.flatMap(([name, value]) => (value === '' || has(name.toLowerCase()) ? [] : [`${name}: ${value}`])),
    'MIME-Version: 1.0',
  ];
  const words = alternatives(message);
  const body =
    message.attachments.length === 0 ? words : multipart('mixed', 'outlook-mixed', [words, ...message.attachments.map(attachmentPart)]);
  return new Uint8Array(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n`, 'utf8'), body]));
}

function alternatives({ plain, html }: OutlookMessage): Buffer {
  const text = textPart('plain', plain);
  if (html === null) return text;
  const marked = textPart('html', html);
  return plain.trim() === '' ? marked : multipart('alternative', 'outlook-alternative', [text, marked]);
}

function textPart(kind: 'plain' | 'html', words: string): Buffer {
  return encoded([`Content-Type: text/${kind}; charset=utf-8`], Buffer.from(words, 'utf8'));
}

function attachmentPart({ fileName, mediaType, contentId, bytes }: OutlookAttachment): Buffer {
  const name = `filename*=utf-8''${encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
  const id = oneLined(contentId).replace(/[<>]/g, '');
  return encoded(
    [
      `Content-Type: ${/^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : 'application/octet-stream'}`,
      `Content-Disposition: ${id === '' ? 'attachment' : 'inline'}; ${name}`,
      ...(id === '' ? [] : [`Content-ID: <${id}>`]),
    ],
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  );
}

function encoded(headers: readonly string[], bytes: Buffer): Buffer {
  const lines = bytes.toString('base64').match(/.{1,76}/g) ?? [];
  return Buffer.from(`${[...headers, 'Content-Transfer-Encoding: base64', '', ...lines].join('\r\n')}\r\n`, 'utf8');
}

/** No line of base64 holds the boundary, for it begins with a hyphen. */
function multipart(kind: string, boundary: string, parts: readonly Buffer[]): Buffer {
  return Buffer.concat([
    Buffer.from(`Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n`, 'latin1'),
    ...parts.flatMap((part) => [Buffer.from(`--${boundary}\r\n`, 'latin1'), part]),
    Buffer.from(`--${boundary}--\r\n`, 'latin1'),
  ]);
}

/** Headers as sent, unfolded lines kept folded, without those of the packing and without what is no header. */
function unpacked(headers: string): string[] {
  const kept: string[] = [];
  let isKept = false;
  for (const line of headers.replace(/\r\n?/g, '\n').split('\n')) {
    if (/^[ \t]+\S/.test(line)) {
      if (isKept) kept.push(line);
      continue;
    }
    const name = /^([!-9;-~]+)[ \t]*:/.exec(line)?.[1];
    isKept = name !== undefined && !packing.test(name);
    if (isKept) kept.push(line);
  }
  return kept;
}

function mailbox({ name, address }: Mailbox): string {
  const words = oneLined(name).replace(/["\\]/g, '\\$&');
  const place = oneLined(address).replace(/[<>]/g, '');
  if (place === '' || words === place) return words === '' ? '' : `"${words}"`;
  return words === '' ? place : `"${words}" <${place}>`;
}

function bracketed(id: string): string {
  const words = oneLined(id);
  return words === '' || words.startsWith('<') ? words : `<${words}>`;
}

function oneLined(text: string): string {
  return text.replace(/[\p{Cc}]+/gu, ' ').trim();
}
