// Owns the line over the two lists: how many on each side, the filters, together or apart. Must not filter: axisLines does.
import LinkOffOutlined from '@mui/icons-material/LinkOffOutlined';
import LinkOutlined from '@mui/icons-material/LinkOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import type { EntryKind, Side } from '../../../db/model/entry.ts';
import { sideBySideText } from '../../text/sideBySide.ts';
import { kindText, sideText } from '../../text/ui.ts';
import type { AxisFilter } from './axisLines.ts';

interface FilterBarProps {
  readonly filter: AxisFilter;
  readonly onFilter: (filter: AxisFilter) => void;
  readonly isTogether: boolean;
  readonly onTogether: () => void;
  /** Null while the entries are still being read. */
  readonly counts: Readonly<Record<Side, number>> | null;
  readonly kinds: readonly EntryKind[];
}

const toggles = [
  ['isInScope', sideBySideText.inScope],
  ['isUnread', sideBySideText.unread],
  ['isMarked', sideBySideText.marked],
] as const;

/** The bar, one line. */
export function FilterBar({ filter, onFilter, isTogether, onTogether, counts, kinds }: FilterBarProps) {
  return (
    <Box sx={{ containerType: 'inline-size', flex: 'none', borderBottom: 1, borderColor: 'divider' }}>
      <Box
        sx={{
          minHeight: 36,
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'center',
          flexWrap: 'wrap',
          gap: 0.75,
          px: 1,
          '@container (max-width: 560px)': {
            justifyContent: 'space-between',
            '& .wide': { display: 'none' },
            '& .filters': { order: 3, flexBasis: '100%', justifyContent: 'center', pb: 0.5 },
          },
        }}
      >
        <Count side="resident" count={counts?.resident ?? null} />
        <Box className="wide" sx={{ flex: 1 }} />
        <Box className="filters" role="group" aria-label={sideBySideText.filters} sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
          <Select
            className="wide"
            variant="standard"
            disableUnderline
            displayEmpty
            value={filter.kind ?? ''}
            inputProps={{ 'aria-label': sideBySideText.kind }}
            onChange={(event) => onFilter({ ...filter, kind: kinds.find((kind) => kind === event.target.value) ?? null })}
            sx={{ fontSize: 12, mr: 0.5 }}
          >
            <MenuItem value="">{sideBySideText.allKinds}</MenuItem>
            {kinds.map((kind) => (
              <MenuItem key={kind} value={kind}>
                {kindText[kind]}
              </MenuItem>
            ))}
          </Select>
          {toggles.map(([name, label]) => (
            <Chip
              key={name}
              label={label}
              aria-pressed={filter[name]}
              color={filter[name] ? 'primary' : 'default'}
              variant={filter[name] ? 'filled' : 'outlined'}
              onClick={() => onFilter({ ...filter, [name]: !filter[name] })}
            />
          ))}
          <Button
            color="inherit"
            aria-pressed={isTogether}
            title={isTogether ? sideBySideText.togetherHint : sideBySideText.apartHint}
            startIcon={isTogether ? <LinkOutlined /> : <LinkOffOutlined />}
            onClick={onTogether}
            sx={{ fontSize: 12, py: 0, color: 'text.secondary', minWidth: 0 }}
          >
            <span className="wide">{isTogether ? sideBySideText.together : sideBySideText.apart}</span>
          </Button>
        </Box>
        <Box className="wide" sx={{ flex: 1 }} />
        <Count side="landlord" count={counts?.landlord ?? null} />
      </Box>
    </Box>
  );
}

function Count({ side, count }: { readonly side: Side; readonly count: number | null }) {
  return (
    <Box component="h2" sx={{ m: 0, fontSize: 13, fontWeight: 600, color: `${side}.main`, whiteSpace: 'nowrap' }}>
      {sideText[side]}{' '}
      <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary' }}>
        {count === null ? '…' : count.toLocaleString('en-GB')}
      </Box>
    </Box>
  );
}
