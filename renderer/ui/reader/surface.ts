// Owns what can be marked in a reader: a surface is a piece of page that shows one entry's words (or one page of them). Must not store marks.
import { foldForMatch, locate, rectsOf } from '../../../db/model/anchor.ts';
import type { Anchor } from '../../../db/model/draft.ts';
import type { PageText } from '../../../db/model/entry.ts';
import { domText } from './domText.ts';

const contextLength = 32;

/** Selected words, ready to be placed in the entry's canonical text. */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly rects: Anchor['rects'];
  /** Offsets in the canonical text where the surface knows them (a PDF page); null where only the store does. */
  readonly start: number | null;
  readonly end: number | null;
}

/** One markable piece of page. */
export interface Surface {
  readonly entryId: string;
  /** Counts from 1; null where the entry has no pages. */
  readonly page: number | null;
  readonly root: Element;
  /** The words shown; offsets begin at `from`, which is other than 0 on a page of a longer text. */
  readonly text: string;
  readonly from: number;
  /** Where the words between two offsets stand; null when they do not. */
  readonly rangeAt: (start: number, end: number) => Range | null;
  /** Where the anchor's words stand on this surface; null when they do not. */
  readonly rangeOf: (anchor: Pick<Anchor, 'exact' | 'prefix' | 'suffix' | 'start' | 'end'>) => Range | null;
  /** The sentences shown, in order; the keyboard steps through them. */
  readonly sentences: () => readonly Range[];
  /** The selected words; null when the selection holds none of this surface. */
  readonly quoteOf: (range: Range) => Quote | null;
}

/** A surface whose words stand in the page as text: e-mail, Word, web page, plain text, cells. Placed by quotation, as W3C text quote selectors are. */
export function wordsSurface(entryId: string, root: Element): Surface {
  const words = domText(root);
  const folded = foldForMatch(words.text);
  return {
    entryId,
    page: null,
    root,
    text: words.text,
    from: 0,
    rangeAt: words.rangeOf,
    rangeOf: (anchor) => {
      const placed = locate(folded, anchor);
      return placed.ok ? words.rangeOf(placed.start, placed.end) : null;
    },
    sentences: () => sentencesOf(words.text).flatMap(({ start, end }) => words.rangeOf(start, end) ?? []),
    quoteOf: (range) => {
      const clipped = clip(range, root);
      if (clipped === null) return null;
      const start = words.offsetOf(clipped.startContainer, clipped.startOffset);
      const end = words.offsetOf(clipped.endContainer, clipped.endOffset);
      return start === null || end === null ? null : quote(words.text, start, end);
    },
  };
}

const runAttribute = 'data-run';

/** Names a run's span, so that the surface finds its words: the offset of its first character in the canonical text. */
export function runName(start: number): { readonly [runAttribute]: number } {
  return { [runAttribute]: start };
}

/**
 * A PDF page: spans laid over the picture, one per run of the canonical text, each named by its offset. Offsets in the page are then offsets in the text.
 * @param text the entry's whole canonical text
 */
export function pageSurface(entryId: string, root: Element, page: PageText, text: string): Surface {
  const spans = [...root.querySelectorAll<HTMLElement>(`[${runAttribute}]`)].map((element) => ({
    element,
    start: Number(element.getAttribute(runAttribute)),
    node: element.firstChild as Text,
  }));
  const offsetAt = (node: Node, offset: number): number | null => {
    const span = spans.find(({ element }) => element.contains(node));
    if (span !== undefined) return span.start + (node.nodeType === 3 ? offset : offset === 0 ? 0 : span.node.length);
    const place = root.ownerDocument.createRange();
    place.setStart(node, offset);
    const next = spans.find((each) => place.comparePoint(each.node, 0) >= 0);
    return next === undefined ? page.end : next.start;
  };
  const rangeOf = (start: number, end: number): Range | null => {
    const touched = spans.filter((span) => span.start < end && span.start + span.node.length > start);
    const [first, last] = [touched[0], touched.at(-1)];
    if (first === undefined || last === undefined) return null;
    const range = root.ownerDocument.createRange();
    range.setStart(first.node, Math.max(0, start - first.start));
    range.setEnd(last.node, Math.min(last.node.length, end - last.start));
    return range;
  };
  return {
    entryId,
    page: page.page,
    root,
    text: text.slice(page.start, page.end),
    from: page.start,
    rangeAt: rangeOf,
    rangeOf: ({ start, end }) => (start === null || end === null || end <= page.start || start >= page.end ? null : rangeOf(start, end)),
    sentences: () =>
      sentencesOf(text.slice(page.start, page.end)).flatMap(({ start, end }) => rangeOf(page.start + start, page.start + end) ?? []),
    quoteOf: (range) => {
      const clipped = clip(range, root);
      if (clipped === null) return null;
      const start = offsetAt(clipped.startContainer, clipped.startOffset);
      const end = offsetAt(clipped.endContainer, clipped.endOffset);
      if (start === null || end === null) return null;
      const made = quote(text, start, Math.min(end, page.end));
      if (made === null) return null;
      const from = text.indexOf(made.exact, start);
      return { ...made, start: from, end: from + made.exact.length, rects: rectsOf(page, from, from + made.exact.length) };
    },
  };
}

/**
 * Says of a surface whether marks or hits are painted on it. The look of a drawn page goes by it: only painted words are blended with the picture under them,
 * which costs the engine as much as all else on the page.
 */
export function sayPainted({ root }: Surface, what: 'data-marked' | 'data-found', isPainted: boolean): void {
  root.toggleAttribute(what, isPainted);
}

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' });

/** Where the sentences of a text stand, white space at their ends left out. A heading or cell on its own lines counts as one. */
export function sentencesOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...segmenter.segment(text)].flatMap(({ segment, index }) => {
    const start = index + (segment.length - segment.trimStart().length);
    const end = index + segment.trimEnd().length;
    return end > start ? [{ start, end }] : [];
  });
}

function quote(text: string, start: number, end: number): Quote | null {
  // White space at the ends of a selection is where the mouse stopped, not part of what is quoted.
  const from = start + (text.slice(start, end).length - text.slice(start, end).trimStart().length);
  const exact = text.slice(start, end).trim();
  if (exact === '') return null;
  const to = from + exact.length;
  return {
    exact,
    prefix: text.slice(Math.max(0, from - contextLength), from),
    suffix: text.slice(to, to + contextLength),
    rects: [],
    start: null,
    end: null,
  };
}

/** The part of a range inside an element; null when there is none. */
function clip(range: Range, root: Element): Range | null {
  if (range.collapsed || !range.intersectsNode(root)) return null;
  const whole = root.ownerDocument.createRange();
  whole.selectNodeContents(root);
  const clipped = range.cloneRange();
  if (range.compareBoundaryPoints(Range.START_TO_START, whole) < 0) clipped.setStart(whole.startContainer, whole.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, whole) > 0) clipped.setEnd(whole.endContainer, whole.endOffset);
  return clipped.collapsed ? null : clipped;
}
