// Owns telling a list that is read from one that flies past. Must not draw.
import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';

/** Whether the list goes by faster than a screen at each step, as when its bar is dragged through a long case: nobody reads that. */
export function useIsFlying(rows: Virtualizer<HTMLDivElement, Element>): boolean {
  const before = useRef(0);
  const now = rows.scrollOffset ?? 0;
  const isFlying = rows.isScrolling && Math.abs(now - before.current) > (rows.scrollRect?.height ?? 0);
  useLayoutEffect(() => {
    before.current = now;
  });
  return isFlying;
}
