// Owns: what a file is, by its content first and its name second. Must not read more than that out of it.
import { fileTypeFromBuffer } from 'file-type';
import { isDrawnForWindow } from '../../model/picture.ts';
import { looksLikeText, withoutUtf32 } from './decodeText.ts';
import { lengthBefore } from './mailHeading.ts';
import { photographIn } from './photographs.ts';
import { unknownType } from './unreadable.ts';
import { isWordXml, wordXmlType } from './wordXml.ts';

export type Format =
  | {
      readonly format:
        | 'email'
        | 'outlook'
        | 'parcel'
        | 'mailbox'
        | 'pst'
        | 'zip'
        | 'archive'
        | 'pdf'
        | 'word'
        | 'oldWord'
        | 'openText'
        | 'rtf'
        | 'workbook'
        | 'otherWorkbook'
        | 'delimited'
        | 'calendar'
        | 'chat'
        | 'text'
        | 'web'
        | 'savedPage'
        | 'picture'
        | 'recording';
      readonly mediaType: string;
    }
  | { readonly format: 'none'; readonly mediaType: string; readonly reason: string };

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const binaryWorkbook = 'application/vnd.ms-excel.sheet.binary.macroenabled.12';
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const mailHeader =
  /^(?:received|return-path|message-id|mime-version|delivered-to|x-[a-z-]+|dkim-signature|from|to|cc|subject|date|sender|reply-to|content-type|in-reply-to|thread-topic|authentication-results|envelope-to|status|arc-seal)$/i;
const certainMailHeader = /^(?:received|return-path|message-id|mime-version|delivered-to|dkim-signature)$/i;

