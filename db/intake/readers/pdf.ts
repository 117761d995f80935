// Owns: PDF: words with their places on each page. Must not draw pages nor run anything the file brings.
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  getDocument,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  type PDFPageProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { clockTime, realDay } from '../../model/britishDate.ts';
import type { PageText, TextRun } from '../../model/entry.ts';
import type { Extraction, ReadResult } from '../../model/extraction.ts';
import { type Attached, attachedName, readAttached } from './attached.ts';
import { canonicalText } from './decodeText.ts';
import { foundInDocument } from './found.ts';
import { blankPage, ofAllPages, pageBreak } from './pages.ts';
import type { Source } from './source.ts';
import { Locked, Unreadable } from './unreadable.ts';

const mediaType = 'application/pdf';
const packageFolder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folderOf = (name: string) => `${path.join(packageFolder, name)}${path.sep}`;

/** Marks and vowels that can melt into the letter before them under NFC. */
const joinsBefore = /^[\p{M}\u1160-\u11ff]/u;

/** A word or run of words as pdf.js gives it: `transform` places its baseline in unrotated user space. */
interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

/** How many pages are read before the others are left to be asked for by themselves, and from how many title and date are told. */
const firstPages = 32;

/**
 * Reads a PDF, or the pages of it that were asked for. Canonical text: pages joined by a blank line, lines by `\n`; each run of words keeps its rectangle in unrotated user space. A scan
 * without words is read, with empty text and a header that says so. Locked and damaged files are refused with a reason.
 */
export async function readPdf(source: Source): Promise<ReadResult> {
  const task = openedPdf(source.bytes, source.password);
  try {
    const pdf = await task.promise.catch((error: unknown) => {
      if (error instanceof Error && error.name === 'PasswordException') throw new Locked('PDF', source.password !== undefined, mediaType);
      throw new Unreadable(reasonFor(error), mediaType);
    });
    return await readPages(pdf, source);
  } finally {
    await task.destroy();
  }
}

/** Opens a PDF in this process: nothing in it is run, nothing it needs is fetched. Whoever opens it destroys it. */
export function openedPdf(bytes: Uint8Array, password?: string): PDFDocumentLoadingTask {
  return getDocument({
    // pdf.js takes the buffer over, and an attachment's is still to be stored.
    data: new Uint8Array(bytes),
    ...(password === undefined ? {} : { password }),
    cMapUrl: folderOf('cmaps'),
    standardFontDataUrl: folderOf('standard_fonts'),
    wasmUrl: folderOf('wasm'),
    iccUrl: folderOf('iccs'),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
  });
}

async function readPages(pdf: PDFDocumentProxy, source: Source): Promise<ReadResult> {
  const { fileName, pages: asked, leftOut = [], atPage } = source;
  const { of, isSure, isFirstLost } = await pagesOf(pdf, source);
  // Another start of the document is not worth it for a few pages more.
  const isLeft = asked === 'first' && isSure && of >= 3 * firstPages;
  const { from, to } = typeof asked === 'object' ? asked : { from: 1, to: isLeft ? firstPages : of };
  const pages: PageText[] = [];
  const broken: number[] = [];
  const files = from === 1 ? await filesOf(pdf) : [];
  let text = '';
  for (let number = from; number <= Math.min(to, of); number += 1) {
    if (number > from) text += pageBreak;
    try {
      if (leftOut.some((range) => range.from <= number && number <= range.to)) throw new Error('It stopped its reader.');
      atPage?.(number);
      if (number === 1 && isFirstLost) throw new Error('The library put an empty page in its place.');
      const page = await pdf.getPage(number);
      const laid = await layPage(page, number, text.length);
      text += laid.text;
      pages.push(laid.page);
      files.push(...laid.files);
      page.cleanup();
    } catch {
      broken.push(number);
      pages.push(blankPage(number, text.length));
    }
  }
  atPage?.(null);
  const info = (await pdf.getMetadata().catch(() => null))?.info as Readonly<Record<string, unknown>> | undefined;
  const told = (name: string) => (typeof info?.[name] === 'string' ? (info[name] as string).normalize('NFC').trim() : '');
  const beginning = text.slice(0, pages[firstPages]?.start ?? text.length);
  const extraction: Extraction = {
    reader: 'pdf',
    version: '1',
    kind: 'pdf',
    mediaType,
    found: foundInDocument({ fileName, text: beginning, propertyTitle: told('Title'), made: madeOn(told('CreationDate')) }),
    text,
    html: null,
    pages,
    headers: ['Title', 'Author', 'Creator', 'Producer', 'CreationDate', 'ModDate'].flatMap((name) =>
      told(name) === '' ? [] : [{ name, value: told(name).slice(0, 500) }],
    ),
    columns: [],
    records: [],
  };
  const parts = await readAttached(source, 'PDF', await takenOut(pdf, files));
  if (isLeft || typeof asked === 'object') return { ok: true, extraction, parts, paged: { of, broken } };
  return ofAllPages(extraction, parts, broken, isSure);
}

