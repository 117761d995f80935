// Owns telling a list that is read from one that flies past. Must not draw.
import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';

/** Whether the list goes by faster than a screen at each step, as when its bar is dragged through a long case: nobody reads that. */
export function useIsFlying(rows: Virtualizer<HTMLDivElement, Element>): boolean {
  const before = useRef({ at: 0, isFlying: false });
  const now = rows.scrollOffset ?? 0;
  const step = Math.abs(now - before.current.at);
  // Drawn again where it is, for another reason than a scroll, it flies as it did.
  const isFlying = rows.isScrolling && (step === 0 ? before.current.isFlying : step > (rows.scrollRect?.height ?? 0));
  useLayoutEffect(() => {
    before.current = { at: now, isFlying };
  });
  return isFlying;
}
