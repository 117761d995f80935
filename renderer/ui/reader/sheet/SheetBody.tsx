// Owns showing a sheet: its rows in a grid that can be narrowed, sorted and gone through as one, and one of them as a record beside it.
import Box from '@mui/material/Box';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DraftRow } from '../../../../db/model/draft.ts';
import { filterInWords, isWholeSheet, type SheetFilter, type SheetShape, type SheetSort } from '../../../../db/model/sheet.ts';
import { useRead } from '../../../api/operations.ts';
import { readerText } from '../../../text/reader.ts';
import { Answer } from '../../Answer.tsx';
import { EmptyScreen } from '../../EmptyScreen.tsx';
import { useReader, useSurface } from '../readerContext.ts';
import { wordsSurface } from '../surface.ts';
import { shownColumns } from './columns.ts';
import { type GridPlace, numberColumn, placedAt, startPlace } from './gridPlace.ts';
import { HowReadLine } from './HowRead.tsx';
import { NamedColumns } from './NamedColumns.tsx';
import { RecordCard } from './RecordCard.tsx';
import { SheetBar } from './SheetBar.tsx';
import { SheetGrid, type WantedCell } from './SheetGrid.tsx';
import { sortBy } from './SheetHeader.tsx';
import { SheetReviewLine } from './SheetReviewLine.tsx';
import { recordOrdinal, useSheetMarks } from './sheetMarks.ts';
import { useRowOrder } from './sheetRows.ts';

interface SheetBodyProps {
  readonly caseId: string;
  readonly sheetId: string;
  /** Label of the record that was opened; null when the sheet was. */
  readonly recordExhibit: string | null;
  /** Every mark of the case, and the open one. */
  readonly marks: readonly DraftRow<'mark'>[];
  readonly openId: string | null;
  readonly onOpenEntry: (entryId: string) => void;
}

/** The sheet, filling the reader. */
export function SheetBody(props: SheetBodyProps) {
  const sheet = useRead('sheet.read', { caseId: props.caseId, id: props.sheetId });
  return <Answer of={sheet}>{(shape) => <OpenSheet {...props} key={shape.id} sheet={shape} />}</Answer>;
}

/** A column whose long cells are longer than this gives every row three lines. */
const longCell = 60;
const widestKept = 280;

