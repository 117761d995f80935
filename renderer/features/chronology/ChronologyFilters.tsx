// Owns the line of filters over the chronology. Must not filter: db/model/chronology does, for the screen and for what is exported alike.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { standingFilters } from '../../../db/model/chronology.ts';
import { eventStatuses } from '../../../db/model/draft.ts';
import type { OwnFilter } from '../../api/place.tsx';
import { chronologyText, eventStatusText } from '../../text/chronology.ts';
import { sideText } from '../../text/ui.ts';
import { DayField } from '../../ui/DateField.tsx';

interface ChronologyFiltersProps {
  readonly filter: OwnFilter;
  readonly shown: number;
  readonly total: number;
  readonly onChange: (filter: OwnFilter) => void;
}

/** The filter with one part of it set; what is empty is no filter. */
function withPart(filter: OwnFilter, part: { readonly [K in keyof OwnFilter]?: string | null }): OwnFilter {
  const parts = Object.entries({ ...filter, ...part }).filter(([, value]) => value != null && value !== '');
  return Object.fromEntries(parts) as OwnFilter;
}

/** Status, silent side, scope, range of dates, words; and how much they show. */
export function ChronologyFilters({ filter, shown, total, onChange }: ChronologyFiltersProps) {
  const choice = (name: 'status' | 'silent' | 'scope', label: string, options: readonly (readonly [string, string])[]) => (
    <TextField
      select
      label={label}
      value={filter[name] ?? ''}
      onChange={(event) => onChange(withPart(filter, { [name]: event.target.value }))}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      sx={{ width: 138 }}
    >
      <MenuItem value="">{chronologyText.any}</MenuItem>
      {options.map(([value, words]) => (
        <MenuItem key={value} value={value}>
          {words}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Box
      role="group"
      aria-label={chronologyText.filters}
      sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'flex-start', my: 1, '& .MuiTextField-root': { my: 0 } }}
    >
      {choice(
        'status',
        chronologyText.status,
        eventStatuses.map((status) => [status, eventStatusText[status]] as const),
      )}
      {choice(
        'silent',
        chronologyText.silentSide,
        (['resident', 'landlord'] as const).map((side) => [side, sideText[side]] as const),
      )}
      {choice(
        'scope',
        chronologyText.scope,
        standingFilters.map((each) => [each, chronologyText.scopeOf[each]] as const),
      )}
      <Box sx={{ width: 118 }}>
        <DayField label={chronologyText.from} value={filter.from ?? null} onChange={(from) => onChange(withPart(filter, { from }))} />
      </Box>
      <Box sx={{ width: 118 }}>
        <DayField label={chronologyText.to} value={filter.to ?? null} onChange={(to) => onChange(withPart(filter, { to }))} />
      </Box>
      <TextField
        label={chronologyText.words}
        value={filter.words ?? ''}
        onChange={(event) => onChange(withPart(filter, { words: event.target.value }))}
        sx={{ flex: 1, minWidth: 110 }}
      />
      <Box role="status" sx={{ fontSize: 12, color: 'text.secondary', py: 1 }}>
        {chronologyText.shown(shown, total)}
      </Box>
      {Object.keys(filter).length > 0 && (
        <Button color="inherit" onClick={() => onChange({})}>
          {chronologyText.showAll}
        </Button>
      )}
    </Box>
  );
}
