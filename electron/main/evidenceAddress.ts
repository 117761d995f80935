// Owns what an address of the evidence scheme and a range of it mean. Pure: must not read bytes.
import { idSchema } from '../../db/model/ids.ts';
import type { OriginalId } from './originals.ts';
import { evidenceScheme } from './schemeNames.ts';

/** Which original an address names, and which page of it is to be drawn where it names one; null when it names none. */
export function originalOf(address: string): (OriginalId & { readonly page: number | null }) | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const [, caseId, id, page, ...more] = url.pathname.split('/');
  if (url.protocol !== `${evidenceScheme}:` || url.host !== 'case' || more.length > 0) return null;
  if (page !== undefined && !/^[1-9]\d{0,3}$/.test(page)) return null;
  if (!idSchema.safeParse(caseId).success || !idSchema.safeParse(id).success) return null;
  return { caseId: caseId ?? '', id: id ?? '', page: page === undefined ? null : Number(page) };
}

/**
 * The bytes a Range header asks for (RFC 9110, HTTP Semantics, section 14): `end` exclusive; null when there are none. Several ranges are not offered.
 * @param header null asks for all
 * @param total length of the original in bytes
 */
export function rangeOf(header: string | null, total: number): { readonly from: number; readonly end: number } | null {
  if (header === null) return { from: 0, end: total };
  const found = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (found === null || (found[1] === '' && found[2] === '')) return null;
  const first = found[1] === '' ? Math.max(0, total - Number(found[2])) : Number(found[1]);
  const last = found[1] === '' || found[2] === '' ? total - 1 : Math.min(Number(found[2]), total - 1);
  return first > last ? null : { from: first, end: last + 1 };
}
