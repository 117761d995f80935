// Owns: what a document of words becomes as an entry: its text and, where it has one, its HTML; no pages, rows or parts. Shared by text files, Word,
// OpenDocument, Rich Text and web pages.
import type { Extraction, ReadResult } from '../../model/extraction.ts';
import { type DocumentClues, foundInDocument } from './found.ts';

/** The clues' text is the canonical text; title and date are found in it and in what the file says of itself. */
export function wordsResult(
  { reader, version, kind, mediaType }: Pick<Extraction, 'reader' | 'version' | 'kind' | 'mediaType'>,
  clues: DocumentClues,
  { html = null, headers = [] }: Partial<Pick<Extraction, 'html' | 'headers'>> = {},
): ReadResult {
  return {
    ok: true,
    extraction: {
      reader,
      version,
      kind,
      mediaType,
      found: foundInDocument(clues),
      text: clues.text,
      html,
      pages: [],
      headers,
      columns: [],
      records: [],
    },
    parts: [],
  };
}
