// Owns: plain text files.
import type { ReadResult } from '../../model/extraction.ts';
import { decodeText } from './decodeText.ts';
import { foundInDocument } from './found.ts';
import type { Source } from './source.ts';

/** Reads a text file of any usual encoding; its text is the canonical text. */
export async function readText(source: Source): Promise<ReadResult> {
  const text = decodeText(source.bytes);
  return {
    ok: true,
    extraction: {
      reader: 'text',
      version: '1',
      kind: 'text',
      mediaType: 'text/plain',
      found: foundInDocument({ fileName: source.fileName, text }),
      text,
      html: null,
      pages: [],
      headers: [],
      columns: [],
      records: [],
    },
    parts: [],
  };
}
