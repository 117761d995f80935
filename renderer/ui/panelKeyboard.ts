// Owns where the keyboard goes with a panel that is opened beside a screen: into it, and back to where it was. Must not open or close one.
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** What the element of a panel takes. */
interface PanelKeyboard {
  readonly ref: RefObject<HTMLElement | null>;
  readonly tabIndex: -1;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * A panel takes the keyboard as it is opened; Escape gives it back and leaves the panel open, and so does closing it.
 * @param isAsked false for a panel that comes by itself: it leaves the keyboard where it is
 */
export function usePanelKeyboard(isAsked = true): PanelKeyboard {
  const ref = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const panel = ref.current;
    if (!isAsked || panel === null) return;
    before.current = document.activeElement;
    panel.focus();
    // Before it is taken off the page.
    return () => {
      if (panel.contains(document.activeElement)) giveBack(before.current);
    };
  }, [isAsked]);
  return {
    ref,
    tabIndex: -1,
    onKeyDown: (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || !giveBack(before.current)) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

/**
 * Lets the first line of a panel have the keyboard once it is drawn, unless it has gone elsewhere meanwhile.
 * @param part of the panel
 * @param lines a selector
 */
export function useFirstLine(part: RefObject<HTMLElement | null>, lines: string, isThere: boolean): void {
  useEffect(() => {
    const panel = part.current?.closest<HTMLElement>('aside');
    if (isThere && panel != null && document.activeElement === panel) panel.querySelector<HTMLElement>(lines)?.focus();
  }, [part, lines, isThere]);
}

function giveBack(to: Element | null): boolean {
  if (!(to instanceof HTMLElement) || !to.isConnected || to === document.body) return false;
  to.focus();
  return true;
}
