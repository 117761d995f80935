// Owns the line over the two lists: how many on each side, the filters, together or apart. Must not filter: axisLines does.
import EventBusyOutlined from '@mui/icons-material/EventBusyOutlined';
import EventRepeatOutlined from '@mui/icons-material/EventRepeatOutlined';
import LinkOffOutlined from '@mui/icons-material/LinkOffOutlined';
import LinkOutlined from '@mui/icons-material/LinkOutlined';
import SwapHorizOutlined from '@mui/icons-material/SwapHorizOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { formatDay } from '../../../db/model/dates.ts';
import type { EntryKind } from '../../../db/model/entry.ts';
import { partyFilters, type ShownEntries } from '../../api/arrangement.ts';
import type { Pane } from '../../api/place.tsx';
import { findText } from '../../text/search.ts';
import { sideBySideText } from '../../text/sideBySide.ts';
import { kindText, sideText } from '../../text/ui.ts';
import { type FocusDate, useFocusDay } from './focusDate.ts';

interface FilterBarProps {
  readonly filter: ShownEntries;
  readonly onFilter: (filter: ShownEntries) => void;
  readonly isSwapped: boolean;
  readonly onSwap: () => void;
  readonly isTogether: boolean;
  readonly onTogether: () => void;
  /** The search at hand once it is known how much it finds; null without one. Too many to be named are not marked. */
  readonly search: { readonly text: string; readonly total: number; readonly isNamed: boolean } | null;
  readonly isOnlyHits: boolean;
  readonly onOnlyHits: (isOnly: boolean) => void;
  /** Null while the entries are still being read. */
  readonly counts: Readonly<Record<Pane, number>> | null;
  /** Reports nothing answers, for the heads looked at; null while the entries are still being read. */
  readonly unanswered: number | null;
  readonly kinds: readonly EntryKind[];
  /** Tags in use, each before those under it. */
  readonly tags: readonly string[];
  /** Lists apart follow each other's date. */
  readonly areDatesLocked: boolean;
  readonly onLockDates: () => void;
  readonly focus: FocusDate;
}

const toggles = [
  ['isInScope', sideBySideText.inScope],
  ['isUnread', sideBySideText.unread],
  ['isMarked', sideBySideText.marked],
] as const;

