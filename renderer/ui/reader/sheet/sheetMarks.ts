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
    let openPlace: SheetMarks['openPlace'] = null;
    for (const { id, value } of marks) {
      const ordinal = ordinals.get(value.entryId);
      if (ordinal === undefined) continue;
      rows.add(ordinal);
      if (id === openId) openPlace = { key: id, ordinal, column: null };
    }
    return { rows, cells: new Map(), openPlace };
  }, [marked, marks, openId]);
}
