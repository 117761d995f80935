// Owns: reading one file of any format, parts and all. Runs only in reader processes and tests. Must not know the store.

import type { ColumnChoice, ReadResult } from '../../model/extraction.ts';
import { type Format, sniff } from './sniff.ts';
import type { Reader, Source } from './source.ts';
import { fullAllowance } from './source.ts';
import { notRead, Unreadable } from './unreadable.ts';

// Each reader is loaded when the first file of its format comes: a process that reads only e-mail never loads the PDF library.
const readers: Readonly<Record<Exclude<Format['format'], 'none'>, () => Promise<Reader>>> = {
  email: async () => (await import('./email.ts')).readEmail,
  pdf: async () => (await import('./pdf.ts')).readPdf,
  word: async () => (await import('./word.ts')).readWord,
  workbook: async () => (await import('./workbook.ts')).readWorkbook,
  delimited: async () => (await import('./delimited.ts')).readDelimited,
  text: async () => (await import('./text.ts')).readText,
  web: async () => (await import('./web.ts')).readWeb,
  picture: async () => (await import('./picture.ts')).readPicture,
  recording: async () => (await import('./recording.ts')).readRecording,
};

/** Reads a whole file. Never throws for what is in it: what cannot be read comes back with its reason. */
export function readFileBytes(bytes: Uint8Array, fileName: string, columns?: ColumnChoice): Promise<ReadResult> {
  return readSource({ bytes, fileName, allowance: fullAllowance(), depth: 0, ...(columns === undefined ? {} : { columns }) });
}

/** Reads what it can of a file too large to be opened whole, from its first bytes: a recording is kept to be played, anything else is not read. */
export async function readFirstBytes(bytes: Uint8Array, fileName: string): Promise<ReadResult> {
  const format = await sniff(bytes, fileName);
  if (format.format === 'recording') return readSource({ bytes, fileName, allowance: fullAllowance(), depth: 0 });
  return notRead('It is larger than 512 MB. It is kept whole but not opened; ask for it in parts.', format.mediaType);
}

/** Reads a file or a part of one; the reader of e-mail comes back here for attachments. */
export async function readSource(source: Source): Promise<ReadResult> {
  const format = await sniff(source.bytes, source.fileName, source.claimedType);
  if (format.format === 'none') return { ok: false, mediaType: format.mediaType, reason: format.reason };
  try {
    return await (await readers[format.format]())(source, format.mediaType);
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
