// Owns: bytes of a numbered Windows code page to text, as Outlook and Rich Text say it of their words. Must not guess: what it is not told is decodeText.ts.
import iconv from 'iconv-lite';

/** The encoding of a code page by the name it is decoded with; null where there is none of that number. */
export function encodingOfPage(page: number): string | null {
  const name = page === 65_001 ? 'utf-8' : `cp${page}`;
  return iconv.encodingExists(name) ? name : null;
}

/** Text of a code page; of Western Europe's where there is none of that number. */
export function decodePage(bytes: Buffer, page: number): string {
  return iconv.decode(bytes, encodingOfPage(page) ?? 'windows-1252');
}
