// Owns the list of what was asked of the parties. One command per request kept or removed.
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { formatDay } from '../../../db/model/dates.ts';
import { type DraftValue, requestStates } from '../../../db/model/draft.ts';
import { requestStateText, requestText } from '../../text/missing.ts';
import { Choice } from '../../ui/Choice.tsx';
import { DayField } from '../../ui/DateField.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { EditableList } from './EditableList.tsx';
import { type FieldsProps, Line, type ListedCase, type OpenList, Under } from './missingLine.tsx';

const blank: DraftValue<'request'> = {
  to: 'landlord',
  item: '',
  why: '',
  asked: null,
  due: null,
  received: null,
  state: 'asked',
  reply: '',
};

/** The requests. */
export function Requests({ draft, open, setOpen, onKeep, onRemove }: Pick<ListedCase, 'draft'> & OpenList<'request'>) {
  return (
    <EditableList
      title={requestText.title}
      none={requestText.none}
      addName={requestText.add}
      rows={draft.request}
      open={open}
      setOpen={setOpen}
      nameOf={(row) => row.key}
      onRemove={(row) => onRemove(row, (act) => requestText.label(act, row.value.item))}
      line={({ key, value }) => (
        <Line name={key} words={requestText.line(value.to, value.item)}>
          <Under>
            {[
              requestText.dates(value.asked === null ? '' : formatDay(value.asked), value.due === null ? '' : formatDay(value.due)),
              requestStateText[value.state],
            ]
              .filter(Boolean)
              .join(' · ')}
          </Under>
        </Line>
      )}
      fields={(row) => (
        <RequestFields
          key={row?.id ?? 'new'}
          start={row?.value ?? blank}
          onKeep={(value) => onKeep(row, value, (act) => requestText.label(act, value.item))}
          onLeave={() => setOpen(null)}
        />
      )}
    />
  );
}

function RequestFields({ start, onKeep, onLeave }: FieldsProps<'request'>) {
  const [value, setValue] = useState(start);
  const set = (patch: Partial<DraftValue<'request'>>) => setValue((now) => ({ ...now, ...patch }));
  const hasItem = value.item.trim() !== '';
  return (
    <KeptForm
      title={requestText.add}
      keepName={requestText.keep}
      canKeep={hasItem}
      remark={hasItem ? '' : requestText.missing}
      onKeep={() => onKeep({ ...value, item: value.item.trim() })}
      onLeave={onLeave}
    >
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        <TextField label={requestText.to} value={value.to} onChange={(event) => set({ to: event.target.value })} sx={{ width: 160 }} />
        <TextField
          label={requestText.item}
          value={value.item}
          autoFocus
          multiline
          onChange={(event) => set({ item: event.target.value })}
          sx={{ flex: 1 }}
        />
      </Box>
      <TextField label={requestText.why} value={value.why} multiline onChange={(event) => set({ why: event.target.value })} />
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr 1fr', gap: 1.5 }}>
        <DayField label={requestText.asked} value={value.asked} onChange={(asked) => set({ asked })} />
        <DayField label={requestText.due} value={value.due} onChange={(due) => set({ due })} />
        <DayField label={requestText.received} value={value.received} onChange={(received) => set({ received })} />
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: '200px 1fr', gap: 1.5 }}>
        <Choice
          label={requestText.state}
          value={value.state}
          options={requestStates.map((state) => [state, requestStateText[state]] as const)}
          onChoose={(state) => set({ state })}
        />
        <TextField label={requestText.reply} value={value.reply} multiline onChange={(event) => set({ reply: event.target.value })} />
      </Box>
    </KeptForm>
  );
}