/** How many pages a document has, and whether that is sure; and whether what stands for the first of them is none. */
interface Counted {
  readonly of: number;
  readonly isSure: boolean;
  readonly isFirstLost: boolean;
}

/**
 * The library stops at a page where the tree is broken, as if it were the last, and takes a tree that is broken at its beginning for one page with nothing on it. Then the tree itself
 * is counted, and where that cannot be done either, there may be more.
 */
async function pagesOf(pdf: PDFDocumentProxy, { bytes, password }: Source): Promise<Counted> {
  const of = pdf.numPages;
  const last = await pdf.getPage(of).catch(() => null);
  const isSuspect = last === null || (of === 1 && last.view.join() === blankView && (await hasNoWords(last)));
  if (!isSuspect) return { of, isSure: true, isFirstLost: false };
  const { pagesInTree } = await import('./pdfPageTree.ts');
  const counted = await pagesInTree(bytes, password);
  return { of: Math.max(of, counted ?? 0), isSure: counted !== null, isFirstLost: of === 1 && counted !== null && counted > 1 };
}

/** Letter paper, which the library gives a page that says nothing of its size. */
const blankView = '0,0,612,792';

async function hasNoWords(page: PDFPageProxy): Promise<boolean> {
  return (await page.getTextContent().catch(() => null))?.items.length === 0;
}

/** A file that the document carries, as pdf.js names it. */
interface Carried {
  readonly id: string;
  readonly name: string;
}

/** Files embedded in the document as a whole, as in a portfolio. */
async function filesOf(pdf: PDFDocumentProxy): Promise<Carried[]> {
  const embedded = (await pdf.getAttachments().catch(() => null)) as ReadonlyMap<string, { readonly rawFilename: string }> | null;
  return [...(embedded ?? [])].map(([id, { rawFilename }]) => ({ id, name: rawFilename }));
}

/** What the document carries, each file once: one embedded in it may be pinned to a page as well. */
async function takenOut(pdf: PDFDocumentProxy, files: readonly Carried[]): Promise<Attached[]> {
  const taken: Attached[] = [];
  for (const { id, name } of files) {
    const content = (await pdf.getAttachmentContent(id).catch(() => null)) as Uint8Array | null;
    const isKnown = (other: Attached) => content !== null && other.bytes !== null && Buffer.compare(other.bytes, content) === 0;
    const fileName = attachedName(name, taken.length + 1, 'bin');
    if (taken.some((other) => other.fileName === fileName && isKnown(other))) continue;
    taken.push({ fileName, bytes: content === null ? null : new Uint8Array(content) });
  }
  return taken;
}

async function layPage(page: PDFPageProxy, number: number, start: number): Promise<{ page: PageText; text: string; files: Carried[] }> {
  const content = await page.getTextContent({ includeMarkedContent: false });
  const runs: TextRun[] = [];
  let text = '';
  let previous: Item | null = null;
  for (const item of content.items as readonly Item[]) {
    if (previous !== null && item.str !== '') text += gapBetween(previous, item, text);
    const words = canonicalText(item.str);
    if (words.trim() !== '') {
      const grown = joinsBefore.test(words) ? (text + words).normalize('NFC') : text + words;
      if (grown.length === text.length + words.length) {
        runs.push({ start: start + text.length, end: start + grown.length, ...rectangle(item) });
      } else {
        // An accent set as an item of its own belongs to the letter before it.
        const last = runs.pop();
        if (last) runs.push({ ...last, end: start + grown.length });
      }
      text = grown;
    } else if (item.str !== '' && text !== '' && !/\s$/.test(text)) {
      text += ' ';
    }
    if (item.hasEOL && text !== '' && !text.endsWith('\n')) {
      text = text.trimEnd();
      const last = runs.at(-1);
      if (last && last.end > start + text.length) runs[runs.length - 1] = { ...last, end: start + text.length };
      text += '\n';
    }
    if (item.str.trim() !== '') previous = item;
    else if (item.hasEOL) previous = null;
  }
  const annotations = (await page.getAnnotations().catch(() => [])) as readonly Annotation[];
  for (const { words, rect } of writtenOn(annotations)) {
    if (text !== '' && !text.endsWith('\n')) text = `${text.trimEnd()}\n`;
    runs.push({ start: start + text.length, end: start + text.length + words.length, ...rect });
    text += `${words}\n`;
  }
  const kept = text.trimEnd();
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  return {
    text: kept,
    files: annotations.flatMap(carriedBy),
    page: {
      page: number,
      start,
      end: start + kept.length,
      width: right - left,
      height: top - bottom,
      rotation: page.rotate,
      runs: runs
        .map((run) => ({ ...run, end: Math.min(run.end, start + kept.length) }))
        .filter((run) => run.start < run.end && isPlaced(run)),
    },
  };
}

/** Words of a damaged page may stand nowhere: they are read, and have no place on it. */
function isPlaced({ x, y, width, height }: TextRun): boolean {
  return [x, y, width, height].every(Number.isFinite);
}

