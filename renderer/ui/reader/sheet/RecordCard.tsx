// Owns showing one row of a sheet as a record: the name of each column with what stands under it, the long ones to be read. Must not know the grid.
import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import { workingDaysBetween } from '../../../../db/model/clocks.ts';
import { formatPartialDate } from '../../../../db/model/dates.ts';
import { jobNumber, jobSteps } from '../../../../db/model/jobSteps.ts';
import type { SheetRow, SheetShape } from '../../../../db/model/sheet.ts';
import { useCalendar } from '../../../api/calendar.ts';
import { useChangeDraft, useDraft } from '../../../api/draft.ts';
import { sayWithUndo } from '../../../api/history.ts';
import { useRead, write } from '../../../api/operations.ts';
import { usePlace } from '../../../api/place.tsx';
import { readerText } from '../../../text/reader.ts';
import { sheetText } from '../../../text/sheet.ts';
import { sideText } from '../../../text/ui.ts';
import { useActions } from '../../actions.ts';
import { ChangeButton } from '../../changing.tsx';
import { ExhibitTag } from '../../ExhibitTag.tsx';
import { kerningFor } from '../endlessWord.ts';
import { useReader, useSurface } from '../readerContext.ts';
import { ViewButton } from '../ViewBar.tsx';
import { jobEvents, stepsToTell } from './jobEvents.ts';
import { cellName, recordName, recordSurface } from './recordSurface.ts';

interface RecordCardProps {
  readonly caseId: string;
  readonly sheet: SheetShape;
  readonly ordinal: number;
  /** Where it stands among the rows shown, from 0; null when the filter leaves it out. */
  readonly position: number | null;
  readonly count: number;
  /** To the next row shown or the one before; false where there is none. */
  readonly onStep: (by: 1 | -1) => boolean;
  readonly onOpenEntry: (entryId: string) => void;
  readonly onClose: () => boolean;
}

/** The card, beside the grid where there is room and below it where there is not. */
export function RecordCard({ caseId, sheet, ordinal, position, count, onStep, onOpenEntry, onClose }: RecordCardProps) {
  const { isActive } = useReader();
  const row = useRead('sheet.rows', { caseId, id: sheet.id, ordinals: [ordinal] }, true).data?.[0];
  useActions({
    nextPage: () => isActive && onStep(1),
    previousPage: () => isActive && onStep(-1),
    closeRow: () => isActive && onClose(),
  });
  const unopened = row?.readState === 'unread' ? row.id : null;
  useEffect(() => {
    if (unopened !== null) void write('entry.noteOpened', { caseId, ids: [unopened] });
  }, [caseId, unopened]);
  const exhibit = `${sheet.exhibit}#${ordinal}`;
  return (
    <section
      className="desk-record"
      tabIndex={-1}
      aria-label={readerText.record(exhibit)}
      {...(row === undefined ? {} : recordName(row.id))}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, px: 1, py: 0.25, borderBottom: 1, borderColor: 'divider', fontSize: 12 }}>
        {row !== undefined && <ExhibitTag exhibit={exhibit} side={row.side} onOpen={() => onOpenEntry(row.id)} />}
        <Box component="span" sx={{ flex: 1, minWidth: 0, color: 'text.secondary', ml: 0.5 }}>
          {row === undefined ? '' : `${formatPartialDate(row.date)} · ${sideText[row.side]}`}
          {position === null ? ` · ${readerText.leftOut}` : ` · ${readerText.rowOf(position + 1, count)}`}
        </Box>
        <ViewButton name={readerText.previousRow} combo="<" icon={ArrowUpwardOutlined} onClick={() => onStep(-1)} />
        <ViewButton name={readerText.nextRow} combo=">" icon={ArrowDownwardOutlined} onClick={() => onStep(1)} />
        <ViewButton name={readerText.closeRow} combo="Escape" icon={CloseOutlined} onClick={onClose} />
      </Box>
      {row !== undefined && row.ordinal === ordinal && <Steps caseId={caseId} row={row} sheet={sheet} />}
      {row !== undefined && row.ordinal === ordinal && <Cells key={row.id} row={row} sheet={sheet} />}
    </section>
  );
}