function OpenSheet({ caseId, sheet, recordExhibit, marks, openId, onOpenEntry }: SheetBodyProps & { readonly sheet: SheetShape }) {
  const [filter, setFilter] = useState<SheetFilter>({});
  const [sort, setSort] = useState<SheetSort | null>(null);
  const [place, setPlace] = useState<GridPlace>(startPlace);
  const [card, setCard] = useState<number | null>(recordExhibit === null ? null : recordOrdinal(recordExhibit));
  const [wanted, setWanted] = useState<WantedCell | null>(null);
  const [widths, setWidths] = useState<ReadonlyMap<number, number>>(new Map());
  const [kept, setKept] = useState(() => keptAtFirst(sheet));
  const [showsEmpty, setShowsEmpty] = useState(false);
  const [lines, setLines] = useState(() => (sheet.columns.some(({ typical }) => typical > longCell) ? 3 : 1));
  const filterField = useRef<HTMLInputElement>(null);

  const { order, isSettled } = useRowOrder(caseId, sheet, filter, sort);
  const columns = useMemo(() => shownColumns(sheet, { widths, kept, showsEmpty }), [sheet, widths, kept, showsEmpty]);
  const sheetMarks = useSheetMarks(caseId, sheet, marks, openId);

  const narrow = useCallback((change: Partial<SheetFilter>) => {
    setFilter((before) => withoutEmpty({ ...before, ...change }));
    setPlace((before) => (before.active.row < 0 ? before : placedAt({ row: 0, column: before.active.column })));
  }, []);
  const sortByColumn = useCallback(
    (column: number) => {
      const by = sortBy(column, sheet.dateColumn);
      // Up, then down, then as the sheet stands.
      setSort((before) => {
        if (before?.by !== by) return { by, isDescending: false };
        return before.isDescending ? null : { by, isDescending: true };
      });
    },
    [sheet.dateColumn],
  );
  const size = useCallback((column: number, width: number | null) => {
    setWidths((before) => {
      const next = new Map(before);
      if (width === null) next.delete(column);
      else next.set(column, Math.max(48, Math.round(width)));
      return next;
    });
  }, []);

  /** Brings a row of the sheet into view; one the filter leaves out lets the filter go. */
  const show = useCallback(
    (ordinal: number, column: number | null) => {
      const position = order.positionOf(ordinal);
      if (position !== null) return setWanted({ row: position, column });
      setFilter({});
      setSort(null);
      setWanted({ row: ordinal - 1, column });
    },
    [order],
  );
  const opened = recordExhibit === null ? null : recordOrdinal(recordExhibit);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each record opened
  useEffect(() => {
    if (opened === null) return;
    setCard(opened);
    setPlace(placedAt({ row: opened - 1, column: numberColumn }));
    show(opened, null);
  }, [opened]);
  const { soughtCell } = useReader();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each hit gone to
  useEffect(() => {
    if (soughtCell !== null) show(soughtCell.ordinal, soughtCell.column);
  }, [soughtCell]);
  const { openPlace } = sheetMarks;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each mark opened
  useEffect(() => {
    if (openPlace !== null) show(openPlace.ordinal, openPlace.column);
  }, [openPlace?.key]);

  const cardPosition = card === null ? null : order.positionOf(card);
  const step = (by: 1 | -1) => {
    if (card === null) return false;
    const next = order.ordinalAt(cardPosition === null ? 0 : cardPosition + by);
    if (next === undefined) return false;
    setCard(next);
    const row = order.positionOf(next) ?? 0;
    setPlace(placedAt({ row, column: place.active.column }));
    setWanted({ row, column: null });
    return true;
  };
  const closeCard = () => {
    if (card === null) return false;
    setCard(null);
    setPlace((before) => ({ ...before }));
    return true;
  };
  const empty = sheet.columns.filter(({ isEmpty }) => isEmpty).length;
  const told = filterInWords(
    filter,
    sheet.columns.map(({ name }) => name),
  );
  if (sheet.rows === 0 && sheet.columns.length === 0 && sheet.above === '') {
    return (
      <>
        <SheetReviewLine caseId={caseId} sheetId={sheet.id} filter={told} rowsShown={0} isSettled={isSettled} />
        {sheet.how !== null && <HowReadLine caseId={caseId} sheet={sheet} how={sheet.how} />}
        <EmptyScreen title={readerText.bareSheet} text={readerText.bareSheetText} />
      </>
    );
  }
  return (
    <>
      <SheetReviewLine caseId={caseId} sheetId={sheet.id} filter={told} rowsShown={order.count} isSettled={isSettled} />
      {sheet.how !== null && <HowReadLine caseId={caseId} sheet={sheet} how={sheet.how} />}
      <NamedColumns caseId={caseId} sheet={sheet} />
      {sheet.above !== '' && <WordsAbove sheetId={sheet.id} words={sheet.above} />}
      <SheetBar
        field={filterField}
        words={filter.words ?? ''}
        onWords={(words) => narrow({ words })}
        count={readerText.rowsOf(order.count, sheet.rows)}
        isNarrowed={!isWholeSheet(filter) || sort !== null}
        onClear={() => {
          setFilter({});
          setSort(null);
        }}
        empty={empty}
        showsEmpty={showsEmpty}
        onShowEmpty={() => setShowsEmpty(!showsEmpty)}
        kept={kept}
        onKept={setKept}
        isTall={lines > 1}
        onTall={() => setLines(lines > 1 ? 1 : 3)}
      />
      <Box sx={{ flex: 1, minHeight: 0, containerType: 'inline-size', display: 'flex' }}>
        <Box className="desk-sheet-room">
          <SheetGrid
            caseId={caseId}
            sheetId={sheet.id}
            label={readerText.rowsOfSheet(sheet.exhibit)}
            allColumns={sheet.columns.length}
            columns={columns}
            order={order}
            lines={lines}
            place={place}
            onPlace={setPlace}
            dateColumn={sheet.dateColumn}
            filter={filter}
            sort={sort}
            onFilter={narrow}
            onSort={sortByColumn}
            onSize={size}
            hereOrdinal={card}
            markedCells={sheetMarks.cells}
            markedRows={sheetMarks.rows}
            markPlaces={sheetMarks.places}
            wanted={wanted}
            onOpenRow={(position) => setCard(order.ordinalAt(position) ?? null)}
            onLeave={closeCard}
          />
          {card !== null && (
            <RecordCard
              caseId={caseId}
              sheet={sheet}
              ordinal={card}
              position={cardPosition}
              count={order.count}
              onStep={step}
              onOpenEntry={onOpenEntry}
              onClose={closeCard}
            />
          )}
        </Box>
      </Box>
    </>
  );
}

/** What is empty narrows nothing and is left out. */
function withoutEmpty({ words = '', columns = [], from, to }: Partial<SheetFilter>): SheetFilter {
  return {
    ...(words === '' ? {} : { words }),
    ...(columns.length === 0 ? {} : { columns }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

/** The first column stays at the left, and the one after it where that holds the dates, unless they would take the room of the others. */
function keptAtFirst(sheet: SheetShape): number {
  const wanted = sheet.dateColumn === 1 ? 2 : 1;
  const columns = shownColumns(sheet, { widths: new Map(), kept: 0, showsEmpty: false }).slice(0, wanted);
  return columns.reduce((sum, { width }) => sum + width, 0) <= widestKept ? wanted : 0;
}

/** What stands over the table, such as a title and who printed it: words of the sheet itself. */
function WordsAbove({ sheetId, words }: { readonly sheetId: string; readonly words: string }) {
  const root = useRef<HTMLDivElement>(null);
  useSurface(root, (element) => wordsSurface(sheetId, element), words);
  return (
    <Box
      ref={root}
      tabIndex={0}
      role="note"
      aria-label={readerText.aboveTable}
      sx={{
        flex: 'none',
        maxHeight: 64,
        overflowY: 'auto',
        px: 1.5,
        py: 0.5,
        fontSize: 13,
        whiteSpace: 'pre-wrap',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {words}
    </Box>
  );
}
