// Owns how the page's own files are served, with the policy that binds the page. Must not serve anything outside the bundled page.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pageFile } from './pageAddress.ts';
import { evidenceScheme } from './schemeNames.ts';

/**
 * The page's content policy. Styles may be inline (the component library writes them at run time); scripts, fonts, workers and requests come from the
 * application alone, pictures also from the evidence and from memory. A frame holds only what the page writes into it.
 */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  `img-src 'self' ${evidenceScheme}: data: blob:`,
  `media-src ${evidenceScheme}: blob:`,
  `connect-src 'self' ${evidenceScheme}:`,
  "worker-src 'self'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * Answers a request of the page for one of its own files.
 * @param folder the bundled page
 */
export async function servePageFile(folder: string, request: Request): Promise<Response> {
  const file = pageFile(folder, request.method, request.url);
  if (file === null) return new Response('Not one of the files of this page.', { status: 404 });
  try {
    const bytes = await readFile(file);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': mediaTypes[path.extname(file)] ?? 'application/octet-stream',
        'content-security-policy': pagePolicy,
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
      },
    });
  } catch {
    return new Response(`There is no ${path.basename(file)} in this page.`, { status: 404 });
  }
}
