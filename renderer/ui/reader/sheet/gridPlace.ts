// Owns where the keyboard stands in a sheet's grid and which block of cells is selected. Pure: knows positions, not pages.

/** A cell: rows by their position in what is shown, from 0; the names of the columns are row -2, their filters row -1. Columns by their place in the sheet. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}
export const [namesRow, filtersRow] = [-2, -1];
/** The column of row numbers. */
export const numberColumn = -1;

/** Where the keyboard stands, and the other corner of the block selected from there. */
export interface GridPlace {
  readonly active: CellPlace;
  readonly from: CellPlace;
}

/** A block of cells, its edges in it. Columns by their place in the sheet. */
export interface CellBlock {
  readonly top: number;
  readonly bottom: number;
  readonly first: number;
  readonly last: number;
}

export const startPlace: GridPlace = { active: { row: 0, column: numberColumn }, from: { row: 0, column: numberColumn } };

/** One cell, nothing else selected. */
export function placedAt(cell: CellPlace): GridPlace {
  return { active: cell, from: cell };
}

/** The block between the two corners; from the column of row numbers it holds whole rows. Null on the names of columns and their filters. */
export function blockOf({ active, from }: GridPlace, columns: readonly { readonly column: number }[]): CellBlock | null {
  if (active.row < 0 || from.row < 0) return null;
  const [first, last] = [columns[0]?.column, columns.at(-1)?.column];
  if (first === undefined || last === undefined) return null;
  const isWholeRows = active.column === numberColumn || from.column === numberColumn;
  return {
    top: Math.min(active.row, from.row),
    bottom: Math.max(active.row, from.row),
    first: isWholeRows ? first : Math.min(active.column, from.column),
    last: isWholeRows ? last : Math.max(active.column, from.column),
  };
}

/** Whether more than the one cell the keyboard is in is selected. */
export function isBlock({ active, from }: GridPlace): boolean {
  return active.row !== from.row || active.column !== from.column;
}

export interface GridSize {
  readonly rows: number;
  /** Places of the columns shown, in order. */
  readonly columns: readonly { readonly column: number }[];
  /** Rows a page down goes. */
  readonly page: number;
}

/** Where a key takes the keyboard; null for keys that do not move it. Shift keeps the other corner. (W3C, ARIA Authoring Practices: data grid.) */
export function placeAfter(
  place: GridPlace,
  { key, shiftKey, ctrlKey }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey'>,
  { rows, columns, page }: GridSize,
): GridPlace | null {
  const { row, column } = place.active;
  const order = [numberColumn, ...columns.map((each) => each.column)];
  const at = Math.max(0, order.indexOf(column));
  const inRow = (index: number): CellPlace => ({ row, column: order[Math.min(order.length - 1, Math.max(0, index))] ?? numberColumn });
  // Selecting never leaves the rows.
  const least = shiftKey ? 0 : namesRow;
  const inColumn = (wanted: number): CellPlace => ({ row: Math.min(rows - 1, Math.max(least, wanted)), column });
  const cell = (() => {
    switch (key) {
      case 'ArrowUp':
        return inColumn(ctrlKey ? 0 : row - 1);
      case 'ArrowDown':
        return inColumn(ctrlKey ? rows - 1 : row + 1);
      case 'ArrowLeft':
        return inRow(ctrlKey ? 0 : at - 1);
      case 'ArrowRight':
        return inRow(ctrlKey ? order.length - 1 : at + 1);
      case 'Home':
        return ctrlKey ? { row: 0, column: order[0] ?? numberColumn } : inRow(0);
      case 'End':
        return ctrlKey ? { row: rows - 1, column: order.at(-1) ?? numberColumn } : inRow(order.length - 1);
      case 'PageUp':
        return { row: Math.max(0, row - page), column };
      case 'PageDown':
        return inColumn(row + page);
      default:
        return null;
    }
  })();
  if (cell === null) return null;
  return shiftKey && place.active.row >= 0 ? { active: cell, from: place.from } : placedAt(cell);
}
