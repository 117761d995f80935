// Owns: Outlook's mailboxes, .pst and .ost: their folders and messages. Each message is written as an e-mail, attachments byte for byte, so that it can be
// read, shown and saved without Outlook. Must not load the whole mailbox.
import type { PSTFile, PSTFolder, PSTMessage } from 'pst-extractor';
import pstExtractor from 'pst-extractor';
import tables from 'pst-extractor/dist/PSTTable7C.class.js';
import type { ReadResult } from '../../model/extraction.ts';
import { type HeldFile, largestHeld, readContainer } from './container.ts';
import { unwrappedRtf } from './rtf.ts';
import type { Source } from './source.ts';
import { oneLine } from './titles.ts';
import { Unreadable } from './unreadable.ts';
import { boxOf, type Mailbox, type OutlookAttachment, safely, writtenMail } from './writtenMail.ts';

const mediaType = 'application/vnd.ms-outlook-pst';
const damaged = 'The Outlook mailbox is damaged, or locked, and could not be opened. Ask for its messages as .msg or .eml.';
const deepestFolder = 60;
const mostFolders = 20_000;
const deepestMessage = 6;
const { PSTFile: Opened } = pstExtractor;

/** What a block of a table holds: of 8 kB less its end ([MS-PST] 2.2.2.8.1), and in the mailboxes Outlook keeps since 2013 of 64 kB (libpff's documentation of the format). */
const blockBytes = 8176;
const largeBlockBytes = 65_512;
/** What a table of the package has within itself. */
interface OpenTable {
  readonly pstNodeInputStream: { readonly pstFile: { readonly pstFileType: number } };
}
// The package counts on small blocks in every mailbox: in an .ost of today it found the first two dozen messages of a folder and lost the others.
Object.defineProperty(tables.PSTTable7C.prototype, 'BLOCK_SIZE', {
  get(this: OpenTable) {
    return this.pstNodeInputStream.pstFile.pstFileType === Opened.PST_TYPE_2013_UNICODE ? largeBlockBytes : blockBytes;
  },
  set: () => undefined,
});

/** Reads a mailbox: its messages under their folders. */
export async function readPst(source: Source): Promise<ReadResult> {
  const file = opened(source);
  try {
    const folders = foldersOf(file);
    const count = folders.reduce((sum, { count: each }) => sum + each, 0);
    return await readContainer(source, {
      reader: 'pst',
      mediaType,
      headers: [
        ['Messages', String(count)],
        ['Folders', String(folders.length)],
      ],
      listing: folders.map(({ path, count: each }) => `${path} (${each})`),
      unpackedBytes: null,
      whole: { of: count, unit: 'messages' },
      held: (from) => messages(folders, from === null ? 0 : Number(from)),
    });
  } finally {
    file.close();
  }
}

function opened({ bytes, place }: Source): PSTFile {
  try {
    return place === undefined ? new Opened(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) : new Opened(place);
  } catch {
    throw new Unreadable(damaged, mediaType);
  }
}

interface Folder {
  readonly path: string;
  readonly count: number;
  readonly folder: PSTFolder;
}

/** Folders that hold something, in the order they stand; the invisible top of the mailbox is left out of their paths. */
function foldersOf(file: PSTFile): Folder[] {
  const folders: Folder[] = [];
  let seen = 0;
  const walk = (folder: PSTFolder, path: string, depth: number) => {
    seen += 1;
    if (depth > deepestFolder || seen > mostFolders) return;
    const count = safely(() => countOf(folder)) ?? 0;
    if (count > 0) folders.push({ path: path || 'Mailbox', count, folder });
    for (const below of safely(() => (folder.hasSubfolders ? folder.getSubFolders() : [])) ?? []) {
      const name = (safely(() => below.displayName) ?? '').replace(/[/\\]/g, ' ').trim() || 'Folder';
      walk(below, path === '' ? name : `${path}/${name}`, depth + 1);
    }
  };
  const root = safely(() => file.getRootFolder());
  if (root === null) throw new Unreadable(damaged, mediaType);
  walk(root, '', 0);
  return folders;
}

/** How many messages lie in a folder; where its list of them is damaged, how many the mailbox knows to belong to it. */
function countOf(folder: PSTFolder): number {
  const listed = folder.emailCount;
  // Its declaration keeps them to itself.
  const { fallbackEmailsTable } = folder as unknown as { readonly fallbackEmailsTable: readonly unknown[] | null };
  return listed < 0 ? Math.min(folder.contentCount, fallbackEmailsTable?.length ?? 0) : listed;
}

async function* messages(folders: readonly Folder[], from: number): AsyncGenerator<HeldFile> {
  let ordinal = 0;
  for (const { path, count, folder } of folders) {
    if (ordinal + count <= from) {
      ordinal += count;
      continue;
    }
    for (let at = Math.max(0, from - ordinal); at < count; at += 1) {
      const number = ordinal + at + 1;
      const next = String(number);
      const written = safely(() => {
        const message = messageAt(folder, at);
        return message === null ? null : { name: nameOf(message, number), bytes: mailOf(message, 0) };
      });
      if (written === null) {
        const reason = 'A message of this mailbox is damaged and could not be taken out. Ask for it as .msg or .eml.';
        yield { path: `${path}/message ${number}.eml`, claimedType: 'message/rfc822', bytes: null, reason, next };
      } else {
        yield { path: `${path}/${written.name}`, claimedType: 'message/rfc822', bytes: written.bytes, next };
      }
    }
    ordinal += count;
  }
}

