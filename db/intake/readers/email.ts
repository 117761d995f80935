// Owns: e-mail (IETF, RFC 5322 and MIME): headers, body, and attachments read in turn as parts. Remote content is never fetched; cleaning HTML for
// show is the window's.
import { isAscii, isUtf8 } from 'node:buffer';
import PostalMime, { type Address, type Attachment, addressParser, decodeWords, type Email, type Mailbox } from 'postal-mime';
import { partialDate, unknownDate } from '../../model/dates.ts';
import type { Found } from '../../model/entry.ts';
import type { ReadPart, ReadResult } from '../../model/extraction.ts';
import { personText } from '../../model/message.ts';
import { type MailDate, mailDate, receivedDate } from '../dating/mailDate.ts';
import { attachedName, readAttached } from './attached.ts';
import { canonicalText } from './decodeText.ts';
import { dateOfName } from './found.ts';
import { noDeeper } from './htmlDepth.ts';
import { htmlText, quotedStretches } from './htmlText.ts';
import { withEmptyLine, withoutLength } from './mailHeading.ts';
import type { Source } from './source.ts';
import { oneLine, titleOfFileName } from './titles.ts';
import { Unreadable } from './unreadable.ts';

/** Unencoded parts above this are left as parsed. */
const largestUnencoded = 4 * 1024 * 1024;

/**
 * Reads one message. Canonical text is that of the HTML body where it has words, else the plain one. Parts are numbered in the order they stand:
 * part `1` becomes exhibit R12.1; `cid:` in the HTML is turned into `part:1` so that a picture finds its exhibit.
 */
export async function readEmail(source: Source): Promise<ReadResult> {
  const parsed = await parse(source.bytes);
  const mail = parsed.html === undefined ? parsed : { ...parsed, html: noDeeper(parsed.html) };
  const parts = await readParts(source, mail.attachments);
  const bodyText = mail.html === undefined ? '' : htmlText(mail.html);
  const plain = canonicalText(mail.text ?? '').trim();
  const hasHtml = bodyText !== '' || (mail.html !== undefined && (mail.text ?? '').trim() === '');
  return {
    ok: true,
    extraction: {
      reader: 'email',
      version: '1',
      kind: 'email',
      mediaType: 'message/rfc822',
      found: foundInMail(mail, source.fileName),
      text: hasHtml ? bodyText : plain,
      html: hasHtml ? withParts(mail.html ?? '', mail.attachments) : null,
      pages: [],
      headers: mail.headers.map(({ originalKey, value }) => ({ name: oneLine(originalKey), value: headerText(value) })),
      columns: [],
      records: [],
      message: {
        plain: hasHtml && !isSame(plain, bodyText) ? plain : null,
        quoted: hasHtml ? quotedStretches(mail.html ?? '', bodyText) : [],
      },
    },
    parts,
  };
}

/** Whether two texts have the same letters: programs break the lines of one of them elsewhere. Nothing differs from anything. */
function isSame(plain: string, text: string): boolean {
  return plain === '' || plain.replace(/\s+/g, '') === text.replace(/\s+/g, '');
}

async function parse(bytes: Uint8Array): Promise<Email> {
  const options = { forceRfc822Attachments: true, maxNestingDepth: 64 } as const;
  const clean = withEmptyLine(withoutEnvelope(bytes));
  let mail: Email;
  try {
    mail = await PostalMime.parse(clean, options);
  } catch (error) {
    throw new Unreadable(
      `The message is built in a way that is not safe to read (${error instanceof Error ? error.message : String(error)}). Ask for it as PDF.`,
    );
  }
  if (isMisnamed(clean)) {
    const named = Buffer.from(clean)
      .toString('latin1')
      .replace(plainNames, (name) => name.replace(/us-ascii/i, 'utf-8'));
    return { ...mail, ...bodyOf(await PostalMime.parse(Buffer.from(named, 'latin1'), options)) };
  }
  if (!isGarbled(mail) || isUtf8(clean)) return mail;
  // Eight-bit words without a stated charset: read again as Windows-1252. Attachments stay as first read, for their bytes must not be turned.
  const turned = await PostalMime.parse(new TextEncoder().encode(new TextDecoder('windows-1252').decode(clean)), options);
  return {
    ...mail,
    ...bodyOf(garbled(mail.text) || garbled(mail.html) ? turned : mail),
    ...(garbled(mail.subject) && turned.subject !== undefined ? { subject: turned.subject } : {}),
    headers: mail.headers.map((header, at) => (garbled(header.value) ? (turned.headers[at] ?? header) : header)),
    attachments: mail.attachments.map((attachment, at) =>
      garbled(attachment.filename) ? { ...attachment, filename: turned.attachments[at]?.filename ?? attachment.filename } : attachment,
    ),
  };
}

const plainNames = /charset\s*=\s*"?us-ascii/gi;

/** Whether its words say that they have plain letters only, and have others that are UTF-8 throughout: a pound sign would be read as two. */
function isMisnamed(bytes: Uint8Array): boolean {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return !isAscii(whole) && isUtf8(whole) && whole.toString('latin1').search(plainNames) >= 0;
}

function bodyOf({ text, html }: Email): Pick<Email, 'text' | 'html'> {
  return { text, html };
}

function garbled(text: string | null | undefined): boolean {
  return text?.includes('\ufffd') === true;
}

function isGarbled(mail: Email): boolean {
  return [
    mail.text,
    mail.html,
    mail.subject,
    ...mail.headers.map(({ value }) => value),
    ...mail.attachments.map(({ filename }) => filename),
  ].some(garbled);
}

