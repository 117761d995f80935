// Owns: a long document read by several readers at once: which pages each is asked for, and what they read put together. Must not read pages itself.
import type { PageText } from '../model/entry.ts';
import type { PageRange, ReadPart, ReadResult } from '../model/extraction.ts';
import type { ReaderPool, ReadOrder } from './readerPool.ts';
import { blankPage, ofAllPages, pageBreak } from './readers/pages.ts';

/** Fewer pages are not worth opening the document once more, and it is not opened more often than so. */
const [leastPages, mostRanges] = [32, 8];
/** Bytes that lie nowhere on the disk are sent with each order. */
const mostSent = 8 * 1024 * 1024;

type Read = Extract<ReadResult, { readonly ok: true }>;

/**
 * Reads a file as the pool does, a document of very many pages in ranges, as many at a time as there are readers. A range that stopped its reader, or in which the reader
 * answered something else, costs its pages only: they stand blank and are named.
 */
export async function readByPages(pool: ReaderPool, order: ReadOrder): Promise<ReadResult> {
  if (typeof order.place !== 'string' && order.bytes > mostSent) return pool.read(order);
  const first = await pool.read({ ...order, pages: 'first' });
  if (!first.ok || first.paged === undefined) return first;
  const { of } = first.paged;
  const known = first.extraction.pages.length;
  const ranges = rangesAfter(known, of);
  const rest = await Promise.all(ranges.map(async (range) => ofRange(range, await pool.read({ ...order, pages: range }))));
  return joined(first, rest);
}

/** The pages after the first ones, in ranges about as long as each other. */
export function rangesAfter(known: number, of: number): PageRange[] {
  const length = Math.max(leastPages, Math.ceil((of - known) / mostRanges));
  const ranges: PageRange[] = [];
  for (let from = known + 1; from <= of; from += length) ranges.push({ from, to: Math.min(of, from + length - 1) });
  return ranges;
}

interface Portion {
  readonly text: string;
  readonly pages: readonly PageText[];
  readonly broken: readonly number[];
  /** Files pinned to its pages. */
  readonly parts: readonly ReadPart[];
}

function ofRange({ from, to }: PageRange, result: ReadResult): Portion {
  const numbers = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  if (result.ok && result.paged !== undefined) {
    const { text, pages } = result.extraction;
    const isAll = pages.length === numbers.length && pages.every(({ page }, at) => page === numbers[at]);
    if (isAll) return { text, pages, broken: result.paged.broken.filter((page) => page >= from && page <= to), parts: result.parts };
  }
  // As its reader would lay out pages without words.
  const text = pageBreak.repeat(numbers.length - 1);
  return { text, pages: numbers.map((page, at) => blankPage(page, at * pageBreak.length)), broken: numbers, parts: [] };
}

function joined(first: Read, rest: readonly Portion[]): ReadResult {
  const pages = [...first.extraction.pages];
  const texts = [first.extraction.text];
  let length = first.extraction.text.length;
  for (const portion of rest) {
    length += pageBreak.length;
    for (const page of portion.pages) pages.push(moved(page, length));
    texts.push(portion.text);
    length += portion.text.length;
  }
  const broken = [...(first.paged?.broken ?? []), ...rest.flatMap((portion) => portion.broken)];
  const parts = [...first.parts, ...rest.flatMap((portion) => portion.parts)].map((part, at) => ({ ...part, partPath: String(at + 1) }));
  return ofAllPages({ ...first.extraction, text: texts.join(pageBreak), pages }, parts, broken);
}

function moved(page: PageText, by: number): PageText {
  return {
    ...page,
    start: page.start + by,
    end: page.end + by,
    runs: page.runs.map((run) => ({ ...run, start: run.start + by, end: run.end + by })),
  };
}
