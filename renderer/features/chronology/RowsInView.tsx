// Owns drawing only those rows of the chronology that are in view, however many there are; rows are as high as their words. Must not know what a row says.
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot hold rows placed by a virtual list; the roles say the same
import Box from '@mui/material/Box';
import { defaultRangeExtractor, type Range as RowRange, useVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** A line with two accounts and its date; what was measured takes its place. */
const usualHeight = 104;

interface RowsInViewProps {
  readonly keys: readonly string[];
  /** What scrolls; it may hold more than these rows. */
  readonly scroller: HTMLElement | null;
  /** A row that is drawn wherever the view is: somebody types in it. */
  readonly keptKey: string | null;
  /** The cells of a row; another function draws all of them anew. */
  readonly cells: (index: number) => ReactNode;
}

/** The rows, in a table whose first row is its head. The row with the keyboard stays drawn, so that the focus is not lost with the view. */
export function RowsInView({ keys, scroller, keptKey, cells }: RowsInViewProps) {
  const body = useRef<HTMLDivElement>(null);
  const [above, setAbove] = useState(0);
  const focused = useRef<string | null>(null);
  const rows = useVirtualizer({
    count: keys.length,
    getScrollElement: () => scroller,
    estimateSize: () => usualHeight,
    getItemKey: useCallback((index: number) => keys[index] ?? index, [keys]),
    scrollMargin: above,
    overscan: 6,
    rangeExtractor: useCallback(
      (range: RowRange) => {
        const kept = [keptKey, focused.current].flatMap((key) => (key === null ? [] : keys.indexOf(key))).filter((at) => at >= 0);
        return [...new Set([...defaultRangeExtractor(range), ...kept])].sort((a, b) => a - b);
      },
      [keys, keptKey],
    ),
  });
  // Filters that wrap and a form that opens move the rows down in what scrolls. They come with other cells; a scroll does not, and measures nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when the list around the rows was drawn anew
  useLayoutEffect(() => {
    if (body.current === null || scroller === null) return;
    const top = body.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
    setAbove(Math.round(top));
  }, [scroller, cells]);
  const withFocus = (target: Element | null) => target?.closest<HTMLElement>('[data-index]')?.dataset.index;
  return (
    <div
      ref={body}
      role="rowgroup"
      onFocus={(event) => {
        focused.current = keys[Number(withFocus(event.target))] ?? null;
      }}
      onBlur={(event) => {
        if (withFocus(event.relatedTarget) === undefined) focused.current = null;
      }}
      style={{ height: rows.getTotalSize(), position: 'relative', flex: 'none' }}
    >
      {rows.getVirtualItems().map(({ key, index, start }) => (
        <Box
          key={key}
          ref={rows.measureElement}
          role="row"
          aria-rowindex={index + 2}
          data-index={index}
          style={{ position: 'absolute', top: 0, left: 0, right: 0, transform: `translateY(${start - above}px)` }}
        >
          <Cells index={index} cells={cells} />
        </Box>
      ))}
    </div>
  );
}

interface CellsProps {
  readonly index: number;
  readonly cells: (index: number) => ReactNode;
}

/** A row's cells, not drawn anew while the list only scrolls. */
const Cells = memo(function Cells({ index, cells }: CellsProps) {
  return cells(index);
});