/** Drops what some programs put before the first header: a byte order mark, blank lines, a `From ` line, and round a message what Apple Mail does. */
function withoutEnvelope(whole: Uint8Array): Uint8Array {
  const bytes = withoutLength(whole);
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (bytes[start] === 10 || bytes[start] === 13 || bytes[start] === 32) start += 1;
  const line = Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.min(bytes.byteLength - start, 512)).toString('latin1');
  if (/^>?From [^\n:]*[^\n]*\d{4}/.test(line) && line.includes('\n')) start += line.indexOf('\n') + 1;
  return start === 0 ? bytes : bytes.subarray(start);
}

async function readParts(source: Source, attachments: readonly Attachment[]): Promise<ReadPart[]> {
  const parts = await readAttached(
    source,
    'message',
    attachments.map((attachment, at) => ({
      fileName: attachedName(attachment.filename ?? '', at + 1, endings[attachment.mimeType] ?? 'bin'),
      bytes: asSent(source.bytes, bytesOf(attachment)),
      claimedType: attachment.mimeType.toLowerCase(),
    })),
  );
  return parts.map((part) => (part.result === null ? part : { ...part, fileName: betterName(part.fileName, part.result) }));
}

/** An attachment's bytes in memory of their own, so that sending them does not drag the whole message along. */
export function bytesOf(attachment: Attachment): Uint8Array {
  const { content } = attachment;
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

/**
 * The parser ends every line of an unencoded part with a line feed, the last one too. Where the part stands in the message as it is, its bytes are
 * taken from there, so that a forwarded message has the digest of the message itself.
 */
function asSent(message: Uint8Array, parsed: Uint8Array): Uint8Array {
  if (parsed.at(-1) !== 10 || parsed.byteLength > largestUnencoded) return parsed;
  const raw = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  const bare = Buffer.from(parsed.buffer, parsed.byteOffset, parsed.byteLength - 1);
  for (const body of [bare, Buffer.from(bare.toString('latin1').replaceAll('\n', '\r\n'), 'latin1')]) {
    for (let at = raw.indexOf(body); body.byteLength > 0 && at >= 0; at = raw.indexOf(body, at + body.byteLength)) {
      const after = raw.subarray(at + body.byteLength, at + body.byteLength + 4).toString('latin1');
      if (/^\r?\n--/.test(after) && raw[at - 1] === 10) return new Uint8Array(body);
    }
  }
  return parsed;
}

const endings: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/csv': 'csv',
  'text/calendar': 'ics',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
};

/** A forwarded message without a file name is named by its subject. */
function betterName(fileName: string, result: ReadResult): string {
  return /^attachment \d+\.eml$/.test(fileName) && result.ok
    ? `${result.extraction.found.title.replace(/[\\/:*?"<>|]/g, ' ')}.eml`
    : fileName;
}

function withParts(html: string, attachments: readonly Attachment[]): string {
  const numbers = new Map<string, number>();
  for (const [at, { contentId }] of attachments.entries()) {
    if (contentId !== undefined) numbers.set(contentId.replace(/^<|>$/g, '').toLowerCase(), at + 1);
  }
  if (numbers.size === 0) return html;
  return html.replace(/(["'(=\s])cid:([^"'()\s>]{1,300})/gi, (whole, before: string, id: string) => {
    const number = numbers.get(decodeSafely(id).toLowerCase());
    return number === undefined ? whole : `${before}part:${number}`;
  });
}

/** What stands percent-encoded in an address, or the address where it is no such thing. */
export function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function foundInMail(mail: Email, fileName: string): Found {
  const subject = oneLine(mail.subject ?? '');
  const sender = headerOf(mail, 'from') ?? headerOf(mail, 'sender') ?? headerOf(mail, 'return-path');
  const to = mailboxes([...(mail.to ?? []), ...(mail.cc ?? [])]).map(mailboxText);
  return {
    title: subject === '' ? titleOfFileName(fileName) : subject,
    sender: sender === null ? null : addressText(sender),
    recipients: to.length === 0 ? null : to.join(', ').slice(0, 4000),
    ...dateOfMail(mail, fileName),
  };
}

function dateOfMail(mail: Email, fileName: string): Pick<Found, 'date' | 'time' | 'offset' | 'dateBasis'> {
  const sent: MailDate | null = mailDate(headerOf(mail, 'date') ?? '') ?? earliestReceipt(mail);
  if (sent) return { date: partialDate(sent.day), time: sent.time, offset: sent.offset, dateBasis: 'header' };
  const named = dateOfName(fileName);
  return named.dateBasis === 'none' ? { date: unknownDate, time: null, offset: null, dateBasis: 'none' } : named;
}

/** The first server that took the message wrote the last Received header. */
function earliestReceipt(mail: Email): MailDate | null {
  const received = mail.headers.filter(({ key }) => key === 'received').at(-1);
  return received === undefined ? null : receivedDate(received.value);
}

function headerOf(mail: Email, key: string): string | null {
  const value = mail.headers.find((header) => header.key === key)?.value.trim();
  return value === undefined || value === '' ? null : value;
}

/** White space other than a single blank, which needs no change: a message has two dozen headers, and few of them any. */
const otherThanABlank = /[^\S ]\s*| \s+/g;

function headerText(value: string): string {
  const words = value.includes('=?') ? decodeWords(value) : value;
  return words.normalize('NFC').replace(otherThanABlank, ' ').trim();
}

function addressText(header: string): string {
  const boxes = mailboxes(addressParser(header)).map(mailboxText).filter(Boolean);
  return boxes.length > 0 ? boxes.join(', ') : headerText(header);
}

function mailboxes(addresses: readonly Address[]): Mailbox[] {
  return addresses.flatMap((address) => address.group ?? [address]);
}

function mailboxText({ name, address }: Mailbox): string {
  return personText(oneLine(name), address);
}
