// Owns the fields of one event. Must not write to the store.
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { unknownDate } from '../../../db/model/dates.ts';
import { type Draft, type DraftValue, eventStatuses } from '../../../db/model/draft.ts';
import { chronologyText, eventStatusText } from '../../text/chronology.ts';
import { CitesField } from '../../ui/CitesField.tsx';
import { PartialDateField } from '../../ui/DateField.tsx';
import { HeadToggles } from '../../ui/HeadToggles.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import type { Citable } from '../../ui/paragraphEditor/picker.ts';

const citedBy = ['mark', 'entry', 'contact'] as const;

interface EventFieldsProps {
  readonly draft: Draft;
  readonly citables: readonly Citable[];
  readonly start: DraftValue<'event'> | null;
  readonly headId: string | null;
  readonly title: string;
  readonly onKeep: (event: DraftValue<'event'>) => void;
  readonly onLeave: () => void;
}

/** The form of an event. */
export function EventFields({ draft, citables, start, headId, title, onKeep, onLeave }: EventFieldsProps) {
  const [value, setValue] = useState<DraftValue<'event'>>(
    start ?? { date: unknownDate, text: '', status: 'unsettled', headIds: headId === null ? [] : [headId], cites: [] },
  );
  const set = (patch: Partial<DraftValue<'event'>>) => setValue((now) => ({ ...now, ...patch }));
  const hasText = value.text.trim() !== '';
  return (
    <KeptForm
      title={title}
      keepName={chronologyText.keepEvent}
      canKeep={hasText}
      remark={hasText ? '' : chronologyText.textMissing}
      onKeep={() => onKeep({ ...value, text: value.text.trim() })}
      onLeave={onLeave}
    >
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'center' }}>
        <PartialDateField label={chronologyText.date} value={value.date} autoFocus onChange={(date) => set({ date })} />
        <TextField
          select
          label={chronologyText.status}
          value={value.status}
          onChange={(event) => set({ status: event.target.value as DraftValue<'event'>['status'] })}
          sx={{ width: 170 }}
        >
          {eventStatuses.map((status) => (
            <MenuItem key={status} value={status}>
              {eventStatusText[status]}
            </MenuItem>
          ))}
        </TextField>
        <HeadToggles label={chronologyText.heads} heads={draft.head} chosen={value.headIds} onChange={(headIds) => set({ headIds })} />
      </Box>
      <TextField
        label={chronologyText.text}
        value={value.text}
        multiline
        onChange={(event) => set({ text: event.target.value })}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <CitesField
        label={chronologyText.rests}
        citables={citables}
        kinds={citedBy}
        chosen={value.cites}
        onChange={(cites) => set({ cites })}
      />
    </KeptForm>
  );
}
