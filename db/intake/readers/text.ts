// Owns: plain text files.
import type { ReadResult } from '../../model/extraction.ts';
import { decodeText } from './decodeText.ts';
import { likelyEncoding } from './likelyEncoding.ts';
import type { Source } from './source.ts';
import { wordsResult } from './wordsResult.ts';

/** Reads a text file of any usual encoding; its text is the canonical text. */
export async function readText(source: Source): Promise<ReadResult> {
  const { bytes } = source;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200)).toString('latin1');
  // XML that is read as text says how it is written (W3C, XML 1.0, 4.3.3).
  const said = /^\s*<\?xml\b[^>]*\bencoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1];
  const text = decodeText(bytes, said ?? likelyEncoding(bytes));
  return wordsResult({ reader: 'text', version: '2', kind: 'text', mediaType: 'text/plain' }, { fileName: source.fileName, text });
}
