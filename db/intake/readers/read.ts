// Owns: reading one file of any format, parts and all. Runs only in reader processes and tests. Must not know the store.

import type { ColumnChoice, ReadResult } from '../../model/extraction.ts';
import { type Format, sniff } from './sniff.ts';
import type { Reader, Source } from './source.ts';
import { fullAllowance } from './source.ts';
import { notRead, Unreadable } from './unreadable.ts';

// Each reader is loaded when the first file of its format comes: a process that reads only e-mail never loads the PDF library.
const readers: Readonly<Record<Exclude<Format['format'], 'none'>, () => Promise<Reader>>> = {
  email: async () => (await import('./email.ts')).readEmail,
  outlook: async () => (await import('./outlookMessage.ts')).readMsg,
  parcel: async () => (await import('./tnef.ts')).readTnef,
  mailbox: async () => (await import('./mailbox.ts')).readMailbox,
  pst: async () => (await import('./pst.ts')).readPst,
  zip: async () => (await import('./zip.ts')).readZip,
  archive: async () => (await import('./sevenZip.ts')).readSevenZip,
  pdf: async () => (await import('./pdf.ts')).readPdf,
  word: async () => (await import('./word.ts')).readWord,
  oldWord: async () => (await import('./oldWord.ts')).readOldWord,
  openText: async () => (await import('./openText.ts')).readOpenText,
  rtf: async () => (await import('./rtf.ts')).readRtf,
  workbook: async () => (await import('./workbook.ts')).readWorkbook,
  otherWorkbook: async () => (await import('./otherWorkbook.ts')).readOtherWorkbook,
  delimited: async () => (await import('./delimited.ts')).readDelimited,
  calendar: async () => (await import('./calendar.ts')).readCalendar,
  chat: async () => (await import('./chat.ts')).readChat,
  text: async () => (await import('./text.ts')).readText,
  web: async () => (await import('./web.ts')).readWeb,
  savedPage: async () => (await import('./savedPage.ts')).readSavedPage,
  picture: async () => (await import('./picture.ts')).readPicture,
  recording: async () => (await import('./recording.ts')).readRecording,
};

/** Asking for a module goes through the loader also where it is loaded already: each is asked for once. */
const loaded = new Map<keyof typeof readers, Promise<Reader>>();

function readerOf(format: keyof typeof readers): Promise<Reader> {
  const known = loaded.get(format);
  if (known !== undefined) return known;
  const loading = readers[format]();
  loaded.set(format, loading);
  return loading;
}

/** Formats that are read from where they lie, a part at a time, however large they are. */
export function isContainer({ format }: Format): boolean {
  return format === 'zip' || format === 'archive' || format === 'mailbox' || format === 'pst';
}

/** What is asked of a file beside its bytes. */
export type Asked = Pick<
  Source,
  | 'place'
  | 'size'
  | 'columns'
  | 'profiles'
  | 'readAs'
  | 'claimedType'
  | 'password'
  | 'isPortioned'
  | 'after'
  | 'pages'
  | 'leftOut'
  | 'inside'
  | 'atPage'
> & {
  /** What its content was recognised as, where whoever asks had to know before. */
  readonly format?: Format;
};

/** Reads a whole file. Never throws for what is in it: what cannot be read comes back with its reason. */
export function readFileBytes(
  bytes: Uint8Array,
  fileName: string,
  columns?: ColumnChoice,
  { format, ...asked }: Asked = {},
): Promise<ReadResult> {
  const source = { bytes, fileName, allowance: fullAllowance(), depth: 0, ...asked, ...(columns === undefined ? {} : { columns }) };
  return readSource(source, format);
}

/** Reads what it can of a file too large to be opened whole, from its first bytes: a recording is kept to be played, anything else is not read. */
export async function readFirstBytes(bytes: Uint8Array, fileName: string, known?: Format): Promise<ReadResult> {
  const format = known ?? (await sniff(bytes, fileName));
  if (format.format === 'recording') return readFileBytes(bytes, fileName, undefined, { format });
  return notRead('It is larger than 512 MB. It is kept whole but not opened; ask for it in parts.', format.mediaType);
}

/** Reads a file or a part of one; readers of files that hold files come back here for those. */
export async function readSource(source: Source, known?: Format): Promise<ReadResult> {
  const format = known ?? (await sniff(source.bytes, source.fileName, source.claimedType));
  if (format.format === 'none') return { ok: false, mediaType: format.mediaType, reason: format.reason };
  try {
    return await (await readerOf(format.format))(source, format.mediaType);
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, mediaType: error.mediaType ?? format.mediaType, reason: error.message };
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return {
      ok: false,
      mediaType: format.mediaType,
      reason: `The file is damaged or unusual and could not be read (${why.slice(0, 200)}). Ask for it again, or as PDF.`,
    };
  }
}
