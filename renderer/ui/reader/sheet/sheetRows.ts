// Owns bringing the rows in view to the window: their order under a filter, and their cells page by page. Must not draw.
import { useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Output } from '../../../../db/model/operations.ts';
import { isWholeSheet, type SheetFilter, type SheetRow, type SheetSort } from '../../../../db/model/sheet.ts';
import { bridge } from '../../../api/bridge.ts';
import { answerOf } from '../../../api/failed.ts';
import { useRead } from '../../../api/operations.ts';

/** Which rows are shown and in what order. Positions count from 0 from the top of what is shown. */
export interface RowOrder {
  readonly count: number;
  readonly ordinalAt: (position: number) => number | undefined;
  /** Where a row stands; null when the filter leaves it out. */
  readonly positionOf: (ordinal: number) => number | null;
}

/** The order under a filter; what was shown before stays until the next one is there, and only then is it settled. */
export function useRowOrder(
  caseId: string,
  sheet: { readonly id: string; readonly rows: number },
  filter: SheetFilter,
  sort: SheetSort | null,
): { readonly order: RowOrder; readonly isSettled: boolean } {
  const isWhole = sort === null && isWholeSheet(filter);
  const answer = useRead('sheet.order', isWhole ? null : { caseId, id: sheet.id, filter, sort }, true);
  const ordinals = isWhole ? null : (answer.data?.ordinals ?? null);
  const { rows } = sheet;
  const order = useMemo(() => {
    if (ordinals === null) {
      return {
        count: rows,
        ordinalAt: (position: number) => (position >= 0 && position < rows ? position + 1 : undefined),
        positionOf: (ordinal: number) => (ordinal >= 1 && ordinal <= rows ? ordinal - 1 : null),
      };
    }
    let places: Map<number, number> | null = null;
    return {
      count: ordinals.length,
      ordinalAt: (position: number) => ordinals[position],
      positionOf: (ordinal: number) => {
        places ??= new Map(ordinals.map((each, position) => [each, position]));
        return places.get(ordinal) ?? null;
      },
    };
  }, [ordinals, rows]);
  return { order, isSettled: isWhole || (answer.data !== undefined && !answer.isPlaceholderData) };
}

const pageLength = 100;
/** Rows remembered beside the pages asked for, so that another order shows at once what it shares with the one before. */
const mostKnown = 4000;

/** The rows from one position to another, both in it, as far as they have come: `rowAt` by position. Null asks for none: what flies past is not read. */
export function useRowsInView(
  caseId: string,
  sheetId: string,
  order: RowOrder,
  inView: { readonly startIndex: number; readonly endIndex: number } | null,
): (position: number) => SheetRow | undefined {
  const known = useRef(new Map<number, SheetRow>());
  const pageOf = (position: number) => Math.floor(Math.max(0, position) / pageLength);
  const [firstPage, lastPage] = inView === null ? [0, -1] : [pageOf(inView.startIndex), pageOf(inView.endIndex)];
  const pages = useMemo(
    () =>
      Array.from({ length: lastPage - firstPage + 1 }, (_, at) => {
        const start = (firstPage + at) * pageLength;
        return Array.from({ length: pageLength }, (__, offset) => order.ordinalAt(start + offset)).filter((each) => each !== undefined);
      }).filter((page) => page.length > 0),
    [order, firstPage, lastPage],
  );
  const answers = useQueries({
    queries: pages.map((ordinals) => {
      const input = { caseId, id: sheetId, ordinals };
      return {
        queryKey: ['sheet.rows', input] as const,
        queryFn: async (): Promise<Output<'sheet.rows'>> => answerOf(await bridge().call('sheet.rows', input)),
        gcTime: 20_000,
      };
    }),
  });
  // A row read later is the truer one.
  for (const { data } of answers)
    for (const row of data ?? []) if (known.current.get(row.ordinal) !== row) known.current.set(row.ordinal, row);
  useEffect(() => {
    if (known.current.size <= mostKnown) return;
    const kept = new Map<number, SheetRow>();
    for (const { data } of answers) for (const row of data ?? []) kept.set(row.ordinal, row);
    known.current = kept;
  });
  return useCallback(
    (position: number) => {
      const ordinal = order.ordinalAt(position);
      return ordinal === undefined ? undefined : known.current.get(ordinal);
    },
    [order],
  );
}
