// Owns painting marks over a reader's surfaces with the browser's own highlights: the page itself is never changed. Must not store marks.
import type { DraftRow } from '../../../db/model/draft.ts';
import { createFound, type Found, type HighlightView, setHighlight, showRange } from './found.ts';
import { type HeadSlots, slotsOf } from './headSlots.ts';
import { layerCount, markHighlight, openHighlight, type ReaderName } from './highlights.ts';
import { lanesOf } from './lanes.ts';
import { unfoldAround } from './mail/folding.ts';
import { type Quote, type Surface, sayPainted } from './surface.ts';

/** A mark to paint: a stored one, or one on its way to the store. */
export type PaintedMark = Pick<DraftRow<'mark'>, 'id'> & {
  readonly value: Pick<DraftRow<'mark'>['value'], 'entryId' | 'anchor' | 'headIds'>;
};

/** What is selected now and where. */
export interface Selected {
  readonly surface: Surface;
  readonly quote: Quote;
  readonly range: Range;
}

interface Painted {
  readonly mark: PaintedMark;
  readonly range: Range;
  /** The layer of its first head's line; further heads take the next. */
  readonly layer: number;
}

/** Where a mark is shown. */
export interface MarkPlace {
  readonly markId: string;
  readonly document: Document;
  /** In the document's own window; measured when asked. */
  readonly box: () => DOMRect;
}

/** Paints one reader. `name` tells two readers on one page apart in the names of their highlights. */
export interface Painter {
  /** Adds a surface and paints it; the answer takes it away again. */
  readonly addSurface: (surface: Surface) => () => void;
  readonly show: (marks: readonly PaintedMark[], heads: HeadSlots, openId: string | null) => void;
  /** What is looked for in this reader, painted over the same surfaces. */
  readonly found: Found;
  /** The words selected in this reader, or null. */
  readonly selected: () => Selected | null;
  /** Selects the sentence after (1) or before (-1) what is selected; `grows` keeps what is selected and adds the next. False: there is none. */
  readonly selectSentence: (by: 1 | -1, grows: boolean) => boolean;
  /** The marks painted at a point of the given document, the shortest first. */
  readonly marksAt: (document: Document, x: number, y: number) => readonly string[];
  /** Every mark painted now, once for each surface it stands on. */
  readonly places: () => readonly MarkPlace[];
  /** Calls back when marks were placed or may have moved; the answer stops it. */
  readonly listen: (hear: () => void) => () => void;
  /** Says that words of a surface moved without being placed anew. */
  readonly moved: () => void;
  /** Brings a mark into view; false when it is on no surface shown. */
  readonly reveal: (markId: string) => boolean;
  readonly clear: () => void;
}

/** A painter for the reader of this name. */
export function createPainter(name: ReaderName): Painter {
  const surfaces = new Map<Surface, readonly Painted[]>();
  const views = new Set<HighlightView>();
  const hearers = new Set<() => void>();
  let marks: readonly PaintedMark[] = [];
  let byEntry: ReadonlyMap<string, readonly PaintedMark[]> = new Map();
  let heads: HeadSlots = new Map();
  let openId: string | null = null;
  const found = createFound(name);
  const moved = () => {
    for (const hear of hearers) hear();
  };

  const placeOn = (surface: Surface): readonly Painted[] => {
    // A passage is looked for once on a surface: its anchor never changes.
    const before = new Map((surfaces.get(surface) ?? []).map(({ mark, range }) => [mark.value.anchor, range]));
    const placed = (byEntry.get(surface.entryId) ?? []).flatMap((mark) => {
      const range = before.get(mark.value.anchor) ?? surface.rangeOf(mark.value.anchor);
      return range === null ? [] : [{ mark, range }];
    });
    placed.sort((one, other) => one.range.compareBoundaryPoints(Range.START_TO_START, other.range));
    const layers = lanesOf(
      placed,
      (earlier, later) => earlier.range.compareBoundaryPoints(Range.START_TO_END, later.range) > 0,
      ({ mark }) => slotsOf(heads, mark.value.headIds).length,
    );
    return placed.map((each, at) => ({ ...each, layer: layers[at] ?? 0 }));
  };

  const paint = () => {
    const byView = new Map<HighlightView, Map<string, Range[]>>();
    for (const view of views) byView.set(view, new Map());
    for (const [surface, painted] of surfaces) {
      sayPainted(surface, 'data-marked', painted.length > 0);
      const view = surface.root.ownerDocument.defaultView as HighlightView | null;
      if (view === null) continue;
      views.add(view);
      const ranges = byView.get(view) ?? new Map<string, Range[]>();
      byView.set(view, ranges);
      const put = (highlight: string, range: Range) => {
        const there = ranges.get(highlight);
        if (there === undefined) ranges.set(highlight, [range]);
        else there.push(range);
      };
      for (const { mark, range, layer } of painted) {
        for (const [at, slot] of slotsOf(heads, mark.value.headIds).entries())
          put(markHighlight(name, slot, (layer + at) % layerCount), range);
        if (mark.id === openId) put(openHighlight(name), range);
      }
    }
    for (const [view, ranges] of byView) {
      for (const highlight of ownHighlights(view, name)) if (!ranges.has(highlight)) view.CSS.highlights.delete(highlight);
      for (const [highlight, each] of ranges) setHighlight(view, highlight, each, priorityOf(highlight));
    }
  };

  return {
    addSurface: (surface) => {
      surfaces.set(surface, placeOn(surface));
      paint();
      const takeFound = found.addSurface(surface);
      moved();
      return () => {
        surfaces.delete(surface);
        paint();
        takeFound();
        moved();
      };
    },
    found,
    show: (nextMarks, nextHeads, nextOpenId) => {
      const isSame = nextMarks === marks && nextHeads === heads;
      marks = nextMarks;
      heads = nextHeads;
      openId = nextOpenId;
      if (!isSame) {
        byEntry = Map.groupBy(marks, ({ value }) => value.entryId);
        for (const surface of surfaces.keys()) surfaces.set(surface, placeOn(surface));
      }
      paint();
      if (!isSame) moved();
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
    marksAt: (document, x, y) => {
      const place = document.caretPositionFromPoint(x, y);
      if (place === null) return [];
      return [...surfaces.values()]
        .flat()
        .filter(({ range }) => range.startContainer.ownerDocument === document && range.isPointInRange(place.offsetNode, place.offset))
        .sort((one, other) => one.range.toString().length - other.range.toString().length)
        .map(({ mark }) => mark.id);
    },
    places: () =>
      [...surfaces].flatMap(([{ root }, painted]) =>
        painted.map(({ mark, range }) => ({ markId: mark.id, document: root.ownerDocument, box: () => range.getBoundingClientRect() })),
      ),
    listen: (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    moved,
    reveal: (markId) => {
      const range = [...surfaces.values()].flat().find(({ mark }) => mark.id === markId)?.range;
      if (range === undefined) return false;
      showRange(range);
      return true;
    },
    clear: () => {
      surfaces.clear();
      found.clear();
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

/** Names of this reader's highlights that a window has now. */
function ownHighlights(view: HighlightView, name: ReaderName): string[] {
  const own = [`desk-mark-${name}-`, openHighlight(name)];
  return [...view.CSS.highlights.keys()].filter((highlight) => own.some((start) => highlight.startsWith(start)));
}

/** What lies over what: layers in their order, the open mark over all marks. */
function priorityOf(highlight: string): number {
  return highlight.startsWith('desk-mark-open-') ? layerCount + 1 : Number(highlight.at(-1));
}
