// Owns the area being drawn in a reader: which papers areas can be drawn on, whether plain dragging draws, and the rectangle drawn but not marked yet.
// Must not draw or store.
import { createContext, useContext, useSyncExternalStore } from 'react';
import { type Anchor, anchorKind, type Rect } from '../../../db/model/draft.ts';
import { newId } from '../../../db/model/ids.ts';
import { rectStored, type Space } from './areaSpace.ts';
import type { PaintedMark } from './painter.ts';

/** A page or picture on the screen. */
export interface Paper {
  readonly entryId: string;
  /** Counts from 1; null for a picture. */
  readonly page: number | null;
  readonly element: HTMLElement;
  readonly space: Space;
}

/** A rectangle drawn and not marked yet, in the paper's own space. */
export interface DrawnArea {
  readonly entryId: string;
  readonly page: number | null;
  readonly rect: Rect;
}

interface State {
  /** Plain dragging draws, also over words. */
  readonly isDrawing: boolean;
  readonly drawn: DrawnArea | null;
}

/** The areas of one reader. */
export interface Areas {
  readonly state: () => State;
  readonly subscribe: (hear: () => void) => () => void;
  /** Adds a paper while it is shown; the answer takes it away. */
  readonly addPaper: (paper: Paper) => () => void;
  readonly setDrawing: (isDrawing: boolean) => void;
  readonly draw: (drawn: DrawnArea | null) => void;
  /** Draws a rectangle in the middle of what is seen, to be moved by the keyboard. False: no paper is seen. */
  readonly drawInView: () => boolean;
  /** Leaves drawing, and the rectangle that was drawn. False: there was nothing to leave. */
  readonly leave: () => boolean;
  /** Brings a mark's area into view; false when it is on no paper shown. */
  readonly reveal: (markId: string) => boolean;
}

const nothing: State = { isDrawing: false, drawn: null };
/** Only one area is drawn in a window: a key marks it in whichever reader it is. */
let owner: { readonly drop: () => void } | null = null;

/** The areas of a reader just opened. */
export function createAreas(): Areas {
  const papers = new Set<Paper>();
  const hearers = new Set<() => void>();
  let state = nothing;
  const become = (next: State) => {
    state = next;
    for (const hear of hearers) hear();
  };
  const own = { drop: () => become({ ...state, drawn: null }) };
  const draw = (drawn: DrawnArea | null) => {
    if (drawn !== null && owner !== own) {
      owner?.drop();
      owner = own;
    }
    if (drawn !== state.drawn) become({ ...state, drawn });
  };
  return {
    state: () => state,
    subscribe: (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    addPaper: (paper) => {
      papers.add(paper);
      return () => papers.delete(paper);
    },
    setDrawing: (isDrawing) => become({ ...state, isDrawing }),
    draw,
    drawInView: () => {
      const seen = [...papers].map((paper) => ({ paper, box: boxInView(paper.element) })).sort((a, b) => area(b.box) - area(a.box))[0];
      if (seen === undefined || area(seen.box) === 0) return false;
      const { paper, box } = seen;
      const rect = { x: box.x + box.width * 0.3, y: box.y + box.height * 0.4, width: box.width * 0.4, height: box.height * 0.2 };
      draw({ entryId: paper.entryId, page: paper.page, rect: rectStored(paper.space, rect) });
      return true;
    },
    leave: () => {
      if (!state.isDrawing && state.drawn === null) return false;
      become(nothing);
      return true;
    },
    reveal: (markId) => {
      for (const { element } of papers) {
        const painted = element.querySelector(`[data-area="${CSS.escape(markId)}"]`);
        if (painted === null) continue;
        painted.scrollIntoView({ block: 'center', inline: 'nearest' });
        return true;
      }
      return false;
    },
  };
}

function area({ width, height }: Rect): number {
  return Math.max(0, width) * Math.max(0, height);
}

/** The part of a paper that can be seen in its scroller, from the paper's own corner. */
function boxInView(element: HTMLElement): Rect {
  const own = element.getBoundingClientRect();
  const room = (element.closest('[data-scroller]') ?? element.ownerDocument.documentElement).getBoundingClientRect();
  const [left, top] = [Math.max(own.left, room.left), Math.max(own.top, room.top)];
  const [right, bottom] = [Math.min(own.right, room.right), Math.min(own.bottom, room.bottom)];
  return { x: left - own.left, y: top - own.top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

/** The mark of a drawn area as painted before the store has answered. Words printed under it are not taken: an area says only where. */
export function areaMark({ entryId, page, rect }: DrawnArea, extractionId: string | null, headIds: readonly string[]): PaintedMark {
  const anchor: Anchor = { exact: '', prefix: '', suffix: '', start: null, end: null, extractionId, page, rects: [rect], cells: null };
  return { id: newId(), value: { entryId, headIds: [...headIds], anchor } };
}

/** Whether a mark is painted as an area: it is one, or its words stand on a picture that has no text. */
export function isPaintedAsArea({ value: { anchor } }: PaintedMark): boolean {
  const kind = anchorKind(anchor);
  return kind === 'area' || (kind === 'words' && anchor.start === null && anchor.rects.length > 0);
}

/** A mark to paint with the name it has once it is stored. */
export type NamedMark = PaintedMark & { readonly key?: string };

/** What papers need of their reader to draw and paint areas. */
export interface AreasApi {
  readonly areas: Areas;
  /** Stored marks have their names. */
  readonly marks: readonly NamedMark[];
  readonly openId: string | null;
  readonly onOpen: (markId: string) => void;
}

export const AreasContext = createContext<AreasApi | null>(null);

/** The areas of the reader a paper stands in, with what is drawn now. */
export function useAreas(): AreasApi & State {
  const api = useContext(AreasContext);
  if (api === null) throw new Error('A paper was shown outside a reader.');
  const state = useSyncExternalStore(api.areas.subscribe, api.areas.state);
  return { ...api, ...state };
}
