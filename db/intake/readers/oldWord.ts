// Owns: Word documents of the old kind (.doc): their words, headers, footnotes and comments, and the files and photographs in them; layout is left out. Macros are never looked at.
import './oldWordFields.ts';
import WordExtractor from 'word-extractor';
import type { ReadResult } from '../../model/extraction.ts';
import { readAttached } from './attached.ts';
import { canonicalText } from './decodeText.ts';
import { filesInCompound, openedCompound } from './embedded.ts';
import { picturesIn } from './officeArt.ts';
import { oldWordParagraphs, withNumbers } from './oldWordNumbers.ts';
import { photographsAmong } from './photographs.ts';
import type { Source } from './source.ts';
import { Unreadable } from './unreadable.ts';
import { wordsResult } from './wordsResult.ts';

const mediaType = 'application/msword';
const locked = 'The Word document is locked with a password. Ask for it without one, or as PDF.';
const damaged = 'The Word document is damaged or incomplete, or older than Word 97. Ask for it again, or as PDF.';

/** Reads a .doc; its text is the canonical text, headers first, then the body, notes and comments after it. */
export async function readOldWord(source: Source): Promise<ReadResult> {
  const document = await new WordExtractor()
    .extract(Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength))
    .catch(() => {
      throw new Unreadable(isLocked(source.bytes) ? locked : damaged, mediaType);
    });
  const opened = await openedCompound(source.bytes).catch(() => null);
  const text = [
    document.getHeaders({ includeFooters: false }),
    numberedBody(document.getBody(), opened),
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
  const pictures = opened === null ? [] : pictureStreams.flatMap((path) => picturesIn(Buffer.from(opened.stream(path) ?? [])));
  const { files, headers } = photographsAmong(pictures);
  const result = wordsResult(
    { reader: 'old-word', version: '4', kind: 'word', mediaType },
    { fileName: source.fileName, text },
    { headers },
  );
  const objects = opened === null ? [] : await filesInCompound(opened);
  const parts = await readAttached(source, 'document', [...objects, ...files]);
  return result.ok ? { ...result, parts } : result;
}

/** The body with the numbers that Word gives its paragraphs; without them where the file does not say in whole how its lists count. */
function numberedBody(body: string, opened: Awaited<ReturnType<typeof openedCompound>> | null): string {
  if (opened === null) return body;
  try {
    const paragraphs = oldWordParagraphs(Buffer.from(opened.stream('/WordDocument') ?? []), (name) => opened.stream(name));
    return paragraphs === null ? body : withNumbers(body, paragraphs);
  } catch (error) {
    if (error instanceof RangeError) return body;
    throw error;
  }
}

/** Where pictures lie: those in a line of text, and those that float beside it (Microsoft, [MS-DOC] 2.1.3 and [MS-ODRAW] 2.2.32). */
const pictureStreams = ['/Data', '/WordDocument'] as const;

/** Whether its words are encrypted: a flag of the block at the start of a sector that names what the file holds (Microsoft, [MS-DOC] 2.5.1 and 2.5.2). */
function isLocked(bytes: Uint8Array): boolean {
  for (let at = sectorBytes; at + 12 <= bytes.length; at += sectorBytes) {
    if (bytes[at] === 0xec && bytes[at + 1] === 0xa5) return ((bytes[at + 11] ?? 0) & 1) === 1;
  }
  return false;
}

const sectorBytes = 512;