/** What pdf.js says of an annotation, as far as it is read here; its types leave it open. */
interface Annotation {
  readonly subtype?: string;
  readonly fieldType?: string;
  readonly fieldValue?: unknown;
  /** Of a field in which one of several is chosen: what it is called in the file, and what stands on the page. */
  readonly options?: readonly { readonly exportValue: unknown; readonly displayValue: unknown }[];
  readonly hidden?: boolean;
  readonly contentsObj?: { readonly str?: string };
  readonly rect?: readonly number[];
  /** Of a file pinned to the page. */
  readonly fileId?: string | null;
  readonly file?: { readonly rawFilename: string };
  /** Of a recording played on the page. */
  readonly richMedia?: { readonly fileId: string | null; readonly filename: string };
}

function carriedBy({ fileId, file, richMedia }: Annotation): Carried[] {
  if (typeof fileId === 'string') return [{ id: fileId, name: file?.rawFilename ?? '' }];
  return typeof richMedia?.fileId === 'string' ? [{ id: richMedia.fileId, name: richMedia.filename }] : [];
}

const notes = new Set(['FreeText', 'Text', 'Highlight', 'Underline', 'Squiggly', 'StrikeOut', 'Caret', 'Stamp']);

/** Words filled into form fields, typed onto the page or left as notes: no part of the page's own text, but of what was said. */
function writtenOn(
  annotations: readonly Annotation[],
): { readonly words: string; readonly rect: Pick<TextRun, 'x' | 'y' | 'width' | 'height'> }[] {
  return annotations
    .flatMap(({ subtype, fieldType, fieldValue, options = [], hidden, contentsObj, rect }) => {
      const isField = subtype === 'Widget' && (fieldType === 'Tx' || fieldType === 'Ch');
      const shown = (value: unknown) => options.find(({ exportValue }) => exportValue === value)?.displayValue ?? value;
      const values = isField ? [fieldValue].flat().map(shown) : notes.has(subtype ?? '') ? [contentsObj?.str] : [];
      const words = canonicalText(values.filter((value) => typeof value === 'string').join(', ')).trim();
      const [left = 0, bottom = 0, right = 0, top = 0] = rect ?? [];
      return words === '' || hidden === true ? [] : [{ words, rect: { x: left, y: bottom, width: right - left, height: top - bottom } }];
    })
    .sort((a, b) => b.rect.y - a.rect.y || a.rect.x - b.rect.x);
}

/** What stands between two runs: a line end where the baseline moves, a blank where there is room for one. */
function gapBetween(before: Item, item: Item, text: string): string {
  if (text === '' || /\s$/.test(text)) return '';
  const size = Math.max(before.height, item.height, 1);
  const [a = 1, b = 0, , , x = 0, y = 0] = before.transform;
  const length = Math.hypot(a, b) || 1;
  const [along, across] = [a / length, b / length];
  const [dx, dy] = [(item.transform[4] ?? 0) - x, (item.transform[5] ?? 0) - y];
  const forward = dx * along + dy * across - before.width;
  const off = Math.abs(-dx * across + dy * along);
  if (off > size * 0.5) return '\n';
  return forward > size * 0.12 || forward < -size * 2 ? ' ' : '';
}

/** The box of a run, also where it is turned; a fifth of the letters' height lies below the baseline. */
function rectangle(item: Item): Pick<TextRun, 'x' | 'y' | 'width' | 'height'> {
  const [a = 1, b = 0, , , x = 0, y = 0] = item.transform;
  const length = Math.hypot(a, b) || 1;
  const [along, across] = [a / length, b / length];
  const below = item.height * 0.2;
  const xs = [0, item.width].flatMap((w) => [-below, item.height - below].map((h) => x + w * along - h * across));
  const ys = [0, item.width].flatMap((w) => [-below, item.height - below].map((h) => y + w * across + h * along));
  const round = (figure: number) => Math.round(figure * 100) / 100;
  return {
    x: round(Math.min(...xs)),
    y: round(Math.min(...ys)),
    width: round(Math.max(...xs) - Math.min(...xs)),
    height: round(Math.max(...ys) - Math.min(...ys)),
  };
}

/** PDF dates (ISO 32000-1, 7.9.4), `D:20231010093000+01'00'`. */
function madeOn(written: string): { day: string; time: string | null; offset: string | null } | null {
  const found = /^(?:D:)?(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2}))?(?:\d{2})?(?:(Z)|([+-])(\d{2})'?(\d{2})?)?/.exec(written);
  const day = found ? realDay(Number(found[1]), Number(found[2]), Number(found[3])) : null;
  if (found === null || day === null || day < '1991') return null;
  const offset = found[6] !== undefined ? '+00:00' : found[7] === undefined ? null : `${found[7]}${found[8]}:${found[9] ?? '00'}`;
  return { day, time: clockTime(found[4], found[5], undefined), offset };
}

function reasonFor(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidPDFException' || name === 'FormatError') return 'The PDF is damaged or incomplete. Ask for it again.';
  return `The PDF cannot be opened (${error instanceof Error ? error.message.slice(0, 200) : String(error)}). Ask for it again.`;
}
