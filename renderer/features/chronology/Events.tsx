// Owns the events in order, both accounts facing each other, with what was expected and not seen at its date. One command per event kept or removed.
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import PostAdd from '@mui/icons-material/PostAdd';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { bySide, chronologyOf, type Row } from '../../../db/model/chronology.ts';
import { formatPartialDate, unknownDate } from '../../../db/model/dates.ts';
import type { Cite, Draft, DraftRow, DraftValue } from '../../../db/model/draft.ts';
import type { EntryRow } from '../../../db/model/entry.ts';
import { useCalendar } from '../../api/calendar.ts';
import { add, edit, remove, useChangeDraft } from '../../api/draft.ts';
import { say } from '../../api/notices.ts';
import { chronologyText, eventStatusText } from '../../text/chronology.ts';
import { citableText } from '../../text/citables.ts';
import { sideText } from '../../text/ui.ts';
import { citeName } from '../../ui/citables.ts';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { EventFields } from '../../ui/EventFields.tsx';
import { ChipFaceTag } from '../../ui/paragraphEditor/ChipFaceTag.tsx';
import type { Citable } from '../../ui/paragraphEditor/picker.ts';
import { Unseen } from '../../ui/Unseen.tsx';

interface EventsProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly entries: readonly EntryRow[];
  readonly citables: readonly Citable[];
  readonly headId: string | null;
  readonly onShow: (cite: Cite) => void;
  readonly onRecordAbsence: (expectationId: string) => void;
}

const columns = '118px minmax(0, 1fr) minmax(0, 1fr) 84px';

