// Owns the chronology as a list: events and what was expected in order, filters, the order by hand within one date, what is put into the background and what is
// exported. One command for each thing done.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { backgroundOf, inBackground } from '../../../db/model/background.ts';
import {
  type ChronologyFilter,
  chronologyOf,
  compareDates,
  dateBearers,
  type EventLine,
  filteredChronology,
  movedPast,
  type Row,
} from '../../../db/model/chronology.ts';
import { localDay, unknownDate } from '../../../db/model/dates.ts';
import type { Cite, Draft, DraftRow, DraftValue } from '../../../db/model/draft.ts';
import type { ListedEntry } from '../../../db/model/entry.ts';
import { eventBasisWords } from '../../../db/model/wording.ts';
import { bridge } from '../../api/bridge.ts';
import { useCalendar } from '../../api/calendar.ts';
import { add, edit, remove, useChangeDraft } from '../../api/draft.ts';
import { say } from '../../api/notices.ts';
import { usePlace } from '../../api/place.tsx';
import { chronologyText } from '../../text/chronology.ts';
import { sideText } from '../../text/ui.ts';
import { ChangeButton } from '../../ui/changing.tsx';
import { citeName } from '../../ui/citables.ts';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { EventFields } from '../../ui/EventFields.tsx';
import { ExportButtons } from '../../ui/ExportButtons.tsx';
import type { Citable } from '../../ui/paragraphEditor/picker.ts';
import { Unseen } from '../../ui/Unseen.tsx';
import { ChronologyFilters } from './ChronologyFilters.tsx';
import { AbsentRow, columns, EventRow, ExpectedRow } from './EventRow.tsx';
import { RowsInView } from './RowsInView.tsx';

interface EventsProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly entries: readonly ListedEntry[];
  readonly citables: readonly Citable[];
  readonly headId: string | null;
  /** What the list scrolls in. */
  readonly scroller: HTMLElement | null;
  readonly onShow: (cite: Cite) => void;
  readonly onRecordAbsence: (expectationId: string) => void;
}

const isEvent = (row: Row): row is EventLine => row.kind === 'event';

