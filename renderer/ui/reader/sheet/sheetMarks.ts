// Owns where the marks of a sheet and its records stand among its rows and columns. Must not draw or store them.
import { useMemo } from 'react';
import type { DraftRow } from '../../../../db/model/draft.ts';
import type { SheetShape } from '../../../../db/model/sheet.ts';
import { useRead } from '../../../api/operations.ts';

/** The marks of one sheet, by row. */
export interface SheetMarks {
  /** Rows whose words bear marks. */
  readonly rows: ReadonlySet<number>;
  /** Marked columns by row: plain ones, then those of the open mark: `3,4;5`. */
  readonly cells: ReadonlyMap<number, string>;
  /** The rows each mark stands on, by its id: first and last, both in it. */
  readonly places: ReadonlyMap<string, readonly [number, number]>;
  /** Where the open mark begins; null where none is open. `key` changes with the mark. */
  readonly openPlace: { readonly key: string; readonly ordinal: number; readonly column: number | null } | null;
}

/** The row a record's label names: 8 of L4#8. */
export function recordOrdinal(exhibit: string): number {
  return Number(exhibit.slice(exhibit.lastIndexOf('#') + 1));
}

/** The marks of a sheet; those of its records are found through the store, which alone knows whose rows they are. */
export function useSheetMarks(caseId: string, sheet: SheetShape, marks: readonly DraftRow<'mark'>[], openId: string | null): SheetMarks {
  const marked = useRead('sheet.marked', { caseId, id: sheet.id }, true).data;
  return useMemo(() => {
    const ordinals = new Map((marked ?? []).map(({ id, exhibit }) => [id, recordOrdinal(exhibit)]));
    const rows = new Set<number>();
    const places = new Map<string, readonly [number, number]>();
    let openPlace: SheetMarks['openPlace'] = null;
    for (const { id, value } of marks) {
      const ordinal = ordinals.get(value.entryId);
      const block = value.entryId === sheet.id ? (value.anchor.cells?.rows ?? null) : null;
      if (block !== null) places.set(id, block);
      if (ordinal === undefined) continue;
      places.set(id, [ordinal, ordinal]);
      rows.add(ordinal);
      if (id === openId) openPlace = { key: id, ordinal, column: null };
    }
    return { rows, cells: new Map(), places, openPlace };
  }, [marked, marks, openId, sheet.id]);
}
