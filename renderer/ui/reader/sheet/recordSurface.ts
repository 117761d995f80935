// Owns the words of one record as its cells show them, markable: offsets in the record's text and places in its cells. Must not store marks.
import { locate } from '../../../../db/model/anchor.ts';
import { type Quote, type Surface, sentencesOf } from '../surface.ts';

const contextLength = 32;
const cellAttribute = 'data-cell';
const recordAttribute = 'data-record';

/** Names the element that holds the words of a cell, and nothing else. Columns count from 0. */
export function cellName(column: number): { readonly [cellAttribute]: number } {
  return { [cellAttribute]: column };
}

/** Names the element that shows one record. */
export function recordName(entryId: string): { readonly [recordAttribute]: string } {
  return { [recordAttribute]: entryId };
}

/** The record an element stands in; null outside the records of a sheet. */
export function recordOf(element: Element | null): string | null {
  return element?.closest(`[${recordAttribute}]`)?.getAttribute(recordAttribute) ?? null;
}

/** The record's own text, into which its anchors count: its cells that have something in them, a line each. */
export function recordText(cells: readonly string[]): string {
  return cells.filter((cell) => cell !== '').join('\n');
}

interface Piece {
  readonly node: Text;
  /** Offset of its first character in the record's text. */
  readonly start: number;
}

/** The cells shown inside `root`, which need not be all of the record's: a wide sheet draws those in view. */
export function recordSurface(entryId: string, cells: readonly string[], root: Element): Surface {
  const text = recordText(cells);
  const starts: number[] = [];
  let at = 0;
  for (const cell of cells) {
    starts.push(at);
    if (cell !== '') at += cell.length + 1;
  }
  const pieces: readonly Piece[] = [...root.querySelectorAll(`[${cellAttribute}]`)]
    .flatMap((element) => {
      const node = element.firstChild;
      const start = starts[Number(element.getAttribute(cellAttribute))];
      return node instanceof Text && start !== undefined ? [{ node, start }] : [];
    })
    .sort((a, b) => a.start - b.start);

  const rangeBetween = (start: number, end: number): Range | null => {
    const touched = pieces.filter(({ node, start: from }) => from < end && from + node.length > start);
    const [first, last] = [touched[0], touched.at(-1)];
    if (first === undefined || last === undefined) return null;
    const range = root.ownerDocument.createRange();
    range.setStart(first.node, Math.max(0, start - first.start));
    range.setEnd(last.node, Math.min(last.node.length, end - last.start));
    return range;
  };
  return {
    entryId,
    page: null,
    root,
    text,
    from: 0,
    rangeAt: rangeBetween,
    rangeOf: (anchor) => {
      const { start, end, exact } = anchor;
      if (start !== null && end !== null && text.slice(start, end) === exact) return rangeBetween(start, end);
      if (exact === '') return null;
      const placed = locate(text, anchor);
      return placed.ok ? rangeBetween(placed.start, placed.end) : null;
    },
    sentences: () =>
      pieces.flatMap(({ node, start }) =>
        sentencesOf(node.data).flatMap((each) => rangeBetween(start + each.start, start + each.end) ?? []),
      ),
    quoteOf: (range) => {
      if (range.collapsed) return null;
      const selected = pieces.filter(({ node }) => range.intersectsNode(node));
      const [first, last] = [selected[0], selected.at(-1)];
      if (first === undefined || last === undefined) return null;
      const start = first.start + (first.node === range.startContainer ? range.startOffset : 0);
      const end = last.start + (last.node === range.endContainer ? range.endOffset : last.node.length);
      return quoteBetween(text, start, end);
    },
  };
}

/** The words between two offsets without the white space at their ends; null where there are none. */
function quoteBetween(text: string, from: number, to: number): Quote | null {
  const exact = text.slice(from, to).trim();
  if (exact === '') return null;
  const start = text.indexOf(exact, from);
  const end = start + exact.length;
  return {
    exact,
    prefix: text.slice(Math.max(0, start - contextLength), start),
    suffix: text.slice(end, end + contextLength),
    rects: [],
    start,
    end,
  };
}