/** What cannot be read today, by media type or its first half, and what to do instead. */
const notRead: readonly (readonly [RegExp, string, string])[] = [
  [
    /^application\/(?:vnd\.openxmlformats-officedocument\.presentationml|vnd\.oasis\.opendocument\.presentation)/,
    'a presentation',
    'Save it as PDF and take that in as well.',
  ],
  [/^image\//, 'a picture that is neither JPEG, PNG, TIFF, HEIC, WebP nor GIF', 'Save it as JPEG or PNG and take that in as well.'],
  [/^application\/(?:x-)?pkcs7-signature/, 'a digital signature', 'It vouches for the message it came with and says nothing more.'],
  [
    /^application\/(?:pkcs7-mime|x-pkcs7-mime|pgp-encrypted|pgp-keys)/,
    'signed or encrypted mail',
    'Ask the sender for it unencrypted, or export it from the mail program it was read in.',
  ],
];

/** Archives 7-Zip opens, by the media type of their content. */
const archives =
  /^application\/(?:x-7z-compressed|x-rar(?:-compressed)?|vnd\.rar|gzip|x-gzip|x-tar|x-bzip2?|x-xz|x-lzip|zstd|x-compress|x-compressed|x-lzh-compressed|vnd\.ms-cab-compressed|x-lzma|x-arj)$/;

/** Files systems leave behind; never evidence, still received. */
const systemFile =
  /^(?:\.ds_store|thumbs\.db|ehthumbs\.db|desktop\.ini|\.localized|icon\r|\._.*|~\$.*|\.~lock\..*#|\.git.*|\.directory|.*\.lnk|.*\.url|.*\.webloc)$/i;

/** Recognises a file. `claimedType` is an attachment's own word, used only between kinds of text. */
export async function sniff(bytes: Uint8Array, fileName: string, claimedType = ''): Promise<Format> {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (systemFile.test(fileName)) {
    return none(unknownType, 'A system or shortcut file, not evidence. It is kept; nothing needs to be done.');
  }
  if (bytes.length === 0) return none('application/x-empty', 'The file is empty (0 bytes). Ask for it again.');
  const photograph = photographIn(bytes)?.type;
  if (photograph === 'image/jpeg' || photograph === 'image/png') return { format: 'picture', mediaType: photograph };
  if (!isPacked(bytes) && isPdf(latin(bytes.subarray(0, 1024)), ending)) return { format: 'pdf', mediaType: 'application/pdf' };
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return oldOffice(bytes, ending);
  // Excel 2 to 4, and the stream of a later one that lost its wrapping (Microsoft, [MS-XLS] 2.4.21): such files came before compound ones.
  if (bytes[0] === 0x09 && [0, 2, 4, 8].includes(bytes[1] ?? 1) && [4, 6, 8, 16].includes(bytes[2] ?? 0) && bytes[3] === 0) {
    return { format: 'otherWorkbook', mediaType: 'application/vnd.ms-excel' };
  }
  // Outlook's own wrapping, whatever it is called: the signature of Microsoft's [MS-OXTNEF], section 2.1.3.
  if (startsWith(bytes, 0x78, 0x9f, 0x3e, 0x22)) return { format: 'parcel', mediaType: 'application/ms-tnef' };
  // Microsoft, [MS-PST] 2.2.2.6: a mailbox of Outlook begins so, whichever version wrote it.
  if (startsWith(bytes, 0x21, 0x42, 0x44, 0x4e)) return { format: 'pst', mediaType: 'application/vnd.ms-outlook-pst' };
  if (latin(bytes.subarray(0, 64)).trimStart().startsWith('{\\rtf')) return { format: 'rtf', mediaType: 'application/rtf' };
  const text = withoutUtf32(bytes);
  if (!looksLikeText(text) || startsWith(bytes, 0x50, 0x4b)) return binary(bytes, ending);
  return textFormat(text, ending, claimedType);
}

/** By its mark near the start; one whose first line was lost by what it begins with, and its name. */
function isPdf(beginning: string, ending: string): boolean {
  return beginning.includes('%PDF-') || (ending === 'pdf' && /^(?:\s|%[^\r\n]*)*\d{1,10} \d{1,5} obj\b/.test(beginning));
}

async function binary(bytes: Uint8Array, ending: string): Promise<Format> {
  const told = await fileTypeFromBuffer(bytes).catch(() => undefined);
  // Four bytes make an icon or a cursor; spreadsheets of Lotus and Quattro Pro begin with them too.
  const type = told !== undefined && /^(?:ico|cur)$/.test(told.ext) && ending !== told.ext ? undefined : told;
  const mediaType = type?.mime ?? typeOfEnding(ending);
  if (mediaType === word || /wordprocessingml|ms-word\.(?:document|template)\.macroenabled/i.test(mediaType))
    return { format: 'word', mediaType: word };
  if (mediaType === workbook || /spreadsheetml|ms-excel\.(?:sheet|template)\.macroenabled/i.test(mediaType))
    return { format: 'workbook', mediaType: workbook };
  // A damaged Office file still opens like a ZIP: its reader says what is wrong with it.
  if (mediaType === 'application/zip' && ending === 'docx') return { format: 'word', mediaType: word };
  if (mediaType === 'application/zip' && ending === 'xlsx') return { format: 'workbook', mediaType: workbook };
  if (/^application\/vnd\.oasis\.opendocument\.text/.test(mediaType)) return { format: 'openText', mediaType };
  if (/^application\/vnd\.oasis\.opendocument\.spreadsheet/.test(mediaType)) return { format: 'otherWorkbook', mediaType };
  if (mediaType === 'image/gif' || isDrawnForWindow(mediaType)) return { format: 'picture', mediaType };
  const known = reasoned(mediaType);
  if (known) return known;
  if (mediaType === 'application/zip' && isBinaryWorkbook(bytes, ending)) {
    // The library that could read it does not end on some damaged ones.
    return none(binaryWorkbook, 'An Excel workbook in binary parts (.xlsb), which is not read. Save it as .xlsx and take that in as well.');
  }
  if (mediaType === 'application/zip' && isDocumentOfParts(ending)) {
    return none(
      mediaType,
      'A document of a program that only it opens, kept as a ZIP of its parts. Save it as PDF or Word and take that in as well.',
    );
  }
  if (/^application\/(?:x-)?zip|^application\/java-archive$/.test(mediaType)) return { format: 'zip', mediaType: 'application/zip' };
  if (archives.test(mediaType)) return { format: 'archive', mediaType };
  if (type !== undefined && isRecording(type.mime)) return { format: 'recording', mediaType: playedAs(type.mime) };
  if (/^(?:audio|video)\//.test(mediaType)) {
    return none(
      mediaType,
      `The name ends in .${ending} but the content is not a recording of a known kind. It is kept; ask for it as MP3, WAV or MP4.`,
    );
  }
  if (['eml', 'txt', 'csv', 'tsv', 'htm', 'html'].includes(ending)) {
    return none(mediaType, `The name ends in .${ending} but the content is not text: it is damaged or something else. Ask for it again.`);
  }
  if (['pdf', 'docx', 'xlsx', 'jpg', 'jpeg', 'png', 'tif', 'tiff', 'heic', 'heif', 'msg', 'pst', 'odt', 'ods'].includes(ending)) {
    return none(
      mediaType,
      `The name ends in .${ending} but the content is not that kind of file: it is damaged or incomplete. Ask for it again.`,
    );
  }
  if (/^(?:zip|7z|rar|z\d\d|r\d\d|0\d\d)$/.test(ending)) {
    return none(
      mediaType,
      `The name ends in .${ending} but this is not a whole archive: it is damaged, or one of several parts, such as .z01 and .zip. Ask for it as one file.`,
    );
  }
  return none(
    mediaType,
    `A file of a kind that is not read (${type ? type.ext : ending || 'unknown'}). Save it as PDF, Word, sheet or text and take that in as well.`,
  );
}

/** A workbook in Excel's binary parts (.xlsb) is known by one of them: a ZIP has their names as they are. So has one that only holds such a workbook. */
function isBinaryWorkbook(bytes: Uint8Array, ending: string): boolean {
  const isPackage = ending === 'xlsb' || latin(bytes.subarray(30, 49)) === '[Content_Types].xml';
  return isPackage && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('xl/workbook.bin');
}

/** Pages, Numbers and Keynote, and XPS: what lies in them are parts for the program, and no papers. */
const isDocumentOfParts = (ending: string) => /^(?:pages|numbers|key|o?xps)$/.test(ending);

/** Sound and pictures that move, by the media type of their content (IANA, Media Types). */
function isRecording(mediaType: string): boolean {
  return /^(?:audio|video)\/|^application\/(?:ogg|mxf|vnd\.ms-asf)/.test(mediaType) && !/midi|x-ms-wax/.test(mediaType);
}

/** The type a player is told: without parameters, and by the registered name where another is usual. */
function playedAs(mediaType: string): string {
  const [bare = mediaType] = mediaType.split(';');
  if (/^audio\/x-m4[abp]$/.test(bare)) return 'audio/mp4';
  return bare.trim() === 'application/ogg' ? 'audio/ogg' : bare.trim();
}

/** What a name says of content nobody recognised, where that says what to do with it. */
function typeOfEnding(ending: string): string {
  if (/^(?:mp3|m4a|wav|wma|ogg|aac|amr|flac)$/.test(ending)) return `audio/${ending}`;
  if (/^(?:mp4|mov|avi|wmv|mkv|m4v|3gp|webm)$/.test(ending)) return `video/${ending}`;
  if (ending === 'p7s') return 'application/pkcs7-signature';
  if (/^(?:p7m|pgp|gpg|asc|sig)$/.test(ending)) return 'application/pkcs7-mime';
  return unknownType;
}

function textFormat(bytes: Uint8Array, ending: string, claimedType: string): Format {
  const head = latin(bytes.subarray(0, 16_384))
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replaceAll('\u0000', '');
  const mail = headerCount(head);
  if (
    head.startsWith('From ') &&
    (ending === 'mbox' || /\n\nFrom \S+@?\S* .*\d{4}\s*\r?\n(?:[\w-]+: )/.test(head.replaceAll('\r\n', '\n')))
  ) {
    return { format: 'mailbox', mediaType: 'application/mbox' };
  }
  if (isSavedPage(head, ending)) return { format: 'savedPage', mediaType: 'multipart/related' };
  // Mail programs other than Outlook give messages its ending too; Apple's puts a message between its length and what it notes of it.
  if (mail.headers > 0 && /^(?:msg|emlx)$/.test(ending)) return { format: 'email', mediaType: 'message/rfc822' };
  if (ending === 'eml' || /^message\/(?:rfc822|global)$/.test(claimedType)) {
    return mail.headers > 0
      ? { format: 'email', mediaType: 'message/rfc822' }
      : none('text/plain', 'The name says e-mail but there is no e-mail heading in it. Ask for the message again.');
  }
  if (mail.certain && mail.headers >= 3) return { format: 'email', mediaType: 'message/rfc822' };
  if (/^\s*BEGIN:VCALENDAR\b/i.test(head)) return { format: 'calendar', mediaType: 'text/calendar' };
  if (isChat(head, ending)) return { format: 'chat', mediaType: ending === 'json' ? 'application/json' : 'text/plain' };
  const sheet = sheetInText(head, ending);
  if (sheet !== null) return sheet;
  if (isWordXml(head)) return { format: 'word', mediaType: wordXmlType };
  if (ending === 'csv') return { format: 'delimited', mediaType: 'text/csv' };
  if (ending === 'tsv' || ending === 'tab') return { format: 'delimited', mediaType: 'text/tab-separated-values' };
  if (ending === 'txt' || ending === 'text' || ending === 'log' || ending === 'md') return { format: 'text', mediaType: 'text/plain' };
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(head))
    return { format: 'web', mediaType: 'text/html' };
  if (/^html?$|^xhtml$/.test(ending) || claimedType === 'text/html') return { format: 'web', mediaType: 'text/html' };
  if (claimedType === 'text/csv') return { format: 'delimited', mediaType: 'text/csv' };
  return { format: 'text', mediaType: 'text/plain' };
}

/**
 * Sheets that are text: XML of Excel 2003 and flat OpenDocument by what they begin with; and what housing systems call .xls because Excel opens it, a table in HTML or lines
 * with tabs.
 */
function sheetInText(head: string, ending: string): Format | null {
  const beginning = head.slice(0, 4096);
  if (/<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet/.test(beginning)) {
    return { format: 'otherWorkbook', mediaType: 'application/vnd.ms-excel' };
  }
  const flat = 'application/vnd.oasis.opendocument.spreadsheet';
  if (beginning.includes('<office:document ') && beginning.includes(`office:mimetype="${flat}"`)) {
    return { format: 'otherWorkbook', mediaType: `${flat}-flat-xml` };
  }
  if (ending !== 'xls') return null;
  if (/<table\b/i.test(head)) return { format: 'otherWorkbook', mediaType: 'application/vnd.ms-excel' };
  return /^[^\n]*\t/.test(head) ? { format: 'delimited', mediaType: 'text/tab-separated-values' } : null;
}

/** Whether it begins as an archive that may hold a PDF as it is (.zip, .7z, .rar, .tar): the PDF's own mark then stands near the start too. */
function isPacked(bytes: Uint8Array): boolean {
  return (
    startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) ||
    startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf) ||
    startsWith(bytes, 0x52, 0x61, 0x72, 0x21) ||
    latin(bytes.subarray(257, 262)) === 'ustar'
  );
}

