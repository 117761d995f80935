// Owns painting marks over a reader's surfaces with the browser's own highlights: the page itself is never changed. Must not store marks.
import type { DraftRow } from '../../../db/model/draft.ts';
import { unfoldAround } from './mail/folding.ts';
import type { Quote, Surface } from './surface.ts';

/** A mark to paint: a stored one, or one on its way to the store. */
export type PaintedMark = Pick<DraftRow<'mark'>, 'id'> & {
  readonly value: { readonly entryId: string; readonly anchor: DraftRow<'mark'>['value']['anchor'] };
};

/** What is selected now and where. */
export interface Selected {
  readonly surface: Surface;
  readonly quote: Quote;
  readonly range: Range;
}

interface Painted {
  readonly markId: string;
  readonly range: Range;
}

/** The highlights of one document; a frame has its own. */
type HighlightView = Window & { readonly CSS: typeof CSS; readonly Highlight: typeof Highlight };

/** Paints one reader. `name` tells two readers on one page apart in the names of their highlights. */
export interface Painter {
  /** Adds a surface and paints it; the answer takes it away again. */
  readonly addSurface: (surface: Surface) => () => void;
  readonly show: (marks: readonly PaintedMark[], openId: string | null, found: string | null) => void;
  /** The words selected in this reader, or null. */
  readonly selected: () => Selected | null;
  /** Selects the sentence after (1) or before (-1) what is selected; `grows` keeps what is selected and adds the next. False: there is none. */
  readonly selectSentence: (by: 1 | -1, grows: boolean) => boolean;
  /** The mark painted at a point of the given document, or null. */
  readonly markAt: (document: Document, x: number, y: number) => string | null;
  /** Brings a mark, or the words found, into view; false when they are on no surface shown. */
  readonly reveal: (markId: string | null) => boolean;
  readonly clear: () => void;
}

/** A painter for the reader of this name. */
export function createPainter(name: string): Painter {
  const surfaces = new Map<Surface, readonly Painted[]>();
  const views = new Set<HighlightView>();
  let marks: readonly PaintedMark[] = [];
  let openId: string | null = null;
  let found: string | null = null;
  let foundRange: Range | null = null;

  const placeOn = (surface: Surface): readonly Painted[] =>
    marks.flatMap(({ id, value }) => {
      if (value.entryId !== surface.entryId) return [];
      const range = surface.rangeOf(value.anchor);
      return range === null ? [] : [{ markId: id, range }];
    });

  const paint = () => {
    foundRange = null;
    const byView = new Map<HighlightView, { plain: Range[]; open: Range[]; found: Range[] }>();
    for (const view of views) byView.set(view, { plain: [], open: [], found: [] });
    for (const [surface, painted] of surfaces) {
      const view = surface.root.ownerDocument.defaultView as HighlightView | null;
      if (view === null) continue;
      views.add(view);
      const ranges = byView.get(view) ?? { plain: [], open: [], found: [] };
      byView.set(view, ranges);
      for (const { markId, range } of painted) (markId === openId ? ranges.open : ranges.plain).push(range);
      if (found !== null) {
        const range = findWords(surface, found);
        if (range !== null) {
          ranges.found.push(range);
          foundRange ??= range;
        }
      }
    }
    for (const [view, ranges] of byView) {
      setHighlight(view, `desk-mark-${name}`, ranges.plain);
      setHighlight(view, `desk-mark-open-${name}`, ranges.open);
      setHighlight(view, `desk-found-${name}`, ranges.found);
    }
  };

  return {
    addSurface: (surface) => {
      surfaces.set(surface, placeOn(surface));
      paint();
      return () => {
        surfaces.delete(surface);
        paint();
      };
    },
    show: (nextMarks, nextOpenId, nextFound) => {
      const isSame = nextMarks === marks;
      marks = nextMarks;
      openId = nextOpenId;
      found = nextFound;
      if (!isSame) for (const surface of surfaces.keys()) surfaces.set(surface, placeOn(surface));
      paint();
    },
    selected: () => {
      for (const surface of surfaces.keys()) {
        const selection = surface.root.ownerDocument.getSelection();
        if (selection === null || selection.rangeCount === 0) continue;
        const range = selection.getRangeAt(0);
        const quote = surface.quoteOf(range);
        if (quote !== null) return { surface, quote, range };
      }
      return null;
    },
    selectSentence: (by, grows) => {
      const inOrder = [...surfaces.keys()].sort((a, b) =>
        a.root.compareDocumentPosition(b.root) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
      );
      const sentences = inOrder.flatMap((surface) => surface.sentences());
      const document = inOrder[0]?.root.ownerDocument;
      const selection = document?.getSelection();
      if (document === undefined || !selection) return false;
      const selected = selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
      // What is selected in the other reader is not where this one goes on from.
      const now = selected !== null && inOrder.some(({ root }) => selected.intersectsNode(root)) ? selected : null;
      const at = nextSentence(sentences, now, by);
      if (at === undefined) return false;
      const range = at.cloneRange();
      if (grows && now !== null) range.setStart(now.startContainer, now.startOffset);
      selection.removeAllRanges();
      selection.addRange(range);
      unfoldAround(at.startContainer);
      at.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
      return true;
    },
    markAt: (document, x, y) => {
      const place = document.caretPositionFromPoint(x, y);
      if (place === null) return null;
      for (const painted of surfaces.values()) {
        const hit = painted.find(
          ({ range }) => range.startContainer.ownerDocument === document && range.isPointInRange(place.offsetNode, place.offset),
        );
        if (hit !== undefined) return hit.markId;
      }
      return null;
    },
    reveal: (markId) => {
      const range = markId === null ? foundRange : [...surfaces.values()].flat().find((painted) => painted.markId === markId)?.range;
      if (range === undefined || range === null) return false;
      unfoldAround(range.startContainer);
      range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
      return true;
    },
    clear: () => {
      surfaces.clear();
      paint();
      views.clear();
    },
  };
}

/** The first sentence that begins behind what is selected, or the last that ends before it; the first of all when nothing is. */
function nextSentence(sentences: readonly Range[], now: Range | null, by: 1 | -1): Range | undefined {
  if (now === null) return sentences[0];
  return by === 1
    ? sentences.find((sentence) => sentence.compareBoundaryPoints(Range.END_TO_START, now) >= 0)
    : sentences.findLast((sentence) => sentence.compareBoundaryPoints(Range.START_TO_END, now) <= 0);
}

function setHighlight(view: HighlightView, name: string, ranges: readonly Range[]): void {
  if (ranges.length === 0) view.CSS.highlights.delete(name);
  else view.CSS.highlights.set(name, new view.Highlight(...ranges));
}

/** The first place where words found by a search stand, without regard to case. */
function findWords(surface: Surface, words: string): Range | null {
  const walker = surface.root.ownerDocument.createTreeWalker(surface.root, NodeFilter.SHOW_TEXT);
  const wanted = words.toLowerCase();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const at = (node as Text).data.toLowerCase().indexOf(wanted);
    if (at < 0) continue;
    const range = surface.root.ownerDocument.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    return range;
  }
  return null;
}
