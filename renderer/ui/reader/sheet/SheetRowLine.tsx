// Owns drawing one row of a sheet: its number and the cells in view. Must not read anything.
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot hold rows placed by a virtual list; the roles say the same
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus roves over cells, not rows
import { memo, useRef } from 'react';
import type { SheetRow } from '../../../../db/model/sheet.ts';
import { readerText } from '../../../text/reader.ts';
import { kerningFor } from '../endlessWord.ts';
import { useSurface } from '../readerContext.ts';
import { numberWidth, type ShownColumn } from './columns.ts';
import { numberColumn } from './gridPlace.ts';
import { cellName, recordName, recordSurface } from './recordSurface.ts';

interface SheetRowLineProps {
  readonly position: number;
  readonly ordinal: number;
  /** Undefined while it is on its way. */
  readonly row: SheetRow | undefined;
  readonly columns: readonly ShownColumn[];
  readonly top: number;
  /** The column the keyboard is in, when it is in this row. */
  readonly active: number | null;
  /** First and last selected column of this row, when it has any: `3-5`. */
  readonly selected: string | null;
  /** Columns marked in this row and whether by the open mark: `3,4;5`. */
  readonly marked: string;
  /** Shown as a record beside, or opened from elsewhere. */
  readonly isHere: boolean;
  /** Whether its words have to be found in it: it bears a mark, the keyboard is in it, or something is looked for. */
  readonly isMarkable: boolean;
}

/** A row; drawn anew only when something of it changes. */
export const SheetRowLine = memo(function SheetRowLine(props: SheetRowLineProps) {
  const { position, ordinal, row, columns, top, active, selected, marked, isHere, isMarkable } = props;
  const line = useRef<HTMLDivElement>(null);
  const [first, last] = selected === null ? [1, 0] : selected.split('-').map(Number);
  const isSelected = (column: number) => column >= (first ?? 1) && column <= (last ?? 0);
  const [plain = '', open = ''] = marked.split(';');
  const [plainColumns, openColumns] = [plain.split(','), open.split(',')];
  let edge = numberWidth;
  return (
    <div
      ref={line}
      role="row"
      className="desk-sheet-row"
      aria-rowindex={position + 3}
      data-row={position}
      {...(row === undefined ? {} : recordName(row.id))}
      style={{ top }}
      {...(isHere ? { 'data-here': '', 'aria-current': 'true' as const } : {})}
    >
      {isMarkable && row !== undefined && <RowSurface row={row} columns={columns} line={line} />}
      <div
        role="rowheader"
        className="desk-sheet-number"
        aria-colindex={1}
        data-column={numberColumn}
        tabIndex={active === numberColumn ? 0 : -1}
        aria-label={readerText.rowNumber(ordinal, row !== undefined && row.readState !== 'unread')}
        title={readerText.openRow}
      >
        {ordinal.toLocaleString('en-GB')}
        {row !== undefined && row.readState !== 'unread' && <span aria-hidden>✓</span>}
      </div>
      {columns.map(({ column, left, width, isKept }) => {
        const gap = left - edge;
        edge = left + width;
        return (
          <div
            key={column}
            role="gridcell"
            className={isKept ? 'desk-sheet-cell desk-sheet-kept' : 'desk-sheet-cell'}
            aria-colindex={column + 2}
            aria-selected={isSelected(column)}
            data-column={column}
            tabIndex={active === column ? 0 : -1}
            style={{ width, ...(gap > 0 ? { marginLeft: gap } : {}), ...(isKept ? { left } : {}) }}
            {...(openColumns.includes(`${column}`) ? { 'data-marked': 'open' } : {})}
            {...(plainColumns.includes(`${column}`) ? { 'data-marked': '' } : {})}
          >
            <div {...cellName(column)} style={{ fontKerning: kerningFor(row?.cells[column] ?? '') }}>
              {row?.cells[column]}
            </div>
          </div>
        );
      })}
    </div>
  );
});

interface RowSurfaceProps {
  readonly row: SheetRow;
  readonly columns: readonly ShownColumn[];
  readonly line: React.RefObject<HTMLDivElement | null>;
}

/** Makes the row's words markable; apart, so that most rows do without. */
function RowSurface({ row, columns, line }: RowSurfaceProps) {
  const drawn = columns.map(({ column }) => column).join();
  useSurface(line, (element) => recordSurface(row.id, row.cells, element), `${row.id} ${drawn}`);
  return null;
}
