// Owns how a page or picture is looked at: how large and which way up. Pure but for its hook; must not draw.
import { useState } from 'react';
import { useActions } from '../actions.ts';
import { useReader } from './readerContext.ts';

/** Sizes against the width of the reader. */
const zooms = [0.4, 0.6, 0.8, 1, 1.25, 1.6, 2, 2.6, 4] as const;

/** `zoom` is a share of the reader's width; `page` shows the whole page at once. */
export interface PageView {
  readonly zoom: number | 'page';
  /** Turned clockwise from how it was supplied, in degrees. */
  readonly turn: 0 | 90 | 180 | 270;
}

const asSupplied: PageView = { zoom: 1, turn: 0 };

/** The next size up (1) or down (-1) from a share; the last one stays. */
function stepZoom(from: number, by: 1 | -1): number {
  const next = by === 1 ? zooms.find((zoom) => zoom > from + 0.01) : zooms.findLast((zoom) => zoom < from - 0.01);
  return next ?? from;
}

/** What can be done with the view; `share` is the size shown now against the reader's width. */
export interface ViewActs {
  readonly view: PageView;
  readonly larger: (share: number) => void;
  readonly smaller: (share: number) => void;
  readonly fitWidth: () => void;
  readonly fitPage: () => void;
  readonly turn: () => void;
}

/** The view of one entry, begun as supplied, with its keys. `share` answers the size shown now. */
export function usePageView(share: () => number): ViewActs {
  const { isActive } = useReader();
  const [view, setView] = useState(asSupplied);
  const zoomTo = (zoom: PageView['zoom']) => setView((now) => ({ ...now, zoom }));
  const acts: ViewActs = {
    view,
    larger: (now) => zoomTo(stepZoom(now, 1)),
    smaller: (now) => zoomTo(stepZoom(now, -1)),
    fitWidth: () => zoomTo(1),
    fitPage: () => zoomTo('page'),
    turn: () => setView((now) => ({ ...now, turn: ((now.turn + 90) % 360) as PageView['turn'] })),
  };
  const whenActive = (run: () => void) => () => (isActive ? run() : false);
  useActions({
    larger: whenActive(() => acts.larger(share())),
    smaller: whenActive(() => acts.smaller(share())),
    fitWidth: whenActive(acts.fitWidth),
    fitPage: whenActive(acts.fitPage),
    turn: whenActive(acts.turn),
  });
  return acts;
}

/** The size of something turned, and how it is laid so that its turned picture fills that size from the corner. */
export function turned(width: number, height: number, turn: PageView['turn']) {
  const isLying = turn % 180 !== 0;
  const outer = isLying ? { width: height, height: width } : { width, height };
  return {
    outer,
    inner: {
      position: 'absolute',
      width,
      height,
      left: (outer.width - width) / 2,
      top: (outer.height - height) / 2,
      ...(turn === 0 ? {} : { transform: `rotate(${turn}deg)` }),
    },
  } as const;
}
