// Owns showing a sheet: its rows as a table under its columns, each row a record that can be marked; a record opened stands among its neighbours.
import './reader.css';
import Box from '@mui/material/Box';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { EntryRow } from '../../../db/model/entry.ts';
import { useRead } from '../../api/operations.ts';
import { useReader, useScrollPort, useSurface } from './readerContext.ts';
import { SheetReviewLine } from './SheetReviewLine.tsx';
import { scrollPortOf } from './scrollLink.ts';
import { wordsSurface } from './surface.ts';

interface SheetBodyProps {
  readonly caseId: string;
  readonly columns: readonly string[];
  readonly records: readonly EntryRow[];
  readonly sheetId: string;
  /** The record that was opened; null when the sheet was. */
  readonly recordId: string | null;
}

/** A column and its place as a key: sheets repeat their headings. */
interface Column {
  readonly key: string;
  readonly column: string;
}

const rowHeight = 44;

/** The table; only the rows in view are read. */
export function SheetBody({ caseId, columns, records, sheetId, recordId }: SheetBodyProps) {
  const scroller = useRef<HTMLDivElement>(null);
  useScrollPort(() => scroller.current && scrollPortOf(scroller.current), sheetId);
  const rows = useVirtualizer({
    count: records.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => records[index]?.id ?? index,
    overscan: 12,
  });
  const at = records.findIndex(({ id }) => id === recordId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another record is opened
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'center' });
  }, [at]);
  const keyed = useMemo(() => columns.map((column, place) => ({ key: `${place}`, column })), [columns]);
  const shown = rows.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = rows.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <>
      <SheetReviewLine caseId={caseId} sheetId={sheetId} filter="" rowsShown={records.length} />
      <Box ref={scroller} tabIndex={0} sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
        <table className="desk-sheet">
          <thead>
            <tr>
              <th scope="col">#</th>
              {keyed.map(({ key, column }) => (
                <th key={key} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {above > 0 && <tr aria-hidden style={{ height: above }} />}
            {shown.map(({ index, key }) => {
              const record = records[index];
              return record === undefined ? null : (
                <RecordLine
                  key={key}
                  caseId={caseId}
                  record={record}
                  columns={keyed}
                  isHere={record.id === recordId}
                  index={index}
                  measure={rows.measureElement}
                />
              );
            })}
            {below > 0 && <tr aria-hidden style={{ height: below }} />}
          </tbody>
        </table>
      </Box>
    </>
  );
}

interface RecordLineProps {
  readonly caseId: string;
  readonly record: EntryRow;
  readonly columns: readonly Column[];
  readonly isHere: boolean;
  readonly index: number;
  readonly measure: (element: HTMLTableRowElement | null) => void;
}

function RecordLine({ caseId, record, columns, isHere, index, measure }: RecordLineProps) {
  const { onClick } = useReader();
  const content = useRead('entry.read', { caseId, id: record.id }).data;
  const line = useRef<HTMLTableRowElement>(null);
  const ordinal = record.exhibit.slice(record.exhibit.lastIndexOf('#') + 1);
  useEffect(() => measure(line.current), [measure]);
  useSurface(line, (element) => wordsSurface(record.id, element), content);
  return (
    <tr
      ref={line}
      data-index={index}
      {...(isHere ? { 'data-here': '', 'aria-current': 'true' as const } : {})}
      onClick={(event) => onClick(event.currentTarget.ownerDocument, event.clientX, event.clientY)}
    >
      <th scope="row" data-ours="" style={{ userSelect: 'none' }}>
        {ordinal}
      </th>
      {content === undefined ? (
        <td colSpan={columns.length}>{record.title}</td>
      ) : (
        columns.map(({ key }, at) => <td key={key}>{content.cells[at] ?? ''}</td>)
      )}
    </tr>
  );
}