/** The bar, one line. */
export function FilterBar(props: FilterBarProps) {
  const {
    filter,
    onFilter,
    isSwapped,
    onSwap,
    isTogether,
    onTogether,
    counts,
    unanswered,
    kinds,
    tags,
    areDatesLocked,
    onLockDates,
    focus,
    search,
    isOnlyHits,
    onOnlyHits,
  } = props;
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
            '& .filters': { order: 3, flexBasis: '100%', flexWrap: 'wrap', justifyContent: 'center', pb: 0.5 },
          },
          // The line in the list and the strip still say it.
          '@container (max-width: 440px)': {
            '& [data-focus-of]': { display: 'none' },
          },
        }}
      >
        <Count side={first} count={counts?.[first] ?? null} focus={focus} />
        <Box className="wide" sx={{ flex: 1 }} />
        <Box className="filters" role="group" aria-label={sideBySideText.filters} sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
          <Choice
            label={sideBySideText.kind}
            all={sideBySideText.allKinds}
            options={kinds}
            words={(kind) => kindText[kind]}
            value={filter.kind}
            onChange={(kind) => onFilter({ ...filter, kind })}
          />
          <Choice
            label={sideBySideText.party}
            all={sideBySideText.allParties}
            options={partyFilters}
            words={(party) => sideBySideText.partyWords[party]}
            value={filter.party}
            onChange={(party) => onFilter({ ...filter, party })}
          />
          {(tags.length > 0 || filter.tag !== null) && (
            <Choice
              label={sideBySideText.tag}
              all={sideBySideText.allTags}
              options={filter.tag === null || tags.includes(filter.tag) ? tags : [filter.tag, ...tags]}
              words={(tag) => tag}
              value={filter.tag}
              onChange={(tag) => onFilter({ ...filter, tag })}
            />
          )}
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
          <Chip
            label={sideBySideText.unanswered(unanswered)}
            title={sideBySideText.unansweredHint}
            aria-pressed={filter.isUnanswered}
            color={filter.isUnanswered ? 'primary' : 'default'}
            variant={filter.isUnanswered ? 'filled' : 'outlined'}
            onClick={() => onFilter({ ...filter, isUnanswered: !filter.isUnanswered })}
          />
          {search !== null && (
            <Chip
              label={findText.onlyHits(search.total)}
              title={search.isNamed ? findText.onlyHitsHint(search.text) : findText.tooMany(search.total)}
              disabled={!search.isNamed}
              aria-pressed={isOnlyHits}
              color={isOnlyHits ? 'primary' : 'default'}
              variant={isOnlyHits ? 'filled' : 'outlined'}
              onClick={() => onOnlyHits(!isOnlyHits)}
            />
          )}
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
          {!isTogether && (
            <Button
              color="inherit"
              aria-pressed={areDatesLocked}
              title={areDatesLocked ? sideBySideText.datesLockedHint : sideBySideText.datesFreeHint}
              startIcon={areDatesLocked ? <EventRepeatOutlined /> : <EventBusyOutlined />}
              onClick={onLockDates}
              sx={{ fontSize: 12, py: 0, color: 'text.secondary', minWidth: 0 }}
            >
              <span className="wide">{areDatesLocked ? sideBySideText.datesLocked : sideBySideText.datesFree}</span>
            </Button>
          )}
          <IconButton aria-label={sideBySideText.swap} title={sideBySideText.swapHint} aria-pressed={isSwapped} onClick={onSwap}>
            <SwapHorizOutlined sx={{ fontSize: 18 }} />
          </IconButton>
        </Box>
        <Box className="wide" sx={{ flex: 1 }} />
        <Count side={last} count={counts?.[last] ?? null} focus={focus} />
      </Box>
    </Box>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  /** What is said while nothing is chosen. */
  readonly all: string;
  readonly options: readonly T[];
  readonly words: (option: T) => string;
  readonly value: T | null;
  readonly onChange: (value: T | null) => void;
}

/** One choice among many, as narrow as its words allow; in colour while it narrows the lists. */
function Choice<T extends string>({ label, all, options, words, value, onChange }: ChoiceProps<T>) {
  return (
    <Select
      variant="standard"
      disableUnderline
      displayEmpty
      value={value ?? ''}
      renderValue={() => (value === null ? all : words(value))}
      inputProps={{ 'aria-label': label }}
      onChange={(event) => onChange(options.find((option) => option === event.target.value) ?? null)}
      sx={{ fontSize: 12, mr: 0.25, maxWidth: 132, ...(value === null ? {} : { color: 'primary.main', fontWeight: 600 }) }}
    >
      <MenuItem value="">{all}</MenuItem>
      {options.map((option) => (
        <MenuItem key={option} value={option}>
          {words(option)}
        </MenuItem>
      ))}
    </Select>
  );
}

function Count({ side, count, focus }: { readonly side: Pane; readonly count: number | null; readonly focus: FocusDate }) {
  const day = useFocusDay(focus, side);
  return (
    <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 0.75, whiteSpace: 'nowrap' }}>
      <Box component="h2" sx={{ m: 0, fontSize: 13, fontWeight: 600, color: `${side}.main` }}>
        {sideText[side]}{' '}
        <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary' }}>
          {count === null ? '…' : count.toLocaleString('en-GB')}
        </Box>
      </Box>
      {day !== null && (
        <Box
          component="span"
          data-focus-of={side}
          title={sideBySideText.focusHint}
          sx={{ fontSize: 12, color: 'primary.main', fontVariantNumeric: 'tabular-nums' }}
        >
          {sideBySideText.focus(formatDay(day))}
        </Box>
      )}
    </Box>
  );
}
