// Owns: web pages saved with what they show in one file (MHTML, RFC 2557), and what programs write so for Word or Excel to open: the page, its frames and photographs. What is only dress (styles,
// scripts, letters, signs) stays in the original. Must not fetch anything.
import PostalMime from 'postal-mime';
import type { ReadResult } from '../../model/extraction.ts';
import { mailDate } from '../dating/mailDate.ts';
import { type Attached, attachedName, readAttached } from './attached.ts';
import { bytesOf, decodeSafely } from './email.ts';
import { htmlText } from './htmlText.ts';
import { readOtherWorkbook } from './otherWorkbook.ts';
import { photographIn, photographsAmong } from './photographs.ts';
import type { Source } from './source.ts';
import { oneLine } from './titles.ts';
import { Unreadable } from './unreadable.ts';
import { pageHtml, pageResult } from './web.ts';

const mediaType = 'multipart/related';

/** One part of the file, decoded. */
interface Part {
  readonly type: string;
  /** Of a page; null for anything else. */
  readonly html: string | null;
  /** Where it was fetched from, whole where that can be told. */
  readonly location: string;
  readonly contentId: string | null;
  readonly bytes: Uint8Array;
}

interface Parsed {
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** Of the page itself, where the file says so. */
  readonly location: string | null;
  readonly start: string | null;
  readonly parts: readonly Part[];
}

/** Reads a saved page: canonical text is what a reader of the page sees; one written for Excel is read as the workbook it stands for. */
export async function readSavedPage(source: Source): Promise<ReadResult> {
  const file = await parsed(source.bytes);
  const pages = file.parts.filter(isPage);
  const page =
    pages.find(({ contentId }) => contentId !== null && contentId === file.start) ??
    pages.find(({ location }) => location !== '' && location === file.location) ??
    pages.find(({ html }) => htmlText(html) !== '') ??
    pages[0];
  if (page === undefined) throw new Unreadable('It is a saved web page without a page in it. Ask for it as PDF.', mediaType);
  if (isForExcel(file, source.fileName)) {
    const tables = pages.map(({ html }) => html).join('\n');
    if (/<table\b/i.test(tables)) return readOtherWorkbook({ ...source, bytes: inUtf8(tables) }, 'application/vnd.ms-excel');
  }
  const carried = carriedBy(file.parts, page);
  const said = (name: string) => file.headers.find((header) => header.name.toLowerCase() === name)?.value ?? null;
  const result = pageResult(
    { reader: 'saved-page', version: '1', mediaType },
    source.fileName,
    withPictures(page, file.parts, carried.files),
    { title: said('subject'), made: mailDate(said('date') ?? ''), headers: [...file.headers, ...carried.headers] },
  );
  return result.ok ? { ...result, parts: await readAttached(source, 'document', carried.files) } : result;
}

type Page = Part & { readonly html: string };

function isPage(part: Part): part is Page {
  return part.html !== null;
}

/** With the mark by which every reader knows it. */
function inUtf8(html: string): Uint8Array {
  return new TextEncoder().encode(`\ufeff${html}`);
}

/** Excel says so in a header, others by the name they give the file. */
function isForExcel({ headers }: Parsed, fileName: string): boolean {
  return (
    /\.xls$/i.test(fileName) || headers.some(({ name, value }) => /^x-document-type$/i.test(name) && /^work(?:book|sheet)$/i.test(value))
  );
}

/** Never shown by themselves: styles, scripts, letters, and lists that Word and Excel keep for themselves. */
const dress =
  /^(?:text\/(?:css|javascript|xml)|application\/(?:(?:x-)?javascript|ecmascript|xml|json|octet-stream|x-font.*|font.*|vnd\.ms-(?:fontobject|officetheme))|font\/.*|image\/svg\+xml)$/;

/** What the page shows or holds beside its own words: photographs, frames that say something, files. */
function carriedBy(parts: readonly Part[], page: Part) {
  const pictures = photographsAmong(parts.filter(({ bytes }) => photographIn(bytes) !== null));
  const others = parts.filter((part) => part !== page && !dress.test(part.type) && !part.type.startsWith('image/') && !isText(part));
  const files = others
    .filter(({ html }) => html === null || htmlText(html) !== '')
    .map(
      ({ location, type, bytes, html }, at): Attached => ({
        fileName: attachedName(nameIn(location), at + 1, html === null ? 'bin' : 'html'),
        bytes: html === null ? bytes : inUtf8(html),
        claimedType: type,
      }),
    );
  const left = parts.filter(({ type }) => dress.test(type)).length;
  const told = left === 0 ? [] : [{ name: 'Styles, scripts and the like left in the original', value: String(left) }];
  return { files: [...pictures.files, ...files], headers: [...pictures.headers, ...told] };
}

/** The same page in plain words, as some programs put beside it. */
function isText({ type }: Part): boolean {
  return type === 'text/plain';
}

