// Owns painting what is looked for over a reader's surfaces, and bringing one hit of it into view. Must not know marks, nor how hits are counted.
import { findable, type Span } from '../../../db/model/find.ts';
import { dressHighlight, foundHighlights } from './highlights.ts';
import { unfoldAround } from './mail/folding.ts';
import { type Surface, sayPainted } from './surface.ts';

/** One hit of a paper. */
export interface FoundPlace {
  /** The entry it stands in: the paper, or a row of the sheet. */
  readonly entryId: string;
  /** The cell of a sheet: its row's number and its column, from 0; null where there are no rows. */
  readonly cell: { readonly ordinal: number; readonly column: number } | null;
  /** Its number among the hits of that entry, from 0. */
  readonly nth: number;
  /** In the canonical text, where the paper is drawn by pages; null elsewhere. */
  readonly span: Span | null;
  readonly page: number | null;
}

/** What is looked for. */
export interface LookedFor {
  readonly find: (text: ReturnType<typeof findable>) => readonly Span[];
  /** Hits with their places in the canonical text; null where surfaces are looked through themselves. */
  readonly spans: readonly Span[] | null;
}

/** Paints one reader's hits. */
export interface Found {
  readonly addSurface: (surface: Surface) => () => void;
  readonly show: (sought: LookedFor | null, at: FoundPlace | null) => void;
  /** Hits on the surfaces of an entry shown whole; null when none is shown. */
  readonly countIn: (entryId: string) => number | null;
  /** Brings the hit stood on into view; false when it is on no surface shown. */
  readonly reveal: () => boolean;
  readonly clear: () => void;
}

/** Hits are painted over every mark, whatever layer that lies in. */
const overMarks = 100;

/** The highlights of one document; a frame has its own. */
export type HighlightView = Window & {
  readonly CSS: typeof CSS;
  readonly Highlight: typeof Highlight;
  readonly CSSStyleSheet: typeof CSSStyleSheet;
};

/** Sets one named highlight, or takes it away. The higher its priority, the more it lies over. */
export function setHighlight(view: HighlightView, name: string, ranges: readonly Range[], priority: number): void {
  if (ranges.length === 0) {
    view.CSS.highlights.delete(name);
    return;
  }
  dressHighlight(view, name);
  const highlight = new view.Highlight(...ranges);
  highlight.priority = priority;
  view.CSS.highlights.set(name, highlight);
}

/** A painter of hits for the reader of this name. */
export function createFound(name: string): Found {
  const names = foundHighlights(name);
  const surfaces = new Set<Surface>();
  const views = new Set<HighlightView>();
  const read = new WeakMap<Surface, ReturnType<typeof findable>>();
  let spansOf = new WeakMap<Surface, readonly Span[]>();
  let sought: LookedFor | null = null;
  let at: FoundPlace | null = null;
  let atRange: Range | null = null;

  const textOf = (surface: Surface) => {
    const known = read.get(surface) ?? findable(surface.text.normalize('NFC'));
    read.set(surface, known);
    return known;
  };
  /** The hits of a surface, in its own offsets. */
  const spansOn = (surface: Surface): readonly Span[] => {
    if (sought === null) return [];
    const known = spansOf.get(surface);
    if (known !== undefined) return known;
    const end = surface.from + surface.text.length;
    const spans =
      surface.page !== null && sought.spans !== null
        ? sought.spans.filter((span) => span.start < end && span.end > surface.from)
        : sought.find(textOf(surface));
    spansOf.set(surface, spans);
    return spans;
  };
  const isAt = (surface: Surface, span: Span, nth: number) =>
    at !== null &&
    at.entryId === surface.entryId &&
    (surface.page === null || at.span === null ? nth === at.nth : span.start === at.span.start && span.end === at.span.end);

  const paint = () => {
    const byView = new Map<HighlightView, { all: Range[]; at: Range[] }>();
    for (const view of views) byView.set(view, { all: [], at: [] });
    atRange = null;
    for (const surface of surfaces) {
      const view = surface.root.ownerDocument.defaultView as HighlightView | null;
      if (view === null) continue;
      views.add(view);
      const ranges = byView.get(view) ?? { all: [], at: [] };
      byView.set(view, ranges);
      const spans = spansOn(surface);
      sayPainted(surface, 'data-found', spans.length > 0);
      for (const [nth, span] of spans.entries()) {
        const range = surface.rangeAt(span.start, span.end);
        if (range === null) continue;
        const isHere = isAt(surface, span, nth);
        ranges[isHere ? 'at' : 'all'].push(range);
        if (isHere) atRange ??= range;
      }
    }
    for (const [view, ranges] of byView) {
      setHighlight(view, names.all, ranges.all, overMarks);
      setHighlight(view, names.at, ranges.at, overMarks + 1);
    }
  };

  return {
    addSurface: (surface) => {
      surfaces.add(surface);
      if (sought !== null) paint();
      return () => {
        surfaces.delete(surface);
        if (sought !== null) paint();
      };
    },
    show: (nextSought, nextAt) => {
      if (nextSought === null && sought === null) return;
      if (nextSought !== sought) spansOf = new WeakMap();
      sought = nextSought;
      at = nextAt;
      paint();
    },
    countIn: (entryId) => {
      const shown = [...surfaces].filter((surface) => surface.entryId === entryId && surface.page === null);
      return shown.length === 0 ? null : shown.reduce((count, surface) => count + spansOn(surface).length, 0);
    },
    reveal: () => {
      if (atRange === null) return false;
      showRange(atRange);
      return true;
    },
    clear: () => {
      surfaces.clear();
      paint();
      views.clear();
    },
  };
}

/** Brings words into view: themselves, not the whole of a long text they stand in. Stays where it is when they are in view already. */
export function showRange(range: Range): void {
  const document = range.startContainer.ownerDocument;
  const view = document?.defaultView;
  if (document == null || view == null) return;
  unfoldAround(range.startContainer);
  let rect = range.getBoundingClientRect();
  for (let element = range.startContainer.parentElement; element !== null; element = element.parentElement) {
    const isPage = element === document.scrollingElement;
    const { overflowY, overflowX } = view.getComputedStyle(element);
    const scrolls = isPage || /auto|scroll/.test(`${overflowY} ${overflowX}`);
    if (!scrolls || (element.scrollHeight <= element.clientHeight && element.scrollWidth <= element.clientWidth)) continue;
    const box = isPage ? { top: 0, left: 0 } : element.getBoundingClientRect();
    const [top, left] = [rect.top - box.top, rect.left - box.left];
    const isSeen = top >= 0 && top + rect.height <= element.clientHeight && left >= 0 && left + rect.width <= element.clientWidth;
    if (isSeen) continue;
    element.scrollBy(
      left >= 0 && left + rect.width <= element.clientWidth ? 0 : left - element.clientWidth / 3,
      top + rect.height / 2 - element.clientHeight / 2,
    );
    rect = range.getBoundingClientRect();
  }
}
