// Owns: plain text files.
import type { ReadResult } from '../../model/extraction.ts';
import { decodeText } from './decodeText.ts';
import type { Source } from './source.ts';
import { wordsResult } from './wordsResult.ts';

/** Reads a text file of any usual encoding; its text is the canonical text. */
export async function readText(source: Source): Promise<ReadResult> {
  const text = decodeText(source.bytes);
  return wordsResult({ reader: 'text', version: '2', kind: 'text', mediaType: 'text/plain' }, { fileName: source.fileName, text });
}
