// Owns: Word documents of the old kind (.doc): their words, headers, footnotes and comments; pictures and layout are left out. Macros are never looked at.
import WordExtractor from 'word-extractor';
import type { ReadResult } from '../../model/extraction.ts';
import { canonicalText } from './decodeText.ts';
import type { Source } from './source.ts';
import { Unreadable } from './unreadable.ts';
import { wordsResult } from './wordsResult.ts';

const mediaType = 'application/msword';
const damaged = 'The Word document is damaged or incomplete, or older than Word 97. Ask for it again, or as PDF.';

/** Reads a .doc; its text is the canonical text, headers first, then the body, notes and comments after it. */
export async function readOldWord(source: Source): Promise<ReadResult> {
  const document = await new WordExtractor()
    .extract(Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength))
    .catch(() => {
      throw new Unreadable(damaged, mediaType);
    });
  const text = [
    document.getHeaders({ includeFooters: false }),
    document.getBody(),
    document.getTextboxes({ includeHeadersAndFooters: false }),
    document.getFootnotes(),
    document.getEndnotes(),
    document.getAnnotations(),
    document.getFooters(),
  ]
    .map((words) =>
      canonicalText(words)
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    )
    .filter(Boolean)
    .join('\n\n');
  return wordsResult({ reader: 'old-word', kind: 'word', mediaType }, { fileName: source.fileName, text });
}
