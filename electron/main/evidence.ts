// Owns the evidence scheme: serves originals to the page by case and entry, GET only, as dead bytes. Must not let an original act: no script, no page, no guess at
// what it is.
import { originalOf, rangeOf } from './evidenceAddress.ts';
import { drawnPage, piecesFrom, readPiece } from './originals.ts';
import { pageOrigin } from './schemeNames.ts';
import type { DeskCalls } from './storeProcess.ts';

// What an image, a media element or pdf.js shows. HTML, SVG and everything else is bytes only.
const shown = /^(image\/(png|jpeg|gif|webp|bmp)|application\/pdf|audio\/[\w.+-]+|video\/[\w.+-]+)$/;

/** Answers a request for an original, whole or one range of it. */
export async function serveEvidence(store: DeskCalls, request: Request): Promise<Response> {
  if (request.method !== 'GET') return refuse(405, 'Originals can only be read.');
  const named = originalOf(request.url);
  if (named === null) return refuse(404, 'An original is named by its case and its entry.');
  const { page, ...original } = named;
  try {
    if (page !== null) {
      const drawn = await drawnPage(store, original, page);
      return new Response(Buffer.from(drawn), { headers: { ...safety, 'content-type': 'image/png' } });
    }
    const asked = request.headers.get('range');
    const from = rangeStart(asked);
    const first = await readPiece(store, original, from);
    const range = rangeOf(asked, first.total);
    if (range === null) return refuse(416, 'The original has no such part.', { 'content-range': `bytes */${first.total}` });
    // A range counted from the end is known only once the length is.
    const piece = range.from === from ? first : await readPiece(store, original, range.from);
    const headers: Record<string, string> = {
      ...safety,
      'content-type': shown.test(first.mediaType) ? first.mediaType : 'application/octet-stream',
      'content-length': String(range.end - range.from),
      'accept-ranges': 'bytes',
    };
    if (asked !== null) headers['content-range'] = `bytes ${range.from}-${range.end - 1}/${first.total}`;
    const body = ReadableStream.from(piecesFrom(store, original, piece, range.from, range.end)) as ReadableStream<Uint8Array>;
    return new Response(body, { status: asked === null ? 200 : 206, headers });
  } catch (problem) {
    return refuse(404, problem instanceof Error ? problem.message : 'The original could not be read.');
  }
}

function rangeStart(header: string | null): number {
  const found = /^bytes=(\d+)-/.exec(header?.trim() ?? '');
  return found === null ? 0 : Number(found[1]);
}

const safety = {
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': pageOrigin,
  'access-control-expose-headers': 'accept-ranges, content-length, content-range',
  'cache-control': 'no-store',
} as const;

function refuse(status: number, why: string, more: Record<string, string> = {}): Response {
  return new Response(why, { status, headers: { ...safety, ...more, 'content-type': 'text/plain; charset=utf-8' } });
}