/**
 * The message of a place in its folder; null where it is damaged. Each is gone to by its place: the package passes over a damaged one and gives the next in its
 * stead, which would come twice where a portion ends between them, or stays at it for good.
 */
function messageAt(folder: PSTFolder, at: number): PSTMessage | null {
  folder.moveChildCursorTo(at);
  const message = folder.getNextChild() as PSTMessage | null;
  // Its declaration keeps where it stands to itself.
  const { currentEmailIndex } = folder as unknown as { readonly currentEmailIndex: number };
  return currentEmailIndex === at + 1 ? message : null;
}

function nameOf(message: PSTMessage, number: number): string {
  const subject = oneLine(safely(() => message.subject) ?? '')
    .replace(/[\\/:*?"<>|]/g, ' ')
    .trim()
    .slice(0, 120);
  return `${subject === '' ? `message ${number}` : subject}.eml`;
}

function mailOf(message: PSTMessage, depth: number): Uint8Array {
  const text = (read: () => string) => safely(read) ?? '';
  const rtf = text(() => message.bodyRTF);
  const marked = text(() => message.bodyHTML);
  const wrapped = marked === '' && rtf !== '' ? unwrappedRtf(Buffer.from(rtf, 'latin1')) : null;
  const plain = text(() => message.body);
  return writtenMail({
    transportHeaders: text(() => message.transportMessageHeaders),
    subject: text(() => message.subject),
    from: boxOf(
      text(() => message.senderName) || text(() => message.sentRepresentingName),
      text(() => message.senderEmailAddress) || text(() => message.sentRepresentingEmailAddress),
    ),
    ...recipientsOf(message),
    date: safely(() => message.clientSubmitTime) ?? safely(() => message.messageDeliveryTime),
    messageId: text(() => message.internetMessageId),
    inReplyTo: text(() => message.inReplyToId),
    plain: plain === '' ? (wrapped?.plain ?? '') : plain,
    html: marked === '' ? (wrapped?.html ?? null) : marked,
    attachments: attachmentsOf(message, depth),
  });
}

function recipientsOf(message: PSTMessage): Readonly<Record<'to' | 'cc' | 'bcc', readonly Mailbox[]>> {
  const found = { to: [] as Mailbox[], cc: [] as Mailbox[], bcc: [] as Mailbox[] };
  const count = Math.min(safely(() => message.numberOfRecipients) ?? 0, 2000);
  for (let at = 0; at < count; at += 1) {
    const recipient = safely(() => message.getRecipient(at));
    if (recipient === null) continue;
    const kind = recipient.recipientType === 3 ? 'bcc' : recipient.recipientType === 2 ? 'cc' : 'to';
    found[kind].push(boxOf(safely(() => recipient.displayName) ?? '', safely(() => recipient.smtpAddress || recipient.emailAddress) ?? ''));
  }
  return found;
}

function attachmentsOf(message: PSTMessage, depth: number): OutlookAttachment[] {
  const count = Math.min(safely(() => message.numberOfAttachments) ?? 0, 2000);
  const attachments: OutlookAttachment[] = [];
  let bytes = 0;
  for (let at = 0; at < count; at += 1) {
    const attachment = safely(() => message.getAttachment(at));
    if (attachment === null) continue;
    const inner = depth < deepestMessage ? safely(() => heldIn(attachment, message)) : null;
    const content = inner === null ? contentOf(attachment) : mailOf(inner, depth + 1);
    bytes += content.byteLength;
    if (bytes > largestHeld) break;
    const name = oneLine(safely(() => attachment.longFilename || attachment.filename || attachment.displayName) ?? '');
    attachments.push({
      fileName: inner !== null ? nameOf(inner, at + 1) : name === '' ? `attachment ${at + 1}.bin` : name,
      mediaType: inner !== null ? 'message/rfc822' : (safely(() => attachment.mimeTag) ?? ''),
      contentId: safely(() => attachment.contentId) ?? '',
      bytes: content,
    });
  }
  return attachments;
}

/**
 * The message that is attached, if it is one. The package gives it by the place in the mailbox of what it is attached to, which it never tells its attachments: it
 * found no message in any, and gave the eight bytes that point to it as a file.
 */
export function heldIn(attachment: ReturnType<PSTMessage['getAttachment']>, message: PSTMessage): PSTMessage | null {
  const { descriptorIndexNode } = message as unknown as { readonly descriptorIndexNode: unknown };
  return Object.assign(attachment, { descriptorIndexNode }).embeddedPSTMessage;
}

function contentOf(attachment: ReturnType<PSTMessage['getAttachment']>): Uint8Array {
  const stream = safely(() => attachment.fileInputStream);
  if (stream === null) return new Uint8Array();
  const bytes = Buffer.alloc(Math.min(safely(() => stream.length.toNumber()) ?? 0, largestHeld));
  safely(() => stream.readCompletely(bytes));
  return new Uint8Array(bytes);
}
