// Owns the head of a sheet's grid: the names of the columns, by which rows are sorted and columns sized, and a filter under each. Must not narrow rows.
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot hold rows placed by a virtual list; the roles say the same
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus roves over cells, not rows
import { memo, useRef } from 'react';
import type { SheetFilter, SheetSort } from '../../../../db/model/sheet.ts';
import { readerText } from '../../../text/reader.ts';
import { leastWidth, mostWidth, numberWidth, type ShownColumn } from './columns.ts';
import { DayFilter } from './DayFilter.tsx';
import { type CellPlace, filtersRow, namesRow, numberColumn } from './gridPlace.ts';

interface SheetHeaderProps {
  readonly columns: readonly ShownColumn[];
  readonly dateColumn: number | null;
  readonly filter: SheetFilter;
  readonly sort: SheetSort | null;
  readonly active: CellPlace;
  readonly onFilter: (change: Partial<SheetFilter>) => void;
  readonly onSort: (column: number) => void;
  readonly onSize: (column: number, width: number | null) => void;
}

/** What the rows are sorted by, seen from a column; the one with the dates sorts by the dates read from it. */
export function sortBy(column: number, dateColumn: number | null): SheetSort['by'] {
  return column === dateColumn ? 'date' : column;
}

/** Two rows of the grid that stay while the others move under them. */
export const SheetHeader = memo(function SheetHeader(props: SheetHeaderProps) {
  const { columns, dateColumn, filter, sort, active, onFilter, onSort, onSize } = props;
  const setWords = (column: number, words: string) => {
    const others = (filter.columns ?? []).filter((each) => each.column !== column);
    onFilter({ columns: words === '' ? others : [...others, { column, words }].sort((a, b) => a.column - b.column) });
  };
  let [nameEdge, filterEdge] = [numberWidth, numberWidth];
  const placed = ({ left, width, isKept }: ShownColumn, edge: number) => ({
    width,
    ...(left > edge ? { marginLeft: left - edge } : {}),
    ...(isKept ? { left } : {}),
  });
  return (
    <div role="rowgroup" className="desk-sheet-head">
      <div role="row" className="desk-sheet-names" aria-rowindex={1} data-row={namesRow}>
        <div
          role="columnheader"
          className="desk-sheet-number"
          aria-colindex={1}
          data-column={numberColumn}
          tabIndex={tabOf(active, namesRow, numberColumn)}
        >
          #
        </div>
        {columns.map((each) => {
          const { column, name, width, isKept } = each;
          const isSorted = sort !== null && sort.by === sortBy(column, dateColumn);
          const style = placed(each, nameEdge);
          nameEdge = each.left + width;
          return (
            <div
              key={column}
              role="columnheader"
              className={isKept ? 'desk-sheet-name desk-sheet-kept' : 'desk-sheet-name'}
              aria-colindex={column + 2}
              aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}
              style={style}
              title={readerText.sortHint(name)}
            >
              <button type="button" data-column={column} tabIndex={tabOf(active, namesRow, column)} onClick={() => onSort(column)}>
                <span>{name}</span>
                {isSorted && <span aria-hidden>{sort.isDescending ? '↓' : '↑'}</span>}
              </button>
              <Sizer column={column} width={width} onSize={onSize} />
            </div>
          );
        })}
      </div>
      <div role="row" className="desk-sheet-filters" aria-rowindex={2} data-row={filtersRow}>
        <div
          role="gridcell"
          className="desk-sheet-number"
          aria-colindex={1}
          data-column={numberColumn}
          tabIndex={tabOf(active, filtersRow, numberColumn)}
        />
        {columns.map((each) => {
          const { column, name, width, isKept } = each;
          const style = placed(each, filterEdge);
          filterEdge = each.left + width;
          const tab = tabOf(active, filtersRow, column);
          return (
            <div
              key={column}
              role="gridcell"
              className={isKept ? 'desk-sheet-filter desk-sheet-kept' : 'desk-sheet-filter'}
              aria-colindex={column + 2}
              style={style}
            >
              {column === dateColumn ? (
                <>
                  <DayFilter
                    label={readerText.fromDay}
                    value={filter.from ?? null}
                    column={column}
                    tabIndex={tab}
                    onChange={(from) => onFilter({ from })}
                  />
                  <DayFilter label={readerText.toDay} value={filter.to ?? null} tabIndex={tab} onChange={(to) => onFilter({ to })} />
                </>
              ) : (
                <input
                  data-column={column}
                  tabIndex={tab}
                  aria-label={readerText.filterOf(name)}
                  placeholder="…"
                  value={filter.columns?.find((one) => one.column === column)?.words ?? ''}
                  maxLength={200}
                  onChange={(event) => setWords(column, event.target.value)}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
});

function tabOf(active: CellPlace, row: number, column: number): 0 | -1 {
  return active.row === row && active.column === column ? 0 : -1;
}

interface SizerProps {
  readonly column: number;
  readonly width: number;
  readonly onSize: SheetHeaderProps['onSize'];
}

/** The edge of a column: dragged to size it, clicked twice to fit it. Alt with an arrow does the same from the keyboard. */
function Sizer({ column, width, onSize }: SizerProps) {
  const grabbed = useRef<{ readonly x: number; readonly width: number } | null>(null);
  return (
    <span
      className="desk-sheet-sizer"
      aria-hidden
      title={readerText.sizeHint}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grabbed.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (grabbed.current === null) return;
        onSize(column, Math.min(mostWidth, Math.max(leastWidth, grabbed.current.width + event.clientX - grabbed.current.x)));
      }}
      onPointerUp={() => {
        grabbed.current = null;
      }}
      onDoubleClick={() => onSize(column, null)}
    />
  );
}
