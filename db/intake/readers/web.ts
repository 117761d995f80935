// Owns: saved web pages. The HTML is kept as it came: the window sanitises before showing. Nothing it points at is ever fetched.

import { readDate } from '../../model/britishDate.ts';
import type { ReadResult } from '../../model/extraction.ts';
import { decodeText } from './decodeText.ts';
import { noDeeper } from './htmlDepth.ts';
import { firstHeading, htmlText } from './htmlText.ts';
import { likelyEncoding } from './likelyEncoding.ts';
import type { Source } from './source.ts';
import { wordsResult } from './wordsResult.ts';

/** Reads an HTML page; canonical text is the text a reader sees. */
export async function readWeb(source: Source): Promise<ReadResult> {
  const head = Buffer.from(source.bytes.buffer, source.bytes.byteOffset, Math.min(source.bytes.byteLength, 4096)).toString('latin1');
  const html = noDeeper(
    decodeText(
      source.bytes,
      /(?:charset|<\?xml\b[^>]{0,100}encoding)\s*=\s*["']?([\w:.-]+)/i.exec(head)?.[1] ?? likelyEncoding(source.bytes),
    ),
  );
  const title = /<title\b[^>]{0,500}>([\s\S]{0,500}?)<\/title/i.exec(html.slice(0, 500_000))?.[1];
  return wordsResult(
    { reader: 'web', version: '2', kind: 'web', mediaType: 'text/html' },
    {
      fileName: source.fileName,
      text: htmlText(html),
      propertyTitle: title === undefined ? null : htmlText(title),
      heading: firstHeading(html),
      made: madeOn(html),
    },
    { html },
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