/** The chronology of the case, or of one head. */
export function Events({ caseId, draft, entries, citables, headId, scroller, onShow, onRecordAbsence }: EventsProps) {
  const change = useChangeDraft(caseId);
  const calendar = useCalendar(caseId);
  const [open, setOpen] = useState<string | null>(null);
  const { chronology: ownFilter, setChronology: setOwnFilter } = usePlace();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const byId = useMemo(() => new Map(entries.map((entry) => [entry.id, entry])), [entries]);
  const byName = useMemo(() => new Map(citables.map((one) => [citeName(one.cite), one])), [citables]);
  const asked = useMemo((): ChronologyFilter => (headId === null ? ownFilter : { ...ownFilter, headId }), [ownFilter, headId]);
  // Words are looked for in every passage cited: over thousands of events the typing goes first.
  const filter = useDeferredValue(asked);
  const entryOf = useCallback((id: string) => byId.get(id), [byId]);
  const all = useMemo(
    () => (calendar === null ? [] : chronologyOf({ draft, entryOf, calendar, today: localDay(new Date()) })),
    [draft, entryOf, calendar],
  );
  const rows = useMemo(() => filteredChronology(all, filter, { draft, entryOf }), [all, filter, draft, entryOf]);
  const ofHead = useMemo(
    () => (headId === null ? all : filteredChronology(all, { headId }, { draft, entryOf })),
    [all, headId, draft, entryOf],
  );
  const keys = useMemo(() => rows.map(({ row }) => row.id), [rows]);
  const events = useMemo(() => rows.filter(isEvent), [rows]);
  const there = useMemo(() => inBackground(draft), [draft]);
  const list = useRef<HTMLDivElement>(null);
  const focusAfter = useRef<{ readonly id: string; readonly by: 'up' | 'down' } | null>(null);

  // A row that moved took its focus along only if the list kept it: it is given back, on the way it went if it can go on.
  useEffect(() => {
    const moved = focusAfter.current;
    if (moved === null || rows.length === 0) return;
    focusAfter.current = null;
    const row = list.current?.querySelector(`[data-event="${moved.id}"]`);
    const button = row?.querySelector<HTMLElement>(`[data-move="${moved.by}"]`) ?? row?.querySelector<HTMLElement>('[data-move]');
    button?.focus();
  }, [rows]);

  const keep = async (row: DraftRow<'event'> | null, event: DraftValue<'event'>) => {
    const reply = await change(row === null ? chronologyText.labelAdd(event.text.slice(0, 80)) : chronologyText.labelEdit(row.key), [
      row === null ? add('event', event) : edit('event', row, event),
    ]);
    if (reply.ok) setOpen(null);
  };
  const putDown = async (lines: readonly EventLine[]) => {
    const paragraphs = backgroundOf(
      draft,
      lines.map(({ row }) => row),
    );
    const keys = lines.filter(({ row }) => !there.has(row.id)).map(({ row }) => row.key);
    if (paragraphs.length === 0) return say(chronologyText.allPutDown);
    const reply = await change(
      chronologyText.labelPutDown(keys),
      paragraphs.map((paragraph) => add('paragraph', paragraph)),
    );
    if (!reply.ok) return;
    setChosen(new Set());
    say(chronologyText.putDown(keys, lines.length - keys.length));
  };
  const neighbour = (line: EventLine, by: 'up' | 'down'): EventLine | null => {
    const other = events[events.indexOf(line) + (by === 'up' ? -1 : 1)];
    return other !== undefined && compareDates(line.date, other.date) === 0 ? other : null;
  };
  const move = async (line: EventLine, by: 'up' | 'down') => {
    const past = neighbour(line, by);
    if (past === null) return;
    const moves = movedPast(draft.event, line.row.id, past.row.id);
    if (moves.length === 0) return;
    focusAfter.current = { id: line.row.id, by };
    await change(
      chronologyText.labelMove(line.row.key, by, past.row.key),
      moves.map(({ row, position }) => edit('event', row, {}, position)),
    );
  };
  const fields = (row: DraftRow<'event'> | null) => (
    <EventForm
      key={row?.id ?? 'new'}
      draft={draft}
      citables={citables}
      start={row?.value ?? { date: unknownDate, text: '', status: 'unsettled', headIds: headId === null ? [] : [headId], cites: [] }}
      title={row === null ? chronologyText.newEvent : chronologyText.editEvent(row.key)}
      onKeep={(event) => void keep(row, event)}
      onLeave={() => setOpen(null)}
    />
  );
  const lineOf = (row: Row) => {
    switch (row.kind) {
      case 'absent':
        return <AbsentRow line={row} onShow={onShow} />;
      case 'expected':
        return <ExpectedRow line={row} draft={draft} citables={byName} onShow={onShow} onRecordAbsence={onRecordAbsence} />;
      case 'event':
        if (open === row.row.id) {
          return <Box role="cell">{fields(row.row)}</Box>;
        }
        return (
          <EventRow
            line={row}
            basis={row.date.precision === 'unknown' ? null : eventBasisWords(dateBearers(row.row.value, draft, entryOf))}
            draft={draft}
            citables={byName}
            isChosen={chosen.has(row.row.id)}
            isInBackground={there.has(row.row.id)}
            canMove={{ up: neighbour(row, 'up') !== null, down: neighbour(row, 'down') !== null }}
            onShow={onShow}
            onChoose={(isChosen) =>
              setChosen((now) => new Set(isChosen ? [...now, row.row.id] : [...now].filter((id) => id !== row.row.id)))
            }
            onMove={(by) => void move(row, by)}
            onEdit={() => setOpen(row.row.id)}
            onPutDown={() => void putDown([row])}
            onRemove={() => void change(chronologyText.labelRemove(row.row.key), [remove('event', row.row)])}
          />
        );
    }
  };
  // Only what is seen is put down: a choice that a filter hides waits.
  const picked = events.filter(({ row }) => chosen.has(row.id));
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Typography variant="h1" sx={{ flex: 1 }}>
          {chronologyText.title}
        </Typography>
        <ChangeButton variant="outlined" disabled={events.length === 0} onClick={() => void putDown(picked.length > 0 ? picked : events)}>
          {chronologyText.putDownMany(picked.length, events.length)}
        </ChangeButton>
        <ExportButtons
          label={chronologyText.export}
          onSave={(format) => bridge().savePaper({ paper: 'chronology', caseId, filter, format })}
        />
        <ChangeButton variant="contained" onClick={() => setOpen('new')}>
          {chronologyText.newEvent}
        </ChangeButton>
      </Box>
      {all.length > 0 && <ChronologyFilters filter={ownFilter} shown={rows.length} total={ofHead.length} onChange={setOwnFilter} />}
      {open === 'new' && fields(null)}
      {all.length === 0 && open !== 'new' && <EmptyScreen title={chronologyText.noEvents} text={chronologyText.noEventsHint} />}
      {all.length > 0 && rows.length === 0 && (
        <Typography variant="body2" color="textSecondary" sx={{ my: 2 }}>
          {chronologyText.nothingShown}
        </Typography>
      )}
      {rows.length > 0 && (
        <Box role="table" aria-label={chronologyText.title} aria-rowcount={rows.length + 1} ref={list}>
          <Box role="rowgroup" sx={{ position: 'sticky', top: -16, zIndex: 1, bgcolor: 'background.default' }}>
            <Box
              role="row"
              aria-rowindex={1}
              sx={{
                display: 'grid',
                gridTemplateColumns: columns,
                columnGap: 1.5,
                py: 0.5,
                fontWeight: 600,
                fontSize: 12,
              }}
            >
              <Box role="columnheader">{chronologyText.date}</Box>
              <Box role="columnheader" sx={{ color: 'resident.main' }}>
                {sideText.resident}
              </Box>
              <Box role="columnheader" sx={{ color: 'landlord.main' }}>
                {sideText.landlord}
              </Box>
              <Box role="columnheader">
                <Unseen>{chronologyText.acts}</Unseen>
              </Box>
            </Box>
          </Box>
          <RowsInView
            keys={keys}
            scroller={scroller}
            keptKey={open}
            cells={(index) => {
              const row = rows[index];
              return row === undefined ? null : lineOf(row);
            }}
          />
        </Box>
      )}
    </>
  );
}

interface EventFormProps extends Omit<React.ComponentProps<typeof EventFields>, 'value' | 'onChange'> {
  readonly start: DraftValue<'event'>;
}

/** The form, with what is typed in it until it is kept or left. */
function EventForm({ start, ...fields }: EventFormProps) {
  const [value, setValue] = useState(start);
  return <EventFields {...fields} value={value} onChange={setValue} />;
}
