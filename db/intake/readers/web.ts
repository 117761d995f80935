// Owns: saved web pages. The HTML is kept as it came: the window sanitises before showing. Nothing it points at is ever fetched.

import { readDate } from '../../model/britishDate.ts';
import type { Extraction, ReadResult } from '../../model/extraction.ts';
import { decodeText } from './decodeText.ts';
import type { DocumentClues } from './found.ts';
import { noDeeper } from './htmlDepth.ts';
import { firstHeading, htmlText } from './htmlText.ts';
import { likelyEncoding } from './likelyEncoding.ts';
import type { Source } from './source.ts';
import { wordsResult } from './wordsResult.ts';

/** Reads an HTML page; canonical text is the text a reader sees. */
export async function readWeb(source: Source): Promise<ReadResult> {
  return pageResult({ reader: 'web', version: '2', mediaType: 'text/html' }, source.fileName, pageHtml(source.bytes));
}

/** The HTML of a page: in the encoding that is named beside it, else the one it names itself, else the one its bytes look like. */
export function pageHtml(bytes: Uint8Array, charset: string | null = null): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1');
  const named = charset ?? /(?:charset|<\?xml\b[^>]{0,100}encoding)\s*=\s*["']?([\w:.-]+)/i.exec(head)?.[1];
  return noDeeper(decodeText(bytes, named ?? likelyEncoding(bytes)));
}

/** What is said of a page beside it, by what saved it. */
interface SavedWith {
  readonly title?: string | null;
  readonly made?: DocumentClues['made'];
  readonly headers?: Extraction['headers'];
}

/** What a page becomes as an entry. What it says of itself goes before what was said when it was saved. */
export function pageResult(
  by: Pick<Extraction, 'reader' | 'version' | 'mediaType'>,
  fileName: string,
  html: string,
  { title = null, made = null, headers = [] }: SavedWith = {},
): ReadResult {
  const own = /<title\b[^>]{0,500}>([\s\S]{0,500}?)<\/title/i.exec(html.slice(0, 500_000))?.[1];
  return wordsResult(
    { ...by, kind: 'web' },
    {
      fileName,
      text: htmlText(html),
      propertyTitle: own === undefined ? title : htmlText(own),
      heading: firstHeading(html),
      made: madeOn(html) ?? made,
    },
    { html, headers },
  );
}

/** Publication date a page states in its head. */
function madeOn(html: string): { day: string; time: string | null; offset: null } | null {
  for (const [tag] of html.slice(0, 50_000).matchAll(/<meta\b[^>]{1,500}>/gi)) {
    if (
      !/(?:name|property|itemprop)\s*=\s*["']?(?:article:published_time|date|dc\.date|dcterms\.(?:date|issued|created)|datePublished)["'\s]/i.test(
        tag,
      )
    )
      continue;
    const found = readDate(/content\s*=\s*["']([^"']{6,40})["']/i.exec(tag)?.[1] ?? '');
    if (found?.date.earliest != null && found.date.precision === 'day') return { day: found.date.earliest, time: found.time, offset: null };
  }
  return null;
}
