// Owns what is excluded from the investigation: the list and the fields of one exclusion. One command per exclusion kept or removed.
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { formatDay } from '../../../db/model/dates.ts';
import { type Cite, type Draft, type DraftRow, type Exclusion, exclusionReasons } from '../../../db/model/draft.ts';
import type { ListedEntry } from '../../../db/model/entry.ts';
import { add, edit, remove, useChangeDraft } from '../../api/draft.ts';
import { exclusionReasonText, exclusionText, scopeScreenText } from '../../text/scope.ts';
import { CitesField } from '../../ui/CitesField.tsx';
import { ChangeButton, ChangeIconButton } from '../../ui/changing.tsx';
import { DayField } from '../../ui/DateField.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { CiteList } from '../../ui/PassageCard.tsx';
import type { Citable } from '../../ui/paragraphEditor/picker.ts';
import { Moves } from './Moves.tsx';
import { type Limits, limitsOf } from './standing.ts';

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

interface ExclusionsProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly entries: readonly ListedEntry[];
  readonly citables: readonly Citable[];
  readonly onShow: (cite: Cite) => void;
}

const citedBy = ['mark', 'entry', 'contact'] as const;

/** The limits with one exclusion as it would be; null takes it away. */
function limitsWith(draft: Draft, id: string | null, value: Exclusion | null): Limits {
  const others = draft.exclusion.flatMap((row) => (row.id === id ? [] : [row.value]));
  return { ...limitsOf(draft), exclusions: value === null ? others : [...others, value] };
}

/** Exclusions of the case. */
export function Exclusions({ caseId, draft, entries, citables, onShow }: ExclusionsProps) {
  const change = useChangeDraft(caseId);
  const [open, setOpen] = useState<string | 'new' | null>(null);
  const [removing, setRemoving] = useState<string | null>(null);
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
      id={row?.id ?? null}
      draft={draft}
      entries={entries}
      citables={citables}
      title={row === null ? exclusionText.add : exclusionText.edit(exclusionReasonText[row.value.reason])}
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
        <ChangeButton variant="outlined" onClick={() => setOpen('new')}>
          {exclusionText.add}
        </ChangeButton>
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
            ) : removing === row.id ? (
              <KeptForm
                title={exclusionText.remove(exclusionReasonText[row.value.reason])}
                keepName={exclusionText.removeNow}
                isQuestion
                onKeep={() => {
                  setRemoving(null);
                  void change(exclusionText.labelRemove(exclusionReasonText[row.value.reason]), [remove('exclusion', row)]);
                }}
                onLeave={() => setRemoving(null)}
              >
                <Typography variant="body2">{row.value.text}</Typography>
                <Moves draft={draft} entries={entries} headId={row.value.headId} after={limitsWith(draft, row.id, null)} />
              </KeptForm>
            ) : (
              <ExclusionLine
                row={row}
                draft={draft}
                citables={citables}
                onShow={onShow}
                onEdit={() => setOpen(row.id)}
                onRemove={() => setRemoving(row.id)}
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
  citables,
  onShow,
  onEdit,
  onRemove,
}: {
  readonly row: DraftRow<'exclusion'>;
  readonly draft: Draft;
  readonly citables: readonly Citable[];
  readonly onShow: (cite: Cite) => void;
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
        <CiteList cites={value.cites} citables={citables} onOpen={onShow} />
        {value.canConsider !== '' && <Typography variant="body2">{exclusionText.still(value.canConsider)}</Typography>}
      </Box>
      <Box>
        <ChangeIconButton aria-label={exclusionText.edit(reason)} title={exclusionText.edit(reason)} onClick={onEdit} sx={{ p: 0.25 }}>
          <EditOutlined fontSize="small" />
        </ChangeIconButton>
        <ChangeIconButton
          aria-label={exclusionText.remove(reason)}
          title={exclusionText.remove(reason)}
          onClick={onRemove}
          sx={{ p: 0.25 }}
        >
          <DeleteOutline fontSize="small" />
        </ChangeIconButton>
      </Box>
    </Box>
  );
}

interface ExclusionFieldsProps {
  /** Null for a new one. */
  readonly id: string | null;
  readonly draft: Draft;
  readonly entries: readonly ListedEntry[];
  readonly citables: readonly Citable[];
  readonly title: string;
  readonly start: Exclusion;
  readonly onKeep: (value: Exclusion) => void;
  readonly onLeave: () => void;
}

function ExclusionFields({ id, draft, entries, citables, title, start, onKeep, onLeave }: ExclusionFieldsProps) {
  const [value, setValue] = useState(start);
  const after = useMemo(() => limitsWith(draft, id, value), [draft, id, value]);
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
    <KeptForm title={title} keepName={exclusionText.keep} onKeep={() => onKeep(value)} onLeave={onLeave}>
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
        <Box sx={{ gridColumn: '1 / -1' }}>
          <CitesField
            label={exclusionText.cites}
            citables={citables}
            kinds={citedBy}
            chosen={value.cites}
            onChange={(cites) => set({ cites })}
          />
        </Box>
      </Box>
      <Moves draft={draft} entries={entries} headId={value.headId} after={after} />
    </KeptForm>
  );
}
