// Owns which of the page's own files an address means, and that none leads out of the page. Pure: must not touch the disk.
import path from 'node:path';
import { pageOrigin } from './schemeNames.ts';

/**
 * The file a request means, or null when it is not a plain request for a file inside the folder.
 * @param folder the bundled page
 */
export function pageFile(folder: string, method: string, address: string): string | null {
  if (method !== 'GET' || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== pageOrigin) return null;
  let place: string;
  try {
    place = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (place.includes('\0') || place.includes('\\')) return null;
  const file = path.join(folder, place === '/' ? 'index.html' : place);
  const inside = path.relative(folder, file);
  return inside === '' || inside.startsWith('..') || path.isAbsolute(inside) ? null : file;
}
