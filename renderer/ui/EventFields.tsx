// Owns the fields of one event. Must not write to the store.
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { type Draft, type DraftValue, eventStatuses } from '../../db/model/draft.ts';
import { chronologyText, eventStatusText } from '../text/chronology.ts';
import { CitesField } from './CitesField.tsx';
import { PartialDateField } from './DateField.tsx';
import { HeadToggles } from './HeadToggles.tsx';
import { KeptForm } from './KeptForm.tsx';
import type { Citable } from './paragraphEditor/picker.ts';

const citedBy = ['mark', 'entry', 'contact'] as const;

interface EventFieldsProps {
  readonly draft: Draft;
  readonly citables: readonly Citable[];
  readonly value: DraftValue<'event'>;
  readonly title: string;
  readonly onChange: (event: DraftValue<'event'>) => void;
  readonly onKeep: (event: DraftValue<'event'>) => void;
  readonly onLeave: () => void;
}

/** The form of an event. */
export function EventFields({ draft, citables, value, title, onChange, onKeep, onLeave }: EventFieldsProps) {
  const set = (patch: Partial<DraftValue<'event'>>) => onChange({ ...value, ...patch });
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