/** The chronology of the case, or of one head. */
export function Events({ caseId, draft, entries, citables, headId, onShow, onRecordAbsence }: EventsProps) {
  const change = useChangeDraft(caseId);
  const [open, setOpen] = useState<string | null>(null);
  const calendar = useCalendar(caseId);
  const byId = useMemo(() => new Map(entries.map((entry) => [entry.id, entry])), [entries]);
  const rows = useMemo(
    () => (calendar === null ? [] : chronologyOf(draft, headId, (id) => byId.get(id), calendar)),
    [draft, headId, byId, calendar],
  );
  const byName = useMemo(() => new Map(citables.map((one) => [citeName(one.cite), one])), [citables]);
  const keep = async (row: DraftRow<'event'> | null, event: DraftValue<'event'>) => {
    const reply = await change(row === null ? chronologyText.labelAdd(event.text.slice(0, 80)) : chronologyText.labelEdit(row.key), [
      row === null ? add('event', event) : edit('event', row, event),
    ]);
    if (reply.ok) setOpen(null);
  };
  const putDown = async ({ id, key, value }: DraftRow<'event'>) => {
    const words = chronologyText.inBackground(formatPartialDate(value.date), value.text);
    const reply = await change(chronologyText.toBackground(key), [
      add('paragraph', {
        section: 'background',
        headId: null,
        parentId: null,
        runs: [
          { kind: 'text', text: words },
          { kind: 'cite', to: { kind: 'event', id } },
        ],
        cites: [],
        form: 'paragraph',
        judgement: '',
        comment: '',
      }),
    ]);
    if (reply.ok) say(chronologyText.putDown(key));
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
  const account = (cites: readonly Cite[]) =>
    cites.map((cite) => {
      const one = byName.get(citeName(cite));
      return one === undefined ? null : <Account key={citeName(cite)} one={one} onShow={onShow} />;
    });
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
        <Typography variant="h1" sx={{ flex: 1 }}>
          {chronologyText.title}
        </Typography>
        <Button variant="contained" onClick={() => setOpen('new')}>
          {chronologyText.newEvent}
        </Button>
      </Box>
      {open === 'new' && fields(null)}
      {rows.length === 0 && open !== 'new' && <EmptyScreen title={chronologyText.noEvents} text={chronologyText.noEventsHint} />}
      {rows.length > 0 && (
        <Box role="table" aria-label={chronologyText.title}>
          <Box
            role="row"
            sx={{
              display: 'grid',
              gridTemplateColumns: columns,
              columnGap: 1.5,
              position: 'sticky',
              top: -16,
              bgcolor: 'background.default',
              zIndex: 1,
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
          {rows.map((row) =>
            row.kind === 'expected' ? (
              <Expected key={row.row.id} row={row} citables={byName} onShow={onShow} onRecordAbsence={onRecordAbsence} />
            ) : open === row.row.id ? (
              <Box role="row" key={row.row.id}>
                <Box role="cell">{fields(row.row)}</Box>
              </Box>
            ) : (
              <EventRow
                key={row.row.id}
                row={row.row}
                draft={draft}
                entries={byId}
                account={account}
                onEdit={() => setOpen(row.row.id)}
                onPutDown={() => void putDown(row.row)}
                onRemove={() => void change(chronologyText.labelRemove(row.row.key), [remove('event', row.row)])}
              />
            ),
          )}
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

interface EventRowProps {
  readonly row: DraftRow<'event'>;
  readonly draft: Draft;
  readonly entries: ReadonlyMap<string, EntryRow>;
  readonly account: (cites: readonly Cite[]) => React.ReactNode;
  readonly onEdit: () => void;
  readonly onPutDown: () => void;
  readonly onRemove: () => void;
}

function EventRow({ row, draft, entries, account, onEdit, onPutDown, onRemove }: EventRowProps) {
  const { value, key } = row;
  const groups = bySide(draft, entries, value.cites);
  const heads = draft.head.filter(({ id }) => value.headIds.includes(id)).map((head) => `(${head.key})`);
  const side = (cites: readonly Cite[]) =>
    cites.length > 0 ? (
      account(cites)
    ) : (
      <Typography variant="body2" color="textSecondary" sx={{ fontStyle: 'italic' }}>
        {chronologyText.silent}
      </Typography>
    );
  return (
    <Box
      role="row"
      sx={{ display: 'grid', gridTemplateColumns: columns, columnGap: 1.5, rowGap: 0.25, borderTop: 1, borderColor: 'divider', py: 0.75 }}
    >
      <Box role="cell" sx={{ gridRow: 'span 2' }}>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {formatPartialDate(value.date)}
        </Typography>
        <Typography variant="caption" color="textSecondary" component="div">
          {key} {heads.join(' ')}
        </Typography>
        <Typography variant="caption" component="div" sx={{ color: value.status === 'agreed' ? 'text.secondary' : 'warning.main' }}>
          {eventStatusText[value.status]}
        </Typography>
      </Box>
      <Box role="cell" sx={{ gridColumn: '2 / 4' }}>
        <Typography variant="body1">{value.text}</Typography>
        {[...groups.third, ...groups.none].length > 0 && <Box sx={{ mt: 0.25 }}>{account([...groups.third, ...groups.none])}</Box>}
      </Box>
      <Box role="cell" sx={{ gridRow: 'span 2', whiteSpace: 'nowrap' }}>
        <IconButton
          aria-label={chronologyText.toBackground(key)}
          title={chronologyText.toBackground(key)}
          onClick={onPutDown}
          sx={{ p: 0.25 }}
        >
          <PostAdd fontSize="small" />
        </IconButton>
        <IconButton aria-label={chronologyText.editEvent(key)} title={chronologyText.editEvent(key)} onClick={onEdit} sx={{ p: 0.25 }}>
          <EditOutlined fontSize="small" />
        </IconButton>
        <IconButton
          aria-label={chronologyText.removeEvent(key)}
          title={chronologyText.removeEvent(key)}
          onClick={onRemove}
          sx={{ p: 0.25 }}
        >
          <DeleteOutline fontSize="small" />
        </IconButton>
      </Box>
      <Box role="cell" sx={{ gridColumn: 2, minWidth: 0 }}>
        {side(groups.resident)}
      </Box>
      <Box role="cell" sx={{ minWidth: 0 }}>
        {side(groups.landlord)}
      </Box>
    </Box>
  );
}

function Account({ one, onShow }: { readonly one: Citable; readonly onShow: (cite: Cite) => void }) {
  return (
    <Box
      component="button"
      type="button"
      title={one.face.title}
      onClick={() => onShow(one.cite)}
      sx={{
        display: 'flex',
        gap: 0.75,
        alignItems: 'baseline',
        width: '100%',
        textAlign: 'left',
        font: 'inherit',
        color: 'inherit',
        background: 'none',
        border: 0,
        p: 0,
        py: '1px',
        cursor: 'pointer',
        '&:hover': { bgcolor: 'action.hover' },
      }}
    >
      <ChipFaceTag face={one.face} />
      <Typography
        variant="body2"
        component="span"
        sx={{ display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' }}
      >
        {one.words}
      </Typography>
    </Box>
  );
}

interface ExpectedProps {
  readonly row: Extract<Row, { kind: 'expected' }>;
  readonly citables: ReadonlyMap<string, Citable>;
  readonly onShow: (cite: Cite) => void;
  readonly onRecordAbsence: (expectationId: string) => void;
}

/** Something that should have been there on this day. */
function Expected({ row, citables, onShow, onRecordAbsence }: ExpectedProps) {
  const { value, id } = row.row;
  const isMissing = row.absences.length > 0;
  return (
    <Box role="row" sx={{ display: 'grid', gridTemplateColumns: columns, columnGap: 1.5, borderTop: 1, borderColor: 'divider', py: 0.75 }}>
      <Box role="cell">
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {formatPartialDate(row.date)}
        </Typography>
      </Box>
      <Box role="cell" sx={{ gridColumn: '2 / 5', borderLeft: '2px dashed var(--mui-palette-warning-main)', pl: 1 }}>
        <Typography variant="body2">
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {chronologyText.expected}:
          </Box>{' '}
          {value.text}{' '}
          <Box component="span" sx={{ color: isMissing ? 'warning.main' : 'text.secondary', fontWeight: 600 }}>
            {isMissing ? chronologyText.noneSeen : chronologyText.nothingRecorded}
          </Box>
        </Typography>
        <Box sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap', alignItems: 'center' }}>
          {value.cites.map((cite) => {
            const one = citables.get(citeName(cite));
            return one === undefined ? null : <Account key={citeName(cite)} one={one} onShow={onShow} />;
          })}
          {row.absences.map((absence) => (
            <Button key={absence.id} color="inherit" onClick={() => onShow({ kind: 'absence', id: absence.id })}>
              {absence.key}: {citableText.absence[absence.value.absenceKind]}
            </Button>
          ))}
          {!isMissing && <Button onClick={() => onRecordAbsence(id)}>{chronologyText.recordAbsence}</Button>}
        </Box>
      </Box>
    </Box>
  );
}
