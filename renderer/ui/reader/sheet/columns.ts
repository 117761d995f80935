// Owns how wide a sheet's columns stand, which are kept at the left and which are left out because no row has anything in them. Pure; draws nothing.
import type { SheetShape } from '../../../../db/model/sheet.ts';

/** A column as shown. */
export interface ShownColumn {
  /** Its place in the sheet, from 0. */
  readonly column: number;
  readonly name: string;
  readonly width: number;
  /** Where it begins, from the left edge of the table, in pixels. */
  readonly left: number;
  /** Stays at the left when the sheet is moved sideways. */
  readonly isKept: boolean;
}

/** How somebody set the table. */
export interface ColumnSetting {
  /** Widths given by hand, by column. */
  readonly widths: ReadonlyMap<number, number>;
  /** How many columns stay at the left. */
  readonly kept: number;
  readonly showsEmpty: boolean;
}

/** Width of the column of row numbers. */
export const numberWidth = 52;
export const [leastWidth, mostWidth] = [48, 900];
const [signWidth, margin, widestAtFirst, narrowestAtFirst] = [7.2, 22, 340, 64];
/** Room for the two days that narrow the column of dates. */
const dateWidth = 168;

/** The width that shows most cells of a column and its name. */
function fittingWidth({ name, typical }: SheetShape['columns'][number]): number {
  // The name stands beside the sign of its order.
  const wanted = Math.max(typical, name.length + 2) * signWidth + margin;
  return Math.round(Math.min(widestAtFirst, Math.max(narrowestAtFirst, wanted)));
}

/** The columns shown, in the order of the sheet. */
export function shownColumns(
  sheet: Pick<SheetShape, 'columns' | 'dateColumn'>,
  { widths, kept, showsEmpty }: ColumnSetting,
): readonly ShownColumn[] {
  let left = numberWidth;
  return sheet.columns
    .flatMap((each, column) => (each.isEmpty && !showsEmpty ? [] : [{ each, column }]))
    .map(({ each, column }, at) => {
      const width = widths.get(column) ?? Math.max(fittingWidth(each), column === sheet.dateColumn ? dateWidth : 0);
      const shown = { column, name: each.name, width, left, isKept: at < kept };
      left += width;
      return shown;
    });
}

/** The columns to draw: those kept, those between two edges of the view, and the one the keyboard is in. */
export function columnsInView(
  columns: readonly ShownColumn[],
  view: { readonly left: number; readonly width: number },
  active: number | null,
): readonly ShownColumn[] {
  return columns.filter(
    ({ column, left, width, isKept }) =>
      isKept || column === active || (left + width >= view.left - sideRoom && left <= view.left + view.width + sideRoom),
  );
}

/** Drawn beyond the edges, so that the next step sideways finds its columns there. */
const sideRoom = 240;