/** The days a repairs log tells of one job, each counted in working days from the one it was raised; one press makes events of them. */
function Steps({ caseId, row, sheet }: { readonly caseId: string; readonly row: SheetRow; readonly sheet: SheetShape }) {
  const calendar = useCalendar(caseId);
  const draft = useDraft(caseId).data?.draft;
  const change = useChangeDraft(caseId);
  const { headId } = usePlace();
  const steps = jobSteps(sheet.columns, row.cells);
  const from = steps[0]?.date.earliest;
  if (steps.length === 0) return null;
  const exhibit = `${sheet.exhibit}#${row.ordinal}`;
  const left = draft === undefined ? [] : stepsToTell(draft, row.id, steps);
  const tell = async (pressed: HTMLElement) => {
    const card = pressed.closest<HTMLElement>('.desk-record');
    const made = jobEvents(row, sheetText.jobOf(exhibit, jobNumber(sheet.columns, row.cells)), left, headId === null ? [] : [headId]);
    const reply = await change(sheetText.toChronologyLabel(exhibit), made);
    if (!reply.ok) return;
    // What was pressed is gone with the last step told, and the keyboard would be too.
    card?.focus();
    sayWithUndo(caseId, sheetText.toldInChronology(left.length));
  };
  return (
    <Box sx={{ px: 1, py: 0.5, fontSize: 12, borderBottom: 1, borderColor: 'divider' }}>
      <Box component="ol" aria-label={sheetText.steps} sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {steps.map(({ step, column, date }, at) => {
          const to = date.earliest;
          const isCounted = at > 0 && calendar !== null && from != null && to !== null && date.precision === 'day';
          const isTold = draft !== undefined && !left.some((each) => each.column === column);
          return (
            <Box component="li" key={step} sx={{ display: 'flex', gap: 1 }}>
              <Box component="span" sx={{ width: 72, color: 'text.secondary' }}>
                {sheetText.stepOf[step]}
              </Box>
              <span>{formatPartialDate(date)}</span>
              {isCounted && (
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {sheetText.daysAfter(workingDaysBetween(from, to, calendar))}
                </Box>
              )}
              {isTold && (
                <Box component="span" sx={{ ml: 'auto', color: 'text.secondary' }}>
                  {sheetText.inChronology}
                </Box>
              )}
            </Box>
          );
        })}
      </Box>
      {left.length > 0 && (
        <ChangeButton
          size="small"
          sx={{ fontSize: 12, px: 0.5, py: 0, ml: -0.5 }}
          onClick={({ currentTarget }) => void tell(currentTarget)}
        >
          {sheetText.toChronology(left.length)}
        </ChangeButton>
      )}
    </Box>
  );
}

/** Longer cells are set to be read. */
const shortCell = 40;

/** Every column of the row, the empty ones told as such. */
function Cells({ row, sheet }: { readonly row: SheetRow; readonly sheet: SheetShape }) {
  const root = useRef<HTMLDListElement>(null);
  const { onClick } = useReader();
  useSurface(root, (element) => recordSurface(row.id, row.cells, element), row.id);
  return (
    <dl
      ref={root}
      className="desk-record-cells"
      tabIndex={0}
      onClick={(event) => onClick(event.currentTarget.ownerDocument, event.clientX, event.clientY)}
    >
      {sheet.columns.map(({ name, isEmpty }, column) => {
        const cell = row.cells[column] ?? '';
        if (isEmpty) return null;
        return (
          // A sheet repeats its headings; its columns never move.
          // biome-ignore lint/suspicious/noArrayIndexKey: the place of a column is its name
          <div key={column} className="desk-record-cell" {...(cell.length > shortCell ? { 'data-long': '' } : {})}>
            <dt style={{ fontKerning: kerningFor(name) }}>{name}</dt>
            {cell === '' ? (
              <dd>–</dd>
            ) : (
              <dd {...cellName(column)} style={{ fontKerning: kerningFor(cell) }}>
                {cell}
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}
