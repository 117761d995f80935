// Owns the line over the two lists: how many on each side, the filters, together or apart. Must not filter: axisLines does.
import LinkOffOutlined from '@mui/icons-material/LinkOffOutlined';
import LinkOutlined from '@mui/icons-material/LinkOutlined';
import SwapHorizOutlined from '@mui/icons-material/SwapHorizOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import type { EntryKind, Side } from '../../../db/model/entry.ts';
import type { ShownEntries } from '../../api/arrangement.ts';
import { sideBySideText } from '../../text/sideBySide.ts';
import { kindText, sideText } from '../../text/ui.ts';

interface FilterBarProps {
  readonly filter: ShownEntries;
  readonly onFilter: (filter: ShownEntries) => void;
  readonly isSwapped: boolean;
  readonly onSwap: () => void;
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
export function FilterBar({ filter, onFilter, isSwapped, onSwap, isTogether, onTogether, counts, kinds }: FilterBarProps) {
  const [first, last] = isSwapped ? (['landlord', 'resident'] as const) : (['resident', 'landlord'] as const);
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
        <Count side={first} count={counts?.[first] ?? null} />
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
          <IconButton aria-label={sideBySideText.swap} title={sideBySideText.swapHint} aria-pressed={isSwapped} onClick={onSwap}>
            <SwapHorizOutlined sx={{ fontSize: 18 }} />
          </IconButton>
        </Box>
        <Box className="wide" sx={{ flex: 1 }} />
        <Count side={last} count={counts?.[last] ?? null} />
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
