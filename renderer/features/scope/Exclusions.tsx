// Owns what is excluded from the investigation: the list and the fields of one exclusion. One command per exclusion kept or removed.
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { formatDay } from '../../../db/model/dates.ts';
import { type Draft, type DraftRow, type Exclusion, exclusionReasons } from '../../../db/model/draft.ts';
import { add, edit, remove, useChangeDraft } from '../../api/draft.ts';
import { exclusionReasonText, exclusionText, scopeScreenText } from '../../text/scope.ts';
import { DayField } from '../../ui/DateField.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';

const blank: Exclusion = {
  headId: null,
  reason: 'historic',
  text: '',
  from: null,
  to: null,
  topic: '',
  impact: '',
  actor: '',
  basis: '',
  canConsider: '',
  cites: [],
};

/** Exclusions of the case. */
export function Exclusions({ caseId, draft }: { readonly caseId: string; readonly draft: Draft }) {
  const change = useChangeDraft(caseId);
  const [open, setOpen] = useState<string | 'new' | null>(null);
  const keep = async (row: DraftRow<'exclusion'> | null, value: Exclusion) => {
    const reason = exclusionReasonText[value.reason];
    const reply = await change(row === null ? exclusionText.labelAdd(reason) : exclusionText.labelEdit(reason), [
      row === null ? add('exclusion', value) : edit('exclusion', row, value),
    ]);
    if (reply.ok) setOpen(null);
  };
  const fields = (row: DraftRow<'exclusion'> | null) => (
    <ExclusionFields
      key={row?.id ?? 'new'}
      draft={draft}
      start={row?.value ?? blank}
      onKeep={(value) => void keep(row, value)}
      onLeave={() => setOpen(null)}
    />
  );
  return (
    <Box component="section" aria-labelledby="exclusions-title" sx={{ mb: 3 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
        <Typography id="exclusions-title" variant="h2" sx={{ flex: 1 }}>
          {exclusionText.title}
        </Typography>
        <Button variant="outlined" onClick={() => setOpen('new')}>
          {exclusionText.add}
        </Button>
      </Box>
      {draft.exclusion.length === 0 && open !== 'new' && (
        <Typography variant="body2" color="textSecondary">
          {exclusionText.none}
        </Typography>
      )}
      {open === 'new' && fields(null)}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {draft.exclusion.map((row) => (
          <Box component="li" key={row.id} sx={{ borderTop: 1, borderColor: 'divider', py: 0.75 }}>
            {open === row.id ? (
              fields(row)
            ) : (
              <ExclusionLine
                row={row}
                draft={draft}
                onEdit={() => setOpen(row.id)}
                onRemove={() => void change(exclusionText.labelRemove(exclusionReasonText[row.value.reason]), [remove('exclusion', row)])}
              />
            )}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function ExclusionLine({
  row,
  draft,
  onEdit,
  onRemove,
}: {
  readonly row: DraftRow<'exclusion'>;
  readonly draft: Draft;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const { value } = row;
  const reason = exclusionReasonText[value.reason];
  const head = draft.head.find(({ id }) => id === value.headId);
  const period =
    value.from === null && value.to === null
      ? ''
      : exclusionText.period(
          value.from === null ? scopeScreenText.open : formatDay(value.from),
          value.to === null ? scopeScreenText.open : formatDay(value.to),
        );
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="body2">
          <b>{reason}</b>{' '}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {[head === undefined ? exclusionText.allHeads : `(${head.key})`, period, value.topic, value.impact, value.actor]
              .filter(Boolean)
              .join(' · ')}
          </Box>
        </Typography>
        <Typography variant="body2">{value.text}</Typography>
        {value.basis !== '' && (
          <Typography variant="body2" color="textSecondary">
            {value.basis}
          </Typography>
        )}
        {value.canConsider !== '' && <Typography variant="body2">{exclusionText.still(value.canConsider)}</Typography>}
      </Box>
      <Box>
        <IconButton aria-label={exclusionText.edit(reason)} title={exclusionText.edit(reason)} onClick={onEdit} sx={{ p: 0.25 }}>
          <EditOutlined fontSize="small" />
        </IconButton>
        <IconButton aria-label={exclusionText.remove(reason)} title={exclusionText.remove(reason)} onClick={onRemove} sx={{ p: 0.25 }}>
          <DeleteOutline fontSize="small" />
        </IconButton>
      </Box>
    </Box>
  );
}

interface ExclusionFieldsProps {
  readonly draft: Draft;
  readonly start: Exclusion;
  readonly onKeep: (value: Exclusion) => void;
  readonly onLeave: () => void;
}

function ExclusionFields({ draft, start, onKeep, onLeave }: ExclusionFieldsProps) {
  const [value, setValue] = useState(start);
  const set = (patch: Partial<Exclusion>) => setValue((now) => ({ ...now, ...patch }));
  const words = (name: 'text' | 'topic' | 'impact' | 'actor' | 'basis' | 'canConsider', isWide = false) => (
    <TextField
      label={exclusionText[name]}
      value={value[name]}
      multiline={isWide}
      onChange={(event) => set({ [name]: event.target.value })}
      sx={isWide ? { gridColumn: '1 / -1' } : {}}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
  return (
    <KeptForm title={exclusionText.title} keepName={exclusionText.keep} onKeep={() => onKeep(value)} onLeave={onLeave}>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1.5 }}>
        <TextField
          select
          autoFocus
          label={exclusionText.reason}
          value={value.reason}
          onChange={(event) => set({ reason: event.target.value as Exclusion['reason'] })}
        >
          {exclusionReasons.map((reason) => (
            <MenuItem key={reason} value={reason}>
              {exclusionReasonText[reason]}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          label={exclusionText.head}
          value={value.headId ?? ''}
          onChange={(event) => set({ headId: event.target.value === '' ? null : event.target.value })}
          slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
        >
          <MenuItem value="">{exclusionText.allHeads}</MenuItem>
          {draft.head.map(({ id, key }) => (
            <MenuItem key={id} value={id}>
              ({key})
            </MenuItem>
          ))}
        </TextField>
        {words('text', true)}
        <DayField label={exclusionText.from} value={value.from} onChange={(from) => set({ from })} />
        <DayField label={exclusionText.to} value={value.to} onChange={(to) => set({ to })} />
        {words('topic')}
        {words('impact')}
        {words('actor')}
        {words('basis')}
        {words('canConsider', true)}
      </Box>
    </KeptForm>
  );
}
