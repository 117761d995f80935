// Owns the fact being made beside the readers: its form, and the drop of a passage from either side. Must not know how passages are marked.
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useMemo, useState } from 'react';
import { formatPartialDate } from '../../../db/model/dates.ts';
import type { Draft, DraftRow } from '../../../db/model/draft.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { add, edit, useChangeDraft } from '../../api/draft.ts';
import { changeFact, type EventValue, leaveFact, putOnEvent, putPassage, sidesOfCites, useOpenFact } from '../../api/fact.ts';
import { sayWithUndo } from '../../api/history.ts';
import { chronologyText, factText } from '../../text/chronology.ts';
import { citablesOf } from '../../ui/citables.ts';
import { EventFields } from '../../ui/EventFields.tsx';
import { draggedMark, isMarkDrag } from '../../ui/markDrag.ts';
import { dropWords, isWordsDrag } from '../../ui/reader/index.ts';

interface FactPanelProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly entries: readonly AxisRow[];
}

/** The panel under both sides; nothing while no fact is being made. */
export function FactPanel({ caseId, draft, entries }: FactPanelProps) {
  const fact = useOpenFact(caseId);
  const change = useChangeDraft(caseId);
  const [isOver, setIsOver] = useState(false);
  const isOpen = fact !== null;
  const citables = useMemo(() => (isOpen ? citablesOf(draft, entries) : []), [isOpen, draft, entries]);
  if (fact === null) return null;
  const entryOf = (id: string) => entries.find((entry) => entry.id === id);
  const keep = async (value: EventValue) => {
    const { row } = fact;
    const label = row === null ? chronologyText.labelAdd(value.text.slice(0, 80)) : chronologyText.labelEdit(row.key);
    const reply = await change(label, [row === null ? add('event', value) : edit('event', row, value)]);
    if (!reply.ok) return;
    leaveFact();
    const key = row?.key ?? reply.value.rows.find(({ kind }) => kind === 'event')?.key ?? '';
    sayWithUndo(caseId, factText.kept(key));
  };
  const drop = (event: React.DragEvent) => {
    setIsOver(false);
    if (isWordsDrag(event.dataTransfer)) {
      event.preventDefault();
      dropWords();
      return;
    }
    const mark = draft.mark.find(({ id }) => id === draggedMark(event.dataTransfer));
    const entry = mark === undefined ? undefined : entryOf(mark.value.entryId);
    if (mark === undefined || entry === undefined) return;
    event.preventDefault();
    putPassage(caseId, { mark, side: mark.value.account ?? entry.side, date: entry.date });
  };
  return (
    <Box
      component="section"
      aria-label={factText.panel}
      onDragOver={(event) => {
        if (!isMarkDrag(event.dataTransfer) && !isWordsDrag(event.dataTransfer)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      sx={{
        flex: 'none',
        maxHeight: '45%',
        overflowY: 'auto',
        px: 2,
        borderTop: 2,
        borderColor: isOver ? 'primary.main' : 'divider',
        bgcolor: isOver ? 'desk.selected' : 'background.default',
      }}
    >
      <EventFields
        draft={draft}
        citables={citables}
        value={fact.value}
        title={fact.row === null ? factText.title : chronologyText.editEvent(fact.row.key)}
        onChange={changeFact}
        onKeep={(value) => void keep(value)}
        onLeave={leaveFact}
      />
      {fact.row === null && draft.event.length > 0 && (
        <Autocomplete<DraftRow<'event'>>
          size="small"
          options={[...draft.event]}
          value={null}
          blurOnSelect
          getOptionLabel={({ key, value }) => `${key} ${formatPartialDate(value.date)}: ${value.text}`}
          getOptionKey={({ id }) => id}
          onChange={(_event, row) => {
            if (row !== null)
              putOnEvent(
                row,
                sidesOfCites(draft, (id) => entryOf(id)?.side ?? null, row.value.cites),
              );
          }}
          renderInput={(props) => <TextField {...props} label={factText.putOn} />}
          sx={{ mb: 1.5, maxWidth: 640 }}
        />
      )}
      <Box sx={{ fontSize: 12, color: 'text.secondary', pb: 1 }}>{factText.hint}</Box>
    </Box>
  );
}