/** A phone's export of a chat: a line begins with day, time and name; or JSON, which its reader looks through. */
function isChat(head: string, ending: string): boolean {
  if (ending === 'json') return /^\s*[[{]/.test(head);
  if (ending !== 'txt') return false;
  const lines = head.split(/\r?\n/).slice(0, 60);
  const dated =
    /^[\u200e\u00e2\u0080\u008e]*\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\u00e2\u0080\u00af]*[AaPp]\.?[Mm]\.?)?(?:\]| -| –) /;
  return lines.filter((line) => dated.test(line)).length >= Math.max(3, Math.min(8, lines.length / 4));
}

/**
 * A page saved with its pictures (MHTML, RFC 2557): built like a message, and from nobody. Browsers say so in its heading; Word, Excel and what writes for them give it
 * their own endings. A message that Outlook saved so has its sender, and is a message.
 */
function isSavedPage(head: string, ending: string): boolean {
  const heading = /^\s*((?:[!-9;-~]{1,100}[ \t]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){1,60})/.exec(head)?.[1] ?? '';
  if (!/^content-type:\s*(?:multipart\/related|text\/html)\b/im.test(heading)) return false;
  if (/^(?:from:\s*"?<?saved by |(?:snapshot-content-location|x-document-type):)/im.test(heading)) return true;
  return /^(?:mht|mhtml|docx?|dot|xlsx?|html?)$/.test(ending) && !/^(?:from|to|received|return-path|delivered-to):/im.test(heading);
}

/** How many mail headers stand in the unbroken block at the start. */
function headerCount(head: string): { headers: number; certain: boolean } {
  let headers = 0;
  let certain = false;
  let isFirst = true;
  for (const line of linesOf(head.replace(lengthBefore, '').trimStart())) {
    const isMailboxLine = isFirst && /^>?From /.test(line);
    isFirst = false;
    if (isMailboxLine) continue;
    if (/^[ \t]/.test(line)) continue;
    const name = /^([!-9;-~]+)[ \t]*:/.exec(line)?.[1];
    if (name === undefined) break;
    if (mailHeader.test(name)) headers += 1;
    if (certainMailHeader.test(name)) certain = true;
  }
  return { headers, certain };
}

/** Lines one after the other: who stops at the first that is no header does not have a whole message cut up. */
function* linesOf(text: string): Generator<string> {
  for (let from = 0; from <= text.length; ) {
    const found = text.indexOf('\n', from);
    const end = found < 0 ? text.length : found;
    yield text.slice(from, text[end - 1] === '\r' ? end - 1 : end);
    from = end + 1;
  }
}

const oldPresentation = none(
  'application/vnd.ms-powerpoint',
  'A presentation of the old kind (.ppt). Save it as PDF and take that in as well.',
);

/** Compound files of the older Office: told apart by the names of their streams, which are UTF-16. */
function oldOffice(bytes: Uint8Array, ending: string): Format {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Names in a compound file are told apart without regard to case (Microsoft, [MS-CFB] 2.6.4); some programs write them in capitals.
  const has = (name: string) => [name, name.toUpperCase()].some((each) => names.includes(Buffer.from(each, 'utf16le')));
  if (has('EncryptedPackage')) return none('application/x-ole-storage', 'An Office file locked with a password. Ask for it without one.');
  if (has('__substg1.0_') || has('__properties_version1.0')) return { format: 'outlook', mediaType: 'application/vnd.ms-outlook' };
  // A workbook may hold a document and the other way round, and a presentation either: the name decides then.
  if (/^p(?:ps|pt|ot)/.test(ending) && has('PowerPoint Document')) return oldPresentation;
  const isSheet = has('Workbook') || has('Book');
  if (has('WordDocument') && !(isSheet && /^xl/.test(ending))) return { format: 'oldWord', mediaType: 'application/msword' };
  if (isSheet) return { format: 'otherWorkbook', mediaType: 'application/vnd.ms-excel' };
  if (has('PowerPoint Document')) return oldPresentation;
  if (/^(?:doc|dot|xls|xlt|msg)$/.test(ending)) {
    return none(
      'application/x-ole-storage',
      `The name ends in .${ending} and the beginning is that of such a file, but the rest is missing or damaged. Ask for it again.`,
    );
  }
  return none(
    'application/x-ole-storage',
    'An older Office file of a kind that is not read. Save it as .docx, .xlsx or PDF and take that in as well.',
  );
}

function reasoned(mediaType: string): Format | null {
  const row = notRead.find(([pattern]) => pattern.test(mediaType));
  return row ? none(mediaType, `This is ${row[1]}, which is not read. ${row[2]}`) : null;
}

function none(mediaType: string, reason: string): Format {
  return { format: 'none', mediaType, reason };
}

function startsWith(bytes: Uint8Array, ...magic: number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