function nameIn(location: string): string {
  const [path = ''] = location.split(/[?#]/);
  return decodeSafely(path.split('/').at(-1) ?? '');
}

/** Signs and logos are put into the page itself, up to so many bytes together. */
const mostSigns = 512 * 1024;

/** The page with its photographs named by the number of their part, as the window asks for them, and what is too small for one in it. */
function withPictures({ html, location: from }: Page, parts: readonly Part[], files: readonly Attached[]): string {
  const shown = new Map<string, string>();
  let left = mostSigns;
  for (const { type, location, contentId, bytes } of parts) {
    if (!/^image\/(?:png|jpeg|gif|webp|bmp)$/.test(type)) continue;
    const at = files.findIndex((file) => file.bytes !== null && Buffer.compare(file.bytes, bytes) === 0);
    if (at < 0 && bytes.byteLength > left) continue;
    if (at < 0) left -= bytes.byteLength;
    const address = at >= 0 ? `part:${at + 1}` : `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
    if (location !== '') shown.set(location, address);
    if (contentId !== null) shown.set(`cid:${contentId}`, address);
  }
  if (shown.size === 0) return html;
  return html.replace(/(<img\b[^>]{0,500}?\ssrc\s*=\s*["']?)([^"'>\s]{1,2000})/gi, (whole, before: string, address: string) => {
    const given = address.replaceAll('&amp;', '&');
    const found = shown.get(given) ?? shown.get(fromPage(given, from));
    return found === undefined ? whole : `${before}${found}`;
  });
}

/** An address as it stands from where the page lies; itself where nothing can be told. */
function fromPage(address: string, base: string): string {
  return URL.parse(address, base)?.href ?? address;
}

/**
 * The file taken apart. The parser tells of no location and joins the words of all pages, so each part is given a number first and taken for an attachment; what it says
 * of itself is read from its own heading.
 */
async function parsed(bytes: Uint8Array): Promise<Parsed> {
  const said: { type: string; charset: string | null; location: string; contentId: string | null }[] = [];
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const numbered = raw.replace(partHeading, (heading) => {
    const field = (name: string) => fieldOf(heading, name);
    const type = (/^[\w.+-]+\/[\w.+-]+/.exec(field('content-type') ?? '')?.[0] ?? 'text/plain').toLowerCase();
    if (type.startsWith('multipart/')) return heading;
    said.push({
      type,
      charset: /charset\s*=\s*"?([\w:.-]+)/i.exec(field('content-type') ?? '')?.[1] ?? null,
      location: (field('content-location') ?? '').replace(/\s+/g, ''),
      contentId: bare(field('content-id')),
    });
    const others = heading.replace(/^Content-(?:Disposition|Description):[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*/gim, '');
    return `${others}Content-Disposition: attachment\r\nContent-Description: ${numberMark}${said.length - 1}\r\n`;
  });
  const mail = await PostalMime.parse(Buffer.from(numbered, 'latin1'), { forceRfc822Attachments: true, maxNestingDepth: 64 }).catch(() => {
    throw new Unreadable('The saved web page is damaged or built in a way that is not safe to read. Ask for it as PDF.', mediaType);
  });
  const value = (key: string) => mail.headers.find((header) => header.key === key)?.value.trim() ?? null;
  const location = value('snapshot-content-location') ?? value('content-location');
  const parts = mail.attachments.flatMap((attachment): Part[] => {
    const { description } = attachment;
    const own = said[Number(description?.slice(numberMark.length))];
    if (own === undefined || !description?.startsWith(numberMark)) return [];
    const { charset, ...told } = own;
    const bytes = bytesOf(attachment);
    const html = /^(?:text\/html|application\/xhtml\+xml)$/.test(own.type) ? pageHtml(bytes, charset) : null;
    return [{ ...told, html, location: fromPage(own.location, location ?? ''), bytes }];
  });
  // A page by itself, whose heading is that of the file.
  if (parts.length === 0 && mail.html !== undefined) {
    const bytes = new TextEncoder().encode(mail.html);
    const alone = { type: 'text/html', html: pageHtml(bytes, 'utf-8'), location: location ?? '', contentId: null, bytes };
    return { headers: saidBy(mail.headers), location, start: null, parts: [alone] };
  }
  return {
    headers: saidBy(mail.headers),
    location,
    start: bare(/start\s*=\s*"?([^";\s]+)/i.exec(value('content-type') ?? '')?.[1]),
    parts,
  };
}

const numberMark = 'part-of-saved-page-';

/** The line between two parts, and the heading under it. */
const partHeading = /^--[^\r\n]{1,200}\r?\n(?:[!-9;-~]{1,100}[ \t]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){1,30}/gm;

/** A field of a heading on one line; null where it has none. */
function fieldOf(heading: string, name: string): string | null {
  const found = new RegExp(`^${name}[ \\t]*:([^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*)*)`, 'im').exec(heading)?.[1];
  return found === undefined ? null : oneLine(found);
}

function bare(id: string | null | undefined): string | null {
  const clean = id?.replace(/^<|>$/g, '') ?? '';
  return clean === '' ? null : clean;
}

function saidBy(headers: readonly { readonly originalKey: string; readonly value: string }[]): Parsed['headers'] {
  return headers.map(({ originalKey, value }) => ({ name: oneLine(originalKey), value: oneLine(value) }));
}
