// Owns the scroll of a torn-off reader as the main window sees it, so that it can be locked to the other reader like one beside the list. Must not lock:
// linkedScroll does.
import { useCallback, useEffect } from 'react';
import { bridge } from '../../api/bridge.ts';
import { type Pane, panes } from '../../api/place.tsx';
import type { ScrollPlace, ScrollPort } from '../../ui/reader/index.ts';

/** Pixels a reader of another window counts as long: its real ones are not known, and only whether it moved is asked. */
const length = 100_000;

/** A reader of another window. What it was brought to is taken as where it stands, until it says otherwise. */
export function distantPort(
  pane: Pane,
  first: ScrollPlace,
): ScrollPort & { readonly take: (place: ScrollPlace, isByHand: boolean) => void } {
  let now = first;
  let sent = '';
  const ears = new Set<{ readonly scrolled: () => void; readonly touched: () => void }>();
  return {
    top: () => (now.page ?? now.share) * length,
    place: () => now,
    goTo: (target) => {
      now = 'page' in target ? { ...now, page: target.page } : { ...now, share: target.share };
      const wanted = JSON.stringify(target);
      // While it settles the same place is asked for at every frame.
      if (wanted === sent) return;
      sent = wanted;
      void bridge().tellFocus({ do: 'scroll', pane, to: target });
    },
    hear: (ear) => {
      ears.add(ear);
      return () => void ears.delete(ear);
    },
    take: (place, isByHand) => {
      now = place;
      if (!isByHand) return;
      sent = '';
      for (const { touched, scrolled } of ears) {
        touched();
        scrolled();
      }
    },
  };
}

/** In the main window: offers each torn-off reader's scroll as soon as it says where it stands. */
export function useDistantScroll(
  torn: Readonly<Record<Pane, boolean>>,
  onPort: Readonly<Record<Pane, (port: ScrollPort) => () => void>>,
): void {
  useEffect(() => {
    const stops = panes.filter((pane) => torn[pane]).map((pane) => offered(pane, onPort[pane]));
    return () => {
      for (const stop of stops) stop();
    };
  }, [torn, onPort]);
}

function offered(pane: Pane, onPort: (port: ScrollPort) => () => void): () => void {
  let port: ReturnType<typeof distantPort> | null = null;
  let takeBack: () => void = () => undefined;
  const stop = bridge().on('focus.told', (told) => {
    if (told.do !== 'scrolled' || told.pane !== pane) return;
    const place = { share: told.share, page: told.page };
    if (port !== null && (port.place().page === null) === (place.page === null)) return port.take(place, told.isByHand);
    // Another kind of paper is shown there: locked anew, as it then stands.
    takeBack();
    port = distantPort(pane, place);
    takeBack = onPort(port);
  });
  void bridge().tellFocus({ do: 'ask' });
  return () => {
    stop();
    takeBack();
  };
}

/** In a torn-off reader: what its body is given to say where it stands, and to go where it is brought. */
export function useOwnScroll(pane: Pane): (port: ScrollPort) => () => void {
  return useCallback(
    (port: ScrollPort) => {
      let isByHand = false;
      const say = () => void bridge().tellFocus({ do: 'scrolled', pane, ...port.place(), isByHand });
      const stopHearing = port.hear({
        scrolled: say,
        touched: () => {
          isByHand = true;
        },
      });
      const stopTold = bridge().on('focus.told', (told) => {
        if (told.do === 'ask') say();
        if (told.do !== 'scroll' || told.pane !== pane) return;
        isByHand = false;
        port.goTo(told.to);
      });
      say();
      return () => {
        stopHearing();
        stopTold();
      };
    },
    [pane],
  );
}
