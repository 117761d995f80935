// Owns the grid of a sheet: only rows and columns in view are drawn, the keyboard walks cells, mouse and Shift select blocks. Must not narrow or mark.
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot hold rows placed by a virtual list; the roles say the same
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus roves over cells, not rows
import '../reader.css';
import { defaultRangeExtractor, type Range as RowRange, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { SheetFilter, SheetSort } from '../../../../db/model/sheet.ts';
import { readerText } from '../../../text/reader.ts';
import { useIsFlying } from '../../flying.ts';
import { Margin } from '../Margin.tsx';
import { useReader, useScrollPort } from '../readerContext.ts';
import { scrollPortOf } from '../scrollLink.ts';
import { columnsInView, numberWidth, type ShownColumn } from './columns.ts';
import { blockOf, type CellPlace, type GridPlace, isBlock, numberColumn, placeAfter, placedAt } from './gridPlace.ts';
import { SheetHeader } from './SheetHeader.tsx';
import { SheetRowLine } from './SheetRowLine.tsx';
import { type RowOrder, useRowsInView } from './sheetRows.ts';

/** A cell to bring into view; a new object asks again. The row by its position in what is shown. */
export interface WantedCell {
  readonly row: number;
  readonly column: number | null;
}

interface SheetGridProps {
  readonly caseId: string;
  readonly sheetId: string;
  readonly label: string;
  /** Columns of the sheet, those not shown among them. */
  readonly allColumns: number;
  readonly columns: readonly ShownColumn[];
  readonly order: RowOrder;
  /** Lines of words a row has room for. */
  readonly lines: number;
  readonly place: GridPlace;
  readonly onPlace: (place: GridPlace) => void;
  readonly dateColumn: number | null;
  readonly filter: SheetFilter;
  readonly sort: SheetSort | null;
  readonly onFilter: (change: Partial<SheetFilter>) => void;
  readonly onSort: (column: number) => void;
  readonly onSize: (column: number, width: number | null) => void;
  /** The row shown as a record or opened from elsewhere. */
  readonly hereOrdinal: number | null;
  /** Columns marked per row, as `SheetRowLine` takes them, and the rows whose words bear marks. */
  readonly markedCells: ReadonlyMap<number, string>;
  readonly markedRows: ReadonlySet<number>;
  /** The rows each mark stands on, by its id. */
  readonly markPlaces: ReadonlyMap<string, readonly [number, number]>;
  readonly wanted: WantedCell | null;
  /** A row is opened as a record: by its number, or Enter. */
  readonly onOpenRow: (position: number) => void;
  /** Escape, when there is no block to let go. False: nothing to leave. */
  readonly onLeave: () => boolean;
}

const [lineHeight, rowPadding, headHeight] = [18, 8, 54];

/** Of a row that flies past only its number is drawn. */
const noColumns: readonly ShownColumn[] = [];

/** The grid, filling what is left of the reader. (W3C, ARIA Authoring Practices: data grid.) */
export function SheetGrid(props: SheetGridProps) {
  const { columns, order, place, onPlace, wanted, onFilter, onSort, onSize } = props;
  const { onClick, isFinding } = useReader();
  const scroller = useRef<HTMLDivElement>(null);
  useScrollPort(() => scroller.current && scrollPortOf(scroller.current), props.sheetId);
  const rowHeight = props.lines * lineHeight + rowPadding;
  const activeRow = place.active.row;
  const rows = useVirtualizer({
    count: order.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
    overscan: 6,
    // The row with the keyboard is kept, wherever the view has gone: focus must not be lost with it.
    rangeExtractor: useCallback(
      (range: RowRange) => {
        const drawn = defaultRangeExtractor(range);
        if (activeRow < 0 || activeRow >= range.count || drawn.includes(activeRow)) return drawn;
        return activeRow < (drawn[0] ?? 0) ? [activeRow, ...drawn] : [...drawn, activeRow];
      },
      [activeRow],
    ),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when rows become higher or lower
  useLayoutEffect(() => rows.measure(), [rowHeight]);
  const shown = rows.getVirtualItems();
  const isFlying = useIsFlying(rows);
  const inView = isFlying ? null : (rows.range ?? { startIndex: 0, endIndex: 40 });
  const rowAt = useRowsInView(props.caseId, props.sheetId, order, inView);

  const view = useSideways(scroller);
  const drawn = useMemo(() => columnsInView(columns, view, place.active.column), [columns, view, place.active.column]);
  const last = columns.at(-1);
  const width = last === undefined ? numberWidth : last.left + last.width;
  const keptWidth = columns.reduce((sum, each) => (each.isKept ? sum + each.width : sum), numberWidth);

  const showColumn = useCallback(
    (column: number) => {
      const [element, at] = [scroller.current, columns.find((each) => each.column === column)];
      if (element === null || at === undefined || at.isKept) return;
      if (at.left < element.scrollLeft + keptWidth || at.width > element.clientWidth - keptWidth) element.scrollLeft = at.left - keptWidth;
      else if (at.left + at.width > element.scrollLeft + element.clientWidth) element.scrollLeft = at.left + at.width - element.clientWidth;
    },
    [columns, keptWidth],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a cell is asked for once
  useEffect(() => {
    if (wanted === null) return;
    rows.scrollToIndex(wanted.row, { align: 'center' });
    if (wanted.column !== null) showColumn(wanted.column);
  }, [wanted]);

  /** Whether the keyboard moved the place, and the focus has to follow. */
  const follows = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the place, not the view
  useLayoutEffect(() => {
    if (!follows.current) return;
    follows.current = false;
    const { row, column } = place.active;
    scroller.current?.querySelector<HTMLElement>(`[data-row="${row}"] [data-column="${column}"]`)?.focus({ preventScroll: true });
    if (row >= 0) rows.scrollToIndex(row, { align: 'auto' });
    showColumn(column);
  }, [place]);
  const go = (to: GridPlace) => {
    follows.current = true;
    onPlace(to);
  };

  const block = blockOf(place, columns);
  const isSelecting = isBlock(place);
  const selectedIn = (position: number) =>
    block !== null && isSelecting && position >= block.top && position <= block.bottom ? `${block.first}-${block.last}` : null;
  const drag = useCellDrag(place, onPlace);

  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>) => {
    const isField = event.target instanceof HTMLInputElement;
    const { key } = event;
    if (isField && !['ArrowUp', 'ArrowDown', 'Escape'].includes(key)) return;
    const done = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.altKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      const at = columns.find(({ column }) => column === place.active.column);
      if (at !== undefined) onSize(at.column, at.width + (key === 'ArrowRight' ? 16 : -16));
      return done();
    }
    if (event.altKey || event.metaKey) return;
    if (key === 'Enter' && activeRow >= 0) {
      props.onOpenRow(activeRow);
      return done();
    }
    if (key === 'Escape') {
      if (isField) go(placedAt({ row: 0, column: place.active.column }));
      else if (isSelecting) go(placedAt(place.active));
      else if (!props.onLeave()) return;
      return done();
    }
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1);
    const to = order.count === 0 && activeRow >= 0 ? null : placeAfter(place, event, { rows: order.count, columns, page });
    if (to === null) return;
    go(to);
    done();
  };

  // Of a mark on rows the filter parts, the first that is shown bears the bracket.
  const spans = useMemo(
    () =>
      [...props.markPlaces].flatMap(([markId, [first, last]]) => {
        const at = order.positionOf(first);
        if (at === null) return [];
        const end = order.positionOf(last);
        const height = rowHeight * (end !== null && end - at === last - first ? end - at + 1 : 1);
        return [{ markId, top: headHeight + at * rowHeight, bottom: headHeight + at * rowHeight + height }];
      }),
    [props.markPlaces, order, rowHeight],
  );

  return (
    <div className="desk-sheet-beside">
      <Margin of={scroller} given={spans} head={headHeight} />
      <div
        ref={scroller}
        role="grid"
        aria-label={props.label}
        aria-rowcount={order.count + 2}
        aria-colcount={props.allColumns + 1}
        aria-multiselectable
        className="desk-sheet-grid"
        data-lines={props.lines}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const cell = cellOf(event.target);
          if (cell !== null && !drag.isDragging() && (cell.row !== activeRow || cell.column !== place.active.column))
            onPlace(placedAt(cell));
        }}
        onPointerDown={drag.onPointerDown}
        onClick={(event) => {
          const cell = cellOf(event.target);
          if (cell === null || cell.row < 0 || drag.wasDragged()) return;
          if (cell.column === numberColumn && !event.shiftKey) props.onOpenRow(cell.row);
          else onClick(event.currentTarget.ownerDocument, event.clientX, event.clientY);
        }}
      >
        <div
          role="presentation"
          className="desk-sheet-page"
          style={{ width, height: Math.max(rows.getTotalSize(), headHeight + rowHeight) }}
        >
          <SheetHeader
            columns={drawn}
            dateColumn={props.dateColumn}
            filter={props.filter}
            sort={props.sort}
            active={place.active}
            onFilter={onFilter}
            onSort={onSort}
            onSize={onSize}
          />
          <div role="rowgroup">
            {order.count === 0 && (
              <div role="row" className="desk-sheet-row" style={{ top: headHeight }}>
                <div role="gridcell" aria-colindex={1} className="desk-sheet-none">
                  {readerText.noRows}
                </div>
              </div>
            )}
            {shown.map(({ index, start }) => {
              const ordinal = order.ordinalAt(index);
              if (ordinal === undefined) return null;
              return (
                <SheetRowLine
                  key={ordinal}
                  position={index}
                  ordinal={ordinal}
                  row={rowAt(index)}
                  columns={isFlying && index !== activeRow ? noColumns : drawn}
                  top={start}
                  active={index === activeRow ? place.active.column : null}
                  selected={selectedIn(index)}
                  marked={props.markedCells.get(ordinal) ?? ''}
                  isHere={ordinal === props.hereOrdinal}
                  isMarkable={isFinding || props.markedRows.has(ordinal) || ordinal === props.hereOrdinal || index === activeRow}
                />
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

/** The cell an element stands in; null outside the cells. */
function cellOf(target: EventTarget | null): CellPlace | null {
  if (!(target instanceof Element)) return null;
  const [cell, row] = [target.closest('[data-column]'), target.closest('[data-row]')];
  if (cell === null || row === null) return null;
  return { row: Number(row.getAttribute('data-row')), column: Number(cell.getAttribute('data-column')) };
}

/** What is seen sideways, in steps, so that the grid is drawn anew only when other columns come into view. */
function useSideways(scroller: React.RefObject<HTMLDivElement | null>): { readonly left: number; readonly width: number } {
  const step = 120;
  const [view, setView] = useState({ left: 0, width: 1200 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = () => {
      const [left, width] = [Math.floor(element.scrollLeft / step) * step, Math.ceil(element.clientWidth / step + 1) * step];
      setView((before) => (before.left === left && before.width === width ? before : { left, width }));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [scroller]);
  return view;
}

interface CellDrag {
  readonly onPointerDown: (event: React.PointerEvent<HTMLDivElement>) => void;
  readonly isDragging: () => boolean;
  /** Whether the click that follows ended a drag over cells. */
  readonly wasDragged: () => boolean;
}

/** Pressing on a cell and moving to another selects the block between; moving within one cell selects its words, as anywhere. */
function useCellDrag(place: GridPlace, onPlace: (place: GridPlace) => void): CellDrag {
  const state = useRef({ isDown: false, isOverCells: false });
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  const onPointerDown = (event: React.PointerEvent<HTMLDivElement>) => {
    const cell = cellOf(event.target);
    state.current = { isDown: false, isOverCells: false };
    if (cell === null || cell.row < 0 || event.button !== 0 || event.target instanceof HTMLInputElement) return;
    if (event.shiftKey && place.from.row >= 0) {
      event.preventDefault();
      state.current.isOverCells = true;
      onPlace({ active: cell, from: place.from });
      return;
    }
    onPlace(placedAt(cell));
    const [grid, document] = [event.currentTarget, event.currentTarget.ownerDocument];
    let pointer = { x: event.clientX, y: event.clientY };
    let frame = 0;
    state.current.isDown = true;
    const reach = () => {
      const box = grid.getBoundingClientRect();
      const [x, y] = [
        Math.min(box.left + grid.clientWidth - 2, Math.max(box.left + 2, pointer.x)),
        Math.min(box.top + grid.clientHeight - 2, Math.max(box.top + headHeight + 2, pointer.y)),
      ];
      const over = cellOf(document.elementFromPoint(x, y));
      if (over === null || over.row < 0) return;
      if (!state.current.isOverCells && over.row === cell.row && over.column === cell.column) return;
      state.current.isOverCells = true;
      grid.setAttribute('data-selecting', '');
      document.getSelection()?.removeAllRanges();
      onPlace({ active: over, from: cell });
    };
    // Held beyond an edge, the grid moves that way.
    const pull = () => {
      const box = grid.getBoundingClientRect();
      const beyond = (at: number, low: number, high: number) => (at < low ? at - low : at > high ? at - high : 0);
      const [dx, dy] = [beyond(pointer.x, box.left, box.right), beyond(pointer.y, box.top + headHeight, box.bottom)];
      if (state.current.isOverCells && (dx !== 0 || dy !== 0)) {
        grid.scrollBy(dx / 4, dy / 4);
        reach();
      }
      frame = requestAnimationFrame(pull);
    };
    const move = (moved: PointerEvent) => {
      pointer = { x: moved.clientX, y: moved.clientY };
      reach();
    };
    const end = () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', end);
      document.removeEventListener('pointercancel', end);
      grid.removeAttribute('data-selecting');
      state.current.isDown = false;
    };
    stop.current = end;
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', end);
    document.addEventListener('pointercancel', end);
    frame = requestAnimationFrame(pull);
  };
  return { onPointerDown, isDragging: () => state.current.isDown, wasDragged: () => state.current.isOverCells };
}
